//! One call: candidates that are opened, held against each other and judged, as one output where
//! that is asked for.

use crate::declarations::{self, Declarations};
use crate::examine::{self, Workers};
use crate::facts::{Candidate, Location};
use crate::package::{Found, PackageError, Surroundings, Surveyed};
use crate::report::Judged;
use crate::rules::Company;
use crate::verdict::{self, Batch, Gathering, Request, Verdict};
use crate::{Rulebook, Subject};
use std::path::{Path, PathBuf};

/// The candidates of one call.
pub(crate) struct Call<'a> {
    rules: Rulebook<'a>,
    /// Whether all output is taken as one.
    together: bool,
    opened: Vec<Opened>,
}

/// A candidate as it was found.
struct Opened {
    /// Where its bytes are.
    path: PathBuf,
    candidate: Candidate,
    /// Background information that belongs to it and is no candidate of the call itself.
    background: Option<Candidate>,
    request: Request,
    /// What is declared about it; nothing about one that could not be opened.
    declarations: Option<Declarations>,
}

/// What is decided about a candidate.
struct Decided {
    /// As it is.
    verdict: Verdict,
    /// As it is with what the researcher declares, if anything is.
    declared: Option<(Candidate, Verdict)>,
}

impl<'a> Call<'a> {
    pub(crate) fn new(rules: Rulebook<'a>, together: bool) -> Self {
        Self { rules, together, opened: Vec::new() }
    }

    /// Opens a candidate where it lies, and what belongs to it.
    ///
    /// # Errors
    /// It was named, and is not there or is refused.
    pub(crate) fn open(
        &mut self,
        candidate: &Surveyed,
        around: &mut Surroundings<'_>,
        request: &Request,
        declarations: Option<Declarations>,
        workers: &Workers,
    ) -> Result<(), PackageError> {
        let Surveyed { path, found } = candidate;
        let mut location = around.location(path);
        location.loose = *found == Found::Loose && location.slot.is_none();
        let examined = if candidate.is_link() {
            None
        } else {
            match examine::examine(path, location.clone(), self.rules.knowledge(), workers) {
                // One file that cannot be opened keeps nobody from the others of an export folder.
                Err(PackageError::Refused(..)) if *found != Found::Named => None,
                examined => Some(examined?),
            }
        };
        let background = self.background(path, around, workers);
        let declarations = declarations.filter(|_| examined.is_some());
        let candidate =
            examined.unwrap_or_else(|| examine::unopened(path, location, candidate.is_link()));
        let (path, request) = (path.clone(), request.clone());
        self.opened.push(Opened { path, candidate, background, request, declarations });
        Ok(())
    }

    /// Opens a candidate as if it lay elsewhere.
    ///
    /// # Errors
    /// The path of its bytes leads to nothing, or the operating system refuses.
    pub(crate) fn open_as(
        &mut self,
        subject: Subject<'_>,
        around: &mut Surroundings<'_>,
        workers: &Workers,
    ) -> Result<(), PackageError> {
        let Subject { bytes, shown, location, request, declarations } = subject;
        let knowledge = self.rules.knowledge();
        let candidate = examine::examine_as(bytes, shown, location, knowledge, workers)?;
        let background = self.background(shown, around, workers);
        let path = bytes.to_owned();
        self.opened.push(Opened { path, candidate, background, request, declarations });
        Ok(())
    }

    /// Background information that lies beside a candidate and is none of the call itself. It is
    /// read for what it says about this candidate only: where it cannot be read, it says nothing.
    fn background(
        &self,
        path: &Path,
        around: &mut Surroundings<'_>,
        workers: &Workers,
    ) -> Option<Candidate> {
        let path = around.background_of(path)?;
        examine::examine(&path, Location::default(), self.rules.knowledge(), workers).ok()
    }

    /// Decides about each candidate, in their order, and about what they are together.
    ///
    /// # Errors
    /// The bytes that something is declared about cannot be read again.
    pub(crate) fn judge(self) -> Result<(Vec<Judged>, Option<Batch>), PackageError> {
        let mut decided = Vec::with_capacity(self.opened.len());
        let all: Vec<_> =
            self.opened.iter().map(|opened| (&opened.candidate, opened.request.content)).collect();
        let gathering = Gathering::of(&all, self.rules.edition.1);
        for (number, opened) in self.opened.iter().enumerate() {
            decided.push(self.decide(number, opened, &gathering)?);
        }
        let batch = self.take_together(&mut decided, &gathering);
        let judged = self.opened.into_iter().zip(decided);
        Ok((judged.map(|(opened, decided)| decided.judged(opened.candidate)).collect(), batch))
    }

    fn decide(
        &self,
        number: usize,
        opened: &Opened,
        gathering: &Gathering<'_>,
    ) -> Result<Decided, PackageError> {
        let Rulebook { policy, edition: (_, edition), .. } = self.rules;
        let company = opened.company(number, gathering);
        let judge = |candidate: &Candidate| {
            verdict::judge(candidate, &company, policy, edition, &opened.request)
        };
        let verdict = judge(&opened.candidate);
        let Some(declarations) = &opened.declarations else {
            return Ok(Decided { verdict, declared: None });
        };
        let files = declarations.files();
        let prints = examine::fingerprints(&opened.path, &files, self.rules.knowledge())?;
        let candidate = declarations::apply(opened.candidate.clone(), declarations, &prints);
        let declared = judge(&candidate);
        Ok(Decided { verdict, declared: Some((candidate, declared)) })
    }

    /// Judges the candidates anew as one output, where that is asked for; where the edition takes
    /// what is placed on one day together, it is worked out all the same what they come to.
    fn take_together(&self, decided: &mut [Decided], gathering: &Gathering<'_>) -> Option<Batch> {
        let Rulebook { policy, edition: (_, edition), .. } = self.rules;
        if !self.together && !edition.one_output_a_day {
            return None;
        }
        let verdicts: Vec<&Verdict> = decided.iter().map(Decided::last).collect();
        let batch = Batch::of(&verdicts, edition.light, self.together)?;
        let members = if batch.holds { batch.members.as_slice() } else { &[] };
        for member in members {
            let (Some(decided), Some(opened)) =
                (decided.get_mut(*member), self.opened.get(*member))
            else {
                continue;
            };
            let request = Request { batch: Some(batch.ledger.used), ..opened.request.clone() };
            let company = opened.company(*member, gathering);
            let judge =
                |candidate: &_| verdict::judge(candidate, &company, policy, edition, &request);
            match &mut decided.declared {
                Some((candidate, verdict)) => *verdict = judge(candidate),
                None => decided.verdict = judge(&opened.candidate),
            }
        }
        Some(batch)
    }
}

impl Opened {
    /// What stands beside it, as the candidate of that number.
    fn company<'s>(&'s self, number: usize, gathering: &'s Gathering<'_>) -> Company<'s> {
        gathering.company(number, &self.candidate, self.background.as_ref())
    }
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
