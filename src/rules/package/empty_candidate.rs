//! A candidate without anything in it that can be checked.

use crate::facts::{CandidateKind, Role};
use crate::finding::Finding;
use crate::rules::{Case, Family, Rule};

/// Only folders and leftovers.
pub(crate) struct EmptyCandidate;

impl Rule for EmptyCandidate {
    fn slug(&self) -> &'static str {
        "empty-candidate"
    }

    fn family(&self) -> Family {
        Family::Package
    }

    fn text(&self) -> &'static str {
        include_str!("empty_candidate.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let candidate = case.candidate;
        // A package that could not be listed is unread, not empty.
        if candidate.kind != CandidateKind::File
            && candidate.gaps.is_empty()
            && candidate.entries.iter().all(|entry| entry.role == Role::Unwanted)
        {
            findings.push(case.finding(self, &case.place()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    #[test]
    fn catches_a_zip_with_nothing_but_leftovers() {
        assert_eq!(Fixture::of(Vec::new()).find(&EmptyCandidate).len(), 1);
        let leftovers = Fixture::of(vec![of_role("Thumbs.db", Role::Unwanted)]);
        assert_eq!(leftovers.find(&EmptyCandidate).len(), 1);
    }

    #[test]
    fn does_not_catch_a_zip_that_could_not_be_listed() {
        let mut unread = Fixture::of(Vec::new());
        let place = crate::place::Place::entry("output.zip");
        unread.candidate.gaps.push(crate::gap::Gap::new(&place, crate::gap::Reason::Damaged));
        assert_eq!(unread.find(&EmptyCandidate), []);
    }
}
