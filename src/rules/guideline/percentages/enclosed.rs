//! Percentages that stand in one cell with their count, as in `187 (12.5%)`.

use super::Printing;
use crate::facts::{BodyCell, Measure, Printed, Table};
use std::collections::BTreeMap;

/// These percentages by column; all of a column have as many decimals.
pub(super) fn by_column(table: &Table) -> BTreeMap<u32, Vec<Printing>> {
    let mut columns: BTreeMap<u32, Vec<&BodyCell>> = BTreeMap::new();
    let enclosing = |cell: &&BodyCell| cell.measure == Measure::Count && percent(cell).is_some();
    for cell in table.body.cells.iter().filter(enclosing) {
        columns.entry(cell.column).or_default().push(cell);
    }
    columns.into_iter().filter_map(|(column, cells)| Some((column, printings(&cells)?))).collect()
}

/// The percentages of one column.
fn printings(cells: &[&BodyCell]) -> Option<Vec<Printing>> {
    let decimals = cells.iter().filter_map(|cell| Some(decimals(percent(cell)?))).max()?;
    let power = 10_i128.checked_pow(decimals)?;
    let whole = power.checked_mul(100)?;
    let printing = |cell: &&BodyCell| {
        let units = (percent(cell)? * power as f64).round();
        let is_part = (0.0..=whole as f64).contains(&units);
        is_part.then_some(Printing { cell: (cell.row, cell.column), units: units as i128, whole })
    };
    Some(cells.iter().filter_map(printing).collect())
}

/// The percentage beside the count of a cell.
fn percent(cell: &BodyCell) -> Option<f64> {
    match cell.printed {
        Printed::Number { percent, .. } => percent,
        Printed::Bounded(..) | Printed::Suppressed => None,
    }
}

/// How many decimals a number needs at least; as many as percentages are printed with at most.
fn decimals(number: f64) -> u32 {
    let written = number.to_string();
    let decimals = written.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    u32::try_from(decimals.min(6)).unwrap_or(0)
}
