//! The cells of a sheet: how the value of each is shown, and the rows that they make.

use super::super::sheets::columns::HiddenColumns;
use super::super::sheets::number_format::Way;
use super::super::sheets::tally::Tally;
use super::globals::CellFormat;
use crate::content::{Cell, Content, NumberFormat, Row, Sink, Value};
use crate::formats::bytes::u16_le;
use crate::place::Range;
use std::collections::{BTreeMap, BTreeSet};

/// Rows lie in blocks of 32; the cells of two blocks never mix.
const BLOCK: u16 = 32;

/// The last column of these sheets, from 0.
const LAST_COLUMN: u16 = 255;

/// Gathers the cells of a sheet into rows.
pub(super) struct Cells<'a> {
    formats: &'a [CellFormat],
    /// Whether the sheet is hidden.
    hidden: bool,
    /// Numbers of charts that no visible cell has shown yet.
    expected: &'a mut BTreeSet<u64>,
    hidden_rows: BTreeSet<u16>,
    hidden_columns: HiddenColumns,
    /// Cells by row and column: records may come in any order within a block of rows.
    rows: BTreeMap<u16, BTreeMap<u16, Cell>>,
    /// What is not seen of them.
    pub(super) tally: Tally,
}

/// The cell that a record is about.
#[derive(Clone, Copy)]
pub(super) struct Target {
    /// Its row and column; none where the record is too short to say.
    at: Option<(u16, u16)>,
    /// The number of its format.
    format: u16,
}

impl Target {
    /// As a record about one cell begins.
    pub(super) fn of(data: &[u8]) -> Self {
        let at = u16_le(data, 0).zip(u16_le(data, 2));
        Self { at, format: u16_le(data, 4).unwrap_or(0) }
    }

    /// A cell by itself.
    pub(super) fn cell(row: u16, column: u16, format: u16) -> Self {
        Self { at: Some((row, column)), format }
    }

    /// Whether the record says which cell it is about.
    pub(super) fn is_known(self) -> bool {
        self.at.is_some()
    }
}

impl<'a> Cells<'a> {
    /// The cells of a sheet that is hidden or not.
    pub(super) fn new(
        formats: &'a [CellFormat],
        hidden: bool,
        expected: &'a mut BTreeSet<u64>,
    ) -> Self {
        Self {
            formats,
            hidden,
            expected,
            hidden_rows: BTreeSet::new(),
            hidden_columns: HiddenColumns::default(),
            rows: BTreeMap::new(),
            tally: Tally::default(),
        }
    }

    /// A row with its height and flags.
    pub(super) fn row(&mut self, data: &[u8]) {
        let flags = u16_le(data, 12).unwrap_or(0);
        let height = u16_le(data, 6).unwrap_or(1);
        if flags & 0x20 != 0 || height == 0 {
            self.hidden_rows.extend(u16_le(data, 0));
        }
    }

    /// A run of columns with their width and flags.
    pub(super) fn columns(&mut self, data: &[u8]) {
        let hidden =
            u16_le(data, 8).is_some_and(|flags| flags & 1 == 1) || u16_le(data, 4) == Some(0);
        if let Some((first, last)) = u16_le(data, 0).zip(u16_le(data, 2)).filter(|_| hidden) {
            self.hidden_columns.hide(first.into(), last.min(LAST_COLUMN).into());
        }
    }

    /// A number; none where the record does not hold it whole.
    pub(super) fn number(&mut self, target: Target, number: Option<f64>) {
        let Some(number) = number.filter(|number| number.is_finite()) else {
            self.broken(target);
            return;
        };
        let shown = self.format(target).map(|format| &format.shown);
        let way = shown.map_or(Way::Number(NumberFormat::General), |shown| shown.number(number));
        match way {
            Way::Number(format) => self.put(target, Value::Number(number, format)),
            Way::Date => self.put(target, Value::Date),
            Way::Unseen => {
                self.put_unseen(target, Value::Number(number, NumberFormat::General));
            }
        }
    }

    /// A text; none where the record does not hold it whole.
    pub(super) fn text(&mut self, target: Target, text: Option<String>) {
        match text {
            Some(text) if text.trim().is_empty() => {}
            Some(text) => {
                let value = Value::Text(text.as_str().into());
                let hides = self.format(target).is_some_and(|format| format.shown.hides_text());
                if hides { self.put_unseen(target, value) } else { self.put(target, value) }
            }
            None => self.broken(target),
        }
    }

    /// A value that its format shows.
    pub(super) fn put(&mut self, target: Target, value: Value) {
        let invisible = self.format(target).is_some_and(|format| format.invisible);
        self.insert(target, value, !invisible);
    }

    /// A value that its format does not show.
    fn put_unseen(&mut self, target: Target, value: Value) {
        self.insert(target, value, false);
    }

    /// A cell that contradicts itself, or whose value is missing.
    pub(super) fn broken(&mut self, target: Target) {
        let (row, column) = target.at.unwrap_or_default();
        self.tally.broken.add(Range::cell(u32::from(row), u32::from(column)));
    }

    /// Delivers the rows that lie two blocks before the last one: nothing is added to them.
    pub(super) fn deliver_finished(&mut self, sink: &mut dyn Sink) {
        let last = self.rows.keys().next_back().copied();
        let Some(first) = last.and_then(|last| last.checked_sub(2 * BLOCK)) else { return };
        while let Some(entry) = self.rows.first_entry().filter(|entry| *entry.key() < first) {
            let (row, cells) = entry.remove_entry();
            self.deliver(row, cells, sink);
        }
    }

    /// Delivers the rows that are left.
    pub(super) fn deliver_rest(&mut self, sink: &mut dyn Sink) {
        for (row, cells) in std::mem::take(&mut self.rows) {
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

    fn format(&self, target: Target) -> Option<&'a CellFormat> {
        self.formats.get(usize::from(target.format))
    }

    fn insert(&mut self, target: Target, value: Value, shown: bool) {
        let Some((row, column)) = target.at else {
            self.broken(target);
            return;
        };
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
            self.broken(target);
        }
    }
}
