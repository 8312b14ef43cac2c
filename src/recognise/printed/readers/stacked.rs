//! Tables of which each cell became a paragraph of its own: what converters and copies from a screen
//! leave of `texreg` and of tables in web pages.
//!
//! Convention: heads in as many paragraphs as there are columns, then a label and the numbers of its
//! row, again and again. Rows are told by their labels, so a cell that was empty moves its row to the
//! left. Three rows with equally many numbers are needed, and no number may be that of a page or a
//! section: a single column that never falls is a list of those.

use crate::content::{Cell, Row};
use crate::recognise::printed::block::Block;
use crate::recognise::printed::layout::row_index;
use crate::recognise::printed::line::{PrintedLine, is_number};

/// Letters of a paragraph that can be a cell, at most.
const LONGEST: usize = 60;

/// Rows of a table, at least.
const FEWEST: usize = 3;

/// Numbers of a row, at most.
const WIDEST: usize = 30;

/// Cells that tell whether it is a table, and cells among which its first number stands: a long text
/// of short paragraphs is looked at once, not from each of them to its end.
const LOOKED_AT: usize = 300;
const AHEAD: usize = 60;

/// A label with the numbers below it.
struct Stack<'l> {
    label: &'l PrintedLine,
    numbers: Vec<&'l PrintedLine>,
}

/// The table that begins at the first of these lines.
pub(super) fn find(lines: &[PrintedLine]) -> Option<Block> {
    if !lines.first().is_some_and(|line| is_cell(line) && !says_number(line)) {
        return None;
    }
    within(lines, LOOKED_AT)?;
    within(lines, usize::MAX)
}

/// The same, among so many cells.
fn within(lines: &[PrintedLine], most: usize) -> Option<Block> {
    let run = lines.iter().take_while(|line| line.is_blank() || is_cell(line));
    let cells: Vec<&PrintedLine> = run.filter(|line| !line.is_blank()).take(most).collect();
    let first = cells.iter().take(AHEAD).position(|line| says_number(line))?;
    let heads = cells.get(..first.checked_sub(1)?)?;
    let mut stacks: Vec<Stack<'_>> = Vec::new();
    for line in cells.iter().skip(first.saturating_sub(1)) {
        match stacks.last_mut() {
            Some(stack) if says_number(line) => stack.numbers.push(line),
            // A label without numbers is what follows the table.
            Some(stack) if stack.numbers.is_empty() => break,
            _ => stacks.push(Stack { label: line, numbers: Vec::new() }),
        }
    }
    if stacks.last().is_some_and(|stack| stack.numbers.is_empty()) {
        stacks.pop();
    }
    let columns = stacks.iter().map(|stack| stack.numbers.len()).max()?;
    let full = stacks.iter().filter(|stack| stack.numbers.len() == columns).count();
    let heads = heads.get(heads.len().saturating_sub(columns)..)?;
    if full < FEWEST || columns > WIDEST || columns == 1 && never_falls(&stacks) {
        return None;
    }
    let last = stacks.last().and_then(|stack| stack.numbers.last())?;
    let end = lines.iter().position(|line| std::ptr::eq(line, *last))?.saturating_add(1);
    let mut rows = Vec::new();
    if let Some(head) = heads.first() {
        rows.push(row(head, None, heads));
    }
    rows.extend(stacks.iter().map(|stack| row(stack.label, Some(stack.label), &stack.numbers)));
    Some(Block::rows(end, rows))
}

/// A row of cells, the first of them in the column of the labels.
fn row(at: &PrintedLine, label: Option<&PrintedLine>, cells: &[&PrintedLine]) -> Row {
    let label = label.map(|label| Cell::text(0, label.text().trim()));
    let others = (1_u32..).zip(cells).map(|(column, cell)| Cell::text(column, cell.text().trim()));
    Row { index: row_index(at), cells: label.into_iter().chain(others).collect() }
}

/// Whether a line is a paragraph that is short enough for a cell.
fn is_cell(line: &PrintedLine) -> bool {
    line.is_prose() && !line.is_blank() && line.columns.len() <= LONGEST
}

/// Whether a paragraph is a number with its marks and nothing else.
fn says_number(line: &PrintedLine) -> bool {
    is_number(line.text().trim())
}

/// Whether whole numbers in one column never become smaller, as those of pages.
fn never_falls(stacks: &[Stack<'_>]) -> bool {
    let values: Vec<Option<u64>> = stacks
        .iter()
        .flat_map(|stack| &stack.numbers)
        .map(|line| line.text().trim().trim_end_matches('.').parse().ok())
        .collect();
    values.windows(2).all(|pair| matches!(pair, [Some(a), Some(b)] if a <= b))
}
