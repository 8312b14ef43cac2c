//! What the lines around estimates state: `label: value` and `label = value`.

use super::draft::{Draft, Fit};
use super::line::{PrintedLine, is_number};
use crate::facts::Measure;
use crate::recognise::values::{self, Notation, Reading};
use crate::recognise::{stated_counts, words};

/// A label with the number that stands after it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) label: String,
    pub(super) value: String,
}

/// The pairs of a line; a sign without a number after it makes none.
pub(super) fn of(line: &PrintedLine) -> Vec<Pair> {
    let text = line.text();
    let mut pairs = Vec::new();
    let mut from = 0;
    for (at, sign) in text.match_indices([':', '=']) {
        let after = text.get(at + sign.len()..).unwrap_or_default();
        let rest = after.trim_start();
        let word = first_word(rest);
        let next = rest.get(word.len()..).unwrap_or_default().trim_start();
        // `p-value: < 2.2e-16` is one value of two words.
        let value = match word {
            "<" | ">" => {
                let number = next.split([' ', ',', ';']).next().unwrap_or_default();
                format!("{word}{number}")
            }
            _ => word.to_owned(),
        };
        let before = text.get(from..at).unwrap_or_default().trim_end();
        let start = before.rfind("  ").map(|space| space + 2);
        let start = start.max(before.rfind([',', ';', '(']).map(|comma| comma + 1)).unwrap_or(0);
        let label = before.get(start..).unwrap_or_default().trim();
        if is_number(&value) && label.contains(char::is_alphabetic) {
            pairs.push(Pair { label: label.to_owned(), value });
            from = at + sign.len() + (after.len() - rest.len()) + word.len();
        }
    }
    // `statsmodels` and others leave out a colon here and there: `Cond. No.       6.14`.
    let rest = text.get(from..).unwrap_or_default();
    let mut parts = rest.split("  ").map(str::trim).filter(|part| !part.is_empty());
    if from > 0
        && let (Some(label), Some(value), None) = (parts.next(), parts.next(), parts.next())
        && label.contains(char::is_alphabetic)
        && is_number(value)
    {
        pairs.push(Pair { label: label.to_owned(), value: value.to_owned() });
    }
    pairs
}

/// The first word of a text, without what parts it from the next one; a comma within a number sets
/// thousands apart.
fn first_word(text: &str) -> &str {
    let word = text.split([' ', ';']).next().unwrap_or_default();
    let word = word.strip_suffix(',').unwrap_or(word);
    if is_number(word) { word } else { word.split(',').next().unwrap_or_default() }
}

/// Adds the pairs of a line to a table of estimates, and what they say to its model.
pub(super) fn state(line: &PrintedLine, draft: &mut Draft, model: &mut Fit) {
    let text = line.text();
    for (column, pair) in (201_u32..).zip(of(line)) {
        let label = pair.label.to_lowercase();
        let counted = is_count(&label);
        let measure = if counted {
            Measure::Count
        } else {
            words::measure(&pair.label).filter(|m| *m != Measure::Count).unwrap_or(Measure::Other)
        };
        if counted && !label.contains("event") && !label.contains("group") {
            model.observations = model.observations.or(whole(&pair.value));
        }
        if label.starts_with("df resid") {
            model.residual_degrees = whole(&pair.value);
        }
        let fit = matches!(label.as_str(), "r-squared" | "multiple r-squared");
        model.perfect_fit |= fit && pair.value.parse::<f64>().is_ok_and(|fit| fit >= 1.0);
        draft.cell(line, column, measure, &pair.value);
    }
    // `OLS estimation, 145 observations`; beside pairs the units are those that were left out.
    let alone =
        if of(line).is_empty() { stated_counts::find_with_units(&text) } else { Vec::new() };
    for (column, stated) in (301_u32..).zip(alone) {
        model.observations = model.observations.or(Some(stated.value));
        draft.cell(line, column, Measure::Count, &stated.value.to_string());
    }
    let lower = text.to_lowercase();
    if lower.contains("residual standard error") || lower.contains("residual deviance") {
        model.residual_degrees = after_word(&lower, " on ").or(model.residual_degrees);
    } else if lower.contains("f-statistic") && lower.contains(" df") {
        model.residual_degrees = model.residual_degrees.or(after_word(&lower, " and "));
    }
}

/// How many observations a line says that a model was made on, as gretl writes it: `using
/// observations 1-1204`, `using 1204 observations`, of a series `using observations 1960:1-1990:4
/// (T = 124)`.
pub(super) fn used(text: &str) -> Option<u64> {
    let (_, rest) = text.split_once("using ")?;
    let Some(range) = rest.strip_prefix("observations ") else {
        let (number, rest) = rest.split_once(' ')?;
        return rest.starts_with("observations").then(|| number.parse().ok())?;
    };
    if let Some((_, periods)) = range.split_once("(T = ") {
        return periods.split(')').next()?.trim().parse().ok();
    }
    let (first, last) = range.split_whitespace().next()?.split_once('-')?;
    let (first, last): (u64, u64) = (first.parse().ok()?, last.parse().ok()?);
    last.checked_sub(first)?.checked_add(1)
}

/// Whether a label of a pair names a number of units.
fn is_count(label: &str) -> bool {
    matches!(label, "n" | "nobs" | "n obs" | "no. observations" | "observations" | "no. groups")
        || label.starts_with("number of obs")
        || label.starts_with("number of events")
        || label.starts_with("number of groups")
        || label.starts_with("num. obs")
        || matches!(label, "sample size" | "num. events" | "num. subjects")
}

/// The whole number after a word.
fn after_word(text: &str, word: &str) -> Option<u64> {
    text.split_once(word)?.1.split_whitespace().next()?.trim_end_matches(',').parse().ok()
}

/// A whole number as printed.
pub(super) fn whole(text: &str) -> Option<u64> {
    match values::read(text, Notation::Unknown) {
        Reading::Number(number) if number.value >= 0.0 && number.value.fract() == 0.0 => {
            // Whole and not negative; beyond the range it is as large as can be.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            Some(number.value as u64)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Vec<(String, String)> {
        of(&PrintedLine::new(1, text)).into_iter().map(|pair| (pair.label, pair.value)).collect()
    }

    fn pair(label: &str, value: &str) -> (String, String) {
        (label.to_owned(), value.to_owned())
    }

    #[test]
    fn takes_labels_with_the_numbers_after_them() {
        assert_eq!(
            pairs("F-statistic: 69.21 on 2 and 29 DF,  p-value: < 2.2e-16"),
            [pair("F-statistic", "69.21"), pair("p-value", "<2.2e-16")]
        );
        assert_eq!(
            pairs("Dep. Variable:    inkomen   R-squared:      0.001"),
            [pair("R-squared", "0.001")]
        );
        assert_eq!(
            pairs("Observations: 2,665,  R2: 0,05"),
            [pair("Observations", "2,665"), pair("R2", "0,05")]
        );
        assert_eq!(
            pairs("Kurtosis:         3.929   Cond. No.           6.14"),
            [pair("Kurtosis", "3.929"), pair("Cond. No.", "6.14")]
        );
        assert_eq!(
            pairs("  n= 228, number of events= 165 "),
            [pair("n", "228"), pair("number of events", "165")]
        );
    }

    #[test]
    fn dates_and_times_are_no_values() {
        assert!(pairs("Date:    Mon, 23 Nov 2026").is_empty());
        assert!(pairs("Time:            14:16:33").is_empty());
    }
}
