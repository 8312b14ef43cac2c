//! Entries that nobody can look at without a password.

use crate::finding::Finding;
use crate::gap::Reason;
use crate::rules::{Case, Family, Rule, gather};

/// An encrypted zip entry, office file or pdf.
pub(crate) struct EncryptedEntry;

impl Rule for EncryptedEntry {
    fn slug(&self) -> &'static str {
        "encrypted-entry"
    }

    fn family(&self) -> Family {
        Family::Package
    }

    fn text(&self) -> &'static str {
        include_str!("encrypted_entry.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let message = |reason: &Reason| (*reason == Reason::Encrypted).then_some("");
        gather::unread(case, self, message, findings);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    #[test]
    fn catches_an_entry_with_a_password_and_nothing_else() {
        for (reason, number) in [(Reason::Encrypted, 1), (Reason::Damaged, 0)] {
            let mut entry = entry("tabel.xlsx");
            entry.gaps.push(crate::gap::Gap::new(&entry.place, reason));
            assert_eq!(Fixture::of(vec![entry]).find(&EncryptedEntry).len(), number);
        }
    }
}
