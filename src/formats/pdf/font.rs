//! Fonts: what the bytes of a string say, and how wide they are.

mod builtin;
mod encoding;

use super::operands::number;
use super::{COMMANDS_BYTES, STREAM_BYTES, streams};
use crate::formats::fonts::is_monospaced;
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Encoding, Object};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The fonts of a document: each is read once, however many pages name it, and not before it is
/// written with.
pub(super) struct Fonts<'a> {
    document: &'a Document,
    /// By where their dictionaries lie in memory.
    read: RefCell<BTreeMap<usize, Rc<Font<'a>>>>,
    /// Bytes of tables and of drawn letters that may still be unpacked.
    room: Cell<usize>,
}

impl<'a> Fonts<'a> {
    pub(super) fn of(document: &'a Document) -> Self {
        Self { document, read: RefCell::default(), room: Cell::new(COMMANDS_BYTES) }
    }

    /// The font that a dictionary describes.
    pub(super) fn read(&self, font: &'a Dictionary) -> Rc<Font<'a>> {
        let mut read = self.read.borrow_mut();
        let known = read.entry(std::ptr::from_ref(font).addr());
        Rc::clone(known.or_insert_with(|| Rc::new(Font::of(self.document, font, &self.room))))
    }
}

/// A font, as far as it matters to reading.
pub(super) struct Font<'a> {
    encoding: Option<Encoding<'a>>,
    /// What its codes say, where the font itself tells it and not the document.
    builtin: Option<builtin::Table>,
    widths: Widths,
    other: f64,
    /// Two bytes for a letter.
    wide: bool,
    /// All letters have one width.
    pub(super) fixed: bool,
    /// Each letter is drawn by commands of its own.
    pub(super) drawn: bool,
    /// Letters are drawn with letters of other fonts: what they show is not what their codes say.
    pub(super) disguised: bool,
}

/// What a string shows.
pub(super) struct Letters {
    pub(super) text: String,
    /// Width for a font of size 1.
    pub(super) width: f64,
    /// Letters, and spaces among them, to which extra room is given.
    pub(super) count: f64,
    pub(super) spaces: f64,
    /// Letters of which nothing is known.
    pub(super) unread: usize,
}

impl<'a> Font<'a> {
    fn of(document: &'a Document, font: &'a Dictionary, room: &Cell<usize>) -> Self {
        let name = |key: &[u8]| font.get_deref(key, document).and_then(Object::as_name);
        let kind = name(b"Subtype").unwrap_or_default();
        let base = String::from_utf8_lossy(name(b"BaseFont").unwrap_or_default()).to_lowercase();
        let wide = kind == b"Type0";
        let most = room.get().min(STREAM_BYTES);
        room.set(room.get().saturating_sub(encoding::weight(document, font, most)));
        let told = encoding::of(document, font, wide, most);
        let fixed = is_monospaced(&base);
        let mut builtin =
            if kind == b"Type1" { builtin::table(document, font, &base) } else { None };
        if builtin.is_none() && !told.whole && !wide {
            builtin = builtin::differing(document, font, told.encoding.as_ref());
        }
        let mut read = Self {
            encoding: told.encoding,
            builtin,
            widths: Widths::default(),
            other: if fixed { 0.6 } else { 0.5 },
            wide,
            fixed,
            drawn: kind == b"Type3",
            disguised: kind == b"Type3" && draws_with_letters(document, font, room),
        };
        if wide {
            read.descendant(document, font);
        } else {
            let scale = if kind == b"Type3" {
                let matrix = font.get_deref(b"FontMatrix", document).and_then(Object::as_array);
                matrix.ok().and_then(|matrix| matrix.first()).and_then(number).unwrap_or(0.001)
            } else {
                0.001
            };
            let first = font.get_deref(b"FirstChar", document).ok().and_then(number);
            let list = font.get_deref(b"Widths", document).and_then(Object::as_array);
            let list = list.map(Vec::as_slice).unwrap_or_default();
            for (code, width) in (code(first.unwrap_or(0.0))..=MOST).zip(list) {
                let width = document.dereference(width).ok().and_then(|(_, width)| number(width));
                read.widths.add(code, code, width.unwrap_or(0.0) * scale);
            }
        }
        read.widths.sort();
        read.fixed |= read.widths.are_equal();
        read
    }

