//! Cells of a LaTeX table that reach over several: `\multicolumn` and `\multirow`.

use super::markup::plain;
use super::scan::{group, skip_options};

/// A cell that may reach over several.
#[derive(Debug, Default)]
pub(super) struct Spanning {
    /// What it shows.
    pub(super) text: String,
    /// How many columns and rows it takes.
    pub(super) columns: u32,
    pub(super) rows: u32,
}

impl Spanning {
    /// Takes `\multicolumn` and `\multirow` off a cell.
    pub(super) fn of(text: &str) -> Self {
        let mut cell = Self { text: String::new(), columns: 1, rows: 1 };
        let mut rest = text.trim();
        let mut held;
        loop {
            if let Some(after) = rest.strip_prefix("\\multicolumn") {
                let Some((count, after)) = group(after, '{') else { break };
                let Some((_, after)) = group(after, '{') else { break };
                let Some((inside, after)) = group(after, '{') else { break };
                cell.columns = span(count);
                held = format!("{inside}{after}");
            } else if let Some(after) = rest.strip_prefix("\\multirow") {
                let Some((count, after)) = group(skip_options(after), '{') else { break };
                let Some((_, after)) = group(skip_options(after), '{') else { break };
                let Some((inside, after)) = group(skip_options(after), '{') else { break };
                cell.rows = span(count);
                held = format!("{inside}{after}");
            } else {
                break;
            }
            cell.text = held;
            rest = "";
            if cell.text.trim_start().starts_with("\\multi") {
                let inner = Self::of_inner(&cell.text);
                cell.columns = cell.columns.max(inner.columns);
                cell.rows = cell.rows.max(inner.rows);
                cell.text = inner.text;
            }
        }
        if !rest.is_empty() {
            cell.text = rest.to_owned();
        }
        cell.text = plain(&cell.text);
        cell
    }

    /// The one kind of span within the other; no further.
    fn of_inner(text: &str) -> Self {
        let text = text.trim();
        let (name, rows) = if text.starts_with("\\multirow") {
            ("\\multirow", true)
        } else {
            ("\\multicolumn", false)
        };
        let parsed = text.strip_prefix(name).and_then(|after| {
            let (count, after) = group(skip_options(after), '{')?;
            let (_, after) = group(skip_options(after), '{')?;
            let (inside, _) = group(skip_options(after), '{')?;
            Some((span(count), inside.to_owned()))
        });
        match parsed {
            Some((count, text)) if rows => Self { text, columns: 1, rows: count },
            Some((count, text)) => Self { text, columns: count, rows: 1 },
            None => Self { text: text.to_owned(), columns: 1, rows: 1 },
        }
    }
}

/// How many columns or rows; a negative number of rows reaches upwards and joins nothing below.
fn span(count: &str) -> u32 {
    const MOST: u32 = 16_384;
    count.trim().parse::<u32>().unwrap_or(1).clamp(1, MOST)
}
