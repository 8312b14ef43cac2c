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
//! report ──▶ human, json, html, sarif, …   decides nothing
//! ```
//!
//! `pack` goes the other way: it plans which file of a folder belongs in which zip, and `package`
//! writes the zips and places them.
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
pub mod pack;
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
use crate::facts::{Candidate, Location};
use crate::package::{Found, Lying, PackageError};
use crate::policy::{Edition, Policy};
use crate::recognise::Knowledge;
use crate::report::{Judged, Report};
use crate::rules::Company;
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
    let (_, edition) = rules.edition;
    let survey = package::survey(paths, edition);
    let call = Call::open(&survey.candidates, rules, request, workers)?;
    let mut decided = Vec::with_capacity(survey.candidates.len());
    for (number, lying) in survey.candidates.iter().enumerate() {
        let declarations = declared(&lying.path)?;
        decided.extend(call.decide(number, &lying.path, declarations.as_ref())?);
    }
    let batch = call.take_together(&mut decided);
    let candidates = call
        .opened
        .into_iter()
        .zip(decided)
        .map(|(opened, decided)| decided.judged(opened.candidate))
        .collect();
    Ok(Report { exports: survey.exports, batch, ..rules.report(candidates) })
}

/// A candidate that is to be checked.
#[derive(Debug, Clone)]
pub struct Subject<'a> {
    /// Where its bytes are.
    pub bytes: &'a Path,
    /// Where it lies, or is to lie, under which name.
    pub shown: &'a Path,
    /// What lies around it there.
    pub location: Location,
}

/// Checks one candidate by itself.
///
/// # Errors
/// The path of its bytes leads to nothing, or the operating system refuses.
pub fn check_subject(
    subject: Subject<'_>,
    rules: Rulebook<'_>,
    request: &Request,
    workers: &Workers,
    declarations: Option<&Declarations>,
) -> Result<Judged, PackageError> {
    let Subject { bytes, shown, location } = subject;
    let candidate = examine::examine_as(bytes, shown, location, rules.knowledge(), workers)?;
    let alone = Company::default();
    let decided = decide(bytes, &candidate, &alone, rules, request, declarations)?;
    Ok(decided.judged(candidate))
}

/// What is decided about a candidate.
struct Decided {
    /// As it is.
    verdict: Verdict,
    /// As it is with what the researcher declares, if anything is.
    declared: Option<(Candidate, Verdict)>,
}

impl Decided {
    /// The verdict that holds.
    fn last(&self) -> &Verdict {
        self.declared.as_ref().map_or(&self.verdict, |(_, verdict)| verdict)
    }

    fn judged(self, candidate: Candidate) -> Judged {
        match self.declared {
            None => Judged { candidate, verdict: self.verdict, undeclared: None },
            Some((candidate, verdict)) => {
                Judged { candidate, verdict, undeclared: Some(self.verdict) }
            }
        }
    }
}

/// Decides about a candidate that was examined.
fn decide(
    path: &Path,
    candidate: &Candidate,
    company: &Company<'_>,
    rules: Rulebook<'_>,
    request: &Request,
    declarations: Option<&Declarations>,
) -> Result<Decided, PackageError> {
    let Rulebook { policy, edition: (_, edition), .. } = rules;
    let judge =
        |candidate: &Candidate| verdict::judge(candidate, company, policy, edition, request);
    let verdict = judge(candidate);
    let Some(declarations) = declarations else {
        return Ok(Decided { verdict, declared: None });
    };
    let prints = examine::fingerprints(path, &declarations.files(), rules.knowledge())?;
    let candidate = declarations::apply(candidate.clone(), declarations, &prints);
    let declared = judge(&candidate);
    Ok(Decided { verdict, declared: Some((candidate, declared)) })
}

/// The candidates of one call, which are held against each other.
struct Call<'a> {
    opened: Vec<Opened>,
    rules: Rulebook<'a>,
    request: &'a Request,
}

/// A candidate as it was found.
struct Opened {
    candidate: Candidate,
    /// Background information that belongs to it and is no candidate of the call itself.
    background: Option<Candidate>,
    /// Whether it could be opened, so that something can be declared about it.
    is_open: bool,
}

impl<'a> Call<'a> {
    /// Opens the candidates and what belongs to them.
    fn open(
        all: &[Lying],
        rules: Rulebook<'a>,
        request: &'a Request,
        workers: &Workers,
    ) -> Result<Self, PackageError> {
        let (_, edition) = rules.edition;
        let knowledge = rules.knowledge();
        let mut opened = Vec::with_capacity(all.len());
        for lying in all {
            let path = &lying.path;
            let mut location = package::location(path, all, edition);
            location.loose = lying.found == Found::Loose && location.slot.is_none();
            let examined = if lying.is_link() {
                None
            } else {
                match examine::examine(path, location.clone(), knowledge, workers) {
                    // One file that cannot be opened keeps nobody from the others of an export
                    // folder.
                    Err(PackageError::Refused(..)) if lying.found != Found::Named => None,
                    examined => Some(examined?),
                }
            };
            // What lies beside it and is not of this call is read for what it says about this one
            // only: where it cannot be read, it says nothing.
            let background = package::background_of(path, all, edition).and_then(|path| {
                examine::examine(&path, Location::default(), knowledge, workers).ok()
            });
            let is_open = examined.is_some();
            let candidate =
                examined.unwrap_or_else(|| examine::unopened(path, location, lying.is_link()));
            opened.push(Opened { candidate, background, is_open });
        }
        Ok(Self { opened, rules, request })
    }

    /// What stands beside the candidate of that number.
    fn company(&self, number: usize) -> Company<'_> {
        let all: Vec<&Candidate> = self.opened.iter().map(|opened| &opened.candidate).collect();
        let background = self.opened.get(number).and_then(|opened| opened.background.as_ref());
        verdict::company(number, &all, background, self.rules.edition.1, self.request)
    }

    /// Decides about the candidate of that number.
    fn decide(
        &self,
        number: usize,
        path: &Path,
        declarations: Option<&Declarations>,
    ) -> Result<Option<Decided>, PackageError> {
        let Some(opened) = self.opened.get(number) else { return Ok(None) };
        let declarations = declarations.filter(|_| opened.is_open);
        let company = self.company(number);
        decide(path, &opened.candidate, &company, self.rules, self.request, declarations).map(Some)
    }

    /// Judges the candidates anew as one output, where that is asked for; where the edition takes
    /// what is placed on one day together, it is worked out all the same what they come to.
    fn take_together(&self, decided: &mut [Decided]) -> Option<Batch> {
        let Rulebook { policy, edition: (_, edition), .. } = self.rules;
        if !self.request.together && !edition.one_output_a_day {
            return None;
        }
        let verdicts: Vec<&Verdict> = decided.iter().map(Decided::last).collect();
        let batch = Batch::of(&verdicts, edition.light, self.request.together)?;
        if batch.holds {
            let request = Request { batch: Some(batch.ledger.used), ..self.request.clone() };
            for member in &batch.members {
                let company = self.company(*member);
                let judge =
                    |candidate| verdict::judge(candidate, &company, policy, edition, &request);
                match (decided.get_mut(*member), self.opened.get(*member)) {
                    (Some(Decided { declared: Some((candidate, verdict)), .. }), _) => {
                        *verdict = judge(candidate);
                    }
                    (Some(Decided { verdict, declared: None }), Some(opened)) => {
                        *verdict = judge(&opened.candidate);
                    }
                    _ => {}
                }
            }
        }
        Some(batch)
    }
}
