//! Where the reading stopped because a limit of the policy was reached.

use crate::finding::Finding;
use crate::gap::{Gap, Reason};
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
        let gaps: Vec<&Gap> = gather::gaps(case).collect();
        // Where the reading stopped within the candidate, nothing of the rest was read either: that
        // has one cause, and the place within it is the one to look at.
        let within = |gap: &Gap| {
            let other = |one: &&Gap| one.place != gap.place && one.reason == gap.reason;
            gap.place == case.place() && gaps.iter().any(other)
        };
        for gap in gaps.iter().filter(|gap| !within(gap)) {
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
        entry.gaps.push(Gap::new(&entry.place, Reason::limit("ratio", 200)));
        let found = Fixture::of(vec![entry]).find(&OverLimit);
        assert_eq!(found[0].detail.as_deref(), Some("ratio = 200"));
    }

    #[test]
    fn tells_once_that_an_archive_within_archives_stopped_the_reading() {
        let mut inner = entry("a.zip!b.zip");
        let reason = Reason::limit("depth", 3);
        inner.gaps.push(Gap::new(&inner.place, reason.clone()));
        let mut fixture = Fixture::of(vec![inner]);
        let root = crate::place::Place::entry(fixture.candidate.name.as_str());
        fixture.candidate.gaps.push(Gap::new(&root, reason));
        let found = fixture.find(&OverLimit);
        assert_eq!(found.iter().map(|one| one.place.path()).collect::<Vec<_>>(), ["a.zip!b.zip"]);
    }

    #[test]
    fn does_not_catch_a_damaged_entry() {
        let mut entry = entry("tabel.xlsx");
        entry.gaps.push(Gap::new(&entry.place, Reason::Damaged));
        assert_eq!(Fixture::of(vec![entry]).find(&OverLimit), []);
    }
}
