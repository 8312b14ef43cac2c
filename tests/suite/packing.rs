//! From a folder to zips that lie where they belong: what goes in, what stays, and that nothing is
//! lost or half written whatever goes wrong.

mod mishaps;

use crate::harness::files::{form, mixed_table, rows, workbook};
use crate::harness::{Stage, voorcheck};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

/// What a call came to: code, standard output, standard error.
type Ran = (i32, String, String);

fn ran(output: Output) -> Ran {
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn pack(folder: &Path, options: &[&str]) -> Ran {
    ran(voorcheck()
        .args(["pack", "--language", "en", "--date", "2026-03-02"])
        .arg(folder)
        .args(options)
        .output()
        .unwrap())
}

/// A folder with a table and the form for it, and an export folder beside it.
fn small(stage: &Stage) -> (PathBuf, String) {
    let folder = stage.path().join("uitvoer");
    stage.place("uitvoer/tabel.xlsx", &workbook(&[("Blad1", mixed_table(6, 1, 1))]));
    stage.place("uitvoer/outputcontroleformulier.docx", &form(&[("tabel.xlsx", "tabel")]));
    (folder, stage.path().to_string_lossy().into_owned())
}

/// Every file below a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for item in walkdir::WalkDir::new(folder) {
        let item = item.unwrap();
        if item.file_type().is_file() {
            let name = item.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
            found.insert(name.replace('\\', "/"), fs::read(item.path()).unwrap());
        }
    }
    found
}

/// The names in a zip.
fn names(path: &Path) -> Vec<String> {
    let zip = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    zip.file_names().map(|name| name.unwrap().into_owned()).collect()
}

#[test]
fn small_output_is_packed_named_and_placed_as_light() {
    let stage = Stage::before_only();
    let (folder, export) = small(&stage);
    stage.place("uitvoer/desktop.ini", b"[.ShellClassInfo]\r\n");
    stage.place("uitvoer/uitvoer.voorcheck.toml", b"");
    let before = files(&folder);
    let (code, said, _) = pack(&folder, &["--to", &export]);
    assert_eq!(code, 0, "{said}");
    let zip = stage.path().join("1_Controle vooraf/LIGHT_uitvoer.zip");
    assert_eq!(names(&zip), ["outputcontroleformulier.docx", "tabel.xlsx"]);
    assert!(said.contains("YES") && said.contains("LIGHT_uitvoer.zip"), "{said}");
    assert_eq!(files(&folder), before, "the own files changed");
    let checked = crate::harness::check(&zip, &[]);
    checked.is("pass", &[]);
    assert_eq!(checked.candidate()["route"]["placed"], true);
}

#[test]
fn the_same_folder_gives_the_same_bytes() {
    let (one, other) = (Stage::before_only(), Stage::before_only());
    let [first, second] = [&one, &other].map(|stage| {
        let (folder, export) = small(stage);
        assert_eq!(pack(&folder, &["--to", &export, "--name", "LIGHT_a.zip"]).0, 0);
        fs::read(stage.path().join("1_Controle vooraf/LIGHT_a.zip")).unwrap()
    });
    assert!(first == second);
}

