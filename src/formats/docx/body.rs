//! One part of a Word document with text: its paragraphs, tables and text boxes in their order.

mod beside;
mod within;
mod written;

use super::figures::Figures;
use super::runs::Looks;
use super::styles::Styles;
use crate::content::LineKind;
use crate::formats::flow::{Flow, Rows, Span};
use crate::formats::ooxml::{Office, is_known_choice};
use crate::formats::xml::{Piece, Tag, Xml};
use crate::gap::Reason;
use std::collections::BTreeSet;

/// What else was met in the text.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// Tracked insertions, deletions and moves.
    pub(super) changes: u64,
    /// Comments.
    pub(super) comments: u64,
    /// Fields that start a program.
    pub(super) programs: u64,
    /// Fields that take in another file.
    pub(super) links: u64,
    /// The parts of the pictures that were delivered, in lower case.
    pub(super) pictures: BTreeSet<String>,
}

/// Who sees a part as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sight {
    /// Everybody who opens the document.
    Shown,
    /// Who looks for it; that it is there is reported by its kind: a comment.
    Reported,
    /// Nobody; its numbers are reported as hidden text.
    Unseen,
}

/// Reads the part and delivers its text.
///
/// # Errors
/// It is damaged or breaks a limit; what was read before stays delivered.
pub(super) fn read(
    office: &Office,
    part: &str,
    styles: &Styles,
    sight: Sight,
    flow: &mut Flow<'_>,
) -> Result<Seen, Reason> {
    let mut reader = Reader {
        styles,
        flow,
        sight,
        seen: Seen::default(),
        paragraphs: Vec::new(),
        removed: 0,
        shaded: Vec::new(),
        about: About::Text,
        cell_pending: false,
        prompt: Vec::new(),
        described: Vec::new(),
        figures: Figures::of(office, part),
        chosen: false,
        choice: None,
        span: Span::ONE,
        last: LineKind::Prose,
    };
    let mut xml = office.xml(part)?;
    reader.read(&mut xml)?;
    let pictures = reader.figures.into_delivered();
    Ok(Seen { pictures, ..reader.seen })
}

struct Reader<'r, 's> {
    styles: &'r Styles,
    flow: &'r mut Flow<'s>,
    sight: Sight,
    seen: Seen,
    /// The open paragraphs: a text box is a paragraph within one.
    paragraphs: Vec<Paragraph>,
    /// How many open elements mark what is in them as removed.
    removed: u32,
    /// For each open table, whether its ground may be dark, and whether that of its cell is.
    shaded: Vec<(bool, bool)>,
    /// What the properties that are read now are about.
    about: About,
    /// Whether a cell was begun whose properties are not yet known.
    cell_pending: bool,
    /// For each open content control, whether it shows its prompt.
    prompt: Vec<bool>,
    /// Descriptions of the drawing that was begun last.
    described: Vec<String>,
    figures: Figures<'r>,
    /// Whether the choice of newer markup that was read last is one that programs show.
    chosen: bool,
    /// The text of that choice.
    choice: Option<String>,
    /// How the cell that is begun lies.
    span: Span,
    /// The kind of the last paragraph with text: empty lines belong to it.
    last: LineKind,
}

#[derive(Debug, Default)]
struct Paragraph {
    seen: String,
    hidden: String,
    removed: String,
    looks: Looks,
    run: Looks,
    /// Whether the text that was seen last is struck out.
    struck: bool,
    /// Whether all text so far is set in a font with signs of one width.
    printed: Option<bool>,
    field: String,
    /// Whether it is a line of a table of contents.
    contents: bool,
}

impl Reader<'_, '_> {
    fn read(&mut self, xml: &mut Xml<'_>) -> Result<(), Reason> {
        // Whether text that comes belongs to the document, to a field or to nothing.
        let mut text_of = TextOf::Nothing;
        loop {
            match xml.next()? {
                Piece::Start(tag) => {
                    text_of = match tag.name() {
                        "t" => TextOf::Document,
                        "delText" => TextOf::Removed,
                        "instrText" | "delInstrText" => TextOf::Field,
                        _ => TextOf::Nothing,
                    };
                    if tag.name() == "Fallback" && self.chosen {
                        self.fallback(xml)?;
                    } else if self.start(&tag) {
                        xml.skip()?;
                    }
                }
                Piece::Text(text) => match text_of {
                    TextOf::Document => self.text(text, false),
                    TextOf::Removed => self.text(text, true),
                    TextOf::Field => {
                        if let Some(paragraph) = self.paragraphs.last_mut() {
                            paragraph.field.push_str(text);
                        }
                    }
                    TextOf::Nothing => {}
                },
                Piece::End(name) => {
                    text_of = TextOf::Nothing;
                    self.end(name);
                }
                Piece::Eof => return Ok(()),
            }
        }
    }

