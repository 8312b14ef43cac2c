//! Records behind pivot tables.

use crate::facts::HiddenKind;
use crate::finding::Finding;
use crate::rules::{Case, Family, Rule, gather};

/// Kept in the workbook and on no visible sheet.
pub(crate) struct PivotCache;

impl Rule for PivotCache {
    fn slug(&self) -> &'static str {
        "pivot-cache"
    }

    fn family(&self) -> Family {
        Family::Hidden
    }

    fn text(&self) -> &'static str {
        include_str!("pivot_cache.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let kinds = [HiddenKind::PivotCache];
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
        let found = |kind| Fixture::of(vec![with(kind)]).find(&PivotCache).len();
        assert_eq!((found(HiddenKind::PivotCache), found(HiddenKind::ChartCache)), (1, 0));
    }
}
