//! Names that programs and papers give to columns of ratios and what belongs to them: `hr_death`, `or.ll`,
//! `aOR (95% CI)`.

use crate::facts::Measure;

/// What a name in one word of parts says: a ratio of a model, of an outcome or alone, or an end of its
/// interval. A name of one part is left to the vocabulary.
///
/// Convention of R and Stata users after `exp()`: the short name of the ratio in front, then the
/// outcome (`hr_death`), or `low`, `ll`, `lci`, `lb` and their counterparts.
pub(super) fn named(name: &str) -> Option<Measure> {
    const RATIOS: [&str; 8] = ["hr", "or", "ahr", "aor", "irr", "airr", "shr", "rrr"];
    const BOUNDS: [&str; 14] = [
        "low", "high", "lo", "hi", "ll", "ul", "lci", "uci", "lcl", "ucl", "lb", "ub", "lower",
        "upper",
    ];
    const OTHERS: [&str; 10] =
        ["p", "pval", "pvalue", "se", "n", "ci", "nobs", "obs", "sd", "count"];
    if is_end_of_interval(name) {
        return Some(Measure::Interval);
    }
    if abbreviates(name) {
        return Some(Measure::OddsRatio);
    }
    let name = name.trim().to_lowercase();
    let (ratio, rest) = name.split_once(['_', '.'])?;
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
    if !RATIOS.contains(&ratio) || rest.is_empty() || !rest.chars().all(is_word) {
        return None;
    }
    let last = rest.rsplit(['_', '.']).next().unwrap_or(rest);
    if BOUNDS.contains(&last) {
        return Some(Measure::Interval);
    }
    (!OTHERS.contains(&last)).then_some(Measure::OddsRatio)
}

/// What stands beside a ratio: its interval, where a word says so.
pub(super) fn beside(head: &str) -> Option<Measure> {
    super::of(head).any(is_interval).then_some(Measure::Interval)
}

fn is_interval(word: &str) -> bool {
    matches!(word, "CI" | "CIs" | "BI" | "CrI" | "95CI" | "ci")
}

/// Whether a head names an end of the interval of something: `95% C.I.for EXP(B) Lower`.
fn is_end_of_interval(head: &str) -> bool {
    const ENDS: [&str; 6] = ["lower", "upper", "onder", "boven", "ondergrens", "bovengrens"];
    let head = head.trim().to_lowercase();
    let interval = ["c.i.", " ci ", "% ci", "conf", "betrouwbaarheid"];
    ENDS.iter().any(|end| head.ends_with(end)) && interval.iter().any(|name| head.contains(name))
}

/// Whether a head abbreviates a ratio as papers do: adjusted (`aOR`), crude (`cHR`), or with its interval
/// behind it, whoever it is of (`Women OR (95% CI)`). Capitals tell it from the word *or*.
fn abbreviates(head: &str) -> bool {
    const RATIOS: [&str; 8] = ["OR", "HR", "RR", "IRR", "PR", "SHR", "RRR", "POR"];
    const MOST: usize = 8;
    // Most heads have no such capitals: this is asked of every head.
    if !RATIOS.iter().any(|ratio| head.contains(ratio)) {
        return false;
    }
    let words: Vec<&str> = super::of(head).collect();
    let adjusted = |word: &str| {
        ["a", "c", "u", "adj", "m"]
            .iter()
            .any(|prefix| word.strip_prefix(prefix).is_some_and(|ratio| RATIOS.contains(&ratio)))
    };
    let accompanied = |(at, word): (usize, &&str)| {
        RATIOS.contains(word)
            && words.iter().skip(at.saturating_add(1)).any(|word| is_interval(word))
    };
    words.len() <= MOST
        && (words.iter().any(|word| adjusted(word)) || words.iter().enumerate().any(accompanied))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_abbreviate_ratios_in_capitals() {
        for head in ["aOR", "aOR (95% CI)", "cHR [95% CI]", "Women OR (95% CI)", "PR (95% BI)"] {
            assert_eq!(named(head), Some(Measure::OddsRatio), "{head}");
        }
        for head in
            ["Men or women", "MEN OR WOMEN", "HR department", "PR", "aorta", "Hepatitis a or b"]
        {
            assert_eq!(named(head), None, "{head}");
        }
    }

    #[test]
    fn a_ratio_is_named_with_its_outcome_or_its_bounds() {
        assert_eq!(named("hr_death"), Some(Measure::OddsRatio));
        assert_eq!(named("or.ll"), Some(Measure::Interval));
        assert_eq!(named("HR_upper"), Some(Measure::Interval));
    }

    #[test]
    fn other_names_are_none() {
        for name in ["hr", "or else", "hr_n", "hours_worked", "n_or"] {
            assert_eq!(named(name), None, "{name}");
        }
    }
}
