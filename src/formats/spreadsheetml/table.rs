//! The rows and cells of one sheet.

use super::super::sheets::address::{COLUMNS, ROWS};
use super::super::sheets::columns::HiddenColumns;
use super::super::sheets::formula;
use super::super::sheets::number_format::{Shown, Way};
use super::super::sheets::tally::Tally;
use super::super::xml::{Piece, Tag, Xml};
use super::rich;
use super::styles::{Style, Styles};
use crate::content::{Cell, Content, GridFoot, NumberFormat, Row, Sink, Value};
use crate::gap::Reason;
use crate::place::Range;
use crate::policy::Limits;

/// Reads one sheet.
pub(super) struct Table<'a> {
    styles: &'a Styles,
    limits: &'a Limits,
    hidden_columns: HiddenColumns,
    next_column: u32,
    row: u32,
    /// Cells that are joined.
    pub(super) foot: GridFoot,
    /// What is not seen of its cells.
    pub(super) tally: Tally,
    /// Remarks on cells.
    pub(super) comments: Vec<String>,
    /// What the heads and feet of the printed page say.
    pub(super) page: Vec<String>,
    /// What is seen on pointing at something, and lists to choose from.
    pub(super) tips: Vec<String>,
}

/// A cell whose begin was read.
struct OpenCell {
    column: u32,
    style: String,
    has_formula: bool,
}

impl<'a> Table<'a> {
    pub(super) fn new(styles: &'a Styles, limits: &'a Limits) -> Self {
        Self {
            styles,
            limits,
            hidden_columns: HiddenColumns::default(),
            next_column: 0,
            row: 0,
            foot: GridFoot::default(),
            tally: Tally::default(),
            comments: Vec::new(),
            page: Vec::new(),
            tips: Vec::new(),
        }
    }

    /// Reads the sheet that is open, up to its end.
    ///
    /// # Errors
    /// It is damaged or breaks a limit.
    pub(super) fn read(&mut self, xml: &mut Xml<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let most = self.limits.kept_cells;
        loop {
            if self.page.len().max(self.tips.len()) as u64 > most {
                return Err(Reason::limit("kept_cells", most));
            }
            match xml.next()? {
                Piece::Start(tag) if tag.name() == "Column" => self.column(tag),
                Piece::Start(tag) if tag.name() == "Row" => {
                    let hidden = tag.is_set("Hidden") || is_zero(tag, "Height");
                    let index = position(tag, self.row);
                    let span = number(tag, "Span").unwrap_or(0);
                    if index < self.row || index >= ROWS {
                        self.tally.broken.add(Range::cell(self.row.min(ROWS - 1), 0));
                    }
                    self.row = index.max(self.row);
                    let cells = self.cells(xml, hidden)?;
                    if !cells.is_empty() {
                        if self.row >= ROWS {
                            return Err(Reason::Damaged);
                        }
                        sink.take(Content::Row(Row { index: self.row, cells }));
                    }
                    self.row = self.row.saturating_add(1).saturating_add(span);
                }
                Piece::Start(tag) if matches!(tag.name(), "Header" | "Footer") => {
                    let said = tag.attribute("Data").map(std::borrow::Cow::into_owned);
                    self.page.extend(said);
                }
                Piece::Start(tag)
                    if matches!(tag.name(), "InputMessage" | "ErrorMessage" | "InputTitle") =>
                {
                    let said = xml.text()?;
                    self.tips.push(said);
                }
                // A list that is written out; otherwise a formula on cells.
                Piece::Start(tag) if tag.name() == "Value" => {
                    let list = xml.text()?;
                    self.tips.extend(Some(list).filter(|list| list.starts_with('"')));
                }
                Piece::End("Worksheet") => return Ok(()),
                Piece::Eof => return Err(Reason::Damaged),
                _ => {}
            }
        }
    }

    fn column(&mut self, tag: Tag<'_>) {
        let first = position(tag, self.next_column);
        let last = first.saturating_add(number(tag, "Span").unwrap_or(0)).min(COLUMNS - 1);
        if tag.is_set("Hidden") || is_zero(tag, "Width") {
            self.hidden_columns.hide(first, last);
        }
        self.next_column = last.saturating_add(1);
    }

    /// Reads the cells of the row that is open.
    fn cells(&mut self, xml: &mut Xml<'_>, row_hidden: bool) -> Result<Vec<Cell>, Reason> {
        let mut cells: Vec<Cell> = Vec::new();
        let mut next = 0;
        loop {
            let open = match xml.next()? {
                Piece::Start(tag) if tag.name() == "Cell" => {
                    let column = position(tag, next);
                    if column < next || column >= COLUMNS {
                        self.tally.broken.add(Range::cell(self.row.min(ROWS - 1), 0));
                    }
                    let column = column.max(next);
                    next = column.saturating_add(1).saturating_add(self.join(tag, column));
                    self.tips.extend(tag.attribute("HRefScreenTip").map(|tip| tip.into_owned()));
                    self.begin(tag, column)
                }
                Piece::Start(_) => {
                    xml.skip()?;
                    continue;
                }
                Piece::End(_) => break,
                Piece::Text(_) => continue,
                Piece::Eof => return Err(Reason::Damaged),
            };
            // Beyond the last column no program shows it; that it is there was told above.
            if let Some((value, shown)) = self.contents(xml, &open)?
                && open.column < COLUMNS
            {
                cells.push(self.cell(&open, value, shown, row_hidden));
            }
        }
        if let Some(last) = cells.last().filter(|_| row_hidden) {
            let (top, right) = (self.row, last.column);
            self.tally.hidden_rows.add(Range { top, left: 0, bottom: top, right });
        }
        Ok(cells)
    }

