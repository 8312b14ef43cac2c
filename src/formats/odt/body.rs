//! The text of a document: its paragraphs, tables, text boxes and pictures in their order.

mod beside;

use super::drawn::{Drawn, What, deliver_object};
use super::styles::{Looks, Styles};
use crate::content::LineKind;
use crate::formats::flow::{Flow, Rows, Span, looks_printed, raised};
use crate::formats::opendocument::{chart, forms};
use crate::formats::xml::{Piece, Tag, Xml};
use crate::gap::Reason;
use std::collections::BTreeSet;

/// What else was met in the text.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// Tracked insertions and deletions.
    pub(super) changes: u64,
    /// Comments.
    pub(super) comments: u64,
    /// Links to files outside that are taken in.
    pub(super) links: u64,
    /// Pictures, charts and objects.
    pub(super) drawn: Vec<Drawn>,
}

/// Delivers what a frame shows from a part of the package, where it stands.
pub(super) type Figure<'f> = dyn Fn(&Drawn, &mut Flow<'_>) + 'f;

/// Reads the text and delivers it; styles are gathered as they pass.
///
/// # Errors
/// It is damaged or breaks a limit; what was read before stays delivered.
pub(super) fn read(
    xml: &mut Xml<'_>,
    styles: &mut Styles,
    figure: &Figure<'_>,
    flow: &mut Flow<'_>,
) -> Result<Seen, Reason> {
    let mut reader = Reader {
        styles,
        figure,
        flow,
        seen: Seen::default(),
        placed: 0,
        known: BTreeSet::new(),
        open: Vec::new(),
        paragraphs: Vec::new(),
        described: Vec::new(),
        files: 0,
    };
    loop {
        match xml.next()? {
            Piece::Start(tag) => {
                let name = tag.name();
                if name == "binary-data" {
                    let data = xml.text()?;
                    reader.file(&data);
                } else if matches!(name, "title" | "desc") && reader.within("frame") {
                    let text = xml.text()?;
                    reader.described.push(text);
                } else if name == "object" && tag.attribute("href").is_none() {
                    let object = chart::read(xml)?;
                    reader.drawn(What::Inline(object));
                } else if name == "number" && reader.paragraphs.is_empty() {
                    let label = xml.text()?;
                    reader.label(&label);
                } else if matches!(name, "note-citation" | "object" | "sequence-decls") {
                    reader.start(&tag);
                    reader.open.pop();
                    xml.skip()?;
                } else {
                    reader.start(&tag);
                }
            }
            Piece::Text(text) => reader.text(text),
            Piece::End(name) => reader.end(name),
            Piece::Eof => {
                reader.place();
                return Ok(reader.seen);
            }
        }
    }
}

struct Reader<'r, 's> {
    styles: &'r mut Styles,
    figure: &'r Figure<'r>,
    flow: &'r mut Flow<'s>,
    seen: Seen,
    /// How many of the drawn parts were delivered where they stand.
    placed: usize,
    /// The parts of those that were delivered.
    known: BTreeSet<String>,
    /// The open elements with how they show text, outermost first.
    open: Vec<(String, Looks)>,
    /// The open paragraphs: a text box is a paragraph within one.
    paragraphs: Vec<Paragraph>,
    /// Descriptions of the frame that was begun last.
    described: Vec<String>,
    /// Files so far that stand in the document itself.
    files: u64,
}

#[derive(Debug, Default)]
struct Paragraph {
    seen: String,
    hidden: String,
    /// Whether all text so far has signs of one width.
    monospaced: Option<bool>,
}

impl Reader<'_, '_> {
    fn within(&self, name: &str) -> bool {
        self.open.iter().any(|(open, _)| open == name)
    }

    /// Whether nobody sees what is read as part of the text: removed text, comments.
    fn is_beside(&self) -> bool {
        self.within("tracked-changes") || self.within("annotation")
    }

