//! Files that are something else than their name promises.

use crate::facts::Role;
use crate::finding::Finding;
use crate::rules::{Case, Family, Rule};

/// Content and ending of the name disagree.
pub(crate) struct TypeMismatch;

impl Rule for TypeMismatch {
    fn slug(&self) -> &'static str {
        "type-mismatch"
    }

    fn family(&self) -> Family {
        Family::Package
    }

    fn text(&self) -> &'static str {
        include_str!("type_mismatch.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        for entry in case.candidate.entries.iter().filter(|entry| entry.role != Role::Unwanted) {
            if let Some(promised) = entry.promised {
                let finding = case.finding(self, &entry.place);
                findings.push(finding.measured(entry.format).allowed(promised));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::facts::Entry;

    #[test]
    fn catches_a_workbook_that_calls_itself_a_csv() {
        let entry = Entry { promised: Some("csv"), ..entry("tabel.csv") };
        let found = Fixture::of(vec![entry]).find(&TypeMismatch);
        assert_eq!(found[0].allowed.as_deref(), Some("csv"));
    }

    #[test]
    fn does_not_catch_a_name_that_keeps_its_promise() {
        assert_eq!(Fixture::of(vec![entry("tabel.xlsx")]).find(&TypeMismatch), []);
    }
}
