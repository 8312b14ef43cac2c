//! Rows and columns that a person does not see.

use crate::facts::HiddenKind;
use crate::finding::Finding;
use crate::rules::{Case, Family, Rule, gather};

/// Hidden, filtered or of no size.
pub(crate) struct HiddenRows;

impl Rule for HiddenRows {
    fn slug(&self) -> &'static str {
        "hidden-rows"
    }

    fn family(&self) -> Family {
        Family::Hidden
    }

    fn text(&self) -> &'static str {
        include_str!("hidden_rows.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let kinds = [HiddenKind::Rows, HiddenKind::Columns];
        gather::hidden(case, self, &kinds, findings);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use super::super::tests::with;

    #[test]
    fn catches_its_kind_and_no_other() {
        let found = |kind| Fixture::of(vec![with(kind)]).find(&HiddenRows).len();
        assert_eq!((found(HiddenKind::Rows), found(HiddenKind::Sheet)), (1, 0));
    }
}
