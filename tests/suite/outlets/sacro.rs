//! The folder for SACRO-Viewer.

use super::{sound, troubled};
use crate::harness::{Stage, Zip, voorcheck};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Writes a folder for SACRO-Viewer; the stage holds it as `uit`.
fn sacro(zip: &Zip) -> (Stage, Value) {
    let stage = Stage::plain();
    let candidate = stage.place("output.zip", &zip.bytes());
    voorcheck()
        .args(["--format", "sacro", "--fail-on", "never", "--language", "en", "--output"])
        .args([stage.path().join("uit").as_os_str(), candidate.as_os_str()])
        .assert()
        .success();
    let results = std::fs::read(stage.path().join("uit/results.json")).unwrap();
    (stage, serde_json::from_slice(&results).unwrap())
}

#[test]
fn a_folder_for_sacro_viewer_has_every_file_with_its_checksum_and_status() {
    use sha2::Digest as _;
    let (stage, document) = sacro(&troubled());
    let folder = stage.path().join("uit");
    let results = document["results"].as_object().unwrap();
    let mut statuses = BTreeMap::new();
    for (uid, output) in results {
        assert_eq!(output["uid"], json!(uid));
        for file in output["files"].as_array().unwrap() {
            let name = file["name"].as_str().unwrap();
            assert!(!name.contains(['/', '\\', ':', '<']), "{name}");
            let bytes = std::fs::read(folder.join(name)).unwrap();
            let sum =
                std::fs::read_to_string(folder.join(format!("checksums/{name}.txt"))).unwrap();
            let digest = sha2::Sha256::digest(&bytes);
            assert_eq!(sum, digest.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
            statuses.insert(name.to_owned(), output["status"].as_str().unwrap().to_owned());
        }
        // The viewer shows these as markup.
        let comments = output["comments"].as_array().unwrap().iter();
        let texts = comments.chain(std::iter::once(&output["summary"]));
        assert!(texts.map(|text| text.as_str().unwrap()).all(|text| !text.contains('<')));
    }
    assert_eq!(statuses["000_voorcheck.txt"], "fail");
    assert_eq!(statuses.len(), 5);
    assert_eq!(statuses["001_kapot.xlsx"], "review");
    assert_eq!(statuses["002_map_tabel _1_ _ _2__ 100__ één.xlsx"], "fail");
}

#[test]
fn the_cells_of_a_csv_are_marked_for_the_viewer() {
    let table = "Provincie;Aantal personen\nGroningen;1284\nDrenthe;7\nUtrecht;40\n";
    let (_stage, document) = sacro(&Zip::new().with("tabel.csv", table));
    // Counted from the second line and the second column: B3 is (1, 0).
    let file = &document["results"]["001 tabel.csv"]["files"][0];
    assert_eq!(file["sdc"]["cells"]["threshold"], json!([[1, 0]]));
    assert_eq!(file["sdc"]["summary"]["threshold"], 1);
}

#[test]
fn results_of_the_candidate_are_not_taken_for_those_of_this_program() {
    let zip = Zip::new().with("results.json", "{\"version\": \"0.4\", \"results\": {}}");
    let (stage, _) = sacro(&zip);
    let names: Vec<String> = std::fs::read_dir(stage.path().join("uit"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".json"))
        .collect();
    assert_eq!(names, ["results.json"]);
}

#[test]
fn a_folder_with_something_in_it_is_left_alone() {
    let stage = Stage::plain();
    let candidate = stage.place("output.zip", &sound().bytes());
    stage.place("uit/bestaand.txt", b"blijft");
    let output = voorcheck()
        .args(["--format", "sacro", "--output"])
        .args([stage.path().join("uit").as_os_str(), candidate.as_os_str()])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let left: Vec<_> =
        std::fs::read_dir(stage.path()).unwrap().map(|one| one.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
    assert_eq!(std::fs::read(stage.path().join("uit/bestaand.txt")).unwrap(), b"blijft");
}

#[test]
fn a_folder_must_be_named() {
    let stage = Stage::plain();
    let candidate = stage.place("output.zip", &sound().bytes());
    let output = voorcheck().args(["--format", "sacro"]).arg(candidate).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("--output"));
}
