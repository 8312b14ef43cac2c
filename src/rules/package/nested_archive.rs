//! Archives inside the candidate.

use crate::facts::{CandidateKind, IrregularityKind, Role};
use crate::finding::Finding;
use crate::rules::{Case, Family, Rule};
use std::collections::BTreeSet;

/// A package in the package; its content counts all the same.
pub(crate) struct NestedArchive;

impl Rule for NestedArchive {
    fn slug(&self) -> &'static str {
        "nested-archive"
    }

    fn family(&self) -> Family {
        Family::Package
    }

    fn text(&self) -> &'static str {
        include_str!("nested_archive.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        if case.candidate.kind == CandidateKind::File {
            return;
        }
        let by_role = case.entries(Role::Archive).map(|entry| &entry.place);
        let by_package = case
            .candidate
            .irregularities
            .iter()
            .filter(|irregularity| irregularity.kind == IrregularityKind::NestedArchive)
            .map(|irregularity| &irregularity.place);
        let places: BTreeSet<_> = by_role.chain(by_package).collect();
        findings.extend(places.into_iter().map(|place| case.finding(self, place)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    #[test]
    fn catches_a_zip_in_the_zip() {
        let inner = of_role("bundel.zip", Role::Archive);
        assert_eq!(Fixture::of(vec![inner]).find(&NestedArchive).len(), 1);
    }

    #[test]
    fn does_not_catch_the_candidate_itself() {
        let archive = of_role("output.7z", Role::Archive);
        let candidate = Fixture::of(vec![archive]).kind(CandidateKind::File);
        assert_eq!(candidate.find(&NestedArchive), []);
    }
}
