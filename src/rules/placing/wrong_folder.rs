//! Candidates that lie in another export folder than they should go to.

use crate::facts::Slot;
use crate::finding::Finding;
use crate::route::ContentKind;
use crate::rules::{Case, Family, Rule};

/// The folder where it lies is not that of its route.
pub(crate) struct WrongFolder;

impl Rule for WrongFolder {
    fn slug(&self) -> &'static str {
        "wrong-folder"
    }

    fn family(&self) -> Family {
        Family::Placing
    }

    fn text(&self) -> &'static str {
        include_str!("wrong_folder.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let Some(slot) = case.candidate.location.slot else { return };
        // Checking before release may always be chosen.
        let chosen = slot == Slot::Before && case.content != ContentKind::Background;
        let Some(lies_in) = case.folder(slot) else { return };
        if !chosen && lies_in != case.route.folder {
            let finding = case.finding(self, &case.place());
            findings.push(finding.measured(lies_in).allowed(&case.route.folder));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::route::Procedure;

    #[test]
    fn catches_output_in_the_folder_for_after_that_must_be_checked_before() {
        let fixture = Fixture::of(vec![entry("tabel.xlsx")]).in_folder(Slot::After);
        let found = fixture.asked(Procedure::After).routed(Procedure::Before).find(&WrongFolder);
        assert_eq!(found[0].allowed.as_deref(), Some("1_Controle vooraf"));
    }

    #[test]
    fn catches_background_information_in_the_folder_for_before() {
        let fixture = Fixture::of(vec![entry("tabel.xlsx")]).in_folder(Slot::Before);
        let background = fixture.content(ContentKind::Background).asked(Procedure::Background);
        assert_eq!(background.find(&WrongFolder).len(), 1);
    }

    #[test]
    fn does_not_catch_output_for_which_checking_before_was_chosen() {
        let fixture = Fixture::of(vec![entry("tabel.xlsx")]).in_folder(Slot::Before);
        assert_eq!(fixture.asked(Procedure::After).find(&WrongFolder), []);
    }
}
