//! The recognisers: from content to facts. They know no format, touch no file and decide nothing.
//!
//! [`Recogniser`] takes the content of one entry as it is read and hands each piece to the room
//! that knows its kind: grids to `tables`, lines of text to `passages`, pictures to `graphs`; and
//! `personal` and `sources` watch all of it. When
//! the entry ends, `form` says whether it is the control form, `acro` whether it is a record of
//! ACRO, and `roles` what it is for.

mod acro;
pub mod conventions;
mod digits;
mod form;
mod graphs;
mod identifiers;
mod models;
mod notes;
mod passages;
mod pasted;
mod personal;
mod printed;
mod roles;
mod scripts;
mod sightings;
mod sources;
mod stated_counts;
mod statements;
mod tables;
pub mod values;
pub mod words;
mod wrapped;

use crate::content::{Content, Hidden, Inner, Nature, Property, Sink};
use crate::facts::{AcroRecord, Form, Graph, Model, Role, Sighting, Statement, Table};
use crate::gap::{Gap, Reason};
use crate::place::Place;
use crate::policy::{Datasets, Edition, Identifiers, Limits, Policy};
use conventions::Conventions;
use graphs::Figures;
use notes::Above;
use passages::Passages;
use personal::Watch;
pub(crate) use roles::with_inner as role_with_inner;
use sources::Sources;
use statements::Statements;
pub(crate) use statements::settle;
use tables::Grids;
use wrapped::Wrapped;

/// What the recognisers are told besides the content: names to look for and how much to keep.
#[derive(Debug, Clone, Copy)]
pub struct Knowledge<'a> {
    /// Names that lead to units.
    pub identifiers: &'a Identifiers,
    /// Names of data sets that have rules of their own.
    pub datasets: &'a Datasets,
    /// How much is kept.
    pub limits: &'a Limits,
    /// What the control form is called.
    pub form_name: &'a str,
    /// What the form says before it is filled in, where that is known.
    pub blank_form: Option<&'a Form>,
    /// The conventions that they follow: all of them, unless one is measured.
    pub conventions: Conventions,
}

impl<'a> Knowledge<'a> {
    /// What the rules of an edition say, without a form of the project.
    #[must_use]
    pub fn of(policy: &'a Policy, edition: &'a Edition) -> Self {
        Self {
            identifiers: &policy.identifiers,
            datasets: &policy.datasets,
            limits: &policy.limits,
            form_name: edition.form.name.as_str(),
            blank_form: None,
            conventions: Conventions::default(),
        }
    }
}

/// Everything that was found in one entry.
#[derive(Debug, Default)]
pub struct Found {
    /// Tables, hidden ones included.
    pub tables: Vec<Table>,
    /// Fitted models.
    pub models: Vec<Model>,
    /// Graphs.
    pub graphs: Vec<Graph>,
    /// What a person does not see.
    pub hidden: Vec<Hidden>,
    /// What the file says about itself.
    pub properties: Vec<Property>,
    /// Names, values and remarks that matter to disclosure.
    pub sightings: Vec<Sighting>,
    /// Lines and rows that state a number of observations.
    pub statements: Vec<Statement>,
    /// What it says as a control form, if it is one.
    pub form: Option<Form>,
    /// What it says as a record of ACRO, if it is one.
    pub acro: Option<AcroRecord>,
    /// Files within the file, still to be opened.
    pub inner: Vec<Within>,
    /// What was not read.
    pub gaps: Vec<Gap>,
}

/// A file within an entry, still to be opened.
#[derive(Debug, PartialEq, Eq)]
pub struct Within {
    /// Its name and bytes.
    pub file: Inner,
    /// The number of observations stated beside it, for the case that it is a figure.
    pub observations: Option<u64>,
    /// How many of its numbers a chart shows that is drawn from it; 0 for other files.
    pub shown: u64,
}

/// Takes the content of one entry and finds facts in it.
pub struct Recogniser<'a> {
    place: Place,
    nature: Nature,
    knowledge: Knowledge<'a>,
    wrapped: Wrapped,
    grids: Grids<'a>,
    passages: Passages<'a>,
    figures: Figures,
    form: form::Sheet,
    acro: acro::Lines,
    statements: Statements,
    persons: Watch,
    sources: Sources<'a>,
    found: Found,
    /// Bytes of the files within the entry that are kept.
    inner_bytes: u64,
    /// Whether so much was found that nothing more is looked at.
    full: bool,
}

impl<'a> Recogniser<'a> {
    /// For an entry of that nature.
    #[must_use]
    pub fn new(place: Place, nature: Nature, knowledge: Knowledge<'a>) -> Self {
        let mut persons = Watch::default();
        persons.name(&place);
        let sources = Sources::new(knowledge.datasets, &place);
        Self {
            place,
            nature,
            knowledge,
            wrapped: Wrapped::default(),
            grids: Grids::new(knowledge),
            passages: Passages::new(knowledge),
            figures: Figures::default(),
            form: form::Sheet::default(),
            acro: acro::Lines::default(),
            statements: Statements::default(),
            persons,
            sources,
            found: Found::default(),
            inner_bytes: 0,
            full: false,
        }
    }

