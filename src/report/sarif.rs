//! The report as SARIF 2.1.0 (OASIS standard of 27 March 2020), for programs that collect the
//! findings of many tools.
//!
//! Every rule answers for every candidate: with its findings, or with what its silence means. As
//! the standard wants it (3.27.9, 3.27.10), only what must change has kind `fail` and a level; what
//! a person must look at is `review`, what could not be read is `open`, a remark is `informational`.

mod artifacts;
mod rules;

use super::sentences::sentences;
use super::{Judged, Report, Style};
use crate::finding::{Finding, Quantity};
use crate::language::Language;
use crate::place::Place;
use crate::policy::Level;
use crate::printable::ascii_json;
use crate::rules::{RULES, Rule};
use crate::verdict::{Silence, is_unread, silence};
use artifacts::{Artifacts, Location};
use rules::Component;
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    translations: [Component; 1],
    language: &'static str,
    column_kind: &'static str,
    artifacts: Vec<artifacts::Artifact>,
    invocations: [Invocation; 1],
    results: Vec<ResultJson>,
    properties: RunProperties<'a>,
}

#[derive(Serialize)]
struct Tool {
    driver: Component,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
}

#[derive(Serialize)]
struct RunProperties<'a> {
    outcome: &'static str,
    edition: &'a str,
    rules_sha256: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultJson {
    rule_id: &'static str,
    rule_index: usize,
    kind: &'static str,
    level: &'static str,
    message: Message,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    partial_fingerprints: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<Properties>,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
struct Properties {
    level: &'static str,
    advice: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    measured: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    allowed: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<u64>,
}

/// The report as SARIF with a line end.
///
/// # Errors
/// None in practice: every key is a text.
pub fn write(report: &Report, style: Style) -> Result<String, serde_json::Error> {
    let artifacts = Artifacts::of(report);
    let mut results = Vec::new();
    for (number, judged) in report.candidates.iter().enumerate() {
        let subject = Subject { report, style, artifacts: &artifacts, number, judged };
        results
            .extend(RULES.iter().enumerate().flat_map(|(index, rule)| subject.rule(index, *rule)));
    }
    let other = style.language.pick(Language::English, Language::Dutch);
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool { driver: Component::driver(report, style.language) },
            translations: [Component::translation(report, other)],
            language: code(style.language),
            column_kind: "unicodeCodePoints",
            artifacts: artifacts.list(),
            invocations: [Invocation { execution_successful: true }],
            results,
            properties: RunProperties {
                outcome: report.outcome().name(),
                edition: &report.edition_name,
                rules_sha256: &report.policy.sha256,
            },
        }],
    };
    serde_json::to_string_pretty(&log).map(|json| ascii_json(&json) + "\n")
}

/// One candidate, and what is needed to write about it.
struct Subject<'a> {
    report: &'a Report,
    style: Style,
    artifacts: &'a Artifacts<'a>,
    number: usize,
    judged: &'a Judged,
}

impl Subject<'_> {
    /// What one rule has to say: its findings, or one result for its silence.
    fn rule(&self, index: usize, rule: &dyn Rule) -> Vec<ResultJson> {
        let findings = self.judged.verdict.findings.iter();
        let found: Vec<ResultJson> = findings
            .filter(|finding| finding.rule == rule.slug())
            .map(|finding| self.finding(index, finding))
            .collect();
        if found.is_empty() { vec![self.silence(index, rule)] } else { found }
    }

    fn finding(&self, rule_index: usize, finding: &Finding) -> ResultJson {
        let said = sentences(finding, self.report, self.style);
        let related: BTreeSet<&Place> = finding.related.iter().collect();
        ResultJson {
            rule_id: finding.rule,
            rule_index,
            kind: kind(finding),
            level: if finding.level == Level::Fail { "error" } else { "none" },
            message: Message { text: said.message },
            locations: [self.artifacts.location(self.number, &finding.place)],
            related_locations: related
                .into_iter()
                .map(|place| self.artifacts.location(self.number, place))
                .collect(),
            partial_fingerprints: BTreeMap::from([("voorcheck/v1", fingerprint(finding))]),
            properties: Some(Properties {
                level: finding.level.name(),
                advice: said.advice,
                measured: match &finding.measured {
                    Some(Quantity::Public(text)) => Some(text.clone()),
                    Some(Quantity::Confidential(text)) if self.style.show_values => {
                        Some(text.clone())
                    }
                    _ => None,
                },
                allowed: finding.allowed.clone(),
                count: finding.count,
            }),
        }
    }

    fn silence(&self, rule_index: usize, rule: &dyn Rule) -> ResultJson {
        let language = self.style.language;
        let (kind, text) = match silence(rule, &self.judged.candidate, &self.judged.verdict) {
            Silence::Holds => ("pass", language.pick("Niets gevonden.", "Nothing found.")),
            Silence::NotApplicable => {
                ("notApplicable", language.pick("Niet van toepassing.", "Not applicable."))
            }
            Silence::Undetermined => (
                "open",
                language.pick(
                    "Niets gevonden in wat kon worden gelezen; niet alles kon worden gelezen.",
                    "Nothing found in what could be read; not everything could be read.",
                ),
            ),
        };
        ResultJson {
            rule_id: rule.slug(),
            rule_index,
            kind,
            level: "none",
            message: Message { text: text.to_owned() },
            locations: [self.artifacts.candidate(self.number)],
            related_locations: Vec::new(),
            partial_fingerprints: BTreeMap::new(),
            properties: None,
        }
    }
}

/// What a finding says about its rule.
fn kind(finding: &Finding) -> &'static str {
    match finding.level {
        Level::Fail => "fail",
        Level::Review if is_unread(finding.rule) => "open",
        Level::Review => "review",
        Level::Note => "informational",
    }
}

/// What stays the same between two reports on the same thing: the rule and the place, no counts.
fn fingerprint(finding: &Finding) -> String {
    let parts = [
        finding.rule,
        finding.variant.unwrap_or(""),
        &finding.place.to_string(),
        finding.name.as_deref().unwrap_or(""),
    ];
    let digest = Sha256::digest(parts.join("\n"));
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The language as the standard writes it.
fn code(language: Language) -> &'static str {
    language.pick("nl", "en")
}
