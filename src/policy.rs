//! `rules.toml` as types: editions, thresholds, limits, and the level and clause of every rule.
//!
//! Nothing in the program knows a number, a folder or a name that stands here. A file with a key
//! that is not known, a key that is missing or a value that makes no sense is refused with its line
//! and column.

mod datasets;
mod edition;
mod error;
mod limits;
mod marks;
mod pattern;
mod position;
mod rule;
mod values;

pub use datasets::{DataSet, Datasets, Mention};
pub use edition::{Edition, Folders, FormPolicy, Names, Quota};
pub use error::{Expected, PolicyError};
pub use limits::Limits;
pub use marks::hint_of_background;
pub use pattern::Pattern;
pub use position::Position;
pub use rule::{Basis, Level, Levels, RulePolicy};
pub use values::Name;

use position::Positions;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The rules that are compiled in.
pub const BUILT_IN: &str = include_str!("../rules.toml");

/// A rules file may be this long, in bytes; a longer one is refused unread.
pub const LONGEST_FILE: usize = 1 << 20;

/// Everything that `rules.toml` says.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// The edition that holds where none is asked for.
    pub default_edition: Name,
    /// The editions of the export rules, by name.
    pub editions: BTreeMap<String, Edition>,
    /// The thresholds of the content rules.
    pub thresholds: Thresholds,
    /// How much of a candidate is read.
    pub limits: Limits,
    /// Names that lead to units.
    pub identifiers: Identifiers,
    /// Names of data sets that have rules of their own.
    pub datasets: Datasets,
    /// Level and clause of every rule, by slug.
    pub rules: BTreeMap<String, RulePolicy>,
    /// SHA-256 of the text that this was read from, in hexadecimal.
    #[serde(skip)]
    pub sha256: String,
    /// That text, in which the places of what is found wrong later are looked up.
    #[serde(skip)]
    text: String,
}

/// The thresholds of the content rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thresholds {
    /// Units behind a cell, at least.
    #[serde(deserialize_with = "values::at_least_one")]
    pub minimum_count: u64,
    /// Observations behind a graph, at least.
    #[serde(deserialize_with = "values::at_least_one")]
    pub minimum_graph_observations: u64,
    /// The largest part of a row or column, in percent, that one category may hold.
    #[serde(deserialize_with = "values::percent")]
    pub group_share_percent: u64,
    /// The largest part of a cell, in percent, that one contributor may hold.
    #[serde(deserialize_with = "values::percent")]
    pub dominance_percent: u64,
    /// Residual degrees of freedom of a model, at least.
    #[serde(deserialize_with = "values::at_least_one")]
    pub degrees_of_freedom: u64,
}

/// Names that lead to units.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identifiers {
    /// Names of identifying variables, as regular expressions over the whole name in any case.
    pub names: Vec<Pattern>,
}

impl Policy {
    /// Reads the bytes of a rules file.
    ///
    /// # Errors
    /// As [`Policy::parse`], and what is not text in UTF-8.
    pub fn read(bytes: &[u8]) -> Result<Self, PolicyError> {
        Self::parse(text(bytes)?)
    }

    /// Reads a rules file.
    ///
    /// # Errors
    /// A key that is unknown or missing, a value that makes no sense, an edition that is named and
    /// not there, a rule that is not known, a file that is too long.
    pub fn parse(text: &str) -> Result<Self, PolicyError> {
        short_enough(text.as_bytes())?;
        let mut policy: Self =
            toml::from_str(text).map_err(|error| PolicyError::from_toml(text, &error))?;
        policy.text = text.to_owned();
        if !policy.editions.contains_key(policy.default_edition.as_str()) {
            return Err(PolicyError::UnknownDefault(
                policy.positions().default_edition,
                policy.default_edition.to_string(),
                policy.editions.keys().cloned().collect(),
            ));
        }
        policy.sha256 =
            Sha256::digest(text.as_bytes()).iter().fold(String::new(), |mut hex, byte| {
                let _ = write!(hex, "{byte:02x}");
                hex
            });
        Ok(policy)
    }

    /// The rules that are compiled in.
    ///
    /// # Errors
    /// None for a binary that passed its tests.
    pub fn built_in() -> Result<Self, PolicyError> {
        Self::parse(BUILT_IN)
    }

    /// Where the block of a rule stands; none where it has none.
    #[must_use]
    pub fn position_of(&self, slug: &str) -> Option<Position> {
        self.positions().blocks.get(slug).copied()
    }

    /// Where the blocks of the rules begin.
    #[must_use]
    pub fn position_of_rules(&self) -> Position {
        self.positions().rules
    }

    fn positions(&self) -> Positions {
        Positions::of(&self.text)
    }

    /// An edition by name; the default one where none is given.
    ///
    /// # Errors
    /// An edition that the rules do not hold.
    pub fn edition(&self, name: Option<&str>) -> Result<(&str, &Edition), PolicyError> {
        let name = name.unwrap_or(self.default_edition.as_str());
        self.editions
            .get_key_value(name)
            .map(|(name, edition)| (name.as_str(), edition))
            .ok_or_else(|| {
                PolicyError::UnknownEdition(
                    name.to_owned(),
                    self.editions.keys().cloned().collect(),
                )
            })
    }
}

/// The text of a rules file or a project file.
///
/// # Errors
/// It is too long, or no text in UTF-8.
pub fn text(bytes: &[u8]) -> Result<&str, PolicyError> {
    short_enough(bytes)?;
    std::str::from_utf8(bytes).map_err(|error| {
        let sound = bytes.get(..error.valid_up_to()).unwrap_or_default();
        PolicyError::NotText(Position::behind(sound))
    })
}

fn short_enough(bytes: &[u8]) -> Result<(), PolicyError> {
    match bytes.split_at_checked(LONGEST_FILE) {
        Some((most, rest)) if !rest.is_empty() => {
            Err(PolicyError::TooLong(Position::behind(most), LONGEST_FILE))
        }
        _ => Ok(()),
    }
}
