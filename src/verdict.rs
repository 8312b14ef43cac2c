//! From facts to a verdict: what counts towards light, what is asked for, what the rules find,
//! where the candidate should go.

mod batch;
mod company;
mod leave_out;
mod ledger;
mod request;
mod route;
mod silence;

pub use batch::Batch;
pub use company::company;
pub use leave_out::{LeaveOut, leave_out};
pub use ledger::{Ledger, Usage};
pub use request::Request;
pub use route::Route;
pub use silence::{Silence, is_unread, silence};

use crate::facts::{Candidate, Role};
use crate::finding::Finding;
use crate::policy::{Edition, Level, Policy};
use crate::rules::{self, AfterTheFact, Case, Company, ContentKind, Family, Procedure};

/// What is to be done with a candidate, from mild to grave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Hand it in.
    Pass,
    /// A person must look at it first.
    Review,
    /// Not as it stands.
    Fail,
}

impl Outcome {
    /// The name in reports; scripts rely on it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Review => "review",
            Self::Fail => "fail",
        }
    }
}

/// Everything that is decided about one candidate.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// What the candidate holds.
    pub content: ContentKind,
    /// The procedure that was asked for.
    pub asked: Procedure,
    /// What counts towards output light.
    pub ledger: Ledger,
    /// Whether it could be output light; none where light makes no sense.
    pub eligible: Option<bool>,
    /// The rules that stand in the way of light.
    pub obstacles: Vec<&'static str>,
    /// Where it should go.
    pub route: Route,
    /// What the rules found, by place and rule.
    pub findings: Vec<Finding>,
    /// The worst of the findings.
    pub outcome: Outcome,
}

/// Judges what was found in a candidate, held against its company.
#[must_use]
pub fn judge(
    candidate: &Candidate,
    company: &Company<'_>,
    policy: &Policy,
    edition: &Edition,
    request: &Request,
) -> Verdict {
    let content = request.content.unwrap_or_else(|| request::content(candidate, edition));
    let after = after_the_fact(candidate, edition, request);
    let after_allowed = after == AfterTheFact::Allowed;
    let ledger = Ledger::new(candidate, edition.light);
    let batch = request.batch.map(|used| Ledger { used, limits: edition.light });
    let nowhere = Route::default();
    let case = |asked| Case {
        candidate,
        policy,
        edition,
        content,
        asked,
        after,
        health_data: request.health_data,
        ledger: &ledger,
        batch: batch.as_ref(),
        route: &nowhere,
        company,
        guideline: &[],
    };

    let light = light_obstacles(&case(Procedure::Light));
    let obstacles = slugs(&light, Level::Review);
    let possible = content == ContentKind::Output
        && ledger.fits()
        && batch.as_ref().is_none_or(Ledger::fits)
        && !ledger.is_empty();
    let eligible = possible && obstacles.is_empty();
    let guideline = rules::check(&case(Procedure::After), &[Family::Guideline]);
    let compliant = guideline.iter().all(|finding| finding.level != Level::Fail);

    let asked = request.procedure.unwrap_or_else(|| {
        request::by_name(candidate, edition, content)
            .unwrap_or_else(|| request::by_folder(candidate, eligible, after_allowed, compliant))
    });
    let route = match asked {
        Procedure::Light if possible && slugs(&light, Level::Fail).is_empty() => Procedure::Light,
        Procedure::Light | Procedure::Before => Procedure::Before,
        // A question goes to the folder for checking before release, whatever the project may.
        Procedure::After if content == ContentKind::Question => Procedure::Before,
        Procedure::After if after_allowed && (content != ContentKind::Output || compliant) => {
            Procedure::After
        }
        Procedure::After => Procedure::Before,
        Procedure::Background => Procedure::Background,
    };
    let route = Route::new(candidate, edition, route, content);
    let case = Case { route: &route, guideline: &guideline, ..case(asked) };
    let mut findings = rules::check(&case, &Family::CHEAP);
    findings.extend(case.guideline_findings());
    rules::sort(&mut findings);
    explain(&mut findings, candidate);
    let worst = findings.iter().map(|finding| finding.level).max();
    Verdict {
        content,
        asked,
        eligible: (content == ContentKind::Output).then_some(eligible),
        obstacles,
        outcome: match worst {
            Some(Level::Fail) => Outcome::Fail,
            Some(Level::Review) => Outcome::Review,
            Some(Level::Note) | None => Outcome::Pass,
        },
        findings,
        route,
        ledger,
    }
}

/// Whether the candidate may be handed in for checking after the fact.
fn after_the_fact(candidate: &Candidate, edition: &Edition, request: &Request) -> AfterTheFact {
    match request.after {
        // An edition without the folder does not know the procedure.
        Some(AfterTheFact::Allowed) | None if edition.folders.after.is_none() => {
            AfterTheFact::NoFolder
        }
        Some(after) => after,
        None if candidate.location.after_exists => AfterTheFact::Allowed,
        None => AfterTheFact::NoFolder,
    }
}

/// Makes a note of each finding that the researcher declares to have explained in the control form.
fn explain(findings: &mut [Finding], candidate: &Candidate) {
    for finding in findings.iter_mut().filter(|finding| rules::is_explainable(finding)) {
        let mut said = candidate.declarations.iter();
        if let Some(said) = said.find(|said| said.explains(finding.rule, &finding.place)) {
            finding.level = Level::Note;
            finding.explained = Some(said.why.clone());
        }
    }
}

/// What would stand in the way if the candidate were handed in as light: the light rules, and
/// whatever was not read, because nothing counts that was not seen.
fn light_obstacles(case: &Case<'_>) -> Vec<Finding> {
    let unread = |finding: &Finding| is_unread(finding.rule);
    let mut found = rules::check(case, &[Family::Light]);
    found
        .extend(rules::check(case, &[Family::Package, Family::Content]).into_iter().filter(unread));
    found
}

/// The rules of at least that level, each once, in order.
fn slugs(findings: &[Finding], level: Level) -> Vec<&'static str> {
    let mut slugs: Vec<_> =
        findings.iter().filter(|finding| finding.level >= level).map(|f| f.rule).collect();
    slugs.sort_unstable();
    slugs.dedup();
    slugs
}

/// Whether an entry's tables, models and graphs count: the form, scripts and what an operating
/// system left behind add nothing.
pub(crate) fn counts(role: Role) -> bool {
    !matches!(role, Role::Form | Role::Script | Role::Unwanted)
}
