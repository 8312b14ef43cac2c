//! The cells of a regression table, model by model.

use crate::facts::BodyCell;
use std::ops::RangeInclusive;

/// The cells of one model, with its name where it has one.
pub(super) struct Group<'c> {
    pub(super) label: Option<String>,
    pub(super) cells: Vec<&'c BodyCell>,
}

/// The cells within some rows, of cells that stand row by row.
pub(super) fn of_rows(cells: &[BodyCell], rows: RangeInclusive<u32>) -> &[BodyCell] {
    let first = cells.partition_point(|cell| cell.row < *rows.start());
    let rest = cells.get(first..).unwrap_or_default();
    rest.get(..rest.partition_point(|cell| cell.row <= *rows.end())).unwrap_or_default()
}
