//! Which other candidates of a call a candidate is held against.

use super::request;
use crate::facts::Candidate;
use crate::policy::Edition;
use crate::route::ContentKind;
use crate::rules::Company;

/// What stands beside the candidate of that number.
///
/// `all` are the candidates, with what is said about the content of each. `background` is
/// background information that lies in its export folder and is no candidate of the call itself.
#[must_use]
pub fn company<'a>(
    number: usize,
    all: &[(&'a Candidate, Option<ContentKind>)],
    background: Option<&'a Candidate>,
    edition: &Edition,
) -> Company<'a> {
    let others =
        || all.iter().copied().enumerate().filter(|(at, _)| *at != number).map(|(_, other)| other);
    let is_output = |(other, said): &(&Candidate, Option<ContentKind>)| {
        said.unwrap_or_else(|| request::content(other, edition)) == ContentKind::Output
    };
    let own = all.get(number).map(|(candidate, _)| edition.base_name(&candidate.name));
    Company {
        outputs: others().filter(is_output).map(|(other, _)| other).collect(),
        background: others()
            .map(|(other, _)| other)
            .find(|other| {
                edition.is_background(&other.name) && Some(edition.base_name(&other.name)) == own
            })
            .or(background),
    }
}