#[test]
fn a_dry_run_shows_the_plan_and_writes_nothing() {
    let stage = Stage::before_only();
    let (folder, export) = small(&stage);
    let before = files(stage.path());
    let (code, said, _) = pack(&folder, &["--to", &export, "--dry-run"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("LIGHT_uitvoer.zip") && said.contains("nothing was written"), "{said}");
    assert_eq!(files(stage.path()), before);
}

#[test]
fn without_an_export_folder_the_zip_lies_beside_the_folder() {
    let stage = Stage::plain();
    let (folder, _) = small(&stage);
    assert_eq!(pack(&folder, &["--name", "resultaten"]).0, 0);
    assert!(stage.path().join("LIGHT_resultaten.zip").is_file());
}

#[test]
fn background_information_and_syntax_get_their_own_zips_and_folders() {
    let stage = Stage::export();
    let (folder, export) = small(&stage);
    stage.place("uitvoer/model.do", b"regress inkomen leeftijd\n");
    stage.place("uitvoer/achtergrond/n.xlsx", &workbook(&[("n", mixed_table(3, 2, 0))]));
    let (code, said, error) = pack(&folder, &["--to", &export]);
    assert_eq!(code, 0, "{said}{error}");
    let zips = ["1_Controle vooraf", Stage::AFTER, Stage::BACKGROUND]
        .map(|slot| files(&stage.path().join(slot)).into_keys().collect::<Vec<_>>());
    assert_eq!(zips.concat().len(), 3, "{zips:?}");
    let output = stage.path().join(Stage::AFTER).join("uitvoer.zip");
    assert_eq!(names(&output), ["outputcontroleformulier.docx", "tabel.xlsx"]);
    let background = stage.path().join(Stage::BACKGROUND).join("uitvoer_achtergrondinformatie.zip");
    assert_eq!(names(&background), ["achtergrond/n.xlsx"]);
    let syntax = zips.concat().into_iter().find(|name| name.contains("_syntax")).unwrap();
    assert_eq!(syntax, "uitvoer_syntax.zip");
}

#[test]
fn the_output_is_held_against_the_background_information_packed_with_it() {
    let stage = Stage::export();
    let (folder, export) = small(&stage);
    let output = rows("Provincie | Gemiddeld inkomen\nGroningen | 29450.5\nDrenthe | 28910.5");
    let counts = rows("Provincie | Aantal personen\nGroningen | 1284\nDrenthe | 7");
    stage.place("uitvoer/tabel.xlsx", &workbook(&[("Blad1", output)]));
    stage.place("uitvoer/achtergrond/n.xlsx", &workbook(&[("Blad1", counts)]));
    let before = files(stage.path());
    let (code, said, error) = pack(&folder, &["--to", &export]);
    assert_eq!(code, 1, "{said}{error}");
    assert!(said.contains("background-small-count"), "{said}");
    assert_eq!(files(stage.path()), before);
}

#[test]
fn with_batch_it_counts_with_what_lies_in_the_export_folder_already() {
    let stage = Stage::before_only();
    let (folder, export) = small(&stage);
    let others = workbook(&[("A", mixed_table(100, 2, 8))]);
    let other = crate::harness::Zip::new()
        .with("groot.xlsx", others)
        .with("outputcontroleformulier.docx", form(&[("groot.xlsx", "tabel")]));
    stage.place("1_Controle vooraf/LIGHT_ander.zip", &other.bytes());
    let target = |options: &[&str]| {
        let (code, said, _) = pack(&folder, &[&["--to", &export, "--dry-run"], options].concat());
        assert_eq!(code, 0, "{said}");
        said
    };
    assert!(target(&[]).contains("LIGHT_uitvoer.zip"));
    let together = target(&["--batch"]);
    assert!(!together.contains("LIGHT_") && together.contains("uitvoer.zip"), "{together}");
}

#[test]
fn data_are_refused_before_anything_is_written() {
    let stage = Stage::before_only();
    let (folder, export) = small(&stage);
    stage.place("uitvoer/diep/data.sav", b"$FL2@(#) SPSS DATA FILE");
    let before = files(stage.path());
    let (code, said, _) = pack(&folder, &["--to", &export]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("diep/data.sav"), "{said}");
    assert_eq!(files(stage.path()), before);
}

#[test]
fn a_missing_form_is_asked_for_and_can_be_named() {
    let stage = Stage::before_only();
    let (folder, export) = small(&stage);
    let form = stage.path().join("ingevuld.docx");
    fs::rename(folder.join("outputcontroleformulier.docx"), &form).unwrap();
    for (language, words) in [("nl", "formulier"), ("en", "form")] {
        let mut command = voorcheck();
        let command = command.args(["pack", "--language", language, "--to", &export]);
        let (code, said, error) = ran(command.arg(&folder).output().unwrap());
        assert_eq!((code, said.as_str()), (2, ""), "{error}");
        assert!(error.contains("--form") && error.contains(words), "{error}");
    }
    let (code, said, error) = pack(&folder, &["--to", &export, "--form", &form.to_string_lossy()]);
    assert_eq!(code, 0, "{said}{error}");
    let zip = stage.path().join("1_Controle vooraf/LIGHT_uitvoer.zip");
    assert_eq!(names(&zip), ["ingevuld.docx", "tabel.xlsx"]);
}

#[test]
fn what_must_be_looked_at_is_placed_only_when_that_is_said() {
    let stage = Stage::before_only();
    let (folder, export) = small(&stage);
    let sheet = rows(
        "Provincie | Aantal bedrijven | Gemiddelde omzet\nGroningen | 1284 | 29450.5\n\
         Drenthe | 7 | 28910.5\nUtrecht | 1452 | 34120.5",
    );
    stage.place("uitvoer/tabel.xlsx", &workbook(&[("A", sheet)]));
    let before = files(stage.path());
    let (code, said, _) = pack(&folder, &["--to", &export]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("Nothing was written") && said.contains("--fail-on fail"), "{said}");
    assert_eq!(files(stage.path()), before);
    assert_eq!(pack(&folder, &["--to", &export, "--fail-on", "fail"]).0, 0);
    assert_eq!(files(&stage.path().join("1_Controle vooraf")).len(), 1);
}

#[test]
fn declarations_beside_the_folder_hold_for_its_zips() {
    let stage = Stage::before_only();
    let (folder, export) = small(&stage);
    voorcheck().arg("declare").arg(&folder).assert().code(0);
    let draft = stage.path().join("uitvoer.voorcheck.toml");
    let text = fs::read_to_string(&draft).unwrap();
    let said = text.replacen("is = \"statistics\"", "is = \"nothing\"", 1).replacen(
        "why = \"\"",
        "why = \"aantekeningen\"",
        1,
    );
    assert_ne!(said, text);
    fs::write(&draft, said).unwrap();
    let (_, said, _) = pack(&folder, &["--to", &export, "--dry-run"]);
    assert!(said.contains("aantekeningen"), "{said}");
}

/// Claims that a call was refused, that both languages say why, and that nothing changed.
#[track_caller]
fn refused(folder: &Path, options: &[&str], watched: &Path, dutch: &str, english: &str) {
    let before = files(watched);
    for (language, words) in [("nl", dutch), ("en", english)] {
        let mut command = voorcheck();
        let command = command.args(["pack", "--language", language]).arg(folder).args(options);
        let (code, _, error) = ran(command.output().unwrap());
        assert_eq!(code, 2, "{error}");
        assert!(error.contains(words), "{error}");
        assert!(!error.contains("Os {"), "{error}");
    }
    assert_eq!(files(watched), before);
}

#[test]
fn a_file_of_that_name_is_never_written_over() {
    let stage = Stage::before_only();
    let (folder, export) = small(&stage);
    stage.place("1_Controle vooraf/LIGHT_uitvoer.zip", b"van vorige week");
    let (dutch, english) = ("bestaat al", "already there");
    refused(&folder, &["--to", &export], stage.path(), dutch, english);
}

#[test]
fn what_cannot_be_understood_is_refused() {
    let stage = Stage::before_only();
    let (folder, export) = small(&stage);
    let nowhere = stage.path().join("niets");
    refused(&nowhere, &[], stage.path(), "geen map", "no folder");
    refused(&folder.join("tabel.xlsx"), &[], stage.path(), "geen map", "no folder");
    let own = folder.to_string_lossy().into_owned();
    let words = ("geen exportmap", "no export folder");
    refused(&folder, &["--to", &own], stage.path(), words.0, words.1);
    for name in ["a/b", "..", "", "a:b"] {
        let options = ["--to", export.as_str(), "--name", name];
        refused(&folder, &options, stage.path(), "kan niet de naam", "cannot be the name");
    }
    let options = ["--to", export.as_str(), "--form", "er/is/niets.docx"];
    refused(&folder, &options, stage.path(), "het bestaat niet", "does not exist");
}
