//! A folder that SACRO-Viewer opens: each file of a candidate, and `results.json` in the form of
//! ACRO with its status, summary and comments, so that a data centre with that viewer can look.
//!
//! The form is that of ACRO's own `results.json`, version 0.4: `results` by name, each with `uid`,
//! `status`, `type`, `properties`, `files`, `outcome`, `command`, `summary`, `timestamp`,
//! `comments` and `exception`; a file has a `name` and `sdc` with a summary and the cells found
//! fault with, counted from the first cell of the body. Beside it lies `checksums/<name>.txt`.
//!
//! The viewer puts summaries and comments into its page as markup, so every text is escaped here;
//! and it takes every json file in the folder for results, so those of the candidate get another
//! ending. What is copied, and under what plain name, is decided here; copying is left to who calls.

mod names;

use super::groups::Groups;
use super::words::placed;
use super::{Judged, Report, Style, human};
use crate::facts::{Entry, Role};
use crate::finding::Finding;
use crate::place::{Place, Range, Spot};
use crate::policy::Level;
use crate::printable::ascii_json;
use crate::verdict::Outcome;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The version of ACRO's form that is written.
const VERSION: &str = "0.4.0";

/// The name of the file that the viewer opens.
pub const RESULTS: &str = "results.json";

/// What the folder holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outputs {
    /// The text of `results.json`.
    pub results: String,
    /// Texts of this program, by the name that they get.
    pub texts: Vec<(String, String)>,
    /// Files of the candidate, in its own order.
    pub copies: Vec<Copied>,
}

/// A file of the candidate and the name that it gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// Its path within the candidate.
    pub path: String,
    /// A name without folders that every system takes.
    pub name: String,
}

#[derive(Serialize)]
struct Document {
    version: &'static str,
    results: BTreeMap<String, Output>,
}

#[derive(Serialize)]
struct Output {
    uid: String,
    status: &'static str,
    r#type: &'static str,
    properties: Properties,
    files: [File; 1],
    outcome: BTreeMap<String, String>,
    command: &'static str,
    summary: String,
    /// The engine has no clock: the viewer shows no date.
    timestamp: &'static str,
    comments: Vec<String>,
    /// What a researcher asks an exception for is in the form, not known here.
    exception: &'static str,
}

#[derive(Serialize)]
struct Properties {
    method: &'static str,
}

#[derive(Serialize)]
struct File {
    name: String,
    sdc: Sdc,
}

#[derive(Serialize)]
struct Sdc {
    summary: Summary,
    cells: BTreeMap<&'static str, BTreeSet<(u32, u32)>>,
}

#[derive(Serialize)]
struct Summary {
    suppressed: bool,
    threshold: u64,
}

/// The folder for one candidate.
///
/// # Errors
/// None in practice: every key is a text.
pub fn write(judged: &Judged, report: &Report, style: Style) -> Result<Outputs, serde_json::Error> {
    let candidate = &judged.candidate;
    let alone = Report {
        edition_name: report.edition_name.clone(),
        edition: report.edition.clone(),
        source: report.source.clone(),
        project: report.project.clone(),
        policy: report.policy.clone(),
        exports: Vec::new(),
        batch: None,
        candidates: vec![judged.clone()],
    };
    let text = human::write(&alone, Style { quiet: false, colour: false, ..style });
    let whole = Whole { judged, report, style };
    let own = names::harmless(0, "voorcheck.txt");
    let mut results = BTreeMap::from([("voorcheck".to_owned(), whole.verdict(own.clone()))]);
    let mut copies = Vec::new();
    let files = candidate.entries.iter().filter(|entry| entry.place.outer().is_none());
    for (number, entry) in (1..).zip(files.filter(|entry| entry.role != Role::Unwanted)) {
        let path = entry.place.path();
        let name = names::harmless(number, path);
        let uid = format!("{number:03} {}", names::shown(path));
        results.insert(uid.clone(), whole.output(uid, name.clone(), entry));
        copies.push(Copied { path: path.to_owned(), name });
    }
    let results = serde_json::to_string_pretty(&Document { version: VERSION, results })?;
    let results = ascii_json(&results) + "\n";
    Ok(Outputs { results, texts: vec![(own, text)], copies })
}

