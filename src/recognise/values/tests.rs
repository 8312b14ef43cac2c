//! Claims about cells, one table a convention.

use proptest::prelude::*;

use super::{Bound, Enclosure, Evidence, Marker, Notation, Number, Reading, Second, is_year, read};

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
fn reads_frequencies_with_percentages_either_way() {
    seconds(&[
        ("5,351 (60)", 5351.0, Second::Percent(60.0)),
        ("187 (<0.1%)", 187.0, Second::Percent(0.1)),
        ("34 (12.5%)", 34.0, Second::Percent(12.5)),
        ("34 [12,5 %]", 34.0, Second::Percent(12.5)),
        ("12.5% (34)", 12.5, Second::Count(34.0)),
        ("12.5 (n=34)", 12.5, Second::Count(34.0)),
        ("12 (340)", 12.0, Second::Others { least: 340.0 }),
        ("12/340", 12.0, Second::Ratio(340.0)),
        ("12/340 (3.5%)", 12.0, Second::Ratio(340.0)),
        ("x (12.5%)", 12.5, Second::None),
    ]);
}

#[test]
fn reads_intervals() {
    seconds(&[
        ("0.93 (0.88–0.99)", 0.93, Second::Interval(0.88, 0.99)),
        ("0.93 (0.88, 0.99)", 0.93, Second::Interval(0.88, 0.99)),
        ("0.93 (0.88,0.99)", 0.93, Second::Interval(0.88, 0.99)),
        ("0,93 (0,88; 0,99)", 0.93, Second::Interval(0.88, 0.99)),
        ("0.93 [0.88 to 0.99]", 0.93, Second::Interval(0.88, 0.99)),
        ("0.93 (95% CI 0.88–0.99)", 0.93, Second::Interval(0.88, 0.99)),
        ("0.93 (95%-BI: 0,88 - 0,99)", 0.93, Second::Interval(0.88, 0.99)),
        ("0.93 (0.88–0.99), p = 0.03", 0.93, Second::Interval(0.88, 0.99)),
        ("(-0.01, 0.02)", -0.01, Second::Interval(-0.01, 0.02)),
        ("[-1.2, -.5]", -1.2, Second::Interval(-1.2, -0.5)),
        ("0.1 to 0.3", 0.1, Second::Interval(0.1, 0.3)),
        ("0,1 tot 0,3", 0.1, Second::Interval(0.1, 0.3)),
        ("0.88–0.99", 0.88, Second::Interval(0.88, 0.99)),
        ("-0.3 – -0.1", -0.3, Second::Interval(-0.3, -0.1)),
        ("2 (1, 3)", 2.0, Second::Interval(1.0, 3.0)),
        ("2 (1-3)", 2.0, Second::Interval(1.0, 3.0)),
        ("2 (IQR 1–3)", 2.0, Second::Interval(1.0, 3.0)),
    ]);
}

#[test]
fn reads_spreads_and_probabilities() {
    seconds(&[
        ("51.2 ± 3.4", 51.2, Second::Spread(3.4)),
        ("4.4 (×/2.2)", 4.4, Second::Spread(2.2)),
        ("51.2 +/- 3.4", 51.2, Second::Spread(3.4)),
        ("51.2 (3.4)", 51.2, Second::Spread(3.4)),
        ("51.2 (SD 3.4)", 51.2, Second::Spread(3.4)),
        ("0.26***\n(0.045)", 0.26, Second::Spread(0.045)),
        ("-1.18 (p=0.24)", -1.18, Second::PValue(0.24)),
        ("0.93 (p < 0.001)", 0.93, Second::PValue(0.001)),
    ]);
}

#[test]
fn keeps_the_least_of_further_numbers() {
    seconds(&[
        ("71, 80", 71.0, Second::Others { least: 80.0 }),
        ("71; 80", 71.0, Second::Others { least: 80.0 }),
        ("12\n7\n30", 12.0, Second::Others { least: 7.0 }),
        ("12 (34%)\n5 (20%)", 12.0, Second::Others { least: 5.0 }),
        ("0.5 -0.3", 0.5, Second::Others { least: -0.3 }),
    ]);
}

