//! Records of ACRO that do not agree with the files they are about, or with the rules in force.

use crate::facts::{AcroOutput, AcroRecord, AcroStatus, Entry, Printed, Table};
use crate::finding::Finding;
use crate::policy::Level;
use crate::rules::{Case, Family, Rule};
use std::collections::BTreeSet;

/// What ACRO passed and is found fault with, what it did not pass and nobody explains, files that
/// are not there or have changed, cells that are not withheld, and a threshold below the one in
/// force; one finding of each for a record.
pub(crate) struct AcroContradicted;

impl Rule for AcroContradicted {
    fn slug(&self) -> &'static str {
        "acro-contradicted"
    }

    fn family(&self) -> Family {
        Family::Content
    }

    fn text(&self) -> &'static str {
        include_str!("acro_contradicted.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        if !case.guidelines_hold() {
            return;
        }
        for entry in &case.candidate.entries {
            if let Some(record) = &entry.acro {
                self.hold(entry, record, case, findings);
            }
        }
    }
}

impl AcroContradicted {
    /// Holds one record against the files beside it.
    fn hold(
        &self,
        entry: &Entry,
        record: &AcroRecord,
        case: &Case<'_>,
        findings: &mut Vec<Finding>,
    ) {
        let entries = &case.candidate.entries;
        let folder = entry.place.path().rsplit_once('/').map_or("", |(folder, _)| folder);
        let path = |name: &str| match folder {
            "" => name.to_owned(),
            folder => format!("{folder}/{name}"),
        };
        let is_there = |name: &&str| entries.iter().any(|one| one.place.path() == path(name));
        let of = |wanted: fn(&AcroOutput) -> bool| {
            let outputs = record.outputs.iter().filter(move |output| wanted(output));
            outputs.flat_map(|output| output.files.iter().map(String::as_str))
        };
        let mut report = |names: Vec<&str>, variant: Option<&'static str>, rules: String| {
            if !names.is_empty() {
                let finding = case.finding(self, &entry.place).name(names.join(", ")).detail(rules);
                findings.push(match variant {
                    Some(variant) => finding.variant(variant),
                    None => finding,
                });
            }
        };
        let broken = |name: &str| -> BTreeSet<&'static str> {
            let found = case.guideline.iter().filter(|found| found.level >= Level::Review);
            found.filter(|found| found.place.path() == path(name)).map(|found| found.rule).collect()
        };
        let passed: Vec<&str> = of(|output| output.status == AcroStatus::Pass)
            .filter(|name| !broken(name).is_empty())
            .collect();
        let rules: BTreeSet<&str> = passed.iter().flat_map(|name| broken(name)).collect();
        report(passed, None, rules.into_iter().collect::<Vec<_>>().join(", "));
        let open = of(|output| output.status != AcroStatus::Pass && !output.excepted);
        report(open.filter(is_there).collect(), Some("open"), String::new());
        let missing = of(|_| true).filter(|name| !is_there(name));
        report(missing.collect(), Some("missing"), String::new());
        let withheld = record.outputs.iter().flat_map(|output| &output.withheld);
        let is_full = |name: &&String| {
            let one = entries.iter().find(|one| one.place.path() == path(name));
            one.is_some_and(|one| !one.tables.is_empty() && one.tables.iter().all(is_full))
        };
        report(
            withheld.filter(is_full).map(String::as_str).collect(),
            Some("cells"),
            String::new(),
        );
        let changed = record.checksum.as_ref().filter(|checksum| {
            checksum.found.as_ref().is_some_and(|found| *found != checksum.told)
        });
        let about =
            entry.place.path().rsplit('/').next().and_then(|name| name.strip_suffix(".txt"));
        report(changed.and(about).into_iter().collect(), Some("checksum"), String::new());
        let minimum = case.policy.thresholds.minimum_count;
        if let Some(own) = record.minimum.filter(|own| *own < minimum) {
            let finding = case.finding(self, &entry.place).variant("threshold");
            findings.push(finding.measured(own).allowed(minimum));
        }
    }
}