    /// What older programs show in place of a choice that was read. It says the same, as a rule: a
    /// number that does not stand in the choice is seen by nobody.
    fn fallback(&mut self, xml: &mut Xml<'_>) -> Result<(), Reason> {
        let choice = self.choice.take().unwrap_or_default();
        let text = xml.text()?;
        let is_new =
            |word: &str| word.contains(|c: char| c.is_ascii_digit()) && !choice.contains(word);
        if text.split_whitespace().any(is_new) {
            self.flow.hidden(text.trim());
        }
        Ok(())
    }

    /// An element begins; whether it is to be skipped.
    fn start(&mut self, tag: &Tag<'_>) -> bool {
        match tag.name() {
            // What older programs show in place of the first choice; looks before a change.
            "Choice" => {
                self.chosen = is_known_choice(tag);
                self.choice = self.chosen.then(String::new);
            }
            "rPrChange" | "pPrChange" | "tblPrChange" | "tcPrChange" | "trPrChange"
            | "sectPrChange" | "tblGrid" => return true,
            "separator" | "continuationSeparator" => {}
            "p" => {
                self.open_cell();
                self.begin_paragraph();
            }
            "tbl" => {
                self.open_cell();
                self.flow.begin_table(self.sight != Sight::Shown);
                self.shaded.push((false, false));
            }
            "pPr" => self.about = About::Paragraph,
            "tcPr" => self.about = About::Cell,
            "tblPr" => self.about = About::Table,
            "tr" => self.flow.begin_row(),
            "gridBefore" => self.flow.skip_columns(number(tag)),
            "tc" => {
                self.span = Span::ONE;
                self.cell_pending = true;
                if let Some((_, cell)) = self.shaded.last_mut() {
                    *cell = false;
                }
            }
            "gridSpan" => self.span.columns = number(tag).clamp(1, 1_000),
            "vMerge" => {
                let begins = tag.attribute("val").is_some_and(|val| val == "restart");
                self.span.rows = if begins { Rows::Begins } else { Rows::Continues };
            }
            "tblStyle" => {
                // The styles of Word's gallery have dark grounds below white words.
                let style = tag.attribute("val").unwrap_or_default().to_lowercase();
                let plain = matches!(style.as_str(), "tablenormal" | "tablegrid" | "table");
                if let Some((table, _)) = self.shaded.last_mut() {
                    *table |= !plain;
                }
            }
            "shd" if self.about != About::Text => self.ground(tag),
            "ins" | "moveTo" => self.seen.changes = self.seen.changes.saturating_add(1),
            "del" | "moveFrom" => {
                self.seen.changes = self.seen.changes.saturating_add(1);
                self.removed = self.removed.saturating_add(1);
            }
            "comment" => self.seen.comments = self.seen.comments.saturating_add(1),
            "sdt" => self.prompt.push(false),
            "showingPlcHdr" => {
                if let Some(prompt) = self.prompt.last_mut() {
                    *prompt = true;
                }
            }
            "fldSimple" => self.field(&tag.attribute("instr").unwrap_or_default()),
            _ => self.start_beside(tag),
        }
        false
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "tcPr" => {
                self.about = About::Text;
                self.open_cell();
            }
            "pPr" | "tblPr" => self.about = About::Text,
            "tc" => {
                self.open_cell();
                self.flow.end_cell();
            }
            "tr" => self.flow.end_row(),
            "tbl" => {
                self.shaded.pop();
                self.flow.end_table();
                self.figures.deliver(self.flow);
            }
            "del" | "moveFrom" => self.removed = self.removed.saturating_sub(1),
            "sdt" => {
                self.prompt.pop();
            }
            "drawing" => self.end_drawing(),
            _ => {}
        }
    }

    /// Begins the cell whose properties are known now.
    fn open_cell(&mut self) {
        if std::mem::replace(&mut self.cell_pending, false) {
            self.flow.begin_cell(self.span);
        }
    }
}

/// What properties are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    Text,
    Paragraph,
    Cell,
    Table,
}

#[derive(Debug, Clone, Copy)]
enum TextOf {
    Document,
    Removed,
    Field,
    Nothing,
}

fn number(tag: &Tag<'_>) -> u32 {
    tag.attribute("val").and_then(|val| val.trim().parse().ok()).unwrap_or(0)
}
