//! EMF: the records of an enhanced metafile (MS-EMF).

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
            if kind == 14 {
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

/// The font in use: how high its letters are, and whether they lie level.
#[derive(Debug)]
struct Pen {
    fonts: BTreeMap<u32, (f64, bool)>,
    size: f64,
    level: bool,
}

impl Default for Pen {
    fn default() -> Self {
        Self { fonts: BTreeMap::new(), size: 12.0, level: true }
    }
}

impl Pen {
    /// Follows a record that makes or selects a font.
    fn follow(&mut self, kind: u32, record: &[u8]) {
        const MOST_FONTS: usize = 10_000;
        let number = |offset: usize| u32_le(record, offset);
        match kind {
            82 if self.fonts.len() < MOST_FONTS => {
                if let (Some(handle), Some(height), Some(angle)) =
                    (number(8), number(12), number(20))
                {
                    let height = f64::from(height.cast_signed()).abs();
                    self.fonts.insert(handle, (height, angle == 0));
                }
            }
            37 => {
                if let Some(font) = number(8).and_then(|handle| self.fonts.get(&handle)) {
                    (self.size, self.level) = *font;
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
        let size = self.size.max(1.0);
        let width = text.chars().count() as f64 * size * WIDTH;
        Some(Run {
            text: text.to_owned(),
            left: x,
            right: x + width,
            base: -y,
            size,
            fixed: false,
            upright: (!self.level).then_some(Upright { from: -y, to: -y + width }),
            shown: Shown::Plainly,
        })
    }
}

/// Counts what a record draws.
fn see(kind: u32, record: &[u8], pen: &Pen, marks: &mut Marks) {
    let count = |offset: usize| u32_le(record, offset).map_or(0, u64::from);
    match kind {
        // Curves and lines: the number of points after the bounds.
        2..=6 | 85..=89 => marks.outline(count(24).min(record.len() as u64 / 4)),
        // Several of them: all points together.
        7 | 8 | 90 | 91 => marks.outline(count(28).min(record.len() as u64 / 4)),
        // A pixel, an ellipse, a chord, a pie.
        15 | 42 | 46 | 47 => marks.points = marks.points.saturating_add(1),
        43 | 44 => marks.vertices = marks.vertices.saturating_add(4),
        45 | 54 | 55 => marks.outline(2),
        83 | 84 => {
            if let Some(text) = text(record, kind == 84) {
                match pen.write(&text, record) {
                    Some(run) => marks.text_at(run),
                    None => marks.text(&text),
                }
            }
        }
        // A comment of EMF+: what GDI+ draws instead.
        70 if record.get(12..16) == Some(b"EMF+") => plus(record, marks),
        _ => {}
    }
}

/// What a text record writes.
fn text(record: &[u8], wide: bool) -> Option<String> {
    let count = usize::try_from(u32_le(record, 44)?).ok()?;
    let start = usize::try_from(u32_le(record, 48)?).ok()?;
    let letters = record.get(start..)?;
    Some(if wide {
        let units: Vec<u16> =
            letters.chunks_exact(2).take(count).filter_map(|two| u16_le(two, 0)).collect();
        String::from_utf16_lossy(&units)
    } else {
        letters.iter().take(count).copied().map(char::from).collect()
    })
}

/// Counts what the records within a comment draw (MS-EMFPLUS).
fn plus(record: &[u8], marks: &mut Marks) {
    let mut at = 16_usize;
    while let (Some(kind), Some(length)) = (u16_le(record, at), u32_le(record, at + 4)) {
        let length = usize::try_from(length).unwrap_or(0);
        let points = |offset: usize| {
            let points = u32_le(record, at.saturating_add(offset)).map_or(0, u64::from);
            points.min(record.len() as u64 / 2)
        };
        match kind {
            // Filled and drawn polygons, lines, curves.
            0x400c => marks.outline(points(16)),
            0x400d | 0x4016..=0x4019 => marks.outline(points(12)),
            // Ellipses and pies.
            0x400e..=0x4011 => marks.points = marks.points.saturating_add(1),
            0x400a | 0x400b => marks.vertices = marks.vertices.saturating_add(4),
            // Paths are kept as objects; each one drawn is at least a shape.
            0x4014 | 0x4015 => marks.outline(3),
            0x401c => {
                let count = usize::try_from(points(20)).unwrap_or(0);
                let letters = record.get(at.saturating_add(40)..).unwrap_or_default();
                let units: Vec<u16> =
                    letters.chunks_exact(2).take(count).filter_map(|two| u16_le(two, 0)).collect();
                marks.text(&String::from_utf16_lossy(&units));
            }
            _ => {}
        }
        if length < 12 {
            break;
        }
        at = at.saturating_add(length);
    }
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
        assert_eq!(found.drawing, Drawing::Vector { marks: 5 });
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
