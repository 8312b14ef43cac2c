//! Names that a cell gives its own number: `N=8,934`, `t(14998)= -1.18`, `95% CI 0.88–0.99`.

use super::is_space;
use crate::facts::Measure;
use crate::recognise::words::measure;

/// Bytes of a name that are looked at; `Prob > chi2(12)` takes 15.
const LONGEST: usize = 48;

/// A name that the vocabulary of statistics knows. Others are text: `female = 1` is a category.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name<'a> {
    pub(super) text: &'a str,
    pub(super) measure: Measure,
}

/// Takes a name off the front, with the sign that ends it unless that is a bound. Within a bracket
/// white space ends it too: `51.2 (SD 3.4)`.
pub(super) fn take(text: &str, in_bracket: bool) -> Option<(Name<'_>, &str)> {
    if let Some(found) = interval(text) {
        return Some(found);
    }
    if !text.starts_with(|c: char| c.is_alphabetic() || c == '#') {
        return None;
    }
    let (name, rest) =
        before_sign(text).or_else(|| if in_bracket { before_space(text) } else { None })?;
    let name = name.trim_end_matches(is_space);
    if heads_a_column(name) {
        return None;
    }
    let measure = measure(name).or_else(|| measure(name.split_once('(')?.0))?;
    // `n<10` and `p < .001`, but `BMI ≥30` and `kinderen <12` are categories
    let rest_bounds = rest.starts_with(['<', '>', '≤', '≥']);
    let may_be_bound = measure == Measure::PValue || name.eq_ignore_ascii_case("n");
    (is_statistic(measure) && (may_be_bound || !rest_bounds))
        .then_some((Name { text: name, measure }, rest))
}

/// Whether a class stands before the name: `Placebo, N = 301`, also over two lines, heads a column
/// and states how many units are in it.
fn heads_a_column(name: &str) -> bool {
    let Some((class, last)) = name.rsplit_once(|c: char| is_space(c) || c == ',') else {
        return false;
    };
    let apart = name.contains(['\n', ',', ';']);
    last.trim().eq_ignore_ascii_case("n")
        && (apart || !(measure(class).is_some() || is_adjective(class)))
}

/// Whether a word only says which `N` is meant.
fn is_adjective(word: &str) -> bool {
    const WORDS: [&str; 8] =
        ["total", "totaal", "valid", "weighted", "unweighted", "gewogen", "ongewogen", "effective"];
    WORDS.iter().any(|known| known.eq_ignore_ascii_case(word.trim()))
}

/// Not what `female = 1` is like: `Year = 2019`, `code: 12`.
fn is_statistic(measure: Measure) -> bool {
    use Measure::{Code, Identifier, Money, Period, Quantity, Rank};
    !matches!(measure, Code | Identifier | Money | Period | Quantity | Rank)
}

/// Up to the `=` or `:` outside brackets, else up to the first bound: `Prob > F = 0.03`, `p < .001`.
fn before_sign(text: &str) -> Option<(&str, &str)> {
    let mut depth = 0_u32;
    let mut bound = None;
    let mut before = ' ';
    for (at, c) in text.char_indices().take_while(|&(at, _)| at < LONGEST) {
        match c {
            '(' | '[' => depth = depth.saturating_add(1),
            ')' | ']' if depth == 0 => break,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            '=' if matches!(before, '<' | '>') => break,
            '=' | ':' => {
                let (name, rest) = text.split_at_checked(at)?;
                return Some((name, rest.strip_prefix(c)?));
            }
            '<' | '>' | '≤' | '≥' => bound = bound.or(Some(at)),
            _ if bound.is_some() && c.is_ascii_digit() => break,
            _ => {}
        }
        before = c;
    }
    text.split_at_checked(bound?)
}

fn before_space(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.split_once(is_space)?;
    let is_word = name.len() <= LONGEST && name.chars().all(|c| c.is_alphabetic() || c == '.');
    let number_follows =
        rest.starts_with(|c: char| c.is_ascii_digit() || "-–\u{2212}+.,<>≤≥€$".contains(c));
    (is_word && number_follows).then_some((name, rest))
}

/// `95% CI`, `95%-BI:`, `90% CrI =`.
fn interval(text: &str) -> Option<(Name<'_>, &str)> {
    let level = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let digits = text.len().saturating_sub(level.len());
    let kind = level.trim_start_matches(is_space).strip_prefix('%')?;
    let kind = kind.trim_start_matches(|c| is_space(c) || c == '-');
    let word = kind.split(|c: char| !c.is_alphabetic()).next()?;
    let is_interval =
        ["ci", "bi", "cri", "hdi"].iter().any(|known| known.eq_ignore_ascii_case(word));
    if !(1..=4).contains(&digits) || !is_interval {
        return None;
    }
    let rest = kind.strip_prefix(word)?;
    let (name, _) = text.split_at_checked(text.len().checked_sub(rest.len())?)?;
    let rest = rest.trim_start_matches(is_space);
    let rest = rest.strip_prefix([':', '=', ',']).unwrap_or(rest);
    Some((Name { text: name, measure: Measure::Interval }, rest))
}
