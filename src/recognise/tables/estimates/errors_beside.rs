//! Standard errors in a column of their own behind the estimates, as `esttab, wide` prints them.
//!
//! Convention: a head stands over the estimates of a model, and over nothing or over the same head
//! stand their errors in brackets. It is the name of an outcome or a model, whatever it says.

use crate::recognise::tables::frame::Framed;
use crate::recognise::tables::sheet::Said;
use crate::recognise::values::Enclosure;
use std::collections::BTreeSet;

/// The columns of estimates with such a column behind them.
pub(super) fn columns(frame: &Framed<'_>) -> BTreeSet<u32> {
    let body: BTreeSet<u32> = frame
        .body
        .iter()
        .flat_map(|line| line.cells)
        .filter(|cell| frame.is_body(cell))
        .map(|cell| cell.column)
        .collect();
    let pairs = body.iter().zip(body.iter().skip(1));
    pairs.filter(|(left, right)| belong(frame, **left, **right)).map(|(left, _)| *left).collect()
}

/// Whether one of these columns marks an estimate as significant.
pub(super) fn have_stars(frame: &Framed<'_>, columns: &BTreeSet<u32>) -> bool {
    let cells = frame.body.iter().flat_map(|line| line.cells);
    cells
        .filter(|cell| columns.contains(&cell.column))
        .filter_map(Said::number)
        .any(|printed| printed.number.stars > 0)
}

/// Whether all numbers of the right column stand in brackets, two at least, each beside a number of
/// the left one that does not.
fn belong(frame: &Framed<'_>, left: u32, right: u32) -> bool {
    let head = frame.head(right);
    if head.iter().any(|words| !words.is_empty()) && head != frame.head(left) {
        return false;
    }
    let number = |cell: Option<&Said>| Some(cell?.number()?.number);
    let mut errors = 0_usize;
    for line in &frame.body {
        let Some(error) = number(line.cell(right)) else { continue };
        let estimate = number(line.cell(left));
        let beside = estimate.is_some_and(|number| number.enclosure == Enclosure::None);
        if !error.enclosure.is_of_errors() || !beside {
            return false;
        }
        errors = errors.saturating_add(1);
    }
    errors >= 2
}
