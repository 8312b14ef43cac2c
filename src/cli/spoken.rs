//! The language of everything that is said.

use std::ffi::OsString;
use voorcheck::language::Language;

/// As typed, else that of the system, else Dutch. It is needed before the command line is read,
/// because its errors are said in that language too.
pub(super) fn of(arguments: &[OsString]) -> Language {
    typed(arguments).unwrap_or_else(|| {
        sys_locale::get_locale()
            .map_or_else(Language::default, |locale| Language::of_locale(&locale))
    })
}

/// The language that was typed, if one was.
fn typed(arguments: &[OsString]) -> Option<Language> {
    let mut last = None;
    let mut words = arguments.iter().map(|word| word.to_string_lossy());
    while let Some(word) = words.next() {
        let value = match word.split_once('=') {
            Some(("--language", value)) => Some(value.to_owned()),
            _ if word == "--language" => words.next().map(|word| word.into_owned()),
            _ if word == "--" => break,
            _ => None,
        };
        match value.as_deref() {
            Some("nl") => last = Some(Language::Dutch),
            Some("en") => last = Some(Language::English),
            _ => {}
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &[&str]) -> Option<Language> {
        typed(&words.iter().map(OsString::from).collect::<Vec<_>>())
    }

    #[test]
    fn finds_the_language_wherever_it_is_typed() {
        assert_eq!(found(&["voorcheck", "a.zip", "--language", "en"]), Some(Language::English));
        assert_eq!(found(&["voorcheck", "--language=nl", "a.zip"]), Some(Language::Dutch));
        assert_eq!(found(&["voorcheck", "a.zip"]), None);
        assert_eq!(found(&["voorcheck", "--", "--language", "en"]), None);
    }
}
