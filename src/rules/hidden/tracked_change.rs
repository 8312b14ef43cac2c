//! Changes that a document has kept.

use crate::facts::HiddenKind;
use crate::finding::Finding;
use crate::rules::{Case, Family, Rule, gather};

/// Deleted text that can still be read.
pub(crate) struct TrackedChange;

impl Rule for TrackedChange {
    fn slug(&self) -> &'static str {
        "tracked-change"
    }

    fn family(&self) -> Family {
        Family::Hidden
    }

    fn text(&self) -> &'static str {
        include_str!("tracked_change.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let kinds = [HiddenKind::TrackedChange];
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
        let found = |kind| Fixture::of(vec![with(kind)]).find(&TrackedChange).len();
        assert_eq!((found(HiddenKind::TrackedChange), found(HiddenKind::Comment)), (1, 0));
    }
}