    fn start(&mut self, tag: &Tag<'_>) {
        self.styles.begin(tag);
        let style = tag.attribute("style-name").unwrap_or_default();
        let number = |name: &str| tag.attribute(name).and_then(|n| n.trim().parse::<u32>().ok());
        let mut looks = Looks::default();
        match tag.name() {
            "p" | "h" => {
                looks = self.styles.looks(&style);
                let monospaced = looks.monospaced;
                self.paragraphs.push(Paragraph { monospaced, ..Paragraph::default() });
            }
            "span" | "section" => {
                looks = self.styles.looks(&style);
                looks.hidden |= tag.attribute("display").is_some_and(|shown| shown == "none");
            }
            "s" => {
                let count = number("c").unwrap_or(1).clamp(1, 1024);
                self.text(&" ".repeat(usize::try_from(count).unwrap_or(1)));
            }
            // The number of a page is led to by dots; it stands in no column.
            "tab" if self.within("index-body") => self.text(" … "),
            "tab" => self.text("\t"),
            "line-break" => self.text("\n"),
            "hidden-text" | "hidden-paragraph" => {
                let text = tag.attribute("string-value").unwrap_or_default();
                self.flow.hidden(&text);
            }
            // Values that fields show elsewhere, entries of an index, choices, prompts.
            "user-field-decl"
            | "variable-set"
            | "alphabetical-index-mark"
            | "toc-mark"
            | "user-index-mark" => self.beside(tag, "string-value"),
            "label" => self.beside(tag, "value"),
            "placeholder" => self.beside(tag, "description"),
            "list-level-style-number" => {
                let part = |name: &str| tag.attribute(name).unwrap_or_default();
                let number = if part("num-format") == "1" { number("start-value") } else { None };
                let number = number.map_or(String::new(), |number| number.to_string());
                self.label(&format!("{}{number}{}", part("num-prefix"), part("num-suffix")));
            }
            "changed-region" => self.seen.changes = self.seen.changes.saturating_add(1),
            "annotation" => self.seen.comments = self.seen.comments.saturating_add(1),
            "section-source" => self.seen.links = self.seen.links.saturating_add(1),
            "table" if !self.is_beside() => {
                let hidden = self.styles.looks(&style).hidden;
                self.flow.begin_table(hidden || self.open.iter().any(|(_, looks)| looks.hidden));
            }
            "table-row" => self.flow.begin_row(),
            "table-cell" => {
                let columns = number("number-columns-spanned").unwrap_or(1).clamp(1, 1_000);
                let rows = number("number-rows-spanned").unwrap_or(1).clamp(1, 65_534);
                self.flow.begin_cell(Span { columns, rows: Rows::Number(rows) });
                if self.within("table-header-rows") || self.within("table-header-columns") {
                    self.flow.mark_heading();
                }
            }
            "frame" => self.described.clear(),
            "image" => self.part(What::Picture, tag),
            "object" => self.part(What::Object, tag),
            "object-ole" => self.part(What::Foreign, tag),
            _ if self.within("forms") => {
                for text in forms::texts(tag) {
                    self.flow.aside(&text);
                }
            }
            _ => {}
        }
        self.open.push((tag.name().to_owned(), looks));
    }

    /// Takes note of a part that a frame shows.
    fn part(&mut self, what: fn(String) -> What, tag: &Tag<'_>) {
        let Some(href) = tag.attribute("href") else { return };
        let part = href.trim_start_matches("./").trim_end_matches('/');
        // Pictures of objects stand in for them where they cannot be drawn.
        if part.is_empty() || part.starts_with("ObjectReplacements/") {
            return;
        }
        if part.contains("://") {
            self.seen.links = self.seen.links.saturating_add(1);
            return;
        }
        self.drawn(what(part.to_owned()));
    }

    fn drawn(&mut self, what: What) {
        self.seen.drawn.push(Drawn { what, texts: Vec::new() });
    }

    fn text(&mut self, text: &str) {
        let hidden = self.open.iter().any(|(_, looks)| looks.hidden);
        let is_raised = self.open.iter().any(|(name, looks)| name == "span" && looks.raised);
        let span = self.open.iter().rev().find_map(|(_, looks)| looks.monospaced);
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let held = paragraph.seen.len() + paragraph.hidden.len();
        if !self.flow.fits(held.saturating_add(text.len())) {
            return;
        }
        if !text.trim().is_empty() {
            let before = paragraph.monospaced.filter(|_| !paragraph.seen.trim().is_empty());
            paragraph.monospaced = Some(before.unwrap_or(true) && span.unwrap_or(false));
        }
        let into = if hidden { &mut paragraph.hidden } else { &mut paragraph.seen };
        if is_raised {
            into.extend(text.chars().map(raised));
        } else {
            into.push_str(text);
        }
    }

    fn end(&mut self, name: &str) {
        self.styles.end(name);
        match name {
            "p" | "h" => {
                self.end_paragraph();
                self.place();
            }
            "table" if !self.is_beside() => {
                self.flow.end_table();
                self.place();
            }
            "table-row" => self.flow.end_row(),
            "table-cell" => self.flow.end_cell(),
            "frame" => {
                let texts = std::mem::take(&mut self.described);
                if let Some(drawn) = self.seen.drawn.last_mut() {
                    drawn.texts.extend(texts);
                }
            }
            _ => {}
        }
        if self.open.last().is_some_and(|(open, _)| open == name) {
            self.open.pop();
        }
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        self.flow.hidden(&paragraph.hidden);
        let text = paragraph.seen;
        if text.trim().is_empty() {
            return;
        }
        let printed = paragraph.monospaced == Some(true) || text.split('\n').any(looks_printed);
        let kind = if printed { LineKind::Printed } else { LineKind::Prose };
        if self.is_beside() {
            self.flow.unseen(&text);
        } else if self.within("note-body") {
            self.flow.aside(&text);
        } else {
            self.flow.paragraph(&text, kind);
        }
    }

    /// Delivers the figures that were met, unless a paragraph or a table is open: they wait for its
    /// end. The same part is delivered only once.
    fn place(&mut self) {
        if !self.paragraphs.is_empty() || self.flow.in_table() {
            return;
        }
        for (number, drawn) in (1_usize..).zip(&self.seen.drawn).skip(self.placed) {
            match &drawn.what {
                What::Inline(object) => {
                    let place = self.flow.place().part(&format!("object {number}"));
                    deliver_object(object, &drawn.texts, place, self.flow.sink());
                }
                What::Picture(part) | What::Object(part) | What::Foreign(part) => {
                    if self.known.insert(part.clone()) {
                        (self.figure)(drawn, self.flow);
                    }
                }
            }
        }
        self.placed = self.seen.drawn.len();
    }
}
