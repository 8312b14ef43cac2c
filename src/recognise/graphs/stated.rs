//! The number of observations that a text states: `n = 1 043`, `Aantal waarnemingen: 12.345`,
//! `1,043 observations`.

/// The smallest number of observations that a text states.
///
/// Thousands may be parted by a space, a point, a comma or an apostrophe, as Dutch, English and
/// Swiss texts do. A number with decimals, a percentage and a bound (`n < 10`) state nothing.
pub(in crate::recognise) fn stated(text: &str) -> Option<u64> {
    if !may_state(text.as_bytes()) {
        return None;
    }
    let signs: Vec<char> = text.chars().take(LONGEST).flat_map(char::to_lowercase).collect();
    let mut least: Option<u64> = None;
    let mut at = 0_usize;
    while at < signs.len() {
        let before = at.checked_sub(1).and_then(|before| signs.get(before));
        let mut next = at.saturating_add(1);
        if !before.is_some_and(|sign| is_inside(*sign)) {
            let rest = signs.get(at..).unwrap_or_default();
            let counted = counted(rest);
            // The groups of a number that was read are no numbers of their own.
            next = at.saturating_add(counted.map_or(1, |(_, length)| length));
            for number in named(rest).into_iter().chain(counted.map(|(value, _)| value)) {
                least = Some(least.map_or(number, |least| least.min(number)));
            }
        }
        at = next;
    }
    least
}

/// Whether a text can state anything at all: a number stands behind a sign of equality, or a word
/// behind a number. Most texts that pass here are numbers alone, words alone, or a word and a number.
pub(in crate::recognise) fn may_state(text: &[u8]) -> bool {
    #[derive(PartialEq, Eq)]
    enum Before {
        Equal,
        Number,
        Space,
        Other,
    }
    // What stands before the first number or sign of equality does not matter.
    let begins = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'=' | b':');
    let text = text.iter().position(begins).and_then(|at| text.get(at..)).unwrap_or_default();
    if text.iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',')) {
        return false;
    }
    let mut before = Before::Other;
    for byte in text {
        let is_space = byte.is_ascii_whitespace() || *byte == 0x0b || !byte.is_ascii();
        before = match before {
            Before::Equal if byte.is_ascii_digit() => return true,
            Before::Space if byte.is_ascii_alphabetic() => return true,
            Before::Equal if is_space => Before::Equal,
            Before::Number | Before::Space if is_space => Before::Space,
            _ if matches!(byte, b'=' | b':') => Before::Equal,
            _ if byte.is_ascii_digit() => Before::Number,
            _ => Before::Other,
        };
    }
    false
}

/// Whether a number that stands behind a text and a sign of equality is one of observations.
pub(in crate::recognise) fn names_observations(text: &str) -> bool {
    let text = text.trim_end().to_lowercase();
    let is_whole = |before: &str| !before.ends_with(is_inside);
    NAMES.iter().any(|name| text.strip_suffix(name).is_some_and(is_whole))
}

/// Whether a sign belongs to the word that goes on behind it.
fn is_inside(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '_' | '.')
}

/// Signs of a text that are looked at; a caption is shorter.
const LONGEST: usize = 4000;

/// Words that name a number of observations; it follows them.
const NAMES: &[&str] = &[
    "n",
    "nobs",
    "n obs",
    "obs",
    "number of obs",
    "number of observations",
    "number of persons",
    "number of individuals",
    "number of subjects",
    "number of units",
    "no. of observations",
    "no. of obs",
    "no. of subjects",
    "observations",
    "sample size",
    "aantal waarnemingen",
    "aantal observaties",
    "aantal personen",
    "aantal respondenten",
    "aantal bedrijven",
    "aantal huishoudens",
    "waarnemingen",
    "observaties",
    "steekproefomvang",
];

/// The letters that they begin with.
const BEGINS: [char; 5] = ['a', 'n', 'o', 's', 'w'];

/// Words for units; their number stands before them.
const UNITS: &[&str] = &[
    "waarnemingen",
    "observaties",
    "personen",
    "respondenten",
    "deelnemers",
    "huishoudens",
    "bedrijven",
    "leerlingen",
    "studenten",
    "patiënten",
    "observations",
    "obs",
    "persons",
    "people",
    "individuals",
    "respondents",
    "participants",
    "subjects",
    "households",
    "companies",
    "firms",
    "students",
    "patients",
];

