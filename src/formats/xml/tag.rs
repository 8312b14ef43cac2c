//! The begin of an element with its attributes, taken apart once and bounded.

use crate::gap::Reason;
use crate::policy::Limits;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesEnd, BytesStart};
use std::borrow::Cow;
use std::ops::Range;

/// Where the names and values lie in the content of a tag.
#[derive(Debug, Default)]
pub(super) struct Spans {
    name: Range<usize>,
    attributes: Vec<(Range<usize>, Range<usize>)>,
}

/// The begin of an element.
#[derive(Debug, Clone, Copy)]
pub(in crate::formats) struct Tag<'p> {
    content: &'p str,
    spans: &'p Spans,
}

impl<'p> Tag<'p> {
    /// The name without its prefix.
    pub(in crate::formats) fn name(&self) -> &'p str {
        self.spans.local_name(self.content)
    }

    /// The name as written, with its prefix.
    pub(in crate::formats) fn full_name(&self) -> &'p str {
        slice(self.content, &self.spans.name)
    }

    /// The value of the attribute of this local name; one without a prefix goes before one with.
    pub(in crate::formats) fn attribute(&self, local: &str) -> Option<Cow<'p, str>> {
        let mut prefixed = None;
        for (name, value) in &self.spans.attributes {
            let name = slice(self.content, name);
            if name == local {
                return Some(self.value(value));
            }
            if prefixed.is_none() && is_prefixed(name, local) {
                prefixed = Some(value);
            }
        }
        prefixed.map(|value| self.value(value))
    }

    /// The value of the attribute that has this local name and a prefix, such as `r:id`.
    pub(in crate::formats) fn prefixed(&self, local: &str) -> Option<Cow<'p, str>> {
        let mut attributes = self.spans.attributes.iter();
        attributes
            .find(|(name, _)| is_prefixed(slice(self.content, name), local))
            .map(|(_, value)| self.value(value))
    }

    /// Whether an attribute of this local name says yes.
    pub(in crate::formats) fn is_set(&self, local: &str) -> bool {
        self.attribute(local).is_some_and(|value| matches!(value.trim(), "1" | "true" | "on"))
    }

    /// Local names and values of all attributes, in their order; namespaces are left out.
    pub(in crate::formats) fn attributes(&self) -> impl Iterator<Item = (&'p str, Cow<'p, str>)> {
        let tag = *self;
        self.spans.attributes.iter().filter_map(move |(name, value)| {
            let name = slice(tag.content, name);
            let declares = name == "xmlns" || name.starts_with("xmlns:");
            (!declares).then(|| (local(name), tag.value(value)))
        })
    }

    /// A value with its references resolved; one that cannot be resolved stays as written.
    fn value(&self, value: &Range<usize>) -> Cow<'p, str> {
        let raw = slice(self.content, value);
        unescape(raw).unwrap_or(Cow::Borrowed(raw))
    }
}

impl Spans {
    /// Takes the begin of an element apart.
    pub(super) fn read(
        &mut self,
        tag: &mut String,
        start: &BytesStart<'_>,
        limits: &Limits,
    ) -> Result<(), Reason> {
        tag.clear();
        tag.push_str(start);
        self.attributes.clear();
        self.name = 0..start.name().as_ref().len();
        let mut rest = self.name.end;
        while let Some((name, value, end)) = next_attribute(tag, rest)? {
            if self.attributes.len() as u64 >= limits.attributes {
                return Err(Reason::limit("attributes", limits.attributes));
            }
            let twice =
                |(other, _): &(Range<usize>, Range<usize>)| slice(tag, other) == slice(tag, &name);
            if self.attributes.iter().any(twice) {
                return Err(Reason::Damaged);
            }
            self.attributes.push((name, value));
            rest = end;
        }
        Ok(())
    }

    /// Takes the end of an element.
    pub(super) fn read_end(&mut self, tag: &mut String, end: &BytesEnd<'_>) {
        tag.clear();
        tag.push_str(end.name().as_ref());
        self.attributes.clear();
        self.name = 0..tag.len();
    }

    pub(super) fn tag<'p>(&'p self, content: &'p str) -> Tag<'p> {
        Tag { content, spans: self }
    }

    pub(super) fn local_name<'p>(&self, content: &'p str) -> &'p str {
        local(slice(content, &self.name))
    }
}

/// The spans of the next attribute's name and value, and where the one after it begins.
type Attribute = (Range<usize>, Range<usize>, usize);

/// The attribute that begins at or after a position.
fn next_attribute(tag: &str, from: usize) -> Result<Option<Attribute>, Reason> {
    let bytes = tag.as_bytes();
    let skip_space = |mut at: usize| {
        while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at = at.saturating_add(1);
        }
        at
    };
    let start = skip_space(from);
    if start >= bytes.len() {
        return Ok(None);
    }
    let mut end = start;
    while bytes.get(end).is_some_and(|byte| !byte.is_ascii_whitespace() && *byte != b'=') {
        end = end.saturating_add(1);
    }
    let equals = skip_space(end);
    if end == start || start == from || bytes.get(equals) != Some(&b'=') {
        return Err(Reason::Damaged);
    }
    let open = skip_space(equals.saturating_add(1));
    let quote =
        *bytes.get(open).filter(|byte| matches!(byte, b'"' | b'\'')).ok_or(Reason::Damaged)?;
    let first = open.saturating_add(1);
    let rest = bytes.get(first..).unwrap_or_default();
    let length = rest.iter().position(|byte| *byte == quote).ok_or(Reason::Damaged)?;
    let last = first.saturating_add(length);
    Ok(Some((start..end, first..last, last.saturating_add(1))))
}

fn slice<'p>(text: &'p str, range: &Range<usize>) -> &'p str {
    text.get(range.clone()).unwrap_or_default()
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

fn is_prefixed(name: &str, local: &str) -> bool {
    name.strip_suffix(local).is_some_and(|prefix| prefix.len() > 1 && prefix.ends_with(':'))
}
