//! The words of plain rows one after another: tags, attributes and values, none of which needs to be
//! resolved.

/// Where something stands in what lies ahead.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What a cell says.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct CellSpans {
    pub(super) address: Option<Span>,
    pub(super) style: Option<Span>,
    pub(super) kind: Option<Span>,
    pub(super) value: Option<Span>,
    pub(super) formula: Option<Span>,
    /// Whether the text stands in the cell itself.
    pub(super) inline: bool,
}

/// Why a row is not read here.
pub(super) enum Stop {
    /// What lies ahead ends before the row does.
    Short,
    /// Something is written in another way.
    Odd,
}

pub(super) type Step<T> = Result<T, Stop>;

/// The attributes of a cell that are known.
const CELL_ATTRIBUTES: [&[u8]; 3] = [b"r", b"s", b"t"];

/// Bytes within which the name of a known attribute ends.
const LONGEST_NAME: usize = 16;

/// A place in what lies ahead.
pub(super) struct Cursor<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
}

impl Cursor<'_> {
    fn rest(&self) -> &[u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Step<u8> {
        self.bytes.get(self.at).copied().ok_or(Stop::Short)
    }

    pub(super) fn space(&mut self) {
        while matches!(self.bytes.get(self.at), Some(b' ' | b'\n' | b'\t')) {
            self.at += 1;
        }
    }

    /// Takes a word, if it is what comes next.
    pub(super) fn take<const N: usize>(&mut self, word: &[u8; N]) -> Step<bool> {
        let rest = self.rest();
        if rest.first_chunk() == Some(word) {
            self.at += N;
            Ok(true)
        } else if rest.len() < N && word.starts_with(rest) {
            Err(Stop::Short)
        } else {
            Ok(false)
        }
    }

    pub(super) fn expect<const N: usize>(&mut self, word: &[u8; N]) -> Step<()> {
        if self.take(word)? { Ok(()) } else { Err(Stop::Odd) }
    }

    /// The values of the attributes that come next, by their place among those that are known.
    pub(super) fn attributes<const N: usize>(
        &mut self,
        known: &[&[u8]; N],
    ) -> Step<[Option<Span>; N]> {
        let mut values = [None; N];
        while self.peek()? == b' ' {
            self.at += 1;
            let rest = self.rest();
            let near = rest.get(..LONGEST_NAME).unwrap_or(rest);
            let Some(length) = near.iter().position(|byte| *byte == b'=') else {
                return Err(if near.len() < LONGEST_NAME { Stop::Short } else { Stop::Odd });
            };
            let name = rest.get(..length).unwrap_or_default();
            let number = match name {
                // Of one letter, as those of cells are: they are compared at a glance.
                [letter] => known.iter().position(|known| **known == [*letter]),
                _ => known.iter().position(|known| *known == name),
            };
            let number = number.ok_or(Stop::Odd)?;
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
    pub(super) fn cell(&mut self) -> Step<CellSpans> {
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
