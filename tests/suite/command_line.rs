//! The command line as scripts and people use it: codes, streams, words.

use crate::harness::files::{form, mixed_table, workbook};
use crate::harness::program::{output, refused, run};
use crate::harness::{Stage, Zip, program, voorcheck};
use std::fs;
use std::process::Stdio;

/// A zip that needs nothing but a form.
fn candidate(stage: &Stage) -> String {
    let zip = Zip::new().with("tabel.xlsx", workbook(&[("Blad1", mixed_table(6, 1, 1))]));
    stage.place("output.zip", &zip.bytes()).to_string_lossy().into_owned()
}

#[test]
fn without_arguments_it_says_how_to_begin() {
    let (code, stdout, stderr) = run(&[]);
    assert_eq!((code, stdout.as_str()), (2, ""));
    assert!(stderr.contains("voorcheck resultaten.zip"), "{stderr}");
}

#[test]
fn check_is_the_same_as_no_command() {
    let stage = Stage::plain();
    let path = candidate(&stage);
    assert_eq!(run(&["check", &path]), run(&[&path]));
}

#[test]
fn the_exit_code_follows_fail_on_and_not_the_format() {
    let stage = Stage::plain();
    let path = candidate(&stage);
    for format in ["human", "json"] {
        for (fail_on, code) in [("review", 1), ("fail", 1), ("never", 0)] {
            assert_eq!(run(&[&path, "--format", format, "--fail-on", fail_on]).0, code);
        }
    }
}

