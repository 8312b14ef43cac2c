//! Declarations beside a candidate: what they can change, what they cannot, and that all is said.

use crate::harness::files::{form, mixed_table, regression, rows, workbook};
use crate::harness::picture::bar_chart;
use crate::harness::{Checked, Stage, Zip, check, voorcheck};
use std::fs;
use std::path::Path;

/// The draft of declarations for a zip with these files and a form, and where it lies.
struct Case {
    stage: Stage,
    zip: std::path::PathBuf,
    draft: std::path::PathBuf,
}

impl Case {
    fn of(files: &[(&str, Vec<u8>)]) -> Self {
        let stage = Stage::plain();
        let named: Vec<(&str, &str)> = files.iter().map(|(name, _)| (*name, "tabel")).collect();
        let mut zip = Zip::new().with("outputcontroleformulier.docx", form(&named));
        for (name, bytes) in files {
            zip = zip.with(name, bytes.clone());
        }
        let zip = stage.place("output.zip", &zip.bytes());
        voorcheck().arg("declare").arg(&zip).assert().code(0);
        let draft = stage.path().join("output.voorcheck.toml");
        Self { stage, zip, draft }
    }

    fn text(&self) -> String {
        fs::read_to_string(&self.draft).unwrap()
    }

    /// Changes the block of the draft that holds a line: other lines for lines in it.
    fn declare(&self, holds: &str, changes: &[(&str, &str)]) -> Checked {
        let text = self.text();
        let blocks: Vec<String> = text
            .split("\n[[")
            .map(|block| {
                let mut block = block.to_owned();
                if block.contains(holds) {
                    for (from, to) in changes {
                        assert!(block.contains(from), "{block}");
                        block = block.replacen(from, to, 1);
                    }
                }
                block
            })
            .collect();
        assert_ne!(blocks.join("\n[["), text, "no block holds {holds}: {text}");
        fs::write(&self.draft, blocks.join("\n[[")).unwrap();
        self.check()
    }

    fn check(&self) -> Checked {
        check(&self.zip, &[])
    }
}

fn declared(checked: &Checked) -> &serde_json::Value {
    &checked.candidate()["declared"]
}

const WHY: (&str, &str) = ("why = \"\"", "why = \"zie het formulier\"");

#[test]
fn a_draft_as_it_stands_changes_nothing() {
    let log = ". tab geslacht\n\n   geslacht |      Freq.     Percent        Cum.\n\
               ------------+-----------------------------------\n        man |      1,203       \
               48.12       48.12\n      vrouw |      1,297       51.88      100.00\n\
               ------------+-----------------------------------\n      Total |      2,500      \
               100.00\n";
    let case = Case::of(&[
        ("tabellen.xlsx", workbook(&[("A", mixed_table(6, 2, 2)), ("B (1)", regression(3))])),
        ("figuur.png", bar_chart(&[20, 40, 70])),
        ("uitvoer.log", log.into()),
    ]);
    let with = case.check();
    fs::remove_file(&case.draft).unwrap();
    let without = case.check();
    let mut same = with.report.clone();
    same["candidates"][0].as_object_mut().unwrap().remove("declared");
    assert_eq!(same, without.report, "the draft says something else than was found");
    assert_eq!(declared(&with)["declarations"], serde_json::json!([]));
}

#[test]
fn a_range_that_is_no_table_leaves_the_bill_and_the_report_says_so() {
    let case = Case::of(&[("t.xlsx", workbook(&[("A", mixed_table(6, 1, 1))]))]);
    assert_eq!(case.check().used(), [1, 12, 6, 0, 0]);
    let checked = case.declare("A!A1:C7", &[("is = \"statistics\"", "is = \"nothing\""), WHY]);
    assert_eq!(checked.used(), [0; 5]);
    let said = declared(&checked);
    assert_eq!(said["before"]["used"]["tables"], 1);
    assert_eq!(said["after"]["used"]["tables"], 0);
    assert_eq!(said["declarations"][0]["why"], "zie het formulier");
    for (language, words) in [("nl", "hebt verklaard"), ("en", "you declared")] {
        let output = voorcheck().arg(&case.zip).args(["--language", language]).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let verdict = text.split("zie het formulier").next().unwrap();
        assert!(verdict.contains(words) && text.contains("zie het formulier"), "{text}");
    }
}

