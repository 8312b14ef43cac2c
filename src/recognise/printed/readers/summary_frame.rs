//! Summaries of the variables of a data set, as R's `summary` prints them beside each other.
//!
//! Convention: a line with the names of the variables, then lines whose cells each hold a label, a
//! colon and a number: `Min.   :18.00` for a number, `Noord:246` for a class. Where the lines are too
//! long, further variables follow below in the same way. The statistics have names of their own; any
//! other label is a class, and its number a frequency. `NA's` are the missing ones.

use crate::facts::Measure;
use crate::recognise::printed::block::Block;
use crate::recognise::printed::draft::Draft;
use crate::recognise::printed::line::{PrintedLine, is_number};

/// Lines of such a summary, at most.
const LONGEST: usize = 2_000;

/// The summary that begins at the first of these lines.
pub(super) fn find(lines: &[PrintedLine]) -> Option<Block> {
    let [head, first, ..] = lines else { return None };
    // Names and cells are set apart by spaces, also at the begin of the line.
    let indented = |line: &PrintedLine| line.columns.first() == Some(&' ');
    if head.is_rule() || !cells(head).is_empty() || !is_row(first) {
        return None;
    }
    if !indented(head) || !indented(first) {
        return None;
    }
    let mut draft = Draft::default();
    let mut length = 1;
    let mut stated = 0;
    for (at, line) in lines.iter().enumerate().skip(1).take(LONGEST) {
        // The names of further variables stand above their first row.
        let names = || lines.get(at.saturating_add(1)).is_some_and(is_row);
        if line.is_blank() || line.is_prompt() || !is_row(line) && !names() {
            break;
        }
        length = at.saturating_add(1);
        for cell in cells(line) {
            stated += 1;
            draft.cell(line, cell.column, measure(&cell.label), &cell.value);
        }
    }
    if stated < 2 {
        return None;
    }
    draft.table(length)
}

/// A label with what stands after its colon.
#[derive(Debug)]
struct Stated {
    /// The place of the colon: it is the same in all cells of a variable.
    column: u32,
    label: String,
    value: String,
    end: usize,
}

/// Whether all that a line says is said by labels with values: numbers, or a type and a kind.
fn is_row(line: &PrintedLine) -> bool {
    let cells = cells(line);
    let last = cells.last().map_or(0, |cell| cell.end);
    let said = |cell: &Stated| {
        is_number(&cell.value) || matches!(cell.label.as_str(), "Class" | "Mode" | "Min." | "Max.")
    };
    !cells.is_empty()
        && cells.iter().all(|cell| said(cell) && !cell.label.is_empty())
        && line.between(last, line.columns.len()).trim().is_empty()
}

/// The labels of a line with their values. A colon without a label or with two spaces behind it is
/// none of this kind.
fn cells(line: &PrintedLine) -> Vec<Stated> {
    let mut cells = Vec::new();
    let mut from = 0;
    for at in 0..line.columns.len() {
        if line.columns.get(at) != Some(&':') || at < from {
            continue;
        }
        let label = line.between(from, at).trim().to_owned();
        let after = line.between(at + 1, line.columns.len());
        // Numbers are set to the right behind the colon.
        let skipped = after.chars().take_while(|sign| *sign == ' ').count();
        let value: String = after.chars().skip(skipped).take_while(|sign| *sign != ' ').collect();
        if label.contains(": ") || value.is_empty() {
            return Vec::new();
        }
        from = at + 1 + skipped + value.chars().count();
        cells.push(Stated {
            column: u32::try_from(at).unwrap_or(u32::MAX),
            label,
            value,
            end: from,
        });
    }
    cells
}

/// What a label says that its number is.
fn measure(label: &str) -> Measure {
    match label {
        "Min." => Measure::Minimum,
        "Max." => Measure::Maximum,
        "Median" => Measure::Median,
        "Mean" => Measure::Mean,
        "1st Qu." | "3rd Qu." => Measure::Percentile,
        _ => Measure::Count,
    }
}
