//! Numbers behind charts.

use crate::facts::HiddenKind;
use crate::finding::Finding;
use crate::rules::{Case, Family, Rule, gather};

/// Kept with the chart and on no visible sheet.
pub(crate) struct ChartCache;

impl Rule for ChartCache {
    fn slug(&self) -> &'static str {
        "chart-cache"
    }

    fn family(&self) -> Family {
        Family::Hidden
    }

    fn text(&self) -> &'static str {
        include_str!("chart_cache.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let kinds = [HiddenKind::ChartCache];
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
        let found = |kind| Fixture::of(vec![with(kind)]).find(&ChartCache).len();
        assert_eq!((found(HiddenKind::ChartCache), found(HiddenKind::PivotCache)), (1, 0));
    }
}
