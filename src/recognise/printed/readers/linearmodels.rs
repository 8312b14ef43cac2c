//! Summaries of one fitted model as Python's `linearmodels` prints them.
//!
//! Convention: a title that ends in `Estimation Summary` over a rule; two halves beside each other of
//! labels with their values, of which one may be empty, and of which the right one leaves out some
//! colons (`P-value`); a line of blanks; `Parameter Estimates` over a rule, heads, a rule, a row for
//! each coefficient, a rule. The whole is one table and one model. `Avg Obs` and the like are those of
//! a unit or a period: no numbers of units.

use crate::facts::Measure;
use crate::recognise::printed::block::Block;
use crate::recognise::printed::draft::{Draft, Fit};
use crate::recognise::printed::line::PrintedLine;
use crate::recognise::printed::pairs::whole;
use crate::recognise::words;

/// Lines above the coefficients, at most.
const LONGEST_HEAD: usize = 40;

/// Lines of a table of coefficients, at most.
const LONGEST_TABLE: usize = 2_000;

/// The column of the first value of the head: behind those of the coefficients.
const STATED: u32 = 201;

/// The summary that begins at the first of these lines.
pub(super) fn find(lines: &[PrintedLine]) -> Option<Block> {
    if !begins(lines) {
        return None;
    }
    let named = |line: &PrintedLine| line.text().trim() == "Parameter Estimates";
    let top = lines.iter().take(LONGEST_HEAD).position(named)?;
    let mut draft = Draft::default();
    let mut model = Fit::default();
    for line in lines.get(2..top)? {
        if line.is_prompt() {
            return None;
        }
        state(line, &mut draft, &mut model);
    }
    let length = top.saturating_add(coefficients(lines.get(top..)?, &mut draft, &mut model)?);
    draft.estimates(length, vec![model])
}

/// Whether a summary begins at the first of these lines: with its title over a rule.
pub(super) fn begins(lines: &[PrintedLine]) -> bool {
    let [title, rule, ..] = lines else { return false };
    rule.is_rule() && title.text().trim_end().ends_with(" Estimation Summary")
}

/// Adds what one line of the head says.
fn state(line: &PrintedLine, draft: &mut Draft, model: &mut Fit) {
    let mut label = "";
    for (column, piece) in (STATED..).zip(line.plain_pieces()) {
        if !piece.number {
            // `F(1,27)`: the distribution of a test gives the degrees of freedom that are left.
            let degrees = piece.text.strip_prefix("F(").and_then(|rest| rest.strip_suffix(')'));
            if let Some((_, left)) = degrees.and_then(|degrees| degrees.split_once(',')) {
                model.residual_degrees = model.residual_degrees.or(left.trim().parse().ok());
            }
            label = piece.text.trim_end_matches(':');
            continue;
        }
        let measure = match label {
            "No. Observations" => {
                model.observations = whole(&piece.text);
                Measure::Count
            }
            "Entities" => Measure::Count,
            "" | "Date" | "Time" => continue,
            // Of the observations of an entity or a period: no extremes of a variable.
            "Min Obs" | "Max Obs" | "Avg Obs" => Measure::Other,
            other => {
                words::measure(other).filter(|m| *m != Measure::Count).unwrap_or(Measure::Other)
            }
        };
        model.perfect_fit |=
            label == "R-squared" && piece.text.parse::<f64>().is_ok_and(|fit| fit >= 1.0);
        draft.cell(line, column, measure, &piece.text);
        label = "";
    }
}

/// Adds the coefficients below their title; returns how many lines they take.
fn coefficients(lines: &[PrintedLine], draft: &mut Draft, model: &mut Fit) -> Option<usize> {
    const HEAD: usize = 4;
    let [_, opening, heads, rule, ..] = lines else { return None };
    if !opening.is_rule() || !rule.is_rule() {
        return None;
    }
    let mut measures = Vec::new();
    for (column, head) in (1_u32..).zip(heads.plain_pieces()) {
        draft.head(column, &head.text);
        measures.push(match head.text.as_str() {
            "Parameter" => Measure::Coefficient,
            "Std. Err." => Measure::StandardError,
            "T-stat" => Measure::TestStatistic,
            other => words::measure(other).unwrap_or(Measure::Other),
        });
    }
    let mut length = HEAD;
    for line in lines.iter().skip(HEAD).take(LONGEST_TABLE) {
        if line.is_blank() || line.is_prompt() {
            break;
        }
        length = length.saturating_add(1);
        if line.is_rule() {
            break;
        }
        let mut pieces = line.plain_pieces().iter();
        if let Some(label) = pieces.next() {
            draft.label(line, &label.text);
            model.coefficients = model.coefficients.saturating_add(1);
        }
        for ((column, piece), measure) in (1_u32..).zip(pieces).zip(&measures) {
            draft.cell(line, column, *measure, &piece.text);
        }
    }
    Some(length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::printed::tests::{lines, shown};

    #[test]
    fn a_summary_with_empty_halves_is_one_model() {
        let text = "                     PanelOLS Estimation Summary
================================================================================
Dep. Variable:                outcome   R-squared:                        0.8401
No. Observations:                  58   R-squared (Within):              -0.5789
Date:                Mon, Apr 28 2025   Log-likelihood                   -65.254
Time:                        19:34:46   F-statistic:                      141.86
                                        P-value                           0.0000
Entities:                           2   Distribution:                    F(1,27)
Avg Obs:                       29.000
Min Obs:                       29.000

                              Parameter Estimates
================================================================================
              Parameter  Std. Err.     T-stat    P-value    Lower CI    Upper CI
--------------------------------------------------------------------------------
treated_post    -8.4354  8.755e-16 -9.635e+15     0.0000     -8.4354     -8.4354
================================================================================

F-test for Poolability: 7.2055
";
        let lines = lines(text);
        let block = find(&lines).unwrap();
        let length = block.length;
        let (table, models) = shown(block);
        let [model] = models.as_slice() else { panic!("it is one model") };
        assert_eq!((length, table.cells, table.count_cells), (17, 15, 2));
        assert_eq!((model.observations, model.coefficients), (Some(58), 1));
        assert_eq!(model.residual_degrees, Some(27));
    }
}
