//! What a rule found, in sentences and in numbers.

use crate::finding::{Finding, Quantity};
use crate::report::{Report, Style, sentences};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct FindingJson {
    rule: &'static str,
    level: &'static str,
    entry: String,
    place: String,
    message: String,
    advice: String,
    measured: Option<String>,
    allowed: Option<String>,
    clause: String,
    count: Option<u64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<String>,
    /// The reason that the researcher declares for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    explained: Option<String>,
}

pub(super) fn finding(finding: &Finding, report: &Report, style: Style) -> FindingJson {
    let sentences = sentences(finding, report, style);
    FindingJson {
        rule: finding.rule,
        level: finding.level.name(),
        entry: finding.place.path().to_owned(),
        place: finding.place.to_string(),
        message: sentences.message,
        advice: sentences.advice,
        measured: match &finding.measured {
            Some(Quantity::Public(text)) => Some(text.clone()),
            Some(Quantity::Confidential(text)) if style.show_values => Some(text.clone()),
            _ => None,
        },
        allowed: finding.allowed.clone(),
        clause: report
            .policy
            .rules
            .get(finding.rule)
            .map_or_else(String::new, |rule| rule.clause.to_string()),
        count: finding.count,
        related: finding.related.iter().map(ToString::to_string).collect(),
        explained: finding.explained.clone(),
    }
}
