//! Rules about the output control form.

pub(super) mod blank_form;
pub(super) mod form_differs;
pub(super) mod form_explanation_missing;
pub(super) mod form_file_missing;
pub(super) mod form_file_unlisted;
pub(super) mod missing_form;
pub(super) mod stale_declaration;
pub(super) mod unused_declaration;

use super::Case;
use crate::facts::Form;

/// The control forms of the candidate.
fn forms<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a Form> {
    case.candidate.entries.iter().filter_map(|entry| entry.form.as_ref())
}

/// A file name as people write it: without folders, case and blanks around it.
fn plain(name: &str) -> String {
    name.rsplit(['/', '\\', '!']).next().unwrap_or(name).trim().to_lowercase()
}

/// Whether a path and a name that a form mentions are the same file; the ending may be left out.
fn same_file(path: &str, name: &str) -> bool {
    let (path, name) = (plain(path), plain(name));
    path == name || path.rsplit_once('.').is_some_and(|(stem, _)| stem == name)
}

#[cfg(test)]
mod tests {
    use crate::facts::{Entry, Form, FormState, Role, Stated};
    use crate::rules::fixture::of_role;

    /// An entry that is a form and names these files.
    pub(super) fn form(state: FormState, files: &[&str]) -> Entry {
        let mut entry = of_role("formulier.docx", Role::Form);
        let files = files.iter().map(|name| (*name).to_owned()).collect();
        let place = entry.place.clone();
        entry.form = Some(Form {
            place,
            state,
            files,
            explained: None,
            stated: Stated::default(),
            questions: Vec::new(),
            loose: Vec::new(),
            open: Vec::new(),
        });
        entry
    }

    #[test]
    fn files_are_the_same_whatever_folder_case_and_ending_are_written() {
        assert!(super::same_file("map/Tabel 1.xlsx", "tabel 1"));
        assert!(!super::same_file("map/Tabel 1.xlsx", "tabel 11"));
    }
}
