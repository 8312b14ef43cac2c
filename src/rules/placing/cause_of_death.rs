//! Causes of death: always checked before release.

use crate::facts::{Role, Sighting, SightingKind};
use crate::finding::Finding;
use crate::policy::Level;
use crate::rules::{Case, Family, Rule, gather};

/// The data sets are named, or their variables are present; what only speaks of causes of death may come
/// from elsewhere.
pub(crate) struct CauseOfDeath;

impl Rule for CauseOfDeath {
    fn slug(&self) -> &'static str {
        "cause-of-death"
    }

    fn family(&self) -> Family {
        Family::Placing
    }

    fn text(&self) -> &'static str {
        include_str!("cause_of_death.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        for entry in &case.candidate.entries {
            let named = gather::sightings_together(case, self, entry, |sighting| {
                sighting.kind == SightingKind::CauseOfDeath
            });
            // The control form asks about them.
            let spoken = || {
                let words = |sighting: &Sighting| sighting.kind == SightingKind::CausesInWords;
                let found = gather::sightings_together(case, self, entry, words);
                found.filter(|_| entry.role != Role::Form)
            };
            let spoken = || spoken().map(|found| found.variant("words").at_most(Level::Review));
            findings.extend(named.or_else(spoken));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::facts::Entry;
    use crate::route::Procedure;

    fn naming(kind: SightingKind) -> Fixture {
        let sightings = vec![sighting("analyse.do", kind, "DOODOORZ2020TAB")];
        Fixture::of(vec![Entry { sightings, ..entry("analyse.do") }])
    }

    #[test]
    fn notes_the_data_set_before_and_refuses_it_after() {
        let fixture = naming(SightingKind::CauseOfDeath);
        assert_eq!(fixture.levels(&CauseOfDeath), [Level::Note]);
        assert_eq!(fixture.asked(Procedure::After).levels(&CauseOfDeath), [Level::Fail]);
    }

    #[test]
    fn leaves_to_a_person_what_only_speaks_of_causes() {
        let fixture = naming(SightingKind::CausesInWords);
        assert_eq!(fixture.levels(&CauseOfDeath), [Level::Note]);
        assert_eq!(fixture.asked(Procedure::After).levels(&CauseOfDeath), [Level::Review]);
        let mut form = naming(SightingKind::CausesInWords);
        form.candidate.entries[0].role = Role::Form;
        assert_eq!(form.find(&CauseOfDeath), []);
    }

    #[test]
    fn does_not_catch_other_health_data() {
        assert_eq!(naming(SightingKind::HealthData).find(&CauseOfDeath), []);
    }
}
