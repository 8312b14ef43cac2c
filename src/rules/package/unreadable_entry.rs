//! What was not read, and is therefore not called safe.

use crate::finding::Finding;
use crate::gap::Reason;
use crate::rules::{Case, Family, Rule, gather};

/// An entry, or a part of it, that could not be read.
pub(crate) struct UnreadableEntry;

impl Rule for UnreadableEntry {
    fn slug(&self) -> &'static str {
        "unreadable-entry"
    }

    fn family(&self) -> Family {
        Family::Package
    }

    fn text(&self) -> &'static str {
        include_str!("unreadable_entry.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        gather::unread(case, self, message, findings);
    }
}

/// The message for a reason; passwords, limits and unknown kinds have rules of their own.
fn message(reason: &Reason) -> Option<&'static str> {
    match reason {
        Reason::Damaged => Some("damaged"),
        Reason::Withheld => Some("withheld"),
        Reason::Empty => Some("empty"),
        Reason::Unsupported => Some("unsupported"),
        Reason::NotText => Some("text"),
        Reason::PictureOfResults => Some("picture"),
        Reason::NoTextLayer => Some("scan"),
        Reason::NumbersLeft(_) => Some("numbers"),
        Reason::FormulaWithoutValue => Some("formula"),
        Reason::OnlyDeclared => Some("declared"),
        Reason::ReaderFailed => Some(""),
        Reason::Encrypted | Reason::Limit(_) | Reason::UnknownType => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::facts::{Entry, Role};
    use crate::gap::Gap;

    fn with_gap(role: Role, reason: Reason) -> Fixture {
        let entry = of_role("tabel.xlsx", role);
        let gaps = vec![Gap::new(&entry.place, reason)];
        Fixture::of(vec![Entry { gaps, ..entry }])
    }

    #[test]
    fn catches_a_damaged_entry() {
        let found = with_gap(Role::Results, Reason::Damaged).find(&UnreadableEntry);
        assert_eq!(found[0].variant, Some("damaged"));
    }

    #[test]
    fn does_not_catch_what_has_a_rule_of_its_own_or_was_left_behind() {
        assert_eq!(with_gap(Role::Results, Reason::Encrypted).find(&UnreadableEntry), []);
        assert_eq!(with_gap(Role::Unwanted, Reason::Damaged).find(&UnreadableEntry), []);
    }
}
