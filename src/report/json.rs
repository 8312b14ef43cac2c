//! The report as JSON, in versioned structs of its own: scripts rely on every name here.

mod around;
mod declared;
mod entry;
mod finding;
mod gap;

use self::around::{BatchJson, ExportJson, export, together};
use self::declared::DeclaredJson;
use self::entry::{EntryJson, entry};
use self::finding::{FindingJson, finding};
use super::counted::CountedJson;
use super::{Judged, Report, Style};
use crate::ledger::leave_out;
use crate::printable::ascii_json;
use serde::Serialize;

/// Raised when a field changes its meaning; fields may be added without.
pub const SCHEMA_VERSION: u32 = 1;

/// The JSON Schema of the report.
pub const SCHEMA: &str = include_str!("schema.json");

#[derive(Serialize)]
struct Document<'a> {
    schema_version: u32,
    tool: Tool,
    rules: Rules<'a>,
    outcome: &'static str,
    /// The export folders that were looked into, with what is no candidate.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    export_folders: Vec<ExportJson<'a>>,
    /// What all output of one day comes to; none where each candidate is an output by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    batch: Option<BatchJson<'a>>,
    candidates: Vec<CandidateJson<'a>>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Rules<'a> {
    edition: &'a str,
    source: &'a str,
    sha256: &'a str,
    project: Option<&'a str>,
}

#[derive(Serialize)]
struct CandidateJson<'a> {
    path: &'a str,
    sha256: Option<&'a str>,
    content: &'static str,
    outcome: &'static str,
    route: RouteJson<'a>,
    light: Light<'a>,
    entries: Vec<EntryJson<'a>>,
    findings: Vec<FindingJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    declared: Option<DeclaredJson>,
}

#[derive(Serialize)]
struct RouteJson<'a> {
    procedure: &'static str,
    folder: &'a str,
    file_name: &'a str,
    placed: Option<bool>,
}

#[derive(Serialize)]
struct Light<'a> {
    eligible: Option<bool>,
    obstacles: &'a [&'static str],
    used: CountedJson,
    limits: CountedJson,
    share: String,
    /// What to leave out to get under the quota; none where it fits or is no output.
    leave_out: Option<Vec<String>>,
}

/// The report as JSON with a line end.
///
/// # Errors
/// None in practice: every key is a text.
pub fn write(report: &Report, style: Style) -> Result<String, serde_json::Error> {
    let document = Document {
        schema_version: SCHEMA_VERSION,
        tool: Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
        rules: Rules {
            edition: &report.edition_name,
            source: &report.source,
            sha256: &report.policy.sha256,
            project: report.project.as_deref(),
        },
        outcome: report.outcome().name(),
        export_folders: report.exports.iter().map(|folder| export(folder, style)).collect(),
        batch: report.batch.as_ref().map(|batch| together(batch, report)),
        candidates: report
            .candidates
            .iter()
            .map(|judged| candidate(judged, report, style))
            .collect(),
    };
    serde_json::to_string_pretty(&document).map(|json| ascii_json(&json) + "\n")
}

fn candidate<'a>(judged: &'a Judged, report: &'a Report, style: Style) -> CandidateJson<'a> {
    let verdict = &judged.verdict;
    let limits = verdict.ledger.limits;
    CandidateJson {
        path: &judged.candidate.path,
        sha256: judged.candidate.sha256.as_deref(),
        content: verdict.content.name(),
        outcome: verdict.outcome.name(),
        route: RouteJson {
            procedure: verdict.route.procedure.name(),
            folder: &verdict.route.folder,
            file_name: &verdict.route.file_name,
            placed: verdict.route.placed,
        },
        light: Light {
            eligible: verdict.eligible,
            obstacles: &verdict.obstacles,
            used: verdict.ledger.used.into(),
            limits: limits.into(),
            share: verdict.ledger.share_text(),
            leave_out: verdict
                .eligible
                .and_then(|_| leave_out(&judged.candidate, limits))
                .map(|leave| leave.places),
        },
        entries: judged.candidate.entries.iter().map(|e| entry(e, report, style)).collect(),
        findings: verdict.findings.iter().map(|f| finding(f, report, style)).collect(),
        declared: DeclaredJson::of(judged),
    }
}
