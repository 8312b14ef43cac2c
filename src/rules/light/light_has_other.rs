//! Output light with something that is no table, model outcome, graph or form.

use crate::facts::{Entry, Nature, Role, SightingKind};
use crate::finding::Finding;
use crate::route::Procedure;
use crate::rules::{Case, Family, Rule};

/// Documentation, text without results, pictures that are no graphs, counts in the text of a log.
pub(crate) struct LightHasOther;

impl Rule for LightHasOther {
    fn slug(&self) -> &'static str {
        "light-has-other"
    }

    fn family(&self) -> Family {
        Family::Light
    }

    fn text(&self) -> &'static str {
        include_str!("light_has_other.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        if case.asked == Procedure::Light {
            for entry in case.candidate.entries.iter().filter(|entry| is_other(entry)) {
                findings.push(case.finding(self, &entry.place).name(entry.place.path()));
            }
        }
    }
}

/// Whether an entry holds something that output light is not for. What was not read is not known
/// to be anything, and is found by the rules for that.
fn is_other(entry: &Entry) -> bool {
    let counts_in_log = entry.nature == Nature::Text
        && entry.sightings.iter().any(|sighting| sighting.kind == SightingKind::CountInText);
    match entry.role {
        Role::Documentation => true,
        Role::Results => counts_in_log || (!entry.holds_results() && entry.gaps.is_empty()),
        Role::Script | Role::Form | Role::Data | Role::Archive | Role::Unwanted => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::facts::Measure;

    fn found(entry: Entry) -> usize {
        Fixture::of(vec![entry]).asked(Procedure::Light).find(&LightHasOther).len()
    }

    #[test]
    fn catches_a_readme_and_text_without_results() {
        assert_eq!(found(of_role("leesmij.txt", Role::Documentation)), 1);
        assert_eq!(found(entry("verslag.docx")), 1);
    }

    #[test]
    fn catches_counts_in_the_text_of_a_log() {
        let table = table(&[("Freq.", Measure::Count)], &[("mannen", &["40"])]);
        let mut log = Entry { nature: Nature::Text, ..entry("uitvoer.log") };
        log.tables.push(table);
        assert_eq!(found(log.clone()), 0);
        log.sightings.push(sighting("uitvoer.log", SightingKind::CountInText, "deleted"));
        assert_eq!(found(log), 1);
    }

    #[test]
    fn does_not_catch_a_table_or_the_form() {
        assert_eq!(found(results(&[("Aantal", Measure::Count)], &[("mannen", &["40"])])), 0);
        assert_eq!(found(of_role("formulier.docx", Role::Form)), 0);
    }
}
