//! Causes of death: always checked before release.

use crate::facts::SightingKind;
use crate::finding::Finding;
use crate::policy::DataSet;
use crate::rules::{Case, Family, Rule, gather};

/// The data sets or what they hold are named anywhere, in the name of the candidate too.
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
        let what = (DataSet::CauseOfDeath, SightingKind::CauseOfDeath);
        gather::data_set(case, self, what, findings);
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

    #[test]
    fn catches_it_in_the_name_of_the_candidate() {
        let named = |name| {
            let fixture = Fixture::of(vec![entry("tabel.xlsx")]).named(name);
            fixture.asked(Procedure::After).levels(&CauseOfDeath)
        };
        assert_eq!(named("sterfte_doodsoorzaken.zip"), [Level::Fail]);
        assert_eq!(named("sterfte.zip"), []);
    }
}
