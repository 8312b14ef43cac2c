//! What ACRO, which checks an analysis while it runs, recorded about the outputs beside it.

/// What a file of ACRO says: the outputs it made, by which thresholds it checked, or the checksum of
/// an output.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AcroRecord {
    /// The smallest number of units that it let pass, where the file says so.
    pub minimum: Option<u64>,
    /// The outputs, in the order of their names.
    pub outputs: Vec<AcroOutput>,
    /// The checksum of one file.
    pub checksum: Option<AcroChecksum>,
}

/// A checksum that ACRO wrote in a file of its own, `checksums/NAME.txt`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcroChecksum {
    /// SHA-256 in hexadecimal, as ACRO wrote it.
    pub told: String,
    /// That of the file now; none where it is not there or cannot be read to its end.
    pub found: Option<String>,
}

/// An output as ACRO recorded it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcroOutput {
    /// What its checks came to.
    pub status: AcroStatus,
    /// The names of its files, which lie beside the record. Texts of the candidate.
    pub files: Vec<String>,
    /// Those in which ACRO says that it withheld cells.
    pub withheld: Vec<String>,
    /// Whether the researcher wrote down why it should be released all the same.
    pub excepted: bool,
}

/// What the checks of ACRO came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AcroStatus {
    /// It found nothing.
    Pass,
    /// A person must look at it.
    Review,
    /// It found something that may not be released.
    Fail,
}
