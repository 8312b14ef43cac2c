//! Folders of one's own in the export folder, where the edition does not process them.

use crate::facts::CandidateKind;
use crate::finding::Finding;
use crate::rules::{Case, Family, Rule};

/// A folder between the subfolder of the export folder and the candidate, or as the candidate.
pub(crate) struct OwnSubfolder;

impl Rule for OwnSubfolder {
    fn slug(&self) -> &'static str {
        "own-subfolder"
    }

    fn family(&self) -> Family {
        Family::Placing
    }

    fn text(&self) -> &'static str {
        include_str!("own_subfolder.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let location = &case.candidate.location;
        if case.edition.own_subfolders || (location.slot.is_none() && !location.loose) {
            return;
        }
        let itself = (case.candidate.kind == CandidateKind::Folder).then_some(&case.candidate.name);
        if let Some(folder) = location.own_subfolder.as_ref().or(itself) {
            findings.push(case.finding(self, &case.place()).name(folder));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::facts::Slot;

    fn in_own_folder(edition: &'static str) -> Fixture {
        let mut fixture = Fixture::of(vec![entry("tabel.xlsx")]).in_folder(Slot::Before);
        fixture.candidate.location.own_subfolder = Some("van mij".into());
        fixture.edition = edition;
        fixture
    }

    #[test]
    fn catches_a_folder_of_ones_own_in_the_edition_that_refuses_it() {
        assert_eq!(in_own_folder("cbs-en").find(&OwnSubfolder)[0].name.as_deref(), Some("van mij"));
    }

    #[test]
    fn does_not_catch_it_in_the_edition_that_says_nothing() {
        assert_eq!(in_own_folder("cbs-nl").find(&OwnSubfolder), []);
    }
}
