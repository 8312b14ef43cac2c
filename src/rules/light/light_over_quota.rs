//! Output that is named light and is more than light may hold.

use crate::finding::Finding;
use crate::ledger::leave_out;
use crate::route::Procedure;
use crate::rules::{Case, Family, Rule};

/// The share is above one whole, by itself or with all that is placed on the same day; says what to
/// leave out where little is enough.
pub(crate) struct LightOverQuota;

impl Rule for LightOverQuota {
    fn slug(&self) -> &'static str {
        "light-over-quota"
    }

    fn family(&self) -> Family {
        Family::Light
    }

    fn text(&self) -> &'static str {
        include_str!("light_over_quota.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        if case.asked != Procedure::Light {
            return;
        }
        if case.ledger.fits() {
            if let Some(batch) = case.batch.filter(|batch| !batch.fits()) {
                let finding = case.finding(self, &case.place()).variant("batch");
                findings.push(finding.measured(batch.share_text()).allowed("1/1"));
            }
            return;
        }
        let finding =
            case.finding(self, &case.place()).measured(case.ledger.share_text()).allowed("1/1");
        let enough = leave_out(case.candidate, case.ledger.limits)
            .filter(|enough| enough.places.len() <= MOST_NAMED);
        findings.push(match enough {
            Some(enough) => finding.variant("drop").detail(enough.places.join(", ")),
            None => finding,
        });
    }
}

/// So many files or tables may be named; a longer list is no advice.
const MOST_NAMED: usize = 5;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::facts::{Counted, Entry, Model};

    fn models(path: &str, number: usize) -> Entry {
        let models: Vec<Model> = (0..number).map(|_| model(Some(900), 4)).collect();
        Entry { models, ..entry(path) }
    }

    fn found(entries: Vec<Entry>) -> Vec<Finding> {
        Fixture::of(entries).asked(Procedure::Light).find(&LightOverQuota)
    }

    #[test]
    fn catches_six_models_and_names_the_file_to_leave_out() {
        let found = found(vec![models("a.log", 2), models("b.log", 3), models("c.log", 1)]);
        assert_eq!(found[0].variant, Some("drop"));
        assert_eq!(found[0].detail.as_deref(), Some("c.log"));
    }

    #[test]
    fn names_nothing_where_much_would_have_to_go() {
        assert_eq!(found(vec![models("a.log", 11)])[0].variant, None);
    }

    #[test]
    fn catches_what_is_too_much_only_with_the_others_of_its_day() {
        let mut fixture = Fixture::of(vec![models("a.log", 3)]).asked(Procedure::Light);
        fixture.batch = Some(Counted { models: 5, ..Counted::default() });
        assert_eq!(fixture.find(&LightOverQuota), []);
        fixture.batch = Some(Counted { models: 6, ..Counted::default() });
        assert_eq!(fixture.find(&LightOverQuota)[0].variant, Some("batch"));
        assert_eq!(fixture.asked(Procedure::Before).find(&LightOverQuota), []);
    }

    #[test]
    fn does_not_catch_five_models_or_output_that_is_not_light() {
        assert_eq!(found(vec![models("a.log", 5)]), []);
        assert_eq!(Fixture::of(vec![models("a.log", 6)]).find(&LightOverQuota), []);
    }
}
