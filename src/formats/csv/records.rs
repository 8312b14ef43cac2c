//! Records of delimited text: fields with quotes, doubled quotes and line breaks in quotes.
//!
//! Quotes count only where a field begins, as spreadsheets read them. A quote that is never closed
//! would swallow what follows; it is noticed, reported, and taken as a plain character.

use super::super::encoding::Lines;
use super::plain::Plain;
use crate::gap::Reason;
use std::collections::VecDeque;

/// A quoted field with more line breaks than this is taken for a quote that was never closed: a
/// note in a cell is never so long, and what it would swallow are rows.
const MOST_BREAKS: usize = 200;

/// So many quotes that were never closed are looked into; from then on quotes are plain characters.
const MOST_OPEN_QUOTES: u32 = 16;

/// The sign of a text whose fields are set apart by blanks: however many stand together, they are
/// one delimiter, and those around a line are none.
pub(super) const BLANK: char = ' ';

/// Splits lines into fields.
pub(super) struct Splitter {
    delimiter: Option<char>,
    fields: Vec<String>,
    used: usize,
    most: usize,
    overflow: bool,
    open: bool,
}

impl Splitter {
    /// Splits at a sign, or not at all; keeps at most so many fields of a record.
    pub(super) fn new(delimiter: Option<char>, most: usize) -> Self {
        Self { delimiter, fields: Vec::new(), used: 0, most, overflow: false, open: false }
    }

    /// The fields of the record so far.
    pub(super) fn fields(&self) -> &[String] {
        self.fields.get(..self.used).unwrap_or_default()
    }

    /// Whether the record has more fields than are kept.
    pub(super) fn overflow(&self) -> bool {
        self.overflow
    }

    /// Begins a record.
    pub(super) fn begin(&mut self) {
        self.used = 0;
        self.open = false;
        self.overflow = false;
    }

    /// Takes a line of the record; true where a quote is still open at its end.
    pub(super) fn line(&mut self, line: &str, literal: bool) -> bool {
        let by_blanks = self.delimiter == Some(BLANK);
        if by_blanks && !self.open && line.trim_ascii().is_empty() {
            return false;
        }
        let mut rest = if by_blanks { line.trim_ascii() } else { line };
        if self.open {
            self.push("\n");
            match self.quoted(rest) {
                Some(after) => rest = after,
                None => return true,
            }
            match self.unquoted(rest) {
                Some(after) => rest = after,
                None => return false,
            }
        }
        loop {
            self.field();
            let start = rest.trim_start_matches(' ');
            // Excel and esttab write ="0.260***" to keep a text from being read as a number.
            let inner = start.strip_prefix("=\"").or_else(|| start.strip_prefix('"'));
            if let Some(inner) = inner.filter(|_| !literal) {
                match self.quoted(inner) {
                    Some(after) => rest = after,
                    None => {
                        self.open = true;
                        return true;
                    }
                }
            }
            match self.unquoted(rest) {
                Some(after) => rest = after,
                None => return false,
            }
        }
    }

    /// Takes text in quotes and returns what follows the closing one.
    fn quoted<'t>(&mut self, mut text: &'t str) -> Option<&'t str> {
        loop {
            let Some((before, after)) = text.split_once('"') else {
                self.push(text);
                return None;
            };
            self.push(before);
            let Some(further) = after.strip_prefix('"') else {
                self.open = false;
                return Some(after);
            };
            self.push("\"");
            text = further;
        }
    }

    /// Takes text up to the next delimiter and returns what follows that.
    fn unquoted<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        let divided = match self.delimiter {
            Some(BLANK) => text
                .split_once(|sign: char| sign.is_ascii_whitespace())
                .map(|(before, after)| (before, after.trim_ascii_start())),
            Some(sign) => text.split_once(sign),
            None => None,
        };
        match divided {
            Some((before, after)) => {
                self.push(before);
                Some(after)
            }
            None => {
                self.push(text);
                None
            }
        }
    }

    /// Begins a field.
    fn field(&mut self) {
        if self.used >= self.most {
            self.overflow = true;
            return;
        }
        match self.fields.get_mut(self.used) {
            Some(field) => field.clear(),
            None => self.fields.push(String::new()),
        }
        self.used += 1;
    }

    /// Appends to the field that was begun last.
    fn push(&mut self, text: &str) {
        if self.overflow {
            return;
        }
        if let Some(field) = self.used.checked_sub(1).and_then(|last| self.fields.get_mut(last)) {
            field.push_str(text);
        }
    }
}

/// The fields of one record.
pub(super) enum Fields<'r> {
    /// Of a line without quotes.
    Plain(Plain<'r>),
    /// Of one or more lines with quotes.
    Split(std::slice::Iter<'r, String>),
}

impl<'r> Iterator for Fields<'r> {
    type Item = &'r str;

    fn next(&mut self) -> Option<&'r str> {
        match self {
            Self::Plain(fields) => fields.next(),
            Self::Split(fields) => fields.next().map(String::as_str),
        }
    }
}

/// A fault in the text that a person must know of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// A quote is never closed.
    OpenQuote,
    /// A line is longer than the limit.
    LongLine,
    /// A record has more fields than the limit.
    ManyFields,
}

