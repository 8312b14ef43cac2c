//! Results that were saved with program text.

use crate::facts::{Role, SightingKind};
use crate::finding::Finding;
use crate::rules::{Case, Family, Rule, gather};

/// Notebooks and marked-up scripts that keep what they printed.
pub(crate) struct OutputInScript;

impl Rule for OutputInScript {
    fn slug(&self) -> &'static str {
        "output-in-script"
    }

    fn family(&self) -> Family {
        Family::Content
    }

    fn text(&self) -> &'static str {
        include_str!("output_in_script.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        for entry in case.entries(Role::Script) {
            findings.extend(gather::sightings_together(case, self, entry, |sighting| {
                sighting.kind == SightingKind::SavedOutput
            }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::facts::Entry;

    fn found(kind: SightingKind) -> usize {
        let sightings = vec![sighting("analyse.ipynb", kind, "output")];
        let entry = Entry { sightings, ..of_role("analyse.ipynb", Role::Script) };
        Fixture::of(vec![entry]).find(&OutputInScript).len()
    }

    #[test]
    fn catches_saved_results_and_not_a_name() {
        assert_eq!((found(SightingKind::SavedOutput), found(SightingKind::IdentifierName)), (1, 0));
    }
}
