//! Tables whose columns are made with spaces, with or without drawn rules and one bar.
//!
//! Convention: a header of one or more lines, then lines that each begin with a label (or a number)
//! and go on with numbers, set apart by two spaces or aligned below each other; rules may stand
//! above, below and between; an empty line ends the table, unless a rule that is still to come
//! closes it, or (in listings of SAS) the empty line stands between header and body.

use super::Block;
use super::layout::Layout;
use super::line::PrintedLine;
use crate::content::{Cell, Row, Value};

/// Lines of a table that an empty line may interrupt before its closing rule.
const LONGEST_RULED: usize = 400;

/// The table that begins at the first of these lines.
pub(super) fn find(lines: &[PrintedLine]) -> Option<Block> {
    let length = extent(lines);
    let block = lines.get(..length)?;
    let block = block.get(..regular(block))?;
    let body: Vec<&PrintedLine> = block.iter().filter(|line| is_body(line)).collect();
    let first = block.iter().position(is_body)?;
    let last = block.iter().rposition(is_body)?;
    let within = block.get(first..=last)?.iter().filter(|line| !line.is_rule() && !line.is_blank());
    // Most lines from the first to the last row are rows: else it is a text with numbers in it.
    if body.len().saturating_mul(2) < within.count() {
        return None;
    }
    let layout = Layout::of(&body)?;
    let above = block.get(..first)?;
    let header: Vec<&PrintedLine> =
        above.iter().filter(|line| !line.is_rule() && !line.is_blank()).collect();
    let has_heads = header.iter().any(|line| line.plain_pieces().len() >= 2);
    let ruled = block.iter().any(PrintedLine::is_rule);
    if layout.width() < 2 || body.len() < 2 && !(has_heads || ruled) {
        return None;
    }
    let mut rows: Vec<Row> = header.iter().map(|line| layout.head_row(line)).collect();
    let label = Labels::of(&rows, &body, &layout);
    let above_body = rows.len().saturating_sub(1);
    for (at, row) in rows.iter_mut().enumerate() {
        label.head(row, at == above_body);
    }
    for line in block.get(first..=last)?.iter().filter(|line| !line.is_rule() && !line.is_blank()) {
        let mut row = layout.body_row(line);
        label.body(&mut row, is_body(line));
        rows.push(row);
    }
    Some(Block::rows(last.saturating_add(1), rows))
}

/// Where the labels of the rows stand.
struct Labels {
    /// Leading columns that form one label: those after the first that no head names, where others
    /// are named (the class of a variable in SAS).
    joined: u32,
    /// Whether the rows begin with numbers, so that lines of text between them need a column of
    /// their own (the groups of Stata's `sts list`).
    apart: bool,
}

impl Labels {
    fn of(heads: &[Row], body: &[&PrintedLine], layout: &Layout) -> Self {
        let first_head = heads
            .iter()
            .filter(|row| row.cells.len() >= 2)
            .flat_map(|row| row.cells.iter().map(|cell| cell.column))
            .filter(|column| *column > 0)
            .min();
        // An error below its estimate begins with a number too, but not where labels begin.
        let first = |line: &&&PrintedLine| {
            let pieces = layout.pieces(line);
            pieces.first().is_some_and(|p| p.number && layout.covering(p.start, p.end) == 0)
        };
        let numbered = body.iter().filter(first).count();
        let apart = numbered.saturating_mul(2) > body.len();
        Self { joined: if apart { 0 } else { first_head.unwrap_or(1).saturating_sub(1) }, apart }
    }

    /// Places the heads accordingly; a line of one text directly above the body names its first
    /// group of rows.
    fn head(&self, row: &mut Row, above_body: bool) {
        let group = self.apart && above_body && row.cells.len() == 1;
        for cell in &mut row.cells {
            cell.column = if group { 0 } else { self.column(cell.column) };
        }
    }

    /// Places the cells of a row accordingly.
    fn body(&self, row: &mut Row, is_body: bool) {
        let group = !is_body && row.cells.len() == 1;
        let mut cells: Vec<Cell> = Vec::with_capacity(row.cells.len());
        for mut cell in row.cells.drain(..) {
            cell.column = if group { 0 } else { self.column(cell.column) };
            match (cells.last_mut(), &cell.value) {
                (Some(Cell { column, value: Value::Text(label), .. }), Value::Text(more))
                    if *column == cell.column =>
                {
                    label.push(' ');
                    label.push_str(more);
                }
                _ => cells.push(cell),
            }
        }
        row.cells = cells;
    }

