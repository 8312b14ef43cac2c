//! The inside of a table environment: rows, cells, and the cells that reach over several.

use super::heads::heads;
use super::scan::{environment, group, line_break, skip_groups, skip_options};
use super::spanning::Spanning;
use crate::content::{Cell, Content, Frame, GridFoot, GridHead, Row, Sink};
use crate::place::{Place, Range};

/// Environments that hold a table, with the number of groups before the cells.
const TABLES: &[(&str, usize)] = &[
    ("tabular", 1),
    ("tabular*", 2),
    ("tabularx", 2),
    ("tabulary", 2),
    ("longtable", 1),
    ("longtable*", 1),
    ("supertabular", 1),
    ("xtabular", 1),
    ("tabu", 1),
    ("longtabu", 1),
    ("tblr", 1),
    ("longtblr", 1),
    ("talltblr", 1),
    ("array", 1),
    ("NiceTabular", 1),
    ("mytabular", 1),
];

/// Whether an environment holds a table.
pub(in crate::formats) fn is_table(name: &str) -> bool {
    TABLES.iter().any(|(table, _)| *table == name)
}

/// A table with its captions.
#[derive(Debug, Default)]
pub(in crate::formats) struct Table {
    /// Titles that stand within it.
    pub(in crate::formats) captions: Vec<String>,
    /// Whether it has more cells than are held.
    pub(in crate::formats) cut: bool,
    rows: Vec<Vec<Spanning>>,
    /// How many of the rows stand above the rule that parts head and body.
    heads: u32,
}

/// Reads what stands between the begin and the end of a table environment, up to so many cells.
pub(in crate::formats) fn read(name: &str, inside: &str, most: u64) -> Table {
    let groups = TABLES.iter().find(|(table, _)| *table == name).map_or(1, |(_, groups)| *groups);
    let mut table = Table::default();
    let mut rest = inside;
    if name.ends_with("tabu") {
        // `to 0.8\linewidth` stands before the columns.
        rest = rest.find('{').and_then(|at| rest.get(at..)).unwrap_or(rest);
    }
    for _ in 0..groups {
        while let Some((options, after)) = group(rest, '[') {
            let caption = options.split("caption").nth(1).and_then(|rest| rest.split_once('='));
            if let Some((text, _)) = caption.and_then(|(_, rest)| group(rest, '{')) {
                table.captions.push(text.to_owned());
            }
            rest = after;
        }
        if let Some((_, after)) = group(rest, '{') {
            rest = after;
        }
    }
    cells(rest, most, &mut table);
    table
}

/// Reads rows that stand without an environment, up to so many cells.
pub(in crate::formats) fn body(rows: &str, most: u64) -> Table {
    let mut table = Table::default();
    cells(rows, most, &mut table);
    table
}

/// Commands that rule lines between rows and show nothing.
const RULES: &[&str] = &[
    "hline",
    "toprule",
    "midrule",
    "bottomrule",
    "cmidrule",
    "cline",
    "addlinespace",
    "specialrule",
    "noalign",
    "hhline",
    "rowcolor",
    "morecmidrules",
    "endfirsthead",
    "endhead",
    "endfoot",
    "endlastfoot",
    "caption",
    "label",
    "nopagebreak",
    "pagebreak",
    "kern",
    "firsthline",
    "lasthline",
    "Xhline",
    "thickhline",
    "tablehead",
    "tabletail",
];

/// Whether a text holds nothing but rules.
pub(super) fn are_rules(text: &str) -> bool {
    let mut rest = text.trim();
    while let Some(after) = rest.strip_prefix('\\') {
        let end = after.find(|sign: char| !sign.is_ascii_alphabetic()).unwrap_or(after.len());
        let (name, behind) = after.split_at_checked(end).unwrap_or((after, ""));
        if !RULES.contains(&name) || name == "caption" {
            return false;
        }
        rest = skip_groups(behind).trim();
    }
    rest.is_empty()
}

