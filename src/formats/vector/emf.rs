//! EMF: the records of an enhanced metafile (MS-EMF).

mod kind;
mod plus;

use super::{Marks, Run};
use crate::content::{Nature, Sink};
use crate::formats::bytes::{u16_le, u32_le};
use crate::formats::layout::{Shown, Upright};
use crate::formats::{Claim, Format, Head, Source};
use crate::gap::Reason;
use std::collections::BTreeMap;

/// An enhanced metafile.
#[derive(Debug)]
pub(in crate::formats) struct Emf;

impl Format for Emf {
    fn name(&self) -> &'static str {
        "emf"
    }

    fn nature(&self) -> Nature {
        Nature::Picture
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["emf"]
    }

    fn claim(&self, head: &Head<'_>) -> Claim {
        let signed = head.starts_with(b"\x01\0\0\0")
            && head.bytes.get(40..).is_some_and(|rest| rest.starts_with(b" EMF"));
        if signed { Claim::Certain } else { Claim::No }
    }

    /// Walks the records; one that cannot be stepped over ends the walk.
    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let bytes = source.bytes()?;
        let mut marks = Marks { size: size(&bytes), ..Marks::default() };
        let mut pen = Pen::default();
        let mut at = 0_usize;
        let mut ended = false;
        while let (Some(kind), Some(length)) = (u32_le(&bytes, at), u32_le(&bytes, at + 4)) {
            let length = usize::try_from(length).unwrap_or(0);
            let end = at.saturating_add(length);
            let Some(record) = bytes.get(at..end).filter(|record| record.len() >= 8) else {
                break;
            };
            if kind == kind::EOF {
                ended = true;
                break;
            }
            pen.follow(kind, record);
            see(kind, record, &pen, &mut marks);
            at = end;
        }
        marks.deliver(source.place().clone(), sink);
        if ended { Ok(()) } else { Err(Reason::Damaged) }
    }
}

/// Width and height of the bounds that the header states.
fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let side = |low: usize, high: usize| {
        let low = u32_le(bytes, low)?.cast_signed();
        Some(u32_le(bytes, high)?.cast_signed().saturating_sub(low).unsigned_abs())
    };
    side(8, 16).zip(side(12, 20))
}

/// What is written with.
#[derive(Debug, Default)]
struct Pen {
    /// The fonts that were made, by their handles.
    fonts: BTreeMap<u32, Font>,
    font: Font,
}

#[derive(Debug, Clone, Copy)]
struct Font {
    /// How high its letters are.
    size: f64,
    /// Whether they lie level.
    level: bool,
}

impl Default for Font {
    fn default() -> Self {
        Self { size: 12.0, level: true }
    }
}

impl Pen {
    /// Follows a record that makes or selects a font.
    fn follow(&mut self, kind: u32, record: &[u8]) {
        const MOST_FONTS: usize = 10_000;
        let number = |offset: usize| u32_le(record, offset);
        match kind {
            kind::CREATE_FONT if self.fonts.len() < MOST_FONTS => {
                if let (Some(handle), Some(height), Some(angle)) =
                    (number(8), number(12), number(20))
                {
                    let size = f64::from(height.cast_signed()).abs();
                    self.fonts.insert(handle, Font { size, level: angle == 0 });
                }
            }
            kind::SELECT_OBJECT => {
                if let Some(font) = number(8).and_then(|handle| self.fonts.get(&handle)) {
                    self.font = *font;
                }
            }
            _ => {}
        }
    }

    /// A text at the place that its record gives. On a screen the way down is the way up on paper.
    fn write(&self, text: &str, record: &[u8]) -> Option<Run> {
        const WIDTH: f64 = 0.5;
        let coordinate = |offset: usize| Some(f64::from(u32_le(record, offset)?.cast_signed()));
        let (x, y) = coordinate(36).zip(coordinate(40))?;
        let size = self.font.size.max(1.0);
        let width = text.chars().count() as f64 * size * WIDTH;
        Some(Run {
            text: text.to_owned(),
            left: x,
            right: x + width,
            base: -y,
            size,
            fixed: false,
            upright: (!self.font.level).then_some(Upright { from: -y, to: -y + width }),
            shown: Shown::Plainly,
        })
    }
}

/// Counts what a record draws.
fn see(kind: u32, record: &[u8], pen: &Pen, marks: &mut Marks) {
    let count = |offset: usize| u32_le(record, offset).map_or(0, u64::from);
    match kind {
        // The number of points stands after the bounds.
        kind::POLYBEZIER..=kind::POLYLINE_TO | kind::POLYBEZIER_16..=kind::POLYLINE_TO_16 => {
            marks.outline(count(24).min(record.len() as u64 / 4))
        }
        // Several outlines: all points together.
        kind::POLY_POLYLINE
        | kind::POLY_POLYGON
        | kind::POLY_POLYLINE_16
        | kind::POLY_POLYGON_16 => marks.outline(count(28).min(record.len() as u64 / 4)),
        kind::SET_PIXEL | kind::ELLIPSE | kind::CHORD | kind::PIE => {
            marks.points = marks.points.saturating_add(1)
        }
        kind::RECTANGLE | kind::ROUND_RECTANGLE => {
            marks.vertices = marks.vertices.saturating_add(4)
        }
        kind::ARC | kind::LINE_TO | kind::ARC_TO => marks.outline(2),
        kind::TEXT | kind::TEXT_OF_BYTES => {
            if let Some(text) = text(kind, record) {
                match pen.write(&text, record) {
                    Some(run) => marks.text_at(run),
                    None => marks.text(&text),
                }
            }
        }
        kind::SMALL_TEXT => {
            if let Some(text) = small_text(record) {
                marks.text(&text);
            }
        }
        kind::COMMENT if record.get(12..16) == Some(plus::MARK) => plus::see(record, marks),
        _ => {}
    }
}

