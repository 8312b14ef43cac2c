//! Background information: which count, and which largest share, stands behind each released cell.
//!
//! A released table is paired with a table of the background information by its labels. The same
//! words over the column and beside the row find the cell; else the row finds it, where the
//! background table counts once for each row; else the column, where it counts once for each
//! column. Tables without labels pair where they have the same shape. Of several tables that fit,
//! the one that fits most cells counts, then the one of the same title, sheet and shape.

mod background;
mod share;

use super::layout::Layout;
use super::structure::Slot;
use super::study::Study;
use crate::facts::{BodyCell, Candidate, Measure, Printed, Table, TableKind};
use crate::finding::Finding;
use crate::place::{Place, Range};
use crate::rules::{Case, Rule};
use background::{Background, Figures, words};
pub(super) use share::Share;
use std::collections::{BTreeMap, BTreeSet};

/// So many cells are named in the sentence of a finding, with what stands behind each.
const NAMED: usize = 3;

/// So many places are named beside the table.
const RELATED: usize = 50;

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
    /// Columns behind it that speak of the largest contributor and are not understood.
    pub(super) unread: Vec<Place>,
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

/// Reports for each released table the cells of which the background information says something
/// bad, each with the place where it says so.
pub(super) fn report<T>(
    rule: &dyn Rule,
    case: &Case<'_>,
    findings: &mut Vec<Finding>,
    said: impl Fn(Behind) -> Vec<Support<T>>,
    is_bad: impl Fn(&T) -> bool,
) {
    let Some(background) = case.company.background else { return };
    let evidence = Evidence::of(background);
    for study in super::tables(case) {
        let table = study.table;
        let broken: Vec<Support<T>> = said(evidence.behind(study))
            .into_iter()
            .filter(|support| is_bad(&support.value))
            .collect();
        if broken.is_empty() {
            continue;
        }
        let mut named: Vec<String> = broken
            .iter()
            .map(|support| format!("{} ← {}", study.address(support.cell), support.place))
            .collect();
        named.dedup();
        named.truncate(NAMED);
        let places = broken.iter().take(RELATED);
        let places = places.map(|Support { cell: (row, column), .. }| {
            table.place.cells(Range::cell(*row, *column))
        });
        let finding = case.finding(rule, &table.place);
        findings.push(
            finding
                .count(u64::try_from(broken.len()).unwrap_or(u64::MAX))
                .detail(named.join("; "))
                .related(places.collect()),
        );
    }
}

impl<'a> Evidence<'a> {
    /// The tables of the background information of a candidate.
    pub(super) fn of(background: &'a Candidate) -> Self {
        let tables: Vec<Background<'a>> = background
            .entries
            .iter()
            .filter(|entry| entry.role.counts())
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
    pub(super) fn behind(&self, study: &Study<'_>) -> Behind {
        let (released, layout) = (study.table, &study.layout);
        let numbers: Vec<&BodyCell> = released
            .body
            .cells
            .iter()
            .filter(|cell| matches!(cell.printed, Printed::Number { .. }))
            .collect();
        let tried = self.candidates(released);
        let mut behind = Behind::default();
        let fitting = |of| self.fitting(&tried, of, &numbers, layout, released);
        if let Some(background) = fitting(|background| &background.counts) {
            let counts = (background.table, &background.counts);
            behind.counts =
                support(counts, &numbers, layout, |cell, _| Slot::read(cell.printed).known());
            let unread = background.unread.iter();
            behind.unread = unread.map(|column| background.column(*column)).collect();
        }
        if let Some(background) = fitting(|background| &background.shares) {
            let shares = (background.table, &background.shares);
            behind.shares = support(shares, &numbers, layout, |cell, released| {
                background.share(cell, released)
            });
            if behind.shares.is_empty() {
                let columns = background.wholes.keys();
                behind.unread.extend(columns.map(|column| background.column(*column)));
            }
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
    ) -> Option<&Background<'a>> {
        let tables = tried.iter().filter_map(|number| self.tables.get(*number)).rev();
        tables
            .map(|background| {
                let figures = of(background);
                let fits = numbers.iter().filter(|cell| figures.find(cell, layout).is_some());
                ((fits.count(), background.likeness(released)), background)
            })
            .filter(|((fits, _), _)| *fits > 0)
            .max_by_key(|(fits, _)| *fits)
            .map(|(_, background)| background)
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

/// What the cells of a background table say about released ones.
fn support<T>(
    (table, figures): (&Table, &Figures<'_>),
    released: &[&BodyCell],
    layout: &Layout<'_>,
    read: impl Fn(&BodyCell, &BodyCell) -> Option<T>,
) -> Vec<Support<T>> {
    let one = |cell: &&BodyCell| {
        let found = figures.find(cell, layout)?;
        Some(Support {
            cell: (cell.row, cell.column),
            value: read(found, cell)?,
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
