//! Files inside files.

use crate::facts::HiddenKind;
use crate::finding::Finding;
use crate::rules::{Case, Family, Rule, gather};

/// Embedded workbooks, documents and attachments; they are opened and counted too.
pub(crate) struct EmbeddedObject;

impl Rule for EmbeddedObject {
    fn slug(&self) -> &'static str {
        "embedded-object"
    }

    fn family(&self) -> Family {
        Family::Hidden
    }

    fn text(&self) -> &'static str {
        include_str!("embedded_object.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let kinds = [HiddenKind::EmbeddedObject];
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
        let found = |kind| Fixture::of(vec![with(kind)]).find(&EmbeddedObject).len();
        assert_eq!((found(HiddenKind::EmbeddedObject), found(HiddenKind::Macro)), (1, 0));
    }
}
