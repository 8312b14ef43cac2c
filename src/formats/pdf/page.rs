//! One page: its commands carried out as far as places go.

mod drawing;
mod resources;
mod state;

use super::font::{Font, Fonts};
use super::operands::{matrix, number};
use super::{STREAM_BYTES, reason};
use crate::content::Looks;
use crate::formats::layout::{Bounds, Point, Run, Shown, Upright};
use crate::gap::Reason;
pub(super) use drawing::Plot;
use drawing::Strokes;
use lopdf::content::{Content, Operation};
use lopdf::{Document, Object, ObjectId, Stream};
use resources::Resources;
use state::State;
use std::rc::Rc;

/// A picture of pixels on the page.
#[derive(Debug)]
pub(super) struct Image {
    pub(super) id: Option<ObjectId>,
    pub(super) size: (u32, u32),
    pub(super) looks: Looks,
    /// Where it stands.
    pub(super) bounds: Bounds,
    /// A file of its own, with its ending, where it is kept as one.
    pub(super) file: Option<(&'static str, Vec<u8>)>,
}

/// What is on a page.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) paper: Bounds,
    pub(super) written: Vec<Run>,
    pub(super) images: Vec<Image>,
    /// Letters that could be read, and those that could not.
    pub(super) decoded: usize,
    pub(super) undecoded: usize,
    /// Whether the commands break off.
    pub(super) broken: bool,
    /// Whether a program made it that draws graphs.
    is_drawn: bool,
    strokes: Strokes,
}

impl Page {
    /// The plot on the page, if there is one.
    pub(super) fn plot(&self) -> Option<Plot> {
        let turned = self.is_turned();
        let across = self.written.iter().filter(|run| run.upright.is_some() != turned).count();
        // Pixels among lines and boxes, and hardly any text: a panel of a figure, as a heat map is.
        const LABELS: usize = 300;
        // Labels of axes, legends and notes of a figure that is a page of its own.
        const FIGURE: usize = 900;
        let letters: usize = self.written.iter().map(|run| run.text.len()).sum();
        let panels = if letters < LABELS { self.images.as_slice() } else { &[] };
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

/// Forms within forms that are followed.
const DEEPEST: u32 = 8;
/// What painting a form costs at least, as bytes of commands.
const FORM_COST: usize = 1 << 10;
/// Runs that are kept of one page.
const MOST_RUNS: usize = 200_000;

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
        let most = room.min(STREAM_BYTES);
        // To look for a page is work, too, and so is to unpack it in vain.
        self.room = room.saturating_sub(FORM_COST);
        let commands = document.get_page_content_with_limit(id, most).map_err(|error| {
            let reason = reason(error);
            let part = if matches!(reason, Reason::Limit(_)) { 1 } else { 64 };
            self.room = self.room.saturating_sub(most / part);
            reason
        })?;
        let room = self.room.saturating_sub(commands.len());
        let resources = Resources::of_page(document, dictionary);
        let page = Page {
            paper,
            written: Vec::new(),
            images: Vec::new(),
            decoded: 0,
            undecoded: 0,
            broken: false,
            is_drawn: self.is_drawn,
            strokes: Strokes::default(),
        };
        let state = State::default();
        let fonts = &self.fonts;
        let mut reading = Reading { document, fonts, page, state, stack: Vec::new(), room };
        reading.commands(&commands, &resources, 0);
        let Reading { page, room, .. } = reading;
        self.room = room;
        Ok(page)
    }
}

struct Reading<'r, 'a> {
    document: &'a Document,
    fonts: &'r Fonts<'a>,
    page: Page,
    state: State,
    stack: Vec<State>,
    /// Bytes of commands that forms may still add.
    room: usize,
}

