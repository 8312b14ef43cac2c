//! One part of a Word document with text: its paragraphs, tables and text boxes in their order.

mod beside;
mod table;
mod within;
mod written;

use super::figures::Figures;
use super::numbering::Numbering;
use super::runs::Looks;
use super::styles::Styles;
use crate::content::{LineKind, holds_digit};
use crate::formats::flow::{Flow, Span};
use crate::formats::ooxml::{Office, is_known_choice};
use crate::formats::xml::{Piece, Tag, Xml};
use crate::gap::Reason;
use std::collections::BTreeSet;
use table::Ground;

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
    (styles, numbering): (&Styles, &mut Numbering),
    sight: Sight,
    flow: &mut Flow<'_>,
) -> Result<Seen, Reason> {
    let mut reader = Reader {
        styles,
        numbering,
        flow,
        sight,
        seen: Seen::default(),
        paragraphs: Vec::new(),
        removed: 0,
        grounds: Vec::new(),
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
    numbering: &'r mut Numbering,
    flow: &'r mut Flow<'s>,
    sight: Sight,
    seen: Seen,
    /// The open paragraphs: a text box is a paragraph within one.
    paragraphs: Vec<Paragraph>,
    /// How many open elements mark what is in them as removed.
    removed: u32,
    /// The ground of each open table.
    grounds: Vec<Ground>,
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
    /// The list that numbers it, and the level in it.
    list: Option<String>,
    level: u8,
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
                        if let Some(paragraph) = self.paragraphs.last_mut()
                            && self.flow.fits(paragraph.field.len().saturating_add(text.len()))
                        {
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
        let is_new = |word: &str| holds_digit(word) && !choice.contains(word);
        if text.split_whitespace().any(is_new) {
            self.flow.hidden(text.trim());
        }
        Ok(())
    }

    /// An element begins; whether it is to be skipped.
    fn start(&mut self, tag: &Tag<'_>) -> bool {
        match tag.name() {
            // What older programs show in place of the first choice.
            "Choice" => {
                self.chosen = is_known_choice(tag);
                self.choice = self.chosen.then(String::new);
            }
            // Looks before a change.
            "rPrChange" | "pPrChange" | "tblPrChange" | "tcPrChange" | "trPrChange"
            | "sectPrChange" | "tblGrid" => return true,
            "separator" | "continuationSeparator" => {}
            "p" => {
                self.open_cell();
                self.begin_paragraph();
            }
            "pPr" => self.about = About::Paragraph,
            "ins" | "moveTo" => self.seen.changes = self.seen.changes.saturating_add(1),
            "del" | "moveFrom" => {
                self.seen.changes = self.seen.changes.saturating_add(1);
                self.removed = self.removed.saturating_add(1);
            }
            "comment" => self.seen.comments = self.seen.comments.saturating_add(1),
            _ => {
                let taken = self.start_in_table(tag) || self.start_beside(tag);
                if !taken {
                    self.start_in_paragraph(tag);
                }
            }
        }
        false
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "pPr" => self.about = About::Text,
            "del" | "moveFrom" => self.removed = self.removed.saturating_sub(1),
            _ => {
                self.end_in_table(name);
                self.end_beside(name);
            }
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
