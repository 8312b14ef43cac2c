//! The fast way through rows that are written as nearly all programs write them: only elements and
//! attributes that are known here, in double quotes, without references, comments or prefixes.
//!
//! A row is looked at whole before anything is taken from it. At the first sign that is not
//! expected nothing is taken, and the row is read as XML by `rows`, so that both ways give the same.

mod cursor;

use super::super::xml::Xml;
use super::cells::{Kind, Written, style_number};
use super::rows::Rows;
use crate::content::{Content, Sink};
use crate::gap::Reason;
use crate::policy::Limits;
use cursor::{CellSpans, Cursor, Span, Step, Stop};

/// Reads rows the fast way.
pub(super) struct Plain {
    /// The longest row that is looked at.
    longest: usize,
    row: RowSpans,
    cells: Vec<CellSpans>,
}

/// What a row says of itself.
#[derive(Debug, Clone, Copy, Default)]
struct RowSpans {
    number: Option<Span>,
    hidden: Option<Span>,
    height: Option<Span>,
}

/// The attributes of a row that are known.
const ROW_ATTRIBUTES: [&[u8]; 13] = [
    b"r",
    b"hidden",
    b"ht",
    b"spans",
    b"s",
    b"customFormat",
    b"customHeight",
    b"outlineLevel",
    b"collapsed",
    b"thickTop",
    b"thickBot",
    b"ph",
    b"x14ac:dyDescent",
];

/// How deep elements lie in a row: `row`, `c`, `is`, `t`.
const LEVELS: u64 = 4;

impl Plain {
    /// Within these limits; where a known row could break one, no row is read here.
    pub(super) fn new(limits: &Limits) -> Self {
        let allowed = limits.attributes >= ROW_ATTRIBUTES.len() as u64;
        let longest = usize::try_from(limits.line_bytes).unwrap_or(usize::MAX);
        Self {
            longest: if allowed { longest } else { 0 },
            row: RowSpans::default(),
            cells: Vec::new(),
        }
    }

    /// Reads the plain rows that come next, up to the first thing that is none.
    ///
    /// # Errors
    /// The stream breaks off, or there are more rows than a sheet can have.
    pub(super) fn rows(
        &mut self,
        xml: &mut Xml<'_>,
        rows: &mut Rows<'_>,
        sink: &mut dyn Sink,
    ) -> Result<(), Reason> {
        let mut least = 0;
        loop {
            let ahead = xml.ahead(least, LEVELS)?;
            match self.look_at(ahead) {
                Ok(length) if length <= self.longest => {
                    let written = std::str::from_utf8(ahead.get(..length).unwrap_or_default());
                    let Ok(written) = written else { return Ok(()) };
                    self.deliver(written, rows, sink)?;
                    xml.pass(length);
                    least = 0;
                }
                Err(Stop::Short) if ahead.len() > least && ahead.len() < self.longest => {
                    least = ahead.len().saturating_mul(2).min(self.longest);
                }
                _ => return Ok(()),
            }
        }
    }

    /// Takes the row that was looked at.
    fn deliver(
        &self,
        written: &str,
        rows: &mut Rows<'_>,
        sink: &mut dyn Sink,
    ) -> Result<(), Reason> {
        let text = |span: Span| written.get(span.start..span.end).unwrap_or_default();
        let hidden =
            self.row.hidden.is_some_and(|span| matches!(text(span).trim(), "1" | "true" | "on"));
        let mut line = rows.begin(self.row.number.map(text), hidden, self.row.height.map(text))?;
        for cell in &self.cells {
            let kind = cell.kind.map_or(Kind::Number, |span| Kind::of(text(span)));
            let cell = Written {
                address: cell.address.map_or("", |span| text(span).trim()),
                style: cell.style.map_or(0, |span| style_number(text(span))),
                kind: if cell.inline { Kind::Text } else { kind },
                value: cell.value.map(text),
                formula: cell.formula.map(text),
            };
            rows.take(&mut line, cell);
        }
        let row = rows.end(line);
        if !row.cells.is_empty() {
            sink.take(Content::Row(row));
        }
        Ok(())
    }

    /// Looks at the row that lies ahead, with the space before it; the answer is where it ends.
    fn look_at(&mut self, ahead: &[u8]) -> Step<usize> {
        let mut cursor = Cursor { bytes: ahead, at: 0 };
        self.row = RowSpans::default();
        self.cells.clear();
        cursor.space();
        cursor.expect(b"<row")?;
        let [number, hidden, height, ..] = cursor.attributes(&ROW_ATTRIBUTES)?;
        self.row = RowSpans { number, hidden, height };
        if cursor.take(b"/>")? {
            return Ok(cursor.at);
        }
        cursor.expect(b">")?;
        loop {
            cursor.space();
            if cursor.take(b"</row>")? {
                return Ok(cursor.at);
            }
            cursor.expect(b"<c")?;
            self.cells.push(cursor.cell()?);
        }
    }
}

#[cfg(test)]
mod tests;
