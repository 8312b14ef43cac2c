//! The reports for other programs: each has the form that its readers expect, and hides nothing.

mod sacro;

use crate::harness::files::{form, mixed_table, rows, workbook};
use crate::harness::{Stage, Zip, say, voorcheck};
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// A zip with a small count, a name that is hard to write, and a file that cannot be read.
fn troubled() -> Zip {
    let small = "Provincie | Aantal personen
                 Groningen | 1284
                 Drenthe | 7
                 Utrecht | 40";
    Zip::new()
        .with("map/tabel <1> & \"2\", 100%: één.xlsx", workbook(&[("Klein", rows(small))]))
        .with("kapot.xlsx", b"PK\x03\x04\x14\0\0\0\x08\0".to_vec())
        .with("regels\n::error::x.txt", "Een toelichting.\n")
        .with("outputcontroleformulier.docx", form(&[("tabel.xlsx", "")]))
}

fn sound() -> Zip {
    Zip::new()
        .with("tabel.xlsx", workbook(&[("Blad1", mixed_table(6, 1, 1))]))
        .with("outputcontroleformulier.docx", form(&[("tabel.xlsx", "")]))
}

fn written(format: &str, name: &str, zip: &Zip, options: &[&str]) -> String {
    let stage = Stage::export();
    stage.place(&format!("{}/{name}", Stage::BEFORE), &zip.bytes());
    let output = voorcheck()
        .current_dir(stage.path())
        .args(["--format", format, "--fail-on", "never", "--language", "en"])
        .args(options)
        .arg(format!("{}/{name}", Stage::BEFORE))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn sarif(name: &str, zip: &Zip) -> Value {
    serde_json::from_str(&written("sarif", name, zip, &[])).unwrap()
}

/// The results of a log by rule.
fn by_rule(log: &Value) -> BTreeMap<String, Vec<Value>> {
    let mut rules: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for result in log["runs"][0]["results"].as_array().unwrap() {
        let rule = result["ruleId"].as_str().unwrap().to_owned();
        rules.entry(rule).or_default().push(result.clone());
    }
    rules
}

#[test]
fn every_rule_answers_in_sarif_also_the_silent_ones() {
    let log = sarif("output.zip", &sound());
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    let known: BTreeSet<&str> = rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    let results = by_rule(&log);
    assert_eq!(results.keys().map(String::as_str).collect::<BTreeSet<_>>(), known);
    assert_eq!(results["small-count"][0]["kind"], "pass");
    let syntax = by_rule(&sarif("syntax.zip", &Zip::new().with("a.do", "gen x = 1\n")));
    assert_eq!(syntax["small-count"][0]["kind"], "notApplicable");
}

#[test]
fn what_was_not_read_leaves_rules_open_in_sarif() {
    let results = by_rule(&sarif("output.zip", &troubled()));
    assert_eq!(results["unreadable-entry"][0]["kind"], "open");
    assert_eq!(results["microdata"][0]["kind"], "open");
    // A name is known whatever the file holds.
    assert_eq!(results["light-prefix-misspelt"][0]["kind"], "pass");
    assert_eq!(results["small-count"][0]["kind"], "review");
}

/// The constraints of the standard that its readers rely on (SARIF 2.1.0, the sections named).
#[test]
fn sarif_keeps_to_the_standard() {
    for (name, zip) in [("LIGHT_a.zip", troubled()), ("b.zip", sound())] {
        let log = sarif(name, &zip);
        assert_eq!(log["version"], "2.1.0");
        let run = &log["runs"][0];
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        let artifacts = run["artifacts"].as_array().unwrap();
        for result in run["results"].as_array().unwrap() {
            // 3.27.6: the index leads to the rule of that name.
            let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
            assert_eq!(rule["id"], result["ruleId"]);
            // 3.27.10: only a failure has a level.
            let failed = result["kind"] == "fail";
            assert_eq!(result["level"] != "none", failed, "{result}");
            assert!(!result["message"]["text"].as_str().unwrap().is_empty());
            for location in result["locations"].as_array().unwrap() {
                // 3.4.3, 3.4.5: the index leads to the artifact of that reference.
                let place = &location["physicalLocation"]["artifactLocation"];
                let index = usize::try_from(place["index"].as_u64().unwrap()).unwrap();
                assert_eq!(artifacts[index]["location"]["uri"], place["uri"]);
                let uri = place["uri"].as_str().unwrap();
                assert!(
                    uri.bytes()
                        .all(|byte| byte.is_ascii_graphic() && !b"<>\"\\^`{|}".contains(&byte))
                );
            }
        }
        // 3.19.24: a translation has the same rules, in another language.
        let translation = &run["translations"][0];
        assert_eq!(translation["language"], "nl");
        let ids = |rules: &Value| {
            rules.as_array().unwrap().iter().map(|rule| rule["id"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(ids(&translation["rules"]), ids(&run["tool"]["driver"]["rules"]));
        for (one, other) in rules.iter().zip(translation["rules"].as_array().unwrap()) {
            assert_ne!(one["help"]["text"], other["help"]["text"], "{}", one["id"]);
        }
    }
}

/// Held against what the standard asks of these objects, as this project wrote it down, and against
/// the schema of the standard itself where `VOORCHECK_SARIF_SCHEMA` names a copy.
#[test]
fn sarif_keeps_to_its_schema() {
    let read = |bytes: &[u8]| -> Value { serde_json::from_slice(bytes).unwrap() };
    let mut schemas = vec![read(include_bytes!("../fixtures/sarif.schema.json"))];
    match std::env::var_os("VOORCHECK_SARIF_SCHEMA") {
        Some(path) => schemas.push(read(&std::fs::read(path).unwrap())),
        None => say(
            "VOORCHECK_SARIF_SCHEMA names no copy of the standard: only its rules as written here",
        ),
    }
    for schema in &schemas {
        let validator = jsonschema::options().should_validate_formats(true).build(schema).unwrap();
        for (name, zip) in [("LIGHT_a.zip", troubled()), ("b.zip", sound())] {
            let log = sarif(name, &zip);
            let faults: Vec<String> = validator
                .iter_errors(&log)
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect();
            assert_eq!(faults, Vec::<String>::new());
        }
        let mut other = sarif("b.zip", &sound());
        other["runs"][0]["results"][0]["kind"] = json!("unknown");
        assert!(!validator.is_valid(&other));
    }
}

#[test]
fn a_fingerprint_stays_while_only_values_change() {
    let table = |count: u32| {
        let text = format!("Provincie | Aantal personen\nDrenthe | {count}\nUtrecht | 40");
        Zip::new().with("tabel.xlsx", workbook(&[("Klein", rows(&text))]))
    };
    let print = |zip: &Zip| {
        by_rule(&sarif("output.zip", zip))["small-count"][0]["partialFingerprints"].clone()
    };
    assert_eq!(print(&table(7)), print(&table(4)));
    assert_ne!(print(&table(7)), json!({}));
}

#[test]
fn junit_has_a_case_for_each_rule_and_the_numbers_add_up() {
    let text = written("junit", "LIGHT_a.zip", &troubled(), &[]);
    let mut reader = Reader::from_str(&text);
    let (mut cases, mut failures, mut skipped) = (0, 0, 0);
    let mut told = BTreeMap::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => break,
            Event::Start(element) => match element.name().as_ref() {
                "testsuite" => {
                    for attribute in element.attributes() {
                        let attribute = attribute.unwrap();
                        let key = attribute.key.as_ref().to_owned();
                        told.insert(key, attribute.value.to_string());
                    }
                }
                "testcase" => cases += 1,
                "failure" => failures += 1,
                "skipped" => skipped += 1,
                _ => {}
            },
            _ => {}
        }
    }
    for (key, count) in [("tests", cases), ("failures", failures), ("skipped", skipped)] {
        assert_eq!(told[key], count.to_string(), "{key}");
    }
    assert!(failures > 0 && skipped > 0);
}

#[test]
fn github_gets_one_command_for_each_finding_and_no_other() {
    let text = written("github", "LIGHT_a.zip", &troubled(), &[]);
    let findings: Value =
        serde_json::from_str(&written("json", "LIGHT_a.zip", &troubled(), &[])).unwrap();
    let findings = findings["candidates"][0]["findings"].as_array().unwrap();
    assert_eq!(text.lines().count(), findings.len());
    let commands = ["::error file=", "::warning file=", "::notice file="];
    assert!(text.lines().all(|line| commands.iter().any(|command| line.starts_with(command))));
}

#[test]
fn no_value_of_the_candidate_is_in_any_of_them() {
    for format in ["sarif", "junit", "github", "html"] {
        let text = written(format, "LIGHT_a.zip", &troubled(), &[]);
        assert!(!text.contains("1284"), "{format}");
    }
}
