//! OpenDocument spreadsheets: `.ods`, their templates, and `.fods`, which is the same in one file.
//!
//! The content is read as a stream. What is repeated is repeated only where it holds something, and
//! only so far: a file of a few bytes can ask for a billion cells.

mod cell;
mod drawn;
mod notes;
mod package;
mod repeat;
mod sheet;
mod styles;
mod tables;

use super::xml::Xml;
use super::{Claim, Format, Head, Source, opendocument};
use crate::content::{Nature, Sink};
use crate::gap::Reason;
use tables::Document;

/// Reads OpenDocument spreadsheets.
pub(super) struct Ods;

impl Format for Ods {
    fn name(&self) -> &'static str {
        "ods"
    }

    fn nature(&self) -> Nature {
        Nature::Sheet
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["ods", "ots", "fods"]
    }

    fn claim(&self, head: &Head<'_>) -> Claim {
        opendocument::claim(head, "spreadsheet", self.extensions())
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        if source.bytes()?.starts_with(b"PK") {
            return package::read(source, sink);
        }
        let place = source.place().clone();
        let limits = source.limits();
        // A flat document carries its pictures as text.
        let xml = Xml::new(source.stream(), limits)?.with_longest_piece(limits.whole_bytes);
        let mut document = Document::new(&place, limits);
        document.read(xml, sink)?;
        package::deliver_inline(&document, &place, sink);
        Ok(())
    }
}
