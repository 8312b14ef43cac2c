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

/// The words over a cell, and its row and column.
type Headed = (String, (u32, u32));

/// The cells of one kind in a table.
#[derive(Default)]
pub(super) struct Figures<'a> {
    cells: BTreeMap<(u32, u32), &'a BodyCell>,
    /// By the words of row and column.
    by_words: BTreeMap<(String, String), (u32, u32)>,
    /// By the words of the row, in tables with one such cell in each row, or with one column whose
    /// head says only that it counts: `n` beside `n werkend`.
    by_row: BTreeMap<String, (u32, u32)>,
    /// All of a row by its words, each with the words of its column.
    of_row: BTreeMap<String, Vec<Headed>>,
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
        let mut plain = columns.keys().filter(|column| only_counts(layout.column(**column)));
        let plain = plain.next().filter(|_| plain.next().is_none());
        for cell in cells {
            let at = (cell.row, cell.column);
            let (row, column) = (words(layout.row(cell.row)), words(layout.column(cell.column)));
            figures.cells.insert(at, cell);
            if !row.is_empty() {
                if once_a_row || plain == Some(&cell.column) {
                    figures.by_row.entry(row.clone()).or_insert(at);
                }
                figures.of_row.entry(row.clone()).or_default().push((column.clone(), at));
            }
            if once_a_column && !column.is_empty() {
                figures.by_column.entry(column.clone()).or_insert(at);
            }
            figures.by_words.entry((row, column)).or_insert(at);
        }
        figures
    }

    /// The part of the units that a percentage is of: `n werkend` behind `% werkend`.
    fn part(&self, released: &BodyCell, row: &str, column: &str) -> Option<(u32, u32)> {
        let wanted = about(column);
        if !matches!(released.measure, Measure::Percent | Measure::Share) || wanted.is_empty() {
            return None;
        }
        let such = |head: &str| wanted.iter().all(|word| about(head).contains(word));
        let mut found = self.of_row.get(row)?.iter().filter(|(head, _)| such(head));
        found.next().filter(|_| found.next().is_none()).map(|(_, at)| *at)
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
                .copied()
                .or_else(|| self.part(released, &row, &column))
                .or_else(|| self.by_row.get(&row).copied())
                .or_else(|| self.by_column.get(&column).copied())
        };
        self.cells.get(&at?).copied()
    }
}

/// Whether the innermost words of a head say that it counts and nothing else.
fn only_counts(head: &[String]) -> bool {
    const WORDS: [&str; 14] = [
        "n",
        "aantal",
        "aantallen",
        "totaal",
        "obs",
        "count",
        "freq",
        "frequentie",
        "frequency",
        "observations",
        "observaties",
        "waarnemingen",
        "aantal waarnemingen",
        "aantal personen",
    ];
    head.last().is_some_and(|last| WORDS.contains(&plain(last).trim_end_matches(['.', ':'])))
}

/// The words of a head that say what it is about, not what is told of it.
fn about(head: &str) -> Vec<&str> {
    const TOLD: [&str; 6] = ["percentage", "aandeel", "procent", "share", "percent", "proportion"];
    let words = head.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| word.chars().count() > 2 && !TOLD.contains(word)).collect()
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
