//! Whole export folders: what may stay, and what must be moved, renamed or changed.
//!
//! A case is a folder `tests/exports/<name>`. Its `WHY.txt` says in one sentence what lies in it; a
//! second line may give the call. All else is the export folder, in which folders that are called
//! like packages arrive as such. `overview-nl.snap` and `overview-en.snap` are the first screen, on a
//! page of 80 columns.

use crate::harness::files::{form, mixed_table, workbook};
use crate::harness::pack::{copy_packed, sorted};
use crate::harness::program::run;
use crate::harness::{Stage, Zip, voorcheck};
use serde_json::Value;
use std::fs;
use std::path::Path;

const OWN: [&str; 5] = [
    "WHY.txt",
    "overview-nl.snap",
    "overview-en.snap",
    "overview-nl.snap.new",
    "overview-en.snap.new",
];

/// What is said of a case, up to the first candidate by itself.
fn overview(case: &Path, language: &str) -> String {
    let stage = tempfile::tempdir().unwrap();
    let folder = stage.path().join("Export");
    copy_packed(case, &folder);
    for own in OWN {
        let _ = fs::remove_file(folder.join(own));
    }
    let why = fs::read_to_string(case.join("WHY.txt")).unwrap();
    let mut lines = why.lines();
    assert!(lines.next().is_some_and(|line| line.ends_with('.')), "{case:?}: one sentence");
    let call = lines.next().unwrap_or("voorcheck .").strip_prefix("voorcheck ").unwrap();
    let output = voorcheck()
        .current_dir(&folder)
        .args(["--language", language, "--date", "2026-03-02"])
        .args(call.split('\t'))
        .output()
        .unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    let code = output.status.code().unwrap();
    format!("exit {code}\n{}", text.split("\n====").next().unwrap())
}

#[test]
fn the_first_screen_says_what_to_do_with_each_of_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exports");
    for case in sorted(&root) {
        for language in ["nl", "en"] {
            let mut settings = insta::Settings::clone_current();
            settings.set_snapshot_path(&case);
            settings.set_prepend_module_to_snapshot(false);
            settings.set_omit_expression(true);
            settings.bind(|| {
                let text = overview(&case, language);
                insta::assert_snapshot!(format!("overview-{language}"), text);
            });
        }
    }
}

/// A table and its form: sound under every procedure.
fn sound(rows: usize) -> Vec<u8> {
    Zip::new()
        .with("tabel.xlsx", workbook(&[("Blad1", mixed_table(rows, 1, 1))]))
        .with("outputcontroleformulier.docx", form(&[("tabel.xlsx", "")]))
        .bytes()
}

