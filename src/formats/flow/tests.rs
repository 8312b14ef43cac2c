use super::*;
use crate::content::{Hidden, Row, Value};
use crate::place::Range;
use crate::policy::Policy;

/// What a document of these steps delivers.
fn delivered(steps: impl FnOnce(&mut Flow<'_>)) -> Vec<Content> {
    let policy = Policy::built_in().unwrap();
    let mut sink: Vec<Content> = Vec::new();
    let place = Place::entry("a.docx");
    let mut flow = Flow::new(&place, &policy.limits, &mut sink);
    steps(&mut flow);
    flow.end_part();
    sink
}

fn cell(flow: &mut Flow<'_>, text: &str) {
    flow.begin_cell(Span::ONE);
    flow.paragraph(text, LineKind::Prose);
    flow.end_cell();
}

fn rows(content: &[Content]) -> Vec<Vec<(u32, String)>> {
    let text = |value: &Value| match value {
        Value::Text(text) => text.to_string(),
        _ => String::new(),
    };
    let cells = |row: &Row| row.cells.iter().map(|cell| (cell.column, text(&cell.value))).collect();
    content
        .iter()
        .filter_map(|content| if let Content::Row(row) = content { Some(cells(row)) } else { None })
        .collect()
}

fn merges(content: &[Content]) -> Vec<Range> {
    let foot = |content: &Content| match content {
        Content::GridEnd(foot) => foot.merges.clone(),
        _ => Vec::new(),
    };
    content.iter().flat_map(foot).collect()
}

#[test]
fn a_cell_over_rows_moves_the_cells_beside_it() {
    let content = delivered(|flow| {
        flow.begin_table(false);
        flow.begin_row();
        flow.begin_cell(Span { columns: 1, rows: Rows::Number(2) });
        flow.paragraph("Man", LineKind::Prose);
        cell(flow, "1");
        flow.begin_row();
        cell(flow, "2");
        flow.begin_row();
        cell(flow, "Vrouw");
        flow.end_table();
    });
    let text = |column: u32, text: &str| (column, text.to_owned());
    assert_eq!(
        rows(&content),
        [vec![text(0, "Man"), text(1, "1")], vec![text(1, "2")], vec![text(0, "Vrouw")]]
    );
    assert_eq!(merges(&content), [Range { top: 0, left: 0, bottom: 1, right: 0 }]);
}

#[test]
fn a_table_within_a_table_follows_it() {
    let content = delivered(|flow| {
        flow.begin_table(false);
        flow.begin_row();
        flow.begin_cell(Span::ONE);
        flow.begin_table(false);
        flow.begin_row();
        cell(flow, "inner");
        flow.end_table();
        flow.paragraph("outer", LineKind::Prose);
        flow.end_table();
    });
    let order: Vec<&str> = content
        .iter()
        .map(|content| match content {
            Content::Grid(_) => "grid",
            Content::Row(row) => match &row.cells.first().unwrap().value {
                Value::Text(text) if text == "inner" => "inner",
                _ => "outer",
            },
            _ => "end",
        })
        .collect();
    assert_eq!(order, ["grid", "outer", "end", "grid", "inner", "end"]);
}

#[test]
fn printed_lines_in_a_cell_are_lines_and_no_cell() {
    let content = delivered(|flow| {
        flow.begin_table(false);
        flow.begin_row();
        flow.begin_cell(Span::ONE);
        flow.paragraph("a   1\nb   2\nc   3", LineKind::Printed);
        flow.end_table();
    });
    let lines = content.iter().filter(|content| matches!(content, Content::Line(_))).count();
    assert_eq!((lines, rows(&content)), (3, vec![Vec::new()]));
}

#[test]
fn rows_that_are_typed_into_one_row_are_taken_apart() {
    let content = delivered(|flow| {
        flow.begin_table(false);
        flow.begin_row();
        cell(flow, "Man\nVrouw\nTotaal");
        cell(flow, "10\n20\n30");
        flow.end_table();
    });
    assert_eq!(rows(&content).len(), 3);
    let content = delivered(|flow| {
        flow.begin_table(false);
        flow.begin_row();
        cell(flow, "Leeftijd\nin jaren");
        cell(flow, "0.12\n(0.04)");
        flow.end_table();
    });
    assert_eq!(rows(&content).len(), 1);
}

#[test]
fn hidden_text_is_kept_apart_and_counted_once() {
    let content = delivered(|flow| {
        flow.paragraph("seen", LineKind::Prose);
        flow.hidden("not seen");
        flow.hidden("nor this");
    });
    let heads: Vec<bool> = content
        .iter()
        .filter_map(|content| match content {
            Content::Passage(head) => Some(head.hidden),
            _ => None,
        })
        .collect();
    assert_eq!(heads, [false, true]);
    let counted = content.iter().any(|content| {
        matches!(content, Content::Hidden(Hidden { what: HiddenKind::Text, count: 2, .. }))
    });
    assert!(counted);
}

#[test]
fn what_is_left_open_is_ended() {
    let content = delivered(|flow| {
        flow.begin_table(false);
        flow.begin_row();
        cell(flow, "1");
    });
    assert!(matches!(content.last(), Some(Content::GridEnd(_))));
}
