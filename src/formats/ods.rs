//! OpenDocument spreadsheets: `.ods`, their templates, and `.fods`, which is the same in one file.
//!
//! The content is read as a stream. What is repeated is repeated only where it holds something, and
//! only so far: a file of a few bytes can ask for a billion cells.

mod base64;
mod cell;
mod drawn;
mod notes;
mod package;
mod repeat;
mod sheet;
mod styles;
mod tables;
mod text;

use super::xml::Xml;
use super::{Claim, Format, Head, Source};
use crate::content::{Nature, Sink};
use crate::gap::Reason;
use tables::Document;

/// Reads OpenDocument spreadsheets.
pub(super) struct Ods;

/// What the first part of such a package says; it is stored as it is.
const MIMETYPE: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet";

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

/// Whether the begin of a file is that of an OpenDocument spreadsheet in one XML file.
fn is_flat(bytes: &[u8]) -> bool {
    let begin = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let holds = |words: &[u8]| begin.windows(words.len()).any(|window| window == words);
    holds(b":document") && holds(b"application/vnd.oasis.opendocument.spreadsheet")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(extension: &str, bytes: &[u8]) -> Claim {
        Ods.claim(&Head { name: "a", extension, bytes, parts: &[], size: bytes.len() as u64 })
    }

    #[test]
    fn is_told_by_its_first_part() {
        let mut bytes = b"PK\x03\x04".to_vec();
        bytes.resize(30, 0);
        bytes.extend(MIMETYPE);
        assert_eq!(claim("zip", &bytes), Claim::Certain);
        assert_eq!(claim("ods", b"PK\x03\x04"), Claim::Likely);
        assert_eq!(claim("zip", b"PK\x03\x04"), Claim::No);
    }

    #[test]
    fn a_flat_one_is_told_by_its_root() {
        let flat = br#"<?xml version="1.0"?><office:document xmlns:office="urn:x"
            office:mimetype="application/vnd.oasis.opendocument.spreadsheet">"#;
        assert_eq!(claim("xml", flat), Claim::Certain);
        assert_eq!(claim("fods", b"a;b;c"), Claim::No);
    }
}
