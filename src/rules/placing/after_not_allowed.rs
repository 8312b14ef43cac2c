//! Checking after the fact where the project does not have it.

use crate::facts::Slot;
use crate::finding::Finding;
use crate::rules::{Case, Family, Procedure, Rule};

/// It is asked for or used, and there are no folders for it or the researcher says it is not allowed.
pub(crate) struct AfterNotAllowed;

impl Rule for AfterNotAllowed {
    fn slug(&self) -> &'static str {
        "after-not-allowed"
    }

    fn family(&self) -> Family {
        Family::Placing
    }

    fn text(&self) -> &'static str {
        include_str!("after_not_allowed.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let location = &case.candidate.location;
        let wanted = case.asked == Procedure::After || location.slot == Some(Slot::Background);
        if case.after_allowed || !wanted {
            return;
        }
        let finding = case.finding(self, &case.place());
        findings.push(if location.after_exists { finding.variant("denied") } else { finding });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    #[test]
    fn catches_a_wish_that_is_not_allowed() {
        let mut fixture = Fixture::of(vec![entry("tabel.xlsx")]).asked(Procedure::After);
        fixture.after_allowed = false;
        assert_eq!(fixture.find(&AfterNotAllowed)[0].variant, None);
        fixture.candidate.location.after_exists = true;
        assert_eq!(fixture.find(&AfterNotAllowed)[0].variant, Some("denied"));
    }

    #[test]
    fn does_not_catch_what_is_allowed_or_not_wanted() {
        let mut fixture = Fixture::of(vec![entry("tabel.xlsx")]).asked(Procedure::After);
        assert_eq!(fixture.find(&AfterNotAllowed), []);
        fixture.after_allowed = false;
        assert_eq!(fixture.asked(Procedure::Before).find(&AfterNotAllowed), []);
    }
}
