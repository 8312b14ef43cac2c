//! Fields of word processors, told by their codes: what they do beyond showing text.

use crate::content::holds_digit;

/// Where a field reaches to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// It starts a program.
    Program,
    /// It takes in another file.
    Link,
}

/// What the code of a field reaches to; none for what stays in the document.
pub(super) fn reach(code: &str) -> Option<Reach> {
    const PROGRAMS: [&str; 2] = ["DDE", "DDEAUTO"];
    const LINKS: [&str; 5] = ["INCLUDETEXT", "INCLUDEPICTURE", "LINK", "DATABASE", "IMPORT"];
    let names = |known: &[&str]| {
        code.split_whitespace().any(|word| known.iter().any(|name| word.eq_ignore_ascii_case(name)))
    };
    if names(&PROGRAMS) { Some(Reach::Program) } else { names(&LINKS).then_some(Reach::Link) }
}

/// Whether a field holds a text with a number that it does not show where it stands: a variable, a
/// question, one of two texts. A formula (`EQ`) has no text of its own at all: it is drawn.
pub(super) fn keeps_a_number(code: &str) -> bool {
    const KEEPERS: [&str; 5] = ["SET", "QUOTE", "ASK", "FILLIN", "IF"];
    let name = code.split_whitespace().next().unwrap_or_default();
    if name.eq_ignore_ascii_case("EQ") {
        let drawn = code.split_once('(').map_or("", |(_, drawn)| drawn);
        return holds_digit(drawn);
    }
    KEEPERS.iter().any(|keeper| name.eq_ignore_ascii_case(keeper))
        && code.split('"').skip(1).step_by(2).any(holds_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_what_leaves_the_document() {
        assert_eq!(reach(" DDEAUTO excel book.xlsx sheet "), Some(Reach::Program));
        assert_eq!(reach("includepicture \"a.png\" \\d"), Some(Reach::Link));
        assert_eq!(reach(" PAGE \\* MERGEFORMAT"), None);
        assert_eq!(reach(" HYPERLINKBASE "), None);
    }

    #[test]
    fn finds_texts_that_a_field_keeps() {
        assert!(keeps_a_number(" SET zuid \"n = 3\" "));
        assert!(keeps_a_number(r" EQ \a \co2 (Zuid,3) "));
        assert!(!keeps_a_number(r" EQ \a \co2 (x,y) "));
        assert!(!keeps_a_number(" HYPERLINK \"https://a.nl/3\" "));
        assert!(!keeps_a_number(" IF 1 = 1 \"ja\" \"nee\" "));
    }
}
