//! Percentages of several totals in one column: most of everyone, others of those of whom a thing is
//! known, one of them perhaps misprinted.

use super::super::Printing;
use super::{Lines, MISPRINTED, Parted};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// So many of the largest counts are asked for the total, and so far around it is looked.
const TELLING: usize = 3;
const AROUND: i64 = 20;

impl Lines<'_> {
    /// The counts of a column as parts, each of the one of several totals that it fits: most of all,
    /// the others of those of whom a thing is known.
    pub(super) fn parts_of_several(&self, column: u32, printings: &[Printing]) -> Option<Parted> {
        let groups = self.sums_of_groups(self.columns.get(&column)?);
        let all = self.total_of_most(column, printings)?;
        let total = |printing: &Printing| {
            let row = printing.cell.0;
            let count = self.count((row, column))?.known()?;
            let group = self.group(row).and_then(|group| groups.get(group).copied());
            [Some(all), group].into_iter().flatten().find(|total| printing.is(count, *total, 0))
        };
        let totals: BTreeMap<u32, i64> =
            printings.iter().filter_map(|one| Some((one.cell.0, total(one)?))).collect();
        let misprinted = printings.len().saturating_sub(totals.len());
        (misprinted.saturating_mul(MISPRINTED) <= printings.len())
            .then_some(Parted { column, totals })
    }

    /// The total that most counts of a column fit, where one of the largest of them tells it.
    fn total_of_most(&self, column: u32, printings: &[Printing]) -> Option<i64> {
        let counts =
            printings.iter().filter(|printing| printing.units > 0).filter_map(|printing| {
                Some((self.count((printing.cell.0, column))?.known()?, printing))
            });
        let mut counts: Vec<(i64, &Printing)> = counts.collect();
        counts.sort_by_key(|(count, _)| Reverse(*count));
        let (greatest, _) = counts.first()?;
        if printings.len() < MISPRINTED {
            return None;
        }
        // Most totals fit few counts, which shows before all are asked.
        let needed = (printings.len() / 2).saturating_add(1);
        let fits = |total: &i64| {
            let Some(mut spare) = counts.len().checked_sub(needed) else { return false };
            for (count, printing) in &counts {
                if !printing.is(*count, *total, 0) {
                    let Some(left) = spare.checked_sub(1) else { return false };
                    spare = left;
                }
            }
            true
        };
        counts.iter().take(TELLING).find_map(|(count, printing)| {
            let twice = i128::from(*count).saturating_mul(printing.whole).saturating_mul(2);
            let near =
                twice.saturating_add(printing.units).div_euclid(printing.units.saturating_mul(2));
            let near = i64::try_from(near).ok()?;
            let around =
                (0..=AROUND).flat_map(|off| [near.saturating_add(off), near.saturating_sub(off)]);
            around.into_iter().filter(|total| total > greatest).find(fits)
        })
    }
}
