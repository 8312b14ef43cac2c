//! Percentages and the counts that stand beside them: which of them are each other's part.

mod several;

use super::{Of, Printing, Reading};
use crate::facts::{Measure, Table};
use crate::rules::guideline::layout::Layout;
use crate::rules::guideline::structure::{Slot, rounding};
use std::collections::{BTreeMap, BTreeSet};

/// So many percentages must fit rounded counts before they are taken for their parts.
const ROUNDED: usize = 4;

/// So many columns of counts are tried as parts of each other.
const MOST_COLUMNS: usize = 12;

/// So many different counts must fit a total that is printed nowhere.
const FITTING: usize = 3;

/// Of so many percentages one may be misprinted.
const MISPRINTED: usize = 10;

type ByLine = BTreeMap<u32, BTreeMap<u32, Slot>>;

/// The counts of a table by row and by column.
pub(super) struct Lines<'a> {
    rows: ByLine,
    columns: ByLine,
    /// The largest count of each column.
    most: BTreeMap<u32, i64>,
    layout: &'a Layout<'a>,
}

/// A column of counts, and in each row the total that its count is a part of.
struct Parted {
    column: u32,
    totals: BTreeMap<u32, i64>,
}

impl<'a> Lines<'a> {
    /// The counts of a table; those in thousands are as many units.
    pub(super) fn of(table: &Table, layout: &'a Layout<'a>) -> Self {
        let mut lines =
            Self { rows: ByLine::new(), columns: ByLine::new(), most: BTreeMap::new(), layout };
        for cell in table.body.cells.iter().filter(|cell| cell.measure == Measure::Count) {
            let slot = Slot::scaled(cell.printed, layout.scale(cell));
            if slot != Slot::Absent {
                lines.rows.entry(cell.row).or_default().insert(cell.column, slot);
                lines.columns.entry(cell.column).or_default().insert(cell.row, slot);
            }
        }
        let most = |(column, counts): (&u32, &_)| Some((*column, largest(counts)?));
        lines.most = lines.columns.iter().filter_map(most).collect();
        lines
    }

    /// The column of the count that a percentage in this cell belongs to.
    pub(super) fn nearest(&self, (row, column): (u32, u32)) -> Option<u32> {
        nearest(self.rows.get(&row)?, column)
    }

    /// The largest count of a column.
    pub(super) fn largest_of_column(&self, column: u32) -> Option<i64> {
        self.most.get(&column).copied()
    }

    /// Reads the percentages of one column; `nearest` is the column of counts beside it.
    pub(super) fn read(&self, nearest: u32, printings: Vec<Printing>) -> Vec<Reading> {
        let (parted, printings) = self.parted(nearest, printings);
        printings
            .into_iter()
            .filter_map(|printing| {
                let row = printing.cell.0;
                let of = match &parted {
                    Some(parted) => {
                        let cell = (row, parted.column);
                        let total = *parted.totals.get(&row)?;
                        Of::Part { cell, count: self.count(cell)?, total }
                    }
                    None => Of::Base(self.count((row, nearest))?.known()?),
                };
                Some(printing.of(of))
            })
            .collect()
    }

    /// Reads the percentages that stand in the cells of their counts. Those of a column are of one
    /// total, or each is of the one that it fits.
    pub(super) fn read_enclosed(&self, column: u32, printings: Vec<Printing>) -> Vec<Reading> {
        let parted = self.parts_of_lines(column, &printings);
        let stated = self.layout.observations(column);
        let most = self.largest_of_column(column);
        printings
            .into_iter()
            .filter_map(|printing| {
                let row = printing.cell.0;
                let count = self.count((row, column))?;
                let Slot::Known(known) = count else { return None };
                let in_row = self.rows.get(&row).and_then(largest);
                let fits = |total: &i64| printing.is(known, *total, 0);
                let total = match &parted {
                    Some(parted) => parted.totals.get(&row).copied(),
                    None => [stated, most, in_row].into_iter().flatten().find(fits),
                };
                Some(printing.of(Of::Part { cell: (row, column), count, total: total? }))
            })
            .collect()
    }

