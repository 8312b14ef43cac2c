//! The file of declarations as types; keys that are not known are refused.

use crate::facts::Piece;
use crate::place::Range;
use crate::policy::{Expected, PolicyError};
use serde::Deserialize;
use serde::de::{Deserializer, Error};
use std::collections::{BTreeMap, BTreeSet};

/// All that is declared about a candidate.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Declarations {
    /// The SHA-256 of each file of the candidate that something is declared about, in hexadecimal.
    #[serde(default)]
    pub(super) files: BTreeMap<String, String>,
    /// What stands where.
    #[serde(default, rename = "range")]
    pub(super) pieces: Vec<PieceStatement>,
    /// Which findings the form explains.
    #[serde(default, rename = "finding")]
    pub(super) findings: Vec<FindingStatement>,
}

/// What stands at a place.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PieceStatement {
    /// The place, as reports for programs write it.
    pub(super) place: String,
    /// What stands there.
    #[serde(deserialize_with = "piece")]
    pub(super) is: Piece,
    /// Where the numbers of units stand, all of them; none: where they were found.
    pub(super) counts: Option<Vec<Cells>>,
    /// Where percentages stand; none: where they were found.
    pub(super) percentages: Option<Vec<Cells>>,
    /// How many models stand there; none: as many as were found, at least one.
    pub(super) models: Option<u32>,
    /// How many cells there are, where they cannot be counted.
    pub(super) cells: Option<u32>,
    /// How many of the cells are numbers of units; none: all.
    pub(super) count_cells: Option<u32>,
    /// The reason.
    #[serde(default)]
    pub(super) why: String,
}

/// That the form explains a finding.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FindingStatement {
    /// The slug of the rule.
    pub(super) rule: String,
    /// The place of the finding, as reports for programs write it.
    pub(super) place: String,
    /// The reason.
    #[serde(default)]
    pub(super) why: String,
}

/// Columns, rows or cells of a sheet: `B`, `7`, `B2:B9`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cells(pub(super) Range);

impl Declarations {
    /// Reads a file of declarations.
    ///
    /// # Errors
    /// A key or a value that is not known, a place that is no text, cells that are no address.
    pub fn parse(text: &str) -> Result<Self, PolicyError> {
        toml::from_str(text).map_err(|error| PolicyError::from_toml(text, &error))
    }

    /// Those about some of the files, for a candidate that holds only these.
    #[must_use]
    pub fn about(&self, files: &BTreeSet<&str>) -> Self {
        let mut own = self.clone();
        let is_about = |place: &str| {
            let others = self.files.keys().filter(|file| !files.contains(file.as_str()));
            !others.into_iter().any(|file| {
                let rest = place.trim().strip_prefix(file.as_str());
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('!'))
            })
        };
        own.files.retain(|file, _| files.contains(file.as_str()));
        own.pieces.retain(|said| is_about(&said.place));
        own.findings.retain(|said| is_about(&said.place));
        own
    }

    /// The files of the candidate that something is declared about, as the declarations name them.
    #[must_use]
    pub fn files(&self) -> Vec<&str> {
        self.files.keys().map(String::as_str).collect()
    }
}

impl<'de> Deserialize<'de> for Cells {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.trim().parse().map(Self).map_err(|_| D::Error::custom(Expected::Cells))
    }
}

/// The name of a piece.
fn piece<'de, D: Deserializer<'de>>(from: D) -> Result<Piece, D::Error> {
    const KNOWN: &[&str] = &["counts", "statistics", "model", "graph", "nothing"];
    let text = String::deserialize(from)?;
    Piece::NAMES
        .into_iter()
        .find(|(name, _)| *name == text)
        .map(|(_, piece)| piece)
        .ok_or_else(|| D::Error::unknown_variant(&text, KNOWN))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> PolicyError {
        Declarations::parse(text).unwrap_err()
    }

    #[test]
    fn reads_what_is_declared() {
        let text = "[files]\n\"a.xlsx\" = \"00\"\n[[range]]\nplace = \"a.xlsx!Blad1!A1:B3\"\n\
                    is = \"nothing\"\ncounts = [\"B\", \"C2:C9\"]\nwhy = \"notities\"\n";
        let read = Declarations::parse(text).unwrap();
        assert_eq!(read.files(), ["a.xlsx"]);
        assert_eq!(read.pieces[0].is, Piece::Nothing);
        assert_eq!(read.pieces[0].counts.as_ref().unwrap().len(), 2);
    }

    #[test]
    fn refuses_unknown_keys_unknown_pieces_and_cells_that_are_none() {
        let at =
            |line| move |error| matches!(error, PolicyError::Value { line: l, .. } if l == line);
        assert!(at(2)(refused("[[range]]\nplaats = \"a\"\nis = \"nothing\"\n")));
        assert!(at(3)(refused("[[range]]\nplace = \"a\"\nis = \"niets\"\n")));
        let cells = refused("[[range]]\nplace = \"a\"\nis = \"counts\"\ncounts = [\"B-C\"]\n");
        let expected = Expected::Cells;
        assert!(matches!(cells, PolicyError::Value { line: 4, expected: e, .. } if e == expected));
    }

    #[test]
    fn every_piece_can_be_written() {
        for (name, _) in Piece::NAMES {
            let text = format!("[[range]]\nplace = \"a\"\nis = \"{name}\"\n");
            assert!(Declarations::parse(&text).is_ok(), "{name}");
        }
    }
}
