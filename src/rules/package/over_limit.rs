//! Where the reading stopped because a limit of the policy was reached.

use crate::finding::Finding;
use crate::gap::Reason;
use crate::rules::{Case, Family, Rule, gather};

/// A limit that was reached, named with its value.
pub(crate) struct OverLimit;

impl Rule for OverLimit {
    fn slug(&self) -> &'static str {
        "over-limit"
    }

    fn family(&self) -> Family {
        Family::Package
    }

    fn text(&self) -> &'static str {
        include_str!("over_limit.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        for gap in gather::gaps(case) {
            if let Reason::Limit(limit) = &gap.reason {
                let detail = format!("{} = {}", limit.name, limit.value);
                findings.push(case.finding(self, &gap.place).detail(detail));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    #[test]
    fn names_the_limit_and_its_value() {
        let mut entry = entry("tabel.xlsx");
        entry.gaps.push(crate::gap::Gap::new(&entry.place, Reason::limit("ratio", 200)));
        let found = Fixture::of(vec![entry]).find(&OverLimit);
        assert_eq!(found[0].detail.as_deref(), Some("ratio = 200"));
    }

    #[test]
    fn does_not_catch_a_damaged_entry() {
        let mut entry = entry("tabel.xlsx");
        entry.gaps.push(crate::gap::Gap::new(&entry.place, Reason::Damaged));
        assert_eq!(Fixture::of(vec![entry]).find(&OverLimit), []);
    }
}
