//! Headings that name a class of an amount rather than the amount: `Inkomen laag`, `Leeftijd 65+`,
//! `2-5 dagen`.
//!
//! Convention: a number that is no year, or a word that ranks or excludes, makes a class of a word
//! for an amount. Numbers of units stand beside such classes more often than amounts, and a count
//! that goes uncounted is the costly mistake. What a bracket holds (`Inkomen (x 1 000)`) and the size
//! of a unit (`in 1000 euro`) make none.

use super::headings;
use crate::facts::Measure;
use crate::recognise::tables::frame::Framed;
use crate::recognise::words;
use std::collections::BTreeMap;

/// Whether a heading names a class of an amount.
pub(super) fn names_class_of_amount(heading: &str) -> bool {
    let said = words::header(heading);
    let amount = matches!(
        said.measure,
        Some(Measure::Money | Measure::Quantity | Measure::PersonTime) if said.subject
    );
    if !amount {
        return false;
    }
    // `Netto inkomen (x 1 000)` gives the size of a unit; its number makes no class.
    let by_number = said.multiplier <= 1;
    let main = heading.split(['(', '[']).next().unwrap_or_default().to_lowercase();
    let mut words = words::of(&main);
    words.any(|word| by_number && is_class_number(word) || CLASSES.contains(&word))
}

/// Whether a word is a number that is no year, perhaps with a letter for its unit: `20k`.
fn is_class_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) && !matches!(word.parse(), Ok(1900..=2100_u32))
}

/// Forgets that a few rows name amounts in a table of whole numbers.
pub(super) fn forget_amounts(frame: &Framed<'_>, rows: &mut BTreeMap<u32, Option<Measure>>) {
    if hold_few_amounts(rows) && headings::is_whole(frame) {
        rows.values_mut()
            .filter(|said| said.is_some_and(Measure::is_subject))
            .for_each(|said| *said = None);
    }
}

/// Whether a few rows name amounts (`Fed income tax`, `Low-income family`, `Full time`) among others
/// that name none: they are categories as the others are.
pub(super) fn hold_few_amounts(rows: &BTreeMap<u32, Option<Measure>>) -> bool {
    let amounts = rows.values().flatten().filter(|said| said.is_subject()).count();
    let others = rows.values().filter(|said| said.is_none()).count();
    amounts > 0 && amounts < others
}

/// Forgets what `Q1` says where `Q2` or `Q4` stands beside or below it: then they are questions,
/// quarters of a year or groups by quartile. As a statistic it stands beside a median and `Q3`.
pub(super) fn forget_quarters(
    frame: &Framed<'_>,
    columns: &mut BTreeMap<u32, Option<Measure>>,
    rows: &mut BTreeMap<u32, Option<Measure>>,
) {
    forget_along(columns, |column| quarter(frame.head(column).last()?));
    forget_along(rows, |row| quarter(frame.label(row).last()?));
    // `2021_Q1` is one whatever stands beside it.
    for (column, said) in columns {
        *said = said.filter(|_| !frame.head(*column).last().is_some_and(|head| of_a_year(head)));
    }
    for (row, said) in rows {
        *said = said.filter(|_| !frame.label(*row).iter().any(|label| of_a_year(label)));
    }
}

/// Forgets them among the headings of one side.
fn forget_along(said: &mut BTreeMap<u32, Option<Measure>>, number: impl Fn(u32) -> Option<u8>) {
    let quarters: BTreeMap<u32, u8> =
        said.keys().filter_map(|at| Some((*at, number(*at)?))).collect();
    if quarters.values().any(|number| !matches!(number, 1 | 3)) {
        said.extend(quarters.keys().map(|at| (*at, None)));
    }
}

/// The number of a heading that is, or begins with, `Q1`, `Q2` and so on.
fn quarter(heading: &str) -> Option<u8> {
    let first = heading.split(|c: char| !c.is_alphanumeric()).next()?;
    first.strip_prefix(['Q', 'q'])?.parse().ok()
}

/// Whether a heading is a quarter with its year and nothing else: `2021_Q1`, `Q1 2021`.
fn of_a_year(heading: &str) -> bool {
    let words: Vec<&str> =
        heading.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let year = |word: &&str| matches!(word.parse(), Ok(1900..=2100_u32));
    let is_quarter = |word: &&str| {
        let number = word.strip_prefix(['Q', 'q', 'K', 'k']);
        matches!(number, Some("1" | "2" | "3" | "4"))
    };
    words.len() == 2 && words.iter().any(year) && words.iter().any(is_quarter)
}

/// Words that rank or exclude.
#[rustfmt::skip]
const CLASSES: &[&str] = &[
    "laag", "lage", "lager", "midden", "gemiddeld", "hoog", "hoge", "hoger", "jong", "jonge", "jonger",
    "oud", "oude", "ouder", "kort", "korte", "lang", "lange", "low", "lower", "lowest", "middle",
    "medium", "high", "higher", "highest", "young", "younger", "old", "older", "short", "long",
    "kwintiel", "kwintielen", "quintile", "deciel", "decile", "kwartiel", "quartile", "tertiel",
    "tertile", "percentiel", "klasse", "class", "groep", "group", "categorie", "category", "onbekend",
    "unknown", "geen", "none", "no", "zonder", "without", "met", "with", "minder", "meer", "less",
    "more", "under", "over", "onder", "boven", "below", "above", "tot", "vanaf",
];

#[cfg(test)]
mod tests {
    use super::names_class_of_amount;

    #[test]
    fn catches_classes_of_amounts() {
        for heading in [
            "Leeftijd 15-24",
            "Leeftijd 65+",
            "Inkomen < 20k",
            "Age: under 18",
            "Inkomen laag",
            "Inkomen kwintiel 1",
            "2-5 dagen",
            "Geen inkomen",
            "Income, lowest quintile",
            "w.v. laag inkomen (x 1 000)",
        ] {
            assert!(names_class_of_amount(heading), "{heading}");
        }
    }

    #[test]
    fn does_not_catch_amounts() {
        for heading in [
            "Leeftijd",
            "Leeftijd (jaren)",
            "Inkomen 2019",
            "Netto inkomen (x 1 000)",
            "Omzet in 1000 euro",
            "Hours worked",
            "Aantal personen 15-24",
            "Gemiddeld inkomen",
        ] {
            assert!(!names_class_of_amount(heading), "{heading}");
        }
    }
}
