//! Claims about one number and the marks that belong to it.

use super::super::{Bound, Enclosure, Notation, Reading, Second, read};
use super::{number, values};

#[test]
fn reads_english_numbers() {
    values(
        Notation::Point,
        &[
            ("0", 0.0),
            ("1,234.5", 1234.5),
            ("15,000", 15_000.0),
            ("1.234", 1.234),
            ("1,234,567", 1_234_567.0),
            ("-4,910", -4910.0),
            ("+0.5", 0.5),
            (".012", 0.012),
            ("-.23", -0.23),
            ("12.", 12.0),
            ("12,5", 12.5),
        ],
    );
}

#[test]
fn reads_dutch_numbers() {
    values(
        Notation::Comma,
        &[
            ("1.204", 1204.0),
            ("31.250,50", 31_250.5),
            ("1.234.567", 1_234_567.0),
            ("12,5", 12.5),
            ("15,000", 15.0),
            (",012", 0.012),
            ("-1.204,5", -1204.5),
            ("0.260", 0.26),
        ],
    );
}

#[test]
fn reads_what_is_plain_without_knowing_the_notation() {
    values(
        Notation::Unknown,
        &[
            ("1.234", 1.234),
            ("1,234", 1234.0),
            ("1.234.567", 1_234_567.0),
            ("31.250,50", 31_250.5),
            ("1,234.5", 1234.5),
            ("0,123", 0.123),
            ("1234,567", 1234.567),
            ("33.33892013 B", 33.338_920_13),
        ],
    );
}

#[test]
fn reads_thousands_set_apart_by_space_or_apostrophe() {
    values(
        Notation::Unknown,
        &[
            ("1 234", 1234.0),
            ("5 914 384", 5_914_384.0),
            ("1\u{A0}234", 1234.0),
            ("1\u{202F}234,5", 1234.5),
            ("1'234", 1234.0),
            ("1’234.50", 1234.5),
            ("12 500 (60)", 12_500.0),
        ],
    );
    assert!(number("1 234").grouped && !number("1234").grouped);
}

#[test]
fn reads_powers_of_ten() {
    values(
        Notation::Unknown,
        &[
            ("1.2e-05", 1.2e-5),
            ("5.914e+06", 5.914e6),
            ("1E+05", 1e5),
            ("<2e-16", 2e-16),
            ("1,2E-5", 1.2e-5),
            ("1.2×10^-5", 1.2e-5),
        ],
    );
    assert!(number("5.914e+06").exponent);
}

#[test]
fn reads_signs_of_word_processors() {
    values(
        Notation::Point,
        &[("−1.5", -1.5), ("–1.5", -1.5), ("- 1.5", -1.5), ("-€ 5", -5.0), ("€ -5", -5.0)],
    );
    assert!(number("+0.5").signed && !number("0.5").signed);
}

#[test]
fn counts_decimals_as_printed() {
    for (text, decimals) in [
        ("12", 0),
        ("0.260", 3),
        ("12,5%", 1),
        ("0.349 GB", 3),
        ("2,5 jaar", 1),
        ("1,234", 0),
        ("1.20e-05", 2),
        ("12.", 0),
    ] {
        assert_eq!(number(text).decimals, decimals, "{text:?}");
    }
}

#[test]
fn reads_percentages_and_money() {
    for text in ["12,5%", "12,5 %", "12.5\u{A0}%", "12.5 pct", "12,5 procent"] {
        assert!(number(text).percent && number(text).value == 12.5, "{text:?}");
    }
    for text in ["€ 50", "$50.00", "50.00 $", "50 EUR", "EUR 50", "€ 50,-", "50 euro", "($50.00)"]
    {
        assert!(number(text).currency && number(text).value == 50.0, "{text:?}");
    }
    values(Notation::Comma, &[("1,2 mln", 1.2e6), ("€ 3 miljard", 3e9)]);
}

#[test]
fn reads_bounds() {
    for (text, value, bound) in [
        ("<10", 10.0, Bound::Below),
        ("< 10", 10.0, Bound::Below),
        ("<10*", 10.0, Bound::Below),
        ("≤9", 9.0, Bound::AtMost),
        ("<= 9", 9.0, Bound::AtMost),
        (">5", 5.0, Bound::Above),
        ("≥5", 5.0, Bound::AtLeast),
        ("<0.001", 0.001, Bound::Below),
        ("< .001", 0.001, Bound::Below),
        ("p<0.05", 0.05, Bound::Below),
        ("p <= 0.05", 0.05, Bound::AtMost),
        ("fewer than 10", 10.0, Bound::Below),
        ("minder dan 10", 10.0, Bound::Below),
    ] {
        let number = number(text);
        assert_eq!((number.value, number.bound), (value, Some(bound)), "{text:?}");
    }
}

#[test]
fn counts_marks_of_significance() {
    for (text, stars) in [
        ("0.260***", 3),
        ("0.260 **", 2),
        ("=\"0.260***\"", 3),
        ("0.26†", 1),
        ("0.12+", 1),
        ("(0.045)*", 1),
        ("0.26*** (0.045)", 3),
        ("0.26 (0.045)***", 3),
        ("2019*", 1),
        ("0.05 .", 0),
    ] {
        assert_eq!(number(text).stars, stars, "{text:?}");
    }
}

#[test]
fn does_not_take_notes_for_numbers() {
    values(
        Notation::Unknown,
        &[
            ("12ᵃ", 12.0),
            ("12 a", 12.0),
            ("12¹", 12.0),
            ("12)", 12.0),
            ("12 1)", 12.0),
            ("12 (a)", 12.0),
            ("0.45b", 0.45),
            ("34 (NA)", 34.0),
            ("1.00 (ref.)", 1.0),
            ("0 (omitted)", 0.0),
        ],
    );
    assert_eq!(number("12 1)").second, Second::None);
}

#[test]
fn knows_the_bracket_around_a_cell() {
    for (text, value, enclosure) in [
        ("(0.045)", 0.045, Enclosure::Round),
        ("(4,458)", 4458.0, Enclosure::Round),
        ("[0.1, 0.3]", 0.1, Enclosure::Square),
        ("[-1.96]", -1.96, Enclosure::Square),
        ("{0.045}", 0.045, Enclosure::Braces),
        ("0.045", 0.045, Enclosure::None),
    ] {
        let number = number(text);
        assert_eq!((number.value, number.enclosure), (value, enclosure), "{text:?}");
    }
}

#[test]
fn reads_the_raised_point_of_british_journals() {
    values(
        Notation::Unknown,
        &[("493·3", 493.3), ("0·21", 0.21), ("32 ·6", 32.6), ("1,234·5", 1234.5), ("1·234", 1.234)],
    );
    assert_eq!(number("1·03 (0·98–1·07)").second, Second::Interval(0.98, 1.07));
    assert!(number("2·10^5").exponent);
}

#[test]
fn catches_powers_of_ten_however_they_are_raised() {
    for text in
        ["4.07×10^-5", "4.07 × 10^{-5}", "4.07×10⁻⁵", "4.07 × 10−5", "4.07x10-5", "4.07 · 10^-5"]
    {
        let Reading::Number(number) = read(text, Notation::Point) else { panic!("{text}") };
        assert!((number.value - 4.07e-5).abs() < 1e-12, "{text}: {}", number.value);
    }
    let Reading::Number(large) = read("1.2×10¹²", Notation::Point) else { panic!("a power") };
    assert!((large.value - 1.2e12).abs() < 1.0);
}

#[test]
fn does_not_catch_ranges_behind_a_factor() {
    assert!(!matches!(read("3 × 10-20", Notation::Point), Reading::Number(_)));
}
