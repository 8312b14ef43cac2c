//! Names that programs give to columns of ratios and what belongs to them: `hr_death`, `or.ll`.

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

#[cfg(test)]
mod tests {
    use super::*;

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
