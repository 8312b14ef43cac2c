//! Word documents of before 2007 (`.doc`): text and tables from the piece table of the binary
//! format ([MS-DOC]). Pictures and embedded objects in them are not read: they are gaps.

mod led;
mod pages;
mod pieces;

use super::flow::{Flow, Span, looks_printed};
use super::source::COMPOUND;
use super::{Claim, Format, Head, Source, ooxml};
use crate::content::{HiddenKind, LineKind, Nature, Sink};
use crate::formats::bytes::u16_le;
use crate::gap::Reason;
use led::usize_at;
use pages::Pages;
use std::io::{Cursor, Read as _};

/// The reader of older Word documents.
pub(super) struct Doc;

type Compound<'b> = cfb::CompoundFile<Cursor<&'b [u8]>>;

impl Format for Doc {
    fn name(&self) -> &'static str {
        "doc"
    }

    fn nature(&self) -> Nature {
        Nature::Document
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["doc", "dot"]
    }

    fn claim(&self, head: &Head<'_>) -> Claim {
        let named = self.extensions().contains(&head.extension);
        if head.starts_with(COMPOUND) && head.has_part("WordDocument") {
            Claim::Certain
        } else if named && (head.starts_with(COMPOUND) || ooxml::is_encrypted(head)) {
            Claim::Likely
        } else {
            Claim::No
        }
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let place = source.place().clone();
        let limits = source.limits();
        let held = source.bytes()?;
        let mut compound =
            cfb::CompoundFile::open(Cursor::new(&*held)).map_err(|_| Reason::Damaged)?;
        if compound.is_stream("/EncryptedPackage") {
            return Err(Reason::Encrypted);
        }
        let most = limits.part_bytes;
        let main = stream(&mut compound, "/WordDocument", most)?;
        let table = table(&main)?;
        let table = stream(&mut compound, table, most)?;
        let text = pieces::text(&main, &table)?;
        let paragraphs = Pages::of_paragraphs(&main, &table)?;
        let characters = Pages::of_characters(&main, &table)?;
        let mut flow = Flow::new(&place, limits, sink);
        let mut rest = text.as_slice();
        for Story { name, length_at, is_remark } in STORIES {
            let length = usize_at(&main, length_at).unwrap_or(0).min(rest.len());
            let (story, after) = rest.split_at(length);
            rest = after;
            flow.begin_part(name);
            Teller { flow: &mut flow, paragraphs: &paragraphs, unseen: is_remark }.tell(story);
            flow.end_part();
            flow.found(HiddenKind::Comment, u64::from(is_remark && !story.is_empty()));
        }
        flow.begin_part(None);
        // More text than the document says that it has.
        let left: String =
            rest.iter().map(|sign| sign.sign).filter(|sign| !sign.is_control()).collect();
        if left.contains(char::is_alphanumeric) {
            flow.hidden(&left);
        }
        flow.found(HiddenKind::Text, characters.count(|marks| marks.hidden));
        flow.found(HiddenKind::TrackedChange, characters.count(|marks| marks.changed));
        if compound.walk().any(|entry| entry.path().starts_with("/Macros")) {
            flow.found(HiddenKind::Macro, 1);
        }
        let objects = compound.walk().filter(|entry| entry.path().starts_with("/ObjectPool"));
        let objects = objects.filter(|entry| entry.path().components().count() == 3).count();
        flow.found(HiddenKind::EmbeddedObject, objects as u64);
        // Signs 1 and 8 stand for a picture, a drawing or an object.
        if objects > 0 || text.iter().any(|sign| matches!(sign.sign, '\u{1}' | '\u{8}')) {
            flow.gap(Reason::Unsupported);
        }
        Ok(())
    }
}

/// The stream that holds the tables of a document, by the flags in its header (MS-DOC, 2.5.2).
///
/// # Errors
/// The document needs a password, or is older than Word 97.
fn table(main: &[u8]) -> Result<&'static str, Reason> {
    const MARK: u16 = 0xa5ec;
    const WORD_97: u16 = 0xc1;
    const ENCRYPTED: u16 = 0x0100;
    const IN_SECOND: u16 = 0x0200;
    let flags = u16_le(main, 0x0a).ok_or(Reason::Damaged)?;
    if u16_le(main, 0) != Some(MARK) || u16_le(main, 2).is_none_or(|version| version < WORD_97) {
        return Err(Reason::Unsupported);
    }
    if flags & ENCRYPTED != 0 {
        return Err(Reason::Encrypted);
    }
    Ok(if flags & IN_SECOND != 0 { "/1Table" } else { "/0Table" })
}

