//! Why a rules file is refused, said to the person who wrote it.

use super::Language;
use crate::policy::{Expected, PolicyError, Position};

/// One sentence or two: where, and what was expected there.
#[must_use]
pub fn refusal(error: &PolicyError, language: Language) -> String {
    let there = |position: &Position, what: String| {
        let Position { line, column } = position;
        language.pick(
            format!("regel {line}, kolom {column}: {what}."),
            format!("line {line}, column {column}: {what}."),
        )
    };
    match error {
        PolicyError::Value { line, column, expected } => {
            let position = Position { line: *line, column: *column };
            there(&position, expectation(expected, language))
        }
        PolicyError::UnknownDefault(position, name, known) => {
            there(position, no_edition(name, known, language))
        }
        PolicyError::UnknownEdition(name, known) => no_edition(name, known, language) + ".",
        PolicyError::UnknownRule(position, slug) => there(
            position,
            language.pick(
                format!(
                    "[rules.{slug}] hoort bij geen regel van dit programma. Alle regels: \
                     voorcheck rules"
                ),
                format!(
                    "[rules.{slug}] belongs to no rule of this program. All rules: voorcheck rules"
                ),
            ),
        ),
        PolicyError::MissingRule(position, slug) => there(
            position,
            language.pick(
                format!("[rules.{slug}] ontbreekt: elke regel heeft een niveau en een vindplaats"),
                format!("[rules.{slug}] is missing: every rule has a level and a clause"),
            ),
        ),
        PolicyError::NotText(position) => there(
            position,
            language
                .pick(
                    "dit is geen tekst in UTF-8. Sla het bestand op als UTF-8 (in Kladblok: \
                     Opslaan als, Codering), en controleer of dit het bedoelde bestand is",
                    "this is not text in UTF-8. Save the file as UTF-8 (in Notepad: Save as, \
                     Encoding), and check that it is the file you meant",
                )
                .to_owned(),
        ),
        PolicyError::TooLong(position, bytes) => there(
            position,
            language.pick(
                format!("het bestand is langer dan {bytes} bytes en wordt niet gelezen"),
                format!("the file is longer than {bytes} bytes and is not read"),
            ),
        ),
    }
}

fn no_edition(name: &str, known: &[String], language: Language) -> String {
    let known = known.join(", ");
    language.pick(
        format!("de editie '{name}' bestaat niet. Er is wel: {known}"),
        format!("there is no edition '{name}'. There is: {known}"),
    )
}

fn expectation(expected: &Expected, language: Language) -> String {
    let plain = |dutch: &str, english: &str| language.pick(dutch, english).to_owned();
    match expected {
        Expected::Name => {
            plain("hier hoort een tekst die niet leeg is", "a text that is not empty belongs here")
        }
        Expected::Pattern => {
            plain("hier hoort een reguliere expressie", "a regular expression belongs here")
        }
        Expected::PositiveNumber => plain(
            "hier hoort een geheel getal van 1 of meer",
            "a whole number of 1 or more belongs here",
        ),
        Expected::Percentage => plain(
            "hier hoort een geheel getal van 1 tot en met 100",
            "a whole number from 1 to 100 belongs here",
        ),
        Expected::Date => plain(
            "hier hoort een datum, zoals 2026-03-12",
            "a date such as 2026-03-12 belongs here",
        ),
        Expected::Agreement(own, other) => language.pick(
            format!("'{own}' en '{other}' spreken elkaar tegen; haal een van beide weg"),
            format!("'{own}' and '{other}' contradict each other; take one of them away"),
        ),
        Expected::Cells => plain(
            "hier horen kolommen, rijen of cellen, zoals \"B\", \"7\" of \"B2:B9\"",
            "columns, rows or cells belong here, as \"B\", \"7\" or \"B2:B9\"",
        ),
        Expected::OneOf(found, known) => {
            let near = nearest(found, known.iter().map(String::as_str));
            let known = known.join(", ");
            let meant = near.map_or_else(String::new, |near| {
                language
                    .pick(format!(" (bedoelde u '{near}'?)"), format!(" (did you mean '{near}'?)"))
            });
            language.pick(
                format!("'{found}' is hier niet bekend{meant}; wel: {known}"),
                format!("'{found}' is not known here{meant}; known are: {known}"),
            )
        }
        Expected::Key(key) => language.pick(
            format!("in dit blok ontbreekt '{key}'"),
            format!("'{key}' is missing in this block"),
        ),
        Expected::Kind(wanted) => kind(wanted, language),
        Expected::NewKey => {
            plain("deze sleutel staat hier twee keer", "this key stands here twice")
        }
        Expected::Other(message) => language.pick(
            "dit is niet te lezen als toml. Kijk naar aanhalingstekens, haakjes en \
             is-gelijktekens op en boven deze regel"
                .to_owned(),
            format!("this cannot be read as toml ({message})"),
        ),
    }
}

/// What kind of value belongs there, in the words of the toml reader.
fn kind(wanted: &str, language: Language) -> String {
    let (dutch, english) = if wanted == "level" {
        (
            "note, review of fail, of { before = …, after = … }",
            "note, review or fail, or { before = …, after = … }",
        )
    } else if wanted.contains("string") {
        ("een tekst tussen aanhalingstekens", "a text between quotation marks")
    } else if wanted.contains("bool") {
        ("true of false", "true or false")
    } else if wanted.contains("sequence") {
        ("een lijst tussen vierkante haken", "a list between square brackets")
    } else if wanted.contains("struct") || wanted.contains("map") {
        ("een blok met sleutels", "a block of keys")
    } else {
        ("een geheel getal", "a whole number")
    };
    language.pick(format!("hier hoort {dutch}"), format!("{english} belongs here"))
}

/// The known word that is nearest to what was typed, if one is near.
#[must_use]
pub fn nearest<'a>(typed: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let most = (typed.chars().count() / 3).max(1);
    known
        .map(|word| (distance(typed, word), word))
        .filter(|(distance, _)| *distance <= most)
        .min()
        .map(|(_, word)| word)
}

/// How many letters must be changed, put in or taken out to turn one word into the other.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().take(200).collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (index, letter) in from.chars().take(200).enumerate() {
        let mut diagonal = index;
        let mut left = index.saturating_add(1);
        let mut next = vec![left];
        for (other, above) in to.iter().zip(row.iter().skip(1)) {
            let change = diagonal.saturating_add(usize::from(*other != letter));
            left = change.min(above.saturating_add(1)).min(left.saturating_add(1));
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proposes_the_key_that_was_mistyped() {
        let known = ["tables", "cells", "count_cells"];
        assert_eq!(nearest("count_cels", known.into_iter()), Some("count_cells"));
        assert_eq!(nearest("celss", known.into_iter()), Some("cells"));
        assert_eq!(nearest("pages", known.into_iter()), None);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
    }

    #[test]
    fn says_where_and_what_in_both_languages() {
        let error = PolicyError::Value { line: 3, column: 7, expected: Expected::PositiveNumber };
        assert_eq!(
            refusal(&error, Language::Dutch),
            "regel 3, kolom 7: hier hoort een geheel getal van 1 of meer."
        );
        assert_eq!(
            refusal(&error, Language::English),
            "line 3, column 7: a whole number of 1 or more belongs here."
        );
    }
}