/// A name, a sign of equality, a number.
fn named(rest: &[char]) -> Option<u64> {
    if !rest.first().is_some_and(|first| BEGINS.contains(first)) {
        return None;
    }
    let name = NAMES.iter().filter(|name| starts(rest, name)).max_by_key(|name| name.len())?;
    let mut at = name.chars().count();
    let mut equal = false;
    loop {
        match rest.get(at)? {
            sign if sign.is_whitespace() => {}
            '=' | ':' if !equal => equal = true,
            sign if sign.is_ascii_digit() => break,
            _ => return None,
        }
        at = at.saturating_add(1);
    }
    // `n 12` is a heading and a value; `obs 12` may be a row number.
    if !equal {
        return None;
    }
    number(rest.get(at..)?).map(|(value, _)| value)
}

/// A number, a space, a word for units; with the length of the number.
fn counted(rest: &[char]) -> Option<(u64, usize)> {
    let (value, length) = number(rest)?;
    let mut after = rest.get(length..)?;
    let spaces = after.iter().take_while(|sign| sign.is_whitespace()).count();
    after = after.get(spaces..)?;
    (spaces > 0 && UNITS.iter().any(|unit| starts(after, unit))).then_some((value, length))
}

/// Whether the signs begin with this word, and the word ends there.
fn starts(signs: &[char], word: &str) -> bool {
    let mut rest = signs.iter();
    word.chars().all(|letter| rest.next() == Some(&letter))
        && rest.next().is_none_or(|sign| !sign.is_alphanumeric())
}

/// The whole number that the signs begin with, and its length.
fn number(signs: &[char]) -> Option<(u64, usize)> {
    const SEPARATORS: &[char] = &[' ', '\u{a0}', '\u{202f}', '\u{2009}', '.', ',', '\'', '’'];
    let digits = |from: usize| {
        let rest = signs.get(from..).unwrap_or_default();
        rest.iter().take_while(|sign| sign.is_ascii_digit()).count()
    };
    let first = digits(0);
    let mut length = first;
    // Thousands: groups of three after a first group of one to three, all parted by one sign.
    if (1..=3).contains(&first)
        && let Some(separator) = signs.get(length).filter(|sign| SEPARATORS.contains(sign))
    {
        while signs.get(length) == Some(separator) && digits(length.saturating_add(1)) == 3 {
            length = length.saturating_add(4);
        }
    }
    let after = signs.get(length);
    let decimals = matches!(after, Some('.' | ',')) && digits(length.saturating_add(1)) > 0;
    if first == 0 || decimals || after.is_some_and(|sign| *sign == '%' || sign.is_alphanumeric()) {
        return None;
    }
    let value: String = signs.iter().take(length).filter(|sign| sign.is_ascii_digit()).collect();
    value.parse().ok().map(|value| (value, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_number_in_every_way_of_writing() {
        for text in [
            "n = 1 043",
            "N=1,043",
            "N: 1.043",
            "Gemiddeld inkomen (n=1043)",
            "Aantal waarnemingen: 1.043",
            "Number of obs = 1,043",
            "Based on 1,043 observations.",
            "gebaseerd op 1 043 personen",
            "In 2019 1043 respondenten",
        ] {
            assert_eq!(stated(text), Some(1043), "{text}");
        }
    }

    #[test]
    fn every_name_begins_with_one_of_the_letters() {
        assert!(NAMES.iter().all(|name| name.starts_with(BEGINS)));
    }

    #[test]
    fn takes_the_smallest_of_several() {
        assert_eq!(stated("mannen (n = 12), vrouwen (n = 9)"), Some(9));
    }

    #[test]
    fn decimals_percentages_bounds_and_other_letters_state_nothing() {
        for text in ["n = 12.5", "n = 12%", "n < 10", "mean = 12", "Figuur 12", "in 2019", "n 12"] {
            assert_eq!(stated(text), None, "{text}");
        }
    }

    #[test]
    fn a_year_before_the_number_is_no_part_of_it() {
        assert_eq!(stated("2019: 1 043 waarnemingen"), Some(1043));
    }
}
