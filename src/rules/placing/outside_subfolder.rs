//! What lies in the export folder itself, in none of its subfolders.

use crate::finding::Finding;
use crate::rules::{Case, Family, Rule};

/// A candidate beside the subfolders of the export folder.
pub(crate) struct OutsideSubfolder;

impl Rule for OutsideSubfolder {
    fn slug(&self) -> &'static str {
        "outside-subfolder"
    }

    fn family(&self) -> Family {
        Family::Placing
    }

    fn text(&self) -> &'static str {
        include_str!("outside_subfolder.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        if case.candidate.location.loose {
            let finding = case.finding(self, &case.place()).name(case.candidate.name.as_str());
            findings.push(finding.allowed(&case.route.folder));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    #[test]
    fn catches_what_lies_beside_the_subfolders() {
        let mut fixture = Fixture::of(vec![entry("tabel.xlsx")]);
        fixture.candidate.location.loose = true;
        let found = fixture.find(&OutsideSubfolder);
        assert_eq!(found[0].allowed.as_deref(), Some("1_Controle vooraf"));
    }

    #[test]
    fn does_not_catch_what_lies_in_a_subfolder_or_nowhere_near() {
        let fixture = Fixture::of(vec![entry("tabel.xlsx")]);
        assert_eq!(fixture.find(&OutsideSubfolder), []);
        assert_eq!(fixture.in_folder(crate::facts::Slot::After).find(&OutsideSubfolder), []);
    }
}
