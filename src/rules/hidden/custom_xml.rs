//! Data of their own that programs store in a document.

use crate::facts::HiddenKind;
use crate::finding::Finding;
use crate::rules::{Case, Family, Rule, gather};

/// Custom XML, which no screen shows.
pub(crate) struct CustomXml;

impl Rule for CustomXml {
    fn slug(&self) -> &'static str {
        "custom-xml"
    }

    fn family(&self) -> Family {
        Family::Hidden
    }

    fn text(&self) -> &'static str {
        include_str!("custom_xml.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        gather::hidden_outside_form(case, self, HiddenKind::CustomXml, findings);
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
            let entry = Entry { role, ..with(HiddenKind::CustomXml) };
            Fixture::of(vec![entry]).find(&CustomXml).len()
        };
        assert_eq!((found(Role::Results), found(Role::Form)), (1, 0));
    }
}
