//! Causes of death: always checked before release.

use crate::facts::SightingKind;
use crate::finding::Finding;
use crate::rules::{Case, Family, Rule, gather};

/// The data sets are named, or their variables are present.
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
            findings.extend(gather::sightings_together(case, self, entry, |sighting| {
                sighting.kind == SightingKind::CauseOfDeath
            }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::facts::Entry;
    use crate::policy::Level;
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
    fn does_not_catch_other_health_data() {
        assert_eq!(naming(SightingKind::HealthData).find(&CauseOfDeath), []);
    }
}
