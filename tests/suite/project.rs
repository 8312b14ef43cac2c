//! The project file: found by itself, read strictly, begun with one command.

use crate::harness::files::{blank_form, document, form, mixed_table, rows, workbook};
use crate::harness::program::{refused, run};
use crate::harness::{Stage, Zip, check, voorcheck};
use std::fs;
use std::path::Path;

/// A table and its form: sound under every procedure.
fn sound() -> Zip {
    Zip::new()
        .with("tabel.xlsx", workbook(&[("Blad1", mixed_table(6, 1, 1))]))
        .with("outputcontroleformulier.docx", form(&[("tabel.xlsx", "")]))
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

#[test]
fn is_found_beside_the_candidate_and_above_it() {
    let stage = Stage::export();
    let zip = stage.place("Export/1_Controle vooraf/a.zip", &sound().bytes());
    let english = b"language = \"en\"\nedition = \"cbs-en\"\n";
    for place in
        ["voorcheck.toml", "Export/voorcheck.toml", "Export/1_Controle vooraf/voorcheck.toml"]
    {
        let file = stage.place(place, english);
        let (_, report, _) = run(&[&shown(&zip)]);
        assert!(report.contains("The bill") && report.contains("cbs-en"), "{place}: {report}");
        fs::remove_file(file).unwrap();
    }
    assert!(run(&[&shown(&zip)]).1.contains("De telling"));
}

#[test]
fn is_found_from_within_the_folder() {
    let stage = Stage::export();
    let folder = stage.place("Export/1_Controle vooraf/a.zip", &sound().bytes());
    stage.place("voorcheck.toml", b"language = \"en\"\n");
    let output =
        voorcheck().current_dir(folder.parent().unwrap()).args(["..", "--quiet"]).output().unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains("yes"));
}

#[test]
fn what_is_named_goes_before_what_is_found_and_what_is_typed_before_both() {
    let stage = Stage::plain();
    let zip = stage.place("a.zip", &sound().bytes());
    stage.place("voorcheck.toml", b"language = \"nl\"\nafter_allowed = false\n");
    let named = stage.place("ander.toml", b"language = \"en\"\nafter_allowed = true\n");
    let zip = shown(&zip);
    assert!(run(&[&zip, "--project", &shown(&named)]).1.contains("The bill"));
    assert!(run(&[&zip, "--project", &shown(&named), "--language", "nl"]).1.contains("De telling"));
    let after = |options: &[&str]| {
        let checked = check(Path::new(&zip), &[&["--procedure", "after"], options].concat());
        checked.level("after-not-allowed").is_none()
    };
    assert!(!after(&[]));
    assert!(after(&["--project", &shown(&named)]));
    assert!(after(&["--after-allowed", "yes"]));
    assert!(!after(&["--project", &shown(&named), "--after-allowed", "no"]));
}

#[test]
fn one_call_is_about_one_project() {
    let stage = Stage::plain();
    let one = shown(&stage.place("een/a.zip", &sound().bytes()));
    let other = shown(&stage.place("twee/b.zip", &sound().bytes()));
    stage.place("een/voorcheck.toml", b"");
    refused(&[&one, &other], "geen projectbestand", "no project file");
    let named = shown(&stage.place("voorcheck.toml", b""));
    refused(&[&one, &other], "niet bij één project", "to one project");
    assert_eq!(run(&["--project", &named, "--quiet", &one, &other]).1.lines().count(), 2);
}

#[test]
fn a_file_that_cannot_be_read_is_refused_and_never_passed_over() {
    let stage = Stage::plain();
    let zip = shown(&stage.place("map/a.zip", &sound().bytes()));
    let file = stage.path().join("map/voorcheck.toml");
    fs::create_dir(&file).unwrap();
    refused(&[&zip], "het is een map", "it is a folder");
    fs::remove_dir(&file).unwrap();
    for (text, dutch, english) in [
        (&b"after_alowed = true"[..], "bedoelde u 'after_allowed'", "did you mean 'after_allowed'"),
        (b"\nhealth_data = ja", "regel 2", "line 2"),
        (b"health_data = 'ja'", "true of false", "true or false"),
        (b"after_confirmed = 'mei'", "een datum, zoals 2026", "a date such as 2026"),
        (b"always_before = ['x']", "outside-eu", "outside-eu"),
        (b"after_allowed = true\nalways_before = ['outside-eu']", "elkaar tegen", "contradict"),
        (b"identifiers = ['(']", "reguliere expressie", "regular expression"),
        (b"edition = 'cbs-fr'", "de editie 'cbs-fr'", "no edition 'cbs-fr'"),
        (b"language = \"\xe9\"", "UTF-8", "UTF-8"),
    ] {
        fs::write(&file, text).unwrap();
        refused(&[&zip], dutch, english);
    }
    #[cfg(unix)]
    {
        fs::remove_file(&file).unwrap();
        std::os::unix::fs::symlink("voorcheck.toml", &file).unwrap();
        let (code, _, stderr) = run(&[&zip]);
        assert_eq!(code, 2, "a link that leads to itself: {stderr}");
    }
}

