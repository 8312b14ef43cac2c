//! Charts: their numbers and titles, on a sheet or on a sheet of their own.

use super::record::{Records, kind};
use super::strings::{self, Version};
use crate::formats::bytes::{f64_le, u16_le};
use crate::gap::Reason;

/// A chart.
#[derive(Debug, Default)]
pub(super) struct Chart {
    /// Its numbers, as the bits of doubles.
    pub(super) numbers: Vec<u64>,
    /// Its titles.
    pub(super) texts: Vec<String>,
}

/// The kind of a substream that is a chart.
pub(super) const CHART: u16 = 0x0020;

/// Reads a substream up to its end, as a chart.
///
/// # Errors
/// The records are damaged, or end before the chart does.
pub(super) fn read(records: &mut Records<'_>, version: Version) -> Result<Chart, Reason> {
    let mut chart = Chart::default();
    let mut depth = 1_u32;
    // Which part of the series the numbers belong to: values, categories, sizes of bubbles.
    let mut part = 0;
    while depth > 0 {
        let record = records.next()?.ok_or(Reason::Damaged)?;
        match record.kind {
            kind::BEGIN => depth = depth.saturating_add(1),
            kind::EOF => depth -= 1,
            kind::CHART_SERIES_PART => part = u16_le(record.data, 0).unwrap_or(0),
            kind::NUMBER if part == 1 => {
                chart.numbers.extend(f64_le(record.data, 6).map(f64::to_bits));
            }
            kind::CHART_TEXT => {
                let text = record.data.get(2..).and_then(|text| strings::short_text(text, version));
                chart.texts.extend(text.filter(|text| !text.trim().is_empty()));
            }
            _ => {}
        }
    }
    Ok(chart)
}

/// The charts of the sheet that begins at a position.
///
/// # Errors
/// The records are damaged.
pub(super) fn all(stream: &[u8], position: usize) -> Result<Vec<Chart>, Reason> {
    let mut records = Records::at(stream, position);
    let mut found = Vec::new();
    let mut outer = true;
    while let Some(record) = records.next()? {
        match record.kind {
            kind::BEGIN if u16_le(record.data, 2) == Some(CHART) => {
                found.push(read(&mut records, Version::Eight)?);
                if outer {
                    break;
                }
            }
            kind::EOF => break,
            _ => {}
        }
        outer = false;
    }
    Ok(found)
}
