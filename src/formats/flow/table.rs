//! One table of a document while it is read: rows, spans, the text of cells.

use crate::content::{Cell, Content, Frame, GridFoot, GridHead, LineKind, Row};
use crate::place::{Place, Range};
use crate::policy::Limits;
use std::collections::BTreeMap;

/// How a cell lies over columns and rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) struct Span {
    /// Columns, at least 1.
    pub(in crate::formats) columns: u32,
    /// Rows.
    pub(in crate::formats) rows: Rows,
}

/// How a cell lies over rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Rows {
    /// So many, at least 1.
    Number(u32),
    /// It begins a run of cells that are joined downwards.
    Begins,
    /// It continues the cell above.
    Continues,
}

/// A table while it is read.
pub(super) struct Table {
    place: Place,
    hidden: bool,
    most_columns: u32,
    most_bytes: usize,
    /// Bytes of the cells of the row that is open.
    row_bytes: usize,
    /// Its pieces so far, where they are delivered later.
    pub(super) buffered: Option<Vec<Content>>,
    row: u32,
    column: u32,
    cells: Vec<OpenCell>,
    in_row: bool,
    in_cell: bool,
    /// By column, the first row that no cell above covers.
    covered: Vec<u32>,
    /// Columns from which a run of covered ones was passed, where it ended and until which row all of
    /// it is covered: rows below pass it in one step.
    passed: BTreeMap<u32, (u32, u32)>,
    merges: Vec<Range>,
    /// The joined cells that may go on downwards, by their first column.
    joined: BTreeMap<u32, usize>,
}

/// Cells of a row that may hold as much text as one cell may.
const FULL_CELLS: usize = 16;

struct OpenCell {
    column: u32,
    heading: bool,
    paragraphs: Vec<(String, LineKind)>,
    bytes: usize,
}

impl Span {
    /// One column and one row.
    pub(in crate::formats) const ONE: Self = Self { columns: 1, rows: Rows::Number(1) };
}

impl Table {
    pub(super) fn new(place: Place, hidden: bool, limits: &Limits) -> Self {
        Self {
            place,
            hidden,
            most_columns: u32::try_from(limits.columns).unwrap_or(u32::MAX),
            most_bytes: usize::try_from(limits.line_bytes).unwrap_or(usize::MAX),
            row_bytes: 0,
            buffered: None,
            row: 0,
            column: 0,
            cells: Vec::new(),
            in_row: false,
            in_cell: false,
            covered: Vec::new(),
            passed: BTreeMap::new(),
            merges: Vec::new(),
            joined: BTreeMap::new(),
        }
    }

    pub(super) fn head(&self) -> GridHead {
        let (place, hidden) = (self.place.clone(), self.hidden);
        GridHead { place, name: None, hidden, frame: Frame::Table }
    }

    pub(super) fn foot(&self) -> GridFoot {
        let large = |range: &&Range| (range.top, range.left) != (range.bottom, range.right);
        GridFoot { merges: self.merges.iter().filter(large).copied().collect() }
    }

    pub(super) fn is_hidden(&self) -> bool {
        self.hidden
    }

    pub(super) fn in_cell(&self) -> bool {
        self.in_cell
    }

    pub(super) fn begin_row(&mut self) {
        self.in_row = true;
        self.column = 0;
        self.row_bytes = 0;
    }

    pub(super) fn skip_columns(&mut self, count: u32) {
        self.column = self.column.saturating_add(count).min(self.most_columns);
    }

    /// Begins a cell; false where it lies beyond the last column that is read.
    pub(super) fn begin_cell(&mut self, span: Span) -> bool {
        if !self.in_row {
            self.begin_row();
        }
        self.in_cell = true;
        self.pass_covered();
        let fits = self.column < self.most_columns;
        let left = self.column.min(self.most_columns);
        let right = left.saturating_add(span.columns.max(1)).saturating_sub(1);
        let right = right.min(self.most_columns);
        self.column = right.saturating_add(1);
        let mut range = Range { top: self.row, left, bottom: self.row, right };
        match span.rows {
            Rows::Number(rows) => {
                range.bottom = self.row.saturating_add(rows.max(1)).saturating_sub(1);
                if rows > 1 {
                    self.cover(left, right, range.bottom.saturating_add(1));
                }
                self.merges.push(range);
            }
            Rows::Begins => {
                self.joined.insert(left, self.merges.len());
                self.merges.push(range);
            }
            Rows::Continues => {
                let above = self.joined.get(&left).and_then(|index| self.merges.get_mut(*index));
                match above.filter(|above| above.bottom.saturating_add(1) == self.row) {
                    Some(above) => above.bottom = self.row,
                    None => self.merges.push(range),
                }
            }
        }
        self.cells.push(OpenCell {
            column: left,
            heading: false,
            paragraphs: Vec::new(),
            bytes: 0,
        });
        fits
    }

    /// The open cell is the head of a column or the label of a row.
    pub(super) fn mark_heading(&mut self) {
        if let Some(cell) = self.cells.last_mut().filter(|_| self.in_cell) {
            cell.heading = true;
        }
    }

