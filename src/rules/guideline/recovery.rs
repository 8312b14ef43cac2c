//! Withheld counts that can be worked out again, from sums, percentages and other tables.
//!
//! A table is looked at together with the tables of the candidate that are about the same units:
//! those that print the same counts under the same words. What one of them withholds, another may
//! print, or give back by its own totals; so all of them make one puzzle. So do totals that only another
//! table prints.

mod labelled;
mod puzzle;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_kinds;
#[cfg(test)]
mod tests_of_shares;

use super::study::{Study, Tables};
use crate::facts::{BodyCell, Measure, Printed, Table};
pub(super) use labelled::Labelled;
use puzzle::Puzzle;

/// So many steps are granted to the tables of one candidate together.
pub(super) const WORK: u64 = 5_000_000;

/// So many other tables are looked at together with one.
const MOST_OTHERS: usize = 50;

/// What is known about the withheld counts of a table.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Recovery {
    /// Cells that are known exactly.
    pub(super) exact: Vec<Exact>,
    /// Cells of which fewer values than are enough are possible: row and column.
    pub(super) bounded: Vec<(u32, u32)>,
    /// Cells of which it was not found out.
    pub(super) undetermined: Vec<(u32, u32)>,
}

/// A withheld count that is known exactly.
#[derive(Debug, PartialEq)]
pub(super) struct Exact {
    /// Row and column on the sheet.
    pub(super) cell: (u32, u32),
    pub(super) value: i64,
    /// How it follows, in addresses of cells.
    pub(super) follows: String,
}

/// What can be worked out of the withheld counts of one of the tables of a candidate; none where it
/// withholds none. So many different values as `enough` make a cell safe.
pub(super) fn recover(
    study: &Study<'_>,
    tables: &Tables<'_>,
    enough: i64,
    work: &mut u64,
) -> Option<Recovery> {
    let withheld = withheld(study.table);
    let own = study.labelled();
    if withheld.is_empty() && !own.is_some_and(|own| own.counts.has_blanks()) {
        return None;
    }
    let Some(own) = own else {
        return Some(Recovery { undetermined: withheld, ..Recovery::default() });
    };
    let all = tables.all().iter().filter_map(Study::labelled);
    let alike = |other: &Labelled<'_>| !other.is(&own) && own.agrees_with(other);
    let others = all.filter(alike).take(MOST_OTHERS);
    let mut puzzle = Puzzle::of(std::iter::once(own).chain(others).collect());
    puzzle.add_sums();
    puzzle.add_percentages();
    puzzle.add_borrowed(tables.borrow(own, enough));
    Some(puzzle.solve(enough, work))
}

/// The withheld counts of a table.
fn withheld(table: &Table) -> Vec<(u32, u32)> {
    let is_withheld = |cell: &&BodyCell| {
        cell.measure == Measure::Count
            && matches!(cell.printed, Printed::Suppressed | Printed::Bounded(..))
    };
    table.body.cells.iter().filter(is_withheld).map(|cell| (cell.row, cell.column)).collect()
}
