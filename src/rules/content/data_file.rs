//! Saved data and saved model objects.

use crate::facts::Role;
use crate::finding::Finding;
use crate::rules::{Case, Family, Rule};

/// By what the file is, whatever it is called.
pub(crate) struct DataFile;

impl Rule for DataFile {
    fn slug(&self) -> &'static str {
        "data-file"
    }

    fn family(&self) -> Family {
        Family::Content
    }

    fn text(&self) -> &'static str {
        include_str!("data_file.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        for entry in case.entries(Role::Data) {
            let finding = case.finding(self, &entry.place).name(entry.place.path());
            findings.push(finding.detail(entry.format));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    #[test]
    fn catches_data_and_not_results() {
        let fixture = Fixture::of(vec![of_role("tabel.xlsx", Role::Data), entry("tabel2.xlsx")]);
        assert_eq!(fixture.find(&DataFile).len(), 1);
    }
}