#[test]
fn speaks_the_language_that_is_asked_for_then_that_of_the_system_then_dutch() {
    let stage = Stage::plain();
    let path = candidate(&stage);
    let said = |locale: &str, arguments: &[&str]| {
        let mut command = voorcheck();
        let output = output(command.env("LC_ALL", locale).args(arguments).arg(&path));
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(said("C", &[]).contains("De telling"));
    assert!(said("en_GB.UTF-8", &[]).contains("The bill"));
    assert!(said("de_DE.UTF-8", &[]).contains("De telling"));
    assert!(said("en_GB.UTF-8", &["--language", "nl"]).contains("De telling"));
}

#[test]
fn what_cannot_be_understood_is_refused_with_a_sentence() {
    refused(&["--edtion", "cbs-en", "x.zip"], "Bedoelde u '--edition'", "Did you mean '--edition'");
    refused(&["--content", "foto", "x.zip"], "Kies uit: auto, output", "Choose from: auto, output");
    refused(&["--date", "morgen", "x.zip"], "'morgen' past niet", "'morgen' does not fit");
    refused(&["--jobs", "0", "x.zip"], "'0' past niet", "'0' does not fit");
    refused(&["explain", "missing-from"], "missing-form", "missing-form");
    refused(&["--edition", "cbs-fr", "x.zip"], "cbs-nl", "cbs-nl");
}

#[test]
fn a_path_to_nothing_is_refused() {
    refused(&["er/is/niets.zip"], "er is niets te vinden", "there is nothing called");
}

#[test]
fn a_control_character_in_a_name_does_not_reach_the_terminal() {
    let (_, _, stderr) = run(&["\u{1b}[31mrood\u{202e}.zip"]);
    assert!(!stderr.contains('\u{1b}') && !stderr.contains('\u{202e}'), "{stderr:?}");
}

#[test]
fn bad_rules_are_refused_before_anything_is_read() {
    let stage = Stage::plain();
    let built_in = include_str!("../../rules.toml");
    let change = |from: &str, to: &str| {
        assert!(built_in.contains(from), "{from}");
        built_in.replacen(from, to, 1)
    };
    let cases = [
        (change("tables = 10", "tabels = 10"), "bedoelde u 'tables'", "did you mean 'tables'"),
        (change("tables = 10", "tables = -10"), "geheel getal van 1 of meer", "whole number of 1"),
        (change("tables = 10", "tables = 0"), "geheel getal van 1 of meer", "whole number of 1"),
        (
            change("tables = 10", "tables = \"tien\""),
            "hier hoort een geheel getal",
            "a whole number",
        ),
        (change("tables = 10", "tables = 10\ntables = 11"), "twee keer", "twice"),
        (change("tables = 10", "tables = "), "regel", "line"),
        (change("before = \"1_Controle vooraf\"", "before = \" \""), "niet leeg", "not empty"),
        (
            change("group_share_percent = 90", "group_share_percent = 190"),
            "1 tot en met 100",
            "1 to 100",
        ),
        (change("'huishoudnr\\w*'", "'huishoudnr('"), "reguliere expressie", "regular expression"),
        (change("[rules.missing-form]", "[rules.missing-from]"), "missing-from", "missing-from"),
        (
            change("level = \"fail\"", "level = \"fatal\""),
            "note, review of fail",
            "note, review or fail",
        ),
        (
            change("default_edition = \"cbs-nl\"", "default_edition = \"cbs\""),
            "de editie 'cbs' bestaat niet",
            "no edition 'cbs'",
        ),
        // No edition is made from another one, so none can be made from itself.
        (
            change("[editions.cbs-nl]", "[editions.cbs-nl]\nextends = \"cbs-nl\""),
            "extends",
            "extends",
        ),
        (String::new(), "default_edition", "default_edition"),
        ("#".repeat(1 << 20) + "\n" + built_in, "langer dan", "longer than"),
        ("# te lang\n".repeat(1 << 20), "regel 104858, kolom 7:", "line 104858, column 7:"),
    ];
    let cases = cases.map(|(rules, dutch, english)| (rules.into_bytes(), dutch, english));
    let not_text = b"# een\ndefault_edition = \"\xe9\"\n".to_vec();
    let cases = cases.into_iter().chain([(
        not_text,
        "regel 2, kolom 20: dit is geen tekst in UTF-8",
        "line 2, column 20:",
    )]);
    for (rules, dutch, english) in cases {
        let path = stage.place("regels.toml", &rules);
        let path = path.to_string_lossy();
        refused(&["--rules", &path, "er-is-niets.zip"], dutch, english);
        refused(&["--rules", &path, "er-is-niets.zip"], "regel ", "line ");
        refused(&["--rules", &path, "er-is-niets.zip"], "kolom ", "column ");
    }
    refused(&["--rules", "er-is-niets.toml", "x.zip"], "bestaat niet", "does not exist");
}

#[test]
fn rules_with_a_byte_order_mark_and_windows_line_ends_are_read() {
    let stage = Stage::plain();
    let path = candidate(&stage);
    let rules = format!("\u{feff}{}", include_str!("../../rules.toml").replace('\n', "\r\n"));
    let rules = stage.place("regels.toml", rules.as_bytes());
    let (code, _, stderr) = run(&["--rules", &rules.to_string_lossy(), &path]);
    assert_eq!((code, stderr.as_str()), (1, ""));
}

#[test]
fn a_report_is_written_whole_or_not_at_all() {
    let stage = Stage::plain();
    let path = candidate(&stage);
    let report = stage.path().join("rapport.json");
    let target = report.to_string_lossy();
    let (code, stdout, _) = run(&[&path, "--format", "json", "--output", &target]);
    assert_eq!((code, stdout.as_str()), (1, ""));
    let written = fs::read_to_string(&report).unwrap();
    assert_eq!(written, run(&[&path, "--format", "json"]).1);

    let nowhere = stage.path().join("geen map/rapport.json");
    refused(&[&path, "--output", &nowhere.to_string_lossy()], "bestaat niet", "does not exist");
    let folder = stage.path().to_string_lossy().into_owned();
    refused(&[&path, "--output", &folder], "het is een map", "it is a folder");
    // An older report stays, and nothing half written lies beside it.
    refused(&["er-is-niets.zip", "--output", &target], "niets te vinden", "nothing called");
    assert_eq!(fs::read_to_string(&report).unwrap(), written);
    assert_eq!(fs::read_dir(stage.path()).unwrap().count(), 2);
}

#[cfg(target_os = "linux")]
#[test]
fn a_report_that_the_disk_has_no_room_for_is_said() {
    let full = || fs::File::options().write(true).open("/dev/full").unwrap();
    for (language, words) in [("nl", "de schijf is vol"), ("en", "the disk is full")] {
        let output = std::process::Command::new(program())
            .args(["rules", "--language", language])
            .env_clear()
            .stdout(full())
            .stderr(Stdio::piped())
            .output()
            .unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(words), "{said}");
    }
}

