//! `rules.toml` as types: editions, thresholds, limits, and the level and clause of every rule.
//!
//! Nothing in the program knows a number, a folder or a name that stands here. A file with a key
//! that is not known, a key that is missing or a value that makes no sense is refused with its line
//! and column.

mod error;
mod pattern;
mod position;
mod values;

pub use error::{Expected, PolicyError};
pub use pattern::Pattern;
pub use position::Position;
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
    #[serde(skip)]
    positions: Positions,
}

/// One edition of the rules for handing in.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// What document it follows.
    pub source: Name,
    /// The subfolders of the export folder.
    pub folders: Folders,
    /// Marks in the names of zip files.
    pub names: Names,
    /// The control form.
    pub form: FormPolicy,
    /// What output light may hold.
    pub light: Quota,
    /// Whether folders of one's own may stand in the export folder.
    pub own_subfolders: bool,
    /// Whether all that is placed on one day counts as one output.
    pub one_output_a_day: bool,
}

impl Edition {
    /// The name of a candidate without case, ending and the mark of background information:
    /// background information and the output that it belongs to have this in common.
    #[must_use]
    pub fn base_name(&self, name: &str) -> String {
        let name = name.to_lowercase();
        let stem = name.strip_suffix(".zip").unwrap_or(&name);
        stem.replace(&self.names.background_mark.as_str().to_lowercase(), "")
    }

    /// Whether a name is that of background information.
    #[must_use]
    pub fn is_background(&self, name: &str) -> bool {
        name.to_lowercase().contains(&self.names.background_mark.as_str().to_lowercase())
    }
}

/// The subfolders of the export folder.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Folders {
    /// Checked before release.
    pub before: Name,
    /// Checked after the fact; none where the edition does not have it.
    pub after: Option<Name>,
    /// Background information; none where the edition does not have it.
    pub background: Option<Name>,
}

/// Marks in the names of zip files.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// How the name of output light begins.
    pub light_prefix: Name,
    /// What the name of background information holds.
    pub background_mark: Name,
}

/// The control form.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormPolicy {
    /// What it is called.
    pub name: Name,
    /// Where the blank one lies.
    pub place: Name,
}

/// What output light may hold, each on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quota {
    /// Tables that are no model outcomes.
    #[serde(deserialize_with = "values::at_least_one")]
    pub tables: u64,
    /// Their cells.
    #[serde(deserialize_with = "values::at_least_one")]
    pub cells: u64,
    /// Those of the cells that are numbers of units.
    #[serde(deserialize_with = "values::at_least_one")]
    pub count_cells: u64,
    /// Model outcomes.
    #[serde(deserialize_with = "values::at_least_one")]
    pub models: u64,
    /// Graphs.
    #[serde(deserialize_with = "values::at_least_one")]
    pub graphs: u64,
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

