//! The withheld counts of tables that are about the same units, as unknowns of one system.

use super::{Exact, Labelled, Recovery};
use crate::rules::guideline::borrowed::Borrowed;
use crate::rules::guideline::percentages::Of;
use crate::rules::guideline::solver::{Answer, Sign, System};
use crate::rules::guideline::structure::{Along, Slot};
use std::collections::{BTreeMap, BTreeSet};

/// A long sum names this many of its cells.
const NAMED: usize = 4;

/// A cell that follows from several sums names this many of them.
const SUMS: usize = 3;

/// A place in one of the tables: the number of the table, and row and column of its matrix.
type At = (usize, (usize, usize));

/// Tables with their withheld counts as unknowns. The first table is the one that is asked about.
pub(super) struct Puzzle<'a> {
    tables: Vec<Labelled<'a>>,
    system: System,
    /// The unknown at each place; a count that several tables withhold is one unknown.
    unknowns: BTreeMap<At, usize>,
    /// Counts that one table withholds and the first one prints.
    printed: BTreeMap<At, i64>,
    /// Places where a total stands, or would.
    totals: BTreeSet<At>,
    /// Where an unknown is told besides in sums: as a percentage, or in another table.
    told: BTreeMap<usize, String>,
    /// For each unknown, the sums in which it is the only one.
    alone: BTreeMap<usize, String>,
    /// For each unknown, the sums in which it stands with others.
    together: BTreeMap<usize, Vec<String>>,
}

impl<'a> Puzzle<'a> {
    /// Without any equation yet.
    pub(super) fn of(tables: Vec<Labelled<'a>>) -> Self {
        let mut puzzle = Self {
            tables,
            system: System::default(),
            unknowns: BTreeMap::new(),
            printed: BTreeMap::new(),
            totals: BTreeSet::new(),
            told: BTreeMap::new(),
            alone: BTreeMap::new(),
            together: BTreeMap::new(),
        };
        for number in 0..puzzle.tables.len() {
            puzzle.add_table(number);
        }
        puzzle
    }

    /// Gives every withheld count of a table its unknown.
    fn add_table(&mut self, number: usize) {
        let Some(table) = self.tables.get(number).copied() else { return };
        let first = self.tables.first().copied().filter(|_| number > 0);
        for place in table.places() {
            let words = table.words(place);
            let same = first.and_then(|first| {
                let same = first.study.by_words().get(&words).copied()?;
                Some((first.at(same), self.unknowns.get(&(0, same)).copied()))
            });
            match (table.at(place), same) {
                (Slot::Withheld(..), Some((Slot::Known(value), _))) => {
                    self.printed.insert((number, place), value);
                }
                (Slot::Withheld(least, most), Some((_, Some(unknown)))) => {
                    self.system.narrow(unknown, least, most);
                    self.unknowns.insert((number, place), unknown);
                }
                (Slot::Withheld(least, most), _) => {
                    let unknown = self.system.unknown(least, most);
                    self.unknowns.insert((number, place), unknown);
                }
                (Slot::Known(value), Some((_, Some(unknown)))) => {
                    self.system.narrow(unknown, value, value);
                    self.told.insert(unknown, self.address((number, place)));
                }
                _ => {}
            }
        }
    }

    /// Ties the unknowns of every line that adds up.
    pub(super) fn add_sums(&mut self) {
        for number in 0..self.tables.len() {
            let Some(table) = self.tables.get(number).copied() else { continue };
            for along in Along::BOTH {
                for relation in table.relations(along) {
                    if !relation.exact {
                        continue;
                    }
                    for line in 0..table.counts.size(along).0 {
                        let at = |place: usize| match along {
                            Along::Rows => (number, (line, place)),
                            Along::Columns => (number, (place, line)),
                        };
                        let parts: Vec<At> = relation.parts.iter().map(|part| at(*part)).collect();
                        self.totals.insert(at(relation.total));
                        self.add_sum(at(relation.total), &parts);
                    }
                }
            }
        }
    }

    /// Ties the unknowns of lines of which another table prints the total.
    pub(super) fn add_borrowed(&mut self, borrowed: Vec<Borrowed<'a>>) {
        for Borrowed { along, parts, lender, totals, .. } in borrowed {
            let number = self.tables.len();
            self.tables.push(lender);
            for (line, (_, total)) in totals {
                let at = |place: &usize| match along {
                    Along::Rows => (0, (line, *place)),
                    Along::Columns => (0, (*place, line)),
                };
                self.add_sum((number, total), &parts.iter().map(at).collect::<Vec<At>>());
            }
        }
    }

    /// Ties the unknowns of one sum.
    fn add_sum(&mut self, total: At, parts: &[At]) {
        let mut terms: BTreeMap<usize, Sign> = BTreeMap::new();
        let mut rest = 0_i64;
        let signed = parts.iter().map(|part| (*part, Sign::Plus)).chain([(total, Sign::Minus)]);
        for (at, sign) in signed {
            if let Some(unknown) = self.unknowns.get(&at) {
                // The same count twice in one sum: not a sum after all.
                if terms.insert(*unknown, sign).is_some() {
                    return;
                }
                continue;
            }
            let Some(value) = self.value(at) else { return };
            rest = match sign {
                Sign::Plus => rest.saturating_sub(value),
                Sign::Minus => rest.saturating_add(value),
            };
        }
        let text = self.describe(total, parts);
        match terms.keys().copied().collect::<Vec<_>>().as_slice() {
            [] => return,
            [only] => {
                self.alone.entry(*only).or_insert(text);
            }
            several => {
                for unknown in several {
                    self.together.entry(*unknown).or_default().push(text.clone());
                }
            }
        }
        self.system.equation(terms.into_iter().collect(), rest);
    }

