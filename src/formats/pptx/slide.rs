//! One slide: its shapes with their text, tables and charts.

use super::Role;
use crate::content::{LineKind, holds_digit};
use crate::formats::flow::{Flow, Rows, Span, raised};
use crate::formats::fonts::is_monospaced;
use crate::formats::ooxml::{Office, is_known_choice};
use crate::formats::xml::{Piece, Tag, Xml};
use crate::gap::Reason;

/// What else was met on the slide.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// Whether the slide is passed over when the slides are shown.
    pub(super) is_hidden: bool,
    /// Comments.
    pub(super) comments: u64,
    /// Paragraphs with words.
    pub(super) texts: u64,
    /// Charts: the relation to each, and its description.
    pub(super) charts: Vec<(String, Vec<String>)>,
}

/// Reads a slide and delivers what is on it; of the pattern of slides what all of them show, and not
/// the prompts of places that each slide fills itself.
///
/// # Errors
/// It is damaged or breaks a limit; what was read before stays delivered.
pub(super) fn read(
    office: &Office,
    part: &str,
    role: Role,
    flow: &mut Flow<'_>,
) -> Result<Seen, Reason> {
    let mut reader = Reader {
        flow,
        role,
        seen: Seen::default(),
        text: String::new(),
        unseen: String::new(),
        hidden: Vec::new(),
        takes: false,
        raised: false,
        tiny: false,
        printed: None,
        described: Vec::new(),
        chosen: false,
        in_place: false,
    };
    let mut xml = office.xml(part)?;
    reader.read(&mut xml)?;
    Ok(reader.seen)
}

struct Reader<'r, 's> {
    flow: &'r mut Flow<'s>,
    role: Role,
    seen: Seen,
    /// The paragraph that is read, as far as it is seen and as far as it is not.
    text: String,
    unseen: String,
    /// For each open shape or group, whether it is hidden.
    hidden: Vec<bool>,
    /// Whether text that comes is text of the slide.
    takes: bool,
    raised: bool,
    tiny: bool,
    /// Whether the paragraph is set in a font with signs of one width.
    printed: Option<bool>,
    described: Vec<String>,
    /// Whether the choice of newer markup that was read last is one that programs show.
    chosen: bool,
    /// Whether the shape is a place that slides fill.
    in_place: bool,
}

impl Reader<'_, '_> {
    fn read(&mut self, xml: &mut Xml<'_>) -> Result<(), Reason> {
        loop {
            match xml.next()? {
                Piece::Start(tag) => {
                    if tag.name() == "Choice" {
                        self.chosen = is_known_choice(&tag);
                    }
                    if self.is_elsewhere(&tag) {
                        xml.skip()?;
                    } else {
                        self.start(&tag);
                    }
                }
                Piece::Text(text) if self.takes => {
                    let hidden = self.tiny || self.hidden.iter().any(|hidden| *hidden);
                    let into = if hidden { &mut self.unseen } else { &mut self.text };
                    if !self.flow.fits(into.len().saturating_add(text.len())) {
                        continue;
                    }
                    if self.raised {
                        into.extend(text.chars().map(raised));
                    } else {
                        into.push_str(text);
                    }
                }
                Piece::Text(_) => {}
                Piece::End(name) => self.end(name),
                Piece::Eof => return Ok(()),
            }
        }
    }

