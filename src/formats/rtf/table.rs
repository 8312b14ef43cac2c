//! Tables of rich text: rows whose cells end where they say.
//!
//! A row says for each cell where it ends on the page; rows of one table need not have the same
//! ends. The columns of the table are the ends of all its rows together, so its rows are held until
//! it has ended, or until there are more cells than are kept.

use crate::content::LineKind;
use crate::formats::flow::{Flow, Rows, Span};

/// A table while it is read.
#[derive(Debug, Default)]
pub(super) struct Table {
    rows: Vec<Vec<Cell>>,
    cells: u64,
    /// The ends of columns, once rows were delivered.
    ends: Option<Vec<i32>>,
}

/// A cell of a row that has ended.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) paragraphs: Vec<(String, LineKind)>,
    left: i32,
    right: i32,
    rows: Joined,
}

/// What a row says about one of its cells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Definition {
    /// Where the cell ends, in twips.
    pub(super) right: i32,
    /// Whether it continues the cell before it.
    pub(super) continues: bool,
    /// Whether it is joined with those above or below it.
    pub(super) rows: Joined,
}

/// Whether a cell is joined downwards.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Joined {
    #[default]
    Alone,
    Begins,
    Continues,
}

/// Ends this near to each other, in twips, are one.
const NEAR: i32 = 20;

impl Table {
    /// Takes a row; `left` is where it begins.
    pub(super) fn row(
        &mut self,
        texts: Vec<Vec<(String, LineKind)>>,
        definitions: &[Definition],
        left: i32,
    ) {
        const USUAL_WIDTH: i32 = 1000;
        let mut row: Vec<Cell> = Vec::with_capacity(texts.len());
        let mut left = left;
        for (at, paragraphs) in texts.into_iter().enumerate() {
            let usual =
                Definition { right: left.saturating_add(USUAL_WIDTH), ..Definition::default() };
            let definition = definitions.get(at).copied().unwrap_or(usual);
            let right = definition.right.max(left.saturating_add(1));
            match row.last_mut().filter(|_| definition.continues) {
                Some(before) => {
                    before.right = right;
                    before.paragraphs.extend(paragraphs);
                }
                None => row.push(Cell { paragraphs, left, right, rows: definition.rows }),
            }
            left = right;
        }
        self.cells = self.cells.saturating_add(row.len() as u64);
        self.rows.push(row);
    }

    /// Puts the rows above its first one that a header repeats on each page, where they have the
    /// columns that this row defines: `pharmaRTF` and macros of SAS set heads so.
    pub(super) fn put_heads(&mut self, heads: &[Vec<Cell>], definitions: &[Definition]) {
        let near = |(cell, definition): (&Cell, &Definition)| {
            cell.right.abs_diff(definition.right) <= NEAR.unsigned_abs()
        };
        let fits = heads.last().is_some_and(|last| {
            last.len() == definitions.len() && last.iter().zip(definitions).all(near)
        });
        if fits && self.rows.is_empty() && self.ends.is_none() {
            self.rows = heads.to_vec();
        }
    }

    /// Its rows that hold a text.
    pub(super) fn filled(&self) -> Vec<Vec<Cell>> {
        let filled = |row: &&Vec<Cell>| row.iter().any(|cell| !cell.paragraphs.is_empty());
        self.rows.iter().filter(filled).cloned().collect()
    }

    /// Delivers the rows so far where there are more cells than are kept.
    pub(super) fn relieve(&mut self, most: u64, flow: &mut Flow<'_>) {
        if self.cells >= most {
            self.deliver(flow);
        }
    }

    /// Delivers what is left of the table.
    pub(super) fn end(mut self, flow: &mut Flow<'_>) {
        if self.rows.is_empty() && self.ends.is_none() {
            return;
        }
        self.deliver(flow);
        flow.end_table();
    }

    fn deliver(&mut self, flow: &mut Flow<'_>) {
        if self.ends.is_none() {
            flow.begin_table(false);
        }
        let ends = match self.ends.take() {
            Some(ends) => ends,
            None => ends_of(&self.rows),
        };
        let column = |position: i32| {
            let before = ends.partition_point(|end| end.saturating_add(NEAR) < position);
            u32::try_from(before).unwrap_or(u32::MAX)
        };
        for row in self.rows.drain(..) {
            flow.begin_row();
            let mut next = 0_u32;
            for cell in row {
                let left = column(cell.left).max(next);
                let columns = column(cell.right).saturating_sub(left).max(1);
                flow.skip_columns(left.saturating_sub(next));
                next = left.saturating_add(columns);
                let rows = match cell.rows {
                    Joined::Alone => Rows::Number(1),
                    Joined::Begins => Rows::Begins,
                    Joined::Continues => Rows::Continues,
                };
                flow.begin_cell(Span { columns, rows });
                for (text, kind) in cell.paragraphs {
                    flow.paragraph(&text, kind);
                }
                flow.end_cell();
            }
            flow.end_row();
        }
        self.cells = 0;
        self.ends = Some(ends);
    }
}

/// The ends of all cells, near ones taken together; the begin of the first column is one too.
fn ends_of(rows: &[Vec<Cell>]) -> Vec<i32> {
    const MOST: usize = 1_000;
    let mut ends: Vec<i32> =
        rows.iter().flatten().flat_map(|cell| [cell.left, cell.right]).collect();
    ends.sort_unstable();
    ends.dedup_by(|later, earlier| later.saturating_sub(*earlier) <= NEAR);
    ends.truncate(MOST);
    ends
}
