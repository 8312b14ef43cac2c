//! voorcheck checks an export from the CBS Microdata Remote Access environment before it is
//! handed in: it counts what output light counts, holds it against the rules, and says under which
//! name and in which folder it can go.
//!
//! In one sentence: **untrusted bytes become plain content, content becomes facts, pure rules hold
//! the facts against a typed policy, and everything after that is writing.**
//!
//! ```text
//! candidate (zip | folder | file)
//!    │  package     the only way to the bytes of a candidate; bounded; safe names
//!    ▼
//! entries ──▶ formats       one file per format: bytes → content        (+ gaps: what was not read)
//!    ▼
//! content                   the narrow waist: grids, passages, pictures, hidden things
//!    │  recognise           content → facts; knows no format, reads no file
//!    ▼
//! facts ◀── declarations    what the researcher declares beside the candidate amends them
//!    │  ledger              what counts towards output light, as an exact share
//!    │  route               the ways of handing in: procedure, folder, file name
//!    ▼
//! facts ──▶ rules ◀── policy ◀── rules.toml        pure; one rule, one file
//!    ▼
//! findings ──▶ verdict      what is asked for, what is possible, outcome, route
//!    ▼
//! report ──▶ human, json, html, sarif, …   decides nothing; speaks in a language
//! ```
//!
//! Who is called in this order: `main` → `cli` (what was typed, beside the `project` file) → [`check`]
//! → `call` (the candidates of one call) → `examine` (one candidate: package to facts) → `verdict` →
//! `report`, which `cli` prints. No floor sees one above it, and no two see each other: a test reads
//! every import.
//!
//! `pack` goes the other way: it plans which file of a folder belongs in which zip, and `package`
//! writes the zips and places them. `place` and `gap` are the two words that every floor uses: where
//! something stands, and what was not read; `printable` makes words of a candidate harmless.
//!
//! Three laws hold everywhere. A rule never says that something is fine: it reports what it found,
//! and a gap is found too, so nothing passes because it could not be read. The same input gives the
//! same bytes. Values of the candidate reach a report only where they are asked for.

mod call;
pub mod content;
pub mod declarations;
pub mod examine;
pub mod facts;
pub mod finding;
pub mod formats;
pub mod gap;
pub mod language;
pub mod ledger;
pub mod pack;
pub mod package;
pub mod place;
pub mod policy;
pub mod printable;
pub mod project;
pub mod recognise;
pub mod report;
pub mod route;
pub mod rules;
pub mod verdict;

use crate::call::Call;
use crate::declarations::Declarations;
use crate::examine::Workers;
use crate::facts::{Form, Location};
use crate::package::{PackageError, Surroundings, Surveyed};
use crate::policy::{Edition, Policy};
use crate::recognise::Knowledge;
use crate::report::{Judged, Report};
use crate::verdict::Request;
use std::path::{Path, PathBuf};

/// What candidates are judged by.
#[derive(Debug, Clone, Copy)]
pub struct Rulebook<'a> {
    /// All of the rules.
    pub policy: &'a Policy,
    /// The edition in force, with its name.
    pub edition: (&'a str, &'a Edition),
    /// Where the rules come from: `built-in`, or the path as given.
    pub source: &'a str,
    /// Where the project file lies, safe to print; none where there is none.
    pub project: Option<&'a str>,
    /// What the control form says before it is filled in, where the project file names it.
    pub blank_form: Option<&'a Form>,
}

impl<'a> Rulebook<'a> {
    /// What the recognisers know of the rules.
    #[must_use]
    pub fn knowledge(&self) -> Knowledge<'a> {
        Knowledge { blank_form: self.blank_form, ..Knowledge::of(self.policy, self.edition.1) }
    }

    /// The report on candidates that were judged by it, each by itself.
    #[must_use]
    pub fn report(&self, candidates: Vec<Judged>) -> Report {
        let (edition_name, edition) = self.edition;
        Report {
            edition_name: edition_name.to_owned(),
            edition: edition.clone(),
            source: self.source.to_owned(),
            project: self.project.map(str::to_owned),
            policy: self.policy.clone(),
            exports: Vec::new(),
            batch: None,
            candidates,
        }
    }
}

/// Checks the candidates under some paths: zips, folders to be zipped, whole export folders.
///
/// `declared` gives what is declared beside a candidate, if anything is; `progress` hears before
/// each candidate how many there are and how many of them were read.
///
/// # Errors
/// A path leads to nothing, the operating system refuses, or what is declared cannot be read. A
/// damaged candidate is no error: the report says so.
pub fn check<E: From<PackageError>>(
    paths: &[PathBuf],
    rules: Rulebook<'_>,
    request: &Request,
    workers: &Workers,
    declared: impl Fn(&Path) -> Result<Option<Declarations>, E>,
    progress: impl Fn(usize, usize),
) -> Result<Report, E> {
    let survey = package::survey(paths, rules.edition.1);
    let all = &survey.candidates;
    let mut around = Surroundings::of(all, rules.edition.1);
    let mut call = Call::new(rules, request.together);
    for (number, candidate) in all.iter().enumerate() {
        progress(number, all.len());
        let declarations = declared(&candidate.path)?;
        call.open(candidate, &mut around, request, declarations, workers)?;
    }
    let (candidates, batch) = call.judge()?;
    Ok(Report { exports: survey.exports, batch, ..rules.report(candidates) })
}

/// A candidate that is to be checked as if it lay elsewhere than its bytes do.
#[derive(Debug, Clone)]
pub struct Subject<'a> {
    /// Where its bytes are.
    pub bytes: &'a Path,
    /// Where it lies, or is to lie, under which name.
    pub shown: &'a Path,
    /// What lies around it there.
    pub location: Location,
    /// What is asked for it.
    pub request: Request,
    /// What is declared about it.
    pub declarations: Option<Declarations>,
}

/// Checks candidates as they will lie, each in the company of the others and of what lies `beside`
/// them; with all of it as one output where the requests ask for that.
///
/// # Errors
/// A path leads to nothing, or the operating system refuses.
pub fn check_subjects(
    subjects: Vec<Subject<'_>>,
    beside: &[Surveyed],
    rules: Rulebook<'_>,
    workers: &Workers,
) -> Result<Vec<Judged>, PackageError> {
    let number = subjects.len();
    let together = subjects.iter().any(|subject| subject.request.together);
    let mut call = Call::new(rules, together);
    let edition = rules.edition.1;
    let mut alone = Surroundings::of(&[], edition);
    for subject in subjects {
        call.open_as(subject, &mut alone, workers)?;
    }
    let request = Request { together, ..Request::default() };
    let mut around = Surroundings::of(beside, edition);
    for candidate in beside {
        call.open(candidate, &mut around, &request, None, workers)?;
    }
    let (mut judged, _) = call.judge()?;
    judged.truncate(number);
    Ok(judged)
}
