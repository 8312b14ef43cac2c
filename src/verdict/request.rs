//! What is asked for: by the researcher, by the name of the zip, by the folder that it lies in.

use super::Usage;
use crate::facts::{Candidate, Role, Slot};
use crate::policy::Edition;
use crate::rules::{AfterTheFact, ContentKind, Procedure};

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
    pub batch: Option<Usage>,
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
        entry.role != Role::Script
            && entry.role != Role::Form
            && !(entry.tables.is_empty() && entry.models.is_empty() && entry.graphs.is_empty())
    });
    if only_syntax && !holds_results { ContentKind::Syntax } else { ContentKind::Output }
}

/// The procedure that the name asks for.
pub(super) fn by_name(
    candidate: &Candidate,
    edition: &Edition,
    content: ContentKind,
) -> Option<Procedure> {
    if is_light(&candidate.name, edition) {
        Some(Procedure::Light)
    } else if content == ContentKind::Background || edition.is_background(&candidate.name) {
        Some(Procedure::Background)
    } else {
        None
    }
}

/// The procedure that the folder asks for; outside an export folder, the best that is possible.
pub(super) fn by_folder(
    candidate: &Candidate,
    light: bool,
    after_allowed: bool,
    compliant: bool,
) -> Procedure {
    match candidate.location.slot {
        Some(Slot::After) => Procedure::After,
        Some(Slot::Background) => Procedure::Background,
        _ if light => Procedure::Light,
        None if after_allowed && compliant => Procedure::After,
        _ => Procedure::Before,
    }
}

/// Whether a name is that of output light.
#[must_use]
pub(super) fn is_light(name: &str, edition: &Edition) -> bool {
    name.starts_with(edition.names.light_prefix.as_str())
}
