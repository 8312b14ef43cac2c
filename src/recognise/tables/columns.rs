//! What the numbers of a column tell together: whether they can be numbers of units.

use super::frame::Framed;
use super::sheet::Sheet;
use crate::facts::Measure;
use crate::recognise::values::{Number, Second};
use crate::recognise::words;
use std::collections::{BTreeMap, BTreeSet};

/// Forgets that a head says *count* over numbers that cannot count units: where most are fractions,
/// some of them of less than one unit or negative, and nothing says *in thousands*. `n` and `num` are
/// names of variables too.
pub(super) fn forget_no_units(
    sheet: &Sheet,
    frame: &Framed<'_>,
    columns: &mut BTreeMap<u32, Option<Measure>>,
) {
    let scaled = |words: &str| words::header(words).multiplier > 1;
    let around = frame.title.iter().map(String::as_str).chain(sheet.name.as_deref()).any(scaled);
    for (&column, said) in columns.iter_mut().filter(|(_, said)| **said == Some(Measure::Count)) {
        let numbers: Vec<&Number> = frame
            .body
            .iter()
            .filter_map(|line| Some(&line.cell(column)?.number()?.number))
            .filter(|number| number.second == Second::None)
            .collect();
        let fractions = numbers.iter().filter(|number| number.value.fract() != 0.0).count();
        let less = numbers.iter().any(|number| number.value != 0.0 && number.value < 1.0);
        let scaled = around || frame.head(column).iter().any(|head| scaled(head));
        if fractions.saturating_mul(2) > numbers.len() && less && !scaled {
            *said = None;
        }
    }
}

/// Columns with two numbers or more, all of them printed with `.0`.
pub(super) fn padded(frame: &Framed<'_>) -> BTreeSet<u32> {
    let mut columns: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    for line in &frame.body {
        for cell in line.cells.iter().filter(|cell| frame.is_body(cell)) {
            let Some(number) = cell.number().map(|printed| &printed.number) else { continue };
            let (all, padded) = columns.entry(cell.column).or_default();
            *all += 1;
            *padded += usize::from(number.decimals == 1 && number.value.fract() == 0.0);
        }
    }
    let is_padded = |(column, (all, padded)): (u32, (usize, usize))| {
        (all == padded && all > 1).then_some(column)
    };
    columns.into_iter().filter_map(is_padded).collect()
}

/// The rows among those that give the size of a sample whose numbers are all like `12.034`: of a
/// sample no weights give three decimals everywhere, and Dutch sets thousands apart by a point.
pub(super) fn thousands(frame: &Framed<'_>, samples: &BTreeSet<u32>) -> BTreeSet<u32> {
    let is_grouped = |number: &Number| {
        number.decimals == 3
            && (1.0..1000.0).contains(&number.value)
            && number.second == Second::None
    };
    let lines = frame.body.iter().filter(|line| samples.contains(&line.row));
    let grouped = lines.filter(|line| {
        let cells = line.cells.iter().filter(|cell| frame.is_body(cell));
        let mut numbers = cells.filter_map(|cell| Some(&cell.number()?.number)).peekable();
        numbers.peek().is_some() && numbers.all(is_grouped)
    });
    grouped.map(|line| line.row).collect()
}

/// Whether a number is printed with a fraction: not `2.9e+06`, by which Stata and R shorten a whole
/// number that is wider than its column.
pub(super) fn is_fraction(number: &Number) -> bool {
    if number.exponent { number.value.fract() != 0.0 } else { number.decimals > 0 }
}
