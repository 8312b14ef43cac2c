//! The patterns of values that lead to one person.
//!
//! Classes of letters of all languages make a pattern large, and most texts are plain. So each
//! pattern is there twice, and is made ready when it is needed: for texts in ASCII, of which it says
//! the same, and for all others.

use regex::{Match, Regex, RegexBuilder};
use std::sync::LazyLock;

/// A pattern; one that cannot be read would match nothing, which a test excludes.
pub(super) struct Pattern {
    plain: LazyLock<Option<Regex>>,
    full: LazyLock<Option<Regex>>,
}

impl Pattern {
    pub(super) fn is_match(&self, text: &str) -> bool {
        self.of(text).is_some_and(|pattern| pattern.is_match(text))
    }

    pub(super) fn find_iter<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Match<'t>> {
        self.of(text).into_iter().flat_map(move |pattern| pattern.find_iter(text))
    }

    fn of(&self, text: &str) -> Option<&Regex> {
        if text.is_ascii() { self.plain.as_ref() } else { self.full.as_ref() }
    }
}

/// The pattern for texts in ASCII: in it no class may hold a part of another character.
fn plain(pattern: &str) -> Option<Regex> {
    let pattern = pattern.replace(r"\W", r"[\x00-/:-@\[-\^`{-\x7f]").replace(r"\p{L}", "[a-zA-Z]");
    RegexBuilder::new(&pattern).unicode(false).build().ok()
}

macro_rules! pattern {
    ($name:ident, $pattern:expr) => {
        pub(super) static $name: Pattern = Pattern {
            plain: LazyLock::new(|| plain($pattern)),
            full: LazyLock::new(|| Regex::new($pattern).ok()),
        };
    };
}

pattern!(EMAIL, r"[\w.+-]+@[\w-]+(\.[\w-]+)*\.[a-zA-Z]{2,}");
pattern!(IBAN, r"\b[A-Z]{2}\d{2}( ?[A-Z0-9]{4}){2,7}( ?[A-Z0-9]{1,3})?\b");
pattern!(JOINED_ADDRESS, r"\b[1-9]\d{3}[A-Z]{2}[ ,;]+(nr\.? ?)?\d{1,5}\b");
pattern!(SPACED_ADDRESS, r"\b[1-9]\d{3} [A-Z]{2}[ ,;]+(nr\.? ?)?\d{1,5}\b");
pattern!(STREET, r"\p{L}{3,} \d{1,5} ?[a-zA-Z]?,? +[1-9]\d{3} ?[A-Z]{2}\b");
pattern!(YEAR_LIKE, r"\b(19|20)\d\d [A-Z]{2}\b");
pattern!(
    BIRTH_DATE,
    r"(?i)\b(geboren( op)?|geboortedatum|geb\.?( ?datum)?|born( on)?|date of birth|birth ?date|dob)\b\W{0,4}(\d{1,2}[-/. ](\d{1,2}|[a-z]{3,9})[-/. ](19|20)\d\d|(19|20)\d\d[-/.]?(0[1-9]|1[0-2])[-/.]?(0[1-9]|[12]\d|3[01]))\b"
);
pattern!(NINE_DIGITS, r"\d{9}");

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all() -> [&'static Pattern; 8] {
        [
            &EMAIL,
            &IBAN,
            &JOINED_ADDRESS,
            &SPACED_ADDRESS,
            &STREET,
            &YEAR_LIKE,
            &BIRTH_DATE,
            &NINE_DIGITS,
        ]
    }

    #[test]
    fn every_pattern_can_be_read() {
        assert!(all().iter().all(|pattern| pattern.plain.is_some() && pattern.full.is_some()));
    }

    proptest! {
        #[test]
        fn plain_texts_are_matched_as_all_others(
            text in "[a-c@. ]{0,9}|[A-Z]{0,3}[0-9 ]{0,9}[A-Z]{0,3}|[Gg]eb(oren|\\.)? ?[-0-9a-c./:_]{0,12}|\\PC{0,12}",
        ) {
            for pattern in all() {
                let found = |regex: &Option<Regex>| -> Vec<(usize, usize)> {
                    let regex = regex.as_ref().unwrap();
                    regex.find_iter(&text).map(|found| (found.start(), found.end())).collect()
                };
                if text.is_ascii() {
                    prop_assert_eq!(found(&pattern.plain), found(&pattern.full));
                }
            }
        }
    }
}
