//! voorcheck checks an export from the CBS Microdata Remote Access environment before it is
//! handed in: it counts what output light counts, holds it against the rules, and says under which
//! name and in which folder it can go.
//!
//! In one sentence: **untrusted bytes become plain content, content becomes facts, pure rules hold
//! the facts against a typed policy, and everything after that is writing.**
//!
//! ```text
//! candidate (zip | folder | file)
//!    │  package     the only code that touches the file system; bounded; safe names
//!    ▼
//! entries ──▶ formats       one file per format: bytes → content        (+ gaps: what was not read)
//!    ▼
//! content                   the narrow waist: grids, passages, pictures, hidden things
//!    │  recognise           content → facts; knows no format, reads no file
//!    ▼
//! facts ◀── declarations    what the researcher declares beside the candidate amends them
//!    ▼
//! facts ──▶ rules ◀── policy ◀── rules.toml        pure; one rule, one file
//!    ▼
//! findings ──▶ verdict      outcome, route (procedure, folder, file name), light ledger
//!    ▼
//! report ──▶ human, json, html   decides nothing
//! ```
//!
//! `examine` walks a package from bytes to facts, `check` below puts the floors together. `place`
//! and `gap` are the two words that every floor uses: where something stands, and what was not
//! read.
//!
//! Three laws hold everywhere. A rule never says that something is fine: it reports what it found,
//! and a gap is found too, so nothing passes because it could not be read. The same input gives the
//! same bytes. Values of the candidate reach a report only where they are asked for.

pub mod content;
pub mod declarations;
pub mod examine;
pub mod facts;
pub mod finding;
pub mod formats;
pub mod gap;
pub mod language;
pub mod package;
pub mod place;
pub mod policy;
pub mod printable;
pub mod project;
pub mod recognise;
pub mod report;
pub mod rules;
pub mod verdict;

use crate::declarations::Declarations;
use crate::examine::Workers;
use crate::facts::Location;
use crate::package::{Found, PackageError};
use crate::policy::{Edition, Policy};
use crate::recognise::Knowledge;
use crate::report::{Judged, Report};
use crate::verdict::{Batch, Request, Verdict};
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
}

impl<'a> Rulebook<'a> {
    /// What the recognisers know of the rules.
    #[must_use]
    pub fn knowledge(&self) -> Knowledge<'a> {
        Knowledge {
            identifiers: &self.policy.identifiers,
            datasets: &self.policy.datasets,
            limits: &self.policy.limits,
            form_name: self.edition.1.form.name.as_str(),
        }
    }
}

/// Checks the candidates under some paths: zips, folders to be zipped, whole export folders.
///
/// `declared` gives what is declared beside a candidate, if anything is.
///
/// # Errors
/// A path leads to nothing, the operating system refuses, or what is declared cannot be read. A damaged candidate is no error: the
/// report says so.
pub fn check<E: From<PackageError>>(
    paths: &[PathBuf],
    rules: Rulebook<'_>,
    request: &Request,
    workers: &Workers,
    declared: impl Fn(&Path) -> Result<Option<Declarations>, E>,
) -> Result<Report, E> {
    let (edition_name, edition) = rules.edition;
    let survey = package::survey(paths, edition);
    let mut candidates = Vec::with_capacity(survey.candidates.len());
    for lying in &survey.candidates {
        let path = &lying.path;
        let mut location = package::location(path, &survey.candidates, edition);
        location.loose = lying.found == Found::Loose && location.slot.is_none();
        let declarations = declared(path)?;
        let unopened = |location, is_link| {
            let candidate = examine::unopened(path, location, is_link);
            let verdict = verdict::judge(&candidate, rules.policy, edition, request);
            Judged { candidate, verdict, undeclared: None }
        };
        if lying.is_link() {
            candidates.push(unopened(location, true));
            continue;
        }
        let checked =
            check_one(path, location.clone(), rules, request, workers, declarations.as_ref());
        candidates.push(match checked {
            // One file that cannot be opened keeps nobody from the others of an export folder.
            Err(PackageError::Refused(..)) if lying.found != Found::Named => {
                unopened(location, false)
            }
            checked => checked?,
        });
    }
    let batch = take_together(&mut candidates, rules, request);
    Ok(Report {
        edition_name: edition_name.to_owned(),
        edition: edition.clone(),
        source: rules.source.to_owned(),
        project: rules.project.map(str::to_owned),
        policy: rules.policy.clone(),
        exports: survey.exports,
        batch,
        candidates,
    })
}

/// Checks one candidate that lies there.
///
/// # Errors
/// The path leads to nothing, or the operating system refuses.
pub fn check_one(
    path: &Path,
    location: Location,
    rules: Rulebook<'_>,
    request: &Request,
    workers: &Workers,
    declarations: Option<&Declarations>,
) -> Result<Judged, PackageError> {
    let Rulebook { policy, edition: (_, edition), .. } = rules;
    let knowledge = rules.knowledge();
    let candidate = examine::examine(path, location, knowledge, workers)?;
    let verdict = verdict::judge(&candidate, policy, edition, request);
    let Some(declarations) = declarations else {
        return Ok(Judged { candidate, verdict, undeclared: None });
    };
    let prints = examine::fingerprints(path, &declarations.files(), knowledge)?;
    let candidate = declarations::apply(candidate, declarations, &prints);
    let undeclared = Some(verdict);
    let verdict = verdict::judge(&candidate, policy, edition, request);
    Ok(Judged { candidate, verdict, undeclared })
}

/// Judges the candidates anew as one output, where that is asked for; where the edition takes what is
/// placed on one day together, it is worked out all the same what they come to.
fn take_together(
    candidates: &mut [Judged],
    rules: Rulebook<'_>,
    request: &Request,
) -> Option<Batch> {
    let Rulebook { policy, edition: (_, edition), .. } = rules;
    if !request.together && !edition.one_output_a_day {
        return None;
    }
    let verdicts: Vec<&Verdict> = candidates.iter().map(|judged| &judged.verdict).collect();
    let batch = Batch::of(&verdicts, edition.light, request.together)?;
    if batch.holds {
        let request = Request { batch: Some(batch.ledger.used), ..request.clone() };
        for member in &batch.members {
            if let Some(judged) = candidates.get_mut(*member) {
                judged.verdict = verdict::judge(&judged.candidate, policy, edition, &request);
            }
        }
    }
    Some(batch)
}
