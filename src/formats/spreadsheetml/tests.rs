use super::*;
use crate::content::{Cell, NumberFormat, Value};
use crate::place::Range;
use crate::policy::Policy;

fn workbook(inside: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>\
         <Workbook xmlns=\"{NAMESPACE}\" xmlns:ss=\"{NAMESPACE}\">{inside}</Workbook>"
    )
}

fn content(inside: &str) -> Vec<Content> {
    let limits = Policy::built_in().unwrap().limits;
    let bytes = workbook(inside).into_bytes().into();
    let mut source = Source::held(Place::entry("a.xls"), &limits, bytes);
    let mut content = Vec::new();
    SpreadsheetMl.read(&mut source, &mut content).unwrap();
    content
}

#[test]
fn is_told_by_its_namespace_under_any_name() {
    let claim = |bytes: &[u8]| {
        let size = bytes.len() as u64;
        SpreadsheetMl.claim(&Head { name: "a", extension: "xls", bytes, parts: &[], size })
    };
    let text = workbook("");
    assert_eq!(claim(text.as_bytes()), Claim::Certain);
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(claim(&wide), Claim::Certain);
    assert_eq!(claim(b"<html><table>"), Claim::No);
    assert_eq!(claim(b"a\tb\n"), Claim::No);
}

#[test]
fn cells_stand_where_their_index_says() {
    let found = content(
        "<Styles><Style ss:ID=\"p\"><NumberFormat ss:Format=\"0.0%\"/></Style></Styles>\
         <Worksheet ss:Name=\"Blad1\"><Table><Row ss:Index=\"3\">\
         <Cell ss:Index=\"2\" ss:MergeAcross=\"1\"><Data ss:Type=\"String\">a</Data></Cell>\
         <Cell ss:StyleID=\"p\"><Data ss:Type=\"Number\">0.5</Data></Cell></Row>\
         <Row ss:Hidden=\"1\"><Cell><Data ss:Type=\"Number\">7</Data></Cell></Row>\
         </Table></Worksheet>",
    );
    let rows: Vec<_> = found
        .iter()
        .filter_map(|piece| match piece {
            Content::Row(row) => Some((row.index, row.cells.clone())),
            _ => None,
        })
        .collect();
    assert_eq!(rows[0].0, 2);
    assert_eq!(rows[0].1[0].column, 1);
    assert_eq!(rows[0].1[1].column, 3);
    assert_eq!(rows[0].1[1].value, Value::Number(0.5, NumberFormat::Percent(1)));
    assert!(rows[1].1[0].hidden);
    let merged = Range { top: 2, left: 1, bottom: 2, right: 2 };
    assert!(
        found
            .iter()
            .any(|piece| { matches!(piece, Content::GridEnd(foot) if foot.merges == [merged]) })
    );
    assert!(found.iter().any(|piece| {
        matches!(piece, Content::Hidden(hidden) if hidden.what == HiddenKind::Rows)
    }));
}

#[test]
fn does_not_follow_a_cell_beyond_the_last_column() {
    let far = "ss:Index=\"4000000000\"";
    let joined = "ss:MergeAcross=\"4000000000\"";
    for (first, second) in [(far, ""), ("", far), (joined, "")] {
        let found = content(&format!(
            "<Worksheet ss:Name=\"x\"><Table><Row>\
             <Cell {first}><Data ss:Type=\"Number\">120</Data></Cell>\
             <Cell {second}><Data ss:Type=\"Number\">3</Data></Cell></Row></Table></Worksheet>"
        ));
        let is_far = |cell: &Cell| cell.column >= 16_384;
        assert!(
            !found.iter().any(|piece| {
                matches!(piece, Content::Row(row) if row.cells.iter().any(is_far))
            })
        );
        assert!(found.iter().any(|piece| matches!(piece, Content::Gap(_))), "{first} {second}");
    }
}

#[test]
fn catches_a_number_that_is_called_an_error() {
    let cell = |text: &str| {
        format!(
            "<Worksheet ss:Name=\"x\"><Table><Row><Cell><Data ss:Type=\"Error\">{text}</Data>\
             </Cell></Row></Table></Worksheet>"
        )
    };
    let value = |text: &str| {
        content(&cell(text)).into_iter().find_map(|piece| match piece {
            Content::Row(row) => row.cells.first().map(|cell| cell.value.clone()),
            _ => None,
        })
    };
    assert_eq!(value("#N/A"), Some(Value::Error));
    assert_eq!(value("3"), Some(Value::Text("3".into())));
}

#[test]
fn catches_a_sheet_that_is_hidden_behind_its_cells() {
    let found = content(
        "<Worksheet ss:Name=\"x\"><Table/><WorksheetOptions><Visible>SheetHidden</Visible>\
         </WorksheetOptions></Worksheet>",
    );
    assert!(found.iter().any(|piece| matches!(piece, Content::Grid(head) if head.hidden)));
}

/// The texts of the passages that a workbook delivers.
fn said(found: &[Content]) -> Vec<String> {
    let text = |piece: &Content| match piece {
        Content::Line(line) => Some(line.text.clone()),
        _ => None,
    };
    found.iter().filter_map(text).collect()
}

#[test]
fn reads_what_stands_beside_the_cells() {
    let found = content(
        "<Worksheet ss:Name=\"x\"><Table><Row><Cell ss:HRefScreenTip=\"n = 3\"/></Row></Table>\
         <WorksheetOptions><PageSetup><Header ss:Data=\"n = 4\"/></PageSetup></WorksheetOptions>\
         <DataValidation><Value>\"n = 5,n = 6\"</Value></DataValidation>\
         <DataValidation><Value>R1C1:R2C2</Value></DataValidation></Worksheet>",
    );
    assert_eq!(said(&found), ["n = 4", "n = 3", "\"n = 5,n = 6\""]);
}

#[test]
fn a_number_that_is_struck_out_does_not_join_the_one_beside_it() {
    let found = content(
        "<Worksheet ss:Name=\"x\"><Table><Row><Cell><Data ss:Type=\"String\"><S>130</S><B>3</B>\
         <Sup>1</Sup></Data></Cell></Row></Table></Worksheet>",
    );
    let text = found.iter().find_map(|piece| match piece {
        Content::Row(row) => row.cells.first().map(|cell| cell.value.clone()),
        _ => None,
    });
    assert_eq!(text, Some(Value::Text("130; 3¹".into())));
}

#[test]
fn catches_records_that_a_pivot_table_keeps() {
    let found = content("<PivotCache><data><row a=\"3\"/><row a=\"4\"/></data></PivotCache>");
    assert!(found.iter().any(|piece| {
        matches!(piece, Content::Hidden(hidden)
            if hidden.what == HiddenKind::PivotCache && hidden.count == 2)
    }));
}
