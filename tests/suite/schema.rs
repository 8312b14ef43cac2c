//! The JSON report keeps to the schema that the program publishes.

use crate::harness::files::{mixed_table, regression, workbook};
use crate::harness::picture::bar_chart;
use crate::harness::{Stage, Zip, check, voorcheck};
use serde_json::Value;

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

#[test]
fn the_schema_refuses_another_report() {
    let stage = Stage::plain();
    let path = stage.place("a.zip", &Zip::new().with("a.do", "gen x = 1\n").bytes());
    let mut report = check(&path, &[]).report;
    report["candidates"][0]["outcome"] = "maybe".into();
    let validator = jsonschema::validator_for(&schema()).unwrap();
    assert!(!validator.is_valid(&report));
}