/// What a text record writes.
fn text(kind: u32, record: &[u8]) -> Option<String> {
    let count = usize::try_from(u32_le(record, 44)?).ok()?;
    let start = usize::try_from(u32_le(record, 48)?).ok()?;
    let letters = record.get(start..)?;
    Some(match kind {
        kind::TEXT_OF_BYTES => letters.iter().take(count).copied().map(char::from).collect(),
        _ => utf16(letters, count),
    })
}

/// What a record for short texts writes: letters of one or two bytes behind options, which say
/// whether a rectangle stands between (MS-EMF, 2.3.5.31).
fn small_text(record: &[u8]) -> Option<String> {
    const WITHOUT_RECTANGLE: u32 = 0x100;
    const NARROW: u32 = 0x200;
    let count = usize::try_from(u32_le(record, 16)?).ok()?;
    let options = u32_le(record, 20)?;
    let start = if options & WITHOUT_RECTANGLE == 0 { 52 } else { 36 };
    let letters = record.get(start..)?;
    Some(match options & NARROW == 0 {
        true => utf16(letters, count),
        false => letters.iter().take(count).copied().map(char::from).collect(),
    })
}

/// So many letters of two bytes.
fn utf16(letters: &[u8], count: usize) -> String {
    let units: Vec<u16> =
        letters.chunks_exact(2).take(count).filter_map(|two| u16_le(two, 0)).collect();
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{pictures, read};
    use super::*;
    use crate::content::{Content, Drawing};

    fn record(kind: u32, body: &[u8]) -> Vec<u8> {
        let length = u32::try_from(body.len() + 8).unwrap();
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), body].concat()
    }

    #[test]
    fn reads_short_texts_with_and_without_a_rectangle() {
        let short = |options: u32, rectangle: usize, letters: &[u8]| {
            let count = if options & 0x200 == 0 { letters.len() / 2 } else { letters.len() };
            let count = u32::try_from(count).unwrap();
            let head = [[0; 8].as_slice(), &count.to_le_bytes(), &options.to_le_bytes(), &[0; 12]];
            record(
                kind::SMALL_TEXT,
                &[head.concat(), vec![0; rectangle], letters.to_vec()].concat(),
            )
        };
        let wide: Vec<u8> = "n = 3".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(small_text(&short(0, 16, &wide)).as_deref(), Some("n = 3"));
        assert_eq!(small_text(&short(0x300, 0, b"n = 3")).as_deref(), Some("n = 3"));
        assert_eq!(small_text(&record(kind::SMALL_TEXT, &[0; 8])), None);
    }

    fn emf(records: &[Vec<u8>]) -> Vec<u8> {
        let mut header = vec![0; 100];
        header[8..10].copy_from_slice(&[144, 1]);
        header[12..14].copy_from_slice(&[44, 1]);
        header[32..36].copy_from_slice(b" EMF");
        [record(1, &header), records.concat()].concat()
    }

    #[test]
    fn counts_lines_and_reads_texts() {
        let line = record(4, &[&[0; 16][..], &5_u32.to_le_bytes(), &[0; 40]].concat());
        let mut written = vec![0; 68];
        written[36..40].copy_from_slice(&4_u32.to_le_bytes());
        written[40..44].copy_from_slice(&76_u32.to_le_bytes());
        written.extend("N=12".encode_utf16().flat_map(u16::to_le_bytes));
        let picture = emf(&[line, record(84, &written), record(14, &[0; 12])]);
        let found = pictures(read(&Emf, &picture)).remove(0);
        assert!(matches!(found.drawing, Drawing::Vector { marks: 5, .. }));
        assert_eq!(found.texts, ["N=12"]);
    }

    #[test]
    fn the_numbers_at_risk_below_a_plot_are_a_table() {
        let text = |x: u32, y: u32, letters: &str| {
            let units: Vec<u8> = letters.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let count = u32::try_from(letters.len()).unwrap();
            let fixed = [x, y, count, 76, 0, 0, 0, 0, 0, 0];
            let fixed: Vec<u8> = fixed.iter().flat_map(|number| number.to_le_bytes()).collect();
            record(84, &[vec![0; 28], fixed, units].concat())
        };
        let mut records = vec![text(0, 300, "Number at risk")];
        for (y, label, numbers) in
            [(320, "Men", ["120", "60", "7"]), (340, "Women", ["140", "77", "12"])]
        {
            records.push(text(0, y, label));
            records.extend((1..).zip(numbers).map(|(at, number)| text(100 * at, y, number)));
        }
        let line = record(54, &[0; 8]);
        records.extend(std::iter::repeat_n(line, 8));
        records.push(record(14, &[0; 12]));
        let content = read(&Emf, &emf(&records));
        let rows = content.iter().filter(|piece| matches!(piece, Content::Row(_))).count();
        assert_eq!(rows, 3);
        assert_eq!(pictures(content).len(), 1);
    }

    #[test]
    fn a_record_without_length_ends_the_walk_with_a_gap() {
        let content = read(&Emf, &emf(&[[4, 0, 0, 0, 0, 0, 0, 0].to_vec()]));
        assert!(content.iter().any(|piece| matches!(piece, Content::Gap(_))));
    }
}
