//! A table of the background information, with its counts and largest shares ready to be found by
//! the words of a released cell.

use super::share::Share;
use crate::facts::{BodyCell, Measure, Table};
use crate::place::Spot;
use crate::rules::guideline::layout::{Layout, plain};
use crate::rules::guideline::sums::names_total;
use std::collections::BTreeMap;

/// A table of the background information.
pub(super) struct Background<'a> {
    pub(super) table: &'a Table,
    pub(super) counts: Figures<'a>,
    pub(super) shares: Figures<'a>,
}

/// The cells of one kind in a table.
#[derive(Default)]
pub(super) struct Figures<'a> {
    cells: BTreeMap<(u32, u32), &'a BodyCell>,
    /// By the words of row and column.
    by_words: BTreeMap<(String, String), (u32, u32)>,
    /// By the words of the row, in tables with one such cell in each row.
    by_row: BTreeMap<String, (u32, u32)>,
    /// By the words of the column, in tables with one such cell in each column.
    by_column: BTreeMap<String, (u32, u32)>,
}

impl<'a> Background<'a> {
    pub(super) fn of(table: &'a Table) -> Self {
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
        let counts = unweighted(counts, &layout);
        Self { table, counts: Figures::of(&counts, &layout), shares: Figures::of(&shares, &layout) }
    }

    /// How much a table looks like another one besides its labels.
    pub(super) fn likeness(&self, other: &Table) -> (bool, bool, bool) {
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
    pub(super) fn find(&self, released: &BodyCell, layout: &Layout<'_>) -> Option<&'a BodyCell> {
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

/// The counts without those that are weighted, where others stand beside them: units count, not what
/// they stand for.
fn unweighted<'a>(counts: Vec<&'a BodyCell>, layout: &Layout<'_>) -> Vec<&'a BodyCell> {
    let is_weighted = |cell: &&BodyCell| {
        let mut words = layout.row(cell.row).iter().chain(layout.column(cell.column));
        words.any(|word| {
            let word = plain(word);
            let starts =
                |begin| word.split(|c: char| !c.is_alphanumeric()).any(|w| w.starts_with(begin));
            starts("gewogen") || starts("weighted")
        })
    };
    let (weighted, units): (Vec<_>, Vec<_>) = counts.into_iter().partition(is_weighted);
    if units.is_empty() { weighted } else { units }
}

/// Whether a heading speaks of the largest contributor.
fn says_largest(text: &str) -> bool {
    let text = plain(text);
    ["grootste", "largest", "dominan", "max share", "maximum share", "max. share"]
        .iter()
        .any(|word| text.contains(word))
}

/// The words of a heading, ready to compare: whatever a total is called, it is a total.
pub(super) fn words(words: &[String]) -> String {
    let words = words.iter().map(|word| {
        let word = plain(word);
        if is_a_total(&word) { "totaal".to_owned() } else { word }
    });
    words.collect::<Vec<_>>().join(" ").trim().to_owned()
}

/// Whether a heading is nothing but a total: `Totaal`, `Total`, `Alle regio's`.
fn is_a_total(word: &str) -> bool {
    let all = ["alle ", "all "].iter().any(|begin| word.starts_with(begin));
    all || !word.contains(' ') && names_total(word)
}
