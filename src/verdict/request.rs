//! What is asked for: by the researcher, by the name of the zip, by the folder that it lies in.

use crate::facts::{Candidate, Counted, Role, Slot};
use crate::policy::Edition;
use crate::route::{AfterTheFact, ContentKind, Procedure};

/// What the researcher says about a candidate.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Request {
    /// What it holds; none: found from its entries.
    pub content: Option<ContentKind>,
    /// How it is to be handed in; none: found from its name and folder.
    pub procedure: Option<Procedure>,
    /// Whether the project may hand in for checking after the fact; none: read off the export
    /// folder around the candidate.
    pub after: Option<AfterTheFact>,
    /// Whether the project uses health data.
    pub health_data: bool,
    /// Whether all outputs of the call are taken as one.
    pub together: bool,
    /// What the outputs that this one is taken together with use, its own included; none where it
    /// is an output by itself.
    pub batch: Option<Counted>,
}

/// What the candidate holds, as far as its name, folder and entries tell.
pub(super) fn content(candidate: &Candidate, edition: &Edition) -> ContentKind {
    if edition.is_background(&candidate.name) || candidate.location.slot == Some(Slot::Background) {
        return ContentKind::Background;
    }
    let mut roles =
        candidate.entries.iter().map(|entry| entry.role).filter(|role| *role != Role::Unwanted);
    let only_syntax = candidate
        .entries
        .iter()
        .any(|entry| matches!(entry.role, Role::Script | Role::Documentation))
        && roles.all(|role| {
            matches!(role, Role::Script | Role::Documentation | Role::Form | Role::Archive)
        });
    let holds_results = candidate.entries.iter().any(|entry| {
        entry.role != Role::Script && entry.role != Role::Form && entry.holds_results()
    });
    if only_syntax && !holds_results { ContentKind::Syntax } else { ContentKind::Output }
}

/// The procedure that the name asks for.
pub(super) fn by_name(
    candidate: &Candidate,
    edition: &Edition,
    content: ContentKind,
) -> Option<Procedure> {
    if edition.is_light(&candidate.name) {
        Some(Procedure::Light)
    } else if content == ContentKind::Background || edition.is_background(&candidate.name) {
        Some(Procedure::Background)
    } else {
        None
    }
}

/// The procedure that the folder asks for; outside an export folder, the `best` that is possible.
pub(super) fn by_folder(candidate: &Candidate, best: Procedure) -> Procedure {
    match (candidate.location.slot, best) {
        (Some(Slot::After), _) => Procedure::After,
        (Some(Slot::Background), _) => Procedure::Background,
        (Some(Slot::Before), Procedure::After) => Procedure::Before,
        (Some(Slot::Before) | None, best) => best,
    }
}

/// Whether the candidate may be handed in for checking after the fact.
pub(super) fn after_the_fact(
    candidate: &Candidate,
    edition: &Edition,
    request: &Request,
) -> AfterTheFact {
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
