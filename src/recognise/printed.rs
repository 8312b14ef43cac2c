//! Printed text: logs, console output and listings, as tables and models.
//!
//! Lines pass through a window. At each line the recognisers of the window are asked, from the
//! most particular convention to the most general; each has a file that states its convention.
//! What none of them takes is running text: only the numbers of units that it states are noted.

mod aligned;
mod bars;
mod codebook;
mod draft;
mod estimates;
mod heads;
mod layout;
mod line;
mod merge_report;
mod model_summary;
mod pairs;
mod summary_detail;
mod summary_frame;
mod tabstat;
mod tabulation;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_consoles;

use super::sightings::{Sightings, line_place};
use super::{Found, Knowledge, stated_counts, tables};
use crate::content::{Line, PassageHead, Row};
use crate::facts::{Model, SightingKind, Table};
use crate::place::{Place, Spot};
use line::PrintedLine;

/// Lines in the window; a table with more rows is seen in parts.
const WINDOW: usize = 6_000;

/// Lines that are kept ahead of the line that is looked at, as long as there are more to come.
const AHEAD: usize = 3_000;

/// Lines at the begin of a text in which a typesetter or compiler says that it wrote the text.
const FIRST_LINES: usize = 5;

/// A window on printed text.
pub(super) struct Window<'a> {
    knowledge: Knowledge<'a>,
    head: Option<PassageHead>,
    lines: Vec<PrintedLine>,
    seen: usize,
    /// Whether the text is the log of a typesetter or compiler: it holds no results.
    no_results: bool,
    /// Whether a table can begin at the next line: after an empty line, a command, a table.
    fresh: bool,
    /// The last line of running text: it may be the title of what follows.
    before: Option<String>,
    /// The last number of observations that the running text states, and its line: estimates that
    /// follow closely were made on them.
    observations: Option<(u64, u64)>,
    /// Whether the last command asked for a number of units: `count` in Stata, `nrow` in R.
    counts: bool,
}

/// Lines between a stated number of observations and the estimates that were made on them.
const NEAR: u64 = 12;

/// Something that a recogniser found at the begin of some lines.
pub(super) struct Block {
    /// How many lines it takes.
    length: usize,
    shape: Shape,
}

enum Shape {
    /// Rows of cells, still to be looked at as a table.
    Rows(Vec<Row>),
    /// A table, with the model that it shows if it shows one.
    Table(Box<Table>, Option<Model>),
    /// Numbers of units that are no table.
    Counts(Vec<(String, u64)>),
}

impl Block {
    fn rows(length: usize, rows: Vec<Row>) -> Self {
        Self { length, shape: Shape::Rows(rows) }
    }
}

impl<'a> Window<'a> {
    pub(super) fn new(knowledge: Knowledge<'a>) -> Self {
        Self {
            knowledge,
            head: None,
            lines: Vec::new(),
            seen: 0,
            no_results: false,
            fresh: true,
            before: None,
            observations: None,
            counts: false,
        }
    }

    pub(super) fn begin(&mut self, head: PassageHead) {
        self.head = Some(head);
        self.lines.clear();
        self.seen = 0;
        self.no_results = false;
        self.fresh = true;
        self.before = None;
        self.observations = None;
        self.counts = false;
    }

    /// Takes the next line.
    pub(super) fn line(&mut self, line: Line, sightings: &mut Sightings, found: &mut Found) {
        self.seen = self.seen.saturating_add(1);
        if self.seen <= FIRST_LINES {
            self.no_results |= is_of_typesetter(&line.text);
        }
        if self.no_results {
            return;
        }
        self.lines.push(PrintedLine::new(line.number, &line.text));
        if self.lines.len() >= WINDOW {
            self.look(AHEAD, sightings, found);
        }
    }

    /// The text ends.
    pub(super) fn end(&mut self, sightings: &mut Sightings, found: &mut Found) {
        self.look(0, sightings, found);
        self.head = None;
    }

    /// Looks at the lines in the window, and lets go of them; so many stay ahead.
    fn look(&mut self, ahead: usize, sightings: &mut Sightings, found: &mut Found) {
        let Some(head) = self.head.clone() else { return };
        let lines = std::mem::take(&mut self.lines);
        let mut at = 0_usize;
        while at.saturating_add(ahead) < lines.len() {
            let rest = lines.get(at..).unwrap_or_default();
            let Some(first) = rest.first() else { break };
            let block = if first.is_blank() { None } else { self.recognise(rest, &head) };
            match block {
                Some(block) => {
                    let length = block.length.max(1);
                    let last = rest.get(length.saturating_sub(1)).unwrap_or(first);
                    let place = place(&head, first, last);
                    self.report(block, (first.number, place), &head, sightings, found);
                    self.fresh = true;
                    self.before = None;
                    at = at.saturating_add(length);
                }
                None => {
                    self.running_text(first, &head, sightings);
                    at = at.saturating_add(1);
                }
            }
        }
        self.lines = lines.get(at..).unwrap_or_default().to_vec();
    }

