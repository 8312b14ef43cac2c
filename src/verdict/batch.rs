//! Several outputs taken as one: the light ledger over all that is placed on one day.
//!
//! By the later edition everything that a project places on one day before 12 o'clock is one
//! output, so it is light only where all of it together is.

use super::Verdict;
use crate::facts::Counted;
use crate::ledger::{Ledger, smallest};
use crate::policy::Quota;
use crate::route::{ContentKind, Procedure};

/// Candidates that are taken as one output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// The numbers of the candidates that belong to it.
    pub members: Vec<usize>,
    /// What they use together.
    pub ledger: Ledger,
    /// The fewest members to place on another day so that the rest fits; empty where all fit, or
    /// where no choice helps.
    pub later: Vec<usize>,
    /// Whether the verdicts take them as one output; else it is only said what they come to.
    pub holds: bool,
}

impl Batch {
    /// The outputs that are to be checked before release; none where there are fewer than two.
    #[must_use]
    pub fn of(verdicts: &[&Verdict], limits: Quota, holds: bool) -> Option<Self> {
        let counts = |verdict: &Verdict| {
            verdict.content == ContentKind::Output
                && matches!(verdict.route.procedure, Procedure::Light | Procedure::Before)
        };
        let (members, uses): (Vec<usize>, Vec<Counted>) = verdicts
            .iter()
            .enumerate()
            .filter(|(_, verdict)| counts(verdict))
            .map(|(index, verdict)| (index, verdict.ledger.used))
            .unzip();
        if members.len() < 2 {
            return None;
        }
        let used = uses.iter().copied().sum();
        let ledger = Ledger { used, limits };
        let later = if ledger.fits() {
            Vec::new()
        } else {
            smallest(&uses, limits)
                .filter(|chosen| chosen.len() < members.len())
                .unwrap_or_default()
                .iter()
                .filter_map(|chosen| members.get(*chosen).copied())
                .collect()
        };
        Some(Self { members, ledger, later, holds })
    }

    /// What is left for the first day where the others are placed later.
    #[must_use]
    pub fn rest(&self, verdicts: &[&Verdict]) -> Ledger {
        let stays = self.members.iter().filter(|member| !self.later.contains(member));
        let used = stays
            .filter_map(|member| verdicts.get(*member))
            .map(|verdict| verdict.ledger.used)
            .sum();
        Ledger { used, limits: self.ledger.limits }
    }
}
