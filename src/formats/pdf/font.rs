//! Fonts: what the bytes of a string say, and how wide they are.

mod builtin;

use super::STREAM_BYTES;
use super::geometry::number;
use lopdf::{Dictionary, Document, Encoding, Object};
use std::collections::BTreeMap;

/// A font, as far as it matters to reading.
pub(super) struct Font<'a> {
    encoding: Option<Encoding<'a>>,
    /// What its codes say, where the font itself tells it and not the document.
    builtin: Option<builtin::Table>,
    widths: BTreeMap<u32, f64>,
    other: f64,
    /// Two bytes for a letter.
    wide: bool,
    /// All letters have one width.
    pub(super) fixed: bool,
}

/// What a string shows.
pub(super) struct Letters {
    pub(super) text: String,
    /// Width for a font of size 1.
    pub(super) width: f64,
    /// Letters, and spaces among them, to which extra room is given.
    pub(super) count: f64,
    pub(super) spaces: f64,
}

/// Widths at most that are taken from one font.
const MOST_WIDTHS: usize = 70_000;

impl<'a> Font<'a> {
    pub(super) fn of(document: &'a Document, font: &'a Dictionary) -> Self {
        let name = |key: &[u8]| font.get_deref(key, document).and_then(Object::as_name);
        let kind = name(b"Subtype").unwrap_or_default();
        let base = String::from_utf8_lossy(name(b"BaseFont").unwrap_or_default()).to_lowercase();
        let wide = kind == b"Type0";
        let encoding = font.get_font_encoding_with_limit(document, STREAM_BYTES).ok();
        let typewriter = ["courier", "mono", "consol", "typewriter", "cmtt", "lucidaco", "menlo"]
            .iter()
            .any(|name| base.contains(name));
        let builtin = if kind == b"Type1" { builtin::table(document, font, &base) } else { None };
        let mut read = Self {
            encoding,
            builtin,
            widths: BTreeMap::new(),
            other: if typewriter { 0.6 } else { 0.5 },
            wide,
            fixed: typewriter,
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
            let first = font.get_deref(b"FirstChar", document).ok().and_then(number).unwrap_or(0.0);
            let list = font.get_deref(b"Widths", document).and_then(Object::as_array);
            let list = list.map(Vec::as_slice).unwrap_or_default();
            for (code, width) in (first.max(0.0) as u32..).zip(list).take(MOST_WIDTHS) {
                let width = document.dereference(width).ok().and_then(|(_, width)| number(width));
                read.widths.insert(code, width.unwrap_or(0.0) * scale);
            }
        }
        let mut widths = read.widths.values().copied().filter(|width| *width > 0.0);
        if let Some(first) = widths.next() {
            let mut others = widths.peekable();
            read.fixed |=
                others.peek().is_some() && others.all(|width| (width - first).abs() < 1e-6);
        }
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
        while let Some(first) = list.next().and_then(number) {
            let first = first.max(0.0) as u32;
            match list.next().and_then(|next| document.dereference(next).ok()) {
                Some((_, Object::Array(widths))) => {
                    for (code, width) in (first..).zip(widths).take(MOST_WIDTHS) {
                        self.widths.insert(code, number(width).unwrap_or(0.0) / 1000.0);
                    }
                }
                Some((_, last)) => {
                    let last = number(last).unwrap_or(0.0).clamp(0.0, 65_535.0) as u32;
                    let width = list.next().and_then(number).unwrap_or(0.0) / 1000.0;
                    for code in first..=last {
                        self.widths.insert(code, width);
                    }
                }
                None => break,
            }
            if self.widths.len() > MOST_WIDTHS {
                break;
            }
        }
    }

    /// Reads a string.
    pub(super) fn read(&self, bytes: &[u8]) -> Letters {
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
        let width = |code: &u32| self.widths.get(code).copied().unwrap_or(self.other);
        let spaces = if self.wide { 0 } else { bytes.iter().filter(|byte| **byte == b' ').count() };
        Letters {
            text: text.unwrap_or_else(|| "\u{fffd}".repeat(codes.len())),
            width: codes.iter().map(width).sum(),
            count: codes.len() as f64,
            spaces: spaces as f64,
        }
    }
}
