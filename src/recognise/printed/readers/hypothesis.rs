//! Results of a test, printed by themselves.
//!
//! Three conventions. R prints an object of class `htest`: a line `t = -2.07, df = 390.57, p-value =
//! 0.0396`, perhaps broken behind a sign, below it the alternative, an interval and the estimates.
//! Python shows what a function of scipy hands back: `TtestResult(statistic=-2.07, pvalue=0.0396)`.
//! And scripts in any language print each result with its name, beside each other or line by line. A
//! line is one of results when it is nothing but names of such results with their values; a test has
//! a p-value and another result. Sentences that tell of a test are running text.

use crate::facts::Measure;
use crate::recognise::printed::block::Block;
use crate::recognise::printed::draft::Draft;
use crate::recognise::printed::line::{PrintedLine, is_number};
use crate::recognise::printed::pairs::{self, Pair};
use crate::recognise::words;

/// Lines of one test, at most.
const LONGEST: usize = 40;

/// The test that begins at the first of these lines.
pub(super) fn find(lines: &[PrintedLine]) -> Option<Block> {
    let first = lines.first().filter(|line| !line.is_prompt() && !line.is_prose())?;
    // Most lines hold no sign that names a value.
    first.columns.iter().find(|sign| matches!(sign, '=' | ':' | '<'))?;
    let mut draft = Draft::default();
    let length = if shown_by_python(first, &mut draft) {
        1
    } else {
        let length = results(lines, &mut draft)?;
        details(lines, length, &mut draft)
    };
    draft.table(length)
}

/// Adds the lines of named results; returns how many there are, if they are those of a test.
fn results(lines: &[PrintedLine], draft: &mut Draft) -> Option<usize> {
    let (mut length, mut column) = (0_usize, 1_u32);
    let (mut has_p, mut has_other) = (false, false);
    while let Some(line) = lines.get(length).filter(|_| length < LONGEST) {
        let text = spelt(&line.text());
        // R breaks a line that is too long behind the sign.
        let broken = text.ends_with('=').then(|| lines.get(length.saturating_add(1))).flatten();
        let next = broken.map(PrintedLine::text).filter(|next| is_number(next.trim()));
        let whole = next.as_ref().map_or_else(|| text.clone(), |next| format!("{text} {next}"));
        let Some(named) = results_of(&whole) else { break };
        for (measure, pair) in named {
            has_p |= measure == Measure::PValue;
            has_other |= measure != Measure::PValue;
            draft.cell(line, column, measure, &pair.value);
            column = column.saturating_add(1);
        }
        length = length.saturating_add(if next.is_some() { 2 } else { 1 });
    }
    (has_p && has_other).then_some(length)
}

/// The results that a line names, if it is nothing else.
fn results_of(text: &str) -> Option<Vec<(Measure, Pair)>> {
    let named: Option<Vec<(Measure, Pair)>> = pairs::of(&PrintedLine::new(1, text))
        .into_iter()
        .map(|pair| Some((result(&pair.label)?, pair)))
        .collect();
    let named = named.filter(|named| !named.is_empty())?;
    let letters = |text: &str| text.chars().filter(|sign| sign.is_alphanumeric()).count();
    let told =
        named.iter().map(|(_, pair)| letters(&pair.label) + letters(&pair.value)).sum::<usize>();
    (letters(text) == told).then_some(named)
}

/// What a name of a result measures; none where it is no result of a test.
fn result(label: &str) -> Option<Measure> {
    const STATISTICS: [&str; 16] = [
        "t",
        "z",
        "f",
        "w",
        "v",
        "d",
        "s",
        "u",
        "h",
        "q",
        "chi2",
        "x2",
        "χ2",
        "χ²",
        "chi-square",
        "ks",
    ];
    const DEGREES: [&str; 6] =
        ["df", "num df", "denom df", "dof", "degrees of freedom", "vrijheidsgraden"];
    const NUMBERS: [&str; 2] = ["number of successes", "number of trials"];
    const ENDS: [&str; 6] =
        ["squared", "statistic", "statistics", "toetsingsgrootheid", "t-value", "z-value"];
    let label = label.trim().to_lowercase();
    let is_p = matches!(label.as_str(), "p" | "p-value" | "p value" | "pvalue" | "p-waarde");
    if is_p {
        Some(Measure::PValue)
    } else if DEGREES.contains(&label.as_str()) {
        Some(Measure::DegreesOfFreedom)
    } else if NUMBERS.contains(&label.as_str()) {
        Some(Measure::Count)
    } else if STATISTICS.contains(&label.as_str()) || ENDS.iter().any(|end| label.ends_with(end)) {
        Some(Measure::TestStatistic)
    } else {
        None
    }
}

/// A line in which each p-value stands behind a sign of equality: R writes `p-value < 2.2e-16`.
fn spelt(text: &str) -> String {
    let text = text.trim();
    ["p-value ", "p "].iter().fold(text.to_owned(), |text, name| {
        let starts =
            |at: usize| !text.get(..at).unwrap_or_default().ends_with(char::is_alphanumeric);
        let mut spelt = String::with_capacity(text.len());
        let mut from = 0_usize;
        for (at, _) in text.match_indices(name).filter(|(at, _)| starts(*at)) {
            let end = at.saturating_add(name.len());
            if text.get(end..).is_some_and(|rest| rest.starts_with(['<', '>'])) {
                spelt.push_str(text.get(from..end).unwrap_or_default());
                spelt.push_str("= ");
                from = end;
            }
        }
        spelt.push_str(text.get(from..).unwrap_or_default());
        spelt
    })
}

