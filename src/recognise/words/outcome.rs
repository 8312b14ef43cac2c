//! Headers that name an outcome besides a statistic of it: what a model explains.

use super::normal::{self, Segment};
use super::table;

/// Whether a header names an outcome besides a statistic of it: `Share of women`, `Mean wage`; not
/// `Mean (SD)` or `Control mean`, which describe whatever the rows name.
#[must_use]
pub fn names_outcome(text: &str) -> bool {
    let segments = normal::segments(text);
    let words: Vec<&str> =
        segments.iter().filter(|segment| !segment.aside).flat_map(Segment::words).collect();
    let matches = super::matches(&words, false);
    let describes = |at: usize| {
        matches.iter().any(|found| {
            let within = (found.at..found.at.saturating_add(found.length)).contains(&at);
            within && !found.said.subject
        })
    };
    let outcome = |(at, word): (usize, &&str)| {
        !describes(at)
            && !table::FILLERS.contains(word)
            && !table::GROUPS.contains(word)
            && !super::is_number(word)
    };
    !matches.is_empty() && words.iter().enumerate().any(outcome)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outcome_is_named_besides_its_statistic() {
        for text in ["Share of women", "Mean wage", "(3) Proportion Factory-made", "P75 income"] {
            assert!(names_outcome(text), "{text}");
        }
        for text in ["Mean (SD)", "Control mean", "N", "Gemiddelde", "Percent", "All (n)"] {
            assert!(!names_outcome(text), "{text}");
        }
    }
}