#[test]
fn columns_are_counts_or_percentages_as_declared() {
    let sheet = rows("Groep | Omzet | Deel\nA | 1040 | 12.5\nB | 1077 | 87.5");
    let case = Case::of(&[("t.xlsx", workbook(&[("A", sheet)]))]);
    let [_, cells, ..] = case.check().used();
    let checked = case.declare(
        "A!A1:C3",
        &[
            ("counts = [", "counts = [\"B2:B3\"] #"),
            ("percentages = [", "percentages = [\"C\"] #"),
            WHY,
        ],
    );
    assert_eq!(checked.used(), [1, cells, 2, 0, 0]);
}

#[test]
fn a_table_of_estimates_is_as_many_models_as_declared() {
    let case = Case::of(&[("t.xlsx", workbook(&[("A", regression(4))]))]);
    assert_eq!(case.check().used(), [0, 0, 0, 4, 0]);
    assert_eq!(case.declare("A!A1", &[("models = 4", "models = 2"), WHY]).used(), [0, 0, 0, 2, 0]);
}

#[test]
fn what_only_the_researcher_sees_counts_and_is_never_called_read() {
    let case = Case::of(&[("t.xlsx", workbook(&[("A", mixed_table(3, 1, 1))]))]);
    let mut text = case.text();
    text.push_str("\n[[range]]\nplace = \"t.xlsx!A!F1:G4\"\nis = \"counts\"\nwhy = \"plaatje\"\n");
    fs::write(&case.draft, text).unwrap();
    let checked = case.check();
    assert_eq!(checked.used(), [2, 6 + 8, 3 + 8, 0, 0]);
    assert_eq!(checked.level("unreadable-entry").as_deref(), Some("review"));
}

#[test]
fn a_declaration_for_other_bytes_does_nothing_and_is_said_to_be_stale() {
    let case = Case::of(&[("t.xlsx", workbook(&[("A", mixed_table(6, 1, 1))]))]);
    case.declare("A!A1:C7", &[("is = \"statistics\"", "is = \"nothing\""), WHY]);
    let other = Zip::new()
        .with("outputcontroleformulier.docx", form(&[("t.xlsx", "tabel")]))
        .with("t.xlsx", workbook(&[("A", mixed_table(7, 1, 1))]));
    fs::write(&case.zip, other.bytes()).unwrap();
    let checked = case.check();
    assert_eq!(checked.used(), [1, 14, 7, 0, 0]);
    checked.is("review", &[("stale-declaration", "review")]);
}

#[test]
fn the_same_file_in_a_folder_and_in_the_zip_of_it_has_one_declaration() {
    let case = Case::of(&[("t.xlsx", workbook(&[("A", mixed_table(6, 1, 1))]))]);
    case.declare("A!A1:C7", &[("is = \"statistics\"", "is = \"nothing\""), WHY]);
    case.stage.place("output/t.xlsx", &workbook(&[("A", mixed_table(6, 1, 1))]));
    assert_eq!(check(&case.stage.path().join("output"), &[]).used(), [0; 5]);
}

/// A table with a small count and an explanation of it in the form.
fn small_count() -> Case {
    let sheet = rows(
        "Provincie | Aantal bedrijven | Gemiddelde omzet\nGroningen | 1284 | 29450.5\n\
         Drenthe | 7 | 28910.5\nUtrecht | 1452 | 34120.5",
    );
    Case::of(&[("t.xlsx", workbook(&[("A", sheet)]))])
}

#[test]
fn an_explained_finding_is_a_note_with_its_reason() {
    let case = small_count();
    case.check().is("review", &[("small-count", "review")]);
    let checked = case.declare("small-count", &[WHY]);
    checked.is("pass", &[]);
    let findings = checked.candidate()["findings"].as_array().unwrap();
    let small = findings.iter().find(|finding| finding["rule"] == "small-count").unwrap();
    assert_eq!(
        (small["level"].as_str(), &small["explained"]),
        (Some("note"), &"zie het formulier".into())
    );
}

#[test]
fn no_explanation_helps_where_the_guidelines_must_hold_completely() {
    let case = small_count();
    case.declare("small-count", &[WHY]);
    let after = check(&case.zip, &["--procedure", "after", "--after-allowed", "yes"]);
    assert_eq!(after.level("small-count").as_deref(), Some("fail"));
    assert_eq!(after.level("unused-declaration").as_deref(), Some("review"));
}

