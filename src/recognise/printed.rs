//! Printed text: logs, console output and listings, as tables and models.
//!
//! Lines pass through a window. At each line the `readers` are asked, from the most particular
//! convention to the most general; each has a file that states its convention. What none of them
//! takes is running text: only the numbers of units that it states are noted.

mod block;
mod context;
mod draft;
mod entry;
mod layout;
mod line;
mod origin;
mod pages;
mod pairs;
mod prompts;
mod readers;
mod stars;
#[cfg(test)]
mod tests;
mod titles;
mod vectors;

use super::conventions::Convention;
use super::notes::Above;
use super::sightings::{Sightings, line_place};
use super::tables::{self, PrintedRows};
use super::values::Evidence;
use super::{Found, Knowledge};
use crate::content::{Line, LineKind, PassageHead};
use crate::facts::{SightingKind, Table};
use crate::gap::{Gap, Reason};
use crate::place::{Place, Spot};
use block::{Block, Shape, place};
use context::Context;
use line::PrintedLine;
use readers::Begins;

/// Lines in the window; a table with more rows is seen in parts.
const WINDOW: usize = 6_000;

/// Lines that are kept ahead of the line that is looked at, as long as there are more to come.
const AHEAD: usize = 3_000;

/// Lines at the begin of a text in which a typesetter or compiler says that it wrote the text.
const FIRST_LINES: usize = 5;

/// Lines below a table among which its note stands, the rule that closes it included.
const NOTES: usize = 3;

/// Lines in a row, full of numbers, from which on something was not understood.
const UNTAKEN: usize = 3;

/// Lines of a page, full of numbers, from which on something was not understood. What was put
/// together from places on paper is taken apart by any line that was misread.
const LEFT: usize = 2;

/// The conventions of this room.
pub(super) fn conventions() -> impl Iterator<Item = Convention> {
    readers::READERS.iter().map(|reader| reader.convention)
}

/// A window on printed text.
pub(super) struct Window<'a> {
    knowledge: Knowledge<'a>,
    head: Option<PassageHead>,
    lines: Vec<PrintedLine>,
    seen: usize,
    /// Whether the text is the log of a typesetter or compiler: it holds no results.
    no_results: bool,
    /// Whether the text is the log of a session of SAS, which repeats the program.
    of_sas: bool,
    /// The word that its commands begin with, where that is no usual prompt.
    prompt: Option<String>,
    /// What the numbers of the text tell of the way in which it writes decimals.
    evidence: Evidence,
    /// The last line of which the numbers were weighed.
    observed: u64,
    /// Lines in a row that are full of numbers and that no recogniser took.
    untaken: usize,
    /// Such lines of a page, wherever they stand on it, and the numbers in them.
    left: (usize, u64),
    context: Context,
}

impl<'a> Window<'a> {
    pub(super) fn new(knowledge: Knowledge<'a>) -> Self {
        Self {
            knowledge,
            head: None,
            lines: Vec::new(),
            seen: 0,
            no_results: false,
            of_sas: false,
            prompt: None,
            evidence: Evidence::default(),
            observed: 0,
            untaken: 0,
            left: (0, 0),
            context: Context::new(),
        }
    }

    /// A text begins.
    pub(super) fn begin(&mut self, head: PassageHead) {
        *self = Self { head: Some(head), ..Self::new(self.knowledge) };
    }

    /// Takes the next line.
    pub(super) fn line(&mut self, line: Line, sightings: &mut Sightings, found: &mut Found) {
        self.seen = self.seen.saturating_add(1);
        if self.seen <= FIRST_LINES {
            self.no_results |= origin::is_of_typesetter(&line.text);
        }
        if self.no_results {
            return;
        }
        self.of_sas |= origin::is_of_sas(&line.text);
        let mut printed = PrintedLine::new(line.number, &line.text);
        if origin::is_of_licence(&line.text) || origin::describes_a_tibble(&line.text) {
            printed.silence();
        }
        let prose = line.kind == LineKind::Prose;
        // What a program printed stands apart from what was written around it.
        if self.lines.last().is_some_and(|last| last.is_prose() != prose && !last.is_blank()) {
            self.lines.push(PrintedLine::new(line.number, ""));
        }
        self.lines.push(if prose { printed.in_prose() } else { printed });
        if self.lines.len() >= WINDOW {
            self.look(AHEAD, sightings, found);
        }
    }

    /// The text ends.
    pub(super) fn end(&mut self, sightings: &mut Sightings, found: &mut Found) {
        self.look(0, sightings, found);
        let Some(head) = self.head.take() else { return };
        let (lines, numbers) = std::mem::take(&mut self.left);
        if lines >= LEFT {
            found.gaps.push(Gap::new(&head.place, Reason::NumbersLeft(numbers)));
        }
    }

