//! The export folder as a whole: what was seen in it besides the candidates.

use crate::gap::Gap;

/// An export folder, or one of its subfolders, that was looked into.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExportFolder {
    /// The path as the researcher gave it, safe to print.
    pub path: String,
    /// Files of voorcheck itself, which nobody hands in: their paths within the folder.
    pub aside: Vec<String>,
    /// Folders without any file: their paths within the folder.
    pub empty: Vec<String>,
    /// Folders that could not be looked into; places are paths within the folder.
    pub gaps: Vec<Gap>,
}

/// What the project file is called.
pub const PROJECT_FILE: &str = "voorcheck.toml";

/// How the name of a file of declarations ends.
pub const DECLARATIONS_ENDING: &str = ".voorcheck.toml";

/// How the name of a receipt ends that is to be known by it.
const RECEIPT_ENDING: &str = ".voorcheck.json";

/// Whether a file of that name is one of voorcheck itself, which nobody hands in: the project file,
/// declarations, a receipt.
#[must_use]
pub fn is_own_file(name: &str) -> bool {
    let name = name.to_lowercase();
    name == PROJECT_FILE || name.ends_with(DECLARATIONS_ENDING) || name.ends_with(RECEIPT_ENDING)
}
