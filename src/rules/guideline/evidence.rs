//! Background information: which count, and which largest share, stands behind each released cell.
//!
//! A released table is paired with a table of the background information by its labels. The same
//! words over the column and beside the row find the cell; else the row finds it, where the
//! background table counts once for each row; else the column, where it counts once for each
//! column. Tables without labels pair where they have the same shape. Of several tables that fit,
//! the one that fits most cells counts, then the one of the same title, sheet and shape.

use super::layout::{Layout, plain};
use super::structure::Slot;
use crate::facts::{BodyCell, Candidate, Measure, Printed, Table, TableKind};
use crate::place::{Place, Spot};
use std::collections::{BTreeMap, BTreeSet};

/// So many background tables are tried for one released table.
const MOST_TRIED: usize = 200;

/// The tables of the background information, ready to be looked up.
pub(super) struct Evidence<'a> {
    tables: Vec<Background<'a>>,
    /// The tables in which the words of a row stand.
    by_row: BTreeMap<String, BTreeSet<usize>>,
}

/// What stands behind a released table.
#[derive(Debug, Default)]
pub(super) struct Behind {
    /// The counts behind its cells.
    pub(super) counts: Vec<Support<i64>>,
    /// The largest shares behind its cells.
    pub(super) shares: Vec<Support<Share>>,
    /// Cells that need a count and have none.
    pub(super) without: Vec<(u32, u32)>,
    /// Cells that need one.
    pub(super) needing: usize,
}

/// Something that the background information says about a released cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Support<T> {
    /// Row and column of the released cell on its sheet.
    pub(super) cell: (u32, u32),
    pub(super) value: T,
    /// Where the background information says it.
    pub(super) place: Place,
}

/// A share as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Share {
    /// In units of the last decimal.
    units: i128,
    /// So many of these units are the whole.
    whole: i128,
}

/// A table of the background information.
struct Background<'a> {
    table: &'a Table,
    counts: Figures<'a>,
    shares: Figures<'a>,
}

/// The cells of one kind in a table.
#[derive(Default)]
struct Figures<'a> {
    cells: BTreeMap<(u32, u32), &'a BodyCell>,
    /// By the words of row and column.
    by_words: BTreeMap<(String, String), (u32, u32)>,
    /// By the words of the row, in tables with one such cell in each row.
    by_row: BTreeMap<String, (u32, u32)>,
    /// By the words of the column, in tables with one such cell in each column.
    by_column: BTreeMap<String, (u32, u32)>,
}

impl<'a> Evidence<'a> {
    /// The tables of the background information of a candidate.
    pub(super) fn of(background: &'a Candidate) -> Self {
        let tables: Vec<Background<'a>> = background
            .entries
            .iter()
            .filter(|entry| crate::verdict::counts(entry.role))
            .flat_map(|entry| &entry.tables)
            .filter(|table| table.kind != TableKind::Model)
            .map(Background::of)
            .collect();
        let mut by_row: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (number, background) in tables.iter().enumerate() {
            for heading in &background.table.body.rows {
                by_row.entry(words(&heading.words)).or_default().insert(number);
            }
        }
        Self { tables, by_row }
    }

    /// What stands behind the cells of a released table.
    pub(super) fn behind(&self, released: &Table) -> Behind {
        let layout = Layout::of(released);
        let numbers: Vec<&BodyCell> = released
            .body
            .cells
            .iter()
            .filter(|cell| matches!(cell.printed, Printed::Number { .. }))
            .collect();
        let tried = self.candidates(released);
        let mut behind = Behind::default();
        let fitting = |of| self.fitting(&tried, of, &numbers, &layout, released);
        if let Some((table, counts)) = fitting(|background| &background.counts) {
            behind.counts =
                support(table, counts, &numbers, &layout, |cell| match Slot::read(cell.printed) {
                    Slot::Known(value) => Some(value),
                    Slot::Withheld(..) | Slot::Absent => None,
                });
        }
        if let Some((table, shares)) = fitting(|background| &background.shares) {
            behind.shares = support(table, shares, &numbers, &layout, Share::read);
        }
        let supported: BTreeSet<(u32, u32)> =
            behind.counts.iter().map(|support| support.cell).collect();
        let needing = needing(released);
        behind.needing = needing.len();
        behind.without = needing.into_iter().filter(|cell| !supported.contains(cell)).collect();
        behind
    }

