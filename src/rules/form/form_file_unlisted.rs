//! Results that the control form does not name.

use super::same_file;
use crate::facts::{Entry, Form, FormState, Role};
use crate::finding::Finding;
use crate::policy::Level;
use crate::route::ContentKind;
use crate::rules::{Case, Family, Rule};

/// One finding for each file, or one note where the form names no files at all.
pub(crate) struct FormFileUnlisted;

impl Rule for FormFileUnlisted {
    fn slug(&self) -> &'static str {
        "form-file-unlisted"
    }

    fn family(&self) -> Family {
        Family::Form
    }

    fn text(&self) -> &'static str {
        include_str!("form_file_unlisted.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let forms: Vec<&Form> =
            super::forms(case).filter(|form| form.state == FormState::Filled).collect();
        if case.content != ContentKind::Output {
            return;
        }
        let Some(form) = forms.first() else { return };
        let results: Vec<&Entry> =
            case.entries(Role::Results).filter(|entry| is_own_file(case, entry)).collect();
        if forms.iter().all(|form| form.files.is_empty()) {
            if !results.is_empty() {
                findings.push(case.finding(self, &form.place).variant("none").level(Level::Note));
            }
            return;
        }
        for entry in results {
            let path = entry.place.path();
            let named = forms
                .iter()
                .flat_map(|form| &form.files)
                .any(|name| entry.place.names().any(|part| same_file(part, name)));
            if !named {
                findings.push(case.finding(self, &entry.place).name(path));
            }
        }
    }
}

/// Whether an entry is a file to the researcher, in the zip or in a zip inside it, and not a part
/// of a document.
fn is_own_file(case: &Case<'_>, entry: &Entry) -> bool {
    entry.place.outer().is_none_or(|outer| {
        case.entries(Role::Archive).any(|archive| archive.place.path() == outer)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use super::super::tests::form;

    fn found(names: &[&str]) -> Vec<(Level, Option<&'static str>)> {
        let entries =
            vec![entry("tabel1.xlsx"), entry("tabel2.xlsx"), form(FormState::Filled, names)];
        Fixture::of(entries).find(&FormFileUnlisted).iter().map(|f| (f.level, f.variant)).collect()
    }

    #[test]
    fn catches_a_result_that_the_form_does_not_name() {
        assert_eq!(found(&["tabel1.xlsx"]), [(Level::Review, None)]);
    }

    #[test]
    fn a_name_with_an_exclamation_mark_is_a_name() {
        let named = |name: &str| vec![entry("let op!.xlsx"), form(FormState::Filled, &[name])];
        let count = |name: &str| Fixture::of(named(name)).find(&FormFileUnlisted).len();
        assert_eq!((count("let op!.xlsx"), count("anders.xlsx")), (0, 1));
    }

    #[test]
    fn only_notes_a_form_that_names_no_files() {
        assert_eq!(found(&[]), [(Level::Note, Some("none"))]);
    }

    #[test]
    fn does_not_ask_for_what_is_inside_a_document() {
        let inside = crate::place::Place::entry("tabel1.xlsx").inside("figuur.png");
        let inside = Entry { place: inside, ..entry("x") };
        let entries = vec![entry("tabel1.xlsx"), inside, form(FormState::Filled, &["tabel1.xlsx"])];
        assert_eq!(Fixture::of(entries).find(&FormFileUnlisted), []);
    }
}
