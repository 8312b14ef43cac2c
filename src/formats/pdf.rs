//! PDF: text by its positions, plots and pictures page by page, attachments, programs and what is
//! hidden in it.
//!
//! A page is a list of drawing commands, without words, lines or tables. `page` carries the commands
//! out as far as their place on the paper goes, `layout` puts what was written back into lines and
//! columns, and what remains is drawing. What cannot be followed is a gap.

mod document;
mod font;
mod geometry;
mod layout;
mod page;
#[cfg(test)]
mod tests;

use super::{Claim, Format, Head, Source};
use crate::content::{
    Content, Drawing, Hidden, HiddenKind, Inner, Line, LineKind, Looks, Nature, PassageHead,
    Picture, Sink,
};
use crate::gap::{Gap, Reason};
use crate::place::{Place, Spot};
use layout::Block;
use lopdf::xref::XrefRecovery;
use lopdf::{Document, LoadOptions};
use page::{Page, Run, Shown};
use std::collections::BTreeSet;

/// Portable document format (ISO 32000).
#[derive(Debug)]
pub(super) struct Pdf;

/// Bytes that one stream may become by unpacking.
const STREAM_BYTES: usize = 64 << 20;

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
        let options =
            LoadOptions { max_decompressed_size: Some(STREAM_BYTES), ..LoadOptions::default() };
        let document = Document::load_mem_with_options(&bytes, options).map_err(reason)?;
        if document.is_encrypted() {
            return Err(Reason::Encrypted);
        }
        document::deliver(&document, &place, &limits, sink);
        let mut broken = matches!(document.xref_recovery, Some(XrefRecovery::Reconstructed));
        let mut pages = 0_u32;
        let mut seen = BTreeSet::new();
        let mut pictures = BTreeSet::new();
        for id in document.page_iter() {
            pages = pages.saturating_add(1);
            if u64::from(pages) > limits.pages {
                return Err(Reason::limit("pages", limits.pages));
            }
            // A page that stands in the tree twice is a tree that bites its tail.
            if !seen.insert(id) {
                broken = true;
                break;
            }
            let at = place.at(Spot::Page(pages));
            match page::read(&document, id) {
                Ok(page) => deliver(page, &at, pages, &mut pictures, sink),
                Err(reason) => sink.take(Content::Gap(Gap::new(&at, reason))),
            }
        }
        let counted = document::page_count(&document);
        if pages == 0 || broken || counted.is_some_and(|count| count != u64::from(pages)) {
            return Err(Reason::Damaged);
        }
        Ok(())
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

/// Delivers what stands on a page: its text, then its figures.
fn deliver(
    page: Page,
    place: &Place,
    number: u32,
    pictures: &mut BTreeSet<lopdf::ObjectId>,
    sink: &mut dyn Sink,
) {
    let (plot, turned) = (page.plot(), page.is_turned());
    let (labels, written): (Vec<_>, Vec<_>) = page.written.into_iter().partition(|run| {
        let across = run.upright.is_some() != turned;
        plot.as_ref().is_some_and(|plot| across || plot.near(run))
    });
    let (shown, unseen): (Vec<_>, Vec<_>) =
        written.into_iter().partition(|run| run.shown == Shown::Plainly);
    let shown = if turned { shown.into_iter().map(Run::turned).collect() } else { shown };
    let empty = shown.is_empty() && labels.is_empty();
    let mut tables = 0_u32;
    for block in layout::blocks(shown) {
        match block {
            Block::Lines(lines, kind) => passage(place, &lines, kind, false, sink),
            Block::Table(table) => {
                tables = tables.saturating_add(1);
                let name = if tables == 1 {
                    format!("page {number}")
                } else {
                    format!("page {number}, table {tables}")
                };
                table.deliver(place.part(&name), sink);
            }
        }
    }
    if !unseen.is_empty() {
        let count = unseen.len() as u64;
        let texts: Vec<String> = unseen.into_iter().map(|run| run.text).collect();
        passage(place, &texts, LineKind::Prose, true, sink);
        let what = HiddenKind::Text;
        sink.take(Content::Hidden(Hidden { place: place.clone(), what, count }));
    }
    if let Some(plot) = &plot {
        sink.take(Content::Picture(Picture {
            place: place.clone(),
            drawing: Drawing::Vector { marks: plot.marks },
            size: Some(plot.size()),
            looks: Looks::Plot,
            texts: layout::texts(labels),
            hidden: false,
        }));
    }
    let mut scanned = false;
    for (image, index) in page.images.into_iter().zip(1_u32..) {
        scanned |= image.looks == Looks::Plot;
        if image.id.is_some_and(|id| !pictures.insert(id)) {
            continue;
        }
        match image.file {
            Some((ending, bytes)) => {
                let name = format!("page-{number}-image-{index}.{ending}");
                sink.take(Content::Inner(Inner { name, bytes }));
            }
            None => sink.take(Content::Picture(Picture {
                place: place.clone(),
                drawing: Drawing::Raster,
                size: Some(image.size),
                looks: image.looks,
                texts: Vec::new(),
                hidden: false,
            })),
        }
    }
    let unread = page.undecoded > page.decoded / 4;
    if (empty && plot.is_none() && scanned) || unread {
        sink.take(Content::Gap(Gap::new(place, Reason::NoTextLayer)));
    }
    if page.broken {
        sink.take(Content::Gap(Gap::new(place, Reason::Damaged)));
    }
}

/// Delivers lines of text.
fn passage(place: &Place, lines: &[String], kind: LineKind, hidden: bool, sink: &mut dyn Sink) {
    sink.take(Content::Passage(PassageHead { place: place.clone(), hidden }));
    for (number, text) in (1_u64..).zip(lines) {
        sink.take(Content::Line(Line { number, text: text.clone(), kind }));
    }
    sink.take(Content::PassageEnd);
}
