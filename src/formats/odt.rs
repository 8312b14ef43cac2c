//! OpenDocument texts: `.odt`, their templates, and `.fodt`, which is the same in one file.
//!
//! The text is read in its order: paragraphs, tables, text boxes, notes; headers and footers stand
//! with the styles. Charts are objects of their own within the package; pictures are parts of it.

mod body;
mod drawn;
mod package;
mod styles;
#[cfg(test)]
mod tests;

use super::xml::Xml;
use super::{Claim, Format, Head, Source, opendocument};
use crate::content::{Nature, Sink};
use crate::formats::flow::Flow;
use crate::gap::Reason;

/// Reads OpenDocument texts.
pub(super) struct Odt;

impl Format for Odt {
    fn name(&self) -> &'static str {
        "odt"
    }

    fn nature(&self) -> Nature {
        Nature::Document
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["odt", "ott", "fodt"]
    }

    fn claim(&self, head: &Head<'_>) -> Claim {
        opendocument::claim(head, "text", self.extensions())
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        if source.bytes()?.starts_with(b"PK") {
            return package::read(source, sink);
        }
        let place = source.place().clone();
        let limits = *source.limits();
        // A flat document carries its pictures as text.
        let mut xml = Xml::new(source.stream(), &limits)?.with_longest_piece(limits.whole_bytes);
        let mut flow = Flow::new(&place, &limits, sink);
        let mut styles = styles::Styles::default();
        let seen = body::read(&mut xml, &mut styles, &|_, _| {}, &mut flow)?;
        flow.end_part();
        package::found(&seen, &mut flow);
        Ok(())
    }
}
