//! Values that lead to one person by their form alone, wherever they stand in a text: e-mail
//! addresses, bank accounts, an address, a date of birth, the number of a person.
//!
//! Conventions. An *e-mail address* on a line that says who wrote the file, or in program text, is
//! where its author can be reached, and so are one or two in a whole file. An *IBAN* counts only where its check digits agree. A
//! *postcode* leads to an address together with a house number, before or after it; four digits
//! and two letters that begin like a year must stand together or in a line about an address. A
//! *date* is one of birth where a word just before it says so. Nine digits are the *number of a
//! person* where they begin with a zero or where a word before them says that they are a key; in
//! program text, where something is compared with them.

mod patterns;
mod watch;

use super::words;
use crate::content::LineKind;
use crate::facts::{Sighting, SightingKind};
use patterns::{
    BIRTH_DATE, EMAIL, IBAN, JOINED_ADDRESS, NINE_DIGITS, SPACED_ADDRESS, STREET, YEAR_LIKE,
};
pub(super) use watch::Watch;

/// What kind of value it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Personal {
    Email,
    Iban,
    Address,
    BirthDate,
    Key,
}

impl Personal {
    /// Its name in reports, the same in both languages.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Email => "e-mail",
            Self::Iban => "IBAN",
            Self::Address => "postcode",
            Self::BirthDate => "geboortedatum/date of birth",
            Self::Key => "rinpersoon/BSN",
        }
    }
}

/// What sort of text it is: what is a value in one is normal in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Around {
    /// A cell of a grid, a name of a file or sheet.
    Cell,
    /// A line of text that people read.
    Text,
    /// Program text and its comments.
    Program,
}

impl From<LineKind> for Around {
    fn from(kind: LineKind) -> Self {
        match kind {
            LineKind::Code | LineKind::Comment => Self::Program,
            LineKind::Prose | LineKind::Printed | LineKind::SavedOutput => Self::Text,
        }
    }
}

/// Only so much of a text is looked at, in bytes; longer ones are data of other kinds.
const LOOK: usize = 4096;

/// Digits of the number of a person.
const KEY: usize = 9;

/// The values in a text, each kind once.
pub(super) fn find(text: &str, around: Around) -> Vec<Personal> {
    if is_number(text) {
        return Vec::new();
    }
    let text = text.get(..text.floor_char_boundary(LOOK)).unwrap_or(text);
    let mut found = Vec::new();
    if text.contains('@') && EMAIL.is_match(text) && !is_authors(text, around) {
        found.push(Personal::Email);
    }
    // Each of the others holds so many digits and letters; most texts do not, and numbers are many.
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let capitals = || text.bytes().filter(u8::is_ascii_uppercase).count();
    let has_letters = digits >= 5 && text.bytes().any(|byte| byte.is_ascii_alphabetic());
    let ibans = || IBAN.find_iter(text).any(|candidate| is_iban(candidate.as_str()));
    if has_letters && digits >= 8 && capitals() >= 2 && ibans() {
        found.push(Personal::Iban);
    }
    if has_letters && capitals() >= 2 && may_hold_postcode(text) && has_address(text) {
        found.push(Personal::Address);
    }
    if has_letters && may_speak_of_birth(text) && BIRTH_DATE.is_match(text) {
        found.push(Personal::BirthDate);
    }
    if digits >= KEY && has_key(text, around) {
        found.push(Personal::Key);
    }
    found
}

/// Whether a text is nothing but a number, too short for a key: most texts are.
fn is_number(text: &str) -> bool {
    text.len() < KEY
        && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
}

/// Whether four digits stand before two capitals, with a blank between at most: in most texts that
/// are long enough they do not, and no pattern need be held against them.
fn may_hold_postcode(text: &str) -> bool {
    let is_code = |signs: &[u8]| {
        let (digits, rest) = signs.split_at_checked(4).unwrap_or_default();
        let capitals = rest.strip_prefix(b" ").unwrap_or(rest).get(..2).unwrap_or_default();
        capitals.len() == 2
            && capitals.iter().all(u8::is_ascii_uppercase)
            && digits.iter().all(u8::is_ascii_digit)
    };
    // A digit of a pattern may be one of another script.
    !text.is_ascii() || (0..text.len()).any(|at| text.as_bytes().get(at..).is_some_and(is_code))
}

/// Whether a text holds the letters of one of the words for a birth.
fn may_speak_of_birth(text: &str) -> bool {
    const WORDS: [&[u8]; 4] = [b"geb", b"born", b"birth", b"dob"];
    let holds = |word: &&[u8]| {
        text.as_bytes().windows(word.len()).any(|letters| letters.eq_ignore_ascii_case(word))
    };
    WORDS.iter().any(holds)
}

/// Forgets e-mail addresses: in syntax and documentation they are those of who wrote them.
pub(super) fn forget_authors(sightings: &mut Vec<Sighting>) {
    sightings.retain(|sighting| {
        sighting.kind != SightingKind::IdentifierValue || sighting.name != Personal::Email.name()
    });
}

/// Whether nine digits pass the test of citizen service numbers; one random number in eleven does,
/// so only a whole column of them says something.
pub(super) fn passes_eleven_test(digits: &str) -> bool {
    let digits = format!("{digits:0>9}");
    if digits.len() != 9 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let weights = [9_i32, 8, 7, 6, 5, 4, 3, 2, -1];
    let sum: i32 =
        digits.bytes().zip(weights).map(|(byte, weight)| i32::from(byte - b'0') * weight).sum();
    sum % 11 == 0 && digits.bytes().any(|byte| byte != b'0')
}

