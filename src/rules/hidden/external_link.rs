//! Links to other files, with the values last fetched.

use crate::facts::HiddenKind;
use crate::finding::Finding;
use crate::rules::{Case, Family, Rule, gather};

/// The values of a file that was not handed in.
pub(crate) struct ExternalLink;

impl Rule for ExternalLink {
    fn slug(&self) -> &'static str {
        "external-link"
    }

    fn family(&self) -> Family {
        Family::Hidden
    }

    fn text(&self) -> &'static str {
        include_str!("external_link.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let kinds = [HiddenKind::ExternalLink];
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
        let found = |kind| Fixture::of(vec![with(kind)]).find(&ExternalLink).len();
        assert_eq!((found(HiddenKind::ExternalLink), found(HiddenKind::DataConnection)), (1, 0));
    }
}
