//! Claims about units that no key and no name tells of, and about results that look like them.

use super::records::{records, rows};
use crate::facts::UnitRecords;

/// A number up to 99 that tells nothing of the next.
fn any(row: u32, column: u32) -> u32 {
    let mut state = row.wrapping_mul(2_654_435_761).wrapping_add(column.wrapping_mul(40_503));
    for shift in [15, 12, 13] {
        state ^= state >> shift;
        state = state.wrapping_mul(2_246_822_519);
    }
    (state >> 16) % 100
}

#[test]
fn catches_ages_and_wages_in_doubt() {
    let persons = |from: u32, to: u32| {
        let row = |i| {
            format!(
                "{}.{}|{}.{:02}\n",
                20 + any(i, 1) / 2,
                any(i, 5) % 10,
                9 + any(i, 2),
                any(i, 3)
            )
        };
        format!("leeftijd|loon\n{}", rows(to - from, |i| row(i + from)))
    };
    assert_eq!(records(&persons(0, 800)), Some(UnitRecords::Perhaps));
    assert_eq!(records(&persons(0, 60)), Some(UnitRecords::Perhaps));
    let values = rows(150, |i| format!("{}|{}.5\n", any(i, 1), any(i, 2)));
    assert_eq!(records(&format!("plaats|omzet\n{values}")), Some(UnitRecords::Perhaps));
    let numbered = rows(150, |i| format!("{i}|{}|{}.5\n", any(i, 1), any(i, 2)));
    assert_eq!(records(&format!("|hours|wage\n{numbered}")), Some(UnitRecords::Perhaps));
}

#[test]
fn catches_residuals_in_doubt() {
    let left = rows(40, |i| format!("0.{:02}|1{}.5\n", any(i, 1), any(i, 2)));
    for head in ["resid|fitted", ".resid|.fitted", "residu|voorspeld", "std_resid|yhat"] {
        assert_eq!(records(&format!("{head}\n{left}")), Some(UnitRecords::Perhaps), "{head}");
    }
    let by_year = rows(40, |i| format!("{}|0.{:02}|1{}.5\n", 1980 + i, any(i, 1), any(i, 2)));
    assert_eq!(records(&format!("jaar|resid|fitted\n{by_year}")), None);
}

#[test]
fn does_not_catch_results_in_an_order() {
    let year = rows(120, |i| format!("{}|{}.4|{}\n", 1900 + i, any(i, 1), 100 + any(i, 2)));
    let month = rows(240, |i| format!("{}|{}|{}.4\n", 2000 + i / 12, 1 + i % 12, any(i, 1)));
    let roc = rows(150, |i| format!("0.{:03}|0.{:03}\n", i * 5, 200 + i * 5));
    let survival =
        rows(200, |i| format!("{}|0.{:03}|{}.5\n", i % 100 * 30, 999 - i % 100 * 7, any(i, 1)));
    let events = rows(41, |i| format!("{}|0.{:02}|0.1\n", f64::from(i) - 20.0, any(i, 1)));
    let grid = rows(400, |i| format!("{}|{}|0.{:02}\n", i % 20, i / 20, any(i, 1)));
    let fine = rows(1000 - 1, |i| format!("{}.5|0.{:02}\n", i, any(i, 1)));
    let deciles = rows(10, |i| format!("{}|{}.5\n", i + 1, any(i, 1)));
    let percentiles = rows(100, |i| format!("{}|{}.5\n", i + 1, 10 + i * i));
    let lorenz = rows(100, |i| format!("0.{:02}|0.{:04}\n", i, i * i));
    let density = rows(512, |i| format!("{}.25|0.{:03}\n", i, 500 - i.abs_diff(256)));
    let walk = rows(120, |i| format!("{}.4|{}.1\n", 300 + i * 3 + any(i, 1) / 9, any(i, 2)));
    let areas = rows(342, |i| format!("{}|{}|{}.5\n", 3 + i * 5, any(i, 1), any(i, 2)));
    for (head, body) in [
        ("jaar|werkloosheid|index", year),
        ("jaar|maand|werkloosheid", month),
        ("fpr|tpr", roc),
        ("time|surv|atrisk", survival),
        ("tijd|effect|se", events),
        ("x|y|kans", grid),
        ("inkomen|kans", fine),
        ("deciel|inkomen", deciles),
        ("percentiel|inkomen", percentiles),
        ("p|L", lorenz),
        ("x|y", density),
        ("cpi|groei", walk),
        ("gm|inkomen|huur", areas),
    ] {
        assert_eq!(records(&format!("{head}\n{body}")), None, "{head}");
    }
}

