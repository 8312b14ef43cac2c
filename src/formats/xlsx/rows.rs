//! The rows of a sheet: where each cell stands, whether it is seen, what it holds.

use super::super::sheets::address::{self, COLUMNS, ROWS};
use super::super::sheets::expected::OnSheet;
use super::super::sheets::formula;
use super::super::sheets::tally::Tally;
use super::super::xml::{Piece, Xml};
use super::cells::{RawCell, Written};
use super::layout::Layout;
use super::strings::Strings;
use super::styles::Styles;
use super::values::{self, Reading};
use crate::content::{Cell, Row};
use crate::gap::Reason;
use crate::place::Range;

/// Reads the rows of one sheet.
pub(super) struct Rows<'a> {
    pub(super) styles: &'a Styles,
    pub(super) strings: &'a Strings,
    pub(super) expected: OnSheet<'a>,
    pub(super) layout: Layout,
    pub(super) tally: Tally,
    /// Whether the whole sheet is hidden.
    pub(super) hidden: bool,
    /// Rows that hold something and are shown.
    pub(super) shown: u64,
    /// The first row that may follow.
    pub(super) next: u32,
    /// Cells of the last row: the next one holds about as many.
    pub(super) width: usize,
}

/// A row whose cells are arriving.
pub(super) struct Line {
    index: u32,
    hidden: bool,
    cells: Vec<Cell>,
    /// The column after the last cell.
    next: u32,
    ascending: bool,
}

impl Rows<'_> {
    /// Begins a row that says this number and height of itself.
    ///
    /// A row without a number follows the one before. A number that is none, or that goes back, is
    /// a contradiction: the row is read all the same, after the one before.
    ///
    /// # Errors
    /// There are more rows than a sheet can have.
    pub(super) fn begin(
        &mut self,
        number: Option<&str>,
        hidden: bool,
        height: Option<&str>,
    ) -> Result<Line, Reason> {
        let index = match number.map(|number| address::row(number.trim())) {
            Some(Some(row)) if row >= self.next => row,
            None => self.next,
            Some(_) => {
                self.tally.broken.add(Range::cell(self.next.min(ROWS - 1), 0));
                self.next
            }
        };
        if index >= ROWS {
            return Err(Reason::Damaged);
        }
        self.next = index.saturating_add(1);
        let hidden = self.layout.hides_row(hidden, height);
        let cells = Vec::with_capacity(self.width);
        Ok(Line { index, hidden, cells, next: 0, ascending: true })
    }

    /// Reads the cells of a row up to its end.
    ///
    /// # Errors
    /// The sheet is damaged or breaks a limit.
    pub(super) fn read(
        &mut self,
        mut line: Line,
        raw: &mut RawCell,
        xml: &mut Xml<'_>,
    ) -> Result<Row, Reason> {
        loop {
            match xml.next()? {
                Piece::Start(tag) if tag.name() == "c" => raw.begin(tag),
                Piece::Start(tag) => {
                    // Cells in a wrapper of a newer kind are shown by newer programs.
                    if tag.name() != "extLst" {
                        self.tally.broken.add(Range::cell(line.index, line.next.min(COLUMNS - 1)));
                    }
                    xml.skip()?;
                    continue;
                }
                Piece::End(_) => return Ok(self.end(line)),
                Piece::Text(text) => {
                    if !text.trim().is_empty() {
                        self.tally.broken.add(Range::cell(line.index, line.next.min(COLUMNS - 1)));
                    }
                    continue;
                }
                Piece::Eof => return Err(Reason::Damaged),
            }
            raw.read(xml)?;
            if raw.wrapped {
                self.tally.broken.add(Range::cell(line.index, line.next.min(COLUMNS - 1)));
            }
            self.take(&mut line, raw.written());
        }
    }

    /// Takes the next cell of a row.
    pub(super) fn take(&mut self, line: &mut Line, written: Written<'_>) {
        let column = self.column(written.address, line.index, line.next);
        line.ascending &= column >= line.next;
        line.next = column.saturating_add(1);
        line.cells.extend(self.cell(written, line.index, column, line.hidden));
    }

    /// Ends a row.
    pub(super) fn end(&mut self, line: Line) -> Row {
        let Line { index, hidden, mut cells, ascending, .. } = line;
        if !ascending {
            self.tally.broken.add(Range::cell(index, 0));
            put_in_order(&mut cells);
        }
        self.width = cells.len();
        if let (Some(first), Some(last)) = (cells.first(), cells.last()) {
            if hidden {
                let range =
                    Range { top: index, left: first.column, bottom: index, right: last.column };
                self.tally.hidden_rows.add(range);
            } else {
                self.shown = self.shown.saturating_add(1);
            }
        }
        Row { index, cells }
    }

    /// The column of a cell: as its address says, else after the one before.
    fn column(&mut self, written: &str, row: u32, next: u32) -> u32 {
        if written.is_empty() {
            return next;
        }
        match address::cell(written) {
            Some((at, column)) if at == row => column,
            Some((_, column)) => {
                self.tally.broken.add(Range::cell(row, column));
                column
            }
            None => {
                self.tally.broken.add(Range::cell(row, next.min(COLUMNS - 1)));
                next
            }
        }
    }

    /// What a cell holds; none where a person sees and keeps nothing there.
    fn cell(
        &mut self,
        written: Written<'_>,
        row: u32,
        column: u32,
        row_hidden: bool,
    ) -> Option<Cell> {
        let at = Range::cell(row, column.min(COLUMNS - 1));
        if written.formula.is_some_and(formula::is_active) {
            self.tally.active.add(at);
        }
        let (value, shown) = match values::read(written, self.styles, self.strings) {
            Reading::Empty => return None,
            Reading::NoResult => {
                self.tally.without_result.add(at);
                return None;
            }
            Reading::Broken(value) => {
                self.tally.broken.add(at);
                (value?, true)
            }
            Reading::Value { value, shown } => (value, shown),
        };
        let column_hidden = self.layout.hides_column(column);
        if column_hidden {
            self.tally.in_hidden_column(row, column);
        }
        if !shown && !row_hidden && !column_hidden {
            self.tally.hidden_cells.add(at);
        }
        let hidden = row_hidden || column_hidden || !shown;
        if !hidden && !self.hidden {
            self.expected.see_value(row, column, &value);
        }
        Some(Cell { hidden, ..Cell::new(column, value) })
    }
}

/// Puts the cells of a row in order; of two in one column the later one moves to the right, so
/// that none is lost.
fn put_in_order(cells: &mut [Cell]) {
    cells.sort_by_key(|cell| cell.column);
    let mut next = 0;
    for cell in cells {
        cell.column = cell.column.max(next);
        next = cell.column.saturating_add(1);
    }
}
