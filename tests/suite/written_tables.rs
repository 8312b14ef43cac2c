//! Tables as researchers' programs write them: R, pandas, LibreOffice, Stata, StatLine.
//! `make.py` and `make.R` beside them make them; `expected.tsv` says what a person counts in each.

use crate::harness::check;
use crate::sheets::{cells, read};
use calamine::{Data, Reader as _};
use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use voorcheck::content::{NumberFormat, Value};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// Tables, model tables, cells, count cells, models and graphs, by file.
type Counted = BTreeMap<String, [u64; 6]>;

/// What a person counts.
fn expected(name: &str) -> Counted {
    let text = std::fs::read_to_string(folder(name).join("expected.tsv")).unwrap();
    let rows = text.lines().skip(1).map(|line| line.split_once('\t').unwrap());
    let numbers = |row: &str| {
        let numbers: Vec<u64> = row.split('\t').map(|number| number.parse().unwrap()).collect();
        numbers.try_into().unwrap()
    };
    rows.map(|(file, row)| (file.to_owned(), numbers(row))).collect()
}

#[test]
fn counts_what_a_person_counts_on_sheets() {
    counts_what_a_person_counts("sheets");
}

#[test]
fn counts_what_a_person_counts_in_printed_text() {
    counts_what_a_person_counts("printed");
}

fn counts_what_a_person_counts(name: &str) {
    let checked = check(&folder(name), &[]);
    let mut counted = Counted::new();
    for entry in checked.candidate()["entries"].as_array().unwrap() {
        let all = |what: &str| entry[what].as_array().unwrap().clone();
        let sum =
            |what: &str| all("tables").iter().map(|table| table[what].as_u64().unwrap()).sum();
        let models = all("tables").iter().filter(|table| table["kind"] == "model").count();
        let numbers = [
            all("tables").len() as u64,
            models as u64,
            sum("cells"),
            sum("count_cells"),
            all("models").len() as u64,
            all("graphs").len() as u64,
        ];
        counted.insert(entry["path"].as_str().unwrap().to_owned(), numbers);
    }
    for (file, numbers) in expected(name) {
        assert_eq!(counted.get(&file), Some(&numbers), "{file}");
    }
}

#[test]
fn tables_of_results_are_no_microdata() {
    let checked = check(&folder("sheets"), &[]);
    let findings = checked.candidate()["findings"].as_array().unwrap().clone();
    let alarms: Vec<_> = findings
        .iter()
        .filter(|finding| matches!(finding["rule"].as_str(), Some("microdata" | "identifier")))
        .collect();
    assert_eq!(alarms, [] as [&serde_json::Value; 0]);
}

#[test]
fn sees_the_cells_that_another_reader_sees() {
    for file in expected("sheets").into_keys() {
        if !file.ends_with("xlsx") && !file.ends_with("ods") && !file.ends_with("xls") {
            continue;
        }
        let bytes = std::fs::read(folder("sheets").join(&file)).unwrap();
        // The name of a workbook stands on a text too; the other reader reads workbooks only.
        let Ok(mut other) = calamine::open_workbook_auto_from_rs(Cursor::new(bytes.clone())) else {
            assert_eq!(file, "outreg.xls");
            continue;
        };
        let mut theirs = BTreeMap::new();
        for name in other.sheet_names() {
            let Ok(range) = other.worksheet_range(&name) else { continue };
            let (top, left) = range.start().unwrap_or_default();
            for (row, column, cell) in range.used_cells() {
                let value = match cell {
                    Data::Int(whole) => plain(*whole as f64),
                    Data::Float(real) => plain(*real),
                    Data::String(text) if !text.trim().is_empty() => {
                        Value::Text(text.trim().into())
                    }
                    Data::Bool(truth) => Value::Truth(*truth),
                    Data::DateTime(_) | Data::DateTimeIso(_) => Value::Date,
                    _ => continue,
                };
                theirs.insert(
                    (format!("{file}!{name}"), top + row as u32, left + column as u32),
                    value,
                );
            }
        }
        let (_, content, failure) = read(&file, bytes);
        assert_eq!(failure, None, "{file}");
        let ours: BTreeMap<_, _> = cells(&content)
            .into_iter()
            .filter_map(|(place, (value, _))| match value {
                Value::Number(number, _) => Some((place, plain(number))),
                Value::Text(text) if text.trim().is_empty() => None,
                Value::Text(text) => Some((place, Value::Text(text.trim().into()))),
                value => Some((place, value)),
            })
            .collect();
        assert_eq!(ours, theirs, "{file}");
    }
}

fn plain(value: f64) -> Value {
    Value::Number(value, NumberFormat::General)
}
