//! Figures and documents as researchers' programs write them; `make.py` and `make_report.sh` in
//! `tests/fixtures/documents` make them.

use crate::harness::{Checked, check};
use serde_json::Value;
use std::path::Path;

/// Checks one of the files.
fn checked(name: &str) -> Checked {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/documents");
    check(&folder.join(name), &[])
}

/// A list of the only entry.
fn list(name: &str, what: &str) -> Vec<Value> {
    let checked = checked(name);
    let entries = checked.candidate()["entries"].as_array().unwrap().clone();
    assert_eq!(entries.len(), 1, "{name}");
    entries[0][what].as_array().unwrap().clone()
}

#[test]
fn a_figure_of_pixels_is_one_flat_graph() {
    for name in ["scatter.png", "scatter.jpg", "bars.png", "heatmap.png", "coefficients.png"] {
        let graphs = list(name, "graphs");
        assert_eq!(graphs.len(), 1, "{name}");
        assert_eq!(graphs[0]["flat"], true, "{name}");
        assert_eq!(list(name, "gaps"), [] as [Value; 0], "{name}");
    }
}

#[test]
fn a_drawing_is_one_graph_that_keeps_its_points() {
    for name in ["scatter.svg", "scatter.pdf", "scatter.eps", "bars.pdf"] {
        let graphs = list(name, "graphs");
        assert_eq!(graphs.len(), 1, "{name}");
        assert_eq!(graphs[0]["flat"], false, "{name}");
    }
}

#[test]
fn the_number_of_observations_is_read_in_a_drawing() {
    for name in ["scatter.svg", "scatter.pdf"] {
        assert_eq!(list(name, "graphs")[0]["observations"], 1043, "{name}");
    }
}

#[test]
fn a_photograph_and_an_icon_are_no_graphs() {
    for name in ["photo.jpg", "icon.png"] {
        assert_eq!(list(name, "graphs"), [] as [Value; 0], "{name}");
        assert_eq!(list(name, "gaps"), [] as [Value; 0], "{name}");
    }
}

#[test]
fn a_picture_of_a_table_is_a_gap_and_no_graph() {
    assert_eq!(list("table.png", "graphs"), [] as [Value; 0]);
    assert_eq!(list("table.png", "gaps").len(), 1);
}

#[test]
fn a_table_in_a_pdf_is_counted() {
    let tables = list("table.pdf", "tables");
    assert_eq!(tables.len(), 1);
    assert_eq!(tables[0]["cells"], 6);
    assert_eq!(tables[0]["count_cells"], 3);
}

#[test]
fn a_document_counts_the_same_in_every_format() {
    for ending in ["md", "docx", "odt", "rtf", "html", "tex"] {
        let name = format!("report.{ending}");
        let checked = checked(&name);
        let document = &checked.candidate()["entries"][0];
        let tables: Vec<_> = document["tables"]
            .as_array()
            .unwrap()
            .iter()
            .map(|table| {
                (table["kind"].clone(), table["cells"].clone(), table["count_cells"].clone())
            })
            .collect();
        let table = |kind: &str, cells: u64, counts: u64| {
            (Value::from(kind), Value::from(cells), Value::from(counts))
        };
        assert_eq!(
            tables,
            [
                table("statistics", 6, 3),
                table("statistics", 6, 2),
                table("model", 12, 2),
                table("statistics", 11, 4),
            ],
            "{name}"
        );
        assert_eq!(document["models"].as_array().unwrap().len(), 2, "{name}");
        assert_eq!(document["gaps"], Value::Array(Vec::new()), "{name}");
    }
}

#[test]
fn a_figure_in_a_document_has_its_caption_beside_it() {
    for ending in ["docx", "odt", "html"] {
        let name = format!("report.{ending}");
        let checked = checked(&name);
        let entries = checked.candidate()["entries"].as_array().unwrap().clone();
        let graphs: Vec<_> =
            entries.iter().flat_map(|entry| entry["graphs"].as_array().unwrap()).collect();
        assert_eq!(graphs.len(), 1, "{name}");
        assert_eq!(graphs[0]["observations"], 1043, "{name}");
    }
}
