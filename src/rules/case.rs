//! What a rule sees: the facts of one candidate, the policy, and what is asked for it.

use crate::facts::{Candidate, Entry, Role, Slot};
use crate::finding::Finding;
use crate::ledger::Ledger;
use crate::place::Place;
use crate::policy::{Edition, Level, Levels, Policy};
use crate::route::{self, AfterTheFact, ContentKind, Procedure, Route};
use crate::rules::{Outputs, Rule, Tables};

/// One candidate and everything that it is judged by.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// What was found in the candidate.
    pub candidate: &'a Candidate,
    /// All of `rules.toml`.
    pub policy: &'a Policy,
    /// The edition in force.
    pub edition: &'a Edition,
    /// What the candidate holds.
    pub content: ContentKind,
    /// Its tables that the guidelines hold for.
    pub tables: &'a Tables<'a>,
    /// The procedure that is asked for: by option, name or folder.
    pub asked: Procedure,
    /// Whether the project may hand in for checking after the fact.
    pub after: AfterTheFact,
    /// Whether the project uses health data, by what the researcher says.
    pub health_data: bool,
    /// What counts towards output light.
    pub ledger: &'a Ledger,
    /// What all outputs that are taken as one with it count; none where it is one by itself.
    pub batch: Option<&'a Ledger>,
    /// Where the candidate should go.
    pub route: &'a Route,
    /// What stands beside it.
    pub company: &'a Company<'a>,
    /// What the guideline rules found in it, at the levels of checking after the fact. Nothing yet
    /// while they are looking.
    pub guideline: &'a [Finding],
}

/// Other candidates that a candidate is held against.
#[derive(Debug, Clone, Default)]
pub struct Company<'a> {
    /// All output of the call, which the candidate itself may be among.
    pub outputs: Option<&'a Outputs<'a>>,
    /// Its own number in the call.
    pub number: usize,
    /// The background information that belongs to the candidate.
    pub background: Option<&'a Candidate>,
}

impl<'a> Case<'a> {
    /// The place of the candidate itself.
    #[must_use]
    pub fn place(&self) -> Place {
        Place::entry(self.candidate.name.as_str())
    }

    /// The level of a rule under the procedure that is asked for.
    #[must_use]
    pub fn level(&self, slug: &str) -> Level {
        match self.policy.rules.get(slug).map(|rule| rule.level) {
            Some(Levels::Same(level)) => level,
            Some(Levels::Each { before, .. }) if self.asked != Procedure::After => before,
            Some(Levels::Each { after, .. }) => after,
            // The policy is refused where a rule has no block.
            None => Level::Fail,
        }
    }

    /// A finding of a rule at a place, at the level of the policy.
    #[must_use]
    pub fn finding(&self, rule: &dyn Rule, place: &Place) -> Finding {
        Finding::new(rule.slug(), self.level(rule.slug()), place)
    }

    /// What the guideline rules found, at the levels of the procedure that is asked for.
    pub fn guideline_findings(&self) -> impl Iterator<Item = Finding> {
        self.guideline.iter().map(|finding| {
            let level = self.level(finding.rule).min(finding.at_most);
            finding.clone().level(level)
        })
    }

    /// The entries of a role.
    pub fn entries(&self, role: Role) -> impl Iterator<Item = &'a Entry> {
        self.candidate.entries.iter().filter(move |entry| entry.role == role)
    }

    /// The entries whose tables, models and graphs count: not the form, scripts and what an
    /// operating system left behind.
    pub fn counted(&self) -> impl Iterator<Item = &'a Entry> {
        self.candidate.entries.iter().filter(|entry| entry.role.counts())
    }

    /// Whether the candidate is named as output light.
    #[must_use]
    pub fn named_light(&self) -> bool {
        self.edition.is_light(&self.candidate.name)
    }

    /// Whether the name says that it is background information, in whatever spelling.
    #[must_use]
    pub fn named_background(&self) -> bool {
        self.edition.is_background(&self.candidate.name)
    }

    /// The name of a subfolder of the export folder; none where the edition does not have it.
    #[must_use]
    pub fn folder(&self, slot: Slot) -> Option<&'a str> {
        route::folder(slot, self.edition)
    }

    /// Whether the guidelines for output hold: not for background information, which is where the
    /// small counts belong, nor for syntax.
    #[must_use]
    pub fn guidelines_hold(&self) -> bool {
        self.content == ContentKind::Output
    }
}
