//! Bytes in the package that belong to none of its listed files.

use crate::facts::IrregularityKind;
use crate::finding::Finding;
use crate::rules::{Case, Family, Rule, gather};

/// Bytes before, between and after the entries, and comments of the package.
pub(crate) struct HiddenData;

impl Rule for HiddenData {
    fn slug(&self) -> &'static str {
        "hidden-data"
    }

    fn family(&self) -> Family {
        Family::Package
    }

    fn text(&self) -> &'static str {
        include_str!("hidden_data.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        gather::irregularities(case, self, message, findings);
    }
}

/// The message for bytes that nobody sees.
fn message(kind: IrregularityKind) -> Option<&'static str> {
    match kind {
        IrregularityKind::PrependedBytes
        | IrregularityKind::AppendedBytes
        | IrregularityKind::UnlistedBytes
        | IrregularityKind::FolderWithBytes => Some(""),
        IrregularityKind::ArchiveComment => Some("comment"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    #[test]
    fn catches_bytes_after_the_end_and_comments() {
        assert_eq!(with_irregularity(IrregularityKind::AppendedBytes).find(&HiddenData).len(), 1);
        let comment = with_irregularity(IrregularityKind::ArchiveComment).find(&HiddenData);
        assert_eq!(comment[0].variant, Some("comment"));
    }

    #[test]
    fn does_not_catch_a_long_name() {
        assert_eq!(with_irregularity(IrregularityKind::LongName).find(&HiddenData), []);
    }
}
