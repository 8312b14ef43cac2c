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
