//! Tables whose rows are named as their columns are.

use super::frame::Framed;
use std::collections::BTreeSet;

/// Whether a block is a matrix of correlations: the rows are named as the columns are, all numbers
/// lie between -1 and 1, some are fractions and some are 1.
pub(super) fn is_correlations(frame: &Framed<'_>) -> bool {
    let values = || frame.cells().filter_map(|cell| Some(cell.number()?.number.value));
    is_matrix(frame)
        && values().all(|value| value.abs() <= 1.0)
        && values().any(|value| value.fract() != 0.0)
        && values().any(|value| value >= 1.0)
}

/// Whether the rows are named as the columns are.
pub(super) fn is_matrix(frame: &Framed<'_>) -> bool {
    let rows: BTreeSet<&str> =
        frame.labels.iter().filter_map(|label| label.words.last()).map(String::as_str).collect();
    // One outcome over all of the models of a table is one name, however often it stands there.
    let heads: BTreeSet<&str> =
        frame.heads.values().filter_map(|head| head.last()).map(String::as_str).collect();
    let shared = heads.iter().filter(|head| !head.is_empty() && rows.contains(*head)).count();
    shared >= 2 && shared.saturating_mul(2) >= heads.len()
}
