//! Withheld counts that can be worked out again, from sums, percentages and other tables.

use super::layout::{Layout, plain};
use super::percentages::{Of, readings};
use super::solver::{Answer, Sign, System};
use super::structure::{Along, Counts, Slot};
use crate::facts::{BodyCell, Measure, Printed, Table};
use crate::place::address;
use std::collections::BTreeMap;

/// So many steps are granted to the tables of one candidate together.
pub(super) const WORK: u64 = 5_000_000;

/// So many cells that two tables both print must agree before they are of one population.
const AGREEING: usize = 3;

/// A long sum names this many of its cells.
const NAMED: usize = 4;

/// What is known about the withheld counts of a table.
#[derive(Debug, Default)]
pub(super) struct Recovery {
    /// Cells that are known exactly: row, column, value, and how it follows.
    pub(super) exact: Vec<(u32, u32, i64, String)>,
    /// Cells of which fewer values than are enough are possible.
    pub(super) bounded: Vec<(u32, u32)>,
    /// Cells of which it was not found out.
    pub(super) undetermined: Vec<(u32, u32)>,
}

/// The counts of a table by the words of their row and column.
pub(super) struct Labelled {
    place: String,
    counts: BTreeMap<(String, String), Slot>,
}

impl Labelled {
    /// The counts of a table whose every row and column has its own words.
    pub(super) fn of(table: &Table) -> Option<Self> {
        let counts = Counts::of(table)?;
        let layout = Layout::of(table);
        let mut labelled = BTreeMap::new();
        for (row, row_number) in counts.rows.iter().enumerate() {
            for (column, column_number) in counts.columns.iter().enumerate() {
                let slot = counts.at(row, column);
                if slot != Slot::Absent {
                    let key = words(&layout, *row_number, *column_number);
                    if labelled.insert(key, slot).is_some() {
                        return None;
                    }
                }
            }
        }
        Some(Self { place: table.place.to_string(), counts: labelled })
    }

    /// Whether the two tables print the same counts wherever both print one.
    fn agrees_with(&self, other: &Self) -> bool {
        let mut agreeing = 0_usize;
        for (key, slot) in &self.counts {
            match (slot, other.counts.get(key)) {
                (Slot::Known(own), Some(Slot::Known(others))) if own != others => return false,
                (Slot::Known(own), Some(Slot::Known(_))) if *own > 0 => agreeing += 1,
                _ => {}
            }
        }
        agreeing >= AGREEING
    }
}

/// The words of a cell.
fn words(layout: &Layout<'_>, row: u32, column: u32) -> (String, String) {
    (plain(&layout.row(row).join(" ")), plain(&layout.column(column).join(" ")))
}

/// What can be worked out of the withheld counts of a table; none where it withholds none.
///
/// `all` are the tables of the candidate with their labels; so many different values as `enough`
/// make a cell safe.
pub(super) fn recover(
    table: &Table,
    all: &[Labelled],
    enough: i64,
    work: &mut u64,
) -> Option<Recovery> {
    if table.suppressed == 0 && !table.body.cells.iter().any(is_bounded) {
        return None;
    }
    let Some(counts) = Counts::of(table).filter(Counts::is_searchable) else {
        return Some(Recovery { undetermined: withheld(table), ..Recovery::default() });
    };
    if !counts.withholds() {
        return None;
    }
    let layout = Layout::of(table);
    let mut case = Puzzle::new(&counts);
    for along in [Along::Rows, Along::Columns] {
        case.add_sums(along, &layout);
    }
    case.add_percentages(table);
    case.add_other_tables(table, &layout, all);
    Some(case.solve(enough, work))
}

/// Whether a cell is a marker that bounds its count.
fn is_bounded(cell: &BodyCell) -> bool {
    matches!(cell.printed, Printed::Bounded(..))
}

/// The withheld counts of a table that is too large to be looked at as a whole.
fn withheld(table: &Table) -> Vec<(u32, u32)> {
    let counts = table.body.cells.iter().filter(|cell| cell.measure == Measure::Count);
    counts
        .filter(|cell| cell.printed == Printed::Suppressed || is_bounded(cell))
        .map(|cell| (cell.row, cell.column))
        .collect()
}

/// The withheld counts as unknowns.
struct Puzzle<'a> {
    counts: &'a Counts,
    system: System,
    /// The unknown of a row and column of the matrix.
    unknowns: BTreeMap<(usize, usize), usize>,
    /// What is said of an unknown besides its sums, when it alone makes it known.
    stated: BTreeMap<(u32, u32), String>,
    /// For each unknown, the sums in which it is the only one.
    sums: BTreeMap<(usize, usize), String>,
    /// For each unknown, the lines in which it stands with others.
    lines: BTreeMap<(usize, usize), Vec<String>>,
}

impl<'a> Puzzle<'a> {
    fn new(counts: &'a Counts) -> Self {
        let mut system = System::default();
        let mut unknowns = BTreeMap::new();
        for row in 0..counts.rows.len() {
            for column in 0..counts.columns.len() {
                if let Slot::Withheld(least, most) = counts.at(row, column) {
                    unknowns.insert((row, column), system.unknown(least, most));
                }
            }
        }
        Self {
            counts,
            system,
            unknowns,
            stated: BTreeMap::new(),
            sums: BTreeMap::new(),
            lines: BTreeMap::new(),
        }
    }

    /// The address of a place of the matrix.
    fn address(&self, (row, column): (usize, usize)) -> String {
        match (self.counts.rows.get(row), self.counts.columns.get(column)) {
            (Some(row), Some(column)) => address(*row, *column),
            _ => String::new(),
        }
    }

