//! WMF: the records of a Windows metafile (MS-WMF).

use super::Marks;
use crate::content::{Nature, Sink};
use crate::formats::bytes::{u16_le, u32_le};
use crate::formats::{Claim, Format, Head, Source};
use crate::gap::Reason;

/// A Windows metafile.
#[derive(Debug)]
pub(in crate::formats) struct Wmf;

/// The mark of a metafile that states its size.
const PLACEABLE: &[u8] = b"\xd7\xcd\xc6\x9a";

/// The kinds of records that are read, by their numbers (MS-WMF, section 2.1.1.1).
mod kind {
    pub(super) const EOF: u16 = 0;
    pub(super) const LINE_TO: u16 = 0x0213;
    pub(super) const POLYGON: u16 = 0x0324;
    pub(super) const POLYLINE: u16 = 0x0325;
    pub(super) const ELLIPSE: u16 = 0x0418;
    pub(super) const RECTANGLE: u16 = 0x041b;
    pub(super) const SET_PIXEL: u16 = 0x041f;
    pub(super) const TEXT: u16 = 0x0521;
    pub(super) const POLY_POLYGON: u16 = 0x0538;
    pub(super) const ROUND_RECTANGLE: u16 = 0x061c;
    pub(super) const ARC: u16 = 0x0817;
    pub(super) const PIE: u16 = 0x081a;
    pub(super) const CHORD: u16 = 0x0830;
    pub(super) const TEXT_WITH_OPTIONS: u16 = 0x0a32;
}

impl Format for Wmf {
    fn name(&self) -> &'static str {
        "wmf"
    }

    fn nature(&self) -> Nature {
        Nature::Picture
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["wmf"]
    }

    fn claim(&self, head: &Head<'_>) -> Claim {
        let plain = matches!(head.bytes, [1 | 2, 0, 9, 0, 0, 1 | 3, ..]);
        if plain || head.starts_with(PLACEABLE) { Claim::Certain } else { Claim::No }
    }

    /// Walks the records; one that cannot be stepped over ends the walk.
    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let bytes = source.bytes()?;
        let placeable = bytes.starts_with(PLACEABLE);
        let mut marks = Marks::default();
        if placeable {
            let side = |low: usize, high: usize| {
                let low = u16_le(&bytes, low)?.cast_signed();
                let high = u16_le(&bytes, high)?.cast_signed();
                Some(u32::from(high.saturating_sub(low).unsigned_abs()))
            };
            marks.size = side(6, 10).zip(side(8, 12));
        }
        let mut at = if placeable { 40_usize } else { 18 };
        let mut ended = false;
        while let (Some(words), Some(kind)) = (u32_le(&bytes, at), u16_le(&bytes, at + 4)) {
            let length = usize::try_from(words).unwrap_or(0).saturating_mul(2);
            let end = at.saturating_add(length);
            let Some(record) = bytes.get(at..end).filter(|record| record.len() >= 6) else {
                break;
            };
            if kind == kind::EOF {
                ended = true;
                break;
            }
            see(kind, record, &mut marks);
            at = end;
        }
        marks.deliver(source.place().clone(), sink);
        if ended { Ok(()) } else { Err(Reason::Damaged) }
    }
}

/// Counts what a record draws.
fn see(kind: u16, record: &[u8], marks: &mut Marks) {
    let count = |offset: usize| u16_le(record, offset).map_or(0, u64::from);
    match kind {
        kind::POLYGON | kind::POLYLINE => marks.outline(count(6).min(record.len() as u64 / 4)),
        kind::POLY_POLYGON => marks.outline(record.len() as u64 / 4),
        kind::LINE_TO | kind::ARC => marks.outline(2),
        kind::ELLIPSE | kind::SET_PIXEL | kind::PIE | kind::CHORD => {
            marks.points = marks.points.saturating_add(1);
        }
        kind::RECTANGLE | kind::ROUND_RECTANGLE => {
            marks.vertices = marks.vertices.saturating_add(4)
        }
        kind::TEXT => marks.text(&letters(record, 8, count(6))),
        kind::TEXT_WITH_OPTIONS => {
            // A clipping rectangle stands before the letters where a flag asks for it.
            let start = if count(12) & 6 == 0 { 14 } else { 22 };
            marks.text(&letters(record, start, count(10)));
        }
        _ => {}
    }
}

/// The letters of a text record.
fn letters(record: &[u8], start: usize, count: u64) -> String {
    let count = usize::try_from(count).unwrap_or(0);
    let letters = record.get(start..).unwrap_or_default();
    letters.iter().take(count).copied().map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{pictures, read};
    use super::*;
    use crate::content::{Content, Drawing};

    fn wmf(records: &[u8]) -> Vec<u8> {
        [b"\x01\0\x09\0\0\x03\0\0\0\0\0\0\0\0\0\0\0\0", records].concat()
    }

    #[test]
    fn counts_lines_and_reads_texts() {
        let line = b"\x08\0\0\0\x25\x03\x02\0\x01\0\x01\0\x02\0\x02\0";
        let text = b"\x08\0\0\0\x21\x05\x04\0N=12\0\0\0\0";
        let end = b"\x03\0\0\0\0\0";
        let picture = wmf(&[line.as_slice(), text, end].concat());
        let found = pictures(read(&Wmf, &picture)).remove(0);
        assert!(matches!(found.drawing, Drawing::Vector { marks: 2, .. }));
        assert_eq!(found.texts, ["N=12"]);
    }

    #[test]
    fn a_record_without_length_ends_the_walk_with_a_gap() {
        let content = read(&Wmf, &wmf(&[0; 12]));
        assert!(content.iter().any(|piece| matches!(piece, Content::Gap(_))));
    }
}