    fn column(&self, column: u32) -> u32 {
        if self.apart { column.saturating_add(1) } else { column.saturating_sub(self.joined) }
    }
}

/// How many lines from the first one on are laid out alike: a line whose text reaches over the
/// numbers of the others is a remark that follows the table without an empty line.
fn regular(block: &[PrintedLine]) -> usize {
    let mut ends: Vec<usize> = block
        .iter()
        .filter(|line| is_body(line))
        .filter_map(|line| line.plain_pieces().get(1).map(|piece| piece.end))
        .collect();
    ends.sort_unstable();
    let Some(&middle) = ends.get(ends.len() / 2) else { return block.len() };
    let over = |line: &PrintedLine| {
        is_body(line) && line.plain_pieces().first().is_some_and(|p| !p.number && p.end > middle)
    };
    block.iter().position(over).filter(|_| ends.len() > 2).unwrap_or(block.len())
}

/// How many lines from the first one on can belong to one table.
fn extent(lines: &[PrintedLine]) -> usize {
    let paragraph = |from: usize| {
        lines
            .iter()
            .skip(from)
            .position(|line| line.is_blank() || line.is_prompt())
            .map_or(lines.len(), |at| from.saturating_add(at))
    };
    let first = paragraph(0);
    let Some(block) = lines.get(..first) else { return first };
    let has_body = block.iter().any(is_body);
    let next = first.saturating_add(1);
    let blank_then_text = lines.get(first).is_some_and(PrintedLine::is_blank)
        && lines.get(next).is_some_and(|line| !line.is_blank() && !line.is_prompt());
    // Header, empty line, body: as SAS prints its listings.
    if !has_body && blank_then_text && !block.last().is_some_and(PrintedLine::is_rule) {
        let heads = block.last().map_or(0, |line| line.plain_pieces().len());
        let second = paragraph(next);
        let rows = lines.get(next..second).unwrap_or_default();
        let fits = rows
            .first()
            .is_some_and(|row| is_body(row) && row.plain_pieces().len().abs_diff(heads) <= 1);
        if heads >= 2 && fits {
            return second;
        }
    }
    // A rule above and none below: the table goes on after an empty line, up to its closing rule. A
    // short rule may stand below a head over several columns, as `stargazer` draws it.
    let rules = block.iter().filter(|line| line.is_rule()).count();
    let opened = block.first().is_some_and(PrintedLine::is_rule) && (2..=3).contains(&rules);
    if has_body && opened && blank_then_text && !block.last().is_some_and(PrintedLine::is_rule) {
        let rest = lines.get(next..).unwrap_or_default();
        let closing = rest
            .iter()
            .take(LONGEST_RULED)
            .take_while(|line| !line.is_prompt())
            .position(PrintedLine::is_rule);
        let same = closing
            .and_then(|at| rest.get(at))
            .zip(block.first())
            .is_some_and(|(closing, opening)| closing.columns.len() == opening.columns.len());
        if let Some(at) = closing.filter(|_| same) {
            let end = next.saturating_add(at).saturating_add(1);
            return end
                .saturating_add(summary(lines.get(end..).unwrap_or_default(), block.first()));
        }
    }
    first
}

/// How many lines after the closing rule of a table still belong to it: rows of observations and
/// fit, closed by a rule as wide as the `opening` one, as `esttab` prints them below the estimates.
fn summary(lines: &[PrintedLine], opening: Option<&PrintedLine>) -> usize {
    let rows = lines.iter().take_while(|line| {
        !line.is_rule() && !line.is_blank() && !line.is_prompt() && line.plain_pieces().len() > 1
    });
    let rows = rows.count();
    let closed = lines.get(rows).filter(|line| line.is_rule()).zip(opening);
    let closed = closed.is_some_and(|(rule, first)| rule.columns.len() == first.columns.len());
    if closed && lines.first().is_some_and(is_body) { rows.saturating_add(1) } else { 0 }
}

/// Whether a line can be a row: numbers after a label, or numbers only.
fn is_body(line: &PrintedLine) -> bool {
    if line.is_rule() || line.is_prompt() {
        return false;
    }
    let pieces = line.plain_pieces();
    let numbers = pieces.iter().skip(1).filter(|piece| piece.number).count();
    // A sentence has one piece; an assignment states a number, it tabulates none.
    let assigned = pieces.iter().any(|piece| piece.text.ends_with('=') || piece.text == "=");
    numbers >= 1 && !assigned && numbers.saturating_mul(3) >= pieces.len().saturating_sub(1)
}
