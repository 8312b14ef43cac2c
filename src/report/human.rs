//! The report for a person at a terminal: the verdict and what to do first, then the bill, then
//! the findings, what was not read, and what happens next.

mod bill;
mod declared;
mod findings;
mod overview;
mod page;
mod unread;
mod verdict;

use super::groups::Groups;
use super::{Judged, Report, Style, next};
use page::{Ink, Page};

/// The report as lines of text.
#[must_use]
pub fn write(report: &Report, style: Style) -> String {
    let mut page = Page::new(style);
    if style.quiet {
        verdict::lines(&mut page, report, style);
        return page.finish();
    }
    let language = style.language;
    if report.candidates.is_empty() && report.exports.iter().all(|export| export.gaps.is_empty()) {
        page.paragraph(
            Ink::Warn,
            "",
            language.pick(
                "Er is niets om te controleren: de exportmap is leeg.",
                "There is nothing to check: the export folder is empty.",
            ),
        );
        return page.finish();
    }
    let several = report.candidates.len() > 1 || !report.exports.is_empty();
    if several {
        overview::write(&mut page, report, style);
    }
    for judged in &report.candidates {
        if several {
            page.gap();
            page.rule('=');
        }
        candidate(&mut page, judged, report, style);
    }
    page.finish()
}

/// Everything about one candidate.
fn candidate(page: &mut Page, judged: &Judged, report: &Report, style: Style) {
    let groups = Groups::new(&judged.verdict.findings, report, style);
    verdict::first_screen(page, judged, &groups, report, style);
    bill::write(page, judged, report, style);
    declared::write(page, judged, style);
    findings::write(page, judged, &groups, style);
    unread::write(page, judged, style);
    let steps = next::steps(judged, report, style);
    if !steps.is_empty() {
        page.heading(style.language.pick("Wat er daarna gebeurt", "What happens next"));
        for step in steps {
            page.paragraph(Ink::Plain, "  - ", &step);
        }
    }
}