/// Adds what R prints below: the alternative, an interval, estimates. Returns where they end.
fn details(lines: &[PrintedLine], length: usize, draft: &mut Draft) -> usize {
    let mut at = length;
    while let Some(line) = lines.get(at).filter(|_| at < LONGEST) {
        let text = line.text().trim().to_lowercase();
        let next = at.saturating_add(1);
        if text.starts_with("alternative hypothesis:") {
            at = next;
        } else if text.ends_with("percent confidence interval:") {
            at = numbers(lines, next, Measure::Interval, draft);
        } else if text.starts_with("sample estimates:") {
            at = next;
            // Names, numbers below them; many go on on further lines.
            while let (Some(names), Some(below)) = (lines.get(at), lines.get(at.saturating_add(1)))
                && !names.is_blank()
                && all_numbers(below)
            {
                let measure = words::measure(names.text().trim()).unwrap_or(Measure::Other);
                at = numbers(lines, at.saturating_add(1), measure, draft);
            }
        } else {
            break;
        }
    }
    at
}

/// Adds the numbers of a line; returns the line behind it.
fn numbers(lines: &[PrintedLine], at: usize, measure: Measure, draft: &mut Draft) -> usize {
    let Some(line) = lines.get(at).filter(|line| all_numbers(line)) else { return at };
    for (column, piece) in (1_u32..).zip(line.plain_pieces()) {
        draft.cell(line, column, measure, &piece.text);
    }
    at.saturating_add(1)
}

fn all_numbers(line: &PrintedLine) -> bool {
    let pieces = line.plain_pieces();
    !pieces.is_empty() && pieces.iter().all(|piece| piece.number)
}

/// Adds what Python shows of a result of a test, if the line is one.
fn shown_by_python(line: &PrintedLine, draft: &mut Draft) -> bool {
    let text = line.text();
    let opens = text.split_once('(').is_some_and(|(name, _)| name.ends_with("esult"));
    if !opens || !text.contains("pvalue=") {
        return false;
    }
    let mut cells = Vec::new();
    for (at, _) in text.match_indices('=') {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at.saturating_add(1)..).unwrap_or_default();
        let name = before.rsplit(|sign: char| !sign.is_alphanumeric()).next().unwrap_or_default();
        // `np.float64(-2.07)`
        let value = after.trim_start_matches(|sign: char| sign.is_alphabetic() || sign == '.');
        let value = value.strip_prefix("64(").or(value.strip_prefix('(')).unwrap_or(value);
        let value = value.split([',', ')']).next().unwrap_or_default().trim();
        if is_number(value) {
            let measure = match name {
                "pvalue" => Measure::PValue,
                "statistic" => Measure::TestStatistic,
                "df" => Measure::DegreesOfFreedom,
                "correlation" => Measure::Correlation,
                _ => Measure::Other,
            };
            cells.push((measure, value.to_owned()));
        }
    }
    let is_test = cells.len() > 1;
    for (column, (measure, value)) in (1_u32..).zip(cells).filter(|_| is_test) {
        draft.cell(line, column, measure, &value);
    }
    is_test
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::printed::tests::{lines, shown};

    /// Lines, cells and counts of the test at the first line.
    fn found(text: &str) -> Option<(usize, u64, u64)> {
        let block = find(&lines(text))?;
        let length = block.length;
        let (table, models) = shown(block);
        assert!(models.is_empty());
        Some((length, table.cells, table.count_cells))
    }

    #[test]
    fn catches_what_r_prints_of_a_test() {
        let welch = "t = -2.0651, df = 390.57, p-value = 0.03958\n\
            alternative hypothesis: true difference in means is not equal to 0\n\
            95 percent confidence interval:\n -1.85073226 -0.04545244\nsample estimates:\n\
            mean in group F mean in group M \n       9.966346       10.914439 \n\n1 2\n";
        assert_eq!(found(welch), Some((7, 7, 0)));
        assert_eq!(found("X-squared = 12.331, df = 2, p-value = 0.0021\n"), Some((1, 3, 0)));
        assert_eq!(found("W = 0.98, p-value < 2.2e-16\n"), Some((1, 2, 0)));
        assert_eq!(found("S = 3947830, p-value =\n0.02259\n"), Some((2, 2, 0)));
        let binomial = "number of successes = 70, number of trials = 150, p-value = 0.46\n";
        assert_eq!(found(binomial), Some((1, 3, 2)));
    }

    #[test]
    fn catches_what_python_and_scripts_print_of_a_test() {
        let result =
            "TtestResult(statistic=np.float64(-3.21), pvalue=np.float64(0.0013), df=4998.0)\n";
        assert_eq!(found(result), Some((1, 3, 0)));
        assert_eq!(found("Ttest_indResult(statistic=-3.2, pvalue=0.001)\n"), Some((1, 2, 0)));
        assert_eq!(found("t = -3.21, p = 0.0013\n"), Some((1, 2, 0)));
        assert_eq!(
            found("Chi-square: 12.3\nDegrees of freedom: 2\np-value: 0.002\n"),
            Some((3, 3, 0))
        );
        assert_eq!(found("T-statistic: -3.21, p < 0.001\n"), Some((1, 2, 0)));
    }

    #[test]
    fn does_not_catch_sentences_and_single_results() {
        for text in [
            "Mannen verdienen meer (t = 2.31, p = 0.021).\n",
            "F-statistic: 69.21 on 2 and 29 DF,  p-value: < 2.2e-16\n",
            "p = 0.05\n",
            "t = 3\nz = 4\n",
            "alpha = 0.05, p = 0.01\n",
            "x = 12, y = 13\n",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
