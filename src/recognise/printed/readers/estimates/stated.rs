//! What the head above Stata's coefficients states: pairs of `label = value`, and the analysis of
//! variance on their left.

use crate::facts::Measure;
use crate::recognise::printed::draft::{Draft, Fit};
use crate::recognise::printed::line::{Piece, PrintedLine, is_number};
use crate::recognise::printed::pairs::whole;
use crate::recognise::words;

/// Whether a line tells how far the search for the estimates was: no result.
pub(super) fn is_iteration(line: &PrintedLine) -> bool {
    line.text().trim_start().starts_with("Iteration ")
}

/// Whether a line states a constraint, or the combination that is estimated: ` ( 1)  a - b = 0`.
pub(in super::super) fn is_constraint(line: &PrintedLine) -> bool {
    let text = line.text();
    let inside = text.trim_start().strip_prefix('(').and_then(|rest| rest.split_once(')'));
    inside.is_some_and(|(number, rest)| {
        let number = number.trim();
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) && rest.contains('=')
    })
}

/// Adds the pairs and the analysis of variance of one line of the head.
pub(super) fn state(line: &PrintedLine, draft: &mut Draft, model: &mut Fit) {
    if is_iteration(line) || is_constraint(line) {
        return;
    }
    let pairs = pairs(line);
    let first = pairs.first().map_or(line.columns.len(), |pair| pair.start);
    if is_anova(line) {
        let bar = line.bar().unwrap_or(0);
        let source = line.between(0, bar).trim().to_lowercase();
        let cells = line.plain_pieces().iter();
        let cells = cells.filter(|piece| piece.start > bar && piece.end <= first && piece.number);
        for (column, piece) in (101_u32..).zip(cells) {
            let measure = match column {
                101 => Measure::Sum,
                102 => Measure::DegreesOfFreedom,
                _ => Measure::Variance,
            };
            if column == 102 && source == "residual" {
                model.residual_degrees = whole(&piece.text);
            }
            draft.cell(line, column, measure, &piece.text);
        }
    }
    for (column, pair) in (201_u32..).zip(&pairs) {
        let measure = measure(&pair.label);
        let label = pair.label.to_lowercase();
        if measure == Measure::Count && (label.contains("obs") || model.observations.is_none()) {
            model.observations = whole(&pair.value);
        }
        if label == "r-squared" && matches!(pair.value.as_str(), "1.0000" | "1,0000") {
            model.perfect_fit = true;
        }
        if let Some(degrees) = residual_degrees(&pair.label) {
            model.residual_degrees.get_or_insert(degrees);
        }
        draft.cell(line, column, measure, &pair.value);
    }
}

/// What a pair of the head states. Numbers of units: observations, subjects, failures, groups,
/// clusters; time at risk is none.
fn measure(label: &str) -> Measure {
    let lower = label.to_lowercase();
    let counted = lower.contains("number of")
        || lower.starts_with("no. of")
        || lower == "n"
        || lower.ends_with("obs")
        || lower.contains("uncensored")
        || lower.contains("censored");
    // The least and the most observations of a group, or degrees of freedom of a coefficient, are no
    // values of a unit.
    let spread = lower.ends_with("min") || lower.ends_with("avg") || lower.ends_with("max");
    if spread {
        Measure::Other
    } else if counted && !lower.contains("instruments") && !lower.contains("strata") {
        Measure::Count
    } else {
        words::measure(label).filter(|found| *found != Measure::Count).unwrap_or(Measure::Other)
    }
}

/// The degrees of freedom of the residuals in `F(2, 71)`.
fn residual_degrees(label: &str) -> Option<u64> {
    let inside = label.trim().strip_prefix("F(")?.strip_suffix(')')?;
    inside.split_once(',')?.1.trim().parse().ok()
}

/// A `label = value` of a head.
pub(super) struct Pair {
    start: usize,
    label: String,
    value: String,
}

/// The pairs of a line.
pub(super) fn pairs(line: &PrintedLine) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut from = 0;
    let signs: Vec<usize> =
        (0..line.columns.len()).filter(|at| line.columns.get(*at) == Some(&'=')).collect();
    for at in signs {
        let after = line.between(at + 1, line.columns.len());
        let skipped = after.chars().take_while(|c| *c == ' ').count();
        let value: String = after.chars().skip(skipped).take_while(|c| *c != ' ').collect();
        let before = line.between(from, at);
        let trimmed = before.trim_end();
        // Old heads have blanks inside the brackets: `F(  1,   483) =`.
        let open = trimmed.rfind('(').filter(|_| trimmed.ends_with(')'));
        let words = trimmed.get(..open.unwrap_or(trimmed.len())).unwrap_or_default();
        let start = words.rfind("  ").map_or(0, |space| space + 2);
        let label = trimmed.get(start..).unwrap_or_default().trim().to_owned();
        if is_number(&value) && label.contains(char::is_alphabetic) {
            let before_label = trimmed.get(..start).map_or(0, |text| text.chars().count());
            pairs.push(Pair { start: from + before_label, label, value: value.clone() });
        }
        from = (at + 1 + skipped + value.chars().count()).max(from);
    }
    pairs
}

/// Adds a row at the foot of the coefficients, below a rule of its own, that says something of the
/// whole model: `Observations |  1703`. Other rows are left to the coefficients.
pub(super) fn foot(
    line: &PrintedLine,
    label: &str,
    cells: &[Piece],
    draft: &mut Draft,
    model: &mut Fit,
) -> bool {
    let measure = match label.to_lowercase().trim_end_matches('.') {
        "n"
        | "obs"
        | "observations"
        | "no. of obs"
        | "number of obs"
        | "no. of observations"
        | "number of observations" => Measure::Count,
        "r2" | "r-squared" | "overall r2" | "adj. r2" | "adjusted r2" => Measure::RSquared,
        "root mse" => Measure::Other,
        "f-stat. model" | "f-statistic" => Measure::TestStatistic,
        "log likelihood" => Measure::Likelihood,
        _ => return false,
    };
    let numbers: Vec<&Piece> = cells.iter().filter(|cell| cell.number).collect();
    // A variable of that name has a standard error.
    if numbers.is_empty() || measure == Measure::Count && numbers.len() > 1 {
        return false;
    }
    draft.label(line, label);
    for (column, cell) in (1_u32..).zip(numbers) {
        draft.cell(line, column, measure, &cell.text);
        if measure == Measure::Count {
            model.observations = model.observations.or(whole(&cell.text));
        }
    }
    true
}

/// Whether a line belongs to an analysis of variance: a source, a bar, numbers.
pub(super) fn is_anova(line: &PrintedLine) -> bool {
    let Some(bar) = line.bar() else { return false };
    let source = line.between(0, bar);
    matches!(source.trim(), "Source" | "Model" | "Residual" | "Total")
}
