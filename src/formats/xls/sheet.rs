//! The records of one sheet, each for what it is about: a cell, a row, a remark, a chart.

use super::cells::{Cells, Target};
use super::charts::{self, CHART, Chart};
use super::globals::Globals;
use super::record::{Record, Records, kind};
use super::strings;
use crate::content::{GridFoot, Sink, Value};
use crate::formats::bytes::{f64_le, u16_le, u32_le};
use crate::formats::sheets::packed_number;
use crate::gap::Reason;
use crate::place::Range;
use std::collections::BTreeSet;

/// Reads one sheet.
pub(super) struct Sheet<'a> {
    globals: &'a Globals,
    /// Its cells, and what is not seen of them.
    pub(super) cells: Cells<'a>,
    /// The formula whose result is a text that follows.
    open_formula: Option<Target>,
    /// Cells that are joined.
    pub(super) foot: GridFoot,
    /// Remarks on cells.
    pub(super) comments: u64,
    /// The texts of remarks and boxes.
    pub(super) texts: Vec<String>,
    /// Charts on the sheet.
    pub(super) charts: Vec<Chart>,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(globals: &'a Globals, hidden: bool, expected: &'a mut BTreeSet<u64>) -> Self {
        Self {
            globals,
            cells: Cells::new(&globals.formats, hidden, expected),
            open_formula: None,
            foot: GridFoot::default(),
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
        let read = self.records(&mut records, sink);
        self.end_formula();
        self.cells.deliver_rest(sink);
        read
    }

    fn records(&mut self, records: &mut Records<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        loop {
            let record = records.next()?.ok_or(Reason::Damaged)?;
            if record.kind == kind::EOF {
                return Ok(());
            }
            self.record(record, records)?;
            self.cells.deliver_finished(sink);
        }
    }

    fn record(&mut self, record: Record<'_>, records: &mut Records<'_>) -> Result<(), Reason> {
        let data = record.data;
        let version = self.globals.version;
        let target = Target::of(data);
        match record.kind {
            kind::BEGIN => {
                let chart_begins = u16_le(data, 2) == Some(CHART);
                let chart = charts::read(records, version)?;
                self.charts.extend(Some(chart).filter(|_| chart_begins));
            }
            kind::ROW => self.cells.row(data),
            kind::COLUMN => self.cells.columns(data),
            kind::MERGED => {
                for merged in data.get(2..).unwrap_or_default().chunks_exact(8) {
                    self.foot.merges.extend(range(merged));
                }
            }
            kind::PAGE_HEAD | kind::PAGE_FOOT => {
                let text = strings::text(data, version);
                self.texts.extend(text.filter(|text| !text.trim().is_empty()));
            }
            kind::NOTE => self.comments = self.comments.saturating_add(1),
            kind::TEXT_OBJECT => {
                let pieces = records.continued()?;
                self.texts.extend(strings::object_text(data, &pieces));
            }
            kind::NUMBER => self.cells.number(target, f64_le(data, 6)),
            kind::PACKED_NUMBER => self.cells.number(target, packed(data, 6)),
            kind::NUMBERS => self.numbers(data)?,
            kind::SHARED => {
                let number = u32_le(data, 6).and_then(|number| usize::try_from(number).ok());
                let text = number.and_then(|number| self.globals.strings.get(number)).cloned();
                self.cells.text(target, text);
            }
            kind::TEXT | kind::RICH_TEXT => {
                let text = data.get(6..).and_then(|text| strings::text(text, version));
                self.cells.text(target, text);
            }
            kind::TRUTH_OR_ERROR => {
                let is_error = data.get(7).is_some_and(|flag| *flag == 1);
                let truth = data.get(6).is_some_and(|value| *value == 1);
                self.cells.put(target, if is_error { Value::Error } else { Value::Truth(truth) });
            }
            kind::FORMULA => self.formula(target, data),
            kind::RESULT => {
                if let Some(target) = self.open_formula.take() {
                    self.cells.text(target, strings::text(data, version));
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Numbers in cells beside each other, each with its format.
    fn numbers(&mut self, data: &[u8]) -> Result<(), Reason> {
        let (row, first) = u16_le(data, 0).zip(u16_le(data, 2)).ok_or(Reason::Damaged)?;
        let cells = data.get(4..data.len().saturating_sub(2)).unwrap_or_default();
        for (cell, column) in cells.chunks_exact(6).zip(first..) {
            let target = Target::cell(row, column, u16_le(cell, 0).unwrap_or(0));
            self.cells.number(target, packed(cell, 2));
        }
        Ok(())
    }

    /// A formula with its last result: a number, or what kind of other result it was.
    fn formula(&mut self, target: Target, data: &[u8]) {
        self.end_formula();
        if u16_le(data, 12) != Some(0xffff) {
            self.cells.number(target, f64_le(data, 6));
            return;
        }
        match (data.get(6), data.get(8)) {
            (Some(0), _) => self.open_formula = Some(target).filter(|target| target.is_known()),
            (Some(1), Some(truth)) => self.cells.put(target, Value::Truth(*truth == 1)),
            (Some(2), _) => self.cells.put(target, Value::Error),
            _ => {}
        }
    }

    /// A formula whose result should have followed as a text, and did not.
    fn end_formula(&mut self) {
        if let Some(target) = self.open_formula.take() {
            self.cells.broken(target);
        }
    }
}

/// A number in four bytes.
fn packed(data: &[u8], at: usize) -> Option<f64> {
    u32_le(data, at).map(packed_number::unpack)
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
