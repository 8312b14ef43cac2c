//! Heads with numbers in them that tell what stands below: groups with their size, quantiles.

use super::numbers::Row;
use crate::recognise::tables::sheet::{Line, Said};

/// Whether the numbers of a row name groups and give their size, as `gtsummary` writes the values of
/// an indicator: `0, N = 7,316 | 1, N = 7,461`, behind a word for what stands in the rows.
pub(super) fn groups_with_size(row: &Row<'_, '_>, below: &Line<'_>) -> bool {
    let Row { line, left, .. } = *row;
    let numbers = || line.cells.iter().filter(|cell| cell.number().is_some());
    line.cell(left).is_none_or(Said::is_text)
        && numbers().count() > 0
        && numbers().all(|cell| gives_size(&cell.text))
        && below.cell(left).is_some_and(Said::is_text)
}

/// Whether a text is a name, and how many there are of it: `1, N = 7,461`, `0 (n = 120)`.
fn gives_size(text: &str) -> bool {
    let Some((name, size)) = text.rsplit_once('=') else { return false };
    let name = name.trim_end().strip_suffix(['n', 'N']);
    let digits = |sign: char| sign.is_ascii_digit() || matches!(sign, ',' | '.' | ' ' | ')');
    let size = size.trim();
    name.is_some_and(|name| name.trim_end().len() > 1 && name.ends_with([',', '(', '\n', ' ']))
        && size.starts_with(|sign: char| sign.is_ascii_digit())
        && size.chars().all(digits)
}

/// Whether a row of percentages that ascend heads a row of numbers that are none, as R prints quantiles:
/// `0% 25% 50% 75% 100%`.
pub(super) fn quantiles(row: &Row<'_, '_>, below: &Line<'_>) -> bool {
    const FEWEST: usize = 3;
    let percentage = |cell: &Said| {
        let number = &cell.number()?.number;
        (number.percent && (0.0..=100.0).contains(&number.value)).then_some(number.value)
    };
    let heads: Option<Vec<f64>> = row.line.cells.iter().map(percentage).collect();
    let ascend = |pair: &[f64]| matches!(pair, [one, next] if one < next);
    let over = |cell: &Said| cell.number().is_some_and(|printed| !printed.number.percent);
    heads.is_some_and(|heads| heads.len() >= FEWEST && heads.windows(2).all(ascend))
        && below.cells.len() == row.line.cells.len()
        && below.cells.iter().all(over)
}
