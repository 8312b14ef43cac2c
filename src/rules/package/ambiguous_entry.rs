//! Packages of which two programs show different content.

use crate::facts::IrregularityKind;
use crate::finding::Finding;
use crate::rules::{Case, Family, Rule, gather};

/// Names, bytes or headers that contradict each other.
pub(crate) struct AmbiguousEntry;

impl Rule for AmbiguousEntry {
    fn slug(&self) -> &'static str {
        "ambiguous-entry"
    }

    fn family(&self) -> Family {
        Family::Package
    }

    fn text(&self) -> &'static str {
        include_str!("ambiguous_entry.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        gather::irregularities(case, self, message, findings);
    }
}

/// The message for a contradiction in the package.
fn message(kind: IrregularityKind) -> Option<&'static str> {
    match kind {
        IrregularityKind::DuplicateName => Some("duplicate"),
        IrregularityKind::Overlap => Some("overlap"),
        IrregularityKind::ContradictoryHeaders => Some("header"),
        IrregularityKind::WrongCount => Some(""),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    #[test]
    fn catches_two_entries_of_one_name() {
        let found = with_irregularity(IrregularityKind::DuplicateName).find(&AmbiguousEntry);
        assert_eq!(found[0].variant, Some("duplicate"));
    }

    #[test]
    fn does_not_catch_appended_bytes() {
        assert_eq!(with_irregularity(IrregularityKind::AppendedBytes).find(&AmbiguousEntry), []);
    }
}
