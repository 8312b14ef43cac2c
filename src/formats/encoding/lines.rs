//! The lines of a text, one at a time, so that memory does not grow.

use super::super::Source;
use super::{Encoding, decode_bytes, detect, holds_odd, is_odd};
use crate::gap::Reason;
use encoding_rs::{Decoder, UTF_16BE, UTF_16LE};
use memchr::memchr2;
use std::io::Read;
use std::ops::Range;

/// The lines of a text.
pub(in crate::formats) struct Lines<'a> {
    stream: Box<dyn Read + 'a>,
    utf16: Option<Decoder>,
    raw: Vec<u8>,
    /// Decoded text; what lies before `used` was handed out.
    text: String,
    used: usize,
    /// Whether the first chunk held everything.
    whole: bool,
    ended: bool,
    /// The last line ended in a carriage return: a line feed that follows belongs to it.
    after_return: bool,
    number: u64,
    longest: usize,
    /// Where the line at hand lies in the decoded text; none where it was put together in `line`.
    here: Option<Range<usize>>,
    line: String,
    cut: bool,
    /// The first line that is longer than the limit.
    long: Option<u64>,
    /// The first line with a character that has no business in a text.
    odd: Option<u64>,
}

/// One line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) struct TextLine<'t> {
    /// Counted from 1.
    pub(in crate::formats) number: u64,
    /// Without its line end and without control characters.
    pub(in crate::formats) text: &'t str,
    /// Whether the line was longer than the limit `line_bytes`, so that its end is missing.
    pub(in crate::formats) cut: bool,
}

/// How many bytes are decoded at a time.
const CHUNK: usize = 64 * 1024;

impl<'a> Lines<'a> {
    /// The lines of what a source holds.
    ///
    /// # Errors
    /// The bytes cannot be unpacked, or are in an encoding that is not read.
    pub(in crate::formats) fn new(source: &'a mut Source<'_>) -> Result<Self, Reason> {
        let longest = usize::try_from(source.limits().line_bytes).unwrap_or(usize::MAX);
        let mut stream = source.stream();
        let mut raw = Vec::new();
        stream
            .by_ref()
            .take(CHUNK as u64)
            .read_to_end(&mut raw)
            .map_err(|error| Source::reason(&error))?;
        let whole = raw.len() < CHUNK;
        let (encoding, mark) = detect(&raw);
        raw.drain(..mark.min(raw.len()));
        let utf16 = match encoding {
            Encoding::Bytes => None,
            Encoding::Utf16Little => Some(UTF_16LE.new_decoder_without_bom_handling()),
            Encoding::Utf16Big => Some(UTF_16BE.new_decoder_without_bom_handling()),
            Encoding::Utf32 => return Err(Reason::NotText),
        };
        let mut lines = Self {
            stream,
            utf16,
            raw,
            text: String::new(),
            used: 0,
            whole,
            ended: false,
            after_return: false,
            number: 0,
            longest,
            here: None,
            line: String::new(),
            cut: false,
            long: None,
            odd: None,
        };
        lines.decode(false);
        Ok(lines)
    }

    /// What follows the lines so far, as far as it was read, and whether that is all.
    pub(in crate::formats) fn ahead(&self) -> (&str, bool) {
        (self.text.get(self.used..).unwrap_or_default(), self.whole)
    }

