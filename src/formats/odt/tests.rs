//! Claims about documents, written as flat ones.

use super::*;
use crate::content::{Content, Drawing, Value};
use crate::place::Place;
use crate::policy::Policy;

/// What is delivered of a text, told in short.
fn told(styles: &str, text: &str) -> Vec<String> {
    let document = format!(
        r#"<?xml version="1.0"?><office:document xmlns:office="o" xmlns:text="t" xmlns:table="b"
        xmlns:style="s" xmlns:draw="d" xmlns:chart="c"
        office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>{styles}
        </office:automatic-styles><office:body><office:text>{text}</office:text></office:body>
        </office:document>"#
    );
    let limits = Policy::built_in().unwrap().limits;
    let mut source = Source::held(Place::entry("a.fodt"), &limits, document.into_bytes().into());
    let mut content: Vec<Content> = Vec::new();
    Odt.read(&mut source, &mut content).unwrap();
    let mut told = Vec::new();
    let mut hidden = false;
    for piece in content {
        match piece {
            Content::Passage(head) => hidden = head.hidden,
            Content::Line(line) if hidden => told.push(format!("[{}]", line.text)),
            Content::Line(line) => told.push(line.text),
            Content::Row(row) => {
                let cells: Vec<String> = row
                    .cells
                    .iter()
                    .map(|cell| match &cell.value {
                        Value::Text(text) if cell.heading => format!("{}:#{text}", cell.column),
                        Value::Text(text) => format!("{}:{text}", cell.column),
                        other => format!("{other:?}"),
                    })
                    .collect();
                told.push(cells.join("|"));
            }
            Content::Hidden(hidden) => {
                told.push(format!("{} x{}", hidden.what.name(), hidden.count));
            }
            Content::Picture(picture) => match picture.drawing {
                Drawing::Chart { points } => told.push(format!("chart of {points}")),
                other => told.push(format!("{other:?}")),
            },
            Content::Inner(inner) => told.push(format!("file of {} bytes", inner.bytes.len())),
            Content::Gap(gap) => told.push(format!("gap at {}", gap.place)),
            _ => {}
        }
    }
    told
}

#[test]
fn a_file_within_a_flat_document_is_delivered_wherever_it_stands() {
    let file = |data: &str| {
        format!(
            "<text:p><draw:frame><draw:image><office:binary-data>{data}</office:binary-data>\
            </draw:image></draw:frame></text:p>"
        )
    };
    let text = format!(
        "<table:table><table:table-row><table:table-cell>{}</table:table-cell></table:table-row>\
        </table:table>{}",
        file("R0lG"),
        file("é")
    );
    let told = told("", &text);
    assert!(told.contains(&"file of 3 bytes".to_owned()), "{told:?}");
    assert!(told.iter().any(|piece| piece.starts_with("gap at a.fodt!file 2")), "{told:?}");
}

#[test]
fn a_table_keeps_its_heads_and_its_joined_cells() {
    let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let text = format!(
        "<text:p>Tabel 1</text:p><table:table><table:table-header-rows><table:table-row>{}\
        <table:table-cell table:number-columns-spanned=\"2\"><text:p>Aantal</text:p>\
        </table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows>\
        <table:table-row>{}{}{}</table:table-row></table:table>",
        cell("Regio"),
        cell("Noord"),
        cell("120"),
        cell("130"),
    );
    assert_eq!(told("", &text), ["Tabel 1", "0:#Regio|1:#Aantal", "0:Noord|1:120|2:130"]);
}

#[test]
fn hidden_text_is_read_and_reported() {
    let styles = r#"<style:style style:name="T1"><style:text-properties text:display="none"/>
        </style:style>"#;
    let text = r#"<text:p>zichtbaar<text:span text:style-name="T1">n=3</text:span></text:p>"#;
    assert_eq!(told(styles, text), ["[n=3]", "zichtbaar", "hidden-text x1"]);
}

#[test]
fn removed_text_and_comments_are_read_and_reported() {
    let text = "<text:tracked-changes><text:changed-region><text:deletion><text:p>weg: 7</text:p>\
        </text:deletion></text:changed-region></text:tracked-changes><text:p>tekst\
        <office:annotation><text:p>klopt 4?</text:p></office:annotation></text:p>";
    assert_eq!(
        told("", text),
        ["[weg: 7]", "[klopt 4?]", "tekst", "tracked-change x1", "comment x1"]
    );
}

#[test]
fn a_chart_that_stands_in_the_document_itself_is_delivered() {
    let chart = |element: &str| {
        format!(
            r#"<text:p>tekst<draw:frame><draw:object><office:document><office:body><{element}>
            <table:table><table:table-rows><table:table-row><table:table-cell
            office:value-type="float" office:value="3"><text:p>3</text:p></table:table-cell>
            </table:table-row></table:table-rows></table:table></{element}></office:body>
            </office:document></draw:object></draw:frame></text:p>"#
        )
    };
    assert_eq!(told("", &chart("chart:chart")), ["tekst", "chart-cache x1", "chart of 1"]);
    let other = told("", &chart("office:text"));
    assert_eq!(other, ["tekst", "embedded-object x1", "gap at a.fodt!object 1"]);
}

#[test]
fn a_text_is_told_from_a_sheet() {
    let claim = |kind: &str| {
        let mut bytes = b"PK\x03\x04".to_vec();
        bytes.resize(30, 0);
        bytes.extend(format!("mimetypeapplication/vnd.oasis.opendocument.{kind}").into_bytes());
        Odt.claim(&Head { name: "a", extension: "zip", bytes: &bytes, parts: &[], size: 90 })
    };
    assert_eq!(claim("text"), Claim::Certain);
    assert_eq!(claim("spreadsheet"), Claim::No);
}
