//! One page: its commands carried out as far as places go.

mod annotations;
mod drawing;
mod painting;
mod pictures;
mod reading;
mod resources;
mod rules;
mod shapes;
mod state;

use super::font::Fonts;
use super::operands::number;
use super::{STREAM_BYTES, reason, streams};
use crate::formats::layout::{self, Bounds, Ruled, Run};
use crate::gap::Reason;
pub(super) use drawing::Plot;
use drawing::Strokes;
use lopdf::{Dictionary, Document, ObjectId};
pub(super) use pictures::Image;
use pictures::Pictures;
use reading::Reading;
use resources::Resources;
use std::collections::{BTreeMap, BTreeSet};

/// What is on a page.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) paper: Bounds,
    pub(super) written: Vec<Run>,
    pub(super) pictures: Pictures,
    pub(super) letters: Letters,
    /// Why something of it was not read.
    pub(super) gaps: BTreeSet<Reason>,
    /// Signs for room between words, and room between words that has none.
    pub(super) spaces: usize,
    pub(super) kerned: usize,
    /// Whether a program made it that draws graphs.
    is_drawn: bool,
    strokes: Strokes,
}

impl Page {
    /// Takes the tables with ruled fields off the page, with the lines that rule them.
    pub(super) fn take_ruled(&mut self) -> Vec<Ruled> {
        let mut tables = Vec::new();
        for lattice in layout::lattices(self.strokes.rules(self.is_drawn)) {
            let lattice = lattice.trimmed(&self.written);
            if self.strokes.is_figure(&lattice.bounds) {
                continue;
            }
            if let Some(table) = lattice.take(&mut self.written) {
                self.strokes.forget(&lattice.bounds);
                tables.push(table);
            }
        }
        tables
    }

    /// Whether words are parted by signs. TeX writes none, and moves the pen instead.
    pub(super) fn is_spaced(&self) -> bool {
        self.spaces > self.kerned
    }

    /// The plot on the page, if there is one.
    pub(super) fn plot(&self) -> Option<Plot> {
        let turned = self.is_turned();
        let across = self.written.iter().filter(|run| run.upright.is_some() != turned).count();
        // Pixels among lines and boxes, and hardly any text: a panel of a figure, as a heat map is.
        const LABELS: usize = 300;
        // Labels of axes, legends and notes of a figure that is a page of its own.
        const FIGURE: usize = 900;
        let letters: usize = self.written.iter().map(|run| run.text.len()).sum();
        let panels = if letters < LABELS { self.pictures.images() } else { &[] };
        let across = across.saturating_add(panels.len());
        let is_drawn = self.is_drawn && letters < FIGURE;
        let plot = self.strokes.plot(&self.paper, across, is_drawn)?;
        Some(plot.with(panels.iter().map(|image| image.bounds)))
    }

    /// Whether most letters are upright: a page that is to be read from its side.
    pub(super) fn is_turned(&self) -> bool {
        let letters = |upright: bool| {
            let runs = self.written.iter().filter(|run| run.upright.is_some() == upright);
            runs.map(|run| run.text.len()).sum::<usize>()
        };
        letters(true) > letters(false)
    }
}

/// How many letters of a page could be read, font by font.
#[derive(Debug, Default)]
pub(super) struct Letters {
    read: usize,
    unread: usize,
    /// By where the fonts lie in memory; letters without a font have none.
    fonts: BTreeMap<usize, (usize, usize)>,
    /// The codes that were written in fonts whose letters are drawn one by one, by font.
    drawn: BTreeMap<usize, BTreeSet<u8>>,
}

impl Letters {
    fn count(&mut self, font: usize, read: usize, unread: usize) {
        self.read = self.read.saturating_add(read);
        self.unread = self.unread.saturating_add(unread);
        let of_font = self.fonts.entry(font).or_default();
        of_font.0 = of_font.0.saturating_add(read);
        of_font.1 = of_font.1.saturating_add(unread);
    }

    fn draw(&mut self, font: usize, codes: &[u8]) {
        self.drawn.entry(font).or_default().extend(codes);
    }

