//! Data models in workbooks.

use crate::facts::HiddenKind;
use crate::finding::Finding;
use crate::rules::{Case, Family, Rule, gather};

/// Whole tables that are on no sheet.
pub(crate) struct DataModel;

impl Rule for DataModel {
    fn slug(&self) -> &'static str {
        "data-model"
    }

    fn family(&self) -> Family {
        Family::Hidden
    }

    fn text(&self) -> &'static str {
        include_str!("data_model.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let kinds = [HiddenKind::DataModel];
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
        let found = |kind| Fixture::of(vec![with(kind)]).find(&DataModel).len();
        assert_eq!((found(HiddenKind::DataModel), found(HiddenKind::PivotCache)), (1, 0));
    }
}