    /// The background table whose cells of one kind fit most cells of a released one; of those that
    /// fit as many, the one that looks most like it, and of equals the first.
    fn fitting(
        &self,
        tried: &[usize],
        of: for<'e> fn(&'e Background<'a>) -> &'e Figures<'a>,
        numbers: &[&BodyCell],
        layout: &Layout<'_>,
        released: &Table,
    ) -> Option<(&'a Table, &Figures<'a>)> {
        let tables = tried.iter().filter_map(|number| self.tables.get(*number)).rev();
        tables
            .map(|background| {
                let figures = of(background);
                let fits = numbers.iter().filter(|cell| figures.find(cell, layout).is_some());
                ((fits.count(), background.likeness(released)), background.table, figures)
            })
            .filter(|((fits, _), ..)| *fits > 0)
            .max_by_key(|(fits, ..)| *fits)
            .map(|(_, table, figures)| (table, figures))
    }

    /// The background tables that share words with the rows of a table; all of them, where no row
    /// has words that are found.
    fn candidates(&self, released: &Table) -> Vec<usize> {
        let mut hits: BTreeMap<usize, usize> = BTreeMap::new();
        for heading in &released.body.rows {
            for number in self.by_row.get(&words(&heading.words)).into_iter().flatten() {
                let hits = hits.entry(*number).or_default();
                *hits = hits.saturating_add(1);
            }
        }
        if hits.is_empty() {
            return (0..self.tables.len()).take(MOST_TRIED).collect();
        }
        let mut numbers: Vec<(usize, usize)> = hits.into_iter().collect();
        numbers.sort_by_key(|(number, hits)| (std::cmp::Reverse(*hits), *number));
        let mut numbers: Vec<usize> =
            numbers.into_iter().take(MOST_TRIED).map(|(number, _)| number).collect();
        numbers.sort_unstable();
        numbers
    }
}

impl<'a> Background<'a> {
    fn of(table: &'a Table) -> Self {
        let layout = Layout::of(table);
        let largest = |cell: &&BodyCell| {
            let own = layout.row(cell.row).iter().chain(layout.column(cell.column));
            own.map(String::as_str).chain(table.title.as_deref()).any(says_largest)
                && Share::read(cell).is_some()
        };
        let shares: Vec<&BodyCell> = table.body.cells.iter().filter(largest).collect();
        let counts: Vec<&BodyCell> = table
            .body
            .cells
            .iter()
            .filter(|cell| cell.measure == Measure::Count && !largest(cell))
            .collect();
        Self { table, counts: Figures::of(&counts, &layout), shares: Figures::of(&shares, &layout) }
    }

    /// How much a table looks like another one besides its labels.
    fn likeness(&self, other: &Table) -> (bool, bool, bool) {
        let title = |table: &Table| table.title.as_deref().map(plain).filter(|t| !t.is_empty());
        let same_title = title(self.table).is_some() && title(self.table) == title(other);
        let sheet = |table: &Table| match table.place.spot() {
            Spot::Cells(sheet, _) => sheet.clone(),
            _ => None,
        };
        let same_sheet = sheet(self.table).is_some() && sheet(self.table) == sheet(other);
        let shape = |table: &Table| (table.body.rows.len(), table.body.columns.len());
        (same_title, same_sheet, shape(self.table) == shape(other))
    }
}

