//! XML as office files write it, piece by piece and bounded: depth, attributes and the length of
//! any piece are limited, a DOCTYPE is refused, entities are never expanded.
//!
//! Text comes joined: character references, CDATA, comments and processing instructions within a
//! run of text do not split it, so `1&#50;0`, `1<!-- -->20` and `<![CDATA[120]]>` are all `120`.
//! Names are compared without their prefix, because prefixes are free; the namespaces of strict and
//! transitional office files differ, the local names do not.

mod encoding;
mod tag;
#[cfg(test)]
mod tests;
mod window;

pub(super) use tag::Tag;

use super::Source;
use crate::gap::Reason;
use crate::policy::Limits;
use encoding::{Metered, Utf8};
use quick_xml::Reader;
use quick_xml::errors::Error;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::Event;
use std::io::{BufRead as _, Read};
use tag::Spans;
use window::Window;

/// Reads XML piece by piece.
pub(super) struct Xml<'a> {
    reader: Reader<Metered<Window<Utf8<'a>>>>,
    limits: Limits,
    buffer: Vec<u8>,
    /// The content of the last tag, and where its attributes lie in it.
    tag: String,
    spans: Spans,
    text: String,
    pending: Pending,
    depth: u64,
    /// Whether an element was seen at all.
    begun: bool,
}

