//! Which other candidates of a call a candidate is held against.

use super::{Request, request};
use crate::facts::Candidate;
use crate::policy::Edition;
use crate::rules::{Company, ContentKind};

/// What stands beside the candidate of that number.
///
/// `background` is background information that lies in its export folder and is no candidate of the
/// call itself.
#[must_use]
pub fn company<'a>(
    number: usize,
    all: &[&'a Candidate],
    background: Option<&'a Candidate>,
    edition: &Edition,
    asked: &Request,
) -> Company<'a> {
    let content =
        |other: &Candidate| asked.content.unwrap_or_else(|| request::content(other, edition));
    let others =
        || all.iter().copied().enumerate().filter(|(at, _)| *at != number).map(|(_, other)| other);
    let own = all.get(number).map(|candidate| edition.base_name(&candidate.name));
    Company {
        outputs: others().filter(|other| content(other) == ContentKind::Output).collect(),
        background: others()
            .find(|other| {
                edition.is_background(&other.name) && Some(edition.base_name(&other.name)) == own
            })
            .or(background),
    }
}
