//! Fits of which a script printed each result on a line of its own.
//!
//! Two conventions, in any language. Lines `label: value` without an empty one between: coefficients
//! with stars, or with their standard error in brackets on the line below; below them a measure of fit
//! or the number of observations. Or a line for each term with its statistics beside each other:
//! `age: beta=0.12, SE=0.03, p=0.001`. A list without any of these signs is no fit.

use crate::facts::Measure;
use crate::recognise::printed::block::Block;
use crate::recognise::printed::draft::{Draft, Fit};
use crate::recognise::printed::entry::Entry;
use crate::recognise::printed::line::{PrintedLine, is_number};

/// Lines of such a list, at most.
const LONGEST: usize = 2_000;

/// Longest name of a term, in bytes.
const LONGEST_NAME: usize = 80;

/// The fit that begins at the first of these lines.
pub(super) fn find(lines: &[PrintedLine]) -> Option<Block> {
    let mut draft = Draft::default();
    let mut model = Fit::default();
    let length =
        terms(lines, &mut draft, &mut model).or_else(|| entries(lines, &mut draft, &mut model))?;
    draft.estimates(length, vec![model])
}

/// Adds the terms, line by line; returns how many lines they take.
fn terms(lines: &[PrintedLine], draft: &mut Draft, model: &mut Fit) -> Option<usize> {
    let mut length = 0_usize;
    for (line, (name, statistics)) in
        lines.iter().take(LONGEST).map_while(|line| Some((line, term(line)?)))
    {
        draft.label(line, &name);
        for (column, (measure, value)) in (1_u32..).zip(statistics) {
            draft.cell(line, column, measure, &value);
        }
        model.coefficients = model.coefficients.saturating_add(1);
        length = length.saturating_add(1);
    }
    (length > 0).then_some(length)
}

/// The name of a term and its statistics, the estimate and its error or test among them.
fn term(line: &PrintedLine) -> Option<(String, Vec<(Measure, String)>)> {
    let text = line.text();
    let (name, rest) = text.split_once(": ").filter(|_| !line.is_prompt())?;
    let statistics: Option<Vec<(Measure, String)>> = rest.split(", ").map(statistic).collect();
    let statistics = statistics?;
    let has = |wanted: &dyn Fn(Measure) -> bool| statistics.iter().any(|(found, _)| wanted(*found));
    let estimated = has(&|found| found.is_effect());
    let tested = has(&|found| {
        matches!(found, Measure::StandardError | Measure::TestStatistic | Measure::PValue)
    });
    (estimated && tested && name.len() <= LONGEST_NAME)
        .then(|| (name.trim().to_owned(), statistics))
}

/// A statistic with its value: `beta=0.12`, `p = 0.0021 **`.
fn statistic(text: &str) -> Option<(Measure, String)> {
    let (name, value) = text.split_once('=')?;
    let measure = match name.trim().to_lowercase().as_str() {
        "b" | "beta" | "β" | "coef" | "coefficient" | "estimate" => Measure::Coefficient,
        "or" | "hr" | "rr" | "irr" => Measure::OddsRatio,
        "se" | "s.e." | "std err" | "std. err." | "std.err." => Measure::StandardError,
        "t" | "z" | "t-value" | "z-value" | "wald" => Measure::TestStatistic,
        "p" | "p-value" | "p value" => Measure::PValue,
        _ => return None,
    };
    let value = value.trim();
    is_number(value).then(|| (measure, value.to_owned()))
}

/// Adds the entries, line by line; returns how many lines they take.
fn entries(lines: &[PrintedLine], draft: &mut Draft, model: &mut Fit) -> Option<usize> {
    let (mut length, mut fitted) = (0_usize, false);
    while let Some(line) = lines.get(length).filter(|_| length < LONGEST) {
        let Some(entry) = Entry::of(line) else { break };
        let below = length.saturating_add(1);
        let error = lines.get(below).and_then(|line| Some((line, error(line)?)));
        let estimate = error.is_some() || entry.value().contains('*');
        let measure = if estimate { Some(Measure::Coefficient) } else { entry.measure() };
        draft.label(line, entry.name());
        draft.cell(line, 1, measure.unwrap_or(Measure::Other), entry.value());
        length = below;
        if let Some((line, error)) = error {
            draft.cell(line, 1, Measure::StandardError, &error);
            length = length.saturating_add(1);
        }
        model.coefficients = model.coefficients.saturating_add(u64::from(estimate));
        model.observations = model.observations.or(entry.count());
        fitted |= entry.count().is_some() || measure.is_some_and(Measure::is_fit);
    }
    (fitted && model.coefficients > 0).then_some(length)
}

/// The standard error that a line is: a number in brackets and nothing else.
fn error(line: &PrintedLine) -> Option<String> {
    let [piece] = line.plain_pieces() else { return None };
    let inside = piece.text.strip_prefix('(')?.strip_suffix(')')?;
    (inside.contains('.') && is_number(inside)).then(|| piece.text.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::printed::tests::{lines, shown};

    /// Lines, cells, counts and coefficients of the fit at the first line, and its observations.
    fn found(text: &str) -> Option<(usize, u64, u64, u64, Option<u64>)> {
        let lines = lines(text);
        let block = find(&lines)?;
        let length = block.length;
        let (table, models) = shown(block);
        let [model] = models.as_slice() else { panic!("it is one model") };
        let (cells, counts) = (table.cells, table.count_cells);
        Some((length, cells, counts, model.coefficients, model.observations))
    }

    #[test]
    fn catches_coefficients_line_by_line() {
        let stacked = "Afhankelijkheid: -0.31***\n                (1.65)\nLeeftijd: 0.20\n  (0.30)\n\
                       R-squared: 0.6848\nObservations: 12\n\nRegio: ja\n";
        assert_eq!(found(stacked), Some((6, 6, 1, 2, Some(12))));
        let beside =
            "  leeftijd: beta=149.7, z=3.075, p=0.0021 **\n  inkomen: β=880, SE=1.5, p=0.1\n";
        assert_eq!(found(beside), Some((2, 6, 0, 2, None)));
    }

    #[test]
    fn does_not_catch_lists_and_settings() {
        for text in [
            "Mannen: 12\nVrouwen: 8\n",
            "R-squared: 0.6848\nObservations: 12\n",
            "Regio: n=12, gem=3.4\n",
            "Moran's I: 0.2701\np-value: 0.0060\n",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
