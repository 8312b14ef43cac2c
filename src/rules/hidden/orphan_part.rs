//! Parts of a file that nothing refers to.

use crate::facts::HiddenKind;
use crate::finding::Finding;
use crate::rules::{Case, Family, Rule, gather};

/// What may be left of something deleted.
pub(crate) struct OrphanPart;

impl Rule for OrphanPart {
    fn slug(&self) -> &'static str {
        "orphan-part"
    }

    fn family(&self) -> Family {
        Family::Hidden
    }

    fn text(&self) -> &'static str {
        include_str!("orphan_part.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        gather::hidden_outside_form(case, self, HiddenKind::OrphanPart, findings);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use super::super::tests::with;
    use crate::facts::{Entry, Role};

    #[test]
    fn catches_it_in_results_and_not_in_the_form() {
        let found = |role| {
            let entry = Entry { role, ..with(HiddenKind::OrphanPart) };
            Fixture::of(vec![entry]).find(&OrphanPart).len()
        };
        assert_eq!((found(Role::Results), found(Role::Form)), (1, 0));
    }
}