    /// The widths of a font with two bytes for a letter (ISO 32000, 9.7.4.3).
    fn descendant(&mut self, document: &Document, font: &Dictionary) {
        let descendant = font
            .get_deref(b"DescendantFonts", document)
            .and_then(Object::as_array)
            .ok()
            .and_then(|fonts| fonts.first())
            .and_then(|font| document.dereference(font).ok())
            .and_then(|(_, font)| font.as_dict().ok());
        let Some(descendant) = descendant else { return };
        let other = descendant.get_deref(b"DW", document).ok().and_then(number);
        self.other = other.unwrap_or(1000.0) / 1000.0;
        let list = descendant.get_deref(b"W", document).and_then(Object::as_array);
        let mut list = list.map(Vec::as_slice).unwrap_or_default().iter();
        while let Some(first) = list.next().and_then(number).map(code) {
            match list.next().and_then(|next| document.dereference(next).ok()) {
                Some((_, Object::Array(widths))) => {
                    for (code, width) in (first..=MOST).zip(widths) {
                        self.widths.add(code, code, number(width).unwrap_or(0.0) / 1000.0);
                    }
                }
                Some((_, last)) => {
                    let last = code(number(last).unwrap_or(0.0));
                    let width = list.next().and_then(number).unwrap_or(0.0) / 1000.0;
                    self.widths.add(first, last, width);
                }
                None => break,
            }
        }
    }

    /// Reads a string.
    pub(super) fn read(&self, bytes: &[u8]) -> Letters {
        // In an encoding of bytes the parser leaves out what it has no letter for.
        let single =
            matches!(self.encoding, Some(Encoding::OneByteEncoding(_) | Encoding::Differences(_)));
        let decoded = |encoding: &Encoding<'_>| encoding.bytes_to_string(bytes).ok();
        let text = match &self.builtin {
            Some(table) => Some(
                bytes
                    .iter()
                    .map(|code| table.get(code).map_or("\u{fffd}", String::as_str))
                    .collect(),
            ),
            None => self.encoding.as_ref().and_then(decoded),
        };
        let codes: Vec<u32> = if self.wide {
            bytes
                .chunks(2)
                .map(|two| two.iter().fold(0, |code, byte| code << 8 | u32::from(*byte)))
                .collect()
        } else {
            bytes.iter().map(|byte| u32::from(*byte)).collect()
        };
        let width = |code: &u32| self.widths.of(*code).unwrap_or(self.other);
        let spaces = if self.wide { 0 } else { bytes.iter().filter(|byte| **byte == b' ').count() };
        let text = text.unwrap_or_else(|| "\u{fffd}".repeat(codes.len()));
        let is_unread = |sign: &char| *sign == '\u{fffd}' || sign.is_control() && *sign != '\t';
        let left_out = if single && self.builtin.is_none() {
            codes.len().saturating_sub(text.chars().count())
        } else {
            0
        };
        Letters {
            unread: text.chars().filter(is_unread).count().saturating_add(left_out),
            text,
            width: codes.iter().map(width).sum(),
            count: codes.len() as f64,
            spaces: spaces as f64,
        }
    }
}

/// Whether the letters of a font that are drawn one by one are drawn with letters of others.
fn draws_with_letters(document: &Document, font: &Dictionary, room: &Cell<usize>) -> bool {
    let drawn = font.get_deref(b"CharProcs", document).and_then(Object::as_dict);
    let drawn = drawn.into_iter().flat_map(|drawn| drawn.iter());
    let streams =
        drawn.filter_map(|(_, drawn)| document.dereference(drawn).ok()?.1.as_stream().ok());
    let writes = |operator: &str| matches!(operator, "Tj" | "TJ" | "'" | "\"");
    for stream in streams {
        let Ok(drawn) = streams::unpack(document, stream, room.get()) else { return true };
        // To look for one is work, too.
        const COST: usize = 64;
        room.set(room.get().saturating_sub(drawn.bytes.len().saturating_add(COST)));
        if Content::decode_iter(&drawn.bytes).flatten().any(|step| writes(&step.operator)) {
            return true;
        }
    }
    false
}

/// The largest code of two bytes.
const MOST: u32 = 65_535;

/// The code of a letter, of two bytes at most.
fn code(number: f64) -> u32 {
    number.clamp(0.0, f64::from(MOST)) as u32
}

/// The widths of runs of letters, as few as the file writes.
#[derive(Default)]
struct Widths {
    /// First and last code, and the width.
    runs: Vec<(u32, u32, f64)>,
}

impl Widths {
    fn add(&mut self, first: u32, last: u32, width: f64) {
        self.runs.push((first, last, width));
    }

    /// Puts them in order, so that they can be looked up.
    fn sort(&mut self) {
        self.runs.sort_by_key(|(first, _, _)| *first);
    }

    /// The width of a letter; none where it has none of its own.
    fn of(&self, code: u32) -> Option<f64> {
        let next = self.runs.partition_point(|(first, _, _)| *first <= code);
        let (_, last, width) = self.runs.get(next.checked_sub(1)?)?;
        (code <= *last).then_some(*width)
    }

    /// Whether there are several letters with ink and all have one width.
    fn are_equal(&self) -> bool {
        let mut inked = self.runs.iter().filter(|(_, _, width)| *width > 0.0);
        let Some((first, last, width)) = inked.next() else { return false };
        let mut others = inked.peekable();
        (last > first || others.peek().is_some())
            && others.all(|(_, _, other)| (other - width).abs() < 1e-6)
    }
}
