//! Properties of paragraphs and runs, which a binary Word document keeps in pages of 512 bytes.

use super::led::{led_to, usize_at};
use crate::formats::bytes::{u16_le, u32_le};
use crate::gap::Reason;

/// What is said of a paragraph or a run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// The paragraph is in a table.
    pub(super) in_table: bool,
    /// It is the end of a row.
    pub(super) ends_row: bool,
    /// The run is hidden.
    pub(super) hidden: bool,
    /// The run is a tracked insertion or deletion.
    pub(super) changed: bool,
}

/// Marks by where they end in the stream.
#[derive(Debug, Default)]
pub(super) struct Pages {
    /// End and marks, by ascending end.
    runs: Vec<(u32, Marks)>,
}

const PAGE: usize = 512;

/// Where the header leads to the pages of runs and of paragraphs.
const CHARACTERS: usize = 0xfa;
const PARAGRAPHS: usize = 0x102;

impl Pages {
    /// The marks of the paragraphs.
    ///
    /// # Errors
    /// The header leads out of the file.
    pub(super) fn of_paragraphs(main: &[u8], table: &[u8]) -> Result<Self, Reason> {
        Self::read(main, table, PARAGRAPHS, 13, |page, offset| {
            // A length of 0 is followed by the length in words; others leave out half a word.
            let length = usize::from(*page.get(offset)?);
            let (start, length) = if length == 0 {
                let words = usize::from(*page.get(offset.checked_add(1)?)?);
                (offset.checked_add(2)?, words.saturating_mul(2))
            } else {
                (offset.checked_add(1)?, length.saturating_mul(2).saturating_sub(1))
            };
            // The number of the style stands before the properties.
            page.get(start.checked_add(2)?..start.checked_add(length)?)
        })
    }

    /// The marks of the runs.
    ///
    /// # Errors
    /// The header leads out of the file.
    pub(super) fn of_characters(main: &[u8], table: &[u8]) -> Result<Self, Reason> {
        Self::read(main, table, CHARACTERS, 1, |page, offset| {
            let length = usize::from(*page.get(offset)?);
            let start = offset.checked_add(1)?;
            page.get(start..start.checked_add(length)?)
        })
    }

    /// The marks of what stands at an offset.
    pub(super) fn marks(&self, offset: u32) -> Marks {
        let after = self.runs.partition_point(|(end, _)| *end <= offset);
        self.runs.get(after).map(|(_, marks)| *marks).unwrap_or_default()
    }

    /// How many runs have a mark.
    pub(super) fn count(&self, has: impl Fn(&Marks) -> bool) -> u64 {
        self.runs.iter().filter(|(_, marks)| has(marks)).count() as u64
    }

    fn read(
        main: &[u8],
        table: &[u8],
        at: usize,
        width: usize,
        properties: impl for<'p> Fn(&'p [u8], usize) -> Option<&'p [u8]>,
    ) -> Result<Self, Reason> {
        let list = led_to(main, table, at).ok_or(Reason::Damaged)?;
        let count = list.len().saturating_sub(4) / 8;
        let numbers = count.saturating_add(1).saturating_mul(4);
        let mut runs = Vec::new();
        for number in 0..count {
            let page = usize_at(list, numbers.saturating_add(number.saturating_mul(4)));
            let start = page.and_then(|page| page.checked_mul(PAGE)).ok_or(Reason::Damaged)?;
            let page = start.checked_add(PAGE).and_then(|end| main.get(start..end));
            let page = page.ok_or(Reason::Damaged)?;
            let most = usize::from(page.last().copied().unwrap_or(0));
            let described = most.saturating_add(1).saturating_mul(4);
            for run in 0..most {
                let end = u32_le(page, run.saturating_add(1).saturating_mul(4));
                let pointer = page.get(described.saturating_add(run.saturating_mul(width)));
                let (Some(end), Some(pointer)) = (end, pointer) else { continue };
                let offset = usize::from(*pointer).saturating_mul(2);
                let said = if offset == 0 { None } else { properties(page, offset) };
                runs.push((end, said.map(marks).unwrap_or_default()));
            }
        }
        runs.sort_by_key(|(end, _)| *end);
        Ok(Self { runs })
    }
}

/// The marks among properties: a code of two bytes tells the length of each.
fn marks(mut properties: &[u8]) -> Marks {
    let mut marks = Marks::default();
    while let Some(code) = u16_le(properties, 0) {
        let on = properties.get(2).is_some_and(|value| *value != 0);
        match code {
            0x2416 => marks.in_table = on,
            0x2417 => marks.ends_row = on,
            0x083c => marks.hidden = on,
            0x0800 | 0x0801 => marks.changed |= on,
            _ => {}
        }
        let length = match code >> 13 {
            0 | 1 => 1,
            2 | 4 | 5 => 2,
            3 => 4,
            7 => 3,
            // The length is given; that of the definition of a table takes two bytes.
            _ if code == 0xd608 => {
                usize::from(u16_le(properties, 2).unwrap_or(0)).saturating_add(1)
            }
            _ => properties.get(2).map_or(0, |length| usize::from(*length)).saturating_add(1),
        };
        properties = properties.get(length.saturating_add(2)..).unwrap_or_default();
    }
    marks
}