    /// Whether so much cannot be read that it may be a table. Signs that are not known stand here
    /// and there in a text; a font of which next to nothing is known may be that of all numbers.
    pub(super) fn are_unread(&self) -> bool {
        const FEW: usize = 24;
        // Of drawn letters a mark or a bullet takes one or two, the numbers of a small table three.
        const MARKS: usize = 2;
        let of_all = self.unread > self.read / 4;
        let is_unread = |(font, (read, unread)): (&usize, &(usize, usize))| {
            let drawn = self.drawn.get(font).map_or(0, BTreeSet::len);
            *unread > FEW && unread > read || *read == 0 && drawn > MARKS
        };
        of_all || self.fonts.iter().any(is_unread)
    }
}

/// What painting a form costs at least, as bytes of commands.
const FORM_COST: usize = 1 << 10;

/// What the pages of a document have in common.
pub(super) struct Pages<'a> {
    document: &'a Document,
    fonts: Fonts<'a>,
    /// Whether a program made the document that draws graphs.
    is_drawn: bool,
    /// Bytes of commands that may still be carried out: pages can share theirs, and forms paint each
    /// other, so that a small file draws without end.
    room: usize,
}

impl<'a> Pages<'a> {
    /// The pages of a document, which may unpack so many bytes of commands.
    pub(super) fn of(document: &'a Document, room: usize, is_drawn: bool) -> Self {
        Self { document, fonts: Fonts::of(document), is_drawn, room }
    }

    /// Reads a page.
    ///
    /// # Errors
    /// Its commands cannot be had, or are more than the limit.
    pub(super) fn read(&mut self, id: ObjectId) -> Result<Page, Reason> {
        let Self { document, room, .. } = *self;
        let dictionary = document.get_dictionary(id).map_err(reason)?;
        let paper = resources::inherited(document, dictionary, b"CropBox")
            .or_else(|| resources::inherited(document, dictionary, b"MediaBox"))
            .and_then(|sides| sides.as_array().ok())
            .and_then(|sides| match sides.iter().filter_map(number).collect::<Vec<_>>()[..] {
                [a, b, c, d] => Bounds::around([(a, b), (c, d)]),
                _ => None,
            })
            .unwrap_or(Bounds { left: 0.0, bottom: 0.0, right: 595.0, top: 842.0 });
        // To look for a page is work, too.
        self.room = room.saturating_sub(FORM_COST);
        let mut gaps = BTreeSet::new();
        let commands = self.unpack(dictionary, &mut gaps)?;
        let resources = Resources::of_page(document, dictionary);
        let page = Page {
            paper,
            written: Vec::new(),
            pictures: Pictures::default(),
            letters: Letters::default(),
            gaps,
            spaces: 0,
            kerned: 0,
            is_drawn: self.is_drawn,
            strokes: Strokes::default(),
        };
        let mut reading = Reading::of(document, &self.fonts, page, self.room);
        reading.commands(commands, &resources, 0);
        reading.annotations(dictionary);
        let (page, room) = reading.end();
        self.room = room;
        Ok(page)
    }

    /// The commands of a page.
    fn unpack(
        &mut self,
        page: &Dictionary,
        gaps: &mut BTreeSet<Reason>,
    ) -> Result<Vec<u8>, Reason> {
        let (streams, all) = streams::of_page(self.document, page);
        if !all {
            gaps.insert(Reason::Damaged);
        }
        let most = self.room.min(STREAM_BYTES);
        let mut commands = Vec::new();
        for stream in streams {
            let left = most.saturating_sub(commands.len());
            match streams::unpack(self.document, stream, left) {
                Ok(unpacked) => {
                    if !unpacked.whole {
                        gaps.insert(Reason::Damaged);
                    }
                    commands.extend(unpacked.bytes);
                    commands.push(b'\n');
                }
                Err(reason @ Reason::Limit(_)) => {
                    self.room = self.room.saturating_sub(most);
                    return Err(reason);
                }
                Err(reason) => {
                    // To unpack in vain is work as well.
                    self.room = self.room.saturating_sub(most / 64);
                    gaps.insert(reason);
                }
            }
        }
        self.room = self.room.saturating_sub(commands.len());
        Ok(commands)
    }
}
