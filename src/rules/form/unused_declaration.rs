//! Declarations beside the candidate that change nothing.

use crate::facts::{Claim, Declaration, Fate};
use crate::finding::Finding;
use crate::policy::Level;
use crate::rules::{self, Case, Family, Rule};

/// One finding for each statement that matches nothing, or that may not do what it asks for.
pub(crate) struct UnusedDeclaration;

impl Rule for UnusedDeclaration {
    fn slug(&self) -> &'static str {
        "unused-declaration"
    }

    fn family(&self) -> Family {
        Family::Form
    }

    fn text(&self) -> &'static str {
        include_str!("unused_declaration.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let declarations = &case.candidate.declarations;
        let explains = declarations.iter().any(|said| said.fate == Fate::Explains);
        let explainable = match explains {
            true => rules::check(case, &rules::EXPLAINABLE),
            false => Vec::new(),
        };
        for said in declarations {
            let Some(variant) = variant(said, &explainable) else { continue };
            let mut finding = case.finding(self, &said.place).name(name(said));
            finding.variant = (!variant.is_empty()).then_some(variant);
            findings.push(finding);
        }
    }
}

/// What the statement says, as it is written.
fn name(said: &Declaration) -> String {
    match &said.claim {
        Claim::File => said.place.path().to_owned(),
        Claim::Piece(piece) => piece.name().to_owned(),
        Claim::Explained(rule) => rule.clone(),
    }
}

/// The message for a statement; `""` is the plain one, none for a statement that is used.
fn variant(said: &Declaration, explainable: &[Finding]) -> Option<&'static str> {
    match said.fate {
        Fate::Stale | Fate::Applied { .. } => None,
        Fate::NothingThere => Some(""),
        Fate::Agrees => Some("agrees"),
        Fate::NoReason => Some("reason"),
        Fate::Protected => Some("protected"),
        Fate::TooLarge => Some("large"),
        Fate::NoFigures => Some("figures"),
        Fate::Explains => {
            let Claim::Explained(slug) = &said.claim else { return None };
            let of_family =
                rules::find(slug).is_some_and(|rule| rules::EXPLAINABLE.contains(&rule.family()));
            let mut found =
                explainable.iter().filter(|f| said.explains(f.rule, &f.place)).peekable();
            if !of_family {
                Some("rule")
            } else if found.peek().is_none() {
                Some("finding")
            } else if found.all(|finding| finding.level == Level::Fail) {
                Some("grave")
            } else {
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Counted, Measure, Piece};
    use crate::route::Procedure;
    use crate::rules::fixture::*;

    fn found(claim: Claim, fate: Fate, asked: Procedure) -> Vec<Option<&'static str>> {
        let table = results(&[("Aantal", Measure::Count)], &[("mannen", &["7"])]);
        let small = Fixture::of(vec![table.clone()]).find(rules::find("small-count").unwrap());
        let place = small[0].place.clone();
        let mut fixture = Fixture::of(vec![table]).asked(asked);
        fixture.candidate.declarations =
            vec![Declaration { place, claim, why: "zie formulier".into(), fate }];
        fixture.find(&UnusedDeclaration).iter().map(|finding| finding.variant).collect()
    }

    fn explained(rule: &str, asked: Procedure) -> Vec<Option<&'static str>> {
        found(Claim::Explained(rule.into()), Fate::Explains, asked)
    }

    #[test]
    fn catches_what_matches_nothing_or_is_refused() {
        let of = |fate| found(Claim::Piece(Piece::Nothing), fate, Procedure::Before);
        assert_eq!(of(Fate::NothingThere), [None]);
        assert_eq!(of(Fate::Agrees), [Some("agrees")]);
        assert_eq!(of(Fate::NoReason), [Some("reason")]);
        assert_eq!(of(Fate::Protected), [Some("protected")]);
    }

    #[test]
    fn catches_an_explanation_of_what_was_not_found_or_cannot_be_explained() {
        assert_eq!(explained("half-rounded", Procedure::Before), [Some("finding")]);
        assert_eq!(explained("hidden-sheet", Procedure::Before), [Some("rule")]);
        assert_eq!(explained("identifier", Procedure::Before), [Some("rule")]);
        assert_eq!(explained("small-count", Procedure::After), [Some("grave")]);
    }

    #[test]
    fn does_not_catch_what_is_used_or_stale() {
        assert_eq!(explained("small-count", Procedure::Before), []);
        let counted = Counted::default();
        let applied = Fate::Applied { before: counted, after: counted };
        let of = |fate| found(Claim::Piece(Piece::Nothing), fate, Procedure::Before);
        assert_eq!((of(applied), of(Fate::Stale)), (vec![], vec![]));
    }
}
