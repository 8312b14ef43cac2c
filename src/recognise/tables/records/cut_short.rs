//! Microdata by how a data frame is shown that is too long to be shown: its first and its last rows around
//! a row of dots.
//!
//! Convention: pandas, in a notebook or a console, and R's `data.table` and DT print rows 0 to 4, a row of
//! `...` (`---`) in every column, and rows 2157 to 2161. The numbers run through as they do in a file that
//! was read; results of groups keep the names or the order of their groups. Where the heads tell of
//! units, by a key or by what describes persons, the rows are these.

use super::numbered::{describes_persons, says_other_than_numbers};
use super::respondents::names_persons;
use super::suspect::{Column, Suspect};

/// Rows that are shown, at least.
const LEAST: usize = 4;

/// Whether the rows are the first and the last of a file of units.
pub(super) fn are_units(block: &Suspect<'_, '_>) -> bool {
    // Choices and visits of a person are numbered; groups have keys that say what they are of.
    let keyed = |column: &Column<'_>| {
        let bare = column.head.trim().eq_ignore_ascii_case("id") || names_persons(column.head);
        column.identifying
            || column.names_unit && !block.is_described()
            || bare && !block.heads().any(says_other_than_numbers)
    };
    runs_through(block)
        && !block.explains()
        && (block.columns.iter().any(keyed) || !block.counts && describes_persons(block))
}

/// Whether the first column numbers the rows from the first on, with one gap where a row of dots stands.
fn runs_through(block: &Suspect<'_, '_>) -> bool {
    let Some(first) = block.columns.first().map(|column| column.column) else { return false };
    let numbers = |line| number(line, first);
    let body = &block.frame.body;
    let Some(gap) = body.iter().position(|line| line.cells.iter().all(|c| is_dots(&c.text))) else {
        return false;
    };
    let (above, below) = body.split_at_checked(gap).unwrap_or_default();
    let (Some(above), Some(below)) = (
        above.iter().map(numbers).collect::<Option<Vec<u64>>>(),
        below.iter().skip(1).map(numbers).collect::<Option<Vec<u64>>>(),
    ) else {
        return false;
    };
    let consecutive = |numbers: &[u64]| {
        numbers.windows(2).all(|pair| matches!(pair, [a, b] if a.checked_add(1) == Some(*b)))
    };
    above.first().is_some_and(|first| *first <= 1)
        && below.first() > above.last()
        && above.len().saturating_add(below.len()) >= LEAST
        && consecutive(&above)
        && consecutive(&below)
}

/// The number of a row in a column.
fn number(line: &super::super::sheet::Line<'_>, column: u32) -> Option<u64> {
    line.cell(column)?.text.trim_end_matches(':').parse().ok()
}

/// Whether a text stands for rows that are not shown.
fn is_dots(text: &str) -> bool {
    matches!(text.trim(), "..." | "…" | "---" | "⋮" | "..")
}
