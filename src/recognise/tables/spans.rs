//! Whole numbers with a dash between, where a result is expected: `1-4` under *Aantal*, `1-7-17` under
//! *min-median-max*.
//!
//! By itself it is a class, such as `18-30` among ages. Under a word for a range it is the smallest and
//! the largest value; under a word for numbers of units it is a number that is only told to lie there.

use super::measures::Measures;
use super::sheet::{CellNumber, Kind, Said};
use crate::facts::{BodyCell, Bound, Measure, Printed};
use crate::recognise::values::{self, Notation, Number, Second};

/// The two numbers, where a text is nothing else.
pub(super) fn ends(said: &Said, notation: Notation) -> Option<(f64, f64)> {
    let digits = said.text.as_bytes().first().is_some_and(u8::is_ascii_digit);
    if said.kind == Kind::Label && digits { values::class(&said.text, notation) } else { None }
}

/// The first and the last of three whole numbers that go up.
fn outer(text: &str) -> Option<(f64, f64)> {
    let numbers: Option<Vec<u32>> =
        text.split(['-', '–']).map(|part| part.trim().parse().ok()).collect();
    match numbers?.as_slice() {
        [first, middle, last] if first <= middle && middle <= last && first < last => {
            Some((f64::from(*first), f64::from(*last)))
        }
        _ => None,
    }
}

/// The result that a text is under the headings of its cell, where it is one.
pub(super) fn result(
    row: u32,
    said: &Said,
    measures: &Measures,
    notation: Notation,
) -> Option<BodyCell> {
    let (from, to) = ends(said, notation).or_else(|| outer(&said.text))?;
    let measure = |number: Number<'static>| {
        let printed = CellNumber { number, named: None, is_named: false };
        measures.of_cell(row, &Said { kind: Kind::Number(printed), ..said.clone() }, &printed)
    };
    let ends = Number { second: Second::Interval(from, to), ..Number::plain(from) };
    let is_extreme = |said| matches!(said, Measure::Range | Measure::Minimum | Measure::Maximum);
    let (measure, printed) = if is_extreme(measure(ends)) {
        (Measure::Range, Printed::Number { value: from, decimals: 0, percent: None })
    } else if measures.column(said.column) == Some(Measure::Count) {
        (Measure::Count, Printed::Bounded(Bound::AtMost, to))
    } else {
        return None;
    };
    Some(BodyCell { row, column: said.column, measure, printed })
}
