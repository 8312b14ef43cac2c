//! Symbolic link files (`.slk`), which spreadsheets save as an exchange format: one record a line, a
//! letter first, then fields between semicolons.
//!
//! After the description that Microsoft gave with Multiplan. A record may say only the row or only the
//! column that is new, and programs write the rows from the top down: so one row is held at a time.

use super::encoding::{self, Lines};
use super::sheets::address::{COLUMNS, ROWS};
use super::sheets::columns::HiddenColumns;
use super::sheets::formula::is_active;
use super::{Claim, Format, Head, Source};
use crate::content::{Cell, Content, Frame, GridFoot, GridHead, HiddenKind, Nature, Row};
use crate::content::{Sink, Value};
use crate::gap::Reason;
use crate::place::{Place, Range};
use std::collections::BTreeMap;

/// The reader of symbolic link files.
pub(super) struct Sylk;

impl Format for Sylk {
    fn name(&self) -> &'static str {
        "sylk"
    }

    fn nature(&self) -> Nature {
        Nature::Sheet
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["slk", "sylk"]
    }

    /// A delimited file may begin with a column ID too: the second line tells.
    fn claim(&self, head: &Head<'_>) -> Claim {
        const SECOND: [&str; 8] = ["P;", "F;", "B;", "C;", "O;", "NN;", "NU;", "E"];
        let Some(text) = encoding::begin(head.bytes) else { return Claim::No };
        let mut lines = text.lines();
        let first = lines.next().is_some_and(|line| line.starts_with("ID;P"));
        let is_record = |line: &str| SECOND.iter().any(|begin| line.starts_with(begin));
        match lines.next() {
            Some(second) if first && is_record(second) => Claim::Certain,
            _ if self.extensions().contains(&head.extension) => Claim::Likely,
            _ => Claim::No,
        }
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let place = source.place().clone();
        let mut lines = Lines::new(source)?;
        sink.take(Content::Grid(GridHead {
            place: place.clone(),
            name: None,
            hidden: false,
            frame: Frame::Free,
        }));
        let mut sheet = Sheet::default();
        let mut end = Ok(());
        loop {
            match lines.next() {
                Ok(Some(line)) if line.cut => sheet.unread = true,
                Ok(Some(line)) => sheet.record(line.text, sink),
                Ok(None) => break,
                Err(reason) => {
                    end = Err(reason);
                    break;
                }
            }
        }
        sheet.deliver_row(sink);
        sink.take(Content::GridEnd(GridFoot::default()));
        sheet.report(&place, sink);
        end?;
        if sheet.filled == 0 { Err(Reason::Empty) } else { Ok(()) }
    }
}

/// What was read of the sheet.
#[derive(Default)]
struct Sheet {
    /// Row and column that the last record left, from 0.
    at: (u32, u32),
    /// The cells of the row that is being read, by column.
    row: BTreeMap<u32, Value>,
    /// Columns of no width.
    narrow: HiddenColumns,
    /// Cells that were delivered.
    filled: u64,
    /// What a person does not see, with how many there are.
    hidden: BTreeMap<HiddenKind, (Range, u64)>,
    /// Whether something cannot be read, or stands where programs do not look.
    unread: bool,
    ended: bool,
}

impl Sheet {
    fn record(&mut self, line: &str, sink: &mut dyn Sink) {
        if line.trim().is_empty() {
            return;
        }
        // What stands behind the last record, no program shows.
        self.unread |= self.ended;
        let mut fields = fields(line).into_iter();
        match fields.next().unwrap_or_default().as_str() {
            "C" => self.cell(fields, sink),
            "F" => self.format(fields, sink),
            // Names and other files; a description of the file itself.
            "NE" => self.see(HiddenKind::ExternalLink),
            "NN" => self.see(HiddenKind::DefinedName),
            "E" => self.ended = true,
            "ID" | "P" | "B" | "O" | "NU" | "W" => {}
            _ => self.unread = true,
        }
    }

