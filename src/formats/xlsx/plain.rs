//! The fast way through rows that are written as nearly all programs write them: only elements and
//! attributes that are known here, in double quotes, without references, comments or prefixes.
//!
//! A row is looked at whole before anything is taken from it. At the first sign that is not
//! expected nothing is taken, and the row is read as XML by `rows`, so that both ways give the same.

use super::super::xml::Xml;
use super::cells::{Kind, Written, style_number};
use super::rows::Rows;
use crate::content::{Content, Sink};
use crate::gap::Reason;
use crate::policy::Limits;

/// Reads rows the fast way.
pub(super) struct Plain {
    /// The longest row that is looked at.
    longest: usize,
    row: RowSpans,
    cells: Vec<CellSpans>,
}

/// Where something stands in what lies ahead.
#[derive(Debug, Clone, Copy)]
struct Span {
    start: usize,
    end: usize,
}

/// What a row says of itself.
#[derive(Debug, Clone, Copy, Default)]
struct RowSpans {
    number: Option<Span>,
    hidden: Option<Span>,
    height: Option<Span>,
}

/// What a cell says.
#[derive(Debug, Clone, Copy, Default)]
struct CellSpans {
    address: Option<Span>,
    style: Option<Span>,
    kind: Option<Span>,
    value: Option<Span>,
    formula: Option<Span>,
    /// Whether the text stands in the cell itself.
    inline: bool,
}

/// Why a row is not read here.
enum Stop {
    /// What lies ahead ends before the row does.
    Short,
    /// Something is written in another way.
    Odd,
}

type Step<T> = Result<T, Stop>;

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

/// The attributes of a cell that are known.
const CELL_ATTRIBUTES: [&[u8]; 3] = [b"r", b"s", b"t"];

/// Bytes within which the name of a known attribute ends.
const LONGEST_NAME: usize = 16;

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

/// A place in what lies ahead.
struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Cursor<'_> {
    fn rest(&self) -> &[u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Step<u8> {
        self.bytes.get(self.at).copied().ok_or(Stop::Short)
    }

    fn space(&mut self) {
        while matches!(self.bytes.get(self.at), Some(b' ' | b'\n' | b'\t')) {
            self.at += 1;
        }
    }

    /// Takes a word, if it is what comes next.
    fn take(&mut self, word: &[u8]) -> Step<bool> {
        let rest = self.rest();
        if rest.starts_with(word) {
            self.at += word.len();
            Ok(true)
        } else if word.starts_with(rest) {
            Err(Stop::Short)
        } else {
            Ok(false)
        }
    }

    fn expect(&mut self, word: &[u8]) -> Step<()> {
        if self.take(word)? { Ok(()) } else { Err(Stop::Odd) }
    }

    /// The values of the attributes that come next, by their place among those that are known.
    fn attributes<const N: usize>(&mut self, known: &[&[u8]; N]) -> Step<[Option<Span>; N]> {
        let mut values = [None; N];
        while self.peek()? == b' ' {
            self.at += 1;
            let rest = self.rest();
            let near = rest.get(..LONGEST_NAME).unwrap_or(rest);
            let Some(length) = near.iter().position(|byte| *byte == b'=') else {
                return Err(if near.len() < LONGEST_NAME { Stop::Short } else { Stop::Odd });
            };
            let name = rest.get(..length).unwrap_or_default();
            let number = known.iter().position(|known| *known == name).ok_or(Stop::Odd)?;
            self.at += length;
            self.expect(b"=\"")?;
            let value = self.until(b'"')?;
            self.at += 1;
            match values.get_mut(number) {
                Some(slot @ None) => *slot = Some(value),
                _ => return Err(Stop::Odd),
            }
        }
        Ok(values)
    }

    /// What stands before the next sign of this kind, if nothing in it needs to be resolved.
    fn until(&mut self, end: u8) -> Step<Span> {
        let start = self.at;
        let rest = self.rest();
        let is_end = |byte: &u8| *byte == end || matches!(byte, b'<' | b'&' | b'\r');
        let length = rest.iter().position(is_end).ok_or(Stop::Short)?;
        if rest.get(length) != Some(&end) {
            return Err(Stop::Odd);
        }
        self.at += length;
        Ok(Span { start, end: self.at })
    }

    /// A cell, after the begin of its tag.
    fn cell(&mut self) -> Step<CellSpans> {
        let [address, style, kind] = self.attributes(&CELL_ATTRIBUTES)?;
        let mut cell = CellSpans { address, style, kind, ..CellSpans::default() };
        if self.take(b"/>")? {
            return Ok(cell);
        }
        self.expect(b">")?;
        loop {
            if self.take(b"<v>")? {
                let value = self.until(b'<')?;
                self.expect(b"</v>")?;
                once(&mut cell.value, value)?;
            } else if self.take(b"</c>")? {
                return Ok(cell);
            } else if self.take(b"<f>")? {
                let formula = self.until(b'<')?;
                self.expect(b"</f>")?;
                once(&mut cell.formula, formula)?;
            } else {
                self.expect(b"<is><t")?;
                once(&mut cell.value, self.inline_text()?)?;
                cell.inline = true;
            }
        }
    }

    /// The text of a cell in itself, after the begin of its tag.
    fn inline_text(&mut self) -> Step<Span> {
        if !self.take(b">")? {
            self.expect(b" xml:space=\"preserve\">")?;
        }
        let span = self.until(b'<')?;
        self.expect(b"</t></is>")?;
        let text = self.bytes.get(span.start..span.end).unwrap_or_default();
        // Characters may be written by their number.
        if text.windows(2).any(|pair| pair == b"_x") { Err(Stop::Odd) } else { Ok(span) }
    }
}

/// Fills what may stand in a cell once.
fn once(slot: &mut Option<Span>, span: Span) -> Step<()> {
    if slot.replace(span).is_none() { Ok(()) } else { Err(Stop::Odd) }
}

#[cfg(test)]
mod tests;
