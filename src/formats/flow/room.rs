//! How much text is held while a document is read: of a paragraph as much as of a line, of what waits
//! for the end of a table as much as of its cells.

use super::Flow;
use crate::content::{Content, Value};

impl Flow<'_> {
    /// Whether so many bytes of one paragraph may be held; where not, that is told.
    pub(in crate::formats) fn fits(&mut self, bytes: usize) -> bool {
        let fits = bytes as u64 <= self.limits.line_bytes;
        if !fits {
            self.too_much();
        }
        fits
    }
}

/// What text weighs that is held, where a short cell weighs one.
pub(super) fn weight(bytes: usize) -> u64 {
    const SHORT: u64 = 1 << 10;
    (bytes as u64 / SHORT).saturating_add(1)
}

/// What a piece of content weighs that is held.
pub(super) fn of(content: &Content) -> u64 {
    let Content::Row(row) = content else { return 1 };
    let weights = row.cells.iter().map(|cell| match &cell.value {
        Value::Text(text) => weight(text.len()),
        _ => 1,
    });
    weights.fold(0, u64::saturating_add)
}
