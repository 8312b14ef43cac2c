//! The report as JSON, in versioned structs of its own: scripts rely on every name here.

mod declared;

use self::declared::DeclaredJson;
use super::sentences::sentences;
use super::{Judged, Report, Style};
use crate::facts::{Entry, Graph, Model, Table};
use crate::finding::{Finding, Quantity};
use crate::gap::Gap;
use crate::language::phrases;
use crate::policy::Quota;
use crate::printable::ascii_json;
use crate::verdict::{Batch, Usage, leave_out};
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
struct ExportJson<'a> {
    path: &'a str,
    set_aside: &'a [String],
    empty_folders: &'a [String],
    gaps: Vec<GapJson>,
}

#[derive(Serialize)]
struct BatchJson<'a> {
    /// Whether the verdicts take the candidates as one output.
    holds: bool,
    candidates: Vec<&'a str>,
    used: UsageJson,
    limits: UsageJson,
    share: String,
    /// What to place on another day so that the rest fits.
    later: Vec<&'a str>,
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
    used: UsageJson,
    limits: UsageJson,
    share: String,
    /// What to leave out to get under the quota; none where it fits or is no output.
    leave_out: Option<Vec<String>>,
}

#[derive(Serialize)]
struct UsageJson {
    tables: u64,
    cells: u64,
    count_cells: u64,
    models: u64,
    graphs: u64,
}

#[derive(Serialize)]
struct EntryJson<'a> {
    path: &'a str,
    format: &'static str,
    role: &'static str,
    size: u64,
    tables: Vec<TableJson<'a>>,
    models: Vec<ModelJson<'a>>,
    graphs: Vec<GraphJson>,
    hidden: Vec<HiddenJson>,
    gaps: Vec<GapJson>,
}

#[derive(Serialize)]
struct TableJson<'a> {
    place: String,
    kind: &'static str,
    cells: u64,
    count_cells: u64,
    suppressed: u64,
    hidden: bool,
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rounding: Vec<RoundingJson>,
}

/// What a column of counts is rounded to.
#[derive(Serialize)]
struct RoundingJson {
    place: String,
    counts: u64,
    base: u64,
}

#[derive(Serialize)]
struct ModelJson<'a> {
    place: String,
    label: Option<&'a str>,
    observations: Option<u64>,
}

#[derive(Serialize)]
struct GraphJson {
    place: String,
    flat: bool,
    observations: Option<u64>,
}

#[derive(Serialize)]
struct HiddenJson {
    place: String,
    what: &'static str,
    count: u64,
}

#[derive(Serialize)]
struct GapJson {
    place: String,
    reason: String,
}

#[derive(Serialize)]
struct FindingJson {
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
        export_folders: report
            .exports
            .iter()
            .map(|export| ExportJson {
                path: &export.path,
                set_aside: &export.aside,
                empty_folders: &export.empty,
                gaps: export.gaps.iter().map(|g| gap(g, style)).collect(),
            })
            .collect(),
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

fn together<'a>(batch: &Batch, report: &'a Report) -> BatchJson<'a> {
    let paths = |members: &[usize]| {
        let members = members.iter().filter_map(|member| report.candidates.get(*member));
        members.map(|judged| judged.candidate.path.as_str()).collect()
    };
    BatchJson {
        holds: batch.holds,
        candidates: paths(&batch.members),
        used: batch.ledger.used.into(),
        limits: batch.ledger.limits.into(),
        share: batch.ledger.share_text(),
        later: paths(&batch.later),
    }
}

impl From<Quota> for UsageJson {
    fn from(limits: Quota) -> Self {
        let Quota { tables, cells, count_cells, models, graphs } = limits;
        Self { tables, cells, count_cells, models, graphs }
    }
}

impl From<Usage> for UsageJson {
    fn from(used: Usage) -> Self {
        let Usage { tables, cells, count_cells, models, graphs } = used;
        Self { tables, cells, count_cells, models, graphs }
    }
}

fn entry<'a>(entry: &'a Entry, report: &Report, style: Style) -> EntryJson<'a> {
    EntryJson {
        path: entry.place.path(),
        format: entry.format,
        role: entry.role.name(),
        size: entry.size,
        tables: entry.tables.iter().map(|t| table(t, style)).collect(),
        models: entry.models.iter().map(|m| model(m, report, style)).collect(),
        graphs: entry.graphs.iter().map(|g| graph(g, report, style)).collect(),
        hidden: entry
            .hidden
            .iter()
            .map(|hidden| HiddenJson {
                place: hidden.place.to_string(),
                what: hidden.what.name(),
                count: hidden.count,
            })
            .collect(),
        gaps: entry.gaps.iter().map(|g| gap(g, style)).collect(),
    }
}

/// A title is a text of the candidate: it is shown only where values are.
fn table(table: &Table, style: Style) -> TableJson<'_> {
    TableJson {
        place: table.place.to_string(),
        kind: table.kind.name(),
        cells: table.cells,
        count_cells: table.count_cells,
        suppressed: table.suppressed,
        hidden: table.hidden,
        title: table.title.as_deref().filter(|_| style.show_values),
        rounding: table
            .rounding()
            .into_iter()
            .map(|rounding| RoundingJson {
                place: rounding.place.to_string(),
                counts: rounding.counts,
                base: rounding.base,
            })
            .collect(),
    }
}

fn model<'a>(model: &'a Model, report: &Report, style: Style) -> ModelJson<'a> {
    let minimum = report.policy.thresholds.minimum_count;
    ModelJson {
        place: model.place.to_string(),
        label: model.label.as_deref(),
        observations: model.observations.filter(|n| style.show_values || *n >= minimum),
    }
}

fn graph(graph: &Graph, report: &Report, style: Style) -> GraphJson {
    let minimum = report.policy.thresholds.minimum_graph_observations;
    GraphJson {
        place: graph.place.to_string(),
        flat: graph.flat(),
        observations: graph.observations.filter(|n| style.show_values || *n >= minimum),
    }
}

fn gap(gap: &Gap, style: Style) -> GapJson {
    GapJson { place: gap.place.to_string(), reason: phrases::reason(&gap.reason, style.language) }
}

fn finding(finding: &Finding, report: &Report, style: Style) -> FindingJson {
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
