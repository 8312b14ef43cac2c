//! The commands of a page carried out one by one: where the pen goes, and what is written.

use super::Page;
use super::resources::Resources;
use super::state::State;
use crate::formats::layout::{Run, Shown, Upright};
use crate::formats::pdf::font::{Font, Fonts};
use crate::formats::pdf::operands::{matrix, number};
use crate::gap::Reason;
use lopdf::content::{Content, Operation};
use lopdf::{Document, Object};
use memchr::memmem;
use std::collections::BTreeSet;
use std::rc::Rc;

/// A page while it is read.
pub(super) struct Reading<'r, 'a> {
    pub(super) document: &'a Document,
    fonts: &'r Fonts<'a>,
    pub(super) page: Page,
    pub(super) pen: Pen<'a>,
    pub(super) stack: Vec<Pen<'a>>,
    /// Bytes of commands that forms may still add.
    pub(super) room: usize,
    /// Patterns and masks that were looked into, by where they lie in memory.
    pub(super) patterns: BTreeSet<usize>,
}

/// What `q` puts aside and `Q` takes back.
#[derive(Clone, Default)]
pub(super) struct Pen<'a> {
    pub(super) state: State,
    font: Option<Rc<Font<'a>>>,
}

/// Runs that are kept of one page.
const MOST_RUNS: usize = 200_000;

/// A command of no document. The parser stops without a word where it does not understand the
/// commands; only when it comes as far as this one it has read them all.
const END: &str = "voorcheckEnd";

impl<'r, 'a> Reading<'r, 'a> {
    /// Begins a page, whose forms may take so many bytes of commands.
    pub(super) fn of(
        document: &'a Document,
        fonts: &'r Fonts<'a>,
        page: Page,
        room: usize,
    ) -> Self {
        let (pen, stack, patterns) = (Pen::default(), Vec::new(), BTreeSet::new());
        Self { document, fonts, page, pen, stack, room, patterns }
    }

    /// The page, and the bytes that the next ones may still take.
    pub(super) fn end(mut self) -> (Page, usize) {
        if self.page.pictures.are_over() {
            self.gap(Reason::Damaged);
        }
        (self.page, self.room)
    }

    /// Something of the page was not read.
    pub(super) fn gap(&mut self, reason: Reason) {
        self.page.gaps.insert(reason);
    }

    /// Carries commands out.
    pub(super) fn commands(&mut self, commands: Vec<u8>, resources: &Resources<'a>, depth: u32) {
        // No program writes it; who does, wants to be taken for the end.
        let honest = memmem::find(&commands, END.as_bytes()).is_none();
        let commands = closed(commands);
        let mut ended = false;
        for operation in Content::decode_iter(&commands).map_while(Result::ok) {
            ended = operation.operator == END;
            self.follow(&operation, resources, depth);
        }
        if !ended || !honest {
            self.gap(Reason::Damaged);
        }
    }

    fn follow(&mut self, operation: &Operation, resources: &Resources<'a>, depth: u32) {
        const MOST_PENS: usize = 512;
        let operands = operation.operands.as_slice();
        match operation.operator.as_str() {
            "q" if self.stack.len() < MOST_PENS => self.stack.push(self.pen.clone()),
            "Q" => {
                if let Some(pen) = self.stack.pop() {
                    self.pen = pen;
                }
            }
            "cm" => {
                let state = &mut self.pen.state;
                state.matrix = matrix(operands).then(state.matrix);
            }
            "Tf" => {
                if let [Object::Name(name), size, ..] = operands {
                    self.pen.font = resources.font(name, self.fonts);
                    self.pen.state.size = number(size).unwrap_or(0.0);
                }
            }
            "Tj" | "TJ" | "'" | "\"" => self.write(operation),
            "Do" => {
                if let Some(Object::Name(name)) = operands.first() {
                    self.paint(name, resources, depth);
                }
            }
            "BI" => self.inline(operands.first()),
            "gs" => {
                if let Some(Object::Name(name)) = operands.first() {
                    self.settings(name, resources, depth);
                }
            }
            operator => {
                if let ("scn" | "SCN", Some(Object::Name(name))) = (operator, operands.last()) {
                    self.pattern(name, resources, depth);
                }
                if !self.pen.state.follow(operator, operands) {
                    let numbers: Vec<f64> = operands.iter().filter_map(number).collect();
                    let state = &self.pen.state;
                    self.page.strokes.follow(operator, &numbers, state.matrix, state.white);
                }
            }
        }
    }

