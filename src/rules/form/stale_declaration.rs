//! Declarations beside the candidate that were written for other bytes.

use crate::facts::Fate;
use crate::finding::Finding;
use crate::rules::{Case, Family, Rule};

/// One finding for each file of which the bytes changed since something was declared about it.
pub(crate) struct StaleDeclaration;

impl Rule for StaleDeclaration {
    fn slug(&self) -> &'static str {
        "stale-declaration"
    }

    fn family(&self) -> Family {
        Family::Form
    }

    fn text(&self) -> &'static str {
        include_str!("stale_declaration.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let declarations = case.candidate.declarations.iter();
        let stale = declarations.filter(|declaration| declaration.fate == Fate::Stale);
        findings.extend(stale.map(|declaration| case.finding(self, &declaration.place)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Claim, Declaration};
    use crate::place::Place;
    use crate::rules::fixture::*;

    fn found(fate: Fate) -> usize {
        let mut fixture = Fixture::of(vec![entry("tabel.xlsx")]);
        fixture.candidate.declarations.push(Declaration {
            place: Place::entry("tabel.xlsx"),
            claim: Claim::File,
            why: String::new(),
            fate,
        });
        fixture.find(&StaleDeclaration).len()
    }

    #[test]
    fn catches_a_declaration_for_other_bytes() {
        assert_eq!(found(Fate::Stale), 1);
    }

    #[test]
    fn does_not_catch_one_that_matches_nothing() {
        assert_eq!(found(Fate::NothingThere), 0);
    }
}
