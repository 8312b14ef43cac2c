//! The report: everything that was found and decided, ready to be written in any form.
//!
//! The writers below decide nothing; each is a pure function of the report and the language.

mod calendar;
mod catalogue;
mod counted;
mod declared;
pub mod github;
mod groups;
pub mod html;
pub mod human;
pub mod json;
pub mod junit;
mod lead;
mod next;
pub mod receipt;
pub mod sacro;
pub mod sarif;
mod sentences;
mod steps;
mod whole;
mod words;

pub use catalogue::{catalogue, catalogue_json, explanation};
pub use counted::CountedJson;
pub use sentences::{Sentences, constants, sentences};

use crate::facts::{Candidate, Declaration, ExportFolder, Fate};
use crate::language::Language;
use crate::policy::{Edition, Policy};
use crate::verdict::{Batch, Outcome, Verdict};
use jiff::civil::Date;

/// What one call of the program found.
#[derive(Debug, Clone)]
pub struct Report {
    /// The name of the edition in force.
    pub edition_name: String,
    /// The edition in force.
    pub edition: Edition,
    /// Where the rules come from: `built-in`, or the path as given.
    pub source: String,
    /// Where the project file lies, safe to print; none where there is none.
    pub project: Option<String>,
    /// All of the rules.
    pub policy: Policy,
    /// The export folders that were looked into, in the order given.
    pub exports: Vec<ExportFolder>,
    /// The outputs that are placed on one day, taken as one, where the edition or the researcher does.
    pub batch: Option<Batch>,
    /// The candidates in the order given.
    pub candidates: Vec<Judged>,
}

/// One candidate, what was found in it and what is decided about it.
#[derive(Debug, Clone)]
pub struct Judged {
    /// What was found.
    pub candidate: Candidate,
    /// What is decided.
    pub verdict: Verdict,
    /// What would be decided without what the researcher declares; none where nothing is declared.
    pub undeclared: Option<Verdict>,
}

/// How a report is written.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// The language of its sentences.
    pub language: Language,
    /// Whether values of the candidate may be shown.
    pub show_values: bool,
    /// Columns that fit on a line.
    pub width: usize,
    /// Whether only the verdict is wanted.
    pub quiet: bool,
    /// Whether the text carries the codes for colours of a terminal.
    pub colour: bool,
    /// The day of placing, for what happens next; none: no dates are given.
    pub placing: Option<Date>,
}

impl Report {
    /// The worst outcome of all candidates. No candidate is to be looked at by a person, and so is a
    /// folder that could not be looked into.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        let unseen = self.exports.iter().any(|export| !export.gaps.is_empty());
        self.candidates
            .iter()
            .map(|judged| judged.verdict.outcome)
            .chain(unseen.then_some(Outcome::Review))
            .max()
            .unwrap_or(Outcome::Review)
    }
}

impl Judged {
    /// The declarations that changed the facts or explain a finding, in the order of their file.
    pub fn used_declarations(&self) -> impl Iterator<Item = &Declaration> {
        let findings = &self.verdict.findings;
        self.candidate.declarations.iter().filter(move |said| match said.fate {
            Fate::Applied { .. } => true,
            Fate::Explains => findings
                .iter()
                .any(|found| found.explained.is_some() && said.explains(found.rule, &found.place)),
            _ => false,
        })
    }
}
