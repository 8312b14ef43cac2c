//! Receipts: a verdict belongs to exactly these bytes, this name and these rules.

use crate::harness::files::{form, mixed_table, workbook};
use crate::harness::{Stage, Zip, voorcheck};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// A zip that may be handed in, and the receipt of its check.
fn checked(stage: &Stage) -> (PathBuf, PathBuf) {
    let zip = Zip::new()
        .with("tabel.xlsx", workbook(&[("Blad1", mixed_table(6, 1, 1))]))
        .with("outputcontroleformulier.docx", form(&[("tabel.xlsx", "tabel")]));
    let zip = stage.place("LIGHT_a.zip", &zip.bytes());
    let receipt = stage.path().join("bewijs.json");
    let mut command = voorcheck();
    command.arg(&zip).arg("--receipt").arg(&receipt).args(["--date", "2026-03-02"]);
    command.assert().code(0);
    (zip, receipt)
}

fn verify(receipt: &Path, zip: &Path, options: &[&str]) -> (i32, String) {
    let output = voorcheck().arg("verify").arg(receipt).arg(zip).args(options).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(said).unwrap())
}

#[test]
fn a_receipt_says_what_was_checked_by_what_and_with_what_outcome() {
    let stage = Stage::plain();
    let (zip, receipt) = checked(&stage);
    let said: Value = serde_json::from_slice(&fs::read(&receipt).unwrap()).unwrap();
    let sum = voorcheck::package::checksum(fs::File::open(&zip).unwrap()).unwrap();
    assert_eq!(said["candidates"][0]["sha256"], sum);
    assert_eq!(said["candidates"][0]["outcome"], "pass");
    assert_eq!(said["candidates"][0]["used"]["cells"], 12);
    assert_eq!(said["rules"]["edition"], "cbs-nl");
    assert_eq!(said["date"], "2026-03-02");
}

#[test]
fn without_a_day_the_receipt_has_none_and_is_always_the_same() {
    let stage = Stage::plain();
    let (zip, receipt) = checked(&stage);
    voorcheck().arg(&zip).arg("--receipt").arg(&receipt).assert().code(0);
    let first = fs::read(&receipt).unwrap();
    assert!(String::from_utf8_lossy(&first).contains("\"date\": null"));
    voorcheck().arg(&zip).arg("--receipt").arg(&receipt).assert().code(0);
    assert_eq!(fs::read(&receipt).unwrap(), first);
}

#[test]
fn verify_accepts_the_same_bytes_under_the_same_name_and_rules_only() {
    let stage = Stage::plain();
    let (zip, receipt) = checked(&stage);
    assert_eq!(verify(&receipt, &zip, &[]).0, 0);
    let copy = stage.place("elders/LIGHT_a.zip", &fs::read(&zip).unwrap());
    assert_eq!(verify(&receipt, &copy, &[]).0, 0);
    let renamed = stage.place("a.zip", &fs::read(&zip).unwrap());
    let mut bytes = fs::read(&zip).unwrap();
    bytes.push(0);
    let changed = stage.place("anders/LIGHT_a.zip", &bytes);
    for (path, options, dutch, english) in [
        (&renamed, vec![], "heette anders", "another name"),
        (&changed, vec![], "staan niet op het bewijs", "not on the receipt"),
        (&zip, vec!["--edition", "cbs-en"], "andere regels", "other rules"),
    ] {
        for (language, words) in [("nl", dutch), ("en", english)] {
            let mut options = options.clone();
            options.extend(["--language", language]);
            let (code, said) = verify(&receipt, path, &options);
            assert_eq!(code, 1, "{said}");
            assert!(said.contains(words), "{said}");
        }
    }
}

#[test]
fn a_receipt_of_what_may_not_go_never_says_yes() {
    let stage = Stage::plain();
    let zip = Zip::new().with("tabel.xlsx", workbook(&[("Blad1", mixed_table(6, 1, 1))]));
    let zip = stage.place("a.zip", &zip.bytes());
    let receipt = stage.path().join("bewijs.json");
    voorcheck().arg(&zip).arg("--receipt").arg(&receipt).assert().code(1);
    assert_eq!(verify(&receipt, &zip, &[]).0, 1);
}

#[test]
fn what_is_no_receipt_or_not_there_is_refused() {
    let stage = Stage::plain();
    let (zip, receipt) = checked(&stage);
    let nothing = stage.path().join("niets");
    assert_eq!(verify(&nothing, &zip, &[]).0, 2);
    assert_eq!(verify(&receipt, &nothing, &[]).0, 2);
    for text in ["", "{}", "geen json", "[1, 2]"] {
        let other = stage.place("x.json", text.as_bytes());
        for (language, words) in [("nl", "geen bewijs"), ("en", "no receipt")] {
            let (code, said) = verify(&other, &zip, &["--language", language]);
            assert_eq!(code, 2, "{said}");
            assert!(said.contains(words), "{said}");
        }
    }
}

#[test]
fn a_folder_has_no_bytes_to_bind_a_receipt_to() {
    let stage = Stage::plain();
    stage.place("uitvoer/tabel.xlsx", &workbook(&[("Blad1", mixed_table(6, 1, 1))]));
    let receipt = stage.path().join("bewijs.json");
    let folder = stage.path().join("uitvoer");
    voorcheck().arg(folder).arg("--receipt").arg(&receipt).assert().code(2);
    assert!(!receipt.exists());
}
