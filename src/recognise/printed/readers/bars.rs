//! Tables drawn with a bar around each cell.
//!
//! Convention: every line begins and ends with a bar (`|` in Markdown, `knitr` and databases, box
//! signs in consoles), rules such as `|---|--:|` or `+---+` may stand between them, and each
//! stretch between bars is one cell. Where a stretch holds several numbers set apart by spaces, the
//! bars only frame columns that are aligned otherwise: that is left to `aligned`.

use crate::content::{Cell, Row};
use crate::recognise::printed::block::Block;
use crate::recognise::printed::layout::row_index;
use crate::recognise::printed::line::{PrintedLine, is_bar};

/// The table that begins at the first of these lines.
pub(super) fn find(lines: &[PrintedLine]) -> Option<Block> {
    let drawn = lines.iter().take_while(|line| line.is_rule() || is_barred(line));
    let length = drawn.count();
    let drawn = lines.get(..length)?;
    let heads = heads(drawn);
    let rows: Vec<Row> = (0_usize..)
        .zip(drawn.iter().filter(|line| !line.is_rule()))
        .map(|(at, line)| row(line, at < heads))
        .collect();
    let barred = lines.iter().take(length).any(|line| !line.is_rule() && is_barred(line));
    if rows.is_empty() || !barred || rows.iter().any(|row| row.cells.is_empty() && rows.len() == 1)
    {
        return None;
    }
    let several = lines.iter().take(length).filter(|line| !line.is_rule()).any(|line| {
        stretches(line).iter().any(|text| {
            PrintedLine::new(1, text).plain_pieces().iter().filter(|p| p.number).count() > 1
        })
    });
    (!several).then(|| Block::rows(length, rows))
}

/// Whether a line begins and ends with a bar.
fn is_barred(line: &PrintedLine) -> bool {
    let mut signs = line.columns.iter().filter(|sign| **sign != ' ');
    let first = signs.next();
    let last = signs.next_back();
    first.is_some_and(|sign| is_bar(*sign)) && last.is_some_and(|sign| is_bar(*sign))
}

/// The texts between the bars of a line.
fn stretches(line: &PrintedLine) -> Vec<String> {
    let text = line.text();
    let inner = text.trim().trim_start_matches(is_bar);
    let inner = inner.strip_suffix(is_bar).unwrap_or(inner);
    inner.split(is_bar).map(|cell| cell.trim().to_owned()).collect()
}

/// How many lines of cells stand above the first rule below one of them, where that rule is the only
/// one between cells: it parts head and body.
fn heads(lines: &[PrintedLine]) -> usize {
    let above = lines.iter().skip_while(|line| line.is_rule());
    let heads = above.clone().take_while(|line| !line.is_rule()).count();
    let below = above.skip(heads).skip_while(|line| line.is_rule());
    let inner = below.clone().position(PrintedLine::is_rule);
    let body = below.count();
    let parted = inner.is_none_or(|at| at.saturating_add(1) == body);
    if body > 0 && parted { heads } else { 0 }
}

/// A line as a row.
fn row(line: &PrintedLine, heading: bool) -> Row {
    let cells = (0_u32..)
        .zip(stretches(line))
        .filter(|(_, text)| !text.is_empty())
        .map(|(column, text)| Cell { heading, ..Cell::text(column, &text) })
        .collect();
    Row { index: row_index(line), cells }
}
