//! Scripts in a page: which draw a figure or a table from data that travel with it.

use serde_json::Value;
use std::collections::BTreeMap;

/// A script while it is read.
pub(super) struct Script {
    /// Its type, in lower case.
    pub(super) kind: String,
    /// The class of the element that it fills, if it fills one.
    pub(super) widget: Option<String>,
    /// Whether R Markdown turns its pages over: it holds a table.
    pub(super) is_paged: bool,
    pub(super) text: String,
}

/// The cells of a row that a script holds, by ascending column: what it leaves out is no cell, so
/// that a few values far apart do not become many.
pub(super) type ScriptRow = Vec<(u32, String)>;

/// What a script is for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Purpose {
    /// It draws a figure from data.
    Figure,
    /// It fills a table: the header and the rows.
    Table(Vec<ScriptRow>),
    /// It fills a table in a way that is not read.
    UnreadTable,
    /// It holds data and is not run.
    Data,
    /// It moves a table to where the page shows it, and does nothing else.
    Arrangement,
    /// It is run and draws nothing that is known.
    Program,
}

/// Calls with which figures are drawn: plotly, vega, Highcharts, ECharts, Bokeh, D3-based widgets.
const DRAWS: [&str; 12] = [
    "Plotly.newPlot(",
    "Plotly.react(",
    "Plotly.plot(",
    "vegaEmbed(",
    "vl-embed",
    "Highcharts.chart(",
    "Highcharts.Chart(",
    "echarts.init(",
    "Bokeh.embed",
    "\"docs_json\"",
    "new Chart(",
    "vega.github.io/schema",
];

/// Names of widgets (R package htmlwidgets) that are tables.
const TABLE_WIDGETS: [&str; 3] = ["datatables", "reactable", "rhandsontable"];

impl Script {
    /// What it is for.
    pub(super) fn purpose(&self) -> Purpose {
        const LONGEST_LIBRARY_CALL: usize = 200_000;
        let text = self.text.as_str();
        if self.is_paged {
            return paged_table(text).map_or(Purpose::UnreadTable, Purpose::Table);
        }
        if let Some(widget) = &self.widget {
            if widget.contains("datatables") {
                return data_table(text).map_or(Purpose::UnreadTable, Purpose::Table);
            }
            let is_table = TABLE_WIDGETS.iter().any(|name| widget.contains(name));
            return if is_table { Purpose::UnreadTable } else { Purpose::Figure };
        }
        // A library names its own calls; it is longer than a call of it, unless that carries data.
        let draws = DRAWS.iter().any(|call| text.contains(call));
        let is_library =
            text.len() > LONGEST_LIBRARY_CALL && text.matches("function").count() > 200;
        if draws && !is_library {
            Purpose::Figure
        } else if self.kind.contains("json") {
            Purpose::Data
        } else if arranges(text) {
            Purpose::Arrangement
        } else {
            Purpose::Program
        }
    }
}

/// Whether a script is the one that the R package flextable writes beside its tables: short, and
/// without a call that leads out of the page or runs what it is given.
fn arranges(text: &str) -> bool {
    const LONGEST: usize = 4_000;
    const CALLS: [&str; 11] = [
        "fetch(",
        "XMLHttpRequest",
        "sendBeacon",
        "http:",
        "https:",
        "import(",
        "eval(",
        "Function(",
        ".src",
        "location",
        "open(",
    ];
    text.len() < LONGEST
        && text.contains("flextable-shadow-host")
        && text.contains("attachShadow(")
        && !CALLS.iter().any(|call| text.contains(call))
}

/// The table of the R package rmarkdown: `{"columns":[{"name":["n"]}],"data":[{"n":"1"}]}`. None
/// where two columns have one name: which of them a value stands in, the script does not tell.
fn paged_table(text: &str) -> Option<Vec<ScriptRow>> {
    let json: Value = serde_json::from_str(text).ok()?;
    let one = |value: &Value| match value {
        Value::Array(items) => items.first().map(shown).unwrap_or_default(),
        other => shown(other),
    };
    let mut columns = BTreeMap::new();
    let mut heads = ScriptRow::new();
    for (number, column) in (0_u32..).zip(json.get("columns")?.as_array()?) {
        let name = column.get("name").map(one).unwrap_or_default();
        let label = column.get("label").map(one).filter(|label| !label.is_empty());
        heads.push((number, label.unwrap_or_else(|| name.clone())));
        if columns.insert(name, number).is_some() {
            return None;
        }
    }
    let mut rows = vec![heads];
    for row in json.get("data")?.as_array()? {
        let cells = row.as_object().into_iter().flatten();
        let cells = cells.filter_map(|(name, value)| Some((*columns.get(name)?, shown(value))));
        let mut row: ScriptRow = cells.collect();
        row.sort_by_key(|(column, _)| *column);
        rows.push(row);
    }
    Some(rows)
}

/// The table of the R package DT: columns of values, and the header as html.
fn data_table(text: &str) -> Option<Vec<ScriptRow>> {
    let json: Value = serde_json::from_str(text).ok()?;
    let x = json.get("x")?;
    let columns = x.get("data")?.as_array()?;
    let container = x.get("container").and_then(Value::as_str).unwrap_or_default();
    let heads = container.split("<th").skip(1).map(|head| {
        let head = head.split_once('>').map_or("", |(_, rest)| rest);
        head.split('<').next().unwrap_or_default().trim().to_owned()
    });
    let mut rows: Vec<ScriptRow> = vec![(0..).zip(heads).collect()];
    for (number, column) in (0_u32..).zip(columns) {
        let values = column.as_array().map(Vec::as_slice).unwrap_or_default();
        for (index, value) in (1_usize..).zip(values) {
            if rows.len() <= index {
                rows.push(ScriptRow::new());
            }
            if let Some(row) = rows.get_mut(index) {
                row.push((number, shown(value)));
            }
        }
    }
    columns.iter().any(Value::is_array).then_some(rows)
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
