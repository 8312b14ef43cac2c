//! What operating systems and office programs leave behind.

use crate::facts::Role;
use crate::finding::Finding;
use crate::rules::{Case, Family, Rule};

/// A leftover that is no part of the output.
pub(crate) struct UnwantedFile;

impl Rule for UnwantedFile {
    fn slug(&self) -> &'static str {
        "unwanted-file"
    }

    fn family(&self) -> Family {
        Family::Package
    }

    fn text(&self) -> &'static str {
        include_str!("unwanted_file.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        for entry in case.entries(Role::Unwanted) {
            findings.push(case.finding(self, &entry.place).name(entry.place.path()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::policy::Level;

    #[test]
    fn notes_a_thumbnail_file_and_nothing_else() {
        let leftover = of_role("Thumbs.db", Role::Unwanted);
        let found = Fixture::of(vec![leftover, entry("tabel.xlsx")]).levels(&UnwantedFile);
        assert_eq!(found, [Level::Note]);
    }
}
