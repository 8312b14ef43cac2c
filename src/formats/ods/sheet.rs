//! One table: its columns, rows and cells, with what is repeated, joined and hidden.

use super::super::sheets::address::{COLUMNS, ROWS};
use super::super::xml::{Piece, Tag, Xml};
use super::cell::{self, OpenCell};
use super::drawn::{Drawn, ShapeTexts, is_shape};
use super::notes::Notes;
use super::repeat::{Budget, Columns, times};
use super::styles::Styles;
use crate::content::{Cell, Content, GridFoot, GridHead, Row, Sink, Value};
use crate::formats::opendocument::{forms, text};
use crate::gap::Reason;
use crate::place::Range;
use crate::policy::Limits;

/// Reads one table.
pub(super) struct SheetReading<'a> {
    head: &'a GridHead,
    styles: &'a Styles,
    limits: &'a Limits,
    budget: &'a mut Budget,
    drawn: &'a mut Drawn,
    columns: Columns,
    /// How many of the open groups of rows or columns are folded away.
    folded: Vec<bool>,
    notes: Notes,
    foot: GridFoot,
    row: u32,
}

impl<'a> SheetReading<'a> {
    pub(super) fn new(
        head: &'a GridHead,
        styles: &'a Styles,
        limits: &'a Limits,
        budget: &'a mut Budget,
        drawn: &'a mut Drawn,
    ) -> Self {
        Self {
            head,
            styles,
            limits,
            budget,
            drawn,
            columns: Columns::default(),
            folded: Vec::new(),
            notes: Notes::default(),
            foot: GridFoot::default(),
            row: 0,
        }
    }

    /// What follows the rows.
    pub(super) fn finish(self) -> (GridFoot, Notes) {
        (self.foot, self.notes)
    }

    /// Reads the table that is open, up to its end.
    ///
    /// # Errors
    /// It is damaged or breaks a limit.
    pub(super) fn read(&mut self, xml: &mut Xml<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        loop {
            match xml.next()? {
                Piece::Start(tag) => match tag.name() {
                    "table-column" => {
                        let hidden = is_collapsed(tag) || self.folded.contains(&true);
                        self.columns.add(times(tag, "number-columns-repeated"), hidden);
                    }
                    "table-row-group" | "table-column-group" => {
                        let shown = tag.attribute("display").is_none_or(|shown| shown != "false");
                        self.folded.push(!shown);
                    }
                    "table-row" => {
                        let hidden = is_collapsed(tag) || self.folded.contains(&true);
                        let count = times(tag, "number-rows-repeated");
                        self.row(xml, hidden, count, sink)?;
                    }
                    "table-source" | "cell-range-source" => self.notes.links += 1,
                    name if is_shape(name) => self.shape(xml)?,
                    "table" => self.passed_over(xml)?,
                    _ if self.notes.tips.len() as u64 >= self.limits.kept_cells => {}
                    _ => self.notes.tips.extend(forms::texts(&tag)),
                },
                Piece::End("table-row-group" | "table-column-group") => {
                    self.folded.pop();
                }
                Piece::End("table") => return Ok(()),
                Piece::Eof => return Err(Reason::Damaged),
                _ => {}
            }
        }
    }

    /// Reads the row that is open and delivers it as often as it is repeated.
    fn row(
        &mut self,
        xml: &mut Xml<'_>,
        hidden: bool,
        count: u32,
        sink: &mut dyn Sink,
    ) -> Result<(), Reason> {
        let cells = self.cells(xml, hidden)?;
        let first = self.row;
        self.row = first.saturating_add(count);
        if cells.is_empty() {
            return Ok(());
        }
        if first >= ROWS {
            return Err(Reason::Damaged);
        }
        let more = u64::from(count.saturating_sub(1)).saturating_mul(cells.len() as u64);
        let mut count = count.min(ROWS.saturating_sub(first));
        if !self.budget.spend(more) {
            self.notes.unrepeated.add(Range::cell(first, 0));
            count = 1;
        }
        if hidden {
            let right = cells.last().map_or(0, |cell| cell.column);
            let bottom = first.saturating_add(count - 1);
            let range = Range { top: first, left: 0, bottom, right };
            self.notes.tally.hidden_rows.add_many(u64::from(count), range);
        }
        for index in first..first.saturating_add(count) {
            sink.take(Content::Row(Row { index, cells: cells.clone() }));
        }
        Ok(())
    }