/// A run of text.
struct Story {
    /// What it is called in reports; the body of the document has no name.
    name: Option<&'static str>,
    /// Where the header states its length.
    length_at: usize,
    /// Whether it holds what somebody remarks.
    is_remark: bool,
}

/// The runs of text in their order (MS-DOC, 2.3 and 2.5.4).
const STORIES: [Story; 7] = [
    story(None, 0x4c),
    story(Some("footnotes"), 0x50),
    story(Some("header"), 0x54),
    Story { is_remark: true, ..story(Some("comments"), 0x5c) },
    story(Some("endnotes"), 0x60),
    story(Some("text boxes"), 0x64),
    story(Some("text boxes of header"), 0x68),
];

const fn story(name: Option<&'static str>, length_at: usize) -> Story {
    Story { name, length_at, is_remark: false }
}

/// All bytes of a stream.
fn stream(compound: &mut Compound<'_>, name: &str, most: u64) -> Result<Vec<u8>, Reason> {
    let mut bytes = Vec::new();
    let stream = compound.open_stream(name).map_err(|_| Reason::Damaged)?;
    stream.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|_| Reason::Damaged)?;
    if bytes.len() as u64 > most {
        return Err(Reason::limit("part_bytes", most));
    }
    Ok(bytes)
}

/// Tells the text of a story paragraph by paragraph, and cell by cell where it is a table.
struct Teller<'t, 's> {
    flow: &'t mut Flow<'s>,
    paragraphs: &'t Pages,
    unseen: bool,
}

impl Teller<'_, '_> {
    fn tell(&mut self, story: &[pieces::Sign]) {
        let mut text = String::new();
        let mut cell: Vec<String> = Vec::new();
        let mut row: Vec<Vec<String>> = Vec::new();
        let mut in_table = false;
        // The code of a field stands between signs 19 and 20 and is not shown; sign 21 ends it.
        let mut fields: Vec<bool> = Vec::new();
        let mut codes = 0_u64;
        for sign in story {
            match sign.sign {
                '\r' | '\u{7}' | '\u{c}' => {
                    let marks = self.paragraphs.marks(sign.offset);
                    let paragraph = std::mem::take(&mut text);
                    if marks.ends_row && sign.sign == '\u{7}' {
                        self.row(&mut in_table, std::mem::take(&mut row));
                    } else if sign.sign == '\u{7}' {
                        cell.push(paragraph);
                        row.push(std::mem::take(&mut cell));
                    } else if marks.in_table {
                        cell.push(paragraph);
                    } else {
                        self.end_table(&mut in_table, &mut row);
                        self.paragraph(&paragraph);
                    }
                }
                '\u{13}' => {
                    fields.push(true);
                    codes = codes.saturating_add(1);
                }
                '\u{14}' => {
                    if let Some(code) = fields.last_mut() {
                        codes = codes.saturating_sub(u64::from(std::mem::take(code)));
                    }
                }
                '\u{15}' => {
                    let code = fields.pop().unwrap_or(false);
                    codes = codes.saturating_sub(u64::from(code));
                }
                '\u{b}' => text.push('\n'),
                '\u{1e}' => text.push('-'),
                '\t' => text.push('\t'),
                sign if codes == 0 && !sign.is_control() => text.push(sign),
                _ => {}
            }
        }
        self.end_table(&mut in_table, &mut row);
        if !text.trim().is_empty() {
            self.paragraph(&text);
        }
    }

    fn paragraph(&mut self, text: &str) {
        if self.unseen {
            self.flow.unseen(text);
            return;
        }
        let printed = text.split('\n').any(looks_printed);
        self.flow.paragraph(text, if printed { LineKind::Printed } else { LineKind::Prose });
    }

    fn row(&mut self, in_table: &mut bool, cells: Vec<Vec<String>>) {
        if !std::mem::replace(in_table, true) {
            self.flow.begin_table(self.unseen);
        }
        self.flow.begin_row();
        for cell in cells {
            self.flow.begin_cell(Span::ONE);
            for paragraph in cell {
                self.flow.paragraph(&paragraph, LineKind::Prose);
            }
            self.flow.end_cell();
        }
        self.flow.end_row();
    }

    fn end_table(&mut self, in_table: &mut bool, row: &mut Vec<Vec<String>>) {
        if !row.is_empty() {
            self.row(in_table, std::mem::take(row));
        }
        if std::mem::replace(in_table, false) {
            self.flow.end_table();
        }
    }
}

#[cfg(test)]
mod tests;
