//! Regular expressions over names.
//!
//! What `\w` stands for beyond English letters makes a pattern large, and most names are plain. So a
//! pattern is made ready for plain names at once, and for all others when the first of them comes.

use super::error::Expected;
use regex::{Regex, RegexBuilder, bytes};
use serde::de::{Deserialize, Deserializer, Error};
use std::sync::OnceLock;

/// A regular expression that must match a whole name, in any case.
#[derive(Debug, Clone)]
pub struct Pattern {
    text: String,
    /// For names in ASCII, for which it says the same; none where it cannot be written for them.
    plain: Option<bytes::Regex>,
    /// For all names, once it was needed.
    full: OnceLock<Option<Regex>>,
}

/// Bytes that a pattern may take when it is made ready.
const SIZE: usize = 1 << 20;

/// Classes of characters in a pattern that is known to stay far below [`SIZE`], and its length.
const FEW_CLASSES: usize = 8;
const SHORT: usize = 200;

impl Pattern {
    /// A pattern; none where it is no regular expression, or one that is too large.
    fn new(text: &str) -> Option<Self> {
        let text = format!("^(?:{text})$");
        let plain = bytes::RegexBuilder::new(&text)
            .case_insensitive(true)
            .unicode(false)
            .size_limit(SIZE)
            .build()
            .ok()
            .filter(|_| text.is_ascii());
        let pattern = Self { text, plain, full: OnceLock::new() };
        (pattern.is_simple() || pattern.full().is_some()).then_some(pattern)
    }

    /// Whether it is certain, without trying, that it can be made ready for all names.
    fn is_simple(&self) -> bool {
        self.plain.is_some()
            && self.text.len() <= SHORT
            && self.text.matches('\\').count() <= FEW_CLASSES
            && !self.text.contains('{')
    }

    fn full(&self) -> Option<&Regex> {
        self.full
            .get_or_init(|| {
                RegexBuilder::new(&self.text).case_insensitive(true).size_limit(SIZE).build().ok()
            })
            .as_ref()
    }

    /// Whether the name is of this kind.
    #[must_use]
    pub fn is_match(&self, name: &str) -> bool {
        match &self.plain {
            Some(plain) if name.is_ascii() => plain.is_match(name.as_bytes()),
            _ => self.full().is_some_and(|full| full.is_match(name)),
        }
    }
}

impl<'de> Deserialize<'de> for Pattern {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Some(text.as_str())
            .filter(|text| !text.trim().is_empty())
            .and_then(Self::new)
            .ok_or_else(|| D::Error::custom(Expected::Pattern))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_the_same_of_plain_names_as_of_all_others() {
        for text in [r"rinpersoons?\w*", r"do(19|20)\d\d", r"\w*brin\w*_crypt", r"a.\s[^b]\b"] {
            let pattern = Pattern::new(text).unwrap();
            assert!(pattern.is_simple());
            let full = pattern.full().unwrap();
            for name in [
                "RINPERSOON",
                "rinpersoons2019",
                "xrinpersoon",
                "DO2019",
                "xBrin_crypt",
                "a7 c",
                "",
            ] {
                assert_eq!(pattern.is_match(name), full.is_match(name), "{text} {name}");
            }
        }
    }

    #[test]
    fn a_name_with_other_letters_is_matched_too() {
        let pattern = Pattern::new(r"rinpersoon\w*").unwrap();
        assert!(pattern.is_match("rinpersoon_vóór") && !pattern.is_match("vóór_rinpersoon"));
    }

    #[test]
    fn refuses_what_cannot_be_made_ready() {
        for text in ["(", r"\w{500}{9}", &r"\w{90}".repeat(9), r"\pX"] {
            assert!(Pattern::new(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_short_pattern_with_few_classes_can_always_be_made_ready() {
        let text = r"\w".repeat(FEW_CLASSES);
        assert!(Pattern::new(&text).is_some_and(|pattern| pattern.full().is_some()));
    }
}
