//! The JSON report keeps to the schema that the program publishes.

use crate::corpus::REPORTS;
use crate::harness::files::{mixed_table, regression, workbook};
use crate::harness::picture::bar_chart;
use crate::harness::{Stage, Zip, check, voorcheck};
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn schema() -> Value {
    let output = voorcheck().arg("schema").output().unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

#[track_caller]
fn keeps_to_it(report: &Value) {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let faults: Vec<String> =
        validator.iter_errors(report).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn the_schema_is_a_schema() {
    assert!(jsonschema::meta::is_valid(&schema()));
}

#[test]
fn reports_keep_to_the_schema() {
    let stage = Stage::export();
    let book = workbook(&[("A", mixed_table(3, 1, 1)), ("B", regression(2))]);
    let zip = Zip::new()
        .with("tabel.xlsx", book)
        .with("figuur.png", bar_chart(&[20, 40]))
        .with("a.do", "* N=13855944\n")
        .with("data.sav", b"$FL2@(#) SPSS DATA FILE".to_vec())
        .with("vreemd.qqq", b"\x00\x01\x02\x03".to_vec());
    keeps_to_it(&check(&stage.place("1_Controle vooraf/LIGHT_a.zip", &zip.bytes()), &[]).report);
    keeps_to_it(&check(&stage.place("2_Controle achteraf/b.zip", b"geen zip"), &[]).report);
    keeps_to_it(&check(stage.path(), &["--show-values"]).report);
}

/// The schema with every object closed: a key that it does not describe is a fault.
fn closed(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            if object.contains_key("properties") {
                object.insert("additionalProperties".to_owned(), json!(false));
            }
            object.values_mut().for_each(closed);
        }
        Value::Array(items) => items.iter_mut().for_each(closed),
        _ => {}
    }
}

/// The keys that a report uses, each with the keys above it: lists count as their items.
fn keys(value: &Value, above: &str, seen: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (key, inner) in object {
                let own = format!("{above}.{key}");
                keys(inner, &own, seen);
                seen.insert(own);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| keys(item, above, seen)),
        _ => {}
    }
}

/// The keys that a schema describes, in the same form.
fn described(schema: &Value, whole: &Value, above: &str, seen: &mut BTreeSet<String>) {
    if let Some(pointer) = schema["$ref"].as_str() {
        let target = whole.pointer(&pointer[1..]).unwrap();
        described(target, whole, above, seen);
    }
    if schema.get("items").is_some() {
        described(&schema["items"], whole, above, seen);
    }
    for either in schema["anyOf"].as_array().into_iter().flatten() {
        described(either, whole, above, seen);
    }
    for (key, inner) in schema["properties"].as_object().into_iter().flatten() {
        let own = format!("{above}.{key}");
        described(inner, whole, &own, seen);
        seen.insert(own);
    }
}

#[test]
fn the_schema_describes_every_key_of_every_report_and_no_key_that_none_has() {
    let whole = schema();
    let mut strict = whole.clone();
    closed(&mut strict);
    let validator = jsonschema::validator_for(&strict).unwrap();
    let mut used = BTreeSet::new();
    for (case, report) in REPORTS.iter() {
        let faults: Vec<String> =
            validator.iter_errors(report).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert_eq!(faults, Vec::<String>::new(), "{}", case.display());
        keys(report, "", &mut used);
    }
    let stage = Stage::export();
    let zip = Zip::new().with("tabel.xlsx", workbook(&[("A", mixed_table(3, 1, 1))]));
    for name in ["a.zip", "b.zip"] {
        stage.place(&format!("{}/{name}", Stage::BEFORE), &zip.bytes());
    }
    let together = check(stage.path(), &["--batch"]).report;
    assert!(validator.is_valid(&together));
    keys(&together, "", &mut used);
    let mut known = BTreeSet::new();
    described(&whole, &whole, "", &mut known);
    // Only a folder without rights has these, and not every machine can make one. They are described
    // where those of the files are.
    let gaps = |pointer: &str| whole.pointer(pointer).unwrap()["items"]["$ref"].clone();
    assert_eq!(
        gaps("/properties/export_folders/items/properties/gaps"),
        gaps("/$defs/entry/properties/gaps")
    );
    known.retain(|key| !key.starts_with(".export_folders.gaps."));
    assert_eq!(used, known);
}

#[test]
fn the_schema_refuses_another_report() {
    let stage = Stage::plain();
    let path = stage.place("a.zip", &Zip::new().with("a.do", "gen x = 1\n").bytes());
    let mut report = check(&path, &[]).report;
    report["candidates"][0]["outcome"] = "maybe".into();
    let validator = jsonschema::validator_for(&schema()).unwrap();
    assert!(!validator.is_valid(&report));
}
