//! Text and numbers that a person does not see.

use crate::facts::HiddenKind;
use crate::finding::Finding;
use crate::rules::{Case, Family, Rule, gather};

/// In the colour of its ground, of no size, or marked as hidden.
pub(crate) struct HiddenText;

impl Rule for HiddenText {
    fn slug(&self) -> &'static str {
        "hidden-text"
    }

    fn family(&self) -> Family {
        Family::Hidden
    }

    fn text(&self) -> &'static str {
        include_str!("hidden_text.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let kinds = [HiddenKind::Text];
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
        let found = |kind| Fixture::of(vec![with(kind)]).find(&HiddenText).len();
        assert_eq!((found(HiddenKind::Text), found(HiddenKind::Comment)), (1, 0));
    }
}
