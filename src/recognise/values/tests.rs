//! Claims about cells, one table a convention.

mod beside;
mod numbers;
mod others;

use proptest::prelude::*;

use super::{Evidence, Notation, Number, Reading, Second, is_year, read};

fn number(text: &str) -> Number<'_> {
    number_in(text, Notation::Unknown)
}

fn number_in(text: &str, notation: Notation) -> Number<'_> {
    match read(text, notation) {
        Reading::Number(number) => number,
        other => panic!("{text:?} reads as {other:?}"),
    }
}

fn values(notation: Notation, cells: &[(&str, f64)]) {
    for &(text, value) in cells {
        assert_eq!(number_in(text, notation).value, value, "{text:?} in {notation:?}");
    }
}

fn seconds(cells: &[(&str, f64, Second)]) {
    for &(text, value, second) in cells {
        let number = number(text);
        assert_eq!((number.value, number.second), (value, second), "{text:?}");
    }
}

fn labels(cells: &[&str]) {
    for &text in cells {
        for notation in [Notation::Unknown, Notation::Point, Notation::Comma] {
            assert_eq!(read(text, notation), Reading::Label, "{text:?} in {notation:?}");
        }
    }
}

#[test]
fn could_be_a_year() {
    for text in ["2019", "1900", "2100", "2019*"] {
        assert!(is_year(&number(text)), "{text:?}");
    }
    for text in
        ["1899", "2101", "2,019", "2019.0", "(2019)", "2019 (5%)", "<2019", "€ 2019", "-2019"]
    {
        assert!(!is_year(&number(text)), "{text:?}");
    }
}

#[test]
fn stored_numbers_have_the_decimals_of_their_full_form() {
    assert_eq!(Number::stored(12.0).decimals, 0);
    assert_eq!(Number::stored(0.125).decimals, 3);
    assert!(is_year(&Number::stored(2019.0)));
}

#[test]
fn the_grid_decides_its_notation() {
    for (cells, notation) in [
        (&["1.234", "0.5", "12"][..], Notation::Point),
        (&["1.234", "12,5"], Notation::Comma),
        (&["1.234", "1.234.567"], Notation::Comma),
        (&["1,234", "1,234.5"], Notation::Point),
        (&["1,234", "5,351,000"], Notation::Point),
        (&["1 234,5"], Notation::Comma),
        (&["1.234", "2.345"], Notation::Unknown),
        (&["1.234", "2.345", "45"], Notation::Comma),
        (&["1.234", "2.345", "12.345", "1.020"], Notation::Comma),
        (&["1.234", "2.345", "12.345", "0.020"], Notation::Point),
        (&["12,5", "12,7", "0.3"], Notation::Comma),
        (&["31.12.2019", "versie 1.2", "a, b 1,2"], Notation::Unknown),
        (&["0.93 (0.88,0.99)"], Notation::Point),
    ] {
        let mut evidence = Evidence::default();
        for cell in cells {
            evidence.observe(cell);
        }
        assert_eq!(evidence.notation(), notation, "{cells:?}");
    }
}

#[test]
fn judges_a_long_text_by_its_beginning() {
    let lines = "12\n".repeat(100_000);
    assert_eq!(number(&lines).second, Second::Others { least: 12.0 });
    assert_eq!(read(&"1".repeat(1_000_000), Notation::Unknown), Reading::Label);
    assert_eq!(read(&"word 12 ".repeat(100_000), Notation::Unknown), Reading::Label);
    assert_eq!(number(&format!("{}7{}", " ".repeat(500_000), " ".repeat(500_000))).value, 7.0);
}

/// A number as people write it: whole part, decimals, and the marks of a notation.
fn printed(whole: u64, decimals: &str, thousands: Option<char>, mark: char) -> String {
    let mut digits = whole.to_string();
    if let Some(thousands) = thousands {
        let mut at = digits.len();
        while at > 3 {
            at -= 3;
            digits.insert(at, thousands);
        }
    }
    if decimals.is_empty() { digits } else { format!("{digits}{mark}{decimals}") }
}

proptest! {
    #[test]
    fn no_text_fails(text in any::<String>()) {
        for notation in [Notation::Point, Notation::Comma, Notation::Unknown] {
            if let Reading::Number(number) = read(&text, notation) {
                prop_assert!(number.value.is_finite());
            }
        }
    }

    #[test]
    fn no_text_of_the_marks_of_numbers_fails(
        text in "[-0-9., '()\\[\\]{}<>=%€*+±/:;|etoxNn~–≤\u{A0}\n]{0,40}",
    ) {
        let mut evidence = Evidence::default();
        evidence.observe(&text);
        for notation in [Notation::Point, Notation::Comma, Notation::Unknown] {
            if let Reading::Number(number) = read(&text, notation) {
                prop_assert!(number.value.is_finite());
            }
        }
    }

    #[test]
    fn what_is_printed_reads_back(
        whole in 0_u64..1_000_000_000_000,
        decimals in "[0-9]{0,6}",
        negative in any::<bool>(),
        grouping in 0_usize..4,
        comma in any::<bool>(),
    ) {
        let (notation, mark, other) = if comma {
            (Notation::Comma, ',', '.')
        } else {
            (Notation::Point, '.', ',')
        };
        let thousands = [None, Some(other), Some(' '), Some('\'')][grouping];
        let sign = if negative { "-" } else { "" };
        let text = format!("{sign}{}", printed(whole, &decimals, thousands, mark));
        let value: f64 = format!("{sign}{whole}.{decimals}").parse().unwrap();
        let number = number_in(&text, notation);
        prop_assert_eq!(number.value, value);
        prop_assert_eq!(usize::from(number.decimals), decimals.len());
        prop_assert_eq!(number.grouped, thousands.is_some() && whole >= 1000);
        // brackets, stars and signs of percentage change nothing about the value
        for marked in [format!("({text})"), format!("{text}***"), format!("{text} %"), format!("{text} (3.5)")] {
            prop_assert_eq!(number_in(&marked, notation).value, value);
        }
    }
}

proptest! {
    #[test]
    fn the_fast_way_weighs_as_the_careful_way_does(text in "[0-9]{0,5}([., ][0-9]{0,5}){0,2}|n [0-9]{1,4}[.,]?") {
        let mut fast = Evidence::default();
        fast.observe(&text);
        let careful = super::cell::number(super::shelled(&text), Notation::Unknown);
        let careful = careful.map_or(Evidence::default(), |(_, shown)| shown);
        prop_assert_eq!(fast.notation(), careful.notation());
    }

    #[test]
    fn the_fast_way_reads_as_the_careful_way_does(text in "[0-9]{1,9}([.,][0-9]{1,5})?") {
        for notation in [Notation::Point, Notation::Comma, Notation::Unknown] {
            if let Some(fast) = super::bare::number(&text, notation) {
                let careful = super::cell::number(&text, notation).map(|(number, _)| number);
                prop_assert_eq!(Some(fast), careful, "{:?}", notation);
            }
        }
    }
}