/// Cuts the text into rows and cells, up to so many cells.
fn cells(text: &str, most: u64, table: &mut Table) {
    let mut held: u64 = 0;
    let mut row: Vec<Spanning> = Vec::new();
    let mut cell = String::new();
    // Where the head of further pages begins, and what goes to the foot of the last one.
    let mut head = None;
    let mut foot = Vec::new();
    let mut rest = text;
    let mut depth = 0_u32;
    while let Some(sign) = rest.chars().next() {
        let after = rest.get(sign.len_utf8()..).unwrap_or_default();
        match sign {
            '{' => depth = depth.saturating_add(1),
            '}' => depth = depth.saturating_sub(1),
            '&' if depth == 0 => {
                held = held.saturating_add(1);
                row.push(Spanning::of(&std::mem::take(&mut cell)));
                rest = after;
                continue;
            }
            '\\' => {
                let end =
                    after.find(|sign: char| !sign.is_ascii_alphabetic()).unwrap_or(after.len());
                let (name, behind) = after.split_at_checked(end).unwrap_or((after, ""));
                let breaks = after.starts_with('\\') || name == "tabularnewline" || name == "cr";
                if breaks && depth == 0 {
                    held = held.saturating_add(1);
                    if held > most {
                        table.cut = true;
                        break;
                    }
                    row.push(Spanning::of(&std::mem::take(&mut cell)));
                    table.rows.push(std::mem::take(&mut row));
                    rest = line_break(if name.is_empty() {
                        after.get(1..).unwrap_or_default()
                    } else {
                        behind
                    });
                    continue;
                }
                if environment(rest, "\\begin{").is_some() {
                    depth = depth.saturating_add(1);
                } else if environment(rest, "\\end{").is_some() {
                    depth = depth.saturating_sub(1);
                }
                if RULES.contains(&name) && depth == 0 {
                    match name {
                        "endfirsthead" => head = Some(table.rows.len()),
                        // The head of the first page stands already.
                        "endhead" => table.rows.truncate(head.unwrap_or(table.rows.len())),
                        "endfoot" => {
                            let start = head.unwrap_or(table.rows.len());
                            table.rows.truncate(start);
                        }
                        "endlastfoot" => {
                            let start = head.unwrap_or(table.rows.len()).min(table.rows.len());
                            foot = table.rows.split_off(start);
                        }
                        "caption" => {
                            if let Some((text, after)) = group(skip_options(behind), '{') {
                                table.captions.push(text.to_owned());
                                rest = after;
                                continue;
                            }
                        }
                        "midrule" | "hline" if table.heads == 0 => {
                            table.heads = heads(&table.rows, name);
                        }
                        _ => {}
                    }
                    if name == "endhead" && head.is_none() {
                        head = Some(table.rows.len());
                    }
                    rest = skip_groups(behind);
                    continue;
                }
                // The command and the sign that it protects stay with the cell.
                let length = name.len().max(after.chars().next().map_or(0, char::len_utf8));
                cell.push('\\');
                cell.push_str(after.get(..length).unwrap_or_default());
                rest = after.get(length..).unwrap_or_default();
                continue;
            }
            _ => {}
        }
        cell.push(sign);
        rest = after;
    }
    if !row.is_empty() || !cell.trim().is_empty() {
        row.push(Spanning::of(&cell));
        table.rows.push(row);
    }
    table.rows.extend(foot);
}

impl Table {
    /// Delivers the table as a grid.
    pub(in crate::formats) fn deliver(self, place: Place, sink: &mut dyn Sink) {
        let head = GridHead { place, name: None, hidden: false, frame: Frame::Table };
        sink.take(Content::Grid(head));
        let mut merges = Vec::new();
        for (index, row) in (0_u32..).zip(self.rows) {
            let mut column = 0_u32;
            let mut cells = Vec::new();
            for cell in row {
                let (right, bottom) = (cell.columns.saturating_sub(1), cell.rows.saturating_sub(1));
                if right > 0 || bottom > 0 {
                    merges.push(Range {
                        top: index,
                        left: column,
                        bottom: index.saturating_add(bottom),
                        right: column.saturating_add(right),
                    });
                }
                if !cell.text.is_empty() {
                    let text = Cell::text(column, &cell.text);
                    cells.push(if index < self.heads { text.heading() } else { text });
                }
                column = column.saturating_add(cell.columns);
            }
            if !cells.is_empty() {
                sink.take(Content::Row(Row { index, cells }));
            }
        }
        sink.take(Content::GridEnd(GridFoot { merges }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merges(text: &str) -> Vec<Range> {
        let mut content: Vec<Content> = Vec::new();
        read("tabular", text, 1000).deliver(Place::entry("a.tex"), &mut content);
        match content.pop() {
            Some(Content::GridEnd(foot)) => foot.merges,
            _ => Vec::new(),
        }
    }

    #[test]
    fn spans_become_joined_cells() {
        let text = r"{lcc} & \multicolumn{2}{c}{Jaar} \\ \multirow{2}{*}{Man} & 1 & 2 \\ & 3 & 4";
        assert_eq!(
            merges(text),
            [
                Range { top: 0, left: 1, bottom: 0, right: 2 },
                Range { top: 1, left: 0, bottom: 2, right: 0 },
            ]
        );
    }

    #[test]
    fn an_interval_after_a_line_break_is_a_cell() {
        let table = read("tabular", r"{lc} a & 1 \\ [0.1, 0.3] & 2 \\[1ex] b & 3", 1000);
        let texts: Vec<&str> = table
            .rows
            .iter()
            .filter_map(|row| row.first())
            .map(|cell| cell.text.as_str())
            .collect();
        assert_eq!(texts, ["a", "[0.1, 0.3]", "b"]);
    }

    #[test]
    fn a_table_within_a_cell_is_text() {
        let table =
            read("tabular", r"{lc} \begin{tabular}{c}a\\b\end{tabular} & 1 \\ c & 2 \\", 1000);
        assert_eq!(table.rows.len(), 2);
    }
}
