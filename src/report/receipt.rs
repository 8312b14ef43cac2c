//! The receipt: that a verdict belongs to exactly these bytes, under exactly these rules.
//!
//! A receipt is no signature: it shows that nothing changed since the check, not who checked.

use super::counted::CountedJson;
use super::{Judged, Report};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Raised when a field changes its meaning; fields may be added without.
const SCHEMA_VERSION: u32 = 1;

/// What was checked, by what, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    schema_version: u32,
    tool: Tool,
    rules: Rules,
    /// The day that the caller gave; none where none was given.
    date: Option<Date>,
    /// The zips and files that were checked; a folder that is still to be zipped is none.
    candidates: Vec<Checked>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Tool {
    name: String,
    version: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Rules {
    edition: String,
    sha256: String,
}

/// One candidate on a receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// Its name when it was checked.
    pub file_name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// What it holds.
    pub content: String,
    /// `pass`, `review` or `fail`.
    pub outcome: String,
    /// How it is to be checked.
    pub procedure: String,
    /// The subfolder of the export folder that it belongs in.
    pub folder: String,
    /// What counts towards output light.
    pub used: CountedJson,
    /// The exact share of it.
    pub share: String,
    /// How many declarations of the researcher the verdict rests on.
    pub declarations: usize,
}

/// What of a receipt does not hold for a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mismatch {
    /// The file has bytes that are not on the receipt.
    Bytes,
    /// The bytes are on the receipt under another name.
    Name,
    /// The receipt was made under other rules.
    Rules,
    /// The receipt was made by another version of the program.
    Version,
}

/// A text that is no receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoReceipt;

impl fmt::Display for NoReceipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no receipt")
    }
}

impl Receipt {
    /// The receipt of a report; none where nothing in it has bytes to be bound to.
    #[must_use]
    pub fn of(report: &Report, date: Option<Date>) -> Option<Self> {
        let candidates: Vec<Checked> = report.candidates.iter().filter_map(checked).collect();
        (!candidates.is_empty()).then(|| Self {
            schema_version: SCHEMA_VERSION,
            tool: tool(),
            rules: Rules {
                edition: report.edition_name.clone(),
                sha256: report.policy.sha256.clone(),
            },
            date,
            candidates,
        })
    }

    /// As JSON with a line end.
    ///
    /// # Errors
    /// None in practice: every key is a text.
    pub fn write(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self).map(|json| json + "\n")
    }

    /// Reads a receipt.
    ///
    /// # Errors
    /// It is no JSON, or no receipt of a version that this program knows.
    pub fn read(text: &str) -> Result<Self, NoReceipt> {
        let receipt: Self = serde_json::from_str(text).map_err(|_| NoReceipt)?;
        let known = receipt.schema_version == SCHEMA_VERSION && receipt.tool.name == tool().name;
        if known { Ok(receipt) } else { Err(NoReceipt) }
    }

    /// The day of the receipt.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        self.date
    }

    /// What the receipt says of a file of that name with these bytes, and what of it does not hold
    /// under rules with that name and checksum.
    ///
    /// # Errors
    /// Nothing that is on the receipt has these bytes.
    pub fn of_file(
        &self,
        name: &str,
        sha256: &str,
        edition: &str,
        rules: &str,
    ) -> Result<(&Checked, Vec<Mismatch>), Mismatch> {
        let mut same = self.candidates.iter().filter(|candidate| candidate.sha256 == sha256);
        let named = same.clone().find(|candidate| candidate.file_name == name);
        let checked = named.or_else(|| same.next()).ok_or(Mismatch::Bytes)?;
        let mut wrong = Vec::new();
        if checked.file_name != name {
            wrong.push(Mismatch::Name);
        }
        if (self.rules.edition.as_str(), self.rules.sha256.as_str()) != (edition, rules) {
            wrong.push(Mismatch::Rules);
        }
        if self.tool.version != tool().version {
            wrong.push(Mismatch::Version);
        }
        Ok((checked, wrong))
    }
}

fn tool() -> Tool {
    Tool { name: env!("CARGO_PKG_NAME").to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() }
}

fn checked(judged: &Judged) -> Option<Checked> {
    let (candidate, verdict) = (&judged.candidate, &judged.verdict);
    Some(Checked {
        file_name: candidate.name.clone(),
        sha256: candidate.sha256.clone()?,
        content: verdict.content.name().to_owned(),
        outcome: verdict.outcome.name().to_owned(),
        procedure: verdict.route.procedure.name().to_owned(),
        folder: verdict.route.folder.clone(),
        used: verdict.ledger.used.into(),
        share: verdict.ledger.share_text(),
        declarations: judged.used_declarations().count(),
    })
}
