//! Regular expressions over names.
//!
//! To make a pattern ready costs more than to read it, and few names begin as one does. So a pattern
//! is read at once, with what names of its kind begin with, and made ready when the first of them
//! comes: for names in ASCII, and apart from these for all others, for which it is larger by far
//! because of what `\w` stands for beyond English letters.

use super::error::Expected;
use regex::{Regex, RegexBuilder, bytes};
use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Hir, HirKind};
use serde::de::{Deserialize, Deserializer, Error};
use std::sync::OnceLock;

/// A regular expression that must match a whole name, in any case.
#[derive(Debug, Clone)]
pub struct Pattern {
    text: String,
    /// The letters that every name of this kind begins with, as far as that is plain.
    begin: Vec<u8>,
    /// For names in ASCII, for which it says the same, once it was needed; none where it cannot be
    /// written for them.
    plain: OnceLock<Option<bytes::Regex>>,
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
        let read = ParserBuilder::new().unicode(false).utf8(false).build().parse(text).ok();
        let read = read.filter(|_| text.is_ascii());
        let pattern = Self {
            text: format!("^(?:{text})$"),
            begin: read.as_ref().map_or(&[][..], begin).to_vec(),
            plain: OnceLock::new(),
            full: OnceLock::new(),
        };
        let is_sound = read.is_some() && pattern.is_simple() || pattern.full().is_some();
        is_sound.then_some(pattern)
    }

    /// Whether it is certain, without trying, that what can be read can be made ready.
    fn is_simple(&self) -> bool {
        self.text.len() <= SHORT
            && self.text.matches('\\').count() <= FEW_CLASSES
            && !self.text.contains('{')
    }

    fn plain(&self) -> Option<&bytes::Regex> {
        let ready = || {
            let mut builder = bytes::RegexBuilder::new(&self.text);
            builder.case_insensitive(true).unicode(false).size_limit(SIZE);
            builder.build().ok().filter(|_| self.text.is_ascii())
        };
        self.plain.get_or_init(ready).as_ref()
    }

    fn full(&self) -> Option<&Regex> {
        self.full
            .get_or_init(|| {
                RegexBuilder::new(&self.text).case_insensitive(true).size_limit(SIZE).build().ok()
            })
            .as_ref()
    }

    fn is_begun_by(&self, name: &[u8]) -> bool {
        let begin = name.get(..self.begin.len());
        begin.is_some_and(|letters| letters.eq_ignore_ascii_case(&self.begin))
    }

    /// Whether the name is of this kind.
    #[must_use]
    pub fn is_match(&self, name: &str) -> bool {
        if name.is_ascii() && !self.is_begun_by(name.as_bytes()) {
            return false;
        }
        match name.is_ascii().then(|| self.plain()).flatten() {
            Some(plain) => plain.is_match(name.as_bytes()),
            None => self.full().is_some_and(|full| full.is_match(name)),
        }
    }
}

/// The letters that what is matched begins with.
fn begin(read: &Hir) -> &[u8] {
    match read.kind() {
        HirKind::Literal(literal) => &literal.0,
        HirKind::Concat(parts) => parts.first().map_or(&[], begin),
        _ => &[],
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
            assert!(pattern.is_simple() && pattern.plain().is_some());
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
