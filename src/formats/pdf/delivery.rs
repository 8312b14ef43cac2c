//! What stands on the pages of a document, as content: text and tables, then figures.
//!
//! A table at the foot of a page may go on at the top of the next one: it is held until that is known.

use super::page::{Image, Page, Plot};
use crate::content::{
    Content, Drawing, HiddenKind, Line, LineKind, Looks, PassageHead, Picture, Sink,
};
use crate::formats::layout::{self, Block, Run, Shown, Table};
use crate::gap::Reason;
use crate::place::{Place, Spot};
use lopdf::ObjectId;
use std::collections::BTreeSet;

/// Delivers the pages of a document one after another.
pub(super) struct Delivery<'s> {
    place: Place,
    sink: &'s mut dyn Sink,
    /// The table at the foot of the page before.
    open: Option<OpenTable>,
    /// The pictures that were delivered: the same one on every page is one.
    known: BTreeSet<ObjectId>,
}

/// A table at the foot of a page, which may go on at the top of the next one.
#[derive(Debug)]
struct OpenTable {
    place: Place,
    table: Table,
}

/// What is written on a page, by what it is to the page.
struct Written {
    /// Tables that are drawn in the plot.
    drawn: Vec<Table>,
    /// Labels of the plot.
    labels: Vec<Run>,
    /// Text that a person sees.
    shown: Vec<Run>,
    /// Text that nobody sees.
    unseen: Vec<Run>,
}

impl Written {
    fn of(mut written: Vec<Run>, plot: Option<&Plot>, turned: bool) -> Self {
        let mut drawn = Vec::new();
        if let Some(plot) = plot.filter(|_| !turned) {
            (drawn, written) = layout::tables(written, |run| plot.near(run));
        }
        let (labels, written): (Vec<_>, Vec<_>) = written.into_iter().partition(|run| {
            let across = run.upright.is_some() != turned;
            plot.is_some_and(|plot| across || plot.near(run))
        });
        let (shown, unseen): (Vec<_>, Vec<_>) =
            written.into_iter().partition(|run| run.shown == Shown::Plainly);
        let shown = if turned { shown.into_iter().map(Run::turned).collect() } else { shown };
        Self { drawn, labels, shown, unseen }
    }

    /// Whether a person sees nothing of it.
    fn is_blank(&self) -> bool {
        self.shown.is_empty() && self.labels.is_empty() && self.drawn.is_empty()
    }
}

impl<'s> Delivery<'s> {
    /// Begins the document in an entry.
    pub(super) fn new(place: Place, sink: &'s mut dyn Sink) -> Self {
        Self { place, sink, open: None, known: BTreeSet::new() }
    }

    /// Reports that a page was not read, or not whole.
    pub(super) fn gap(&mut self, reason: Reason, number: u32) {
        self.sink.gap(&self.place.at(Spot::Page(number)), reason);
    }

    /// Delivers what stands on a page. Pixels within a drawing are part of it. Those below a text may
    /// be its ground, or a table with some words before it: they are looked at as any other.
    pub(super) fn page(&mut self, mut page: Page, number: u32) {
        let place = self.place.at(Spot::Page(number));
        let (turned, spaced) = (page.is_turned(), page.is_spaced());
        let ruled = if turned { Vec::new() } else { page.take_ruled() };
        let plot = page.plot();
        let written = Written::of(page.written, plot.as_ref(), turned);
        let is_blank = written.is_blank() && ruled.is_empty();
        self.blocks(layout::blocks(written.shown, ruled, spaced), &place, number);
        self.unseen(written.unseen, &place);
        for (table, index) in written.drawn.into_iter().zip(1_u32..) {
            let name = format!("page {number}, figure, table {index}");
            table.deliver(place.part(&name), self.sink);
        }
        let mut gaps = page.gaps;
        if let Some(plot) = &plot {
            let numbers = layout::numbers_in_rows(&written.labels);
            if numbers > 0 {
                gaps.insert(Reason::NumbersLeft(numbers));
            }
            let drawing = Drawing::Vector { marks: plot.marks, dots: plot.dots };
            self.figure(&place, drawing, plot.size(), layout::texts(written.labels));
        }
        let has_pictures = self.pictures(page.pictures.all(), plot.as_ref(), &place, number);
        if (is_blank && plot.is_none() && has_pictures) || page.letters.are_unread() {
            gaps.insert(Reason::NoTextLayer);
        }
        for reason in gaps {
            self.sink.gap(&place, reason);
        }
    }