    /// Takes over the font that settings of the page name.
    pub(super) fn set_font(&mut self, font: Option<Rc<Font<'a>>>, size: f64) {
        self.pen.font = font;
        self.pen.state.size = size;
    }

    /// The font that a dictionary describes.
    pub(super) fn font(&self, font: &'a lopdf::Dictionary) -> Rc<Font<'a>> {
        self.fonts.read(font)
    }

    /// Writes a string, or strings with room between them.
    fn write(&mut self, operation: &Operation) {
        let mut operands = operation.operands.as_slice();
        if matches!(operation.operator.as_str(), "'" | "\"") {
            self.pen.state.next_line();
            operands = operands.get(operands.len().saturating_sub(1)..).unwrap_or_default();
        }
        let pieces = match operands.first() {
            Some(Object::Array(pieces)) => pieces.as_slice(),
            Some(_) => operands.get(..1).unwrap_or_default(),
            None => return,
        };
        for piece in pieces {
            match piece {
                Object::String(bytes, _) => self.string(bytes),
                other => self.kern(number(other).unwrap_or(0.0)),
            }
        }
    }

    /// Moves on between two strings; room as wide as that between words is one.
    fn kern(&mut self, room: f64) {
        let state = &mut self.pen.state;
        state.advance(-room / 1000.0 * state.size * state.stretch);
        let ems = -room / 1000.0 * state.stretch;
        let (right, base) = state.text.then(state.matrix).apply((0.0, state.rise));
        if !(0.16..0.9).contains(&ems) {
            return;
        }
        let last = self.page.written.last_mut();
        let last = last.filter(|run| run.upright.is_none() && (run.base - base).abs() < 0.5);
        let is_next = |run: &&mut Run| right > run.right && right - run.right < run.size;
        if let Some(run) = last.filter(is_next).filter(|run| !run.text.ends_with(' ')) {
            run.text.push(' ');
            self.page.kerned = self.page.kerned.saturating_add(1);
        }
    }

    fn string(&mut self, bytes: &[u8]) {
        let Pen { state, font } = &self.pen;
        let Some(font) = font else {
            self.page.letters.count(0, 0, bytes.len());
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
        let read = letters.text.chars().count().saturating_sub(letters.unread);
        let name = Rc::as_ptr(font).addr();
        self.page.letters.count(name, read, letters.unread);
        if font.drawn {
            self.page.letters.draw(name, bytes);
        }
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
        if font.disguised {
            self.gap(Reason::Unsupported);
        }
        self.keep(run);
        self.pen.state.advance(width);
    }

    /// Keeps what was written.
    pub(super) fn keep(&mut self, run: Run) {
        let spaces = run.text.matches(' ').count();
        self.page.spaces = self.page.spaces.saturating_add(spaces);
        if run.text.trim().is_empty() {
            // Word writes the room between words on its own.
            let last = self.page.written.last_mut().filter(|last| {
                let follows = (run.left - last.right).abs() < run.size * 0.3;
                let on_line = (last.base - run.base).abs() < 0.5 && last.upright.is_none();
                spaces > 0 && follows && on_line && !last.text.ends_with(' ')
            });
            if let Some(last) = last {
                last.text.push(' ');
            }
        } else if self.page.written.len() >= MOST_RUNS {
            self.gap(Reason::Damaged);
        } else {
            self.page.written.push(run);
        }
    }
}

/// Commands with the one behind them that shows whether all were read.
pub(super) fn closed(mut commands: Vec<u8>) -> Vec<u8> {
    commands.push(b'\n');
    commands.extend(END.as_bytes());
    commands
}

/// Whether commands write, or show a picture or form: whatever may hold something to read. What
/// cannot be read to its end may.
pub(super) fn shows(commands: &[u8]) -> bool {
    let mut last = false;
    for operation in Content::decode_iter(commands).map_while(Result::ok) {
        last = operation.operator == END;
        if matches!(operation.operator.as_str(), "Tj" | "TJ" | "'" | "\"" | "Do" | "BI") {
            return true;
        }
    }
    !last
}
