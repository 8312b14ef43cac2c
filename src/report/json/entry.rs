//! One file of a candidate with what was found in it.

use super::gap::{GapJson, gap};
use crate::facts::{Entry, Graph, Model, Table};
use crate::report::{Report, Style};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct EntryJson<'a> {
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

pub(super) fn entry<'a>(entry: &'a Entry, report: &Report, style: Style) -> EntryJson<'a> {
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