    /// Whether what an element holds is shown elsewhere, or by other programs.
    fn is_elsewhere(&self, tag: &Tag<'_>) -> bool {
        match tag.name() {
            "Fallback" => self.chosen,
            // The text of a place that slides fill, and how it is set at every level.
            "txBody" => self.role == Role::Pattern && self.in_place,
            _ => false,
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "ph" => self.in_place = true,
            "sld" => {
                let shown = tag.attribute("show");
                self.seen.is_hidden = shown.is_some_and(|show| matches!(&*show, "0" | "false"));
            }
            "sp" | "grpSp" | "graphicFrame" | "pic" | "cxnSp" => {
                self.hidden.push(false);
                self.in_place = false;
            }
            "cNvPr" => {
                if let Some(hidden) = self.hidden.last_mut() {
                    *hidden |= tag.is_set("hidden");
                }
                let texts = ["title", "descr"].iter().filter_map(|name| tag.attribute(name));
                self.described = texts.map(std::borrow::Cow::into_owned).collect();
            }
            "tbl" => {
                let hidden = self.seen.is_hidden || self.hidden.iter().any(|hidden| *hidden);
                self.flow.begin_table(hidden);
            }
            "tr" => self.flow.begin_row(),
            "tc" => self.begin_cell(tag),
            "chart" => {
                if let Some(id) = tag.prefixed("id") {
                    let texts = std::mem::take(&mut self.described);
                    self.seen.charts.push((id.into_owned(), texts));
                }
            }
            // The older comments keep their text in `text`, the newer ones in paragraphs.
            "cm" => self.seen.comments = self.seen.comments.saturating_add(1),
            "t" => self.takes = true,
            "text" if self.role == Role::Remark => self.takes = true,
            "br" => self.text.push('\n'),
            "rPr" => {
                const TINY: u32 = 200;
                let number = |name: &str| tag.attribute(name).and_then(|n| n.parse::<i64>().ok());
                self.raised = number("baseline").is_some_and(|baseline| baseline > 0);
                self.tiny = number("sz").is_some_and(|size| size <= i64::from(TINY));
            }
            "r" => {
                self.raised = false;
                self.tiny = false;
            }
            "latin" => {
                let font = tag.attribute("typeface").unwrap_or_default();
                self.printed = Some(self.printed.unwrap_or(true) && is_monospaced(&font));
            }
            _ => {}
        }
    }

    fn begin_cell(&mut self, tag: &Tag<'_>) {
        let number = |name: &str| tag.attribute(name).and_then(|n| n.parse::<u32>().ok());
        let columns = number("gridSpan").unwrap_or(1).clamp(1, 1_000);
        let rows = number("rowSpan").unwrap_or(1);
        // The cells that a joined one covers are written too: `hMerge` beside it, `vMerge` below.
        if tag.is_set("hMerge") {
            self.flow.end_cell();
            return;
        }
        let rows = if tag.is_set("vMerge") {
            Rows::Continues
        } else if rows > 1 {
            Rows::Begins
        } else {
            Rows::Number(1)
        };
        self.flow.begin_cell(Span { columns, rows });
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" | "text" => {
                self.takes = false;
                if name == "text" {
                    self.end_paragraph();
                }
            }
            "p" => self.end_paragraph(),
            "tc" => self.flow.end_cell(),
            "tr" => self.flow.end_row(),
            "tbl" => self.flow.end_table(),
            "sp" | "grpSp" | "graphicFrame" | "pic" | "cxnSp" => {
                self.hidden.pop();
                self.described();
            }
            _ => {}
        }
    }

    /// Takes the description of a shape, where a number in it may give something away.
    fn described(&mut self) {
        let texts = std::mem::take(&mut self.described);
        if self.role != Role::Pattern {
            texts.iter().filter(|text| holds_digit(text)).for_each(|text| self.flow.aside(text));
        }
    }

    fn end_paragraph(&mut self) {
        self.flow.hidden(&std::mem::take(&mut self.unseen));
        let text = std::mem::take(&mut self.text);
        let monospaced = self.printed.take() == Some(true);
        if text.trim().is_empty() {
            return;
        }
        let kind = if monospaced { LineKind::Printed } else { LineKind::Prose };
        // The number of the slide stands on every page of notes.
        if text.chars().any(char::is_alphabetic) {
            self.seen.texts = self.seen.texts.saturating_add(1);
        }
        if self.role == Role::Remark {
            self.flow.unseen(&text);
        } else if self.seen.is_hidden && !self.flow.in_cell() {
            self.flow.hidden(&text);
        } else {
            self.flow.paragraph(&text, kind);
        }
    }
}