#[test]
fn does_not_catch_results_with_names_or_words_for_what_they_are() {
    let values = |i: u32| format!("{}.5|{}.2", any(i, 1), any(i, 2));
    for head in ["mean_wage|mean_age", "pct_laag|pct_hoog", "draw|beta", "sim1|sim2", "coef|se"] {
        assert_eq!(
            records(&format!("{head}\n{}", rows(150, |i| values(i) + "\n"))),
            None,
            "{head}"
        );
    }
    let named = |name: fn(u32) -> String| {
        format!("naam|inkomen|huur\n{}", rows(150, |i| format!("{}|{}\n", name(i), values(i))))
    };
    let names: [fn(u32) -> String; 4] = [
        |i| format!("Gemeente {i}"),
        |i| format!("BU{:08}", i * 100),
        |i| format!("{}-{}", i, i + 1),
        |i| format!("2019Q{i}"),
    ];
    for name in names {
        assert_eq!(records(&named(name)), None, "{}", name(1));
    }
    let matrix = rows(100, |i| {
        let row: Vec<String> =
            (0..100).map(|j| format!("0.{:02}", any(i.min(j), i.max(j)))).collect();
        row.join("|") + "\n"
    });
    let heads: Vec<String> = (0..100).map(|j| format!("v{j}")).collect();
    assert_eq!(records(&format!("{}\n{matrix}", heads.join("|"))), None);
}

#[test]
fn catches_companies_one_by_one() {
    let ranked = rows(10, |i| format!("{}|Naam {i}|{}\n", i + 1, 1000 - i * 31));
    for head in ["Rang|Bedrijf|Omzet (mln)", "Rank|Company|Turnover", "|Onderneming|Winst"] {
        assert_eq!(records(&format!("{head}\n{ranked}")), Some(UnitRecords::NamedUnits), "{head}");
    }
    let named = rows(6, |i| format!("Jansen {i} BV|{}\n", 1000 - i * 31));
    assert_eq!(records(&format!("Bedrijf|Omzet\n{named}")), Some(UnitRecords::Perhaps));
    let hidden = rows(6, |i| format!("Bedrijf {i}|{}\n", 1000 - i * 31));
    assert_eq!(records(&format!("Bedrijf|Omzet\n{hidden}")), Some(UnitRecords::Perhaps));
}

#[test]
fn does_not_catch_classes_and_branches_of_companies() {
    for table in [
        "Bedrijf|Omzet\nKlein|10\nMiddelgroot|20\nGroot|40\nTotaal|70",
        "Rang|Bedrijf|Omzet\n1|Groot|900\n2|Klein|300\n3|Overig|100",
        "Bedrijf|Lonen|Omzet\nIndustrie|10|3\nBouw|20|4\nHandel|40|5",
        "Bedrijf|Omzet\n1-9 werknemers|10\n10-49 werknemers|20\n50 of meer|40",
        "Rang|Bedrijfstak|Omzet\n1|Industrie|900\n2|Bouw|300\n3|Handel|100",
        "Rang|Gemeente|Inkomen\n1|Bloemendaal|900\n2|Rozendaal|300\n3|Laren|100",
        "Bedrijf|Aantal bedrijven|Omzet\nA|120|10\nB|200|20\nC|340|30",
    ] {
        assert_eq!(records(table), None, "{table}");
    }
}
