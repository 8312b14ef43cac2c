//! The records of one sheet: its cells, and what of them is not seen.

use super::super::sheets::columns::HiddenColumns;
use super::super::sheets::number_format::Way;
use super::super::sheets::tally::Tally;
use super::charts::{self, CHART, Chart};
use super::globals::Globals;
use super::record::{Record, Records, kind};
use super::strings;
use crate::content::{Cell, Content, GridFoot, NumberFormat, Row, Sink, Value};
use crate::formats::bytes::{f64_le, u16_le, u32_le};
use crate::formats::sheets::packed_number;
use crate::gap::Reason;
use crate::place::Range;
use std::collections::{BTreeMap, BTreeSet};

/// Reads one sheet.
pub(super) struct Sheet<'a> {
    globals: &'a Globals,
    hidden: bool,
    /// Numbers of charts that no visible cell has shown yet.
    expected: &'a mut BTreeSet<u64>,
    hidden_rows: BTreeSet<u16>,
    hidden_columns: HiddenColumns,
    /// Cells by row and column: records may come in any order within a block of rows.
    rows: BTreeMap<u16, BTreeMap<u16, Cell>>,
    /// The formula whose result is a text that follows.
    open_formula: Option<(u16, u16, u16)>,
    /// Cells that are joined.
    pub(super) foot: GridFoot,
    /// What is not seen of its cells.
    pub(super) tally: Tally,
    /// Remarks on cells.
    pub(super) comments: u64,
    /// The texts of remarks and boxes.
    pub(super) texts: Vec<String>,
    /// Charts on the sheet.
    pub(super) charts: Vec<Chart>,
}

/// The last column of these sheets, from 0.
const LAST_COLUMN: u16 = 255;

/// Rows lie in blocks of 32; the cells of two blocks never mix.
const BLOCK: u16 = 32;

impl<'a> Sheet<'a> {
    pub(super) fn new(globals: &'a Globals, hidden: bool, expected: &'a mut BTreeSet<u64>) -> Self {
        Self {
            globals,
            hidden,
            expected,
            hidden_rows: BTreeSet::new(),
            hidden_columns: HiddenColumns::default(),
            rows: BTreeMap::new(),
            open_formula: None,
            foot: GridFoot::default(),
            tally: Tally::default(),
            comments: 0,
            texts: Vec::new(),
            charts: Vec::new(),
        }
    }

    /// Reads the records of the sheet that begins at a position.
    ///
    /// # Errors
    /// The records are damaged.
    pub(super) fn read(
        &mut self,
        stream: &[u8],
        position: usize,
        sink: &mut dyn Sink,
    ) -> Result<(), Reason> {
        let mut records = Records::at(stream, position);
        let begin = records.next()?.filter(|record| record.kind == kind::BEGIN);
        let begin = begin.ok_or(Reason::Damaged)?;
        if u16_le(begin.data, 2) == Some(CHART) {
            self.charts.push(charts::read(&mut records, self.globals.version)?);
            return Ok(());
        }
        let mut read = Ok(());
        loop {
            match records.next() {
                Ok(Some(record)) if record.kind == kind::EOF => break,
                Ok(Some(record)) => {
                    read = self.record(record, &mut records);
                    if read.is_err() {
                        break;
                    }
                    self.deliver_before(self.rows.keys().next_back().copied(), sink);
                }
                Ok(None) => {
                    read = Err(Reason::Damaged);
                    break;
                }
                Err(reason) => {
                    read = Err(reason);
                    break;
                }
            }
        }
        self.end_formula();
        let rows = std::mem::take(&mut self.rows);
        for (row, cells) in rows {
            self.deliver(row, cells, sink);
        }
        read
    }

    /// Delivers the rows that lie two blocks before the last one: nothing is added to them.
    fn deliver_before(&mut self, last: Option<u16>, sink: &mut dyn Sink) {
        let Some(first) = last.and_then(|last| last.checked_sub(2 * BLOCK)) else { return };
        while let Some(entry) = self.rows.first_entry().filter(|entry| *entry.key() < first) {
            let (row, cells) = entry.remove_entry();
            self.deliver(row, cells, sink);
        }
    }