#[test]
fn says_why_checking_after_the_fact_is_not_allowed() {
    let stage = Stage::export();
    let zip = stage.place(&format!("Export/{}/a.zip", Stage::AFTER), &sound().bytes());
    let said = |project: &str, date: &str| {
        stage.place("voorcheck.toml", project.as_bytes());
        let checked = check(&zip, &["--date", date]);
        let findings = checked.candidate()["findings"].as_array().unwrap();
        let found = findings.iter().find(|finding| finding["rule"] == "after-not-allowed");
        found.map(|finding| finding["message"].as_str().unwrap().to_owned())
    };
    let confirmed = "after_confirmed = 2026-03-12";
    assert!(said(confirmed, "2026-03-11").unwrap().contains("2026-03-12"));
    assert_eq!(said(confirmed, "2026-03-12"), None);
    assert!(
        said("always_before = ['outside-eu']", "2026-03-12").unwrap().contains("outside the EU")
    );
    let deaths = said("always_before = ['cause-of-death']", "2026-03-12").unwrap();
    assert!(deaths.contains("cause-of-death files"), "{deaths}");
}

#[test]
fn extra_names_of_identifiers_and_health_data_are_looked_for() {
    let stage = Stage::plain();
    let table = "respnr | Aantal\nA | 20\nB | 30";
    let zip = Zip::new()
        .with("tabel.xlsx", workbook(&[("Blad1", rows(table))]))
        .with("outputcontroleformulier.docx", form(&[("tabel.xlsx", "")]));
    let zip = stage.place("LIGHT_a.zip", &zip.bytes());
    assert_eq!(check(&zip, &[]).level("identifier"), None);
    assert_eq!(check(&zip, &[]).level("health-data"), None);
    stage.place("voorcheck.toml", b"identifiers = ['respnr']\nhealth_data = true\n");
    assert_eq!(check(&zip, &[]).level("identifier").as_deref(), Some("fail"));
    assert_eq!(check(&zip, &[]).level("health-data").as_deref(), Some("note"));
}

#[test]
fn init_begins_a_file_that_changes_nothing_and_never_writes_over_one() {
    let stage = Stage::plain();
    let folder = shown(stage.path());
    let zip = shown(&stage.place("a.zip", &sound().bytes()));
    let quiet = |zip: &str| run(&[zip, "--quiet"]).1;
    let before = quiet(&zip);
    let (code, said, _) = run(&["init", &folder, "--language", "en"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("is made"), "{said}");
    let file = stage.path().join("voorcheck.toml");
    let draft = fs::read_to_string(&file).unwrap();
    assert!(draft.contains("What you type on the") && draft.contains("#after_allowed"), "{draft}");
    assert_eq!(quiet(&zip), before);
    refused(&["init", &folder], "bestaat al en blijft", "already there and stays");
    assert_eq!(fs::read_to_string(&file).unwrap(), draft);
    refused(&["init", &format!("{folder}/er/is/niets")], "bestaat niet", "does not exist");
}

#[test]
fn a_form_is_compared_with_the_blank_one_that_the_file_names() {
    let stage = Stage::plain();
    stage.place("formulieren/outputcontroleformulier.docx", &blank_form());
    let zip = |form: Vec<u8>| {
        let zip = Zip::new()
            .with("tabel.xlsx", workbook(&[("Blad1", mixed_table(6, 1, 1))]))
            .with("outputcontroleformulier.docx", form);
        stage.place("a.zip", &zip.bytes())
    };
    let half = document(
        &["Outputcontroleformulier"],
        &[vec![
            vec!["Projectnummer:".to_owned(), "9999".to_owned()],
            vec!["Naam onderzoeker:".to_owned(), String::new()],
            vec!["Datum:".to_owned(), "1 maart 2024".to_owned()],
            vec!["Bestanden:".to_owned(), "tabel.xlsx".to_owned()],
        ]],
    );
    check(&zip(half.clone()), &[]).is("pass", &[]);
    stage.place("voorcheck.toml", b"blank_form = 'formulieren/outputcontroleformulier.docx'\n");
    let path = zip(half);
    check(&path, &[]).is("review", &[("blank-form", "review")]);
    let said = run(&[&shown(&path)]).1.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("om te beginnen: Naam onderzoeker"), "{said}");
    check(&zip(form(&[("tabel.xlsx", "")])), &[]).is("pass", &[]);
}

#[test]
fn a_blank_form_that_is_not_there_or_is_none_is_refused() {
    let stage = Stage::plain();
    let zip = shown(&stage.place("a.zip", &sound().bytes()));
    stage.place("voorcheck.toml", b"blank_form = 'weg.docx'\n");
    refused(&[&zip], "bestaat niet of is geen", "does not exist or is no");
    stage.place("tabel.xlsx", &workbook(&[("Blad1", mixed_table(6, 1, 1))]));
    stage.place("voorcheck.toml", b"blank_form = 'tabel.xlsx'\n");
    refused(&[&zip], "geen formulier dat", "no form that");
}
