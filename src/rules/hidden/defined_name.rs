//! Names in a workbook that hold values themselves.

use crate::facts::HiddenKind;
use crate::finding::Finding;
use crate::rules::{Case, Family, Rule, gather};

/// Values that are on no sheet.
pub(crate) struct DefinedName;

impl Rule for DefinedName {
    fn slug(&self) -> &'static str {
        "defined-name"
    }

    fn family(&self) -> Family {
        Family::Hidden
    }

    fn text(&self) -> &'static str {
        include_str!("defined_name.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        gather::hidden_outside_form(case, self, HiddenKind::DefinedName, findings);
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
            let entry = Entry { role, ..with(HiddenKind::DefinedName) };
            Fixture::of(vec![entry]).find(&DefinedName).len()
        };
        assert_eq!((found(Role::Results), found(Role::Form)), (1, 0));
    }
}
