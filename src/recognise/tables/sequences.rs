//! How the numbers of a row of heads or of a column go on: one by one, anew for each group, as often as each other.

use std::collections::BTreeMap;

/// Whether each value is one more than the one before it.
pub(super) fn consecutive(values: impl Iterator<Item = f64>) -> bool {
    let mut before: Option<f64> = None;
    for value in values {
        if before.is_some_and(|before| (value - before - 1.0).abs() > f64::EPSILON) {
            return false;
        }
        before = Some(value);
    }
    true
}

/// Whether values number the rows beside them: 0, 1, 2 … or 1, 2, 3 …
pub(super) fn counts_rows(values: &[f64]) -> bool {
    values.first().is_some_and(|first| *first == 0.0 || *first == 1.0)
        && consecutive(values.iter().copied())
}

/// Whether values count up, perhaps from 1 anew for each group: `(1) (2) (1) (2)`.
pub(super) fn count_up(values: impl Iterator<Item = f64>) -> bool {
    let values: Vec<f64> = values.collect();
    let next = |pair: &[f64]| matches!(pair, [a, b] if (b - a - 1.0).abs() <= f64::EPSILON);
    let anew = |pair: &[f64]| matches!(pair, [_, b] if *b == 1.0);
    let from_one = values.first() == Some(&1.0) && values.windows(2).any(next);
    values.windows(2).all(|pair| next(pair) || from_one && anew(pair))
}

/// Whether each value tells something of the next, as along an axis or in a series: the steps between
/// neighbours are small beside the spread of all (von Neumann's ratio, which is 2 where values stand in
/// no order). Values that are all the same tell nothing.
pub(super) fn runs_on(values: &[f64]) -> bool {
    let mean = values.iter().sum::<f64>() / values.len().max(1) as f64;
    let spread: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    let pair = |pair: &[f64]| match pair {
        [one, next] => (next - one).powi(2),
        _ => 0.0,
    };
    let steps: f64 = values.windows(2).map(pair).sum();
    spread > 0.0 && steps < spread
}

/// Whether there are several different values, and each occurs as often as the others.
pub(super) fn return_equally(values: impl Iterator<Item = f64>) -> bool {
    let mut times: BTreeMap<u64, usize> = BTreeMap::new();
    for value in values {
        *times.entry(value.to_bits()).or_default() += 1;
    }
    let first = times.values().next();
    times.len() > 1 && times.values().all(|other| Some(other) == first)
}
