//! Background information whose name and folder do not agree.

use crate::facts::Slot;
use crate::finding::Finding;
use crate::rules::{Case, Family, Rule};

/// The mark without the folder, or the folder without the mark.
pub(crate) struct BackgroundName;

impl Rule for BackgroundName {
    fn slug(&self) -> &'static str {
        "background-name"
    }

    fn family(&self) -> Family {
        Family::Naming
    }

    fn text(&self) -> &'static str {
        include_str!("background_name.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let finding = case.finding(self, &case.place());
        match case.candidate.location.slot {
            Some(Slot::Background) if !case.named_background() => findings.push(finding),
            Some(Slot::Before | Slot::After) if case.named_background() => {
                findings.push(finding.variant("elsewhere"));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    fn found(name: &str, slot: Slot) -> Vec<Option<&'static str>> {
        let fixture = Fixture::of(vec![entry("tabel.xlsx")]).named(name).in_folder(slot);
        fixture.find(&BackgroundName).iter().map(|finding| finding.variant).collect()
    }

    #[test]
    fn catches_the_folder_without_the_mark_and_the_mark_without_the_folder() {
        assert_eq!(found("output.zip", Slot::Background), [None]);
        assert_eq!(found("output_achtergrondinformatie.zip", Slot::Before), [Some("elsewhere")]);
        assert_eq!(found("output_Achtergrondinformatie.zip", Slot::After), [Some("elsewhere")]);
    }

    #[test]
    fn does_not_catch_the_two_together() {
        assert_eq!(found("output_achtergrondinformatie.zip", Slot::Background), []);
        assert_eq!(found("output.zip", Slot::After), []);
    }
}
