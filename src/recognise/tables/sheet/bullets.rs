//! Bullets before the labels and the results of a table: `- N` and `- 2,323`.
//!
//! Convention: who sets several statistics of a variable below each other makes a list of them, with
//! a hyphen and a blank before each label and, because the same program writes both, before each
//! result. A blank parts no sign from its number, but where only some rows are so, it may.

use crate::content::{Cell, Row, Value};

/// The bullet.
const BULLET: &str = "- ";

/// Rows with bullets from which they are a list.
const LEAST: usize = 2;

/// Takes the bullets off, where all results of the rows that begin with one have one too.
pub(super) fn strip(rows: &mut [Row]) {
    let begins = |row: &Row| row.cells.first().is_some_and(is_bulleted);
    let results = |row: &Row| row.cells.iter().skip(1).filter(|cell| says(cell)).count();
    let mut listed = 0_usize;
    for row in rows.iter().filter(|row| begins(row) && results(row) > 0) {
        if !row.cells.iter().skip(1).filter(|cell| says(cell)).all(is_bulleted) {
            return;
        }
        listed = listed.saturating_add(1);
    }
    if listed < LEAST {
        return;
    }
    for cell in rows.iter_mut().filter(|row| begins(row)).flat_map(|row| &mut row.cells) {
        if let Value::Text(text) = &mut cell.value
            && let Some(rest) = text.trim_start().strip_prefix(BULLET).map(Into::into)
        {
            *text = rest;
        }
    }
}

/// Whether a cell says something.
fn says(cell: &Cell) -> bool {
    !matches!(&cell.value, Value::Text(text) if text.trim().is_empty())
}

fn is_bulleted(cell: &Cell) -> bool {
    matches!(&cell.value, Value::Text(text) if text.trim_start().starts_with(BULLET))
}