/// One piece of XML.
#[derive(Debug, Clone, Copy)]
pub(super) enum Piece<'p> {
    /// An element begins; an empty element has an end of its own.
    Start(Tag<'p>),
    /// The element of this local name ends.
    End(&'p str),
    /// Text, joined and with its references resolved.
    Text(&'p str),
    /// The document ends.
    Eof,
}

/// What was read but not yet delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pending {
    Nothing,
    Start,
    /// The begin of an empty element.
    Empty,
    End,
    Eof,
}

impl<'a> Xml<'a> {
    /// Reads from a stream in UTF-8, UTF-16 or an encoding that the document declares.
    ///
    /// # Errors
    /// The stream breaks off at once, or the declared encoding is unknown.
    pub(super) fn new(stream: impl Read + 'a, limits: &Limits) -> Result<Self, Reason> {
        let utf8 = Utf8::new(stream)?;
        let metered = Metered::new(Window::new(utf8), limits.line_bytes);
        let mut reader = Reader::from_reader(metered);
        let config = reader.config_mut();
        config.expand_empty_elements = false;
        config.check_end_names = true;
        Ok(Self {
            reader,
            limits: *limits,
            buffer: Vec::new(),
            tag: String::new(),
            spans: Spans::default(),
            text: String::new(),
            pending: Pending::Nothing,
            depth: 0,
            begun: false,
        })
    }

    /// Lets one piece be longer than a line may be, for documents that carry whole files as text.
    pub(super) fn with_longest_piece(mut self, bytes: u64) -> Self {
        self.limits.line_bytes = bytes;
        self.reader.get_mut().set_most(bytes);
        self
    }

    /// The next piece; after the end of the document, [`Piece::Eof`] again and again.
    ///
    /// # Errors
    /// The document is not well-formed, has a DOCTYPE, breaks a limit, or the stream breaks off.
    pub(super) fn next(&mut self) -> Result<Piece<'_>, Reason> {
        if self.pending == Pending::Nothing {
            self.text.clear();
            self.advance()?;
            if !self.text.is_empty() {
                return Ok(Piece::Text(&self.text));
            }
        }
        match std::mem::replace(&mut self.pending, Pending::Nothing) {
            Pending::Start => Ok(Piece::Start(self.spans.tag(&self.tag))),
            Pending::Empty => {
                self.pending = Pending::End;
                Ok(Piece::Start(self.spans.tag(&self.tag)))
            }
            Pending::End => {
                self.depth = self.depth.saturating_sub(1);
                Ok(Piece::End(self.spans.local_name(&self.tag)))
            }
            Pending::Eof | Pending::Nothing => {
                self.pending = Pending::Eof;
                Ok(Piece::Eof)
            }
        }
    }

    /// What comes next as it is written, for a reader that has a fast way with plain writing: more
    /// of it than `bytes` where there is more, and where a piece may be as long as that. Nothing
    /// where elements could not be nested so many levels deeper.
    ///
    /// What the reader has read of it, whole elements only, it passes over by [`Xml::pass`].
    ///
    /// # Errors
    /// The stream breaks off.
    pub(super) fn ahead(&mut self, bytes: usize, levels: u64) -> Result<&[u8], Reason> {
        let fits = self.depth.saturating_add(levels) <= self.limits.nesting;
        if self.pending != Pending::Nothing || !fits || bytes as u64 > self.limits.line_bytes {
            return Ok(&[]);
        }
        let window = self.reader.get_mut().inner_mut();
        window.ahead(bytes.saturating_add(1)).map_err(|error| Source::reason(&error))
    }

    /// Passes over so many bytes of what lies ahead.
    pub(super) fn pass(&mut self, bytes: usize) {
        self.reader.get_mut().inner_mut().consume(bytes);
    }

    /// Reads past the end of the element whose begin was delivered last.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub(super) fn skip(&mut self) -> Result<(), Reason> {
        let mut open = 1_u64;
        while open > 0 {
            match self.next()? {
                Piece::Start(_) => open = open.saturating_add(1),
                Piece::End(_) => open = open.saturating_sub(1),
                Piece::Text(_) => {}
                Piece::Eof => return Err(Reason::Damaged),
            }
        }
        Ok(())
    }

    /// All text up to the end of the element whose begin was delivered last, that of elements
    /// within it included.
    ///
    /// # Errors
    /// As [`Xml::next`]; more text than one line may have.
    pub(super) fn text(&mut self) -> Result<String, Reason> {
        let mut all = String::new();
        let mut open = 1_u64;
        while open > 0 {
            match self.next()? {
                Piece::Start(_) => open = open.saturating_add(1),
                Piece::End(_) => open = open.saturating_sub(1),
                Piece::Text(text) => all.push_str(text),
                Piece::Eof => return Err(Reason::Damaged),
            }
            if all.len() as u64 > self.limits.line_bytes {
                return Err(Reason::limit("line_bytes", self.limits.line_bytes));
            }
        }
        Ok(all)
    }

    /// Bytes of text that one line or cell may have.
    pub(super) fn longest(&self) -> u64 {
        self.limits.line_bytes
    }

    /// Reads up to the next begin, end or the end of the document, and gathers the text before it.
    fn advance(&mut self) -> Result<(), Reason> {
        let Self { reader, limits, buffer, tag, spans, text, pending, depth, begun } = self;
        loop {
            buffer.clear();
            reader.get_mut().begin_piece();
            match reader.read_event_into(buffer).map_err(|error| reason(&error))? {
                Event::Start(start) => {
                    spans.read(tag, &start, limits)?;
                    *pending = Pending::Start;
                }
                Event::Empty(start) => {
                    spans.read(tag, &start, limits)?;
                    *pending = Pending::Empty;
                }
                Event::End(end) => {
                    spans.read_end(tag, &end);
                    *pending = Pending::End;
                }
                Event::Text(piece) => text.push_str(&piece.xml10_content()),
                Event::CData(piece) => text.push_str(&piece.xml10_content()),
                Event::GeneralRef(reference) => {
                    match (reference.resolve_char_ref(), resolve_xml_entity(&reference)) {
                        (Ok(Some(character)), _) => text.push(character),
                        (Ok(None), Some(character)) => text.push_str(character),
                        _ => return Err(Reason::Damaged),
                    }
                }
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
                Event::DocType(_) => return Err(Reason::Unsupported),
                Event::Eof => {
                    if *depth > 0 || !*begun {
                        return Err(Reason::Damaged);
                    }
                    *pending = Pending::Eof;
                }
            }
            if text.len() as u64 > limits.line_bytes {
                return Err(Reason::limit("line_bytes", limits.line_bytes));
            }
            if matches!(pending, Pending::Start | Pending::Empty) {
                *begun = true;
                *depth = depth.saturating_add(1);
                if *depth > limits.nesting {
                    return Err(Reason::limit("nesting", limits.nesting));
                }
            }
            if *pending != Pending::Nothing {
                // Space around the root element is no content.
                if *depth == 0
                    || (*depth == 1 && matches!(pending, Pending::Start | Pending::Empty))
                {
                    text.clear();
                }
                return Ok(());
            }
        }
    }
}

/// Why the parser gave up.
fn reason(error: &Error) -> Reason {
    match error {
        Error::Io(error) => Source::reason(error),
        _ => Reason::Damaged,
    }
}