/// One candidate with all that is needed to write about it.
struct Whole<'a> {
    judged: &'a Judged,
    report: &'a Report,
    style: Style,
}

impl Whole<'_> {
    /// The candidate as a whole: what is found in no single file.
    fn verdict(&self, name: String) -> Output {
        let entries = &self.judged.candidate.entries;
        let of_no_file =
            |finding: &&Finding| entries.iter().all(|entry| !finding.place.lies_in(&entry.place));
        let findings = &self.judged.verdict.findings;
        let findings: Vec<&Finding> = findings.iter().filter(of_no_file).collect();
        let output = Output::new("voorcheck".to_owned(), name, self.judged.verdict.outcome);
        self.commented(output, &findings)
    }

    fn output(&self, uid: String, name: String, entry: &Entry) -> Output {
        let findings = &self.judged.verdict.findings;
        let findings: Vec<&Finding> =
            findings.iter().filter(|finding| finding.place.lies_in(&entry.place)).collect();
        let status = match findings.iter().map(|finding| finding.level).max() {
            Some(Level::Fail) => Outcome::Fail,
            Some(Level::Review) => Outcome::Review,
            _ => Outcome::Pass,
        };
        let kind = match (entry.tables.is_empty(), entry.models.is_empty()) {
            (_, false) => "regression",
            (false, true) => "table",
            (true, true) => "custom",
        };
        let mut output = Output::new(uid, name, status);
        output.r#type = kind;
        output.properties = Properties { method: entry.format };
        output.files.iter_mut().for_each(|file| file.sdc = Sdc::of(entry, &findings));
        self.commented(output, &findings)
    }

    /// An output with what the findings say of it.
    fn commented(&self, mut output: Output, findings: &[&Finding]) -> Output {
        let owned: Vec<Finding> = findings.iter().map(|finding| (*finding).clone()).collect();
        let groups = Groups::new(&owned, self.report, self.style);
        let titles = groups.all().iter().map(|group| names::escaped(group.title()));
        output.summary =
            std::iter::once(output.status.to_owned()).chain(titles).collect::<Vec<_>>().join("; ");
        output.comments = groups
            .all()
            .iter()
            .flat_map(|group| &group.findings)
            .map(|(finding, said)| {
                let place = placed(&finding.place, self.style.language);
                names::escaped(&format!("{place}: {} {}", said.message, said.advice))
            })
            .collect();
        output
    }
}

impl Output {
    fn new(uid: String, name: String, status: Outcome) -> Self {
        Self {
            uid,
            status: status.name(),
            r#type: "custom",
            properties: Properties { method: "custom" },
            files: [File { name, sdc: Sdc::none() }],
            outcome: BTreeMap::new(),
            command: "",
            summary: String::new(),
            timestamp: "",
            comments: Vec::new(),
            exception: "",
        }
    }
}

impl Sdc {
    fn none() -> Self {
        Self { summary: Summary { suppressed: false, threshold: 0 }, cells: BTreeMap::new() }
    }

    /// The cells that findings point at. The viewer draws the cells of csv files alone, and counts
    /// them from the second line and the second column.
    fn of(entry: &Entry, findings: &[&Finding]) -> Self {
        let mut cells: BTreeMap<&'static str, BTreeSet<(u32, u32)>> = BTreeMap::new();
        let small = findings.iter().filter(|finding| finding.rule == "small-count");
        let threshold = small.filter_map(|finding| finding.count).fold(0, u64::saturating_add);
        for finding in findings.iter().filter(|_| entry.format == "csv") {
            let flag = if finding.rule == "small-count" { "threshold" } else { finding.rule };
            for place in std::iter::once(&finding.place).chain(&finding.related) {
                if let Some((row, column)) = cell(place) {
                    cells.entry(flag).or_default().insert((row, column));
                }
            }
        }
        let suppressed = entry.tables.iter().any(|table| table.suppressed > 0);
        Self { summary: Summary { suppressed, threshold }, cells }
    }
}

/// The position of a single cell below the first line and right of the first column.
fn cell(place: &Place) -> Option<(u32, u32)> {
    match place.spot() {
        Spot::Cells(_, range) if *range == Range::cell(range.top, range.left) => {
            Some((range.top.checked_sub(1)?, range.left.checked_sub(1)?))
        }
        _ => None,
    }
}
