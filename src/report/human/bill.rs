//! The bill: what counts towards output light, per file and per table, and the share it takes.

mod share;
mod table;

use super::page::{Ink, Page};
use crate::facts::Entry;
use crate::language::Language;
use crate::report::words::no_count;
use crate::report::{Judged, Report, Style};
use crate::route::ContentKind;

/// So many names of one list are written out.
const NAMES: usize = 20;

/// The bill of one candidate.
pub(super) fn write(page: &mut Page, judged: &Judged, report: &Report, style: Style) {
    let language = style.language;
    let ledger = &judged.verdict.ledger;
    let counted: Vec<&Entry> =
        judged.candidate.entries.iter().filter(|entry| entry.is_on_the_bill()).collect();
    if ledger.is_empty() && counted.is_empty() && judged.verdict.content != ContentKind::Output {
        return;
    }
    page.heading(language.pick("De telling", "The bill"));
    // Only output can be light: of anything else the quotas say nothing.
    let is_output = judged.verdict.content == ContentKind::Output;
    let limits = is_output.then_some(ledger.limits);
    table::write(page, &counted, ledger.used, limits, language);
    not_counted(page, judged, language);
    if is_output {
        page.gap();
        share::write(page, ledger, language);
        share::light(page, judged, report, style);
    }
}

/// The files that add nothing, so that nobody looks for them.
fn not_counted(page: &mut Page, judged: &Judged, language: Language) {
    let names: Vec<String> = judged
        .candidate
        .entries
        .iter()
        .filter(|entry| !entry.is_on_the_bill())
        .map(|entry| format!("{} ({})", entry.place.path(), no_count(entry, language)))
        .collect();
    if names.is_empty() {
        return;
    }
    page.gap();
    let names = listed(&names, language);
    let text = language.pick(format!("Telt niet mee: {names}"), format!("Does not count: {names}"));
    page.paragraph(Ink::Dim, "", &text);
}

/// Names in one line, a long list with a count.
fn listed(names: &[String], language: Language) -> String {
    let shown: Vec<&str> = names.iter().take(NAMES).map(String::as_str).collect();
    let mut text = shown.join(", ");
    let more = names.len().saturating_sub(NAMES);
    if more > 0 {
        text.push_str(&language.pick(format!(" en nog {more}"), format!(" and {more} more")));
    }
    text
}
