//! Sheets and slides that a person does not see.

use crate::facts::HiddenKind;
use crate::finding::Finding;
use crate::place::Spot;
use crate::rules::{Case, Family, Rule, gather};

/// Hidden and very hidden alike.
pub(crate) struct HiddenSheet;

impl Rule for HiddenSheet {
    fn slug(&self) -> &'static str {
        "hidden-sheet"
    }

    fn family(&self) -> Family {
        Family::Hidden
    }

    fn text(&self) -> &'static str {
        include_str!("hidden_sheet.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let mut sheets = Vec::new();
        gather::hidden(case, self, &[HiddenKind::Sheet], &mut sheets);
        findings.extend(sheets.into_iter().map(|finding| {
            let name = match finding.place.spot() {
                Spot::Part(name) => name.to_string(),
                _ => finding.place.to_string(),
            };
            finding.name(name)
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use super::super::tests::with;

    #[test]
    fn names_the_sheet() {
        let mut entry = with(HiddenKind::Sheet);
        entry.hidden[0].place = entry.place.part("Data");
        let found = Fixture::of(vec![entry]).find(&HiddenSheet);
        assert_eq!(found[0].name.as_deref(), Some("Data"));
    }

    #[test]
    fn does_not_catch_hidden_rows() {
        assert_eq!(Fixture::of(vec![with(HiddenKind::Rows)]).find(&HiddenSheet), []);
    }
}
