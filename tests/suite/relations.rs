//! What must stay the same, or may only grow, when the same content is handed in another way.

use crate::harness::files::{Sheet, form, mixed_table, regression, rows, workbook};
use crate::harness::{Checked, Stage, Zip, check};
use serde_json::Value;

fn sheets() -> Vec<Sheet<'static>> {
    vec![("Tabellen", mixed_table(8, 2, 1)), ("Modellen", regression(2))]
}

fn package() -> Zip {
    Zip::new()
        .with("map/resultaten.xlsx", workbook(&sheets()))
        .with("koppel.do", "merge 1:1 rinpersoon using loon\n")
        .with("outputcontroleformulier.docx", form(&[("resultaten.xlsx", "")]))
}

/// Everything about a candidate but its own name, bytes and place.
fn inside(checked: &Checked) -> Value {
    let mut candidate = checked.candidate().clone();
    for key in ["path", "sha256", "route"] {
        candidate.as_object_mut().unwrap().remove(key);
    }
    candidate
}

fn of(bytes: &[u8]) -> Checked {
    let stage = Stage::plain();
    check(&stage.place("output.zip", bytes), &[])
}

#[test]
fn a_folder_gives_what_its_zip_gives() {
    let stage = Stage::plain();
    for (name, bytes) in package().files {
        stage.place(&format!("output.zip/{name}"), &bytes);
    }
    let folder = check(&stage.path().join("output.zip"), &[]);
    assert_eq!(inside(&folder), inside(&of(&package().bytes())));
}

#[test]
fn order_and_compression_change_nothing() {
    let usual = inside(&of(&package().bytes()));
    assert_eq!(inside(&of(&package().stored())), usual);
    assert_eq!(inside(&of(&package().reversed().bytes())), usual);
}

#[test]
fn the_same_call_gives_the_same_bytes() {
    let stage = Stage::plain();
    let path = stage.place("output.zip", &package().bytes());
    let report = |jobs: &str| check(&path, &["--jobs", jobs]).report;
    assert_eq!(report("1"), report("2"));
}

#[test]
fn a_csv_counts_as_the_workbook_of_the_same_table() {
    let table = rows(
        "Provincie | Aantal | Gemiddelde | Aandeel
         Groningen | 1204 | 31.5 | 0.31
         Drenthe | 984 | 29.9 | 0.25
         Limburg | 2204 | 30.1 | 0.44",
    );
    let csv = table.iter().map(|row| row.replace(" | ", ";").replace('.', ",") + "\r\n");
    let csv = of(&Zip::new().with("a.csv", csv.collect::<String>()).bytes());
    let book = of(&Zip::new().with("a.xlsx", workbook(&[("Blad1", table)])).bytes());
    assert_eq!(csv.used(), book.used());
    assert_eq!(csv.used(), [1, 9, 3, 0, 0]);
}

#[test]
fn a_nested_zip_counts_as_its_content() {
    let alone = of(&Zip::new().with("a.xlsx", workbook(&sheets())).bytes());
    let inner = Zip::new().with("a.xlsx", workbook(&sheets())).bytes();
    let nested = of(&Zip::new().with("bundel.zip", inner).bytes());
    assert_eq!(nested.used(), alone.used());
}

#[test]
fn another_file_never_lowers_a_count() {
    let more = [
        ("extra.csv", b"Klasse;Aantal\nA;1204\nB;984\n".to_vec()),
        ("notitie.txt", b"Zie tabel 1.\n".to_vec()),
        ("vreemd.qqq", b"\x00\x01\x02".to_vec()),
        ("half.xlsx", workbook(&sheets())[..400].to_vec()),
    ];
    let usual = of(&package().bytes());
    for (name, bytes) in more {
        let with = of(&package().with(name, bytes).bytes());
        for (before, after) in usual.used().into_iter().zip(with.used()) {
            assert!(after >= before, "{name}");
        }
    }
}

#[test]
fn a_stricter_threshold_never_gives_a_milder_outcome() {
    let stage = Stage::plain();
    let path = stage.place("output.zip", &package().bytes());
    let built_in = include_str!("../../rules.toml");
    let mut last = 0;
    for minimum in [1, 10, 1_000, 1_100, 1_000_000] {
        let rules =
            built_in.replace("minimum_count = 10\n", &format!("minimum_count = {minimum}\n"));
        let rules = stage.place("regels.toml", rules.as_bytes());
        let checked = check(&path, &["--rules", &rules.to_string_lossy()]);
        let grave = ["pass", "review", "fail"].iter().position(|o| *o == checked.outcome());
        assert!(grave.unwrap() >= last, "minimum {minimum}");
        last = grave.unwrap();
    }
    assert!(last > 0, "a minimum of a million must be noticed");
}