#[test]
fn no_colours_where_nobody_sees_them() {
    let stage = Stage::plain();
    let path = candidate(&stage);
    assert!(!run(&[&path]).1.contains('\u{1b}'));
    assert!(!run(&[&path, "--color", "never"]).1.contains('\u{1b}'));
    assert!(run(&[&path, "--color", "always"]).1.contains('\u{1b}'));
    let file = stage.path().join("rapport.txt");
    run(&[&path, "--color", "always", "--output", &file.to_string_lossy()]);
    assert!(!fs::read_to_string(file).unwrap().contains('\u{1b}'));
}

#[test]
fn no_line_is_wider_than_the_page() {
    let stage = Stage::plain();
    let path = candidate(&stage);
    for language in ["nl", "en"] {
        let (_, report, _) = run(&[&path, "--language", language]);
        for line in report.lines().filter(|line| !line.contains(path.as_str())) {
            assert!(line.chars().count() <= 80, "{line}");
        }
    }
}

#[test]
fn quiet_gives_one_line_for_each_candidate() {
    let stage = Stage::export();
    let zip = Zip::new().with("tabel.xlsx", workbook(&[("Blad1", mixed_table(6, 1, 1))])).bytes();
    stage.place("1_Controle vooraf/a.zip", &zip);
    stage.place("2_Controle achteraf/b.zip", &zip);
    let (code, report, _) = run(&["--quiet", &stage.path().to_string_lossy()]);
    assert_eq!((code, report.lines().count()), (1, 2), "{report}");
    assert!(report.contains("missing-form"));
}

#[test]
fn a_reader_that_closes_early_is_no_error() {
    let mut child = std::process::Command::new(program())
        .arg("schema")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
}

#[test]
fn the_date_of_placing_gives_the_day_of_checking() {
    let stage = Stage::plain();
    let path = candidate(&stage);
    let said = |date: &str| run(&[&path, "--date", date, "--content", "question"]).1;
    assert!(said("2026-04-03").contains("Mail CBS"));
    let script = stage.place("syntax.zip", &Zip::new().with("a.do", "gen x = 1\n").bytes());
    let (code, report, _) = run(&[&script.to_string_lossy(), "--date", "2026-04-03"]);
    assert_eq!(code, 0, "{report}");
}

#[test]
fn with_health_data_the_morning_after_is_not_promised() {
    let stage = Stage::before_only();
    let zip = Zip::new()
        .with("tabel.xlsx", workbook(&[("Blad1", mixed_table(6, 1, 1))]))
        .with("outputcontroleformulier.docx", form(&[("tabel.xlsx", "Een tabel")]));
    let path = stage.place("1_Controle vooraf/LIGHT_a.zip", &zip.bytes());
    let said = |language: &str| {
        let path = path.to_string_lossy();
        let (code, report, _) = run(&[&path, "--date", "2026-03-02", "--language", language]);
        assert_eq!(code, 0, "{report}");
        report.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(said("nl").contains("3 maart 2026") && said("en").contains("3 March 2026"));
    assert!(!said("nl").contains("U gebruikt zorgbestanden"));
    stage.place("voorcheck.toml", b"health_data = true\n");
    for (language, words) in [
        ("nl", "U gebruikt zorgbestanden: dan lukt dat niet altijd"),
        ("en", "You use health files: then that is not always possible"),
    ] {
        let report = said(language);
        assert!(report.contains(words), "{report}");
    }
}

#[test]
fn every_rule_can_be_explained_and_is_listed() {
    let (code, listed, _) = run(&["rules", "--format", "json"]);
    assert_eq!(code, 0);
    let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
    let rules = listed["rules"].as_array().unwrap();
    assert_eq!(rules.len(), voorcheck::rules::RULES.len());
    let (_, page, _) = run(&["rules", "--language", "en"]);
    for rule in rules {
        assert!(page.contains(rule["rule"].as_str().unwrap()));
    }
    let (_, page, _) = run(&["explain", "light-over-quota", "--language", "en"]);
    assert!(
        page.contains("at most 10 tables with 1000 cells") && page.contains("Bijlage 1"),
        "{page}"
    );
}

#[test]
fn completions_and_the_manual_name_every_option() {
    for arguments in [&["completions", "bash"][..], &["completions", "powershell"], &["man"]] {
        let (code, text, _) = run(arguments);
        assert_eq!(code, 0);
        assert!(text.replace('\\', "").contains("after-allowed"), "{arguments:?}");
    }
}