#[test]
fn package_hidden_and_identifier_rules_cannot_be_silenced() {
    let keys: String =
        (0..40).map(|row| format!("{:09};{}\n", 120_345_678 + row * 7_919, row % 7)).collect();
    let csv = format!("rinpersoon;inkomen\n{keys}");
    let case = Case::of(&[("data.csv", csv.into_bytes())]);
    let before = case.check().findings("fail");
    assert!(
        before.iter().any(|(rule, _)| rule == "identifier" || rule == "microdata"),
        "{before:?}"
    );
    let mut text = case.text();
    let place = "data.csv!A1:B41";
    text.push_str(&format!("\n[[range]]\nplace = \"{place}\"\nis = \"nothing\"\nwhy = \"x\"\n"));
    for rule in ["identifier", "microdata", "missing-form", "hidden-sheet", "unreadable-entry"] {
        text.push_str(&format!(
            "\n[[finding]]\nrule = \"{rule}\"\nplace = \"{place}\"\nwhy = \"x\"\n"
        ));
    }
    if !text.contains("\"data.csv\" =") {
        let bytes = zip_entry(&case.zip, "data.csv");
        let print = voorcheck::package::checksum(bytes.as_slice()).unwrap();
        text = text.replacen("[files]\n", &format!("[files]\n\"data.csv\" = \"{print}\"\n"), 1);
    }
    fs::write(&case.draft, text).unwrap();
    let after = case.check();
    assert_eq!(after.findings("fail"), before);
    assert_eq!(after.level("unused-declaration").as_deref(), Some("review"));
}

fn zip_entry(path: &Path, name: &str) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let mut bytes = Vec::new();
    std::io::copy(&mut zip.by_name(name).unwrap(), &mut bytes).unwrap();
    bytes
}

#[test]
fn declarations_in_the_zip_are_a_file_like_any_other() {
    let case = Case::of(&[("t.xlsx", workbook(&[("A", mixed_table(6, 1, 1))]))]);
    case.declare("A!A1:C7", &[("is = \"statistics\"", "is = \"nothing\""), WHY]);
    let within = Zip::new()
        .with("outputcontroleformulier.docx", form(&[("t.xlsx", "tabel")]))
        .with("t.xlsx", workbook(&[("A", mixed_table(6, 1, 1))]))
        .with("output.voorcheck.toml", case.text());
    let path = case.stage.place("elders/output.zip", &within.bytes());
    assert_eq!(check(&path, &[]).used(), [1, 12, 6, 0, 0]);
}

#[test]
fn a_draft_is_never_written_over_a_file_nor_into_the_export_folder() {
    let case = Case::of(&[("t.xlsx", workbook(&[("A", mixed_table(6, 1, 1))]))]);
    fs::write(&case.draft, "# van mij\n").unwrap();
    for (language, words) in [("nl", "bestaat al"), ("en", "already there")] {
        let output = voorcheck()
            .arg("declare")
            .arg(&case.zip)
            .args(["--language", language])
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8(output.stderr).unwrap().contains(words));
    }
    assert_eq!(case.text(), "# van mij\n");
    let stage = Stage::export();
    let zip = stage.place("1_Controle vooraf/output.zip", &fs::read(&case.zip).unwrap());
    let output = voorcheck().arg("declare").arg(&zip).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("--output"));
    let elsewhere = stage.path().join("werk.toml");
    voorcheck().arg("declare").arg(&zip).arg("--output").arg(&elsewhere).assert().code(0);
    assert!(elsewhere.exists());
    assert_eq!(fs::read_dir(stage.path().join("1_Controle vooraf")).unwrap().count(), 1);
}

#[test]
fn a_file_of_declarations_that_cannot_be_understood_is_refused_with_its_line() {
    let case = Case::of(&[("t.xlsx", workbook(&[("A", mixed_table(6, 1, 1))]))]);
    fs::write(&case.draft, "[[range]]\nplaats = \"t.xlsx\"\n").unwrap();
    for (language, words) in [("nl", "regel 2"), ("en", "line 2")] {
        let output = voorcheck().arg(&case.zip).args(["--language", language]).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(words) && said.contains("output.voorcheck.toml"), "{said}");
    }
    let two = [case.zip.clone(), case.stage.place("b.zip", &fs::read(&case.zip).unwrap())];
    let output = voorcheck().args(&two).arg("--declarations").arg(&case.draft).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
}