    /// Looks at the lines in the window, and lets go of them; so many stay ahead.
    fn look(&mut self, ahead: usize, sightings: &mut Sightings, found: &mut Found) {
        let Some(head) = self.head.clone() else { return };
        let mut lines = std::mem::take(&mut self.lines);
        pages::set_apart(&mut lines, self.of_sas);
        vectors::unframe(&mut lines);
        titles::unbox(&mut lines);
        self.observe(&lines);
        self.prompt = self.prompt.take().or_else(|| prompts::find(&lines));
        if let Some(prompt) = &self.prompt {
            prompts::set_apart(&mut lines, prompt);
        }
        let mut at = 0_usize;
        while at.saturating_add(ahead) < lines.len() {
            let rest = lines.get(at..).unwrap_or_default();
            let Some(first) = rest.first() else { break };
            let begins = if self.context.fresh { Begins::Afresh } else { Begins::Anywhere };
            let conventions = self.knowledge.conventions;
            let block =
                (!first.is_blank()).then(|| readers::find(rest, begins, conventions)).flatten();
            match block {
                Some(block) => {
                    let length = block.length.max(1);
                    let last = rest.get(length.saturating_sub(1)).unwrap_or(first);
                    let place = place(&head, first, last);
                    let above = Above::beginning(found);
                    self.report(block, (first.number, place), &head, sightings, found);
                    let mut below = rest.iter().skip(length).take(NOTES);
                    if let Some(note) = below.find(|l| !l.is_blank() && !l.is_rule()) {
                        above.heed(&note.text(), found);
                    }
                    self.context.block_ends();
                    self.untaken = 0;
                    at = at.saturating_add(length);
                }
                None => {
                    self.context.running_text(first, &head, sightings);
                    self.context.fresh |= titles::is_above_a_table(rest);
                    self.leave(first, &head, found);
                    at = at.saturating_add(1);
                }
            }
        }
        lines.drain(..at.min(lines.len()));
        self.lines = lines;
    }

    /// Weighs the numbers of lines that were not weighed before.
    fn observe(&mut self, lines: &[PrintedLine]) {
        let last = std::mem::replace(&mut self.observed, lines.last().map_or(0, |l| l.number));
        for line in lines.iter().filter(|line| line.number > last && !line.is_prompt()) {
            let numbers = line.plain_pieces().iter().filter(|piece| piece.number);
            numbers.for_each(|piece| self.evidence.observe(&piece.text));
        }
    }

    /// Leaves a line that no recogniser took. Where several are full of numbers, something was not
    /// understood: that is a gap, once. Those of a page are told together when it ends.
    fn leave(&mut self, line: &PrintedLine, head: &PassageHead, found: &mut Found) {
        if line.is_blank() {
            return;
        }
        let numbers = readers::full_of(line);
        if let (Some(numbers), Spot::Page(_)) = (numbers, head.place.spot()) {
            let (lines, all) = self.left;
            self.left = (lines.saturating_add(1), all.saturating_add(numbers));
            return;
        }
        self.untaken = if numbers.is_some() { self.untaken.saturating_add(1) } else { 0 };
        if self.untaken == UNTAKEN {
            found.gaps.push(Gap::new(&line_place(head, line.number), Reason::NoTextLayer));
        }
    }

    /// Adds what a block shows to what was found.
    fn report(
        &mut self,
        block: Block,
        (first, place): (u64, Place),
        head: &PassageHead,
        sightings: &mut Sightings,
        found: &mut Found,
    ) {
        let models = found.models.len();
        match block.shape {
            Shape::Rows(rows) => {
                let printed = PrintedRows {
                    place,
                    hidden: head.hidden,
                    rows,
                    caption: self.context.title.clone(),
                    statistic: self.context.statistic,
                    notation: self.evidence.notation(),
                };
                tables::find_in_rows(printed, self.knowledge, found);
            }
            Shape::Table(drafted) => {
                let (table, models) = drafted.at(&place, head.hidden);
                found.tables.push(Table { title: self.context.title.clone(), ..table });
                found.models.extend(models);
            }
            Shape::Counts(counts) => {
                for (name, value) in counts {
                    if name == "observations" {
                        self.context.state_observations(first, value);
                    }
                    sightings.see(SightingKind::CountInText, &name, &place, Some(value));
                }
            }
        }
        let near = self.context.observations_near(first);
        for model in found.models.iter_mut().skip(models) {
            model.observations = model.observations.or(near);
        }
    }
}
