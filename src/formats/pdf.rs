//! PDF: text by its positions, plots and pictures page by page, attachments, programs and what is
//! hidden in it.
//!
//! A page is a list of drawing commands, without words, lines or tables. `page` carries the commands
//! out as far as their place on the paper goes, `layout` puts what was written back into lines and
//! columns, and what remains is drawing. What cannot be followed is a gap.

mod delivery;
mod document;
mod font;
mod operands;
mod page;
mod streams;
#[cfg(test)]
mod tests;
mod tree;
mod unseen;
mod weight;

use super::{Claim, Format, Head, Source};
use crate::content::{HiddenKind, Nature, Sink};
use crate::gap::Reason;
use crate::place::Place;
use delivery::Delivery;
use lopdf::xref::XrefRecovery;
use lopdf::{Document, LoadOptions};
use memchr::memmem;
use page::Pages;
use tree::Tree;

/// Portable document format (ISO 32000).
#[derive(Debug)]
pub(super) struct Pdf;

/// Bytes that one stream may become by unpacking.
const STREAM_BYTES: usize = 64 << 20;
/// Bytes that the commands of all pages may become together.
const COMMANDS_BYTES: usize = 128 << 20;

impl Format for Pdf {
    fn name(&self) -> &'static str {
        "pdf"
    }

    fn nature(&self) -> Nature {
        Nature::Document
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["pdf"]
    }

    /// The mark may stand anywhere in the first 1024 bytes (ISO 32000, annex H).
    fn claim(&self, head: &Head<'_>) -> Claim {
        let begin = head.bytes.get(..1024).unwrap_or(head.bytes);
        if head.starts_with(b"%PDF-") {
            Claim::Certain
        } else if begin.windows(5).any(|window| window == b"%PDF-") {
            Claim::Likely
        } else {
            Claim::No
        }
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let bytes = source.bytes()?;
        let place = source.place().clone();
        let limits = *source.limits();
        if weight::objects(&bytes, limits.nodes) > limits.nodes {
            return Err(Reason::limit("nodes", limits.nodes));
        }
        let options = LoadOptions {
            max_decompressed_size: Some(weight::OBJECTS_BYTES),
            ..LoadOptions::default()
        };
        let document = Document::load_mem_with_options(&bytes, options).map_err(reason)?;
        if document.is_encrypted() {
            return Err(Reason::Encrypted);
        }
        let tree = Tree::of(&document, limits.pages);
        document::deliver(&document, &tree, &place, &limits, sink);
        around(&bytes, &place, sink);
        let broken =
            tree.broken || matches!(document.xref_recovery, Some(XrefRecovery::Reconstructed));
        let is_drawn = document::is_drawn(&document);
        let mut pages = 0_u32;
        let mut delivery = Delivery::new(place, sink);
        let mut reader = Pages::of(&document, COMMANDS_BYTES, is_drawn);
        for id in tree.pages {
            pages = pages.saturating_add(1);
            if u64::from(pages) > limits.pages {
                return Err(Reason::limit("pages", limits.pages));
            }
            match reader.read(id) {
                Ok(page) => delivery.page(page, pages),
                Err(reason) => delivery.gap(reason, pages),
            }
        }
        delivery.close();
        let counted = document::page_count(&document);
        if pages == 0 || broken || counted.is_some_and(|count| count != u64::from(pages)) {
            return Err(Reason::Damaged);
        }
        Ok(())
    }
}

/// Delivers what stands before and behind the document, each as a file of its own.
fn around(bytes: &[u8], place: &Place, sink: &mut dyn Sink) {
    const END: &[u8] = b"%%EOF";
    let before = memmem::find(bytes, b"%PDF-").and_then(|begin| bytes.get(..begin));
    let behind =
        memmem::rfind(bytes, END).and_then(|end| bytes.get(end.saturating_add(END.len())..));
    for (name, bytes) in [("leading", before), ("trailing", behind)] {
        let bytes = bytes.unwrap_or_default();
        if bytes.iter().all(|byte| *byte == 0 || byte.is_ascii_whitespace()) {
            continue;
        }
        sink.hidden(place, HiddenKind::OrphanPart, 1);
        sink.inner(name.to_owned(), bytes.to_vec());
    }
}

/// Why the parser gave up.
fn reason(error: lopdf::Error) -> Reason {
    match error {
        lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { limit }) => {
            Reason::limit("part_bytes", limit as u64)
        }
        lopdf::Error::Decryption(_) | lopdf::Error::InvalidPassword => Reason::Encrypted,
        _ => Reason::Damaged,
    }
}
