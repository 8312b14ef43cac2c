//! Names that do something else on unpacking than they show.

use crate::facts::IrregularityKind;
use crate::finding::Finding;
use crate::rules::{Case, Family, Rule, gather};

/// A name that leads elsewhere, hides characters, or that Windows cannot keep.
pub(crate) struct UnsafeName;

impl Rule for UnsafeName {
    fn slug(&self) -> &'static str {
        "unsafe-name"
    }

    fn family(&self) -> Family {
        Family::Package
    }

    fn text(&self) -> &'static str {
        include_str!("unsafe_name.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        gather::irregularities(case, self, message, findings);
    }
}

/// The message for an irregularity of a name.
fn message(kind: IrregularityKind) -> Option<&'static str> {
    match kind {
        IrregularityKind::SpecialFile => Some("link"),
        IrregularityKind::EscapingName => Some("path"),
        IrregularityKind::ControlCharacters => Some("characters"),
        IrregularityKind::ReservedName | IrregularityKind::LongName => Some("windows"),
        IrregularityKind::UndecodableName => Some(""),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    #[test]
    fn catches_a_name_that_leads_out_of_the_folder() {
        let found = with_irregularity(IrregularityKind::EscapingName).find(&UnsafeName);
        assert_eq!(found[0].variant, Some("path"));
    }

    #[test]
    fn does_not_catch_a_duplicate_name() {
        assert_eq!(with_irregularity(IrregularityKind::DuplicateName).find(&UnsafeName), []);
    }
}
