//! Output without the control form.

use crate::facts::Role;
use crate::finding::Finding;
use crate::route::ContentKind;
use crate::rules::{Case, Family, Rule};

/// All output comes with a form, inside the zip.
pub(crate) struct MissingForm;

impl Rule for MissingForm {
    fn slug(&self) -> &'static str {
        "missing-form"
    }

    fn family(&self) -> Family {
        Family::Form
    }

    fn text(&self) -> &'static str {
        include_str!("missing_form.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let holds_output = case
            .candidate
            .entries
            .iter()
            .any(|entry| !matches!(entry.role, Role::Form | Role::Unwanted));
        if case.content != ContentKind::Output
            || !holds_output
            || case.entries(Role::Form).next().is_some()
        {
            return;
        }
        let form = case.edition.form.name.as_str().to_lowercase();
        let location = &case.candidate.location;
        let beside = location.slot.into_iter().flat_map(|slot| location.neighbours.in_slot(slot));
        let outside = beside.into_iter().any(|name| name.to_lowercase().contains(&form));
        let finding = case.finding(self, &case.place());
        findings.push(if outside { finding.variant("outside") } else { finding });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::facts::Slot;

    #[test]
    fn catches_output_without_a_form_also_when_it_lies_beside_the_zip() {
        let fixture = Fixture::of(vec![entry("tabel.xlsx")]).in_folder(Slot::Before);
        assert_eq!(fixture.find(&MissingForm)[0].variant, None);
        let fixture = fixture.beside_files(Slot::Before, &["Outputcontroleformulier.docx"]);
        assert_eq!(fixture.find(&MissingForm)[0].variant, Some("outside"));
    }

    #[test]
    fn does_not_ask_for_a_form_with_syntax_or_where_there_is_one() {
        let syntax = Fixture::of(vec![of_role("analyse.do", Role::Script)]);
        assert_eq!(syntax.content(ContentKind::Syntax).find(&MissingForm), []);
        let output = vec![entry("tabel.xlsx"), of_role("formulier.docx", Role::Form)];
        assert_eq!(Fixture::of(output).find(&MissingForm), []);
    }
}
