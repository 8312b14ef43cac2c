//! Scripts in a page: which draw a figure or a table from data that travel with it.

use serde_json::Value;

/// What a script is for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Purpose {
    /// It draws a figure from data.
    Figure,
    /// It fills a table: the header and the rows.
    Table(Vec<Vec<String>>),
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

/// What a script is for. `kind` is its type, `widget` the class of the element it fills.
pub(super) fn purpose(text: &str, kind: &str, widget: Option<&str>, is_paged: bool) -> Purpose {
    const LONGEST_LIBRARY_CALL: usize = 200_000;
    let is_data = kind.contains("json");
    if is_paged {
        return paged_table(text).map_or(Purpose::UnreadTable, Purpose::Table);
    }
    if let Some(widget) = widget {
        if widget.contains("datatables") {
            return data_table(text).map_or(Purpose::UnreadTable, Purpose::Table);
        }
        let is_table = TABLE_WIDGETS.iter().any(|name| widget.contains(name));
        return if is_table { Purpose::UnreadTable } else { Purpose::Figure };
    }
    // A library names its own calls; it is longer than a call of it, unless that carries data.
    let draws = DRAWS.iter().any(|call| text.contains(call));
    let is_library = text.len() > LONGEST_LIBRARY_CALL && text.matches("function").count() > 200;
    if draws && !is_library {
        Purpose::Figure
    } else if is_data {
        Purpose::Data
    } else if arranges(text) {
        Purpose::Arrangement
    } else {
        Purpose::Program
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

/// The table of the R package rmarkdown: `{"columns":[{"name":["n"]}],"data":[{"n":"1"}]}`.
fn paged_table(text: &str) -> Option<Vec<Vec<String>>> {
    let json: Value = serde_json::from_str(text).ok()?;
    let one = |value: &Value| match value {
        Value::Array(items) => items.first().map(shown).unwrap_or_default(),
        other => shown(other),
    };
    let columns: Vec<(String, String)> = json
        .get("columns")?
        .as_array()?
        .iter()
        .map(|column| {
            let name = column.get("name").map(one).unwrap_or_default();
            let label = column.get("label").map(one).unwrap_or_default();
            let head = if label.is_empty() { name.clone() } else { label };
            (name, head)
        })
        .collect();
    let mut rows = vec![columns.iter().map(|(_, head)| head.clone()).collect()];
    for row in json.get("data")?.as_array()? {
        let cell = |name: &String| row.get(name).map(shown).unwrap_or_default();
        rows.push(columns.iter().map(|(name, _)| cell(name)).collect());
    }
    Some(rows)
}

/// The table of the R package DT: columns of values, and the header as html.
fn data_table(text: &str) -> Option<Vec<Vec<String>>> {
    let json: Value = serde_json::from_str(text).ok()?;
    let x = json.get("x")?;
    let columns = x.get("data")?.as_array()?;
    let container = x.get("container").and_then(Value::as_str).unwrap_or_default();
    let heads = container.split("<th").skip(1).map(|head| {
        let head = head.split_once('>').map_or("", |(_, rest)| rest);
        head.split('<').next().unwrap_or_default().trim().to_owned()
    });
    let mut rows: Vec<Vec<String>> = vec![heads.collect()];
    let longest = columns.iter().filter_map(Value::as_array).map(Vec::len).max()?;
    for row in 0..longest {
        let cell = |column: &Value| column.get(row).map(shown).unwrap_or_default();
        rows.push(columns.iter().map(cell).collect());
    }
    Some(rows)
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
