//! Background information whose name and folder do not agree.

use crate::facts::Slot;
use crate::finding::Finding;
use crate::policy::{Level, hint_of_background};
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
        let name = case.candidate.name.as_str();
        let marked = case.edition.has_background_mark(name);
        match case.candidate.location.slot {
            Some(Slot::Before | Slot::After) if case.named_background() => {
                findings.push(finding.variant("elsewhere"));
            }
            // What belongs to output that is checked after the fact lies apart from it.
            Some(Slot::After) if hint_of_background(name).is_some() => {
                findings.push(finding.variant("perhaps").level(Level::Review));
            }
            Some(Slot::Background) if !marked => findings.push(finding),
            None if case.named_background() && !marked => {
                findings.push(finding.variant("misspelt"));
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
        assert_eq!(found("output achtergrondinfo.zip", Slot::After), [Some("elsewhere")]);
        assert_eq!(found("output achtergrondinfo.zip", Slot::Background), [None]);
    }

    #[test]
    fn catches_a_mark_that_is_written_in_another_way_outside_an_export_folder() {
        let fixture = Fixture::of(vec![entry("tabel.xlsx")]).named("output_background_info.zip");
        assert_eq!(fixture.find(&BackgroundName)[0].variant, Some("misspelt"));
    }

    #[test]
    fn asks_about_a_name_beside_output_for_after_that_may_mean_it() {
        let fixture = Fixture::of(vec![entry("tabel.xlsx")]).named("omzet_achtergrond.zip");
        let found = fixture.in_folder(Slot::After).find(&BackgroundName);
        assert_eq!((found[0].variant, found[0].level), (Some("perhaps"), Level::Review));
        assert_eq!(self::found("omzet_achtergrond.zip", Slot::Before), []);
    }

    #[test]
    fn does_not_catch_the_two_together() {
        assert_eq!(found("output_achtergrondinformatie.zip", Slot::Background), []);
        assert_eq!(found("output.zip", Slot::After), []);
    }
}