    fn begin(&mut self, tag: Tag<'_>, column: u32) -> OpenCell {
        let formula = tag.attribute("Formula");
        if formula.as_ref().is_some_and(|formula| formula::is_active(formula)) {
            self.tally.active.add(Range::cell(self.row, column));
        }
        OpenCell {
            column,
            style: tag.attribute("StyleID").unwrap_or_default().into_owned(),
            has_formula: formula.is_some(),
        }
    }

    /// Reads what stands in the open cell: a value and whether it is shown.
    fn contents(
        &mut self,
        xml: &mut Xml<'_>,
        open: &OpenCell,
    ) -> Result<Option<(Value, bool)>, Reason> {
        let mut found = None;
        loop {
            match xml.next()? {
                Piece::Start(tag) if tag.name() == "Data" => {
                    let kind = tag.attribute("Type").unwrap_or_default().into_owned();
                    let text = rich::text(xml)?;
                    let style = self.styles.get(&open.style);
                    found = self.value(&kind, &text, style, open.column);
                }
                Piece::Start(tag) if tag.name() == "Comment" => {
                    let remark = xml.text()?;
                    if (self.comments.len() as u64) < self.limits.kept_cells {
                        self.comments.push(remark);
                    }
                }
                Piece::Start(_) => xml.skip()?,
                Piece::End(_) => break,
                Piece::Text(_) => {}
                Piece::Eof => return Err(Reason::Damaged),
            }
        }
        if found.is_none() && open.has_formula {
            self.tally.without_result.add(Range::cell(self.row, open.column));
        }
        Ok(found)
    }

    /// The value of a type and a text, and whether it is shown.
    fn value(
        &mut self,
        kind: &str,
        text: &str,
        style: Option<&Style>,
        column: u32,
    ) -> Option<(Value, bool)> {
        let visible = !style.is_some_and(Style::is_invisible);
        let shown = style.and_then(|style| style.shown.as_ref());
        Some(match kind {
            "Number" => match text.trim().parse::<f64>() {
                Ok(number) if number.is_finite() => {
                    let way = shown.map(|shown| shown.number(number));
                    match way.unwrap_or(Way::Number(NumberFormat::General)) {
                        Way::Number(format) => (Value::Number(number, format), visible),
                        Way::Date => (Value::Date, visible),
                        Way::Unseen => (Value::Number(number, NumberFormat::General), false),
                    }
                }
                _ if text.trim().is_empty() => return None,
                _ => {
                    self.tally.broken.add(Range::cell(self.row, column));
                    (Value::Text(text.into()), visible)
                }
            },
            "DateTime" => (Value::Date, visible),
            "Boolean" => (Value::Truth(text.trim() == "1"), visible),
            // Anything may be called an error; programs write one of a few words.
            "Error" if text.trim_start().starts_with('#') => (Value::Error, visible),
            _ if text.trim().is_empty() => return None,
            _ => (Value::Text(text.into()), visible && !shown.is_some_and(Shown::hides_text)),
        })
    }

    fn cell(&mut self, open: &OpenCell, value: Value, shown: bool, row_hidden: bool) -> Cell {
        let column_hidden = self.hidden_columns.hides(open.column);
        if column_hidden {
            self.tally.in_hidden_column(self.row, open.column);
        } else if !shown && !row_hidden {
            self.tally.hidden_cells.add(Range::cell(self.row, open.column));
        }
        let hidden = row_hidden || column_hidden || !shown;
        Cell { hidden, ..Cell::new(open.column, value) }
    }

    /// Keeps the cells that a cell joins; the answer is how many columns it takes besides its own.
    fn join(&mut self, tag: Tag<'_>, column: u32) -> u32 {
        let across = number(tag, "MergeAcross").unwrap_or(0);
        let down = number(tag, "MergeDown").unwrap_or(0);
        let room = (self.foot.merges.len() as u64) < self.limits.kept_cells;
        if (across > 0 || down > 0) && room && self.row < ROWS && column < COLUMNS {
            self.foot.merges.push(Range {
                top: self.row,
                left: column,
                bottom: self.row.saturating_add(down).min(ROWS - 1),
                right: column.saturating_add(across).min(COLUMNS - 1),
            });
        }
        across
    }
}

/// Where an element stands: as its index says, else after the one before.
fn position(tag: Tag<'_>, next: u32) -> u32 {
    number(tag, "Index").and_then(|index| index.checked_sub(1)).unwrap_or(next)
}

fn number(tag: Tag<'_>, name: &str) -> Option<u32> {
    tag.attribute(name)?.trim().parse().ok()
}

fn is_zero(tag: Tag<'_>, name: &str) -> bool {
    let size = tag.attribute(name).and_then(|size| size.trim().parse::<f64>().ok());
    size.is_some_and(|size| size <= 0.0)
}
