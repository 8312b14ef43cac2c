//! Health data in output light: checking by the next morning is not assured.

use crate::facts::SightingKind;
use crate::finding::Finding;
use crate::policy::DataSet;
use crate::route::Procedure;
use crate::rules::{Case, Family, Rule, gather};

/// Light and a health data set that is named, or a project that is said to use them.
pub(crate) struct HealthData;

impl Rule for HealthData {
    fn slug(&self) -> &'static str {
        "health-data"
    }

    fn family(&self) -> Family {
        Family::Placing
    }

    fn text(&self) -> &'static str {
        include_str!("health_data.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        if case.asked != Procedure::Light {
            return;
        }
        let before = findings.len();
        gather::data_set(case, self, (DataSet::Health, SightingKind::HealthData), findings);
        if case.health_data && findings.len() == before {
            findings.push(case.finding(self, &case.place()).variant("project"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::facts::Entry;

    #[test]
    fn notes_a_health_data_set_in_light_only() {
        let found = |procedure| {
            let sightings = vec![sighting("tabel.xlsx", SightingKind::HealthData, "ZVWZORGKOSTEN")];
            let entry = Entry { sightings, ..entry("tabel.xlsx") };
            Fixture::of(vec![entry]).asked(procedure).find(&HealthData).len()
        };
        assert_eq!((found(Procedure::Light), found(Procedure::Before)), (1, 0));
    }

    #[test]
    fn notes_a_project_that_is_said_to_use_health_data() {
        let mut fixture = Fixture::of(vec![entry("tabel.xlsx")]).asked(Procedure::Light);
        fixture.health_data = true;
        assert_eq!(fixture.find(&HealthData)[0].variant, Some("project"));
        assert_eq!(fixture.asked(Procedure::Before).find(&HealthData), []);
    }
}
