//! Content that starts something.

use crate::facts::HiddenKind;
use crate::finding::Finding;
use crate::rules::{Case, Family, Rule, gather};

/// Programs, links and scripts that run on opening or on a click.
pub(crate) struct ActiveContent;

impl Rule for ActiveContent {
    fn slug(&self) -> &'static str {
        "active-content"
    }

    fn family(&self) -> Family {
        Family::Hidden
    }

    fn text(&self) -> &'static str {
        include_str!("active_content.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let kinds = [HiddenKind::ActiveContent];
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
        let found = |kind| Fixture::of(vec![with(kind)]).find(&ActiveContent).len();
        assert_eq!((found(HiddenKind::ActiveContent), found(HiddenKind::Macro)), (1, 0));
    }
}
