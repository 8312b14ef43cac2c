//! Headers that sum or average a number of units: `Sum of Headcount`, `Gemiddeld aantal werknemers`.

use super::normal::{self, Segment};
use super::{Match, table};
use crate::facts::Measure;

/// Whether a header averages a number of units: `Average number of employees`, `Avg_Headcount`; not
/// `Mean age of patients`, nor a number per something.
#[must_use]
pub fn averages_a_number(text: &str) -> bool {
    let segments = normal::segments(text);
    let words: Vec<&str> =
        segments.iter().filter(|segment| !segment.aside).flat_map(Segment::words).collect();
    let matches = super::matches(&words, false);
    let mut statistics = matches.iter().filter(|found| !found.said.subject);
    statistics.next().is_some_and(|first| {
        first.said.measure == Measure::Mean && is_of_a_number(&words, &matches, first)
    })
}

/// Whether what a word sums is a number of units, as the heads of pivot tables say: `Som van Aantal`.
pub(super) fn sums_a_number(words: &[&str], matches: &[Match], sum: &Match) -> bool {
    sum.said.measure == Measure::Sum && is_of_a_number(words, matches, sum)
}

/// Whether a word for a number or for units follows a statistic, with nothing but fillers between,
/// and no amount after it.
fn is_of_a_number(words: &[&str], matches: &[Match], statistic: &Match) -> bool {
    let end = statistic.at.saturating_add(statistic.length);
    let mut after = matches.iter().filter(|found| found.at >= end);
    let Some(next) = after.next().filter(|next| next.said.measure == Measure::Count) else {
        return false;
    };
    let between = words.get(end..next.at).unwrap_or_default();
    between.iter().all(|word| table::FILLERS.contains(word))
        && !words.contains(&"per")
        && after.all(|found| !found.rate && found.said.measure == Measure::Count)
}

#[cfg(test)]
mod tests {
    use super::averages_a_number;
    use crate::facts::Measure;
    use crate::recognise::words::measure;

    #[test]
    fn a_number_can_be_averaged() {
        for text in ["Gemiddeld aantal werknemers", "Average number of employees", "Avg_Headcount"]
        {
            assert!(averages_a_number(text), "{text}");
        }
        for text in [
            "Gemiddeld inkomen",
            "Mean age of patients",
            "Gemiddeld aantal uren",
            "Gemiddeld aantal kinderen per gezin",
            "Mean",
            "Aantal",
        ] {
            assert!(!averages_a_number(text), "{text}");
        }
    }

    #[test]
    fn the_sum_of_numbers_of_units_is_one() {
        for text in ["Sum of Headcount", "Som van Aantal", "Som van aantal personen", "Sum of n"] {
            assert_eq!(measure(text), Some(Measure::Count), "{text}");
        }
        for text in ["Sum of squares", "Som van Inkomen", "Sum of FTE", "Som"] {
            assert_ne!(measure(text), Some(Measure::Count), "{text}");
        }
    }
}
