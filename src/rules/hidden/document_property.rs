//! What a file says about itself: author, company, file paths.

use crate::facts::Role;
use crate::finding::Finding;
use crate::rules::{Case, Family, Rule};

/// One note for each file that is released.
pub(crate) struct DocumentProperty;

impl Rule for DocumentProperty {
    fn slug(&self) -> &'static str {
        "document-property"
    }

    fn family(&self) -> Family {
        Family::Hidden
    }

    fn text(&self) -> &'static str {
        include_str!("document_property.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        // The form comes from a template and is not released.
        let released = |role| !matches!(role, Role::Form | Role::Unwanted);
        for entry in case.candidate.entries.iter().filter(|entry| released(entry.role)) {
            let count = u64::try_from(entry.properties.len()).unwrap_or(u64::MAX);
            if count > 0 {
                findings.push(case.finding(self, &entry.place).count(count));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::facts::Property;

    #[test]
    fn notes_an_author_once_for_each_file() {
        let mut entry = entry("tabel.xlsx");
        for name in ["author", "company"] {
            let (place, value) = (entry.place.clone(), "x".into());
            entry.properties.push(Property { place, name, value });
        }
        assert_eq!(Fixture::of(vec![entry]).find(&DocumentProperty)[0].count, Some(2));
    }

    #[test]
    fn does_not_note_a_file_without_properties() {
        assert_eq!(Fixture::of(vec![entry("tabel.xlsx")]).find(&DocumentProperty), []);
    }
}
