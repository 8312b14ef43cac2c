//! Marks of notes that a header lost its raised letters of: `OR1`, `95% CI1,2`, `p-value^2^`.
//!
//! Convention: gtsummary, gt and flextable hang the number of a note on the heads of their tables.
//! Copied or written as plain text it stands glued to the last letter. A number is as often a part of
//! a name (`jaar1`, `T1`), so only statistics lose it, and only words of two letters or more.

use crate::facts::Measure;

/// The header without the marks behind its words; none where it has none.
pub(super) fn without(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split(' ').map(unmarked).collect();
    let plain = words.join(" ");
    (plain != text).then_some(plain)
}

/// Whether a header of this measure can bear a mark.
pub(super) fn may_bear(measure: Measure) -> bool {
    matches!(
        measure,
        Measure::OddsRatio
            | Measure::Coefficient
            | Measure::Interval
            | Measure::PValue
            | Measure::StandardError
            | Measure::StandardDeviation
            | Measure::Mean
            | Measure::Median
            | Measure::Percent
    )
}

/// A word without the mark at its end.
fn unmarked(word: &str) -> &str {
    let is_mark = |c: char| c.is_numeric() || matches!(c, ',' | '^' | '*' | '†' | '‡' | '§');
    let plain = word.trim_end_matches(is_mark);
    let mark = word.get(plain.len()..).unwrap_or_default();
    // `SD0058` is a code.
    let is_code = mark.as_bytes().windows(2).any(|two| two.iter().all(u8::is_ascii_digit));
    let mut letters = plain.chars().rev();
    let named = !is_code
        && letters.next().is_some_and(char::is_alphabetic)
        && letters.next().is_some_and(|c| c.is_alphabetic() || c == '-');
    if named { plain } else { word }
}

#[cfg(test)]
mod tests {
    use crate::facts::Measure;
    use crate::recognise::words;

    #[test]
    fn statistics_are_known_with_the_mark_of_a_note() {
        for (header, measure) in [
            ("OR1", Measure::OddsRatio),
            ("HR1,2", Measure::OddsRatio),
            ("95% CI¹", Measure::Interval),
            ("p-value^2^", Measure::PValue),
        ] {
            assert_eq!(words::measure(header), Some(measure), "{header}");
        }
    }

    #[test]
    fn names_with_a_number_stay_names() {
        for header in ["T1", "jaar1x", "score1", "var1", "inkomen2", "SD0058"] {
            assert!(words::measure(header).is_none(), "{header}");
        }
    }
}
