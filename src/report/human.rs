//! The report for a person at a terminal.

use super::{Report, Style, sentences};
use std::fmt::Write as _;

/// The report as lines of text.
#[must_use]
pub fn write(report: &Report, style: Style) -> String {
    let mut text = String::new();
    for judged in &report.candidates {
        let verdict = &judged.verdict;
        let _ = writeln!(text, "{}: {}", judged.candidate.name, verdict.outcome.name());
        let _ = writeln!(text, "  {}/{}", verdict.route.folder, verdict.route.file_name);
        let _ = writeln!(text, "  light {}", verdict.ledger.share_text());
        for finding in &verdict.findings {
            let said = sentences(finding, report, style);
            let _ = writeln!(
                text,
                "  [{}] {} {}: {} {}",
                finding.level.name(),
                finding.rule,
                finding.place,
                said.message,
                said.advice
            );
        }
    }
    text
}
