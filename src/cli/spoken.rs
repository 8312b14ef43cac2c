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

/// The words that were typed, with the language behind the command where it stood before it: no other
/// option belongs to all commands, so it is typed first as easily as last.
pub(super) fn behind_the_command<'a, I: Iterator<Item = &'a str>>(
    mut typed: Vec<OsString>,
    commands: impl Fn() -> I,
) -> Vec<OsString> {
    let word = |at: usize| typed.get(at).map(|word| word.to_string_lossy());
    let length = match word(1) {
        Some(option) if option == "--language" => 2,
        Some(option) if option.starts_with("--language=") => 1,
        _ => return typed,
    };
    let behind = length + 1;
    if word(behind).is_some_and(|word| commands().any(|command| command == word)) {
        let language: Vec<OsString> = typed.drain(1..behind).collect();
        typed.extend(language);
    }
    typed
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

    #[test]
    fn the_language_may_stand_before_a_command() {
        let moved = |words: &[&str]| {
            let words = words.iter().map(OsString::from).collect();
            behind_the_command(words, || ["explain", "rules"].into_iter())
        };
        let expected = ["voorcheck", "explain", "microdata", "--language", "en"];
        assert_eq!(moved(&["voorcheck", "--language", "en", "explain", "microdata"]), expected);
        let expected = ["voorcheck", "rules", "--language=nl"];
        assert_eq!(moved(&["voorcheck", "--language=nl", "rules"]), expected);
        let paths = ["voorcheck", "--language", "en", "a.zip"];
        assert_eq!(moved(&paths), paths);
    }
}
