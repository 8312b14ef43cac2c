//! One edition of the rules for handing in: folders, names, the form, what output light may hold.

use super::values::{self, Name};
use serde::Deserialize;

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