    /// The block that begins at the first of some lines.
    fn recognise(&self, lines: &[PrintedLine], head: &PassageHead) -> Option<Block> {
        if lines.first().is_some_and(PrintedLine::is_prompt) {
            return None;
        }
        let place = |length: usize| {
            let first = lines.first()?;
            Some(place(head, first, lines.get(length.saturating_sub(1)).unwrap_or(first)))
        };
        merge_report::find(lines)
            .or_else(|| bars::find(lines))
            .or_else(|| codebook::find(lines, &place, head.hidden))
            .or_else(|| summary_detail::find(lines, &place, head.hidden))
            .or_else(|| tabstat::find(lines, &place, head.hidden))
            .or_else(|| {
                // What begins anywhere but at a fresh line is the middle of something else.
                self.fresh.then_some(())?;
                model_summary::find(lines, &place, head.hidden)
                    .or_else(|| estimates::find(lines, &place, head.hidden))
                    .or_else(|| tabulation::find(lines, &place, head.hidden))
                    .or_else(|| summary_frame::find(lines, &place, head.hidden))
                    .or_else(|| aligned::find(lines))
            })
    }

    /// Adds what a block shows to what was found.
    fn report(
        &self,
        block: Block,
        (first, place): (u64, Place),
        head: &PassageHead,
        sightings: &mut Sightings,
        found: &mut Found,
    ) {
        match block.shape {
            Shape::Rows(rows) => {
                let title = self.before.clone();
                let models = found.models.len();
                tables::find_in_rows(&place, head.hidden, rows, title, self.knowledge, found);
                let near =
                    self.observations.filter(|(line, _)| first.saturating_sub(*line) <= NEAR);
                for model in found.models.iter_mut().skip(models) {
                    model.observations = model.observations.or(near.map(|(_, value)| value));
                }
            }
            Shape::Table(mut table, model) => {
                if table.title.is_none() {
                    table.title.clone_from(&self.before);
                }
                found.tables.push(*table);
                found.models.extend(model);
            }
            Shape::Counts(counts) => {
                for (name, value) in counts {
                    sightings.see(SightingKind::CountInText, &name, &place, Some(value));
                }
            }
        }
    }

    /// Looks at a line that no recogniser took.
    fn running_text(&mut self, line: &PrintedLine, head: &PassageHead, sightings: &mut Sightings) {
        self.fresh = line.is_blank() || line.is_prompt() || line.is_rule();
        if line.is_blank() || line.is_rule() {
            return;
        }
        let text = line.text();
        if line.is_prompt() {
            self.observations = None;
            self.counts = asks_for_a_count(&text);
        } else {
            let place = line_place(head, line.number);
            let answer = text.trim().trim_start_matches("[1]").trim().replace(',', "");
            if let Some(number) = answer.parse().ok().filter(|_| self.counts) {
                sightings.see(SightingKind::CountInText, "count", &place, Some(number));
            }
            self.counts = false;
            for stated in stated_counts::find(&text) {
                let name = stated.name.to_lowercase();
                sightings.see(SightingKind::CountInText, &name, &place, Some(stated.value));
                if matches!(name.as_str(), "n" | "nobs" | "obs" | "observations" | "waarnemingen") {
                    self.observations = Some((line.number, stated.value));
                }
            }
            self.before = Some(text.trim().to_owned());
        }
    }
}

/// Whether a command prints nothing but a number of units.
fn asks_for_a_count(line: &str) -> bool {
    let command = line.trim_start_matches(['.', '>', ' ']);
    let word = command.split(|sign: char| !sign.is_alphanumeric()).next().unwrap_or_default();
    matches!(word, "count" | "cou" | "coun" | "nrow" | "NROW")
}

/// The place of some lines: in a file that is one text, the lines; in a part of a document, that
/// part.
fn place(head: &PassageHead, first: &PrintedLine, last: &PrintedLine) -> Place {
    match head.place.spot() {
        Spot::Whole => head.place.at(Spot::Lines(first.number, last.number)),
        _ => head.place.clone(),
    }
}

/// Whether a line says that a typesetter or a compiler wrote the text.
fn is_of_typesetter(line: &str) -> bool {
    const SIGNS: [&str; 8] = [
        "This is TeX",
        "This is pdfTeX",
        "This is XeTeX",
        "This is LuaTeX",
        "This is LuaHBTeX",
        "This is BibTeX",
        "This is Biber",
        "entering extended mode",
    ];
    let line = line.trim_start();
    SIGNS.iter().any(|sign| line.starts_with(sign)) || line.contains("(preloaded format=")
}