    /// A cell: its value, its formula, or a note to it.
    fn cell(&mut self, fields: impl Iterator<Item = String>, sink: &mut dyn Sink) {
        let mut value = None;
        let mut seen = Vec::new();
        for field in fields {
            if self.moved(&field, sink) {
                continue;
            }
            match split(&field) {
                ('K', text) => value = self::value(text),
                ('E', formula) if is_active(&formula.to_ascii_uppercase()) => {
                    seen.push(HiddenKind::ActiveContent);
                }
                ('A', _) => seen.push(HiddenKind::Comment),
                _ => {}
            }
        }
        seen.into_iter().for_each(|what| self.see(what));
        if let Some(value) = value {
            self.row.insert(self.at.1, value);
        }
    }

    /// How cells look: only columns of no width matter, `W1 3 0`.
    fn format(&mut self, fields: impl Iterator<Item = String>, sink: &mut dyn Sink) {
        for field in fields {
            if self.moved(&field, sink) {
                continue;
            }
            let numbers = field.strip_prefix('W').unwrap_or_default().split(' ');
            let numbers: Vec<u32> = numbers.filter_map(|number| number.parse().ok()).collect();
            if let [first, last, 0] = numbers.as_slice()
                && let (Some(first), Some(last)) = (first.checked_sub(1), last.checked_sub(1))
            {
                self.narrow.hide(first, last);
                self.see(HiddenKind::Columns);
            }
        }
    }

    /// Whether the field says where the record stands; then it stands there.
    fn moved(&mut self, field: &str, sink: &mut dyn Sink) -> bool {
        let (letter, number) = split(field);
        if !matches!(letter, 'X' | 'Y') {
            return false;
        }
        let Some(index) = number.parse::<u32>().ok().and_then(|number| number.checked_sub(1))
        else {
            self.unread = true;
            return true;
        };
        match letter {
            'X' if index < COLUMNS => self.at.1 = index,
            'Y' if index == self.at.0 => {}
            'Y' if index > self.at.0 && index < ROWS => {
                self.deliver_row(sink);
                self.at.0 = index;
            }
            // Rows come from the top down; one that comes back would have to be held for ever.
            _ => self.unread = true,
        }
        true
    }

    fn deliver_row(&mut self, sink: &mut dyn Sink) {
        let row = std::mem::take(&mut self.row);
        if row.is_empty() {
            return;
        }
        self.filled = self.filled.saturating_add(row.len() as u64);
        let cell = |(column, value)| Cell {
            hidden: self.narrow.hides(column),
            ..Cell::new(column, value)
        };
        let cells = row.into_iter().map(cell).collect();
        sink.take(Content::Row(Row { index: self.at.0, cells }));
    }

    /// Notes something that is not seen where the sheet is now.
    fn see(&mut self, what: HiddenKind) {
        let here = Range::cell(self.at.0, self.at.1);
        let (_, count) = self.hidden.entry(what).or_insert((here, 0));
        *count = count.saturating_add(1);
    }

    /// Reports what is not seen, each kind at the first, and what was not read.
    fn report(&self, place: &Place, sink: &mut dyn Sink) {
        for (what, (first, count)) in &self.hidden {
            sink.hidden(&place.cells(*first), *what, *count);
        }
        if self.unread {
            sink.gap(place, Reason::Damaged);
        }
    }
}

/// The fields of a record: between semicolons, of which two are one that belongs to the text.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut signs = line.chars().peekable();
    while let Some(sign) = signs.next() {
        match fields.last_mut() {
            Some(_) if sign == ';' && signs.peek() != Some(&';') => fields.push(String::new()),
            Some(field) => {
                if sign == ';' {
                    signs.next();
                }
                field.push(sign);
            }
            None => {}
        }
    }
    fields
}

/// The letter of a field and what follows it.
fn split(field: &str) -> (char, &str) {
    let mut signs = field.chars();
    (signs.next().unwrap_or(' '), signs.as_str())
}

/// What a cell holds; nothing for an empty text.
fn value(text: &str) -> Option<Value> {
    if let Some(text) = text.strip_prefix('"') {
        let text = text.strip_suffix('"').unwrap_or(text).trim();
        return (!text.is_empty()).then(|| Value::Text(text.into()));
    }
    match text.trim() {
        "" => None,
        "TRUE" => Some(Value::Truth(true)),
        "FALSE" => Some(Value::Truth(false)),
        error if error.starts_with('#') => Some(Value::Error),
        number => Some(number.parse().map_or_else(
            |_| Value::Text(number.into()),
            |number| Value::Number(number, crate::content::NumberFormat::General),
        )),
    }
}

#[cfg(test)]
mod tests;
