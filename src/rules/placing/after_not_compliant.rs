//! Checking after the fact for output that does not keep the guidelines.

use crate::finding::Finding;
use crate::policy::Level;
use crate::route::Procedure;
use crate::rules::{Case, Family, Rule};
use std::collections::BTreeSet;

/// Asked for after the fact, with a guideline finding of level fail.
pub(crate) struct AfterNotCompliant;

impl Rule for AfterNotCompliant {
    fn slug(&self) -> &'static str {
        "after-not-compliant"
    }

    fn family(&self) -> Family {
        Family::Placing
    }

    fn text(&self) -> &'static str {
        include_str!("after_not_compliant.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        if case.asked != Procedure::After || !case.guidelines_hold() {
            return;
        }
        let broken: BTreeSet<&str> = case
            .guideline
            .iter()
            .filter(|finding| finding.level == Level::Fail)
            .map(|finding| finding.rule)
            .collect();
        if !broken.is_empty() {
            let rules = broken.into_iter().collect::<Vec<_>>().join(", ");
            findings.push(case.finding(self, &case.place()).detail(rules));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::facts::Measure;

    fn with_a_count_of(count: &str) -> Fixture {
        let rows: [(&str, &[&str]); 2] = [("mannen", &[count]), ("vrouwen", &["40"])];
        Fixture::of(vec![results(&[("Aantal", Measure::Count)], &rows)])
    }

    #[test]
    fn catches_a_small_count_after_the_fact() {
        let found = with_a_count_of("7").asked(Procedure::After).find(&AfterNotCompliant);
        assert_eq!(found[0].detail.as_deref(), Some("small-count"));
    }

    #[test]
    fn does_not_catch_compliant_output_or_checking_before() {
        assert_eq!(with_a_count_of("70").asked(Procedure::After).find(&AfterNotCompliant), []);
        assert_eq!(with_a_count_of("7").find(&AfterNotCompliant), []);
    }
}
