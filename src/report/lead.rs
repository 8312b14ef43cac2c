//! What stands above the folder and the name: whether it lies there, goes there, or only where nothing
//! else is done.

use super::Judged;
use crate::facts::{CandidateKind, Slot};
use crate::language::Language;
use crate::route::Procedure;
use crate::verdict::{Outcome, Verdict};

/// The words above the folder and the name, without a colon.
pub(super) fn lead(judged: &Judged, language: Language) -> &'static str {
    let verdict = &judged.verdict;
    match (verdict.outcome, verdict.route.placed) {
        (Outcome::Pass, Some(true)) => language.pick("Zo staat het nu", "This is how it lies now"),
        (Outcome::Pass, _) if is_offered_light(judged) => language.pick(
            "Het kan zo blijven; onder deze naam gaat het als light",
            "It may stay as it is; under this name it goes as light",
        ),
        (Outcome::Pass, _) => language.pick("Zet het hier neer", "Put it here"),
        _ if asks_for_after(verdict) => language.pick(
            "Past u de inhoud niet aan, dan hoort het hier",
            "If you do not change the content, it belongs here",
        ),
        _ if could_stay_light(verdict) => language.pick(
            "Past u dit aan, dan kan het light blijven onder de naam die het heeft; zo niet, dan \
             hoort het hier",
            "If you change this, it can stay light under the name that it has; if not, it belongs here",
        ),
        _ => language.pick("Daarna hoort het hier", "Then it belongs here"),
    }
}

/// Whether it lies where it may lie, and another name would make it light: nobody has to take that.
pub(super) fn is_offered_light(judged: &Judged) -> bool {
    judged.verdict.outcome == Outcome::Pass
        && judged.candidate.kind == CandidateKind::Zip
        && judged.candidate.location.slot == Some(Slot::Before)
        && judged.verdict.findings.iter().any(|finding| finding.rule == "light-prefix-missing")
}

/// Whether it is asked for after the fact and only the content stands in the way: one of the two must
/// change, the content or the folder.
pub(super) fn asks_for_after(verdict: &Verdict) -> bool {
    verdict.findings.iter().any(|finding| finding.rule == "after-not-compliant")
}

/// Whether light is asked for and nothing stands in the way that cannot be taken away: it is small
/// enough.
fn could_stay_light(verdict: &Verdict) -> bool {
    verdict.asked == Procedure::Light
        && verdict.route.procedure == Procedure::Before
        && !verdict.obstacles.is_empty()
        && !verdict.obstacles.contains(&"light-over-quota")
}
