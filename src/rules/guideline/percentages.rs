//! Percentages and shares read back as counts, by the number of units they are taken of.
//!
//! A percentage stands beside a count in one of two ways. The count is its part (`Aantal`, `%`):
//! then the count as a part of one total gives the percentage in every line: the total of its
//! column or row, another count of its row, or one that is printed nowhere but fits all lines.
//! Else the count is its base (`n`, `% werkend`): then the percentage of it is a count. Where its
//! row holds no count, the largest count of its column (a row `N`), the number in its heading or
//! the number in the title is its base.

pub(super) mod distributions;
mod enclosed;
mod pairing;

use super::layout::Layout;
use super::structure::Slot;
use crate::facts::{Measure, Printed, Table};
use pairing::Lines;
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

/// Numbers of more digits than this has are finer than they are kept.
const TRUSTED: i128 = 1_000_000;

/// One percentage before it is known what it is of.
#[derive(Debug, Clone)]
struct Printing {
    cell: (u32, u32),
    units: i128,
    whole: i128,
}

/// Reads the percentages and shares of a table that have a number of units beside them.
pub(super) fn readings(table: &Table, layout: &Layout<'_>) -> Vec<Reading> {
    let mut readings = Vec::new();
    let mut printings = printings(table, layout).peekable();
    let enclosed = enclosed::by_column(table);
    if printings.peek().is_none() && enclosed.is_empty() {
        return readings;
    }
    let lines = Lines::of(table, layout);
    // Percentages of one column with their counts in one other column share their meaning.
    let mut paired: BTreeMap<(u32, u32), Vec<Printing>> = BTreeMap::new();
    for printing in printings {
        let (row, column) = printing.cell;
        match lines.nearest((row, column)) {
            Some(count) => paired.entry((column, count)).or_default().push(printing),
            None => {
                if let Some(base) =
                    lines.largest_of_column(column).or_else(|| layout.observations(column))
                {
                    readings.push(printing.of(Of::Base(base)));
                }
            }
        }
    }
    for ((_, counts), printings) in paired {
        readings.extend(lines.read(counts, printings));
    }
    for (column, printings) in enclosed {
        readings.extend(lines.read_enclosed(column, printings));
    }
    readings
}

impl Printing {
    fn of(self, of: Of) -> Reading {
        Reading { cell: self.cell, units: self.units, whole: self.whole, of }
    }

    /// The same number taken for a share of one, where it is printed as a percentage of at most one.
    fn as_share(&self) -> Option<Self> {
        let whole = self.whole / 100;
        (whole > 0 && self.units <= whole).then(|| Self { whole, ..self.clone() })
    }

    /// The same number as far as its digits can be trusted: Stata keeps seven of them, the last one not
    /// to be relied on, and prints more. None where all of them can.
    fn as_kept(&self) -> Option<Self> {
        let mut finer = 1;
        while self.units / finer >= TRUSTED && self.whole % (finer * 10) == 0 {
            finer *= 10;
        }
        let units = self.units.saturating_mul(2).saturating_add(finer) / (finer * 2);
        (finer > 1).then(|| Self { units, whole: self.whole / finer, ..self.clone() })
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

/// The percentages and shares of a table, as printed; those that tell a change are none.
fn printings<'t>(table: &'t Table, layout: &'t Layout<'_>) -> impl Iterator<Item = Printing> {
    let of_hundred = shares_of_hundred(table, layout);
    table.body.cells.iter().filter_map(move |cell| {
        let whole: i128 = match cell.measure {
            Measure::Percent => 100,
            Measure::Share if of_hundred.contains(&cell.column) => 100,
            Measure::Share => 1,
            _ => return None,
        };
        let Printed::Number { value, decimals, .. } = cell.printed else { return None };
        let power = 10_i128.checked_pow(u32::from(decimals.min(9)))?;
        let units = value * power as f64;
        let whole = power.checked_mul(whole)?;
        let is_part = (0.0..=whole as f64).contains(&units);
        (is_part && !layout.is_change(cell.row, cell.column)).then(|| Printing {
            cell: (cell.row, cell.column),
            units: units.round() as i128,
            whole,
        })
    })
}

/// The columns of shares that are printed as percentages: their heading has the sign, or one of them
/// is above one.
fn shares_of_hundred(table: &Table, layout: &Layout<'_>) -> BTreeSet<u32> {
    let shares = table.body.cells.iter().filter(|cell| cell.measure == Measure::Share);
    let of_hundred = shares.filter(|cell| {
        let above_one = matches!(cell.printed, Printed::Number { value, .. } if value > 1.0);
        above_one || layout.column(cell.column).iter().any(|word| word.contains('%'))
    });
    of_hundred.map(|cell| cell.column).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::table;

    fn readings(table: &Table) -> Vec<Reading> {
        super::readings(table, &Layout::of(table))
    }

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
    fn takes_counts_for_parts_of_one_total_although_one_percentage_is_misprinted() {
        let counts = [599, 1119, 951, 459, 213, 41, 924, 95, 1282, 966, 225];
        let rows: Vec<(String, [String; 2])> = counts
            .iter()
            .map(|count| {
                let percent = f64::from(*count) / 33.82;
                let percent = if *count == 951 { 42.0 } else { percent };
                (format!("groep {count}"), [count.to_string(), format!("{percent:.2}")])
            })
            .collect();
        let cells: Vec<[&str; 2]> =
            rows.iter().map(|(_, [count, percent])| [count.as_str(), percent.as_str()]).collect();
        let rows: Vec<(&str, &[&str])> = rows
            .iter()
            .zip(&cells)
            .map(|((label, _), cells)| (label.as_str(), &cells[..]))
            .collect();
        let found = readings(&table(&COLUMNS, &rows));
        assert!(
            found.iter().all(|one| matches!(one.of, Of::Part { total: 3382, .. })),
            "{found:?}"
        );
    }

    #[test]
    fn takes_shares_that_are_printed_finer_than_they_are_kept_for_what_they_are() {
        let rows: [(&str, &[&str]); 4] = [
            ("a", &["48615", "0.011817699"]),
            ("b", &["1912", "0.000464783"]),
            ("c", &["16749", "0.004071473"]),
            ("d", &["462503", "0.1124287"]),
        ];
        let found = readings(&table(&COLUMNS, &rows));
        assert!(found.iter().all(|one| matches!(one.of, Of::Part { .. })), "{found:?}");
    }

    #[test]
    fn takes_the_number_in_the_heading_where_there_is_no_count() {
        let columns = [("mannen (n = 1.000)", Measure::Percent)];
        let found = readings(&table(&columns, &[("werkend", &["0.5"])]));
        assert_eq!(found[0].of, Of::Base(1000));
        assert_eq!(found[0].bounds(), (5, 5));
    }
}
