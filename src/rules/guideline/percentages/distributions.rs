//! Percentages that add up to the whole: how the units of a line are spread over categories, told
//! without any count.

use super::{Printing, printings};
use crate::facts::Table;
use crate::rules::guideline::layout::Layout;
use crate::rules::guideline::sums::names_total;
use std::collections::{BTreeMap, BTreeSet};

/// What a percentage says of the units of its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Spread {
    /// All of them are in its category, or none.
    Wholly,
    /// So many that it exceeds the largest share, but not all.
    Nearly,
}

/// The cells of a table that tell something of everyone in their row or column, where the
/// percentages of all rows, or of all columns, add up to the whole.
pub(in super::super) fn telling(
    table: &Table,
    layout: &Layout<'_>,
    largest: i64,
) -> BTreeMap<(u32, u32), Spread> {
    if !table.body.complete {
        return BTreeMap::new();
    }
    let all: Vec<Printing> = printings(table, layout).collect();
    let across = Lines::of(&all, |cell| cell, |column| layout.column(column));
    let down = Lines::of(&all, |(row, column)| (column, row), |row| layout.row(row));
    let parts = across.parts().into_iter().chain(down.parts());
    parts.filter_map(|part| Some((part.cell, part.spread(largest)?))).collect()
}

impl Printing {
    fn spread(&self, largest: i64) -> Option<Spread> {
        if self.units == 0 || self.units == self.whole {
            return Some(Spread::Wholly);
        }
        let share = self.units.saturating_mul(100);
        (share > self.whole.saturating_mul(i128::from(largest))).then_some(Spread::Nearly)
    }
}

/// The percentages of a table line by line, each by its place in the line.
struct Lines<'a>(Vec<BTreeMap<u32, &'a Printing>>);

impl<'a> Lines<'a> {
    /// `turn` gives line and place of a cell, `words` the heading of a place.
    fn of<'w>(
        all: &'a [Printing],
        turn: impl Fn((u32, u32)) -> (u32, u32),
        words: impl Fn(u32) -> &'w [String],
    ) -> Self {
        let mut lines: BTreeMap<u32, BTreeMap<u32, &Printing>> = BTreeMap::new();
        for printing in all {
            let (line, place) = turn(printing.cell);
            if !words(place).iter().any(|word| names_total(word)) {
                lines.entry(line).or_default().insert(place, printing);
            }
        }
        let places: BTreeSet<u32> = lines.values().flat_map(BTreeMap::keys).copied().collect();
        // A line without a percentage in every place, or of nobody at all, says nothing here.
        let says = |line: &BTreeMap<u32, &Printing>| {
            line.len() == places.len() && line.values().any(|one| one.units > 0)
        };
        Self(lines.into_values().filter(|line| places.len() > 1 && says(line)).collect())
    }

    /// The percentages, where those of every line add up to the whole.
    fn parts(&self) -> Vec<&'a Printing> {
        if !self.0.iter().all(adds_up) {
            return Vec::new();
        }
        self.0.iter().flat_map(BTreeMap::values).copied().collect()
    }
}

/// Whether percentages add up to the whole, give or take the rounding of each.
fn adds_up(line: &BTreeMap<u32, &Printing>) -> bool {
    // The finest decimals that are printed are the unit of all: every whole divides them.
    let whole = line.values().map(|one| one.whole).max().unwrap_or(1).max(1);
    let (mut sum, mut slack) = (0_i128, 0_i128);
    for one in line.values() {
        let unit = whole / one.whole.max(1);
        sum = sum.saturating_add(one.units.saturating_mul(unit));
        slack = slack.saturating_add(unit);
    }
    // Each is off by half a unit of its last decimal at most.
    sum.abs_diff(whole).saturating_mul(2) <= slack.unsigned_abs()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Measure;
    use crate::rules::fixture::table;

    fn spread(heads: &[&str], rows: &[(&str, &[&str])]) -> Vec<((u32, u32), Spread)> {
        let columns: Vec<(&str, Measure)> =
            heads.iter().map(|head| (*head, Measure::Percent)).collect();
        let table = table(&columns, rows);
        telling(&table, &Layout::of(&table), 90).into_iter().collect()
    }

    #[test]
    fn a_row_of_a_hundred_and_nothing_tells_of_everyone() {
        let rows: [(&str, &[&str]); 2] = [("a", &["100", "0"]), ("b", &["40", "60"])];
        let found = spread(&["% wel", "% niet"], &rows);
        assert_eq!(found, [((1, 1), Spread::Wholly), ((1, 2), Spread::Wholly)]);
    }

    #[test]
    fn a_column_is_read_as_a_row_is_and_a_total_is_no_part() {
        let rows: [(&str, &[&str]); 3] =
            [("a", &["95.2", "40.0"]), ("b", &["4.9", "60.0"]), ("Totaal", &["100", "100"])];
        assert_eq!(spread(&["mannen", "vrouwen"], &rows), [((1, 1), Spread::Nearly)]);
    }

    #[test]
    fn percentages_that_do_not_add_up_say_nothing() {
        let rows: [(&str, &[&str]); 2] = [("a", &["100", "0"]), ("b", &["40", "50"])];
        assert_eq!(spread(&["% tevreden", "% gezond"], &rows), []);
    }
}
