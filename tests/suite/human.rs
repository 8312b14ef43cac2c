//! The report as people read it, whole, in both languages.

use crate::harness::files::{Sheet, form, mixed_table, regression, rows, workbook};
use crate::harness::{Stage, Zip, voorcheck};

/// Too much for output light, with small counts, a script, a hidden value and a broken file.
fn troubled() -> Zip {
    let small = "Provincie | Aantal personen | Gemiddeld inkomen
                 Groningen | 1284 | 29450.5
                 Drenthe | 7 | 28910.5
                 Utrecht | 4 | 34120.5";
    let sheets: Vec<Sheet<'_>> = vec![("Klein", rows(small)), ("Groot", mixed_table(40, 4, 4))];
    Zip::new()
        .with("tabellen.xlsx", workbook(&sheets))
        .with("modellen.xlsx", workbook(&[("Regressie", regression(4))]))
        .with("meer/tabel met een heel lange naam voor in de telling.xlsx", {
            workbook(&[("Blad1", mixed_table(3, 2, 1))])
        })
        .with("koppel.do", "merge 1:1 rinpersoon using loon\n")
        .with("kapot.xlsx", b"PK\x03\x04\x14\0\0\0\x08\0".to_vec())
        .with("outputcontroleformulier.docx", form(&[("tabellen.xlsx", ""), ("modellen.xlsx", "")]))
}

fn printed(zip: &Zip, name: &str, language: &str, folder: &str) -> String {
    let stage = Stage::export();
    stage.place(&format!("{folder}/{name}"), &zip.bytes());
    let output = voorcheck()
        .current_dir(stage.path())
        .args(["--language", language, "--date", "2026-04-30", &format!("{folder}/{name}")])
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_troubled_zip_in_dutch() {
    let text = printed(&troubled(), "LIGHT_output.zip", "nl", Stage::BEFORE);
    insta::assert_snapshot!("troubled-nl", text);
}

#[test]
fn a_troubled_zip_in_english() {
    let text = printed(&troubled(), "LIGHT_output.zip", "en", Stage::BEFORE);
    insta::assert_snapshot!("troubled-en", text);
}

#[test]
fn values_of_the_candidate_are_not_shown() {
    let text = printed(&troubled(), "LIGHT_output.zip", "nl", Stage::BEFORE);
    assert!(!text.contains("28910") && !text.contains("1284"), "{text}");
}

/// A table and its form: sound under every procedure.
fn sound() -> Zip {
    Zip::new()
        .with("tabel.xlsx", workbook(&[("Blad1", mixed_table(6, 1, 1))]))
        .with("outputcontroleformulier.docx", form(&[("tabel.xlsx", "")]))
}

#[test]
fn after_the_fact_says_by_which_day_and_what_may_be_done_until_then() {
    // Three working days after Thursday 30 April 2026; Tuesday 5 May is a day off for some.
    let text = printed(&sound(), "output.zip", "nl", Stage::AFTER);
    assert!(text.contains("uiterlijk woensdag 6 mei 2026"), "{text}");
    assert!(text.contains("openbaar") && text.contains("dinsdag 5 mei 2026"), "{text}");
}

#[test]
fn light_says_on_which_morning() {
    let text = printed(&sound(), "LIGHT_output.zip", "en", Stage::BEFORE);
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("Friday 1 May 2026"), "{text}");
}
