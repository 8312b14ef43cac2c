//! A table of the background information, with its counts and largest shares ready to be found by
//! the words of a released cell.

use super::share::{Share, Whole, whole};
use crate::facts::{BodyCell, Measure, Table};
use crate::place::{Place, Range, Spot};
use crate::rules::guideline::layout::{Layout, plain};
use crate::rules::guideline::sums::names_total;
use std::collections::{BTreeMap, BTreeSet};

/// A table of the background information.
pub(super) struct Background<'a> {
    pub(super) table: &'a Table,
    pub(super) counts: Figures<'a>,
    pub(super) shares: Figures<'a>,
    /// What the numbers of each column of largest contributors are parts of.
    pub(super) wholes: BTreeMap<u32, Whole>,
    /// Columns that speak of the largest contributor, and of which nothing says in which way.
    pub(super) unread: Vec<u32>,
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
        let speaks = |cell: &BodyCell, says: fn(&str) -> bool| {
            let own = layout.row(cell.row).iter().chain(layout.column(cell.column));
            // A title is about shares; amounts beside them have heads of their own.
            let bare = [Measure::Percent, Measure::Share, Measure::Maximum, Measure::Other];
            let title = table.title.as_deref().filter(|_| bare.contains(&cell.measure));
            own.map(String::as_str).chain(title).any(says)
        };
        let (largest, others): (Vec<&BodyCell>, Vec<&BodyCell>) = table
            .body
            .cells
            .iter()
            .partition(|cell| cell.measure != Measure::Count && speaks(cell, says_largest));
        let mut by_column: BTreeMap<u32, Vec<&BodyCell>> = BTreeMap::new();
        for cell in largest {
            by_column.entry(cell.column).or_default().push(cell);
        }
        let total = amounts(&others, &layout);
        let (mut wholes, mut unread) = (BTreeMap::new(), Vec::new());
        for (column, cells) in &by_column {
            let says_share = cells.iter().any(|cell| speaks(cell, names_share));
            match whole(cells, says_share, total) {
                Some(whole) => drop(wholes.insert(*column, whole)),
                None => unread.push(*column),
            }
        }
        // Where shares stand beside the amounts that they are worked out from, they say it all.
        let is_share = |whole: &Whole| matches!(whole, Whole::Hundred | Whole::One);
        if wholes.values().any(is_share) {
            wholes.retain(|_, whole| is_share(whole));
        }
        let shares = by_column.iter().filter(|(column, _)| wholes.contains_key(column));
        let shares: Vec<&BodyCell> = shares.flat_map(|(_, cells)| cells).copied().collect();
        let counts = others.into_iter().filter(|cell| cell.measure == Measure::Count).collect();
        let counts = unweighted(counts, &layout);
        let (counts, shares) = (Figures::of(&counts, &layout), Figures::of(&shares, &layout));
        Self { table, counts, shares, wholes, unread }
    }

    /// Where a column stands.
    pub(super) fn column(&self, column: u32) -> Place {
        let cells = self.table.body.cells.iter().filter(|cell| cell.column == column);
        let ranges = cells.map(|cell| Range::cell(cell.row, cell.column));
        let all = ranges.reduce(Range::union).unwrap_or_else(|| Range::cell(0, column));
        self.table.place.cells(all)
    }

    /// What the largest contributor has of the whole, in a cell that stands behind a released one.
    pub(super) fn share(&self, cell: &BodyCell, released: &BodyCell) -> Option<Share> {
        match self.wholes.get(&cell.column)? {
            Whole::Hundred => Share::of_hundred(cell, 100),
            Whole::One => Share::of_hundred(cell, 1),
            Whole::Column(column) => {
                let row = BodyCell::of_rows(&self.table.body.cells, cell.row..=cell.row);
                let whole = row.iter().find(|other| other.column == *column)?;
                Share::of_amount(cell, whole)
            }
            Whole::Released => {
                matches!(released.measure, Measure::Money | Measure::Sum | Measure::Quantity)
                    .then(|| Share::of_amount(cell, released))?
            }
        }
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

/// The column of the amounts that those of the largest contributors are parts of: the only one with
/// amounts, or the only one of these that is called a total.
fn amounts(cells: &[&BodyCell], layout: &Layout<'_>) -> Option<u32> {
    const AMOUNTS: [Measure; 5] =
        [Measure::Money, Measure::Sum, Measure::Quantity, Measure::PersonTime, Measure::Other];
    let amounts = cells.iter().filter(|cell| AMOUNTS.contains(&cell.measure));
    let columns: BTreeSet<u32> = amounts.map(|cell| cell.column).collect();
    let only = |mut columns: Box<dyn Iterator<Item = u32> + '_>| {
        columns.next().filter(|_| columns.next().is_none())
    };
    let is_total = |column: &u32| {
        let words = layout.column(*column).last().map(|word| plain(word)).unwrap_or_default();
        let mut words = words.split(|sign: char| !sign.is_alphanumeric());
        words.any(|word| names_total(word) || matches!(word, "totale" | "som" | "sum"))
    };
    only(Box::new(columns.iter().copied()))
        .or_else(|| only(Box::new(columns.iter().copied().filter(is_total))))
}

/// Whether a heading speaks of the largest contributor: in words, or by the names of the measures of
/// concentration: `top 1`, `CR1`, `concentratieratio`.
fn says_largest(text: &str) -> bool {
    const WORDS: [&str; 11] = [
        "grootste",
        "largest",
        "biggest",
        "dominan",
        "max share",
        "maximum share",
        "share max",
        "max aandeel",
        "aandeel max",
        "concentratieratio",
        "concentration ratio",
    ];
    const NAMES: [&str; 5] = ["top 1", "top1", "cr 1", "cr1", "hoogste aandeel"];
    let text: String =
        plain(text).chars().map(|sign| if sign.is_alphanumeric() { sign } else { ' ' }).collect();
    let text = format!(" {} ", plain(&text));
    WORDS.iter().any(|word| text.contains(word))
        || NAMES.iter().any(|name| text.contains(&format!(" {name} ")))
}

/// Whether a heading says that its numbers are shares.
fn names_share(text: &str) -> bool {
    const WORDS: [&str; 12] = [
        "aandeel",
        "share",
        "%",
        "percent",
        "procent",
        "dominan",
        "ratio",
        "cr1",
        "cr 1",
        "top1",
        "top 1",
        "proportion",
    ];
    let text = plain(text).replace(['_', '-'], " ");
    WORDS.iter().any(|word| text.contains(word))
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
