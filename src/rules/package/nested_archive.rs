//! Archives inside the candidate.

use crate::facts::{CandidateKind, Role};
use crate::finding::Finding;
use crate::rules::{Case, Family, Rule};

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
        let archives = case.entries(Role::Archive);
        findings.extend(archives.map(|entry| case.finding(self, &entry.place)));
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
