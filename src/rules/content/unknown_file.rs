//! Files of a kind that is not known.

use crate::finding::Finding;
use crate::gap::Reason;
use crate::rules::{Case, Family, Rule, gather};

/// Neither content nor name says what it is.
pub(crate) struct UnknownFile;

impl Rule for UnknownFile {
    fn slug(&self) -> &'static str {
        "unknown-file"
    }

    fn family(&self) -> Family {
        Family::Content
    }

    fn text(&self) -> &'static str {
        include_str!("unknown_file.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        for gap in gather::gaps(case).filter(|gap| gap.reason == Reason::UnknownType) {
            findings.push(case.finding(self, &gap.place).name(gap.place.path()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    #[test]
    fn catches_an_unknown_kind_and_not_a_damaged_one() {
        for (reason, number) in [(Reason::UnknownType, 1), (Reason::Damaged, 0)] {
            let mut entry = entry("bestand.xyz");
            entry.gaps.push(crate::gap::Gap::new(&entry.place, reason));
            assert_eq!(Fixture::of(vec![entry]).find(&UnknownFile).len(), number);
        }
    }
}
