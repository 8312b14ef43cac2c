//! From facts to a verdict: what is asked for, what is possible, what the rules find, and where the
//! candidate should go.

mod batch;
mod company;
mod light;
mod request;
mod silence;

pub use batch::Batch;
pub use company::Gathering;
pub use request::Request;
pub use silence::{Silence, is_unread, silence};

use crate::facts::Candidate;
use crate::finding::Finding;
use crate::ledger::Ledger;
use crate::policy::{Edition, Level, Policy};
use crate::route::{AfterTheFact, ContentKind, Procedure, Route};
use crate::rules::{self, Case, Company, Family, Tables};
use light::Light;

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
    /// What findings come to: the worst of them.
    fn of(findings: &[Finding]) -> Self {
        match findings.iter().map(|finding| finding.level).max() {
            Some(Level::Fail) => Self::Fail,
            Some(Level::Review) => Self::Review,
            Some(Level::Note) | None => Self::Pass,
        }
    }

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
    let after = request::after_the_fact(candidate, edition, request);
    let ledger = Ledger::new(candidate, edition.light);
    let batch = request.batch.map(|used| Ledger { used, limits: edition.light });
    let nowhere = Route::default();
    let tables = Tables::of(candidate, content);
    let case = |asked| Case {
        candidate,
        policy,
        edition,
        content,
        tables: &tables,
        asked,
        after,
        health_data: request.health_data,
        ledger: &ledger,
        batch: batch.as_ref(),
        route: &nowhere,
        company,
        guideline: &[],
    };

    let light = Light::of(&case(Procedure::Light));
    let guideline = rules::check(&case(Procedure::After), &[Family::Guideline]);
    let compliant = guideline.iter().all(|finding| finding.level != Level::Fail);
    // What is always checked beforehand goes there, whatever the project may otherwise.
    let placing = rules::check(&case(Procedure::After), &[Family::Placing]);
    let always_before = placing
        .iter()
        .any(|finding| finding.rule == "cause-of-death" && finding.level == Level::Fail);
    let after_allowed = after == AfterTheFact::Allowed && !always_before;
    let best = if light.is_eligible() {
        Procedure::Light
    } else if after_allowed && compliant {
        Procedure::After
    } else {
        Procedure::Before
    };
    let asked = request
        .procedure
        .or_else(|| request::by_name(candidate, edition, content))
        .unwrap_or_else(|| request::by_folder(candidate, best));
    let possible = match asked {
        Procedure::Light => light.may_be_tried(),
        // The guidelines are about output. A question goes to the folder for checking before
        // release, whatever the project may.
        Procedure::After => match content {
            ContentKind::Output => after_allowed && compliant,
            ContentKind::Question => false,
            ContentKind::Background | ContentKind::Syntax => after_allowed,
        },
        Procedure::Before | Procedure::Background => true,
    };
    // What cannot be handed in as asked goes where it would be checked before release: as light
    // where it is small enough, for that costs nothing.
    let procedure = match asked {
        asked if possible => asked,
        Procedure::After if content == ContentKind::Output && light.is_eligible() => {
            Procedure::Light
        }
        _ => Procedure::Before,
    };
    let route = Route::new(candidate, edition, procedure, content);

    let case = Case { route: &route, guideline: &guideline, ..case(asked) };
    let mut findings = rules::check(&case, &Family::CHEAP);
    findings.extend(case.guideline_findings());
    if findings.iter().any(is_about_content) {
        // An offer is of no use while the output itself must change.
        findings.retain(|finding| finding.rule != "light-prefix-missing");
    }
    rules::sort(&mut findings);
    explain(&mut findings, candidate);
    Verdict {
        content,
        asked,
        eligible: (content == ContentKind::Output).then_some(light.is_eligible()),
        obstacles: light.obstacles,
        outcome: Outcome::of(&findings),
        findings,
        route,
        ledger,
    }
}

/// Whether a finding says that what is in the candidate must change, whatever its name and place.
fn is_about_content(finding: &Finding) -> bool {
    let family = rules::find(finding.rule).map(|rule| rule.family());
    let of_content = [Family::Package, Family::Content, Family::Hidden, Family::Guideline];
    finding.level == Level::Fail && family.is_some_and(|family| of_content.contains(&family))
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