impl<'a> Reading<'_, 'a> {
    fn commands(&mut self, commands: &[u8], resources: &Resources<'a>, depth: u32) {
        let mut font: Option<Rc<Font<'a>>> = None;
        for operation in Content::decode_iter(commands) {
            let Ok(operation) = operation else {
                self.page.broken = true;
                return;
            };
            let operands = operation.operands.as_slice();
            match operation.operator.as_str() {
                "q" if self.stack.len() < 512 => self.stack.push(self.state.clone()),
                "Q" => {
                    if let Some(state) = self.stack.pop() {
                        self.state = state;
                    }
                }
                "cm" => self.state.matrix = matrix(operands).then(self.state.matrix),
                "Tf" => {
                    if let [Object::Name(name), size, ..] = operands {
                        font = resources.font(name, self.fonts);
                        self.state.size = number(size).unwrap_or(0.0);
                    }
                }
                "Tj" | "TJ" | "'" | "\"" => self.write(&operation, font.as_deref()),
                "Do" => {
                    if let Some(Object::Name(name)) = operands.first() {
                        self.paint(name, resources, depth);
                    }
                }
                "BI" => {
                    if let Some(Object::Stream(image)) = operands.first() {
                        let side = |short: &[u8], long: &[u8]| {
                            let side = image.dict.get(short).or_else(|_| image.dict.get(long));
                            side.ok().and_then(number).unwrap_or(0.0) as u32
                        };
                        let size = (side(b"W", b"Width"), side(b"H", b"Height"));
                        self.image(None, size, None);
                    }
                }
                operator => {
                    if !self.state.follow(operator, operands) {
                        let numbers: Vec<f64> = operands.iter().filter_map(number).collect();
                        let state = &self.state;
                        self.page.strokes.follow(operator, &numbers, state.matrix, state.white);
                    }
                }
            }
        }
    }

    /// Writes a string, or strings with room between them.
    fn write(&mut self, operation: &Operation, font: Option<&Font<'a>>) {
        let mut operands = operation.operands.as_slice();
        if matches!(operation.operator.as_str(), "'" | "\"") {
            self.state.next_line();
            operands = operands.get(operands.len().saturating_sub(1)..).unwrap_or_default();
        }
        let pieces = match operands.first() {
            Some(Object::Array(pieces)) => pieces.as_slice(),
            Some(_) => operands.get(..1).unwrap_or_default(),
            None => return,
        };
        for piece in pieces {
            match piece {
                Object::String(bytes, _) => self.string(bytes, font),
                other => {
                    let room = number(other).unwrap_or(0.0);
                    let shift = -room / 1000.0 * self.state.size * self.state.stretch;
                    self.state.advance(shift);
                }
            }
        }
    }

    fn string(&mut self, bytes: &[u8], font: Option<&Font<'a>>) {
        let state = &self.state;
        let Some(font) = font else {
            self.page.undecoded = self.page.undecoded.saturating_add(bytes.len());
            return;
        };
        let letters = font.read(bytes);
        let width = (letters.width * state.size
            + letters.count * state.between_letters
            + letters.spaces * state.between_words)
            * state.stretch;
        let matrix = state.text.then(state.matrix);
        let (left, base) = matrix.apply((0.0, state.rise));
        let (right, end) = matrix.apply((width, state.rise));
        let unread = letters
            .text
            .chars()
            .filter(|sign| *sign == '\u{fffd}' || (sign.is_control() && *sign != '\t'))
            .count();
        self.page.undecoded = self.page.undecoded.saturating_add(unread);
        self.page.decoded =
            self.page.decoded.saturating_add(letters.text.chars().count().saturating_sub(unread));
        let middle = ((left + right) / 2.0, (base + end) / 2.0 + state.size * 0.2);
        let unseen = matches!(state.mode, 3 | 7)
            || !self.page.paper.wider(2.0).contains((left, base))
            || (state.white && !self.page.strokes.darkened(middle));
        let run = Run {
            text: letters.text,
            left: left.min(right),
            right: left.max(right),
            base,
            size: (state.size * matrix.up()).abs(),
            fixed: font.fixed,
            upright: matrix.turned().then_some(Upright { from: base, to: end }),
            shown: if unseen { Shown::Not } else { Shown::Plainly },
        };
        if self.page.written.len() >= MOST_RUNS {
            self.page.broken = true;
        } else if !run.text.trim().is_empty() {
            self.page.written.push(run);
        }
        self.state.advance(width);
    }

    /// Paints what the resources hold under a name: a form of more commands, or a picture.
    fn paint(&mut self, name: &[u8], resources: &Resources<'a>, depth: u32) {
        let Some((id, stream)) = resources.object(name) else { return };
        let kind = stream.dict.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
        if kind == b"Form" {
            if depth >= DEEPEST {
                self.page.broken = true;
                return;
            }
            // To look for a form is work, too.
            self.room = self.room.saturating_sub(FORM_COST);
            let Ok(commands) = stream.get_plain_content_with_limit(self.room) else {
                self.page.broken = true;
                return;
            };
            self.room = self.room.saturating_sub(commands.len());
            let (before, held) = (self.state.clone(), std::mem::take(&mut self.stack));
            if let Ok(own) = stream.dict.get_deref(b"Matrix", self.document)
                && let Ok(own) = own.as_array()
            {
                self.state.matrix = matrix(own).then(self.state.matrix);
            }
            let own = Resources::of_form(self.document, &stream.dict);
            self.commands(&commands, own.as_ref().unwrap_or(resources), depth.saturating_add(1));
            self.state = before;
            self.stack = held;
        } else if kind == b"Image" {
            let side = |key: &[u8]| {
                let side = stream.dict.get_deref(key, self.document);
                side.ok().and_then(number).unwrap_or(0.0) as u32
            };
            self.image(id, (side(b"Width"), side(b"Height")), Some(stream));
        }
    }

    fn image(&mut self, id: Option<ObjectId>, size: (u32, u32), stream: Option<&Stream>) {
        const ICON: f64 = 40.0;
        const MOST_IMAGES: usize = 10_000;
        let matrix = self.state.matrix;
        let corners: [Point; 4] = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)];
        let Some(bounds) = Bounds::around(corners.map(|corner| matrix.apply(corner))) else {
            return;
        };
        let short = bounds.width().min(bounds.height());
        let long = bounds.width().max(bounds.height());
        // The same picture again is no other one.
        if id.is_some() && self.page.images.iter().any(|image| image.id == id) {
            return;
        }
        // Icons, rules and the strips that shadings are cut into.
        if short < ICON || long > short * 10.0 || self.page.images.len() >= MOST_IMAGES {
            return;
        }
        // The last filter alone is the file that was put in.
        let file = stream.filter(|stream| {
            stream.filters().is_ok_and(|filters| filters.as_slice() == [b"DCTDecode".as_slice()])
        });
        let file = file.map(|stream| ("jpg", stream.content.clone()));
        self.page.images.push(Image { id, size, looks: Looks::Plot, bounds, file });
    }
}