    /// Ties the unknowns of every line that adds up.
    fn add_sums(&mut self, along: Along, layout: &Layout<'_>) {
        let relations = self.counts.relations(along, layout);
        for relation in relations.iter().filter(|relation| relation.exact) {
            for line in 0..self.counts.size(along).0 {
                let at = |place: usize| match along {
                    Along::Rows => (line, place),
                    Along::Columns => (place, line),
                };
                let total = at(relation.total);
                let parts: Vec<_> = relation.parts.iter().map(|part| at(*part)).collect();
                self.add_sum(total, &parts);
            }
        }
    }

    /// Ties the unknowns of one sum.
    fn add_sum(&mut self, total: (usize, usize), parts: &[(usize, usize)]) {
        let mut terms = Vec::new();
        let mut rest = 0_i64;
        let signed = parts.iter().map(|part| (*part, Sign::Plus)).chain([(total, Sign::Minus)]);
        for (place, sign) in signed {
            match (self.counts.at(place.0, place.1), self.unknowns.get(&place)) {
                (Slot::Known(value), _) if sign == Sign::Plus => rest = rest.saturating_sub(value),
                (Slot::Known(value), _) => rest = rest.saturating_add(value),
                (Slot::Withheld(..), Some(unknown)) => terms.push((*unknown, sign)),
                _ => return,
            }
        }
        let unknown: Vec<(usize, usize)> = parts
            .iter()
            .chain([&total])
            .filter(|place| self.unknowns.contains_key(place))
            .copied()
            .collect();
        match unknown.as_slice() {
            [] => return,
            [only] => {
                let sum = self.describe(*only, total, parts);
                self.sums.entry(*only).or_insert(sum);
            }
            several => {
                let ends = parts.first().map(|part| self.address(*part));
                let line = format!("{}:{}", ends.unwrap_or_default(), self.address(total));
                for place in several {
                    self.lines.entry(*place).or_default().push(line.clone());
                }
            }
        }
        self.system.equation(terms, rest);
    }

    /// A sum solved for its only unknown, in addresses: `D2 − B2`.
    fn describe(
        &self,
        only: (usize, usize),
        total: (usize, usize),
        parts: &[(usize, usize)],
    ) -> String {
        let others: Vec<String> = parts
            .iter()
            .filter(|part| **part != only)
            .take(NAMED)
            .map(|part| self.address(*part))
            .collect();
        let more = if parts.len() > NAMED + 1 { " …" } else { "" };
        if only == total {
            format!("{}{more}", others.join(" + "))
        } else {
            format!("{} − {}{more}", self.address(total), others.join(" − "))
        }
    }

    /// Narrows the unknowns of which the percentage is printed.
    fn add_percentages(&mut self, table: &Table) {
        for reading in readings(table) {
            let Of::Part { cell, count: Slot::Withheld(..), .. } = reading.of else { continue };
            let place = (
                self.counts.rows.binary_search(&cell.0),
                self.counts.columns.binary_search(&cell.1),
            );
            let (Ok(row), Ok(column)) = place else { continue };
            if let Some(unknown) = self.unknowns.get(&(row, column)) {
                let (least, most) = reading.bounds();
                self.system.narrow(*unknown, least, most);
                self.stated.insert(cell, address(reading.cell.0, reading.cell.1));
            }
        }
    }

    /// Fixes the unknowns that another table of the same population prints.
    fn add_other_tables(&mut self, table: &Table, layout: &Layout<'_>, all: &[Labelled]) {
        let own = table.place.to_string();
        let Some(labelled) = all.iter().find(|labelled| labelled.place == own) else { return };
        for other in all.iter().filter(|other| other.place != own) {
            if !labelled.agrees_with(other) {
                continue;
            }
            for ((row, column), unknown) in &self.unknowns {
                let (Some(row), Some(column)) =
                    (self.counts.rows.get(*row), self.counts.columns.get(*column))
                else {
                    continue;
                };
                let key = words(layout, *row, *column);
                if let Some(Slot::Known(value)) = other.counts.get(&key) {
                    self.system.narrow(*unknown, *value, *value);
                    self.stated.insert((*row, *column), other.place.clone());
                }
            }
        }
    }

    fn solve(self, enough: i64, work: &mut u64) -> Recovery {
        let answers = self.system.solve(enough, work);
        let mut recovery = Recovery::default();
        for (place, unknown) in &self.unknowns {
            let (Some(row), Some(column)) =
                (self.counts.rows.get(place.0), self.counts.columns.get(place.1))
            else {
                continue;
            };
            let (row, column) = (*row, *column);
            let tied = self.sums.contains_key(place) || self.lines.contains_key(place);
            if !tied && !self.stated.contains_key(&(row, column)) {
                // What a marker says by itself is not worked out.
                continue;
            }
            match answers.get(*unknown) {
                Some(Answer::Exactly(value)) => {
                    let own = address(row, column);
                    let follows = match (self.sums.get(place), self.stated.get(&(row, column))) {
                        (Some(sum), _) => format!("{own} = {sum}"),
                        (None, Some(stated)) => format!("{own} ← {stated}"),
                        (None, None) => {
                            let lines = self.lines.get(place).map(|lines| lines.join(", "));
                            format!("{own} ← {}", lines.unwrap_or_default())
                        }
                    };
                    recovery.exact.push((row, column, *value, follows));
                }
                Some(Answer::Within(..)) => recovery.bounded.push((row, column)),
                Some(Answer::Undetermined) => recovery.undetermined.push((row, column)),
                Some(Answer::Free | Answer::Contradiction) | None => {}
            }
        }
        recovery
    }
}
