//! Tables that are drawn in a figure: numbers at risk below survival curves, the estimates beside a
//! forest plot, the numbers of a heat map.
//!
//! Convention: a row begins with words and goes on with numbers, and two rows or more follow each
//! other in the same columns. One row is enough where it says that it gives those at risk. The ticks
//! of an axis and the entries of a legend have no words before them, or no numbers behind them.

use super::columns::{self, Table};
use super::{Run, Shown, TextLine, joined, lines};

/// Numbers that a row has at least.
const FEWEST: usize = 2;

/// Lines further apart than so many times their size do not belong together.
const APART: f64 = 3.5;

/// Takes the tables out of what is written in and around a figure; `labels` tells what is written in
/// it, of which each table has a part at least. What is left is handed back.
pub(in crate::formats) fn tables(
    runs: Vec<Run>,
    labels: impl Fn(&Run) -> bool,
) -> (Vec<Table>, Vec<Run>) {
    let is_level = |run: &Run| run.upright.is_none() && run.shown == Shown::Plainly;
    let level: Vec<Run> = runs.iter().filter(|run| is_level(run)).cloned().collect();
    let lines = lines(level, false);
    let mut tables = Vec::new();
    let mut rest = runs;
    let mut at = 0_usize;
    while let Some(from) = lines.get(at..) {
        let Some(region) = region(from) else {
            if from.is_empty() {
                break;
            }
            at = at.saturating_add(1);
            continue;
        };
        let end = at.saturating_add(region);
        let start = if at > 0 && leads(&lines, at) { at.saturating_sub(1) } else { at };
        let own = lines.get(start..end).unwrap_or_default();
        at = end;
        let holds = |run: &Run| {
            let within = |line: &TextLine| (line.base - run.base).abs() < line.size * 0.45;
            is_level(run) && own.iter().any(within)
        };
        if !rest.iter().any(|run| holds(run) && labels(run)) {
            continue;
        }
        if let Some(table) = columns::table(own) {
            tables.push(table);
            rest.retain(|run| !holds(run));
        }
    }
    (tables, rest)
}

/// The numbers that stand in rows within a figure, as in the fields of a heat map; the ticks of axes
/// ascend in even steps, panel by panel, and are none.
pub(in crate::formats) fn numbers_in_rows(labels: &[Run]) -> u64 {
    const IN_ROW: usize = 4;
    const ROWS: usize = 3;
    let level = labels.iter().filter(|run| run.upright.is_none()).cloned().collect();
    let values = |line: &TextLine| -> Vec<f64> {
        let text = joined(line).replace('−', "-").replace(',', ".");
        text.split_whitespace().filter_map(|word| word.trim_end_matches('%').parse().ok()).collect()
    };
    let rows: Vec<usize> = lines(level, false)
        .iter()
        .map(values)
        .filter(|row| row.len() >= IN_ROW && !is_scale(row))
        .map(|row| row.len())
        .collect();
    if rows.len() >= ROWS { rows.iter().sum::<usize>() as u64 } else { 0 }
}

/// Whether numbers are ticks: equal, or ascending in even steps or ratios as often as there are
/// panels.
fn is_scale(values: &[f64]) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() <= (a.abs() + b.abs()) * 0.02;
    let even = |part: &[f64]| {
        let steps = |step: fn(f64, f64) -> f64| -> Vec<f64> {
            let pairs = part.iter().zip(part.iter().skip(1));
            pairs.map(|(a, b)| step(*a, *b)).collect()
        };
        let same =
            |steps: Vec<f64>| steps.windows(2).all(|two| matches!(two, [a, b] if near(*a, *b)));
        same(steps(|a, b| b - a)) || same(steps(|a, b| b / a))
    };
    let equal = values.windows(2).all(|two| matches!(two, [a, b] if near(*a, *b)));
    let parts: Vec<&[f64]> = values.chunk_by(|a, b| a < b).collect();
    let Some(first) = parts.first() else { return true };
    // Two numbers tell no step: two in each panel are ticks where they are the same.
    let alike = |part: &[f64]| part.len() == first.len() && (part.len() > 2 || part == *first);
    equal || first.len() > 1 && parts.iter().all(|part| alike(part) && even(part))
}

