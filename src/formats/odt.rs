//! OpenDocument texts: `.odt`, their templates, and `.fodt`, which is the same in one file.
//!
//! The text is read in its order: paragraphs, tables, text boxes, notes; headers and footers stand
//! with the styles. Charts are objects of their own within the package; pictures are parts of it.

mod body;
mod parts;
mod styles;
#[cfg(test)]
mod tests;

use super::xml::Xml;
use super::{Claim, Format, Head, Source};
use crate::content::{Nature, Sink};
use crate::formats::flow::Flow;
use crate::gap::Reason;

/// Reads OpenDocument texts.
pub(super) struct Odt;

/// What the first part of such a package says; it is stored as it is.
const MIMETYPE: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument.text";

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
        let named = self.extensions().contains(&head.extension);
        let packed = head.starts_with(b"PK");
        // The local header of the first entry takes 30 bytes before its name.
        if packed && head.bytes.get(30..).is_some_and(|rest| rest.starts_with(MIMETYPE)) {
            Claim::Certain
        } else if packed && named {
            Claim::Likely
        } else if !packed && is_flat(head.bytes) {
            Claim::Certain
        } else {
            Claim::No
        }
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        if source.bytes()?.starts_with(b"PK") {
            return parts::read(source, sink);
        }
        let place = source.place().clone();
        let limits = *source.limits();
        // A flat document carries its pictures as text.
        let mut xml = Xml::new(source.stream(), &limits)?.with_longest_piece(limits.whole_bytes);
        let mut flow = Flow::new(&place, &limits, sink);
        let mut styles = styles::Styles::default();
        let seen = body::read(&mut xml, &mut styles, &|_, _, _, _| {}, &mut flow)?;
        flow.end_part();
        parts::found(&seen, &mut flow);
        Ok(())
    }
}

/// Whether the begin of a file is that of an OpenDocument text in one XML file.
fn is_flat(bytes: &[u8]) -> bool {
    let begin = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let holds = |words: &[u8]| begin.windows(words.len()).any(|window| window == words);
    holds(b":document") && holds(b"application/vnd.oasis.opendocument.text\"")
}