/// How much of a candidate is read; what lies beyond is a gap that names the limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Entries of a candidate, those of inner archives included.
    #[serde(deserialize_with = "values::at_least_one")]
    pub entries: u64,
    /// Archives inside archives below the candidate.
    pub depth: u64,
    /// Bytes of one entry after unpacking.
    #[serde(deserialize_with = "values::at_least_one")]
    pub entry_bytes: u64,
    /// Bytes of all entries together after unpacking.
    #[serde(deserialize_with = "values::at_least_one")]
    pub total_bytes: u64,
    /// Bytes of one part of an office file after unpacking.
    #[serde(deserialize_with = "values::at_least_one")]
    pub part_bytes: u64,
    /// Bytes of an entry that must be held whole to be read (office files, pdf, pictures), together
    /// with those of the entries that it lies in and of the files that lie in it.
    #[serde(deserialize_with = "values::at_least_one")]
    pub whole_bytes: u64,
    /// How many times larger an entry may become by unpacking.
    #[serde(deserialize_with = "values::at_least_one")]
    pub ratio: u64,
    /// Bytes that may be unpacked before the ratio counts.
    pub ratio_grace_bytes: u64,
    /// Characters of an entry's path.
    #[serde(deserialize_with = "values::at_least_one")]
    pub name_length: u64,
    /// Depth of XML and HTML elements, of groups in rtf, of brackets in json and pdf.
    #[serde(deserialize_with = "values::at_least_one")]
    pub nesting: u64,
    /// Attributes of one XML element.
    #[serde(deserialize_with = "values::at_least_one")]
    pub attributes: u64,
    /// Cells of one grid that are kept whole; those beyond are counted only.
    #[serde(deserialize_with = "values::at_least_one")]
    pub kept_cells: u64,
    /// Cells of all grids of a candidate that are kept; those beyond are counted only.
    #[serde(deserialize_with = "values::at_least_one")]
    pub total_cells: u64,
    /// Tables, models, graphs, hidden things, remarks and gaps of a candidate, all together.
    #[serde(deserialize_with = "values::at_least_one")]
    pub facts: u64,
    /// Seconds that the reading of one file may take: the last resort against work without end.
    #[serde(deserialize_with = "values::at_least_one")]
    pub seconds: u64,
    /// Pieces of a file that must be held all together to be read: values of a notebook, objects of
    /// a pdf, lines of markdown and tex, cells of a tex table.
    #[serde(deserialize_with = "values::at_least_one")]
    pub nodes: u64,
    /// Bytes of one line of text or one cell.
    #[serde(deserialize_with = "values::at_least_one")]
    pub line_bytes: u64,
    /// Columns of one grid.
    #[serde(deserialize_with = "values::at_least_one")]
    pub columns: u64,
    /// Pages of a pdf.
    #[serde(deserialize_with = "values::at_least_one")]
    pub pages: u64,
    /// Pixels of a picture.
    #[serde(deserialize_with = "values::at_least_one")]
    pub pixels: u64,
}

/// Names that lead to units.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identifiers {
    /// Names of identifying variables, as regular expressions over the whole name in any case.
    pub names: Vec<Pattern>,
}

/// Names of data sets that have rules of their own, as regular expressions over a whole word in
/// any case.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Datasets {
    /// Causes of death: always checked before release.
    pub cause_of_death: Vec<Pattern>,
    /// Health: checking by the next morning is not assured.
    pub health: Vec<Pattern>,
}

/// Level and clause of one rule.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RulePolicy {
    /// How grave a finding is.
    pub level: Levels,
    /// Where the rule comes from: document and section.
    pub clause: Name,
    /// How sure it is that CBS says so.
    pub basis: Basis,
}

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Good to know; hands nothing back.
    Note,
    /// A person must look at it.
    Review,
    /// Not as it stands.
    Fail,
}

/// How grave a finding is under each procedure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Levels {
    /// The same under all.
    Same(Level),
    /// Checked before release, and checked after the fact.
    Each {
        /// Checked before release; also for light, background information, syntax and questions.
        before: Level,
        /// Checked after the fact.
        after: Level,
    },
}

/// How sure it is that CBS says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The document that the edition follows.
    Source,
    /// Another public page of CBS.
    PublicPage,
    /// What researchers and universities say of CBS's rule; the guidelines decide.
    RuleOfThumb,
    /// The craft of packing files; no text of CBS.
    Craft,
}

impl Level {
    /// The name in reports; scripts rely on it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Review => "review",
            Self::Fail => "fail",
        }
    }
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
        policy.positions = Positions::of(text);
        if !policy.editions.contains_key(policy.default_edition.as_str()) {
            return Err(PolicyError::UnknownDefault(
                policy.positions.default_edition,
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
        self.positions.blocks.get(slug).copied()
    }

    /// Where the blocks of the rules begin.
    #[must_use]
    pub fn position_of_rules(&self) -> Position {
        self.positions.rules
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
