//! The shape of a table: which of its cells are heads, labels, counts, statistics, suppressed or
//! found fault with. No value is needed for it.
//!
//! A large table is drawn in part: its first rows and columns and those with a marked cell.

use crate::facts::{BodyCell, Heading, Measure, Printed, Table};
use crate::place::{Range, Spot};
use std::collections::BTreeSet;

/// Rows and columns from the begin of a table that are drawn.
const ROWS: u32 = 18;
const COLUMNS: u32 = 14;
/// Further ones that are drawn because a cell in them is marked.
const MARKED: usize = 12;

/// A table as it is drawn.
pub(super) struct Shape {
    /// Its columns, by their number on the sheet.
    pub(super) columns: Vec<u32>,
    /// Its rows.
    pub(super) rows: Vec<Row>,
    /// Rows and columns that are not drawn.
    pub(super) left_out: (u32, u32),
}

/// A row of a shape.
pub(super) struct Row {
    /// Its number on the sheet.
    pub(super) index: u32,
    /// Its cells, one for each column.
    pub(super) cells: Vec<Cell>,
}

/// A cell of a shape.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cell {
    pub(super) kind: Kind,
    /// Whether a finding points at it.
    pub(super) marked: bool,
    /// What stands in it: shown only where values are.
    pub(super) content: Option<Content>,
}

/// What a cell is in its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing, or nothing that counts.
    Empty,
    /// The head of a column.
    Head,
    /// The label of a row.
    Label,
    /// A number of units.
    Count,
    /// Another number.
    Statistic,
    /// A marker in place of a number.
    Suppressed,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Content {
    /// Words of a head or a label.
    Words(String),
    /// A number or a marker.
    Printed(Printed),
}

impl Shape {
    /// The shape of a table in which findings point at some cells.
    pub(super) fn of(table: &Table, marked: &[Range]) -> Self {
        let frame = Frame::of(table);
        let columns = chosen(
            frame.range.left..=frame.range.right,
            COLUMNS,
            marked.iter().map(|range| range.left),
        );
        let rows = chosen(
            frame.range.top..=frame.range.bottom,
            ROWS,
            marked.iter().map(|range| range.top),
        );
        let left_out = (
            length(frame.range.top, frame.range.bottom).saturating_sub(count(&rows)),
            length(frame.range.left, frame.range.right).saturating_sub(count(&columns)),
        );
        let rows = rows.into_iter().map(|row| frame.row(table, row, &columns, marked)).collect();
        Self { columns, rows, left_out }
    }

    /// How many cells are drawn.
    pub(super) fn cells(&self) -> usize {
        self.columns.len().saturating_mul(self.rows.len())
    }

    /// Whether a finding points at one of its cells.
    pub(super) fn is_marked(&self) -> bool {
        self.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.marked)
    }
}

/// Where heads, labels and body of a table lie.
struct Frame {
    range: Range,
    /// The first row and the first column of the body.
    body: (u32, u32),
    /// The first row of heads; what stands above it is the title.
    heads: u32,
}

impl Frame {
    fn of(table: &Table) -> Self {
        let cells = &table.body.cells;
        let mut body = cells.iter().fold(None, |body: Option<Range>, cell| {
            let one = Range::cell(cell.row, cell.column);
            Some(body.map_or(one, |body| body.union(one)))
        });
        let whole = match table.place.spot() {
            Spot::Cells(_, range) => Some(*range),
            _ => body.map(|body| Range {
                top: body.top.saturating_sub(1),
                left: body.left.saturating_sub(1),
                ..body
            }),
        };
        let range = whole.or(body).unwrap_or(Range::cell(0, 0));
        let body = body.get_or_insert(range);
        let deepest = table.body.columns.iter().map(|heading| heading.words.len()).max();
        let deepest = u32::try_from(deepest.unwrap_or(0).max(1)).unwrap_or(u32::MAX);
        let heads = body.top.saturating_sub(deepest).max(range.top);
        Self { range, body: (body.top, body.left), heads }
    }

    fn row(&self, table: &Table, row: u32, columns: &[u32], marked: &[Range]) -> Row {
        let cells = &table.body.cells;
        let from = cells.partition_point(|cell| cell.row < row);
        let of_row: Vec<&BodyCell> =
            cells.iter().skip(from).take_while(|cell| cell.row == row).collect();
        let cell = |column: &u32| {
            let body = of_row.iter().find(|cell| cell.column == *column);
            let (kind, content) = match body {
                Some(cell) => (kind(cell), Some(Content::Printed(cell.printed))),
                None => self.outside(table, row, *column),
            };
            let marked = marked.iter().any(|range| range.contains(row, *column));
            Cell { kind, marked, content }
        };
        Row { index: row, cells: columns.iter().map(cell).collect() }
    }

    /// A cell that is none of the body: a head above it, a label before it, or nothing.
    fn outside(&self, table: &Table, row: u32, column: u32) -> (Kind, Option<Content>) {
        let (top, left) = self.body;
        let (headings, index, before, kind) = if (self.heads..top).contains(&row) && column >= left
        {
            (&table.body.columns, column, top.saturating_sub(row), Kind::Head)
        } else if column < left && row >= top {
            (&table.body.rows, row, left.saturating_sub(column), Kind::Label)
        } else if (self.heads..top).contains(&row) {
            return (Kind::Head, None);
        } else {
            return (Kind::Empty, None);
        };
        let words = words(headings, index, before);
        let kind = if words.is_none() && kind == Kind::Label { Kind::Empty } else { kind };
        (kind, words.map(Content::Words))
    }
}

/// The words of a heading that stand so many cells before the body: the innermost are next to it.
fn words(headings: &[Heading], index: u32, before: u32) -> Option<String> {
    let heading = headings.iter().find(|heading| heading.index == index)?;
    let before = usize::try_from(before).ok()?;
    let at = heading.words.len().checked_sub(before)?;
    heading.words.get(at).filter(|words| !words.is_empty()).cloned()
}

fn kind(cell: &BodyCell) -> Kind {
    match (cell.printed, cell.measure) {
        (Printed::Suppressed, _) => Kind::Suppressed,
        (_, Measure::Count) => Kind::Count,
        _ => Kind::Statistic,
    }
}

/// The first of the numbers, and some further ones that are wanted, in order.
fn chosen(
    all: std::ops::RangeInclusive<u32>,
    first: u32,
    wanted: impl Iterator<Item = u32>,
) -> Vec<u32> {
    let until = all.start().saturating_add(first);
    // A table that is hardly longer is drawn whole: what is left out takes a line as well.
    let until =
        if all.end().saturating_sub(until) <= 1 { all.end().saturating_add(1) } else { until };
    let further: BTreeSet<u32> =
        wanted.filter(|number| *number >= until && all.contains(number)).collect();
    all.clone()
        .take_while(|number| *number < until)
        .chain(further.into_iter().take(MARKED))
        .collect()
}

fn length(first: u32, last: u32) -> u32 {
    last.saturating_sub(first).saturating_add(1)
}

fn count(numbers: &[u32]) -> u32 {
    u32::try_from(numbers.len()).unwrap_or(u32::MAX)
}
