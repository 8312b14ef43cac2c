//! The zip, folder or file as it was handed in.

use super::{Declaration, Entry, Irregularity, Location};
use crate::gap::Gap;

/// What was handed in, with all that was found in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The path as the researcher gave it, safe to print.
    pub path: String,
    /// The name of the file or folder, safe to print.
    pub name: String,
    /// What kind of thing it is.
    pub kind: CandidateKind,
    /// SHA-256 of the file's bytes in hexadecimal; none for a folder.
    pub sha256: Option<String>,
    /// Where it lies.
    pub location: Location,
    /// What is in it, by path; entries of inner archives stand after their archive.
    pub entries: Vec<Entry>,
    /// What is wrong with the package itself rather than with one entry.
    pub irregularities: Vec<Irregularity>,
    /// Why the package itself could not be read, or not whole.
    pub gaps: Vec<Gap>,
    /// What the researcher declares beside it, and what came of that; the facts above are as they
    /// stand with it.
    pub declarations: Vec<Declaration>,
}

/// What kind of thing was handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CandidateKind {
    /// A zip file.
    Zip,
    /// A folder that is still to be zipped.
    Folder,
    /// A single file that is no zip.
    File,
}
