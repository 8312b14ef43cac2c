//! Numbers that are filled up with noughts, `0000003` under `aantal`.
//!
//! Digits behind a nought are a code as a rule. Programs that write columns of one width fill up
//! numbers in the same way, and a spreadsheet that opens the file shows them as numbers; under a word
//! for a number of units, and nothing else, that is what they are.

use super::{CellNumber, Kind, Said};
use crate::facts::Measure;
use crate::recognise::values::Number;
use crate::recognise::words;
use std::collections::BTreeMap;

/// Reads the filled up numbers below heads that count.
pub(super) fn read(cells: &mut [Said]) {
    // Whether the text above in a column counts; only columns with such digits are looked at.
    let mut columns: BTreeMap<u32, bool> = cells
        .iter()
        .filter(|cell| padded(cell).is_some())
        .map(|cell| (cell.column, false))
        .collect();
    if columns.is_empty() {
        return;
    }
    for cell in cells {
        let Some(counts) = columns.get_mut(&cell.column) else { continue };
        if cell.kind == Kind::Label {
            let head = words::header(&cell.text);
            *counts = head.measure == Some(Measure::Count) && !head.subject;
        } else if let Some(value) = padded(cell).filter(|_| *counts) {
            let number = Number::plain(value);
            cell.kind = Kind::Number(CellNumber { number, named: None, is_named: false });
        }
    }
}

/// The number that a code of nothing but digits behind a nought may be.
fn padded(cell: &Said) -> Option<f64> {
    let text = cell.text.as_str();
    let is_padded = cell.kind == Kind::Code
        && text.starts_with('0')
        && text.bytes().all(|byte| byte.is_ascii_digit());
    let value = is_padded.then(|| text.parse::<u32>().ok()).flatten();
    value.map(f64::from)
}