fn report(stage: &Stage, options: &[&str]) -> (i32, Value) {
    let path = stage.path().to_string_lossy().into_owned();
    let (code, text, said) =
        run(&[&["--format", "json", "--language", "en", &path][..], options].concat());
    (code, serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {said}")))
}

fn outcomes(report: &Value) -> Vec<(String, String)> {
    let of = |candidate: &Value| {
        let path = candidate["path"].as_str().unwrap();
        let name = path.rsplit(['/', '\\']).next().unwrap().to_owned();
        (name, candidate["outcome"].as_str().unwrap().to_owned())
    };
    report["candidates"].as_array().unwrap().iter().map(of).collect()
}

#[test]
fn names_of_the_subfolders_compare_without_case() {
    let stage = Stage::plain();
    stage.place("1_controle vooraf/LIGHT_a.zip", &sound(4));
    stage.place("2_CONTROLE ACHTERAF/b.zip", &sound(5));
    let (code, report) = report(&stage, &[]);
    let pass = |name: &str| (name.to_owned(), "pass".to_owned());
    assert_eq!(outcomes(&report), [pass("LIGHT_a.zip"), pass("b.zip")]);
    assert_eq!(code, 0);
}

#[test]
fn background_information_is_paired_with_its_output() {
    let stage = Stage::export();
    let background = Zip::new().with("klein.xlsx", workbook(&[("Blad1", mixed_table(3, 1, 0))]));
    let name = format!("{}/artikel_achtergrondinformatie.zip", Stage::BACKGROUND);
    stage.place(&name, &background.bytes());
    stage.place(&format!("{}/artikel.zip", Stage::AFTER), &sound(4));
    assert_eq!(report(&stage, &[]).0, 0);
    fs::rename(
        stage.path().join(Stage::AFTER).join("artikel.zip"),
        stage.path().join(Stage::AFTER).join("anders.zip"),
    )
    .unwrap();
    let (code, report) = report(&stage, &[]);
    let alone = ("artikel_achtergrondinformatie.zip".to_owned(), "review".to_owned());
    assert!(outcomes(&report).contains(&alone));
    assert_eq!(code, 1);
}

#[test]
fn a_day_is_counted_together_only_where_that_is_asked_for() {
    let stage = Stage::before_only();
    for (name, rows) in [("LIGHT_a.zip", 240), ("LIGHT_b.zip", 230), ("LIGHT_c.zip", 60)] {
        stage.place(&format!("{}/{name}", Stage::BEFORE), &sound(rows));
    }
    let (code, apart) = report(&stage, &[]);
    assert_eq!((code, apart.get("batch")), (0, None));
    let (code, hinted) = report(&stage, &["--edition", "cbs-en"]);
    assert_eq!((code, &hinted["batch"]["share"]), (0, &Value::from("53/50")));
    assert_eq!(hinted["batch"]["holds"], false);
    let (code, day) = report(&stage, &["--edition", "cbs-en", "--batch"]);
    assert_eq!((code, &day["batch"]["holds"]), (1, &Value::from(true)));
    assert!(outcomes(&day).iter().all(|(_, outcome)| outcome == "fail"), "{day}");
    let later = day["batch"]["later"].as_array().unwrap();
    assert!(later.len() == 1 && later[0].as_str().unwrap().ends_with("LIGHT_c.zip"), "{later:?}");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_in_circles_or_to_nothing_keeps_nobody_from_the_rest() {
    use std::os::unix::fs::symlink;
    let stage = Stage::before_only();
    let at = |name: &str| stage.path().join(Stage::BEFORE).join(name);
    stage.place(&format!("{}/LIGHT_a.zip", Stage::BEFORE), &sound(4));
    symlink("b.zip", at("b.zip")).unwrap();
    symlink("..", at("omhoog")).unwrap();
    symlink("er-is-niets", at("weg.zip")).unwrap();
    let (code, report) = report(&stage, &[]);
    let expected =
        [("LIGHT_a.zip", "pass"), ("b.zip", "fail"), ("omhoog", "fail"), ("weg.zip", "fail")];
    let expected = expected.map(|(name, outcome)| (name.to_owned(), outcome.to_owned()));
    assert_eq!((code, outcomes(&report)), (1, expected.to_vec()));
}

/// As somebody who has no special rights: the tests may run as the administrator of the machine.
#[cfg(unix)]
fn as_nobody(folder: &Path) -> Option<(i32, Value)> {
    use std::os::unix::fs::MetadataExt as _;
    let mut command = if fs::metadata("/proc/self").ok()?.uid() == 0 {
        let mut command = assert_cmd::Command::new("setpriv");
        command.args(["--reuid", "65534", "--regid", "65534", "--clear-groups"]);
        command.arg(env!("CARGO_BIN_EXE_voorcheck"));
        command
    } else {
        voorcheck()
    };
    let output =
        command.args(["--format", "json", "--language", "en"]).arg(folder).output().ok()?;
    Some((output.status.code()?, serde_json::from_slice(&output.stdout).ok()?))
}

#[cfg(unix)]
#[test]
fn a_subfolder_or_file_without_rights_is_said_and_never_passes() {
    use std::os::unix::fs::PermissionsExt as _;
    let rights = |path: &Path, mode: u32| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    let stage = Stage::export();
    rights(stage.path(), 0o755);
    stage.place(&format!("{}/LIGHT_a.zip", Stage::BEFORE), &sound(4));
    let locked = stage.place(&format!("{}/b.zip", Stage::AFTER), &sound(5));
    if as_nobody(stage.path()).is_none_or(|(code, _)| code != 0) {
        // No other user can be taken on here, or this program does not lie where he may start it.
        return;
    }
    rights(&locked, 0o000);
    let (code, report) = as_nobody(stage.path()).unwrap();
    let read = ("LIGHT_a.zip".to_owned(), "pass".to_owned());
    assert_eq!((code, outcomes(&report)[0].clone()), (1, read.clone()));
    assert_eq!(outcomes(&report)[1].1, "review");
    assert!(report.to_string().contains("you have no permission"), "{report}");
    rights(&locked, 0o644);
    let folder = stage.path().join(Stage::AFTER);
    rights(&folder, 0o000);
    let (code, report) = as_nobody(stage.path()).unwrap();
    rights(&folder, 0o755);
    assert_eq!((code, outcomes(&report)), (1, vec![read]));
    assert_eq!(report["export_folders"][0]["gaps"][0]["place"], Stage::AFTER);
    assert_eq!(report["outcome"], "review");
}

#[test]
fn an_empty_export_folder_is_said_to_be_empty() {
    let stage = Stage::export();
    let path = stage.path().to_string_lossy().into_owned();
    let (code, text, _) = run(&[&path, "--language", "en"]);
    assert_eq!(code, 1);
    assert!(text.contains("the export folder is empty"), "{text}");
}
