//! Claims about cells that hold no number.

use super::super::{Marker, Notation, Reading, read};
use super::labels;

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
