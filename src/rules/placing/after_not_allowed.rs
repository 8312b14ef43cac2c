//! Checking after the fact where the project does not have it.

use crate::facts::Slot;
use crate::finding::Finding;
use crate::route::{AfterTheFact, Denial, Procedure};
use crate::rules::{Case, Family, Rule};

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
        let slot = case.candidate.location.slot;
        let wanted = case.asked == Procedure::After || slot == Some(Slot::Background);
        if !wanted {
            return;
        }
        let finding = case.finding(self, &case.place());
        findings.push(match case.after {
            AfterTheFact::Allowed => return,
            AfterTheFact::NoFolder => finding,
            AfterTheFact::Denied(Denial::Stated) => finding.variant("denied"),
            AfterTheFact::Denied(Denial::OutsideEu) => finding.variant("outside-eu"),
            AfterTheFact::Denied(Denial::CauseOfDeath) => finding.variant("cause-of-death"),
            AfterTheFact::Denied(Denial::Until(day)) => finding.variant("until").allowed(day),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;
    use jiff::civil::date;

    fn variants(after: AfterTheFact) -> Vec<Option<&'static str>> {
        let mut fixture = Fixture::of(vec![entry("tabel.xlsx")]).asked(Procedure::After);
        fixture.after = after;
        fixture.find(&AfterNotAllowed).iter().map(|finding| finding.variant).collect()
    }

    #[test]
    fn catches_a_wish_that_is_not_allowed_and_says_why() {
        assert_eq!(variants(AfterTheFact::NoFolder), [None]);
        for (denial, variant) in [
            (Denial::Stated, "denied"),
            (Denial::OutsideEu, "outside-eu"),
            (Denial::CauseOfDeath, "cause-of-death"),
            (Denial::Until(date(2026, 3, 12)), "until"),
        ] {
            assert_eq!(variants(AfterTheFact::Denied(denial)), [Some(variant)]);
        }
    }

    #[test]
    fn catches_background_information_where_nothing_goes_after_the_fact() {
        let mut fixture = Fixture::of(vec![entry("tabel.xlsx")]).in_folder(Slot::Background);
        fixture.after = AfterTheFact::NoFolder;
        assert_eq!(fixture.find(&AfterNotAllowed).len(), 1);
    }

    #[test]
    fn does_not_catch_what_is_allowed_or_not_wanted() {
        assert_eq!(variants(AfterTheFact::Allowed), []);
        let mut fixture = Fixture::of(vec![entry("tabel.xlsx")]);
        fixture.after = AfterTheFact::NoFolder;
        assert_eq!(fixture.find(&AfterNotAllowed), []);
    }
}
