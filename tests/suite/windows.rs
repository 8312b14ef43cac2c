//! What only Windows has: consoles with code pages, batch files, paths in several notations.
//!
//! `.ci/windows` runs these under wine and says with `VOORCHECK_CONSOLE` how to open a console there;
//! elsewhere there is nothing to claim.

use crate::harness::files::{form, mixed_table, workbook};
use crate::harness::program::{Checked, run};
use crate::harness::{Stage, Zip, check, say};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What opens a console of Windows and runs a batch file in it.
fn console() -> Option<OsString> {
    let console = std::env::var_os("VOORCHECK_CONSOLE");
    if console.is_none() {
        say("skipped: no console of Windows here");
    }
    console
}

/// Runs these lines as a batch file in the folder of the stage; the program is `%VOORCHECK%`.
fn batch(console: &OsString, stage: &Stage, lines: &str) {
    let file = stage.place("lines.bat", lines.replace('\n', "\r\n").as_bytes());
    Command::new(console)
        .arg(file)
        .current_dir(stage.path())
        .stdin(Stdio::null())
        .output()
        .unwrap();
}

/// The path as Windows writes it. Wine has the whole file system on a drive of its own.
fn on_the_drive(path: &Path) -> String {
    format!("Z:{}", path.to_string_lossy().replace('/', "\\"))
}

/// Output that passes, with letters that not every code page has in its name.
fn sound() -> Vec<u8> {
    Zip::new()
        .with("coëfficiënten één.xlsx", workbook(&[("Blad1", mixed_table(6, 1, 1))]))
        .with("outputcontroleformulier.docx", form(&[("coëfficiënten één.xlsx", "Een tabel")]))
        .bytes()
}

#[test]
fn a_redirected_report_keeps_its_letters_in_every_code_page() {
    let Some(console) = console() else { return };
    let stage = Stage::before_only();
    stage.place("uitvoer.zip", &sound());
    let pages: [(u32, &[u8]); 4] = [
        (437, b"co\x89ffici\x89nten \x82\x82n"),
        (850, b"co\x89ffici\x89nten \x82\x82n"),
        (1252, b"co\xebffici\xebnten \xe9\xe9n"),
        (65001, "coëfficiënten één".as_bytes()),
    ];
    let mut lines = String::from("@echo off\n");
    for (page, _) in pages {
        lines.push_str(&format!("chcp {page} > nul\n"));
        for language in ["nl", "en"] {
            let call = format!("\"%VOORCHECK%\" uitvoer.zip --language {language}");
            lines.push_str(&format!("{call} > {page}-{language}.txt\n"));
        }
    }
    batch(&console, &stage, &lines);
    for (page, letters) in pages {
        for (language, heading) in [("nl", &b"De telling"[..]), ("en", b"The bill")] {
            let report = fs::read(stage.path().join(format!("{page}-{language}.txt"))).unwrap();
            let holds = |part: &[u8]| report.windows(part.len()).any(|bytes| bytes == part);
            let shown = String::from_utf8_lossy(&report);
            assert!(holds(letters) && holds(heading), "{page} {language}: {shown}");
            assert!(!holds(b"\x1b"), "{page} {language}: {shown}");
        }
    }
}

#[test]
fn a_path_that_was_pasted_without_quotation_marks_is_understood() {
    let Some(console) = console() else { return };
    let stage = Stage::export();
    let name = "uitvoer_achtergrondinformatie.zip";
    let path = stage.place(&format!("{}/{name}", Stage::BACKGROUND), &sound());
    let path = on_the_drive(&path);
    let lines = format!("@echo off\n\"%VOORCHECK%\" {path} --format json --output rapport.json\n");
    batch(&console, &stage, &lines);
    let report = fs::read_to_string(stage.path().join("rapport.json")).unwrap();
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    assert_eq!(report["candidates"][0]["route"]["folder"], Stage::BACKGROUND);
}

#[test]
fn a_batch_file_learns_from_the_exit_code_whether_to_go_on() {
    let Some(console) = console() else { return };
    let stage = Stage::before_only();
    stage.place("goed.zip", &sound());
    stage.place("geen.zip", b"dit is geen zip");
    let mut lines = String::from("@echo off\n");
    for name in ["goed", "geen", "niets"] {
        lines.push_str(&format!("\"%VOORCHECK%\" --quiet {name}.zip > nul 2> nul\n"));
        lines.push_str(&format!("echo %errorlevel% > {name}.txt\n"));
    }
    batch(&console, &stage, &lines);
    let code = |name: &str| fs::read_to_string(stage.path().join(name)).unwrap();
    let codes = ["goed.txt", "geen.txt", "niets.txt"].map(code);
    assert_eq!(codes.map(|code| code.trim().to_owned()), ["0", "1", "2"]);
}

/// What a path in some notation comes to.
fn checked(path: &str) -> Checked {
    check(&PathBuf::from(path), &[])
}

#[test]
fn a_path_leads_to_the_same_folder_in_every_notation() {
    if console().is_none() {
        return;
    }
    let stage = Stage::export();
    let deep = "m".repeat(100);
    let place = format!("{deep}/{deep}/{deep}/1_controle VOORAF/LIGHT_uitvoer.zip");
    let (near, far) = (
        stage.place("1_Controle vooraf/LIGHT_uitvoer.zip", &sound()),
        stage.place(&place, &sound()),
    );
    let (near, far) = (on_the_drive(&near), on_the_drive(&far));
    assert!(far.len() > 260);
    for path in [
        near.clone(),
        near.replace("1_Controle vooraf", "1_CONTROLE VOORAF"),
        near.replace('\\', "/"),
        format!(r"\\?\{near}"),
        format!(r"\\.\{near}"),
        far.clone(),
        format!(r"\\?\{far}"),
    ] {
        let checked = checked(&path);
        assert_eq!(checked.candidate()["route"]["placed"], true, "{path}");
        assert_eq!(checked.route().1, Stage::BEFORE, "{path}");
    }
}

#[test]
fn what_is_no_file_is_said_to_be_none() {
    if console().is_none() {
        return;
    }
    for (path, words) in [
        ("NUL", "de naam is misschien die van een apparaat"),
        (r"Q:\Export\uitvoer.zip", "niet bereikbaar"),
        (r"\\geen-server\deel\uitvoer.zip", "niet bereikbaar"),
    ] {
        let (code, _, stderr) = run(&[path]);
        assert!(code == 2 && stderr.contains(words), "{path}: {code} {stderr}");
    }
}

#[test]
fn what_cannot_be_written_to_a_drive_that_is_gone_says_that_it_is_gone() {
    if console().is_none() {
        return;
    }
    let stage = Stage::before_only();
    let zip = on_the_drive(&stage.place("uitvoer.zip", &sound()));
    let folder = on_the_drive(&stage.place("uitvoer/tabel.csv", b"regio;aantal\nNoord;12\n"));
    let folder = folder.trim_end_matches(r"\tabel.csv");
    for call in [
        &[&zip, "--format", "html", "--output", r"Q:\rapport.html"][..],
        &[&zip, "--format", "sacro", "--output", r"Q:\kijken"],
        &[&zip, "--receipt", r"Q:\bewijs.json"],
        &["declare", &zip, "--output", r"Q:\ontwerp.toml"],
        &["init", r"Q:\"],
        &["pack", folder, "--to", r"Q:\Export"],
        &["verify", r"Q:\bewijs.json", &zip],
    ] {
        let (code, _, stderr) = run(call);
        assert!(code == 2 && stderr.contains("niet bereikbaar"), "{call:?}: {code} {stderr}");
    }
}
