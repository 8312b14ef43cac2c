//! The corpus: for each rule a candidate that breaks it and a clean twin, with the whole report.
//!
//! A case is a folder `tests/corpus/<family>/<slug>-fail-a` or `…-pass-a`. Its `WHY.txt` says in one
//! sentence what is in it; a second line may give the call. All else in the folder is the
//! candidate, in the export folder where that matters. `report.snap` is the complete report, so
//! each case claims that nothing else was found. After a change of meaning,
//! `INSTA_UPDATE=always cargo test corpus` writes the reports anew; the difference is the review.

use crate::harness::pack::{copy_packed, sorted};
use crate::harness::program::output;
use crate::harness::voorcheck;
use rayon::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use voorcheck::rules::{Family, RULES};

fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    sorted(&root).iter().flat_map(|family| sorted(family)).collect()
}

fn name(case: &Path) -> String {
    case.file_name().unwrap().to_string_lossy().into_owned()
}

/// The rule of a case, and whether it breaks it.
fn rule(case: &Path) -> (String, bool) {
    let name = name(case);
    let (slug, _) = name.rsplit_once('-').unwrap();
    match (slug.strip_suffix("-fail"), slug.strip_suffix("-pass")) {
        (Some(slug), _) => (slug.to_owned(), true),
        (_, Some(slug)) => (slug.to_owned(), false),
        _ => panic!("{name} is neither -fail- nor -pass-"),
    }
}

/// The whole report on a case.
fn report(case: &Path) -> Value {
    let stage = tempfile::tempdir().unwrap();
    let folder = stage.path().join("aanbod");
    copy_packed(case, &folder);
    for own in ["WHY.txt", "report.snap", "report.snap.new"] {
        let _ = fs::remove_file(folder.join(own));
    }
    let why = fs::read_to_string(case.join("WHY.txt")).unwrap();
    let mut lines = why.lines();
    assert!(lines.next().is_some_and(|line| line.ends_with('.')), "{case:?}: one sentence");
    let call = lines.next().map_or_else(
        || sorted(&folder)[0].file_name().unwrap().to_string_lossy().into_owned(),
        |line| line.strip_prefix("voorcheck ").unwrap().to_owned(),
    );
    let options = ["--format", "json", "--language", "en", "--date", "2026-03-02"];
    let output = output(voorcheck().current_dir(&folder).args(options).args(call.split('\t')));
    let said = String::from_utf8_lossy(&output.stderr);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {said}"))
}

/// A report without what is not the case's own: the machine, the version, the bytes.
fn own(report: &Value) -> Value {
    let mut report = report.clone();
    for key in ["tool", "rules", "schema_version"] {
        report.as_object_mut().unwrap().remove(key);
    }
    for candidate in report["candidates"].as_array_mut().unwrap() {
        candidate.as_object_mut().unwrap().remove("sha256");
        // Where it lies is written as the system writes it; this is the one place that differs.
        let path = candidate["path"].as_str().unwrap().replace('\\', "/");
        candidate["path"] = path.into();
    }
    report
}

/// Every case with its report; the program is called once for each.
pub(crate) static REPORTS: LazyLock<Vec<(PathBuf, Value)>> =
    LazyLock::new(|| cases().into_par_iter().map(|case| (case.clone(), report(&case))).collect());

#[test]
fn every_case_gives_its_report_and_nothing_else() {
    for (case, report) in REPORTS.iter() {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(case);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.set_description(name(case));
        settings.bind(|| insta::assert_json_snapshot!("report", own(report)));
    }
}

#[test]
fn a_rule_catches_its_own_cases_and_spares_their_twins() {
    let mut wrong = Vec::new();
    for (case, report) in REPORTS.iter() {
        let (slug, breaks) = rule(case);
        let found = report["candidates"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|candidate| candidate["findings"].as_array().unwrap().clone())
            .any(|finding| finding["rule"] == slug.as_str());
        if found != breaks {
            wrong.push(name(case));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_rule_has_a_case_that_breaks_it_and_one_that_does_not() {
    let mut seen: BTreeSet<(String, bool)> = BTreeSet::new();
    for case in cases() {
        let (slug, breaks) = rule(&case);
        let family = case.parent().unwrap().file_name().unwrap().to_string_lossy().into_owned();
        let rule = voorcheck::rules::find(&slug).unwrap_or_else(|| panic!("no rule {slug}"));
        assert_eq!(rule.family().name(), family, "{slug}");
        seen.insert((slug, breaks));
    }
    let both = |slug: &str| {
        seen.contains(&(slug.to_owned(), true)) && seen.contains(&(slug.to_owned(), false))
    };
    let without: Vec<&str> =
        RULES.iter().map(|rule| rule.slug()).filter(|slug| !both(slug)).collect();
    assert_eq!(without, Vec::<&str>::new());
    assert!(Family::ALL.iter().all(|family| {
        cases().iter().any(|case| case.parent().unwrap().ends_with(family.name()))
    }));
}
