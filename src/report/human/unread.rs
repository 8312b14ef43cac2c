//! What was not read, and why.

use super::page::{Ink, Page};
use crate::gap::Gap;
use crate::language::phrases;
use crate::report::words::placed;
use crate::report::{Judged, Style};

/// So many places are written out.
const PLACES: usize = 8;

/// The gaps of one candidate, the package first.
pub(super) fn write(page: &mut Page, judged: &Judged, style: Style) {
    let language = style.language;
    let candidate = &judged.candidate;
    let gaps: Vec<&Gap> = candidate
        .gaps
        .iter()
        .chain(candidate.entries.iter().flat_map(|entry| &entry.gaps))
        .collect();
    if gaps.is_empty() {
        return;
    }
    page.heading(language.pick("Niet gelezen", "Not read"));
    page.paragraph(
        Ink::Plain,
        "  ",
        language.pick(
            "Wat voorcheck niet kon lezen, is niet geteld en niet getoetst. Kijk dit zelf na.",
            "What voorcheck could not read is neither counted nor checked. Look at it yourself.",
        ),
    );
    for gap in gaps.iter().take(PLACES) {
        let reason = phrases::reason(&gap.reason, language);
        page.paragraph(Ink::Plain, "  - ", &format!("{}: {reason}", placed(&gap.place, language)));
    }
    let more = gaps.len().saturating_sub(PLACES);
    if more > 0 {
        page.line(
            Ink::Plain,
            &language.pick(format!("  ... en nog {more}"), format!("  ... and {more} more")),
        );
    }
}
