//! What it means that a rule found nothing: that it holds, that it says nothing about such a
//! candidate, or that it cannot be known because not everything was read.

use super::Verdict;
use crate::facts::{Candidate, Role};
use crate::route::{ContentKind, Procedure};
use crate::rules::{Family, Rule};

/// The meaning of a rule that found nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Silence {
    /// It was tested, and it holds.
    Holds,
    /// It is about other candidates than this one.
    NotApplicable,
    /// Something was not read that it would have to see.
    Undetermined,
}

/// What the silence of a rule means for a candidate.
#[must_use]
pub fn silence(rule: &dyn Rule, candidate: &Candidate, verdict: &Verdict) -> Silence {
    let output = verdict.content == ContentKind::Output;
    let applies = match rule.family() {
        Family::Light => output && verdict.asked == Procedure::Light,
        Family::Form | Family::Guideline => output,
        Family::Package | Family::Naming | Family::Placing | Family::Content | Family::Hidden => {
            true
        }
    };
    // Names and places are known whatever the files hold.
    let reads_files = !matches!(rule.family(), Family::Naming | Family::Placing);
    if !applies {
        Silence::NotApplicable
    } else if reads_files && has_gaps(candidate) {
        Silence::Undetermined
    } else {
        Silence::Holds
    }
}

/// Whether a rule says that something was not read.
#[must_use]
pub fn is_unread(slug: &str) -> bool {
    matches!(slug, "unreadable-entry" | "over-limit" | "encrypted-entry" | "unknown-file")
}

/// Whether something was not read that counts: what an operating system left behind does not.
fn has_gaps(candidate: &Candidate) -> bool {
    let mut entries = candidate.entries.iter().filter(|entry| entry.role != Role::Unwanted);
    !candidate.gaps.is_empty() || entries.any(|entry| !entry.gaps.is_empty())
}
