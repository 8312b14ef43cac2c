//! Tables that Stata's `file write` wrote one estimate at a time, with rows that go on at the next line.
//!
//! Convention: a row is the name of a variable, its level and estimates with their intervals
//! (`1.73 (1.68-1.78)`), set apart by tabs; an estimate of a further model stands without a label on a
//! line of its own below the row, because the file ended its line after each model. Rows of reference
//! classes have estimates only (`1.00 (ref)`), behind the empty places of their labels. Empty lines
//! part variables. Where a reference class tells that the estimates are ratios, each column is a model.

use crate::facts::Measure;
use crate::recognise::printed::block::Block;
use crate::recognise::printed::draft::{Draft, Fit};
use crate::recognise::printed::line::{Piece, PrintedLine};

/// Rows of such a table, at least.
const LEAST: usize = 3;

/// Names and levels before the estimates of a row, at most.
const MOST_LABELS: usize = 3;

/// What stands behind the ratio of a reference class.
const REFERENCE: &str = " (ref)";

/// The table that begins at the first of these lines.
pub(super) fn find(lines: &[PrintedLine]) -> Option<Block> {
    let mut rows: Vec<Vec<&Piece>> = Vec::new();
    let mut draft = Draft::default();
    let (mut length, mut continued, mut references) = (0_usize, 0_usize, 0_usize);
    for (at, line) in lines.iter().enumerate() {
        // One empty line parts variables; two end the table.
        if line.is_blank() && at == length && length > 0 {
            continue;
        }
        let Some((labels, estimates)) = divided(line) else { break };
        let begins_row = !labels.is_empty() || line.columns.first() == Some(&' ');
        if begins_row {
            rows.push(Vec::new());
            let label: Vec<&str> = labels.iter().map(|piece| piece.text.as_str()).collect();
            if !label.is_empty() {
                draft.label(line, &label.join(" "));
            }
        }
        let row = rows.last_mut()?;
        continued = continued.saturating_add(usize::from(!begins_row));
        for piece in estimates {
            row.push(piece);
            let column = u32::try_from(row.len()).unwrap_or(u32::MAX);
            references = references.saturating_add(usize::from(piece.text.ends_with(REFERENCE)));
            let value = piece.text.strip_suffix(REFERENCE).unwrap_or(&piece.text);
            draft.cell(line, column, Measure::Coefficient, value);
        }
        length = at.saturating_add(1);
    }
    if continued == 0 || rows.len() < LEAST {
        return None;
    }
    if references == 0 {
        return draft.table(length);
    }
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let model = |column: usize| Fit {
        coefficients: rows.iter().filter(|row| row.len() > column).count() as u64,
        ..Fit::default()
    };
    draft.estimates(length, (0..columns).map(model).collect())
}

/// The labels and the estimates of a line; none where it holds anything else, or no estimate.
fn divided(line: &PrintedLine) -> Option<(&[Piece], &[Piece])> {
    if line.is_rule() || line.is_prompt() || !line.bars().is_empty() {
        return None;
    }
    let pieces = line.plain_pieces();
    let labels = pieces.iter().take_while(|piece| !is_estimate(&piece.text)).count();
    let (labels, estimates) = pieces.split_at_checked(labels)?;
    let fits = labels.len() <= MOST_LABELS
        && !estimates.is_empty()
        && labels.first().is_none_or(|label| !label.number)
        && estimates.iter().all(|piece| is_estimate(&piece.text));
    fits.then_some((labels, estimates))
}

/// Whether a text is a number with its interval in brackets, or that of a reference class.
fn is_estimate(text: &str) -> bool {
    let number = |text: &str| text.trim().parse::<f64>().is_ok();
    if let Some(value) = text.strip_suffix(REFERENCE) {
        return number(value);
    }
    let inside = text.strip_suffix(')').and_then(|text| text.split_once(" ("));
    inside.is_some_and(|(value, interval)| {
        let bounds = interval.split_once(", ").or_else(|| interval.split_once(" to "));
        let bounds = bounds.or_else(|| interval.get(1..).and_then(|rest| rest.split_once('-')));
        number(value)
            && bounds.is_some_and(|(low, high)| number(high) && (low.is_empty() || number(low)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::printed::tests::{lines, shown};

    /// Lines, cells and models of the table at the first line.
    fn found(text: &str) -> Option<(usize, u64, usize)> {
        let lines = lines(text);
        let block = find(&lines)?;
        let length = block.length;
        let (table, models) = shown(block);
        Some((length, table.cells, models.len()))
    }

    #[test]
    fn estimates_on_lines_of_their_own_belong_to_the_row_above() {
        let table = "leeftijd\t1\t0.05 (0.04-0.06)\t0.09 (0.09-0.10)\n0.15 (0.14-0.15)\n\
                     leeftijd\t2\t0.32 (0.28-0.38)\t0.39 (0.37-0.41)\n0.44 (0.42-0.46)\n\
                     \t\t1.00 (ref)\t1.00 (ref)\n\nman\t1\t1.73 (1.68-1.78)\t1.34 (1.32-1.35)\n\
                     1.38 (1.36-1.39)\n\n\nEinde\n";
        assert_eq!(found(table), Some((8, 11, 3)));
    }

    #[test]
    fn tables_whose_rows_are_whole_are_left_to_others() {
        let table = "a\t1\t0.05 (0.04-0.06)\nb\t1\t0.32 (0.28-0.38)\nc\t1\t1.73 (1.68-1.78)\n";
        assert_eq!(found(table), None);
        assert_eq!(found("0.05 (0.04-0.06)\n0.32 (0.28-0.38)\n"), None);
    }
}