/// Whether a table prints a number in every place.
fn is_full(table: &Table) -> bool {
    let body = &table.body;
    let numbers = body.cells.iter().filter(|cell| matches!(cell.printed, Printed::Number { .. }));
    body.complete && numbers.count() == body.rows.len().saturating_mul(body.columns.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::facts::AcroChecksum;
    use crate::route::ContentKind;

    fn record(status: AcroStatus, files: &[&str], excepted: bool) -> Fixture {
        let files = files.iter().map(|name| (*name).to_owned()).collect();
        let outputs = vec![AcroOutput { status, files, withheld: Vec::new(), excepted }];
        with(AcroRecord { outputs, ..AcroRecord::default() })
    }

    fn with(record: AcroRecord) -> Fixture {
        let results = Entry { acro: Some(record), ..entry("map/results.json") };
        Fixture::of(vec![entry("map/output_0_0.csv"), results])
    }

    fn variants(fixture: &Fixture) -> Vec<Option<&'static str>> {
        fixture.find(&AcroContradicted).iter().map(|found| found.variant).collect()
    }

    #[test]
    fn catches_a_file_that_is_not_there() {
        let fixture = record(AcroStatus::Pass, &["output_0_0.csv", "output_1_0.csv"], false);
        let found = fixture.find(&AcroContradicted);
        assert_eq!(found[0].variant, Some("missing"));
        assert_eq!(found[0].name.as_deref(), Some("output_1_0.csv"));
    }

    #[test]
    fn catches_what_acro_did_not_pass_and_nobody_explains() {
        for status in [AcroStatus::Review, AcroStatus::Fail] {
            assert_eq!(variants(&record(status, &["output_0_0.csv"], false)), [Some("open")]);
        }
    }

    #[test]
    fn catches_a_threshold_below_the_one_in_force() {
        let at = |minimum| with(AcroRecord { minimum: Some(minimum), ..AcroRecord::default() });
        assert_eq!(variants(&at(9)), [Some("threshold")]);
        assert_eq!(variants(&at(10)), []);
    }

    #[test]
    fn does_not_catch_what_acro_passed_or_what_is_explained() {
        assert_eq!(variants(&record(AcroStatus::Pass, &["output_0_0.csv"], false)), []);
        assert_eq!(variants(&record(AcroStatus::Fail, &["output_0_0.csv"], true)), []);
    }

    #[test]
    fn catches_a_file_that_has_changed_since() {
        let with = |found: Option<&str>| {
            let found = found.map(str::to_owned);
            let checksum = Some(AcroChecksum { told: "aa".into(), found });
            let record = AcroRecord { checksum, ..AcroRecord::default() };
            let told = Entry { acro: Some(record), ..entry("map/checksums/output_0_0.csv.txt") };
            Fixture::of(vec![entry("map/output_0_0.csv"), told])
        };
        let found = with(Some("bb")).find(&AcroContradicted);
        assert_eq!(found[0].variant, Some("checksum"));
        assert_eq!(found[0].name.as_deref(), Some("output_0_0.csv"));
        assert_eq!(variants(&with(Some("aa"))), []);
        assert_eq!(variants(&with(None)), []);
    }

    #[test]
    fn catches_cells_that_acro_withheld_and_the_file_prints() {
        let printed = |value: &str| {
            let output = AcroOutput {
                status: AcroStatus::Fail,
                files: vec!["tabel.xlsx".into()],
                withheld: vec!["tabel.xlsx".into()],
                excepted: true,
            };
            let record = AcroRecord { outputs: vec![output], ..AcroRecord::default() };
            let columns =
                [("n", crate::facts::Measure::Count), ("m", crate::facts::Measure::Count)];
            let rows: [(&str, &[&str]); 2] = [("a", &["40", value]), ("b", &["50", "60"])];
            let results = Entry { acro: Some(record), ..entry("results.json") };
            variants(&Fixture::of(vec![crate::rules::fixture::results(&columns, &rows), results]))
        };
        assert_eq!(printed("30"), [Some("cells")]);
        assert_eq!(printed(""), []);
        assert_eq!(printed("."), []);
    }

    #[test]
    fn does_not_hold_for_syntax() {
        let fixture = record(AcroStatus::Fail, &["output_0_0.csv"], false);
        assert_eq!(variants(&fixture.content(ContentKind::Syntax)), []);
    }
}
