//! Variables whose statistics stand below each other, as `describe` of pandas prints them.
//!
//! Convention: the heads are names of variables and each row is one statistic of them, named by a word
//! of its own: `count`, `mean`, `std`, `min`, `25%`. Then the row says what a cell is, whatever word the
//! name of a variable has in it: the mean of `num_visits` is no number of units. A column for the size
//! of the sample (`N`) stays one.

use crate::facts::Measure;
use crate::recognise::tables::frame::Framed;
use crate::recognise::tables::labels::gives_sample;
use std::collections::{BTreeMap, BTreeSet};

/// Statistics of different kinds among the rows, at least.
const LEAST: usize = 3;

/// Forgets that names of variables say *count* over rows of statistics.
pub(super) fn forget(
    frame: &Framed<'_>,
    rows: &BTreeMap<u32, Option<Measure>>,
    columns: &mut BTreeMap<u32, Option<Measure>>,
) {
    let kinds: BTreeSet<Measure> =
        rows.values().flatten().copied().filter(|measure| is_statistic(*measure)).collect();
    let named = |said: &Option<Measure>| {
        said.is_some_and(|measure| is_statistic(measure) || measure == Measure::Count)
    };
    let short =
        || rows.keys().all(|row| frame.label(*row).last().is_some_and(|l| !l.contains(' ')));
    if kinds.len() < LEAST || !rows.values().all(named) || !short() {
        return;
    }
    for (&column, said) in columns.iter_mut().filter(|(_, said)| **said == Some(Measure::Count)) {
        if !gives_sample(frame.inner(column)) {
            *said = None;
        }
    }
}

/// Whether a measure describes how a variable is spread.
fn is_statistic(measure: Measure) -> bool {
    matches!(
        measure,
        Measure::Mean
            | Measure::StandardDeviation
            | Measure::Variance
            | Measure::Minimum
            | Measure::Maximum
            | Measure::Median
            | Measure::Percentile
    )
}