    /// The next line; none at the end.
    ///
    /// # Errors
    /// The bytes cannot be unpacked, or a limit was reached.
    pub(in crate::formats) fn next(&mut self) -> Result<Option<TextLine<'_>>, Reason> {
        Ok(self.advance()?.then(|| self.line()))
    }

    /// Goes on to the next line; false at the end.
    ///
    /// # Errors
    /// As [`Lines::next`].
    pub(in crate::formats) fn advance(&mut self) -> Result<bool, Reason> {
        self.here = self.line_here();
        self.cut = false;
        if self.here.is_none() && !self.put_together()? {
            return Ok(false);
        }
        self.number = self.number.saturating_add(1);
        if self.cut {
            self.long.get_or_insert(self.number);
        }
        if holds_odd(self.line().text) {
            self.odd.get_or_insert(self.number);
            let kept: String = self.line().text.chars().filter(|c| !is_odd(*c)).collect();
            self.line = kept;
            self.here = None;
        }
        Ok(true)
    }

    /// The line at hand.
    pub(in crate::formats) fn line(&self) -> TextLine<'_> {
        let here = self.here.as_ref().and_then(|range| self.text.get(range.clone()));
        TextLine { number: self.number, text: here.unwrap_or(&self.line), cut: self.cut }
    }

    /// Where the next line lies, if it lies whole in what was decoded, as nearly all do.
    fn line_here(&mut self) -> Option<Range<usize>> {
        let rest = self.text.as_bytes().get(self.used..)?;
        let mark = self.after_return && rest.first() == Some(&b'\n');
        let start = self.used + usize::from(mark);
        let length = memchr2(b'\n', b'\r', rest.get(usize::from(mark)..)?)?;
        if length > self.longest {
            return None;
        }
        let end = start + length;
        self.after_return = self.text.as_bytes().get(end) == Some(&b'\r');
        self.used = end + 1;
        Some(start..end)
    }

    /// Puts a line together from several chunks, as far as the limit allows; false at the end.
    fn put_together(&mut self) -> Result<bool, Reason> {
        self.line.clear();
        let mut any = false;
        loop {
            let mut rest = self.text.get(self.used..).unwrap_or_default();
            if self.after_return && !rest.is_empty() {
                self.after_return = false;
                if let Some(after) = rest.strip_prefix('\n') {
                    self.used += 1;
                    rest = after;
                }
            }
            let end = memchr2(b'\n', b'\r', rest.as_bytes());
            let piece = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
            any |= !piece.is_empty() || end.is_some();
            self.cut |= !append(&mut self.line, piece, self.longest);
            self.used += piece.len();
            if let Some(end) = end {
                self.after_return = rest.as_bytes().get(end) == Some(&b'\r');
                self.used += 1;
                return Ok(true);
            }
            if self.ended {
                return Ok(any);
            }
            self.refill()?;
        }
    }

    /// What could not be read of the lines so far: the first that is too long, and the first with
    /// a character that has no business in a text.
    pub(in crate::formats) fn unread(&self) -> impl Iterator<Item = (u64, Reason)> {
        let long = Reason::limit("line_bytes", self.longest as u64);
        let long = self.long.map(|number| (number, long));
        long.into_iter().chain(self.odd.map(|number| (number, Reason::NotText)))
    }

    /// Reads and decodes the next chunk.
    fn refill(&mut self) -> Result<(), Reason> {
        self.text.drain(..self.used);
        self.used = 0;
        let before = self.raw.len();
        self.stream
            .by_ref()
            .take(CHUNK as u64)
            .read_to_end(&mut self.raw)
            .map_err(|error| Source::reason(&error))?;
        self.ended = self.raw.len() == before;
        self.decode(self.ended);
        Ok(())
    }

    /// Decodes what was read.
    fn decode(&mut self, last: bool) {
        let used = match &mut self.utf16 {
            None => decode_bytes(&self.raw, &mut self.text, last),
            Some(decoder) => {
                let room = decoder.max_utf8_buffer_length(self.raw.len()).unwrap_or(0);
                self.text.reserve(room);
                decoder.decode_to_string(&self.raw, &mut self.text, last).1
            }
        };
        self.raw.drain(..used.min(self.raw.len()));
    }
}

/// Appends as much of a piece as the limit allows; false where something was left out.
fn append(line: &mut String, piece: &str, longest: usize) -> bool {
    let room = longest.saturating_sub(line.len());
    let fits = piece.floor_char_boundary(room);
    line.push_str(piece.get(..fits).unwrap_or_default());
    fits == piece.len()
}

#[cfg(test)]
mod tests;
