//! The records of one sheet: its cells, and what of them is not seen.

use super::super::sheets::address::{COLUMNS, ROWS};
use super::super::sheets::columns::HiddenColumns;
use super::super::sheets::expected::OnSheet;
use super::super::sheets::number_format::Way;
use super::super::sheets::tally::Tally;
use super::super::sheets::texts::Kept;
use super::record::{Records, kind, text};
use super::styles::CellFormat;
use crate::content::{Cell, Content, GridFoot, NumberFormat, Row, Sink, Value};
use crate::formats::bytes::{f64_le, u16_le, u32_le};
use crate::formats::sheets::packed_number;
use crate::gap::Reason;
use crate::place::Range;
use crate::policy::Limits;
use std::collections::BTreeMap;
use std::io::Read;

/// Reads one sheet.
pub(super) struct Sheet<'a> {
    pub(super) formats: &'a [CellFormat],
    pub(super) strings: &'a [String],
    pub(super) expected: OnSheet<'a>,
    pub(super) hidden: bool,
    pub(super) columns: HiddenColumns,
    pub(super) row: Option<(u32, bool)>,
    pub(super) cells: BTreeMap<u32, Cell>,
    pub(super) foot: GridFoot,
    pub(super) tally: Tally,
    /// What the heads and feet of the printed page say.
    pub(super) page: Vec<String>,
    /// What is seen on pointing at something.
    pub(super) tips: Vec<String>,
}

