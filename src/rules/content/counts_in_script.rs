//! Numbers of units in program text and documentation.

use crate::facts::{Role, SightingKind};
use crate::finding::Finding;
use crate::rules::{Case, Family, Rule, gather};

/// In comments and pasted output, however large the numbers are.
pub(crate) struct CountsInScript;

impl Rule for CountsInScript {
    fn slug(&self) -> &'static str {
        "counts-in-script"
    }

    fn family(&self) -> Family {
        Family::Content
    }

    fn text(&self) -> &'static str {
        include_str!("counts_in_script.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        for entry in &case.candidate.entries {
            if matches!(entry.role, Role::Script | Role::Documentation) {
                findings.extend(gather::sightings_together(case, self, entry, |sighting| {
                    sighting.kind == SightingKind::PastedCount
                }));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::facts::Entry;

    fn found(role: Role) -> usize {
        let sightings = vec![sighting("analyse.do", SightingKind::PastedCount, "N")];
        let entry = Entry { sightings, ..of_role("analyse.do", role) };
        Fixture::of(vec![entry]).find(&CountsInScript).len()
    }

    #[test]
    fn catches_a_count_in_a_script_and_not_in_results() {
        assert_eq!(
            (found(Role::Script), found(Role::Documentation), found(Role::Results)),
            (1, 1, 0)
        );
    }
}
