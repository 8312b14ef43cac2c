//! What the counts of a column are rounded to, as the numbers themselves give away.

use super::{Measure, Printed, Table};
use crate::place::{Place, Range};
use std::collections::BTreeMap;

/// The fingerprint that rounding leaves in a column of counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rounding {
    /// The counts of the column, from the first to the last.
    pub place: Place,
    /// How many counts above zero there are.
    pub counts: u64,
    /// All of them are multiples of this; 1 where they are not rounded.
    pub base: u64,
}

/// Fewer counts than this are round by chance.
const FEWEST: usize = 5;

/// What statistical offices round counts to. Other common divisors are chance, or the count itself
/// where all are equal.
const BASES: [u64; 7] = [1000, 100, 50, 25, 10, 5, 3];

/// What counts are rounded to: the largest base that all are multiples of, else 1; none where there
/// are too few above zero to tell.
#[must_use]
pub fn rounding(counts: impl Iterator<Item = u64>) -> Option<u64> {
    let counts: Vec<u64> = counts.filter(|count| *count > 0).collect();
    let fits = |base: &u64| counts.iter().all(|count| count % base == 0);
    (counts.len() >= FEWEST).then(|| BASES.into_iter().find(fits).unwrap_or(1))
}

impl Table {
    /// What each column of counts is rounded to; columns with too few counts are left out.
    #[must_use]
    pub fn rounding(&self) -> Vec<Rounding> {
        let mut columns: BTreeMap<u32, Vec<(u32, u64)>> = BTreeMap::new();
        for cell in self.body.cells.iter().filter(|cell| cell.measure == Measure::Count) {
            if let Printed::Number { value, .. } = cell.printed
                && value >= 1.0
                && value.fract() == 0.0
            {
                columns.entry(cell.column).or_default().push((cell.row, value as u64));
            }
        }
        let of_column = |(column, counts): (u32, Vec<(u32, u64)>)| {
            let base = rounding(counts.iter().map(|(_, count)| *count))?;
            let top = counts.iter().map(|(row, _)| *row).min()?;
            let bottom = counts.iter().map(|(row, _)| *row).max()?;
            let range = Range { top, left: column, bottom, right: column };
            Some(Rounding { place: self.place.cells(range), counts: counts.len() as u64, base })
        };
        columns.into_iter().filter_map(of_column).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_that_are_all_multiples_of_five_are_rounded_to_five() {
        assert_eq!(rounding([5, 10, 25, 40, 0, 115].into_iter()), Some(5));
        assert_eq!(rounding([5, 10, 25, 40, 116].into_iter()), Some(1));
        assert_eq!(
            rounding([7; 9].into_iter()),
            Some(1),
            "equal counts are not rounded to themselves"
        );
    }

    #[test]
    fn few_counts_tell_nothing() {
        assert_eq!(rounding([10, 20, 30, 40, 0, 0].into_iter()), None);
    }
}
