//! Which other candidates of a call a candidate is held against.

use super::request;
use crate::facts::Candidate;
use crate::policy::Edition;
use crate::route::ContentKind;
use crate::rules::{Company, Outputs};
use std::collections::BTreeMap;

/// The candidates of a call, ready to be held against each other.
#[derive(Debug)]
pub struct Gathering<'a> {
    outputs: Outputs<'a>,
    /// Those named as background information, by the name of the output that they belong to; each
    /// with its number in the call.
    backgrounds: BTreeMap<String, Vec<(usize, &'a Candidate)>>,
    edition: &'a Edition,
}

impl<'a> Gathering<'a> {
    /// All candidates of a call, with what is said about the content of each.
    #[must_use]
    pub fn of(all: &[(&'a Candidate, Option<ContentKind>)], edition: &'a Edition) -> Self {
        let is_output = |(_, (candidate, said)): &(usize, (&Candidate, Option<ContentKind>))| {
            said.unwrap_or_else(|| request::content(candidate, edition)) == ContentKind::Output
        };
        let numbered = || all.iter().copied().enumerate();
        let outputs = numbered().filter(is_output);
        let mut backgrounds: BTreeMap<String, Vec<(usize, &Candidate)>> = BTreeMap::new();
        for (number, (candidate, _)) in numbered() {
            if edition.is_background(&candidate.name) {
                let of = edition.base_name(&candidate.name);
                backgrounds.entry(of).or_default().push((number, candidate));
            }
        }
        Self {
            outputs: Outputs::of(outputs.map(|(number, (candidate, _))| (number, candidate))),
            backgrounds,
            edition,
        }
    }

    /// What stands beside the candidate of that number. `background` is background information that
    /// lies in its export folder and is no candidate of the call itself.
    #[must_use]
    pub fn company<'s>(
        &'s self,
        number: usize,
        candidate: &Candidate,
        background: Option<&'s Candidate>,
    ) -> Company<'s> {
        let own = self.edition.base_name(&candidate.name);
        let mut named = self.backgrounds.get(&own).into_iter().flatten();
        let named = named.find(|(at, _)| *at != number).map(|(_, background)| *background);
        Company { outputs: Some(&self.outputs), number, background: named.or(background) }
    }
}
