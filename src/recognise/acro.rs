//! The record that ACRO keeps of its outputs: `results.json`, and beside it `config.json` with the
//! thresholds it checked by.
//!
//! It is known by what stands in it, not by its name: an object with the version of ACRO and
//! results that each have a status and files, or one with the two thresholds that it always writes.

use crate::content::Content;
use crate::facts::{AcroChecksum, AcroOutput, AcroRecord, AcroStatus};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A record of thousands of outputs is no longer than this.
const MOST_LETTERS: usize = 4 * 1024 * 1024;

/// Keeps the lines of a text that may be such a record.
#[derive(Debug, Default)]
pub(super) struct Lines {
    text: String,
    is_other: bool,
}

impl Lines {
    /// Looks at a piece of content and keeps its lines while they can be a record.
    pub(super) fn see(&mut self, content: &Content) {
        let line = match content {
            _ if self.is_other => return,
            Content::Line(line) => line.text.as_str(),
            Content::Row(_) | Content::Picture(_) => return self.let_go(),
            _ => return,
        };
        let line = line.trim_start_matches('\u{feff}');
        let begins = line.trim_start().starts_with('{') || is_checksum(line.trim());
        let is_object = !self.text.is_empty() || begins;
        if line.trim().is_empty() {
            return;
        }
        if !is_object || self.text.len().saturating_add(line.len()) > MOST_LETTERS {
            return self.let_go();
        }
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// What the record says, if it is one.
    pub(super) fn record(&self) -> Option<AcroRecord> {
        if self.text.is_empty() {
            return None;
        }
        if is_checksum(self.text.trim()) {
            let told = self.text.trim().to_lowercase();
            let checksum = Some(AcroChecksum { told, found: None });
            return Some(AcroRecord { checksum, ..AcroRecord::default() });
        }
        if let Ok(results) = serde_json::from_str::<Results>(&self.text) {
            let outputs = results.results.into_values().map(Output::read).collect();
            return Some(AcroRecord { outputs, ..AcroRecord::default() });
        }
        let config: Config = serde_json::from_str(&self.text).ok()?;
        Some(AcroRecord { minimum: Some(config.safe_threshold), ..AcroRecord::default() })
    }

    fn let_go(&mut self) {
        *self = Self { text: String::new(), is_other: true };
    }
}

/// `results.json`, as far as it is needed.
#[derive(Deserialize)]
struct Results {
    #[serde(rename = "version")]
    _version: String,
    results: BTreeMap<String, Output>,
}

#[derive(Deserialize)]
struct Output {
    status: String,
    files: Vec<File>,
    exception: Option<String>,
}

#[derive(Deserialize)]
struct File {
    name: String,
    #[serde(default)]
    sdc: serde_json::Value,
}

impl File {
    /// Whether ACRO says that it withheld cells in it.
    fn is_withheld(&self) -> bool {
        let summary = self.sdc.get("summary").and_then(|summary| summary.get("suppressed"));
        let cells = self.sdc.get("cells").and_then(serde_json::Value::as_object);
        let named = cells.is_some_and(|checks| {
            checks.values().any(|cells| cells.as_array().is_some_and(|cells| !cells.is_empty()))
        });
        named && summary.and_then(serde_json::Value::as_bool) == Some(true)
    }
}

/// `config.json`, as far as it is needed.
#[derive(Deserialize)]
struct Config {
    safe_threshold: u64,
    #[serde(rename = "safe_dof_threshold")]
    _degrees_of_freedom: u64,
}

impl Output {
    fn read(self) -> AcroOutput {
        AcroOutput {
            status: match self.status.as_str() {
                "pass" => AcroStatus::Pass,
                "fail" => AcroStatus::Fail,
                // What is not known is for a person to look at.
                _ => AcroStatus::Review,
            },
            withheld: self
                .files
                .iter()
                .filter(|f| f.is_withheld())
                .map(|f| f.name.clone())
                .collect(),
            files: self.files.into_iter().map(|file| file.name).collect(),
            excepted: self.exception.is_some_and(|reason| !reason.trim().is_empty()),
        }
    }
}

/// Whether a text is the checksum of a file: SHA-256 in hexadecimal.
fn is_checksum(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Line, LineKind};

    fn record(text: &str) -> Option<AcroRecord> {
        let mut lines = Lines::default();
        for (number, line) in (1..).zip(text.lines()) {
            let line = Line { number, kind: LineKind::Prose, text: line.to_owned() };
            lines.see(&Content::Line(line));
        }
        lines.record()
    }

    const RESULTS: &str = r#"{
        "version": "0.4.12",
        "results": {
            "output_0": { "uid": "output_0", "status": "fail", "type": "table", "properties": {},
                "files": [{ "name": "output_0_0.csv", "sdc": { "summary": { "threshold": 2 } } }],
                "exception": "Aantallen van instellingen, openbaar." },
            "output_1": { "status": "pass", "files": [], "exception": "" },
            "output_2": { "status": "?", "files": [] }
        }
    }"#;

    #[test]
    fn reads_status_files_and_exception_of_each_output() {
        let outputs = record(RESULTS).unwrap().outputs;
        let said: Vec<_> = outputs.iter().map(|one| (one.status, one.excepted)).collect();
        let expected =
            [(AcroStatus::Fail, true), (AcroStatus::Pass, false), (AcroStatus::Review, false)];
        assert_eq!(said, expected);
        assert_eq!(outputs[0].files, ["output_0_0.csv"]);
    }

    #[test]
    fn reads_where_cells_were_withheld() {
        let results = r#"{ "version": "0.4", "results": { "output_0": { "status": "fail", "files": [
            { "name": "a.csv", "sdc": { "summary": { "suppressed": true },
                "cells": { "threshold": [[0, 1]] } } },
            { "name": "b.csv", "sdc": { "summary": { "suppressed": false },
                "cells": { "threshold": [[0, 1]] } } },
            { "name": "c.csv", "sdc": {} }] } } }"#;
        assert_eq!(record(results).unwrap().outputs[0].withheld, ["a.csv"]);
    }

    #[test]
    fn reads_a_checksum() {
        let told = "AB".repeat(32);
        assert_eq!(record(&told).unwrap().checksum.unwrap().told, "ab".repeat(32));
        assert_eq!(record(&"ab".repeat(31)), None);
    }

    #[test]
    fn reads_the_threshold() {
        let config = r#"{ "safe_threshold": 5, "safe_dof_threshold": 10, "safe_nk_n": 2 }"#;
        assert_eq!(record(config).unwrap().minimum, Some(5));
    }

    #[test]
    fn takes_no_other_object_or_text_for_a_record() {
        for text in [
            r#"{ "version": "1", "rows": [] }"#,
            r#"{ "version": "1", "results": [1, 2] }"#,
            r#"{ "results": {} "#,
            "De resultaten:\n{ \"version\": \"1\", \"results\": {} }",
        ] {
            assert_eq!(record(text), None, "{text}");
        }
    }
}
