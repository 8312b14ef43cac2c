//! Files that the control form names and that are not there.

use super::{plain, same_file};
use crate::facts::Role;
use crate::finding::Finding;
use crate::route::ContentKind;
use crate::rules::{Case, Family, Rule};

/// One finding for each form, with the names.
pub(crate) struct FormFileMissing;

impl Rule for FormFileMissing {
    fn slug(&self) -> &'static str {
        "form-file-missing"
    }

    fn family(&self) -> Family {
        Family::Form
    }

    fn text(&self) -> &'static str {
        include_str!("form_file_missing.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        if case.content != ContentKind::Output {
            return;
        }
        let entries = &case.candidate.entries;
        let is_here = |name: &str| {
            // A form also names the zip itself, often by an earlier name.
            plain(name).ends_with(".zip")
                || entries
                    .iter()
                    .filter(|entry| entry.role != Role::Form)
                    .any(|entry| same_file(entry.place.path(), name))
        };
        for form in super::forms(case) {
            let missing: Vec<&str> =
                form.files.iter().map(String::as_str).filter(|name| !is_here(name)).collect();
            if !missing.is_empty() {
                let count = u64::try_from(missing.len()).unwrap_or(u64::MAX);
                let finding = case.finding(self, &form.place).count(count);
                findings.push(finding.name(missing.join(", ")));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use super::super::tests::form;
    use crate::facts::FormState;

    fn found(names: &[&str]) -> Option<String> {
        let entries = vec![entry("map/Tabel 1.xlsx"), form(FormState::Filled, names)];
        Fixture::of(entries).find(&FormFileMissing).first().and_then(|found| found.name.clone())
    }

    #[test]
    fn catches_a_file_that_is_not_there() {
        assert_eq!(found(&["Tabel 1.xlsx", "Tabel 2.xlsx"]).as_deref(), Some("Tabel 2.xlsx"));
    }

    #[test]
    fn does_not_catch_another_case_a_folder_or_the_zip_itself() {
        assert_eq!(found(&["tabel 1.XLSX", "F:\\export\\tabel 1.xlsx", "LIGHT_oud.zip"]), None);
    }
}