/// Whether an address is that of the author: in program text, and on lines that say so.
fn is_authors(text: &str, around: Around) -> bool {
    const WORDS: [&str; 12] = [
        "author",
        "auteur",
        "contact",
        "correspond",
        "vragen",
        "questions",
        "e-mail:",
        "email:",
        "mailto:",
        "mail:",
        "maintainer",
        "support",
    ];
    let lower = text.to_lowercase();
    match around {
        Around::Program => true,
        Around::Text => WORDS.iter().any(|word| lower.contains(word)),
        Around::Cell => false,
    }
}

/// Whether the check digits of a bank account agree: the number, its first four characters behind
/// it and its letters as numbers, leaves 1 when divided by 97.
fn is_iban(text: &str) -> bool {
    let packed: String = text.chars().filter(|c| *c != ' ').collect();
    let Some((head, tail)) = packed.split_at_checked(4).filter(|_| packed.len() >= 15) else {
        return false;
    };
    let rest = tail.chars().chain(head.chars()).try_fold(0_u32, |rest, c| {
        let value = c.to_digit(36)?;
        Some((rest * if value > 9 { 100 } else { 10 } + value) % 97)
    });
    rest == Some(1)
}

/// Whether a postcode stands with a house number.
fn has_address(text: &str) -> bool {
    let speaks_of_it = || {
        let lower = text.to_lowercase();
        ["postcode", "adres", "address", "straat", "weg ", "laan ", "plein "]
            .iter()
            .any(|word| lower.contains(word))
    };
    // These three are not given out.
    let given = |found: &regex::Match<'_>| {
        let letters: String = found.as_str().chars().filter(char::is_ascii_uppercase).collect();
        !["SA", "SD", "SS"].iter().any(|never| letters.ends_with(never))
    };
    let year_like = || YEAR_LIKE.is_match(text) && !speaks_of_it();
    JOINED_ADDRESS.find_iter(text).any(|found| given(&found))
        || SPACED_ADDRESS.find_iter(text).any(|found| given(&found)) && !year_like()
        || STREET.find_iter(text).any(|found| given(&found)) && !year_like()
}

/// Whether nine digits that stand by themselves are the number of a person.
fn has_key(text: &str, around: Around) -> bool {
    const KEYS: [&str; 14] = [
        "persoon", "person", "nummer", "number", "nr", "id", "key", "sleutel", "client", "cliënt",
        "patient", "patiënt", "bsn", "sofi",
    ];
    const COMPARED: [&str; 8] = ["==", "!=", "%in%", "inlist", "isin", " eq ", " in (", " in("];
    NINE_DIGITS.find_iter(text).any(|found| {
        let before = text.get(..found.start()).unwrap_or_default();
        let after = text.get(found.end()..).unwrap_or_default();
        let attached = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | ',' | '/' | '-');
        let ends = !after.starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '/')
            && !after
                .strip_prefix(['.', ',', '-'])
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let alone = ends && !before.ends_with(attached);
        if !alone || found.as_str().ends_with("000") {
            return false;
        }
        let lower = before.to_lowercase();
        match around {
            Around::Program => COMPARED.iter().any(|sign| lower.contains(sign)),
            Around::Text | Around::Cell => {
                let named = words::of(&lower)
                    .next_back()
                    .is_some_and(|word| KEYS.iter().any(|key| word.ends_with(key)));
                found.as_str().starts_with('0') || named
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_text(text: &str) -> Vec<Personal> {
        find(text, Around::Text)
    }

    #[test]
    fn catches_each_kind_of_value() {
        assert_eq!(in_text("reactie van j.jansen@example.nl op de enquete"), [Personal::Email]);
        assert_eq!(in_text("rekening NL91 ABNA 0417 1643 00 op naam"), [Personal::Iban]);
        assert_eq!(in_text("woont op 1234AB 12"), [Personal::Address]);
        assert_eq!(in_text("Dorpsstraat 12a, 3511 AB Utrecht"), [Personal::Address]);
        assert_eq!(in_text("geboren op 12-03-1985 te Breda"), [Personal::BirthDate]);
        assert_eq!(in_text("date of birth: 1985-03-12"), [Personal::BirthDate]);
        assert_eq!(in_text("uitbijter 012345678 verwijderd"), [Personal::Key]);
        assert_eq!(in_text("zie persoon 123456782"), [Personal::Key]);
        assert_eq!(find("keep if id == 123456782", Around::Program), [Personal::Key]);
    }

    #[test]
    fn does_not_catch_what_only_looks_like_it() {
        for text in [
            "NL91 ABNA 0417 1643 01 has other check digits",
            "in 2015 EU 28 countries",
            "omzet 123456789 euro",
            "n = 123456782",
            "inkomen 100000000",
            "versie 1.012345678",
            "artikel 10.1016/012345678",
            "geboren in 1985, 2024-01-01",
            "born 1911-1924, born 1946/1950",
            "postcode 1234 SS 12",
        ] {
            assert_eq!(in_text(text), [], "{text}");
        }
    }

    #[test]
    fn does_not_catch_how_the_author_can_be_reached() {
        assert_eq!(in_text("Contact: j.jansen@example.nl"), []);
        assert_eq!(find("* j.jansen@example.nl, maart 2024", Around::Program), []);
        assert_eq!(find("j.jansen@example.nl", Around::Cell), [Personal::Email]);
    }

    #[test]
    fn does_not_catch_numbers_in_program_text_that_nothing_is_compared_with() {
        assert_eq!(find("set seed 123456782", Around::Program), []);
    }

    #[test]
    fn knows_citizen_service_numbers_with_and_without_their_zero() {
        assert!(
            passes_eleven_test("111222333")
                && passes_eleven_test("10000012") == passes_eleven_test("010000012")
        );
        assert!(!passes_eleven_test("111222334") && !passes_eleven_test("000000000"));
    }
}