    /// What was found, and what the entry is for.
    #[must_use]
    pub fn finish(mut self) -> (Found, Role) {
        if let Some(line) = self.wrapped.rest() {
            self.look(line);
        }
        self.grids.finish(&mut self.found);
        self.passages.finish(&mut self.found);
        self.figures.finish(&mut self.found);
        self.found.statements = self.statements.finish();
        // A key that stands with the name of its variable is seen under that name.
        let sightings = &mut self.found.sightings;
        for sighting in self.persons.finish() {
            let seen = sightings
                .iter()
                .any(|other| other.kind == sighting.kind && other.place == sighting.place);
            if !seen {
                sightings.push(sighting);
            }
        }
        sightings.extend(self.sources.finish());
        if !self.full {
            bound(&self.place, self.knowledge.limits.facts, &mut self.found);
        }
        self.found.form = self.form.form(&self.place, self.nature, self.knowledge, &self.found);
        self.found.acro = self.acro.record();
        let role = roles::role(&self.place, self.nature, &self.found);
        if matches!(role, Role::Script | Role::Documentation) {
            sightings::as_pasted(&mut self.found.sightings);
            personal::forget_authors(&mut self.found.sightings);
        }
        (self.found, role)
    }
}

impl Recogniser<'_> {
    /// Keeps a file within the entry, if there is room.
    fn keep(&mut self, file: Inner, shown: u64) -> bool {
        let most = self.knowledge.limits.whole_bytes;
        let bytes = self.inner_bytes.saturating_add(file.bytes.len() as u64);
        if bytes > most {
            let place = self.place.inside(&file.name);
            self.found.gaps.push(Gap::new(&place, Reason::limit("whole_bytes", most)));
            return false;
        }
        self.inner_bytes = bytes;
        self.found.inner.push(Within { file, observations: None, shown });
        true
    }
}

/// Whether more was found than is kept of a candidate; that is a gap, then.
fn bound(place: &Place, most: u64, found: &mut Found) -> bool {
    let full = found.count() > most;
    if full {
        found.gaps.push(Gap::new(place, Reason::limit("facts", most)));
    }
    full
}

impl Found {
    /// How many facts there are.
    fn count(&self) -> u64 {
        let lists = [
            self.tables.len(),
            self.models.len(),
            self.graphs.len(),
            self.hidden.len(),
            self.properties.len(),
            self.sightings.len(),
            self.inner.len(),
            self.gaps.len(),
        ];
        lists.into_iter().fold(0, |sum, length| sum.saturating_add(length as u64))
    }
}

impl Sink for Recogniser<'_> {
    fn take(&mut self, content: Content) {
        for content in self.wrapped.pass(digits::plainly(content)).into_iter().flatten() {
            self.look(content);
        }
    }
}

impl Recogniser<'_> {
    /// Hands a piece of content to the room that knows its kind.
    fn look(&mut self, content: Content) {
        if self.full {
            return;
        }
        self.form.see(&content);
        self.acro.see(&content);
        self.statements.see(&self.place, &content);
        self.persons.see(&content);
        self.sources.see(&content);
        match content {
            Content::Grid(head) => self.grids.begin(head, self.passages.recent().last()),
            Content::Row(row) => {
                self.figures.cells(&row.cells, &mut self.found);
                self.grids.row(row);
            }
            Content::GridEnd(foot) => {
                if let Some((head, lines)) = self.grids.lines() {
                    self.passages.begin(head);
                    lines.into_iter().for_each(|line| self.passages.line(line, &mut self.found));
                    self.passages.end(&mut self.found);
                    return;
                }
                let above = Above::beginning(&self.found);
                self.grids.end(foot, &mut self.found);
                self.passages.table_ends(above);
            }
            Content::Passage(head) => self.passages.begin(head),
            Content::Line(line) => {
                self.figures.line(&line, &mut self.found);
                self.passages.line(line, &mut self.found);
            }
            Content::PassageEnd => self.passages.end(&mut self.found),
            Content::Picture(picture) => self.figures.picture(picture, &mut self.found),
            Content::Hidden(hidden) => self.found.hidden.push(hidden),
            Content::Property(property) => self.found.properties.push(property),
            Content::Inner(file) => {
                if self.keep(file, 0) {
                    self.figures.within(&mut self.found);
                }
            }
            Content::ChartData { file, shown } => {
                self.keep(file, shown);
            }
            Content::Gap(gap) => self.found.gaps.push(gap),
        }
        self.full = bound(&self.place, self.knowledge.limits.facts, &mut self.found);
    }
}