    /// The counts that the percentages of a column are parts of. Shares of one are printed under
    /// `%` too: they are taken for that where they fit and percentages do not; and so is a number
    /// that is printed finer than it is kept.
    fn parted(&self, nearest: u32, printings: Vec<Printing>) -> (Option<Parted>, Vec<Printing>) {
        let parted = |printings: &[Printing]| {
            self.parts_of_lines(nearest, printings)
                .or_else(|| self.parts_of_columns(printings))
                .or_else(|| self.parts_of_one_total(nearest, printings))
                .or_else(|| self.parts_of_several(nearest, printings))
        };
        let shares = |printings: &[Printing]| -> Option<Vec<Printing>> {
            printings.iter().map(Printing::as_share).collect()
        };
        let kept = || {
            let kept = |one: &Printing| one.as_kept().unwrap_or_else(|| one.clone());
            let finer = printings.iter().any(|one| one.as_kept().is_some());
            finer.then(|| printings.iter().map(kept).collect::<Vec<Printing>>())
        };
        let others: [&dyn Fn() -> Option<Vec<Printing>>; 3] =
            [&|| shares(&printings), &kept, &|| shares(&kept()?)];
        if let Some(found) = parted(&printings) {
            return (Some(found), printings);
        }
        let fitting = others.iter().find_map(|read| {
            let printings = read()?;
            Some((Some(parted(&printings)?), printings))
        });
        fitting.unwrap_or((None, printings))
    }

    /// The count in a cell.
    fn count(&self, (row, column): (u32, u32)) -> Option<Slot> {
        self.rows.get(&row)?.get(&column).copied()
    }

    /// The counts of a column as parts of the number that its heading states, or of the totals of
    /// their lines.
    fn parts_of_lines(&self, column: u32, printings: &[Printing]) -> Option<Parted> {
        let of_column = self.columns.get(&column)?;
        let in_row = |row: u32, of: fn(&BTreeMap<u32, Slot>) -> Option<i64>| {
            self.rows.get(&row).and_then(of)
        };
        let stated = self.layout.observations(column);
        // The same for all rows: worked out for each of them it would take rows times rows.
        let (most, all) = (self.largest_of_column(column), sum(of_column));
        let groups = self.sums_of_groups(of_column);
        let totals: [&dyn Fn(u32) -> Option<i64>; 6] = [
            &|_| stated,
            &|_| most,
            &|_| all,
            &|row| groups.get(self.group(row)?).copied(),
            &|row| in_row(row, largest),
            &|row| in_row(row, sum),
        ];
        let fitting = |total: &&&dyn Fn(u32) -> Option<i64>, slack: i64| {
            self.fitting(column, total, printings, slack)
        };
        let exact = totals.iter().find(|total| fitting(total, 0) > 0);
        let total = exact.or_else(|| {
            // Percentages of exact counts beside rounded ones are off by as much as the rounding.
            let slack = rounding(known(of_column))?;
            totals.iter().find(|total| fitting(total, slack) >= ROUNDED)
        })?;
        let rows = printings.iter().map(|printing| printing.cell.0);
        let totals = rows.filter_map(|row| Some((row, total(row)?))).collect();
        Some(Parted { column, totals })
    }

    /// The words that the rows of one group have in common: all but the last.
    fn group(&self, row: u32) -> Option<&[String]> {
        self.layout.row(row).split_last().map(|(_, group)| group).filter(|group| !group.is_empty())
    }

    /// The sum of the counts in the rows of each group.
    fn sums_of_groups(&self, of_column: &BTreeMap<u32, Slot>) -> BTreeMap<&[String], i64> {
        let mut groups: BTreeMap<&[String], BTreeMap<u32, Slot>> = BTreeMap::new();
        for (row, slot) in of_column {
            if let Some(group) = self.group(*row) {
                groups.entry(group).or_default().insert(*row, *slot);
            }
        }
        groups.iter().filter_map(|(group, counts)| Some((*group, sum(counts)?))).collect()
    }

