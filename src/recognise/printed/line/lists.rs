//! Arrays as numpy, PyTorch and Julia print them: the brackets around them are no part of a number.
//!
//! Convention: rows of numbers in square brackets, set apart by blanks (`[[ 120  45  33]`) or, within
//! `array(…)` and `tensor(…)`, by commas, perhaps after a name and a colon. A pair in brackets with a
//! comma is an interval, one number in brackets an index or an error: those stay as they are.

/// Numbers in a row of an array that blanks set apart, at least.
const LEAST: usize = 2;

/// Takes the brackets of an array from a line.
pub(super) fn open(columns: &mut [char]) {
    let Some(first) = columns.iter().position(|sign| *sign == '[') else { return };
    let text: String = columns.iter().collect();
    let lead: String = columns.iter().take(first).collect();
    let lead = lead.trim();
    let called = lead.ends_with("array(") || lead.ends_with("tensor(");
    if !(lead.is_empty() || lead.ends_with(':') || called) {
        return;
    }
    let inner: String = columns.iter().skip(first).collect();
    let inner = inner.trim().trim_start_matches('[').trim_end_matches([')', ',']);
    let doubled = text.contains("[[") || text.contains("]]");
    let inner = inner.trim_end_matches(']');
    if inner.contains(['[', ']', '(']) {
        return;
    }
    let commas = inner.contains(',');
    let words: Vec<&str> = inner.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let least = if commas && !called && !doubled { LEAST + 1 } else { LEAST };
    let number = |word: &&str| word.trim_end_matches('.').parse::<f64>().is_ok();
    if words.len() < least || !words.iter().all(number) {
        return;
    }
    for sign in columns.iter_mut().skip(first) {
        if matches!(sign, '[' | ']' | ',' | ')') {
            *sign = ' ';
        }
    }
    // What stands before the array names it: apart from its numbers, like any label.
    for sign in columns.iter_mut().take(first).filter(|_| called || !lead.is_empty()) {
        if matches!(sign, ':' | '(') {
            *sign = ' ';
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(text: &str) -> String {
        let mut columns: Vec<char> = text.chars().collect();
        open(&mut columns);
        columns.into_iter().collect::<String>().trim_end().to_owned()
    }

    #[test]
    fn rows_of_arrays_lose_their_brackets() {
        assert_eq!(opened("[[ 120  45  33]"), "   120  45  33");
        assert_eq!(opened(" [  88  12  61]]"), "    88  12  61");
        assert_eq!(opened("array([[120, 45],"), "array   120  45");
        assert_eq!(opened("Observed:  [ 1.9 0.2 0.3"), "Observed     1.9 0.2 0.3");
    }

    #[test]
    fn intervals_indices_and_words_keep_them() {
        for text in ["[0.1, 0.3]", "[1] 12 13", "age  [0.1 0.3]", "[95% Conf. Interval]", "[12]"] {
            assert_eq!(opened(text), text);
        }
    }
}
