//! PDF: text by its positions, plots and pictures page by page, attachments, programs and what is
//! hidden in it.
//!
//! A page is a list of drawing commands, without words, lines or tables. `page` carries the commands
//! out as far as their place on the paper goes, `layout` puts what was written back into lines and
//! columns, and what remains is drawing. What cannot be followed is a gap.

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

use super::layout::{self, Block, Run, Shown, Table};
use super::{Claim, Format, Head, Source};
use crate::content::{
    Content, Drawing, Hidden, HiddenKind, Inner, Line, LineKind, Looks, Nature, PassageHead,
    Picture, Sink,
};
use crate::gap::{Gap, Reason};
use crate::place::{Place, Spot};
use lopdf::xref::XrefRecovery;
use lopdf::{Document, LoadOptions};
use memchr::memmem;
use page::{Page, Pages};
use std::collections::BTreeSet;
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
        let mut pictures = BTreeSet::new();
        let mut open = None;
        let mut reader = Pages::of(&document, COMMANDS_BYTES, is_drawn);
        for id in tree.pages {
            pages = pages.saturating_add(1);
            if u64::from(pages) > limits.pages {
                return Err(Reason::limit("pages", limits.pages));
            }
            let at = place.at(Spot::Page(pages));
            match reader.read(id) {
                Ok(page) => deliver(page, &at, pages, (&mut open, &mut pictures), sink),
                Err(reason) => sink.take(Content::Gap(Gap::new(&at, reason))),
            }
        }
        close(&mut open, sink);
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
        let (place, what) = (place.clone(), HiddenKind::OrphanPart);
        sink.take(Content::Hidden(Hidden { place, what, count: 1 }));
        sink.take(Content::Inner(Inner { name: name.to_owned(), bytes: bytes.to_vec() }));
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

/// Delivers what stands on a page: its text, then its figures. Pixels within a drawing are part of
/// it. Those below a text may be its ground, or a table with some words before it: they are looked
/// at as any other.
fn deliver(
    page: Page,
    place: &Place,
    number: u32,
    (open, pictures): (&mut Option<Open>, &mut BTreeSet<lopdf::ObjectId>),
    sink: &mut dyn Sink,
) {
    let (plot, turned) = (page.plot(), page.is_turned());
    let mut drawn = Vec::new();
    let mut written = page.written;
    if let Some(plot) = plot.as_ref().filter(|_| !turned) {
        (drawn, written) = layout::tables(written, |run| plot.near(run));
    }
    let (labels, written): (Vec<_>, Vec<_>) = written.into_iter().partition(|run| {
        let across = run.upright.is_some() != turned;
        plot.as_ref().is_some_and(|plot| across || plot.near(run))
    });
    let (shown, unseen): (Vec<_>, Vec<_>) =
        written.into_iter().partition(|run| run.shown == Shown::Plainly);
    let shown = if turned { shown.into_iter().map(Run::turned).collect() } else { shown };
    let empty = shown.is_empty() && labels.is_empty() && drawn.is_empty();
    blocks(layout::blocks(shown), place, number, open, sink);
    if !unseen.is_empty() {
        let count = unseen.len() as u64;
        let texts: Vec<String> = unseen.into_iter().map(|run| run.text).collect();
        passage(place, &texts, LineKind::Prose, true, sink);
        let what = HiddenKind::Text;
        sink.take(Content::Hidden(Hidden { place: place.clone(), what, count }));
    }
    for (table, index) in drawn.into_iter().zip(1_u32..) {
        table.deliver(place.part(&format!("page {number}, figure, table {index}")), sink);
    }
    if let Some(plot) = &plot {
        sink.take(Content::Picture(Picture {
            place: place.clone(),
            drawing: Drawing::Vector { marks: plot.marks },
            size: Some(plot.size()),
            looks: Looks::Plot,
            preview: None,
            texts: layout::texts(labels),
            hidden: false,
        }));
    }
    let mut scanned = false;
    for (image, index) in page.pictures.all().into_iter().zip(1_u32..) {
        if plot.as_ref().is_some_and(|plot| plot.holds(&image.bounds)) {
            continue;
        }
        scanned = true;
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
                looks: Looks::Plot,
                preview: None,
                texts: Vec::new(),
                hidden: false,
            })),
        }
    }
    let mut gaps = page.gaps;
    if (empty && plot.is_none() && scanned) || page.letters.are_unread() {
        gaps.insert(Reason::NoTextLayer);
    }
    for reason in gaps {
        sink.take(Content::Gap(Gap::new(place, reason)));
    }
}

/// A table at the foot of a page, which may go on at the top of the next one.
#[derive(Debug)]
struct Open {
    place: Place,
    table: Table,
}

/// Delivers the table that is open.
fn close(open: &mut Option<Open>, sink: &mut dyn Sink) {
    if let Some(Open { place, table }) = open.take() {
        table.deliver(place, sink);
    }
}

/// Delivers the blocks of a page. Above a table that goes on from the page before stand only the
/// head of the page, and below one that goes on only its foot: a line or two.
fn blocks(
    blocks: Vec<Block>,
    place: &Place,
    number: u32,
    open: &mut Option<Open>,
    sink: &mut dyn Sink,
) {
    const LINES: usize = 2;
    let is_margin = |block: &Block| match block {
        Block::Lines(lines, _) => lines.len() <= LINES,
        Block::Table(_) => false,
    };
    let last = blocks.iter().rposition(|block| !is_margin(block));
    let mut tables = 0_u32;
    let mut at_top = true;
    for (at, block) in blocks.into_iter().enumerate() {
        at_top &= tables == 0;
        if !at_top || !is_margin(&block) && matches!(block, Block::Lines(..)) {
            close(open, sink);
            at_top = false;
        }
        match block {
            Block::Lines(lines, kind) => passage(place, &lines, kind, false, sink),
            Block::Table(mut table) => {
                tables = tables.saturating_add(1);
                if let Some(above) = open.as_mut().filter(|_| at_top) {
                    match above.table.take(table) {
                        Some(other) => table = other,
                        // It may go on further still.
                        None if Some(at) == last => continue,
                        None => {
                            close(open, sink);
                            continue;
                        }
                    }
                }
                close(open, sink);
                let name = if tables == 1 {
                    format!("page {number}")
                } else {
                    format!("page {number}, table {tables}")
                };
                *open = Some(Open { place: place.part(&name), table });
                if Some(at) != last {
                    close(open, sink);
                }
            }
        }
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