    /// Goes on to the first column that no cell above covers.
    fn pass_covered(&mut self) {
        let begin = self.column;
        let mut until = u32::MAX;
        loop {
            let free = self.free_from(self.column);
            if free <= self.row {
                break;
            }
            let known = self.passed.get(&self.column).filter(|(_, until)| *until > self.row);
            let (next, covered) = known.copied().unwrap_or((self.column.saturating_add(1), free));
            self.column = next;
            until = until.min(covered);
        }
        if self.column > begin.saturating_add(1) {
            self.passed.insert(begin, (self.column, until));
        }
    }

    /// The first row in which no cell above covers the column.
    fn free_from(&self, column: u32) -> u32 {
        usize::try_from(column).ok().and_then(|at| self.covered.get(at)).copied().unwrap_or(0)
    }

    fn cover(&mut self, left: u32, right: u32, until: u32) {
        let (Ok(left), Ok(right)) = (usize::try_from(left), usize::try_from(right)) else { return };
        if self.covered.len() <= right {
            self.covered.resize(right.saturating_add(1), 0);
        }
        for row in self.covered.iter_mut().take(right.saturating_add(1)).skip(left) {
            *row = until.max(*row);
        }
    }

    /// Takes a paragraph of the cell; false where the cell holds more text than is kept.
    pub(super) fn take(&mut self, text: &str, kind: LineKind) -> bool {
        let most = self.most_bytes;
        let Some(cell) = self.cells.last_mut() else { return true };
        cell.bytes = cell.bytes.saturating_add(text.len());
        self.row_bytes = self.row_bytes.saturating_add(text.len());
        let fits = cell.bytes <= most && self.row_bytes <= most.saturating_mul(FULL_CELLS);
        if fits {
            cell.paragraphs.extend(text.split('\n').map(|line| (line.to_owned(), kind)));
        }
        fits
    }

    /// Ends the cell. Printed lines that stand in a cell are no text of the cell: they are handed
    /// back. One or two are, because cells are set in such fonts too.
    pub(super) fn end_cell(&mut self) -> Option<Vec<(String, LineKind)>> {
        const FEW: usize = 2;
        if !std::mem::replace(&mut self.in_cell, false) {
            return None;
        }
        let cell = self.cells.last_mut()?;
        let printed = |(text, kind): &&(String, LineKind)| {
            *kind == LineKind::Printed && text.trim().contains("  ")
        };
        if cell.paragraphs.iter().filter(printed).count() > FEW {
            return Some(std::mem::take(&mut cell.paragraphs));
        }
        None
    }

    /// Ends the row and hands back what is to be delivered.
    pub(super) fn end_row(&mut self) -> Vec<Row> {
        if !std::mem::replace(&mut self.in_row, false) {
            return Vec::new();
        }
        let open = std::mem::take(&mut self.cells);
        let headings: Vec<bool> = open.iter().map(|cell| cell.heading).collect();
        let cells: Vec<(u32, Vec<String>)> = open
            .into_iter()
            .map(|cell| {
                let lines = cell.paragraphs.into_iter().map(|(text, _)| text.trim().to_owned());
                (cell.column, lines.filter(|text| !text.is_empty()).collect())
            })
            .collect();
        let stacked = stacked(&cells);
        let mut rows = Vec::new();
        for level in 0..stacked.max(1) {
            let text = |lines: &Vec<String>| match stacked {
                0 => lines.join("\n"),
                _ => lines.get(level).cloned().unwrap_or_default(),
            };
            let cells: Vec<Cell> = cells
                .iter()
                .zip(&headings)
                .map(|((column, lines), heading)| (column, text(lines), heading))
                .filter(|(_, text, _)| !text.is_empty())
                .map(|(column, text, heading)| Cell {
                    heading: *heading,
                    ..Cell::text(*column, &text)
                })
                .collect();
            rows.push(Row { index: self.row, cells });
            self.row = self.row.saturating_add(1);
        }
        rows
    }
}

/// How many rows are stacked in the cells of one; 0 where none are.
///
/// A column of numbers is sometimes typed into one cell, with a paragraph for each row. Two or more
/// cells then have the same number of paragraphs, three or more, and in one of them each begins
/// with a digit.
fn stacked(cells: &[(u32, Vec<String>)]) -> usize {
    const FEWEST: usize = 3;
    const LONGEST: usize = 40;
    let most = cells.iter().map(|(_, lines)| lines.len()).max().unwrap_or(0);
    let alike = cells.iter().filter(|(_, lines)| lines.len() == most);
    let short = |lines: &[String]| lines.iter().all(|line| line.chars().count() <= LONGEST);
    let numbers = |lines: &[String]| {
        lines.iter().all(|line| {
            line.trim_start_matches(['-', '−', '(', '<', '.', ','])
                .starts_with(|c: char| c.is_ascii_digit())
        })
    };
    let is_stacked = most >= FEWEST
        && alike.clone().count() >= 2
        && alike.clone().all(|(_, lines)| short(lines))
        && alike.clone().any(|(_, lines)| numbers(lines))
        && cells.iter().all(|(_, lines)| lines.len() == most || lines.len() <= 1);
    if is_stacked { most } else { 0 }
}
