//! Percentages and shares read back as counts, by the number of units they are taken of.
//!
//! A percentage stands beside a count in one of two ways. The count is its part (`Aantal`, `%`):
//! then the count as a part of one total gives the percentage in every line: the total of its
//! column or row, another count of its row, or one that is printed nowhere but fits all lines.
//! Else the count is its base (`n`, `% werkend`): then the percentage of it is a count. Where its
//! row holds no count, the largest count of its column (a row `N`), the number in its heading or
//! the number in the title is its base.

use super::layout::Layout;
use super::structure::{Slot, rounding};
use crate::facts::{Measure, Printed, Table};
use std::collections::{BTreeMap, BTreeSet};

/// A percentage or share and the units that it is taken of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    /// Row and column on the sheet.
    pub(super) cell: (u32, u32),
    /// The printed number in units of its last decimal.
    units: i128,
    /// So many of these units are the whole.
    whole: i128,
    /// What it is taken of.
    pub(super) of: Of,
}

/// What a percentage is taken of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Of {
    /// The count in this cell is its part of the total.
    Part {
        /// Row and column on the sheet of the count.
        cell: (u32, u32),
        /// The count.
        count: Slot,
        /// The total.
        total: i64,
    },
    /// It is a part of so many.
    Base(i64),
}

/// So many percentages must fit rounded counts before they are taken for their parts.
const ROUNDED: usize = 4;

/// So many columns of counts are tried as parts of each other.
const MOST_COLUMNS: usize = 12;

/// So many different counts must fit a total that is printed nowhere.
const FITTING: usize = 3;

type ByLine = BTreeMap<u32, BTreeMap<u32, Slot>>;

/// The counts of a table by row and by column.
#[derive(Default)]
struct Lines {
    rows: ByLine,
    columns: ByLine,
}

/// One percentage before it is known what it is of.
struct Printing {
    cell: (u32, u32),
    units: i128,
    whole: i128,
}

/// Reads the percentages and shares of a table that have a number of units beside them.
pub(super) fn readings(table: &Table) -> Vec<Reading> {
    let mut lines = Lines::default();
    for cell in table.body.cells.iter().filter(|cell| cell.measure == Measure::Count) {
        let slot = Slot::read(cell.printed);
        if slot != Slot::Absent {
            lines.rows.entry(cell.row).or_default().insert(cell.column, slot);
            lines.columns.entry(cell.column).or_default().insert(cell.row, slot);
        }
    }
    let layout = Layout::of(table);
    let mut readings = Vec::new();
    // Percentages of one column with their counts in one other column share their meaning.
    let mut paired: BTreeMap<(u32, u32), Vec<Printing>> = BTreeMap::new();
    let most: BTreeMap<u32, Option<i64>> =
        lines.columns.iter().map(|(column, counts)| (*column, largest(counts))).collect();
    for printing in printings(table) {
        let (row, column) = printing.cell;
        match lines.rows.get(&row).and_then(|counts| nearest(counts, column)) {
            Some(count) => paired.entry((column, count)).or_default().push(printing),
            None => {
                let of_column = most.get(&column).copied().flatten();
                if let Some(base) = of_column.or_else(|| layout.observations(column)) {
                    readings.push(printing.of(Of::Base(base)));
                }
            }
        }
    }
    for ((_, counts), printings) in paired {
        readings.extend(lines.read(counts, printings));
    }
    readings
}