impl<'a> Figures<'a> {
    fn of(cells: &[&'a BodyCell], layout: &Layout<'_>) -> Self {
        let mut figures = Self::default();
        let mut rows: BTreeMap<u32, usize> = BTreeMap::new();
        let mut columns: BTreeMap<u32, usize> = BTreeMap::new();
        for cell in cells {
            *rows.entry(cell.row).or_default() += 1;
            *columns.entry(cell.column).or_default() += 1;
        }
        let (once_a_row, once_a_column) =
            (rows.values().all(|times| *times == 1), columns.values().all(|times| *times == 1));
        for cell in cells {
            let at = (cell.row, cell.column);
            let (row, column) = (words(layout.row(cell.row)), words(layout.column(cell.column)));
            figures.cells.insert(at, cell);
            if once_a_row && !row.is_empty() {
                figures.by_row.entry(row.clone()).or_insert(at);
            }
            if once_a_column && !column.is_empty() {
                figures.by_column.entry(column.clone()).or_insert(at);
            }
            figures.by_words.entry((row, column)).or_insert(at);
        }
        figures
    }

    /// The cell that stands behind a released one.
    fn find(&self, released: &BodyCell, layout: &Layout<'_>) -> Option<&'a BodyCell> {
        let row = words(layout.row(released.row));
        let column = words(layout.column(released.column));
        let at = if row.is_empty() && column.is_empty() {
            // Without words, only the place itself is left.
            Some((released.row, released.column))
        } else {
            self.by_words
                .get(&(row.clone(), column.clone()))
                .or_else(|| self.by_row.get(&row))
                .or_else(|| self.by_column.get(&column))
                .copied()
        };
        self.cells.get(&at?).copied()
    }
}

impl Share {
    /// A percentage or a share of a body cell.
    fn read(cell: &BodyCell) -> Option<Self> {
        let hundred: i128 = match cell.measure {
            Measure::Percent => 100,
            Measure::Share | Measure::Maximum | Measure::Other => 1,
            _ => return None,
        };
        let Printed::Number { value, decimals, .. } = cell.printed else { return None };
        let power = 10_i128.checked_pow(u32::from(decimals.min(9)))?;
        // A share above one is a percentage whatever its heading says.
        let whole = power * if hundred == 1 && value > 1.0 { 100 } else { hundred };
        let units = (value * power as f64).round();
        (0.0..=whole as f64).contains(&units).then_some(Self { units: units as i128, whole })
    }

    /// Whether it is more than so many percent.
    pub(super) fn exceeds(self, percent: u64) -> bool {
        self.units.saturating_mul(100) > self.whole.saturating_mul(i128::from(percent))
    }
}

/// What the cells of a background table say about released ones.
fn support<T>(
    table: &Table,
    figures: &Figures<'_>,
    released: &[&BodyCell],
    layout: &Layout<'_>,
    read: impl Fn(&BodyCell) -> Option<T>,
) -> Vec<Support<T>> {
    let one = |cell: &&BodyCell| {
        let found = figures.find(cell, layout)?;
        Some(Support {
            cell: (cell.row, cell.column),
            value: read(found)?,
            place: table.cell(found),
        })
    };
    released.iter().filter_map(one).collect()
}

/// The cells of a released table that need a number of observations behind them and have none in
/// their own row or column.
fn needing(released: &Table) -> Vec<(u32, u32)> {
    if released.kind == TableKind::Model {
        return Vec::new();
    }
    let counts = || released.body.cells.iter().filter(|cell| cell.measure == Measure::Count);
    let rows: BTreeSet<u32> = counts().map(|cell| cell.row).collect();
    let columns: BTreeSet<u32> = counts().map(|cell| cell.column).collect();
    let needs = |cell: &&BodyCell| {
        let sums_or_ratios = matches!(
            cell.measure,
            Measure::Sum
                | Measure::Money
                | Measure::Quantity
                | Measure::Rate
                | Measure::Correlation
        );
        (cell.measure.needs_observations() || sums_or_ratios)
            && matches!(cell.printed, Printed::Number { .. })
            && !rows.contains(&cell.row)
            && !columns.contains(&cell.column)
    };
    released.body.cells.iter().filter(needs).map(|cell| (cell.row, cell.column)).collect()
}

/// Whether a heading speaks of the largest contributor.
fn says_largest(text: &str) -> bool {
    let text = plain(text);
    ["grootste", "largest", "dominan", "max share", "maximum share", "max. share"]
        .iter()
        .any(|word| text.contains(word))
}

/// The words of a heading, ready to compare.
fn words(words: &[String]) -> String {
    plain(&words.join(" "))
}
