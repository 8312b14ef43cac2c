//! Several numbers of units in one cell: `No: 236 , Yes: 12`, `321 18`.
//!
//! Convention: R's `paste(table(x), collapse = " ")` and people who have no room write the frequencies
//! of a variable into one cell, in the order of its classes, with or without their names. The least of
//! them is the one that matters. Names and codes (`Male: 1, Female: 2`) are a legend.

use super::sheet::{Kind, Said};
use crate::recognise::values::Second;

/// The least of the frequencies that stand in a cell, each behind the name of its class and a colon.
pub(super) fn named(text: &str) -> Option<f64> {
    let parts = || text.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty());
    let number = |part: &str| {
        let (name, number) = part.split_once(':')?;
        let begins = name.trim().starts_with(char::is_alphabetic);
        number.trim().parse::<u32>().ok().filter(|_| begins)
    };
    // What holds no colon or two numbers is seen at once: this is asked of every text.
    if !text.contains(':') || !text.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let numbers: Option<Vec<u32>> = parts().map(number).collect();
    let numbers = numbers.filter(|numbers| numbers.len() >= 2)?;
    let codes = numbers.windows(2).all(|pair| matches!(pair, [a, b] if a.abs_diff(*b) == 1));
    let years = numbers.iter().all(|number| (1900..2100).contains(number));
    numbers.iter().min().filter(|_| !codes && !years).map(|least| f64::from(*least))
}

/// The least of the whole numbers in a cell that holds nothing else, with blanks between them.
pub(super) fn bare(cell: &Said) -> Option<f64> {
    let Kind::Number(printed) = cell.kind else { return None };
    if !matches!(printed.number.second, Second::Others { .. }) {
        return None;
    }
    let numbers: Option<Vec<u32>> =
        cell.text.split_whitespace().map(|number| number.parse().ok()).collect();
    let numbers = numbers.filter(|numbers| numbers.len() >= 2)?;
    // R's Hmisc prints quartiles so, three that go up.
    let quartiles = matches!(numbers[..], [a, b, c] if a <= b && b <= c);
    numbers.into_iter().min().filter(|_| !quartiles).map(f64::from)
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn catches_frequencies_behind_their_names() {
        assert_eq!(named("No: 236 , Yes: 12"), Some(12.0));
        assert_eq!(named("man: 3; vrouw: 40; onbekend: 0"), Some(0.0));
    }

    #[test]
    fn does_not_catch_legends_years_and_lines() {
        for text in ["Male: 1, Female: 2", "No: 0, Yes: 1", "van: 2010, tot: 2015", "n: 12"] {
            assert_eq!(named(text), None, "{text}");
        }
        assert_eq!(named("Tabel 1: personen, 2015"), None);
    }
}