impl Sheet<'_> {
    /// Reads the records of a sheet part.
    ///
    /// # Errors
    /// The part is damaged or breaks a limit.
    pub(super) fn read<R: Read>(
        &mut self,
        mut records: Records<R>,
        limits: &Limits,
        sink: &mut dyn Sink,
    ) -> Result<(), Reason> {
        let most = limits.kept_cells;
        let mut texts = Kept::default();
        let mut read = Ok(());
        loop {
            match records.next() {
                Ok(Some((number, data))) => self.record(number, data, sink),
                Ok(None) => break,
                Err(reason) => {
                    read = Err(reason);
                    break;
                }
            }
            let kept = self.foot.merges.len().max(self.page.len()).max(self.tips.len());
            read = match kept as u64 > most {
                true => Err(Reason::limit("kept_cells", most)),
                false => texts.weigh([&self.page, &self.tips], limits),
            };
            if read.is_err() {
                break;
            }
        }
        self.end_row(sink);
        read
    }

    fn record(&mut self, number: u32, data: &[u8], sink: &mut dyn Sink) {
        match number {
            kind::ROW => self.begin_row(data, sink),
            kind::COLUMN => {
                let hidden = u16_le(data, 16).is_some_and(|flags| flags & 1 == 1)
                    || u32_le(data, 8) == Some(0);
                if let Some((first, last)) = u32_le(data, 0).zip(u32_le(data, 4)).filter(|_| hidden)
                {
                    self.columns.hide(first, last);
                }
            }
            kind::MERGED => self.foot.merges.extend(range(data)),
            kind::PACKED_NUMBER => self.number(data, u32_le(data, 8).map(packed_number::unpack)),
            kind::NUMBER | kind::FORMULA_NUMBER => self.number(data, f64_le(data, 8)),
            kind::TRUTH | kind::FORMULA_TRUTH => {
                let truth = data.get(8).is_some_and(|value| *value != 0);
                self.put(data, Value::Truth(truth), true);
            }
            kind::ERROR | kind::FORMULA_ERROR => self.put(data, Value::Error, true),
            kind::TEXT | kind::FORMULA_TEXT => {
                self.text(data, text(data, 8).map(|(text, _)| text));
            }
            // A byte says whether runs and phonetic signs follow the text.
            kind::RICH_TEXT => self.text(data, text(data, 9).map(|(text, _)| text)),
            kind::PAGE_HEADS => self.page.extend(texts(data, 2)),
            kind::HYPERLINK => {
                // The name of the relation and where it leads stand before the tip and the words.
                self.tips.extend(texts(data, 16).into_iter().skip(2));
            }
            kind::VALIDATION => {
                // Ranges of 16 bytes each stand before the titles and messages.
                let ranges = u32_le(data, 4).and_then(|ranges| usize::try_from(ranges).ok());
                let begin = ranges.unwrap_or(0).saturating_mul(16).saturating_add(8);
                self.tips.extend(texts(data, begin));
            }
            kind::SHARED => {
                let number = u32_le(data, 8).and_then(|number| usize::try_from(number).ok());
                self.text(data, number.and_then(|number| self.strings.get(number)).cloned());
            }
            _ => {}
        }
    }

    fn begin_row(&mut self, data: &[u8], sink: &mut dyn Sink) {
        self.end_row(sink);
        let next = self.row.map_or(0, |(row, _)| row.saturating_add(1));
        let row = u32_le(data, 0).unwrap_or(u32::MAX);
        if row < next || row >= ROWS {
            self.tally.broken.add(Range::cell(next.min(ROWS - 1), 0));
        }
        let hidden = data.get(11).is_some_and(|flags| flags & 0x10 != 0);
        self.row = Some((if row < ROWS { row.max(next) } else { next }, hidden));
    }

    fn end_row(&mut self, sink: &mut dyn Sink) {
        let Some((index, hidden)) = self.row else { return };
        let cells: Vec<Cell> = std::mem::take(&mut self.cells).into_values().collect();
        let Some(last) = cells.last() else { return };
        if hidden {
            let right = last.column;
            self.tally.hidden_rows.add(Range { top: index, left: 0, bottom: index, right });
        }
        if index < ROWS {
            sink.take(Content::Row(Row { index, cells }));
        }
    }

    fn format(&self, data: &[u8]) -> Option<&CellFormat> {
        // The number of the format takes three bytes.
        let number = u32_le(data, 4)? & 0x00ff_ffff;
        self.formats.get(usize::try_from(number).ok()?)
    }

    fn number(&mut self, data: &[u8], number: Option<f64>) {
        let Some(number) = number.filter(|number| number.is_finite()) else {
            self.broken();
            return;
        };
        let way = self.format(data).map(|format| format.shown.number(number));
        match way.unwrap_or(Way::Number(NumberFormat::General)) {
            Way::Number(format) => self.put(data, Value::Number(number, format), true),
            Way::Date => self.put(data, Value::Date, true),
            Way::Unseen => {
                self.put(data, Value::Number(number, NumberFormat::General), false);
            }
        }
    }

    fn text(&mut self, data: &[u8], text: Option<String>) {
        match text {
            Some(text) if text.trim().is_empty() => {}
            Some(text) => {
                let hides = self.format(data).is_some_and(|format| format.shown.hides_text());
                self.put(data, Value::Text(text.as_str().into()), !hides);
            }
            None => self.broken(),
        }
    }

    fn broken(&mut self) {
        let row = self.row.map_or(0, |(row, _)| row);
        self.tally.broken.add(Range::cell(row, 0));
    }

    fn put(&mut self, data: &[u8], value: Value, shown: bool) {
        let place = self.row.zip(u32_le(data, 0).filter(|column| *column < COLUMNS));
        let Some(((row, row_hidden), column)) = place else {
            self.broken();
            return;
        };
        let shown = shown && !self.format(data).is_some_and(|format| format.invisible);
        let column_hidden = self.columns.hides(column);
        if column_hidden {
            self.tally.in_hidden_column(row, column);
        } else if !shown && !row_hidden {
            self.tally.hidden_cells.add(Range::cell(row, column));
        }
        let hidden = row_hidden || column_hidden || !shown;
        match value {
            Value::Number(number, _) if !hidden && !self.hidden => {
                self.expected.see(row, column, number);
            }
            _ => {}
        }
        // Of two values in one cell a program shows one.
        if self.cells.insert(column, Cell { hidden, ..Cell::new(column, value) }).is_some() {
            self.broken();
        }
    }
}

/// The texts that stand one after another from a position on; what is no text ends them.
fn texts(data: &[u8], begin: usize) -> Vec<String> {
    const MOST: usize = 8;
    let mut texts = Vec::new();
    let mut at = begin;
    while let Some((text, next)) = text(data, at).filter(|_| texts.len() < MOST) {
        texts.push(text);
        at = next;
    }
    texts
}

fn range(data: &[u8]) -> Option<Range> {
    let (top, bottom) = (u32_le(data, 0)?, u32_le(data, 4)?);
    let (left, right) = (u32_le(data, 8)?, u32_le(data, 12)?);
    let fits = top <= bottom && bottom < ROWS && left <= right && right < COLUMNS;
    fits.then_some(Range { top, left, bottom, right })
}