    /// Delivers the table that is open.
    pub(super) fn close(&mut self) {
        if let Some(OpenTable { place, table }) = self.open.take() {
            table.deliver(place, self.sink);
        }
    }

    /// Delivers text that nobody sees.
    fn unseen(&mut self, runs: Vec<Run>, place: &Place) {
        if runs.is_empty() {
            return;
        }
        let (what, count) = (HiddenKind::Text, runs.len() as u64);
        let texts: Vec<String> = runs.into_iter().map(|run| run.text).collect();
        passage(place, &texts, LineKind::Prose, true, self.sink);
        self.sink.hidden(place, what, count);
    }

    /// Delivers the pictures of pixels that are no part of the plot; whether there are any.
    fn pictures(
        &mut self,
        images: Vec<Image>,
        plot: Option<&Plot>,
        place: &Place,
        number: u32,
    ) -> bool {
        let mut any = false;
        for (image, index) in images.into_iter().zip(1_u32..) {
            if plot.is_some_and(|plot| plot.holds(&image.bounds)) {
                continue;
            }
            any = true;
            if image.id.is_some_and(|id| !self.known.insert(id)) {
                continue;
            }
            match image.file {
                Some((ending, bytes)) => {
                    let name = format!("page-{number}-image-{index}.{ending}");
                    self.sink.inner(name, bytes);
                }
                None => self.figure(place, Drawing::Raster, image.size, Vec::new()),
            }
        }
        any
    }

    fn figure(&mut self, place: &Place, drawing: Drawing, size: (u32, u32), texts: Vec<String>) {
        self.sink.take(Content::Picture(Picture {
            place: place.clone(),
            drawing,
            size: Some(size),
            looks: Looks::Plot,
            preview: None,
            texts,
            hidden: false,
        }));
    }

    /// Delivers the blocks of a page. Above a table that goes on from the page before stand only the
    /// head of the page, and below one that goes on only its foot: a line or two.
    fn blocks(&mut self, blocks: Vec<Block>, place: &Place, number: u32) {
        let last = blocks.iter().rposition(|block| !is_margin(block));
        let mut tables = 0_u32;
        let mut at_top = true;
        for (at, block) in blocks.into_iter().enumerate() {
            at_top &= tables == 0;
            if !at_top || !is_margin(&block) && matches!(block, Block::Lines(..)) {
                self.close();
                at_top = false;
            }
            let may_go_on = Some(at) == last;
            match block {
                Block::Lines(lines, kind) => passage(place, &lines, kind, false, self.sink),
                Block::Table(table) => {
                    tables = tables.saturating_add(1);
                    let name = if tables == 1 {
                        format!("page {number}")
                    } else {
                        format!("page {number}, table {tables}")
                    };
                    self.table(OpenTable { place: place.part(&name), table }, at_top);
                    if !may_go_on {
                        self.close();
                    }
                }
            }
        }
    }

    /// Takes a table: at the top of its page it may belong to the one that is open.
    fn table(&mut self, mut below: OpenTable, at_top: bool) {
        if let Some(above) = self.open.as_mut().filter(|_| at_top) {
            match above.table.take(below.table) {
                Some(other) => below.table = other,
                None => return,
            }
        }
        self.close();
        self.open = Some(below);
    }
}

/// Whether lines are as few as those at the head or foot of a page.
fn is_margin(block: &Block) -> bool {
    const LINES: usize = 2;
    match block {
        Block::Lines(lines, _) => lines.len() <= LINES,
        Block::Table(_) => false,
    }
}

/// Delivers lines of text.
pub(super) fn passage(
    place: &Place,
    lines: &[String],
    kind: LineKind,
    hidden: bool,
    sink: &mut dyn Sink,
) {
    sink.take(Content::Passage(PassageHead { place: place.clone(), hidden }));
    for (number, text) in (1_u64..).zip(lines) {
        sink.take(Content::Line(Line { number, text: text.clone(), kind }));
    }
    sink.take(Content::PassageEnd);
}
