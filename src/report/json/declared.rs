//! What was declared beside a candidate, and what it changed.

use crate::facts::{Claim, Declaration, Fate};
use crate::report::Judged;
use crate::report::counted::CountedJson;
use crate::verdict::Verdict;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct DeclaredJson {
    /// The verdict without the declarations.
    before: VerdictJson,
    /// The verdict with them.
    after: VerdictJson,
    /// The declarations that are used.
    declarations: Vec<DeclarationJson>,
}

#[derive(Serialize)]
struct VerdictJson {
    outcome: &'static str,
    procedure: &'static str,
    used: CountedJson,
    share: String,
}

#[derive(Serialize)]
struct DeclarationJson {
    place: String,
    /// What stands there; none where a finding is explained.
    is: Option<&'static str>,
    /// The rule of the finding that is explained.
    rule: Option<String>,
    why: String,
    /// What the file came to before and after; none where a finding is explained.
    before: Option<CountedJson>,
    after: Option<CountedJson>,
}

impl DeclaredJson {
    /// None where nothing is declared.
    pub(super) fn of(judged: &Judged) -> Option<Self> {
        let undeclared = judged.undeclared.as_ref()?;
        Some(Self {
            before: undeclared.into(),
            after: (&judged.verdict).into(),
            declarations: judged.used_declarations().map(Into::into).collect(),
        })
    }
}

impl From<&Verdict> for VerdictJson {
    fn from(verdict: &Verdict) -> Self {
        Self {
            outcome: verdict.outcome.name(),
            procedure: verdict.route.procedure.name(),
            used: verdict.ledger.used.into(),
            share: verdict.ledger.share_text(),
        }
    }
}

impl From<&Declaration> for DeclarationJson {
    fn from(said: &Declaration) -> Self {
        let (is, rule) = match &said.claim {
            Claim::File => (None, None),
            Claim::Piece(piece) => (Some(piece.name()), None),
            Claim::Explained(rule) => (None, Some(rule.clone())),
        };
        let (before, after) = match said.fate {
            Fate::Applied { before, after } => (Some(before.into()), Some(after.into())),
            _ => (None, None),
        };
        let place = said.place.to_string();
        Self { place, is, rule, why: said.why.clone(), before, after }
    }
}