    fn deliver(&mut self, row: u16, cells: BTreeMap<u16, Cell>, sink: &mut dyn Sink) {
        let index = u32::from(row);
        if self.hidden_rows.contains(&row) {
            let right = cells.keys().next_back().copied().map_or(0, u32::from);
            self.tally.hidden_rows.add(Range { top: index, left: 0, bottom: index, right });
        }
        sink.take(Content::Row(Row { index, cells: cells.into_values().collect() }));
    }

    fn record(&mut self, record: Record<'_>, records: &mut Records<'_>) -> Result<(), Reason> {
        let data = record.data;
        let at = u16_le(data, 0).zip(u16_le(data, 2));
        let format = u16_le(data, 4).unwrap_or(0);
        match record.kind {
            kind::BEGIN => {
                let chart_begins = u16_le(data, 2) == Some(CHART);
                let chart = charts::read(records, self.globals.version)?;
                self.charts.extend(Some(chart).filter(|_| chart_begins));
            }
            kind::ROW => {
                let flags = u16_le(data, 12).unwrap_or(0);
                let height = u16_le(data, 6).unwrap_or(1);
                if let Some((row, _)) = at.filter(|_| flags & 0x20 != 0 || height == 0) {
                    self.hidden_rows.insert(row);
                }
            }
            kind::COLUMN => {
                let hidden = u16_le(data, 8).is_some_and(|flags| flags & 1 == 1)
                    || u16_le(data, 4) == Some(0);
                if let Some((first, last)) = at.filter(|_| hidden) {
                    self.hidden_columns.hide(first.into(), last.min(LAST_COLUMN).into());
                }
            }
            kind::MERGED => {
                for merged in data.get(2..).unwrap_or_default().chunks_exact(8) {
                    self.foot.merges.extend(range(merged));
                }
            }
            kind::PAGE_HEAD | kind::PAGE_FOOT => {
                let text = strings::text(data, self.globals.version, true);
                self.texts.extend(text.filter(|text| !text.trim().is_empty()));
            }
            kind::NOTE => self.comments = self.comments.saturating_add(1),
            kind::TEXT_OBJECT => {
                let pieces = records.continued()?;
                self.texts.extend(strings::object_text(data, &pieces));
            }
            kind::NUMBER => self.number(at, format, f64_le(data, 6)),
            kind::PACKED_NUMBER => {
                self.number(at, format, u32_le(data, 6).map(packed_number::unpack))
            }
            kind::NUMBERS => {
                let (row, first) = at.ok_or(Reason::Damaged)?;
                let cells = data.get(4..data.len().saturating_sub(2)).unwrap_or_default();
                for (cell, column) in cells.chunks_exact(6).zip(first..) {
                    let format = u16_le(cell, 0).unwrap_or(0);
                    self.number(
                        Some((row, column)),
                        format,
                        u32_le(cell, 2).map(packed_number::unpack),
                    );
                }
            }
            kind::SHARED => {
                let number = u32_le(data, 6).and_then(|number| usize::try_from(number).ok());
                let text = number.and_then(|number| self.globals.strings.get(number)).cloned();
                self.text(at, format, text);
            }
            kind::TEXT | kind::RICH_TEXT => {
                let version = self.globals.version;
                let text = data.get(6..).and_then(|text| strings::text(text, version, true));
                self.text(at, format, text);
            }
            kind::TRUTH_OR_ERROR => {
                let is_error = data.get(7).is_some_and(|flag| *flag == 1);
                let truth = data.get(6).is_some_and(|value| *value == 1);
                let value = if is_error { Value::Error } else { Value::Truth(truth) };
                self.put(at, format, value, true);
            }
            kind::FORMULA => self.formula(at, format, data),
            kind::RESULT => {
                let text = strings::text(data, self.globals.version, true);
                if let Some((row, column, format)) = self.open_formula.take() {
                    self.text(Some((row, column)), format, text);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// A formula with its last result: a number, or what kind of other result it was.
    fn formula(&mut self, at: Option<(u16, u16)>, format: u16, data: &[u8]) {
        self.end_formula();
        if u16_le(data, 12) != Some(0xffff) {
            self.number(at, format, f64_le(data, 6));
            return;
        }
        match (data.get(6), data.get(8)) {
            (Some(0), _) => self.open_formula = at.map(|(row, column)| (row, column, format)),
            (Some(1), Some(truth)) => self.put(at, format, Value::Truth(*truth == 1), true),
            (Some(2), _) => self.put(at, format, Value::Error, true),
            _ => {}
        }
    }

    /// A formula whose result should have followed as a text, and did not.
    fn end_formula(&mut self) {
        if let Some((row, column, _)) = self.open_formula.take() {
            self.broken(Some((row, column)));
        }
    }

    fn number(&mut self, at: Option<(u16, u16)>, format: u16, number: Option<f64>) {
        let Some(number) = number.filter(|number| number.is_finite()) else {
            self.broken(at);
            return;
        };
        let shown = self.globals.formats.get(usize::from(format)).map(|format| &format.shown);
        let way = shown.map_or(Way::Number(NumberFormat::General), |shown| shown.number(number));
        match way {
            Way::Number(format_of_number) => {
                self.put(at, format, Value::Number(number, format_of_number), true);
            }
            Way::Date => self.put(at, format, Value::Date, true),
            Way::Unseen => {
                self.put(at, format, Value::Number(number, NumberFormat::General), false);
            }
        }
    }

    fn text(&mut self, at: Option<(u16, u16)>, format: u16, text: Option<String>) {
        match text {
            Some(text) if text.trim().is_empty() => {}
            Some(text) => {
                let shown = self.globals.formats.get(usize::from(format));
                let hides = shown.is_some_and(|format| format.shown.hides_text());
                self.put(at, format, Value::Text(text.as_str().into()), !hides);
            }
            None => self.broken(at),
        }
    }

    fn broken(&mut self, at: Option<(u16, u16)>) {
        let (row, column) = at.unwrap_or_default();
        self.tally.broken.add(Range::cell(u32::from(row), u32::from(column)));
    }

    fn put(&mut self, at: Option<(u16, u16)>, format: u16, value: Value, shown: bool) {
        let Some((row, column)) = at else {
            self.broken(at);
            return;
        };
        let format = self.globals.formats.get(usize::from(format));
        let shown = shown && !format.is_some_and(|format| format.invisible);
        let row_hidden = self.hidden_rows.contains(&row);
        let (index, place) = (u32::from(row), u32::from(column));
        let column_hidden = self.hidden_columns.hides(place);
        if column_hidden {
            self.tally.in_hidden_column(index, place);
        } else if !shown && !row_hidden {
            self.tally.hidden_cells.add(Range::cell(index, place));
        }
        let hidden = row_hidden || column_hidden || !shown;
        if let Value::Number(number, _) = &value
            && !(hidden || self.hidden)
        {
            self.expected.remove(&number.to_bits());
        }
        let cell = Cell { hidden, ..Cell::new(place, value) };
        // Of two values in one cell a program shows one.
        if self.rows.entry(row).or_default().insert(column, cell).is_some() {
            self.broken(at);
        }
    }
}

fn range(data: &[u8]) -> Option<Range> {
    let (top, bottom) = (u16_le(data, 0)?, u16_le(data, 2)?);
    let (left, right) = (u16_le(data, 4)?, u16_le(data, 6)?);
    Some(Range {
        top: u32::from(top.min(bottom)),
        left: u32::from(left.min(right)),
        bottom: u32::from(bottom.max(top)),
        right: u32::from(right.max(left)),
    })
}