    /// A sum with its unknowns on the left, in addresses: `B2 + C2 = E2 − D2`.
    fn describe(&self, total: At, parts: &[At]) -> String {
        let unknown = |at: &&At| self.unknowns.contains_key(*at);
        let list = |places: Vec<&At>, sign: &str| {
            let more = places.len() > NAMED;
            let named: Vec<String> =
                places.into_iter().take(NAMED).map(|at| self.address(*at)).collect();
            named.join(sign) + if more { " …" } else { "" }
        };
        let open: Vec<&At> = parts.iter().filter(unknown).collect();
        let known: Vec<&At> = parts.iter().filter(|at| !unknown(at)).collect();
        if open.is_empty() {
            return format!("{} = {}", self.address(total), list(known, " + "));
        }
        let left = list(open, " + ");
        let right = self.address(total);
        if known.is_empty() {
            format!("{left} = {right}")
        } else {
            format!("{left} = {right} − {}", list(known, " − "))
        }
    }

    /// Narrows the unknowns of which the percentage is printed.
    pub(super) fn add_percentages(&mut self) {
        for number in 0..self.tables.len() {
            let Some(table) = self.tables.get(number).copied() else { continue };
            for reading in table.study.readings() {
                let Of::Part { cell, count: Slot::Withheld(..), .. } = reading.of else { continue };
                let place = (
                    table.counts.rows.binary_search(&cell.0),
                    table.counts.columns.binary_search(&cell.1),
                );
                let (Ok(row), Ok(column)) = place else { continue };
                if let Some(unknown) = self.unknowns.get(&(number, (row, column))).copied() {
                    let (least, most) = reading.bounds();
                    self.system.narrow(unknown, least, most);
                    let told = self.cell_address(number, reading.cell);
                    self.told.entry(unknown).or_insert(told);
                }
            }
        }
    }

    /// What can stand in the withheld cells of the first table.
    pub(super) fn solve(self, enough: i64, work: &mut u64) -> Recovery {
        let answers = self.system.solve(enough, work);
        let mut recovery = Recovery::default();
        let own = self.unknowns.iter().filter(|((table, _), _)| *table == 0);
        for (at, unknown) in own {
            let Some(cell) = self.tables.first().and_then(|table| table.cell(at.1)) else {
                continue;
            };
            let follows = self.follows(*at, *unknown);
            let blank = self.tables.first().is_some_and(|table| table.counts.is_blank(at.1));
            // A total that is left out withholds nothing.
            if blank && self.totals.contains(at) {
                continue;
            }
            match (answers.get(*unknown), follows) {
                // What a marker says by itself is not worked out.
                (_, None) => {}
                // An empty cell is most often a nought; it tells only where it cannot be one.
                (answer, _) if blank && !matches!(answer, Some(Answer::Exactly(1..))) => {}
                (Some(Answer::Exactly(value)), Some(follows)) => {
                    recovery.exact.push(Exact { cell, value: *value, follows });
                }
                (Some(Answer::Within(..)), _) => recovery.bounded.push(cell),
                (Some(Answer::Undetermined), _) => recovery.undetermined.push(cell),
                (Some(Answer::Free | Answer::Contradiction) | None, _) => {}
            }
        }
        recovery
    }

    /// How a cell follows from others; nothing where it is tied to none.
    fn follows(&self, at: At, unknown: usize) -> Option<String> {
        let own = self.address(at);
        if let Some(sum) = self.alone.get(&unknown) {
            let is_own = sum.strip_prefix(&own).is_some_and(|rest| rest.starts_with(' '));
            return Some(if is_own { sum.clone() } else { format!("{own} ← {sum}") });
        }
        if let Some(told) = self.told.get(&unknown) {
            return Some(format!("{own} ← {told}"));
        }
        let sums = self.together.get(&unknown)?;
        let named: Vec<&str> = sums.iter().take(SUMS).map(String::as_str).collect();
        Some(format!("{own} ← {}", named.join(", ")))
    }

    /// A printed count.
    fn value(&self, at: At) -> Option<i64> {
        if let Some(value) = self.printed.get(&at) {
            return Some(*value);
        }
        self.tables.get(at.0)?.at(at.1).known()
    }

    /// The address of a place; in another table than the first one with the name of that table.
    fn address(&self, (number, place): At) -> String {
        let cell = self.tables.get(number).and_then(|table| table.cell(place));
        cell.map(|cell| self.cell_address(number, cell)).unwrap_or_default()
    }

    fn cell_address(&self, number: usize, cell: (u32, u32)) -> String {
        match self.tables.get(number).map(|table| table.study) {
            Some(study) if number > 0 => study.full_address(cell),
            Some(study) => study.address(cell),
            None => String::new(),
        }
    }
}
