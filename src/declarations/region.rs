//! The part of a file that a statement is about, and what was found in it.

use crate::facts::{Body, BodyCell, Entry, Heading, Measure, Printed, Table};
use crate::place::{Place, Range, Spot};
use std::collections::BTreeSet;

/// The part of a file that a statement is about.
pub(super) struct Region {
    pub(super) place: Place,
    /// Its cells, where it consists of cells or lines.
    cells: Option<Range>,
}

/// A table that stands in the region, or reaches into it.
pub(super) struct Touched {
    /// Which one of the entry.
    pub(super) index: usize,
    /// Whether all of it stands in the region.
    pub(super) whole: bool,
}

impl Region {
    pub(super) fn new(place: Place) -> Self {
        let cells = cells(&place);
        Self { place, cells }
    }

    /// How many cells it has; none where the place does not tell.
    pub(super) fn area(&self) -> Option<u64> {
        let Spot::Cells(_, range) = self.place.spot() else { return None };
        let side = |first: u32, last: u32| u64::from(last.saturating_sub(first)).saturating_add(1);
        Some(side(range.top, range.bottom).saturating_mul(side(range.left, range.right)))
    }

    /// Whether all that a place covers stands in it.
    pub(super) fn holds(&self, place: &Place) -> bool {
        let inside = || match (self.cells, cells(place)) {
            (Some(own), Some(other)) => self.same_sheet(place) && own.holds(&other),
            _ => false,
        };
        self.place == *place || inside()
    }

    /// Whether a cell of a table stands in it.
    pub(super) fn has(&self, table: &Table, cell: &BodyCell) -> bool {
        self.place == table.place
            || (self.same_sheet(&table.place)
                && self.cells.is_some_and(|own| own.contains(cell.row, cell.column)))
    }

    /// The tables of an entry that stand in it or reach into it.
    pub(super) fn tables(&self, entry: &Entry) -> Vec<Touched> {
        let touched = |(index, table): (usize, &Table)| {
            let whole = self.holds(&table.place);
            let reached = || table.body.cells.iter().any(|cell| self.has(table, cell));
            (whole || reached()).then_some(Touched { index, whole })
        };
        entry.tables.iter().enumerate().filter_map(touched).collect()
    }

    fn same_sheet(&self, place: &Place) -> bool {
        let sheet = |place: &Place| match place.spot() {
            Spot::Cells(sheet, _) => sheet.clone(),
            _ => None,
        };
        self.place.path() == place.path() && sheet(&self.place) == sheet(place)
    }
}

/// The cells that a place covers; a line of text is a row.
fn cells(place: &Place) -> Option<Range> {
    let rows = |first: u64, last: u64| {
        let row = |line: u64| u32::try_from(line.saturating_sub(1)).unwrap_or(u32::MAX);
        Range { top: row(first), left: 0, bottom: row(last), right: u32::MAX }
    };
    match place.spot() {
        Spot::Cells(_, range) => Some(*range),
        Spot::Line(line) => Some(rows(*line, *line)),
        Spot::Lines(first, last) => Some(rows(*first, *last)),
        Spot::Whole | Spot::Page(_) | Spot::Part(_) => None,
    }
}

/// A table of some of the cells of tables; the first of them gives all else.
pub(super) fn joined(tables: &[&Table], place: &Place, mut cells: Vec<BodyCell>) -> Option<Table> {
    let first = tables.first()?;
    cells.sort_by_key(|cell| (cell.row, cell.column));
    let rows: BTreeSet<u32> = cells.iter().map(|cell| cell.row).collect();
    let columns: BTreeSet<u32> = cells.iter().map(|cell| cell.column).collect();
    let of = |headings: fn(&Body) -> &Vec<Heading>, indices: &BTreeSet<u32>| {
        let all = tables.iter().flat_map(|table| headings(&table.body));
        let mut kept: Vec<Heading> =
            all.filter(|heading| indices.contains(&heading.index)).cloned().collect();
        kept.sort_by_key(|heading| heading.index);
        kept.dedup_by_key(|heading| heading.index);
        kept
    };
    let body = Body {
        columns: of(|body| &body.columns, &columns),
        rows: of(|body| &body.rows, &rows),
        cells,
        complete: true,
        further_counts: Default::default(),
    };
    let mut table = Table { place: place.clone(), body, ..(*first).clone() };
    recount(&mut table);
    Some(table)
}

/// Counts the cells of a table anew; all of them are kept.
pub(super) fn recount(table: &mut Table) {
    let numbers = || table.body.cells.iter().filter(|cell| cell.printed != Printed::Suppressed);
    let count = |cells: usize| u64::try_from(cells).unwrap_or(u64::MAX);
    let cells = numbers().count();
    let counts = numbers().filter(|cell| cell.measure == Measure::Count).count();
    table.suppressed = count(table.body.cells.len().saturating_sub(cells));
    (table.cells, table.count_cells) = (count(cells), count(counts));
}
