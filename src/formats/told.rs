//! What a reader delivers, as short lines that a test can hold against others.

use crate::content::{Content, LineKind, Value};

/// The content as lines: text, `#` before printed text, `[…]` around hidden text, cells with their
/// column set apart by `|`, and what else is delivered by its name.
pub(super) fn lines(content: &[Content]) -> Vec<String> {
    lines_with(content, |_| None)
}

/// The same, with what a test of one reader says in words of its `own`.
pub(super) fn lines_with(
    content: &[Content],
    own: impl Fn(&Content) -> Option<String>,
) -> Vec<String> {
    let mut hidden = false;
    let mut told = Vec::new();
    for content in content {
        if let Some(line) = own(content) {
            told.push(line);
            continue;
        }
        match content {
            Content::Grid(head) if head.hidden => told.push("hidden table".to_owned()),
            Content::Passage(head) => hidden = head.hidden,
            Content::Line(line) if hidden => told.push(format!("[{}]", line.text)),
            Content::Line(line) if line.kind == LineKind::Printed => {
                told.push(format!("#{}", line.text));
            }
            Content::Line(line) => told.push(line.text.clone()),
            Content::Row(row) => {
                let cells: Vec<String> = row
                    .cells
                    .iter()
                    .map(|cell| match &cell.value {
                        Value::Text(text) => format!("{}:{text}", cell.column),
                        other => format!("{other:?}"),
                    })
                    .collect();
                told.push(cells.join("|"));
            }
            Content::GridEnd(foot) => {
                told.extend(foot.merges.iter().map(|range| format!("merged {range}")));
            }
            Content::Hidden(hidden) => {
                told.push(format!("{} x{}", hidden.what.name(), hidden.count));
            }
            Content::Picture(picture) => told.push(format!("{:?}", picture.drawing)),
            Content::ChartData { file, shown } => {
                told.push(format!("chart data {} {shown}", file.name));
            }
            Content::Inner(inner) => told.push(format!("file {}", inner.name)),
            Content::Gap(gap) => told.push(format!("gap {:?}", gap.reason)),
            Content::Grid(_) | Content::PassageEnd | Content::Property(_) => {}
        }
    }
    told
}