    /// Reads the cells of the row that is open.
    fn cells(&mut self, xml: &mut Xml<'_>, row_hidden: bool) -> Result<Vec<Cell>, Reason> {
        let mut cells: Vec<Cell> = Vec::new();
        let mut column = 0_u32;
        let mut before: Option<Value> = None;
        loop {
            let open = match xml.next()? {
                Piece::Start(tag) if matches!(tag.name(), "table-cell" | "covered-table-cell") => {
                    OpenCell::begin(tag)
                }
                Piece::Start(_) => {
                    self.passed_over(xml)?;
                    continue;
                }
                Piece::End(_) => return Ok(cells),
                Piece::Text(_) => continue,
                Piece::Eof => return Err(Reason::Damaged),
            };
            let text = self.contents(xml)?;
            self.join(&open, column);
            let at = Range::cell(self.row.min(ROWS - 1), column.min(COLUMNS - 1));
            if open.lacks_result(&text) {
                self.notes.tally.without_result.add(at);
            }
            if open.is_active() {
                self.notes.tally.active.add(at);
            }
            if open.contradicts(&text) {
                self.notes.tally.broken.add(at);
            }
            let value = cell::value(&open, &text, self.styles);
            // A covered cell that says what the one over it shows hides nothing.
            let value = value.filter(|value| !open.covered || before.as_ref() != Some(value));
            if !open.covered {
                before.clone_from(&value);
            }
            if let Some(value) = value {
                let mut count = open.repeated;
                let fits = column.checked_add(count).is_some_and(|end| end <= COLUMNS);
                if !fits || !self.budget.spend(u64::from(count - 1)) {
                    self.notes.unrepeated.add(at);
                    count = 1;
                }
                let unseen = open.covered || !cell::is_shown(&open, self.styles);
                for column in column..column.saturating_add(count).min(COLUMNS) {
                    let in_hidden = self.columns.hides(column);
                    if in_hidden {
                        self.notes.tally.in_hidden_column(self.row, column);
                    } else if unseen && !row_hidden {
                        self.notes.tally.hidden_cells.add(Range::cell(self.row, column));
                    }
                    let hidden = row_hidden || in_hidden || unseen;
                    cells.push(Cell { hidden, ..Cell::new(column, value.clone()) });
                }
            }
            column = column.saturating_add(open.repeated);
        }
    }

    /// Reads what stands in the open cell: its text, a remark, shapes.
    fn contents(&mut self, xml: &mut Xml<'_>) -> Result<String, Reason> {
        let mut cell_text = String::new();
        let mut paragraphs = 0_u32;
        loop {
            match xml.next()? {
                Piece::Start(tag) => match tag.name() {
                    "p" => {
                        if paragraphs > 0 {
                            cell_text.push('\n');
                        }
                        paragraphs = paragraphs.saturating_add(1);
                        text::paragraph(xml, &mut cell_text)?;
                    }
                    "annotation" => {
                        let mut remark = String::new();
                        text::append(xml, &mut remark)?;
                        self.notes.remark(remark, self.limits)?;
                    }
                    name if is_shape(name) => self.shape(xml)?,
                    "cell-range-source" => {
                        self.notes.links += 1;
                        xml.skip()?;
                    }
                    _ => self.passed_over(xml)?,
                },
                Piece::End(_) => return Ok(cell_text),
                Piece::Text(_) => {}
                Piece::Eof => return Err(Reason::Damaged),
            }
            if cell_text.len() as u64 > self.limits.line_bytes {
                return Err(Reason::limit("line_bytes", self.limits.line_bytes));
            }
        }
    }

    /// Passes over an element that stands where none is expected. What is written in it is not read.
    fn passed_over(&mut self, xml: &mut Xml<'_>) -> Result<(), Reason> {
        if xml.text()?.contains(char::is_alphanumeric) {
            self.notes.tally.broken.add(Range::cell(self.row.min(ROWS - 1), 0));
        }
        Ok(())
    }

    fn shape(&mut self, xml: &mut Xml<'_>) -> Result<(), Reason> {
        let mut texts = ShapeTexts::default();
        self.drawn.shape(xml, &self.head.place, self.head.hidden, &mut texts)?;
        self.notes.boxes.append(&mut texts.seen);
        self.notes.tips.append(&mut texts.alternative);
        Ok(())
    }

    /// Keeps the cells that the open cell joins.
    fn join(&mut self, open: &OpenCell, column: u32) {
        let (rows, columns) = open.span;
        let inside = self.row < ROWS && column < COLUMNS;
        let room = (self.foot.merges.len() as u64) < self.limits.kept_cells;
        if (rows > 1 || columns > 1) && inside && room {
            self.foot.merges.push(Range {
                top: self.row,
                left: column,
                bottom: self.row.saturating_add(rows - 1).min(ROWS - 1),
                right: column.saturating_add(columns - 1).min(COLUMNS - 1),
            });
        }
    }
}

/// Whether a row or column is hidden or filtered away.
fn is_collapsed(tag: Tag<'_>) -> bool {
    tag.attribute("visibility").is_some_and(|way| matches!(&*way, "collapse" | "filter"))
}