#[test]
fn reads_numbers_that_the_cell_names() {
    for (text, name, value) in [
        ("N=8,934", "N", 8934.0),
        ("N = 86", "N", 86.0),
        ("n=7", "n", 7.0),
        ("(N=86)", "N", 86.0),
        ("ESS=8,928", "ESS", 8928.0),
        ("t(14998)= -1.18", "t(14998)", -1.18),
        ("Prob > F = 0.0312", "Prob > F", 0.0312),
        ("Pr(|T| > |t|) = 0.2398", "Pr(|T| > |t|)", 0.2398),
        ("chi2(3) = 7.81", "chi2(3)", 7.81),
        ("R2: 0.45", "R2", 0.45),
    ] {
        let number = number(text);
        assert_eq!((number.name, number.value), (Some(name), value), "{text:?}");
    }
    labels(&["female = 1", "Year = 2019", "sex: 2"]);
}

#[test]
fn does_not_take_dates_and_periods_for_numbers() {
    labels(&[
        "2020-01-31",
        "31-12-2019",
        "31-12-19",
        "01/02/2020",
        "1/2/2020",
        "31.12.2019",
        "2019K1",
        "2019 1e kwartaal",
        "2019JJ00",
        "12/2019",
        "2019/20",
        "2019-2020",
        "12:30",
        "12:30:15",
        "1 januari 2019",
    ]);
}

#[test]
fn does_not_take_classes_for_numbers() {
    labels(&[
        "18-30",
        "18–30",
        "18 - 30",
        "65+",
        "65 +",
        "0 tot 15",
        "15 tot 20 jaar",
        "10-<20",
        "[18,30)",
        "(18-30)",
        "18 t/m 30",
        "10%-20%",
        "65 of ouder",
        "5 or more",
        "2 personen",
    ]);
}

#[test]
fn does_not_take_text_for_numbers() {
    labels(&[
        "BMI ≥30",
        "Model 1",
        "Cell 12",
        "Q1",
        "1.2.3.4",
        "v1.2",
        "1e",
        "12a",
        "12 x 7",
        "Totaal",
        "**",
        "p25",
        "COVID19",
        "1,2,3",
        "2.1 Data",
        "1.5 of meer",
        "(",
        "5 (",
        "5 (3",
        "1e999999",
    ]);
}

#[test]
fn sets_codes_apart() {
    for text in [
        "000123456",
        "01",
        "9000123412341234",
        "GM0363",
        "A01",
        "P0001",
        "BU03630000",
        "1234AB",
        "1234 AB",
        "06-12345678",
        "+31 6 12345678",
        "9f86d081884c7d659a2f",
        "9f86d081",
        "550e8400-e29b-41d4-a716-446655440000",
    ] {
        assert_eq!(read(text, Notation::Unknown), Reading::Code(text), "{text:?}");
    }
    for text in ["0", "0.5", "123456789", "20200131"] {
        assert!(matches!(read(text, Notation::Unknown), Reading::Number(_)), "{text:?}");
    }
}

#[test]
fn knows_markers_in_place_of_numbers() {
    for (text, marker) in [
        (".", Marker::Missing),
        ("..", Marker::Missing),
        ("(.)", Marker::Missing),
        (".a", Marker::Missing),
        ("#WAARDE!", Marker::Missing),
        ("NA", Marker::Missing),
        ("NaN", Marker::Missing),
        (". (.)", Marker::Missing),
        ("NA (NA, NA)", Marker::Missing),
        ("*", Marker::Confidential),
        ("x", Marker::Confidential),
        ("[REDACTED]", Marker::Confidential),
        ("[c]", Marker::Confidential),
        ("-", Marker::Dash),
        ("–", Marker::Dash),
        ("—", Marker::Dash),
        ("- (-)", Marker::Dash),
        ("n.v.t.", Marker::NotApplicable),
        ("N/A", Marker::NotApplicable),
        ("Ref.", Marker::Reference),
        ("(omitted)", Marker::Reference),
    ] {
        assert_eq!(read(text, Notation::Unknown), Reading::Suppressed(marker), "{text:?}");
    }
    assert_eq!(read("omitted", Notation::Unknown), Reading::Label);
    assert_eq!(read("C", Notation::Unknown), Reading::Label);
}

#[test]
fn finds_nothing_in_white_space() {
    for text in ["", " ", "\u{A0}\u{202F}", "\"\"", "=\"\"", "\u{FEFF}"] {
        assert_eq!(read(text, Notation::Unknown), Reading::Empty, "{text:?}");
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