/// How many lines from the first on are the rows of a table; none where they are not.
fn region(lines: &[TextLine]) -> Option<usize> {
    lines.first().filter(|line| is_row(line))?;
    let (mut length, mut rows, mut at_risk) = (0_usize, 0_usize, false);
    for (number, line) in lines.iter().enumerate() {
        let above = number.checked_sub(1).and_then(|above| lines.get(above));
        if above.is_some_and(|above| are_apart(above, line)) {
            break;
        }
        if is_row(line) {
            rows = rows.saturating_add(1);
            length = number.saturating_add(1);
            at_risk |= says_at_risk(line);
        } else if !is_group(line) {
            break;
        }
    }
    (rows >= 2 || at_risk).then_some(length)
}

/// Whether the line above another belongs to it as its head or title: words close above it.
fn leads(lines: &[TextLine], at: usize) -> bool {
    let pair = at.checked_sub(1).and_then(|above| lines.get(above)).zip(lines.get(at));
    pair.is_some_and(|(above, line)| !are_apart(above, line) && has_words(above))
}

/// Words, and then nothing but numbers.
pub(super) fn is_row(line: &TextLine) -> bool {
    let Some((first, rest)) = line.pieces.split_first() else { return false };
    first.text.trim_start().starts_with(char::is_alphabetic)
        && rest.len() >= FEWEST
        && rest.iter().all(|piece| columns::is_number(&piece.text))
}

/// Words alone, over the rows of a group.
fn is_group(line: &TextLine) -> bool {
    line.pieces.len() == 1 && has_words(line)
}

fn has_words(line: &TextLine) -> bool {
    line.pieces.iter().all(|piece| piece.text.trim_start().starts_with(char::is_alphabetic))
}

/// `Number at risk`, as survminer, Stata and SAS write it.
fn says_at_risk(line: &TextLine) -> bool {
    joined(line).to_lowercase().contains("at risk")
}

fn are_apart(above: &TextLine, below: &TextLine) -> bool {
    above.base - below.base > above.size.max(below.size) * APART
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts on one line each, at every 50 points.
    fn runs(rows: &[(f64, &[&str])]) -> Vec<Run> {
        let mut runs = Vec::new();
        for (base, texts) in rows {
            for (at, text) in (0_u8..).zip(*texts) {
                let left = 50.0 * f64::from(at);
                runs.push(Run {
                    text: (*text).to_owned(),
                    left,
                    right: left + 4.0 * text.len() as f64,
                    base: *base,
                    size: 8.0,
                    fixed: false,
                    upright: None,
                    shown: Shown::Plainly,
                });
            }
        }
        runs
    }

    #[test]
    fn catches_the_numbers_at_risk_below_a_plot() {
        let (tables, rest) = tables(
            runs(&[
                (120.0, &["0", "10", "20", "30"]),
                (100.0, &["Number at risk"]),
                (88.0, &["Men", "120", "60", "7"]),
                (76.0, &["Women", "140", "77", "12"]),
                (40.0, &["Time in months"]),
            ]),
            |_| true,
        );
        assert_eq!(tables.len(), 1);
        let left: Vec<&str> = rest.iter().map(|run| run.text.as_str()).collect();
        assert_eq!(left, ["0", "10", "20", "30", "Time in months"]);
    }

    #[test]
    fn catches_one_row_only_where_it_gives_those_at_risk() {
        let found = |label: &str| tables(runs(&[(80.0, &[label, "120", "60"])]), |_| true).0.len();
        assert_eq!(found("At risk"), 1);
        assert_eq!(found("Age"), 0);
    }

    #[test]
    fn does_not_catch_axes_legends_and_text_elsewhere() {
        let axes: &[(f64, &[&str])] =
            &[(100.0, &["0", "5", "10"]), (88.0, &["Men", "Women"]), (76.0, &["Low", "High"])];
        assert!(tables(runs(axes), |_| true).0.is_empty());
        let rows: &[(f64, &[&str])] = &[(88.0, &["Men", "1", "2"]), (76.0, &["Women", "3", "4"])];
        let (elsewhere, rest) = tables(runs(rows), |_| false);
        assert!(elsewhere.is_empty());
        assert_eq!(rest.len(), 6);
    }
}
