//! Records of delimited text: fields with quotes, doubled quotes and line breaks in quotes.
//!
//! Quotes count only where a field begins, as spreadsheets read them. A quote that is never closed
//! would swallow what follows, and so would one that another row closes; it is noticed, reported, and
//! taken as a plain character.

use super::super::encoding::Lines;
use super::plain::Plain;
use super::splitter::Splitter;
use crate::gap::Reason;
use std::collections::VecDeque;

/// A quoted field with more line breaks than this is taken for a quote that was never closed: a
/// note in a cell is never so long, and what it would swallow are rows.
const MOST_BREAKS: usize = 200;

/// So many quotes that were never closed are looked into; from then on quotes are plain characters.
const MOST_OPEN_QUOTES: u32 = 16;

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
            let (delimiter, most) = self.splitter.settings();
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
                if open || !held.is_empty() {
                    held.push((number, line));
                }
                open
            } else if std::mem::take(&mut ready) || self.lines.advance()? {
                let line = self.lines.line();
                bytes = bytes.saturating_add(line.text.len());
                let open = self.splitter.line(line.text, literal);
                if open || !held.is_empty() {
                    held.push((line.number, line.text.to_owned()));
                }
                open
            } else {
                self.give_up(held);
                break;
            };
            if !open {
                if !held.is_empty() && self.splitter.is_torn() {
                    self.give_up(held);
                }
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

    /// What could not be read of the lines so far, each kind with the line where it stands first.
    pub(super) fn unread(&self) -> impl Iterator<Item = (u64, Reason)> {
        self.lines.unread()
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