impl Lines {
    /// Reads the percentages of one column; `nearest` is the column of counts beside it.
    fn read(&self, nearest: u32, printings: Vec<Printing>) -> Vec<Reading> {
        let parted = self
            .parts_of_lines(nearest, &printings)
            .or_else(|| self.parts_of_columns(&printings))
            .or_else(|| self.parts_of_one_total(nearest, &printings));
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
                    None => match self.count((row, nearest))? {
                        Slot::Known(base) => Of::Base(base),
                        Slot::Withheld(..) | Slot::Absent => return None,
                    },
                };
                Some(printing.of(of))
            })
            .collect()
    }

    /// The count in a cell.
    fn count(&self, (row, column): (u32, u32)) -> Option<Slot> {
        self.rows.get(&row)?.get(&column).copied()
    }

    /// The counts of a column as parts of the totals of their lines.
    fn parts_of_lines(&self, column: u32, printings: &[Printing]) -> Option<Parted> {
        let of_column = self.columns.get(&column)?;
        let in_row = |row: u32, of: fn(&BTreeMap<u32, Slot>) -> Option<i64>| {
            self.rows.get(&row).and_then(of)
        };
        // The same for all rows: worked out for each of them it would take rows times rows.
        let (most, all) = (largest(of_column), sum(of_column));
        let totals: [&dyn Fn(u32) -> Option<i64>; 4] =
            [&|_| most, &|_| all, &|row| in_row(row, largest), &|row| in_row(row, sum)];
        let parted = |total: &&dyn Fn(u32) -> Option<i64>| {
            let rows = printings.iter().map(|printing| printing.cell.0);
            let totals = rows.filter_map(|row| Some((row, total(row)?))).collect();
            Parted { column, totals }
        };
        let exact = totals.iter().map(parted).find(|parted| self.fitting(parted, printings, 0) > 0);
        exact.or_else(|| {
            // Percentages of exact counts beside rounded ones are off by as much as the rounding.
            let slack = rounding(known(of_column))?;
            totals
                .iter()
                .map(parted)
                .find(|parted| self.fitting(parted, printings, slack) >= ROUNDED)
        })
    }

    /// The counts of one column as parts of those of another.
    fn parts_of_columns(&self, printings: &[Printing]) -> Option<Parted> {
        let columns: Vec<(&u32, &BTreeMap<u32, Slot>)> =
            self.columns.iter().take(MOST_COLUMNS).collect();
        columns.iter().find_map(|(part, _)| {
            columns.iter().filter(|(whole, _)| whole != part).find_map(|(_, wholes)| {
                let totals = wholes
                    .iter()
                    .filter_map(|(row, slot)| match slot {
                        Slot::Known(value) => Some((*row, *value)),
                        Slot::Withheld(..) | Slot::Absent => None,
                    })
                    .collect();
                let parted = Parted { column: **part, totals };
                (self.fitting(&parted, printings, 0) > 1).then_some(parted)
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

    /// How many percentages say something and are the counts as parts of the totals; none where
    /// one of them is not.
    fn fitting(&self, parted: &Parted, printings: &[Printing], slack: i64) -> usize {
        let mut fitting = 0_usize;
        for printing in printings {
            let row = printing.cell.0;
            let Some(Slot::Known(count)) = self.count((row, parted.column)) else { continue };
            if !parted.totals.get(&row).is_some_and(|total| printing.is(count, *total, slack)) {
                return 0;
            }
            // Nothing and all are the same part of any total, which tells nothing.
            let tells = printing.units > 0 && printing.units < printing.whole;
            fitting = fitting.saturating_add(usize::from(tells));
        }
        fitting
    }
}

/// A column of counts, and in each row the total that its count is a part of.
struct Parted {
    column: u32,
    totals: BTreeMap<u32, i64>,
}

impl Printing {
    fn of(self, of: Of) -> Reading {
        Reading { cell: self.cell, units: self.units, whole: self.whole, of }
    }

    /// Whether so many of a total are this percentage, give or take a unit of the last decimal and
    /// so many units.
    fn is(&self, count: i64, total: i64, slack: i64) -> bool {
        let (count, total) = (i128::from(count), i128::from(total));
        let off = count.saturating_mul(self.whole).saturating_sub(self.units.saturating_mul(total));
        let slack = self.whole.saturating_mul(i128::from(slack));
        total > 0 && off.saturating_abs() <= total.saturating_add(slack)
    }
}

impl Reading {
    /// The whole number of units nearest to the percentage of its base.
    pub(super) fn nearest(&self) -> i64 {
        let of = i128::from(self.of_units());
        let twice = self.units.saturating_mul(of).saturating_mul(2).saturating_add(self.whole);
        clamp(twice.div_euclid(self.whole.saturating_mul(2).max(1)))
    }

    /// The smallest and the largest number of units that round to the percentage.
    pub(super) fn bounds(&self) -> (i64, i64) {
        let of = i128::from(self.of_units());
        let double = self.whole.saturating_mul(2).max(1);
        let at =
            |units: i128| self.units.saturating_mul(2).saturating_add(units).saturating_mul(of);
        let least = at(-1).saturating_add(double).saturating_sub(1).div_euclid(double);
        (clamp(least.max(0)), clamp(at(1).div_euclid(double)))
    }

    /// The number of units that it is taken of.
    pub(super) fn of_units(&self) -> i64 {
        match self.of {
            Of::Part { total, .. } => total,
            Of::Base(base) => base,
        }
    }

    /// Whether it is strictly between nothing and the whole.
    pub(super) fn is_part(&self) -> bool {
        self.units > 0 && self.units < self.whole
    }
}

fn clamp(value: i128) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

/// The percentages and shares of a table, as printed.
fn printings(table: &Table) -> impl Iterator<Item = Printing> {
    table.body.cells.iter().filter_map(|cell| {
        let hundred: i128 = match cell.measure {
            Measure::Percent => 100,
            Measure::Share => 1,
            _ => return None,
        };
        let Printed::Number { value, decimals, .. } = cell.printed else { return None };
        let power = 10_i128.checked_pow(u32::from(decimals.min(9)))?;
        let units = value * power as f64;
        // A share above one is a percentage whatever its heading says.
        let whole = power * if hundred == 1 && value > 1.0 { 100 } else { hundred };
        (0.0..=whole as f64).contains(&units).then(|| Printing {
            cell: (cell.row, cell.column),
            units: units.round() as i128,
            whole,
        })
    })
}

/// The column of the count that a percentage in this column belongs to: the nearest before it,
/// else the nearest after it.
fn nearest(counts: &BTreeMap<u32, Slot>, column: u32) -> Option<u32> {
    let before = counts.range(..column).next_back();
    before.or_else(|| counts.range(column..).next()).map(|(column, _)| *column)
}

fn known(counts: &BTreeMap<u32, Slot>) -> impl Iterator<Item = i64> {
    counts.values().filter_map(|slot| match slot {
        Slot::Known(value) => Some(*value),
        Slot::Withheld(..) | Slot::Absent => None,
    })
}

fn largest(counts: &BTreeMap<u32, Slot>) -> Option<i64> {
    known(counts).max()
}

fn sum(counts: &BTreeMap<u32, Slot>) -> Option<i64> {
    Some(known(counts).fold(0, i64::saturating_add)).filter(|sum| *sum > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::table;

    const COLUMNS: [(&str, Measure); 2] = [("n", Measure::Count), ("%", Measure::Percent)];

    #[test]
    fn takes_a_count_for_the_part_where_it_is_that_part_of_its_column() {
        let rows: [(&str, &[&str]); 3] =
            [("a", &["20", "20.0"]), ("b", &["80", "80.0"]), ("Totaal", &["100", "100.0"])];
        let found = readings(&table(&COLUMNS, &rows));
        let parts = found.iter().filter(|one| matches!(one.of, Of::Part { total: 100, .. }));
        assert_eq!(parts.count(), 3);
    }

    #[test]
    fn takes_a_count_for_the_base_where_it_is_not() {
        let rows: [(&str, &[&str]); 2] = [("a", &["200", "62.5"]), ("b", &["40", "12.5"])];
        let found = readings(&table(&COLUMNS, &rows));
        assert_eq!(found[1].of, Of::Base(40));
        assert_eq!((found[1].nearest(), found[1].bounds()), (5, (5, 5)));
    }

    #[test]
    fn takes_a_count_for_the_part_of_another_count_of_its_row() {
        let columns =
            [("Uitgezet", Measure::Count), ("Respons", Measure::Count), ("%", Measure::Percent)];
        let rows: [(&str, &[&str]); 2] =
            [("a", &["65", "55", "84.6"]), ("b", &["64", "56", "87.5"])];
        let found = readings(&table(&columns, &rows));
        assert!(matches!(found[1].of, Of::Part { cell: (2, 2), total: 64, .. }));
    }

    #[test]
    fn takes_counts_for_parts_of_one_total_that_is_printed_nowhere() {
        let rows: [(&str, &[&str]); 4] = [
            ("a", &["47", "88.7"]),
            ("b", &["27", "50.9"]),
            ("c", &["14", "26.4"]),
            ("d", &["1", "1.9"]),
        ];
        let found = readings(&table(&COLUMNS, &rows));
        assert!(found.iter().all(|one| matches!(one.of, Of::Part { total: 53, .. })));
    }

    #[test]
    fn takes_the_number_in_the_heading_where_there_is_no_count() {
        let columns = [("mannen (n = 1.000)", Measure::Percent)];
        let found = readings(&table(&columns, &[("werkend", &["0.5"])]));
        assert_eq!(found[0].of, Of::Base(1000));
        assert_eq!(found[0].bounds(), (5, 5));
    }
}
