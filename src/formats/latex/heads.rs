//! Which rows of a LaTeX table stand above its body.

use super::spanning::Spanning;
use crate::content::holds_digit;

/// How many rows above the first rule below a row are heads: all of them above a `\midrule`, which
/// is made for that; above an `\hline` those over a column of labels, whose first cell is empty. Where
/// no row is a head, the first rule stands further down, between results and what was made of them:
/// rows of results are no heads.
pub(super) fn heads(rows: &[Vec<Spanning>], rule: &str) -> u32 {
    let is_open = |row: &Vec<Spanning>| row.first().is_some_and(|cell| cell.text.is_empty());
    let results: Vec<usize> =
        (0..rows.len()).filter(|at| rows.get(*at).is_some_and(|row| is_result(row))).collect();
    let heads = match results.as_slice() {
        // One row of numbers may be a head: quantiles, years.
        [first, _, ..] => *first,
        _ => rows.len(),
    };
    let all = rule == "midrule" || rows.iter().take(heads).all(is_open);
    if all { u32::try_from(heads).unwrap_or(u32::MAX) } else { 0 }
}

/// Whether a row looks like results: numbers behind a label, or fractions below others. Years and the
/// numbers of models are none.
fn is_result(row: &[Spanning]) -> bool {
    let labelled = row.first().is_some_and(|cell| cell.text.contains(char::is_alphabetic));
    let texts = row.iter().skip(1).map(|cell| cell.text.trim()).filter(|text| !text.is_empty());
    let is_one = |text: &str| is_fraction(text) || labelled && is_amount(text);
    let all = texts.clone().count();
    let results = texts.filter(|text| is_one(text)).count();
    results > 0 && results.saturating_mul(2) >= all
}

/// Whether a text is a number with a fraction, with its marks.
fn is_fraction(text: &str) -> bool {
    text.contains(['.', ',']) && is_digits(text.trim_matches(['(', ')', '[', ']', '*', '%', '+']))
}

/// Whether a text is a whole number that is no year.
fn is_amount(text: &str) -> bool {
    let bare = text.trim_end_matches('*');
    let year = bare.len() == 4 && (bare.starts_with("19") || bare.starts_with("20"));
    is_digits(bare) && !year
}

fn is_digits(text: &str) -> bool {
    let text = text.trim().trim_start_matches(['-', '–', '−']);
    holds_digit(text)
        && text.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | ',' | ' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(rows: &[&[&str]], rule: &str) -> u32 {
        let row = |texts: &&[&str]| texts.iter().map(|text| Spanning::of(text)).collect();
        heads(&rows.iter().map(row).collect::<Vec<Vec<Spanning>>>(), rule)
    }

    #[test]
    fn rows_of_results_above_the_first_rule_are_no_heads() {
        let results: [&[&str]; 2] = [&["leeftijd", "0.12***", "-0.30"], &["", "(0.01)", "(0.02)"]];
        assert_eq!(found(&results, "midrule"), 0);
        assert_eq!(found(&[&["Man", "120", "8"], &["Vrouw", "45", "30"]], "midrule"), 0);
        let headed: [&[&str]; 3] = [&["", "(1)", "(2)"], results[0], results[1]];
        assert_eq!(found(&headed, "midrule"), 1);
        assert_eq!(found(&headed, "hline"), 1);
    }

    #[test]
    fn numbers_that_name_columns_are_heads() {
        assert_eq!(found(&[&["Jaar", "2015", "2016"], &["Maand", "(1)", "(2)"]], "midrule"), 2);
        assert_eq!(found(&[&["", "Kwantiel", ""], &["", "0.25", "0.75"]], "midrule"), 2);
        assert_eq!(found(&[&["a", "n"]], "hline"), 0);
    }
}
