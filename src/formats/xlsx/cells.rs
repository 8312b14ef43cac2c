//! The cells of a row as the sheet part writes them, before styles and shared strings are looked
//! up. Here they are taken apart as XML, however they are written; `plain` has a faster way with
//! what most programs write.

use super::super::xml::{Piece, Tag, Xml};
use super::strings::rich_text;
use crate::gap::Reason;

/// One cell as written; kept and filled again for the next one.
#[derive(Debug, Default)]
pub(super) struct RawCell {
    /// Its address as written; empty where none is.
    pub(super) address: String,
    /// The number of its style.
    pub(super) style: usize,
    /// What its value is written as.
    pub(super) kind: Kind,
    /// The value as written; none where nothing is written.
    pub(super) value: Option<String>,
    /// Whether a formula stands in it.
    pub(super) has_formula: bool,
    /// The formula; empty where another cell holds it for several.
    pub(super) formula: String,
    /// Whether something stands in it in a way that is not read.
    pub(super) wrapped: bool,
}

/// What was read of a cell, whichever way it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Written<'a> {
    /// As in [`RawCell`].
    pub(super) address: &'a str,
    pub(super) style: usize,
    pub(super) kind: Kind,
    pub(super) value: Option<&'a str>,
    /// The formula; none where no formula stands in the cell.
    pub(super) formula: Option<&'a str>,
}

/// What the value of a cell is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Kind {
    #[default]
    Number,
    Shared,
    Text,
    Truth,
    Error,
    Date,
    Unknown,
}

impl RawCell {
    /// Reads the cell that begins with a tag, up to its end.
    pub(super) fn begin(&mut self, tag: Tag<'_>) {
        self.address.clear();
        self.style = 0;
        self.kind = Kind::Number;
        self.value = None;
        self.has_formula = false;
        self.formula.clear();
        self.wrapped = false;
        if let Some(address) = tag.attribute("r") {
            self.address.push_str(address.trim());
        }
        if let Some(style) = tag.attribute("s") {
            self.style = style_number(&style);
        }
        if let Some(kind) = tag.attribute("t") {
            self.kind = Kind::of(&kind);
        }
    }

    /// What was read.
    pub(super) fn written(&self) -> Written<'_> {
        Written {
            address: &self.address,
            style: self.style,
            kind: self.kind,
            value: self.value.as_deref(),
            formula: self.has_formula.then_some(&self.formula),
        }
    }

    /// Reads what stands in the cell, up to its end.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub(super) fn read(&mut self, xml: &mut Xml<'_>) -> Result<(), Reason> {
        loop {
            let element = match xml.next()? {
                Piece::Start(tag) => match tag.name() {
                    "v" => Element::Value,
                    "f" => Element::Formula,
                    "is" => Element::Inline,
                    name => {
                        self.wrapped |= name != "extLst";
                        Element::Other
                    }
                },
                Piece::End(_) => return Ok(()),
                Piece::Text(text) => {
                    self.wrapped |= !text.trim().is_empty();
                    continue;
                }
                Piece::Eof => return Err(Reason::Damaged),
            };
            match element {
                Element::Value => {
                    // Of two values a program shows one.
                    self.wrapped |= self.value.is_some();
                    self.wrapped |= append(xml, self.value.get_or_insert_default())?;
                }
                Element::Formula => {
                    self.has_formula = true;
                    append(xml, &mut self.formula)?;
                }
                Element::Inline => {
                    self.wrapped |= self.value.is_some();
                    self.kind = Kind::Text;
                    let value = self.value.get_or_insert_default();
                    value.clear();
                    rich_text(xml, value)?;
                }
                Element::Other => xml.skip()?,
            }
        }
    }
}

impl Kind {
    /// What the attribute `t` says.
    pub(super) fn of(written: &str) -> Self {
        match written {
            "n" => Self::Number,
            "s" => Self::Shared,
            "str" | "inlineStr" => Self::Text,
            "b" => Self::Truth,
            "e" => Self::Error,
            "d" => Self::Date,
            _ => Self::Unknown,
        }
    }
}

/// What the attribute `s` says; one that is no number names no style.
pub(super) fn style_number(written: &str) -> usize {
    written.trim().parse().unwrap_or(usize::MAX)
}

enum Element {
    Value,
    Formula,
    Inline,
    Other,
}

/// Appends the text of an element without elements of its own; whether it has some all the same.
fn append(xml: &mut Xml<'_>, text: &mut String) -> Result<bool, Reason> {
    let mut nested = false;
    loop {
        match xml.next()? {
            Piece::Text(piece) => text.push_str(piece),
            Piece::End(_) => return Ok(nested),
            Piece::Start(_) => {
                nested = true;
                xml.skip()?;
            }
            Piece::Eof => return Err(Reason::Damaged),
        }
    }
}