    /// The counts of one column as parts of those of another.
    fn parts_of_columns(&self, printings: &[Printing]) -> Option<Parted> {
        let columns: Vec<(&u32, &BTreeMap<u32, Slot>)> =
            self.columns.iter().take(MOST_COLUMNS).collect();
        columns.iter().find_map(|(part, _)| {
            columns.iter().filter(|(whole, _)| whole != part).find_map(|(_, wholes)| {
                let total = |row: u32| wholes.get(&row)?.known();
                let fits = self.fitting(**part, &total, printings, 0) > 1;
                fits.then(|| {
                    let totals = wholes.keys().filter_map(|row| Some((*row, total(*row)?)));
                    Parted { column: **part, totals: totals.collect() }
                })
            })
        })
    }

    /// The counts of a column as parts of one total that fits all of them.
    fn parts_of_one_total(&self, column: u32, printings: &[Printing]) -> Option<Parted> {
        let mut counts = BTreeSet::new();
        let (mut least, mut most) = (0_i128, i128::MAX);
        for printing in printings.iter().filter(|printing| printing.units > 0) {
            if let Some(Slot::Known(count)) = self.count((printing.cell.0, column)) {
                counts.insert(count);
                let doubled = i128::from(count).saturating_mul(printing.whole).saturating_mul(2);
                let units = printing.units.saturating_mul(2);
                let (above, below) = (units.saturating_add(1), units.saturating_sub(1).max(1));
                least = least.max(doubled.saturating_add(above - 1).div_euclid(above));
                most = most.min(doubled.div_euclid(below));
            }
        }
        let largest = counts.last().copied()?;
        let fits = counts.len() >= FITTING && least <= most && least > i128::from(largest);
        let total = i64::try_from(least).ok().filter(|_| fits)?;
        let totals = printings.iter().map(|printing| (printing.cell.0, total)).collect();
        Some(Parted { column, totals })
    }

    /// How many percentages say something and are the counts of a column as parts of the totals of
    /// their rows; none where one in ten of them is not.
    fn fitting(
        &self,
        column: u32,
        total: &dyn Fn(u32) -> Option<i64>,
        printings: &[Printing],
        slack: i64,
    ) -> usize {
        let (mut fitting, mut others) = (0_usize, 0_usize);
        for printing in printings {
            let row = printing.cell.0;
            let Some(Slot::Known(count)) = self.count((row, column)) else { continue };
            if !total(row).is_some_and(|total| printing.is(count, total, slack)) {
                others = others.saturating_add(1);
                if others.saturating_mul(MISPRINTED) > printings.len() {
                    return 0;
                }
                continue;
            }
            // Nothing and all are the same part of any total, which tells nothing.
            let tells = printing.units > 0 && printing.units < printing.whole;
            fitting = fitting.saturating_add(usize::from(tells));
        }
        fitting
    }
}

/// The column of the count that a percentage in this column belongs to: the nearest before it,
/// else the nearest after it.
fn nearest(counts: &BTreeMap<u32, Slot>, column: u32) -> Option<u32> {
    let before = counts.range(..column).next_back();
    before.or_else(|| counts.range(column..).next()).map(|(column, _)| *column)
}

fn known(counts: &BTreeMap<u32, Slot>) -> impl Iterator<Item = i64> {
    counts.values().filter_map(|slot| slot.known())
}

fn largest(counts: &BTreeMap<u32, Slot>) -> Option<i64> {
    known(counts).max()
}

fn sum(counts: &BTreeMap<u32, Slot>) -> Option<i64> {
    Some(known(counts).fold(0, i64::saturating_add)).filter(|sum| *sum > 0)
}
