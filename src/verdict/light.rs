//! Whether a candidate could be output light, and what stands in the way.

use super::is_unread;
use crate::finding::Finding;
use crate::ledger::Ledger;
use crate::policy::Level;
use crate::route::ContentKind;
use crate::rules::{self, Case, Family};

/// Whether a candidate could be output light.
pub(super) struct Light {
    /// Whether it is output that fits the quota, by itself and with all that is placed on its day.
    fits: bool,
    /// The rules that stand in the way, each once, in order.
    pub(super) obstacles: Vec<&'static str>,
    /// Whether one of them leaves nothing to a person.
    barred: bool,
}

impl Light {
    /// Of a case in which light is asked for.
    pub(super) fn of(case: &Case<'_>) -> Self {
        let fits = case.content == ContentKind::Output
            && case.ledger.fits()
            && case.batch.is_none_or(Ledger::fits)
            && !case.ledger.is_empty();
        let mut found = rules::check(case, &[Family::Light]);
        // Nothing counts that was not seen, so whatever was not read stands in the way too.
        let others = rules::check(case, &[Family::Package, Family::Content]);
        found.extend(others.into_iter().filter(|finding| is_unread(finding.rule)));
        found.retain(|finding| finding.level >= Level::Review);
        let barred = found.iter().any(|finding| finding.level == Level::Fail);
        Self { fits, obstacles: slugs(&found), barred }
    }

    /// Whether it would be taken as light as it stands.
    pub(super) fn is_eligible(&self) -> bool {
        self.fits && self.obstacles.is_empty()
    }

    /// Whether it may be handed in as light where the researcher asks for that.
    pub(super) fn may_be_tried(&self) -> bool {
        self.fits && !self.barred
    }
}

/// The rules of some findings, each once, in order.
fn slugs(findings: &[Finding]) -> Vec<&'static str> {
    let mut slugs: Vec<_> = findings.iter().map(|finding| finding.rule).collect();
    slugs.sort_unstable();
    slugs.dedup();
    slugs
}