/// The records of a text.
pub(super) struct Records<'a> {
    lines: Lines<'a>,
    splitter: Splitter,
    /// Lines that were taken for the inside of a quote and are read again.
    again: VecDeque<(u64, String)>,
    open_quotes: u32,
    longest: usize,
    faults: Vec<(u64, Fault)>,
}

impl<'a> Records<'a> {
    /// The records of these lines; fields of more than `longest` bytes are faults.
    pub(super) fn new(lines: Lines<'a>, splitter: Splitter, longest: usize) -> Self {
        Self {
            lines,
            splitter,
            again: VecDeque::new(),
            open_quotes: 0,
            longest,
            faults: Vec::new(),
        }
    }

    /// The fields of the next record; none at the end.
    ///
    /// # Errors
    /// The bytes cannot be unpacked, or a limit was reached.
    pub(super) fn next(&mut self) -> Result<Option<Fields<'_>>, Reason> {
        let mut ready = false;
        if self.again.is_empty() {
            if !self.lines.advance()? {
                return Ok(None);
            }
            let Splitter { delimiter, most, .. } = self.splitter;
            if Plain::suits(self.lines.line(), most) {
                return Ok(Some(Fields::Plain(Plain::new(self.lines.line().text, delimiter))));
            }
            ready = true;
        }
        self.split(ready)?;
        Ok(Some(Fields::Split(self.splitter.fields().iter())))
    }

    /// Splits the next record with its quotes; its first line may be at hand already.
    fn split(&mut self, mut ready: bool) -> Result<(), Reason> {
        self.splitter.begin();
        let literal = self.open_quotes >= MOST_OPEN_QUOTES;
        let mut held: Vec<(u64, String)> = Vec::new();
        let mut bytes = 0_usize;
        loop {
            let open = if let Some((number, line)) = self.again.pop_front() {
                bytes = bytes.saturating_add(line.len());
                let open = self.splitter.line(&line, literal);
                if open {
                    held.push((number, line));
                }
                open
            } else if std::mem::take(&mut ready) || self.lines.advance()? {
                let line = self.lines.line();
                if line.cut {
                    note(&mut self.faults, line.number, Fault::LongLine);
                }
                bytes = bytes.saturating_add(line.text.len());
                let open = self.splitter.line(line.text, literal);
                if open {
                    held.push((line.number, line.text.to_owned()));
                }
                open
            } else {
                self.give_up(held);
                break;
            };
            if !open {
                break;
            }
            if held.len() > MOST_BREAKS || bytes > self.longest {
                self.give_up(held);
                break;
            }
        }
        if self.splitter.overflow() {
            note(&mut self.faults, 0, Fault::ManyFields);
        }
        Ok(())
    }

    /// The kinds of faults so far, each with the line where it stands first.
    pub(super) fn faults(&self) -> &[(u64, Fault)] {
        &self.faults
    }

    /// The first line with a character that has no business in a text.
    pub(super) fn odd(&self) -> Option<u64> {
        self.lines.odd()
    }

    /// Takes the quote that the first of these lines opens as a plain character; the others are
    /// read again.
    fn give_up(&mut self, held: Vec<(u64, String)>) {
        self.open_quotes = self.open_quotes.saturating_add(1);
        let mut held = held.into_iter();
        if let Some((number, line)) = held.next() {
            note(&mut self.faults, number, Fault::OpenQuote);
            self.splitter.begin();
            self.splitter.line(&line, true);
        }
        for line in held.rev() {
            self.again.push_front(line);
        }
    }
}

/// Remembers the first fault of each kind.
fn note(faults: &mut Vec<(u64, Fault)>, line: u64, fault: Fault) {
    if !faults.iter().any(|(_, known)| *known == fault) {
        faults.push((line, fault));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(line: &str, delimiter: char) -> Vec<String> {
        let mut splitter = Splitter::new(Some(delimiter), 100);
        splitter.begin();
        assert!(!splitter.line(line, false));
        splitter.fields().to_vec()
    }

    #[test]
    fn quotes_keep_delimiters_and_doubled_quotes() {
        assert_eq!(fields(r#"a;"b;""c""";3"#, ';'), ["a", "b;\"c\"", "3"]);
        assert_eq!(fields("\"a\", \"b\"", ','), ["a", "b"]);
    }

    #[test]
    fn a_quote_inside_a_field_is_a_plain_character() {
        assert_eq!(fields("5\" pipe,3", ','), ["5\" pipe", "3"]);
    }

    #[test]
    fn text_kept_from_being_a_number_is_the_inner_text() {
        assert_eq!(fields(r#"="",="0.260***",="(1)""#, ','), ["", "0.260***", "(1)"]);
    }

    #[test]
    fn fields_beyond_the_limit_are_left_out_and_noticed() {
        let mut splitter = Splitter::new(Some(','), 2);
        splitter.begin();
        splitter.line("a,b,c,d", false);
        assert_eq!(splitter.fields(), ["a", "b"]);
        assert!(splitter.overflow());
    }
}
