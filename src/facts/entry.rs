//! One file of the candidate and all that was found in it.

use super::{AcroRecord, Form, Graph, Model, Sighting, Statement, Table};
use crate::content::{Hidden, Nature, Property};
use crate::gap::Gap;
use crate::place::Place;

/// A file of the candidate, also when it lies in an inner archive or in another file.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The entry; its path is safe to print.
    pub place: Place,
    /// The name of the format that it was read as.
    pub format: &'static str,
    /// The format that its name promises, where that is another one.
    pub promised: Option<&'static str>,
    /// What kind of thing its form says it is.
    pub nature: Nature,
    /// What it is for in this candidate.
    pub role: Role,
    /// Bytes after unpacking, as really read.
    pub size: u64,
    /// Tables, hidden ones included.
    pub tables: Vec<Table>,
    /// Fitted models.
    pub models: Vec<Model>,
    /// Graphs.
    pub graphs: Vec<Graph>,
    /// What a person does not see.
    pub hidden: Vec<Hidden>,
    /// What the file says about itself.
    pub properties: Vec<Property>,
    /// Names, values and remarks in text that matter to disclosure.
    pub sightings: Vec<Sighting>,
    /// Lines and rows that state a number of observations.
    pub statements: Vec<Statement>,
    /// What is odd about the entry as a package of its own (an inner zip, an office file), and what
    /// came out only when it was unpacked.
    pub irregularities: Vec<Irregularity>,
    /// What it says as a control form, if it is one.
    pub form: Option<Form>,
    /// What it says as a record of ACRO, if it is one.
    pub acro: Option<AcroRecord>,
    /// What was not read.
    pub gaps: Vec<Gap>,
}

impl Entry {
    /// Whether a table, a model or a graph was found in it, one that is hidden included.
    #[must_use]
    pub fn holds_results(&self) -> bool {
        !(self.tables.is_empty() && self.models.is_empty() && self.graphs.is_empty())
    }

    /// Whether it has a line on the bill.
    #[must_use]
    pub fn is_on_the_bill(&self) -> bool {
        self.role.counts() && self.holds_results()
    }

    /// How many facts were found in it.
    #[must_use]
    pub fn facts(&self) -> u64 {
        let lists = [
            self.tables.len(),
            self.models.len(),
            self.graphs.len(),
            self.hidden.len(),
            self.properties.len(),
            self.sightings.len(),
            self.irregularities.len(),
            self.gaps.len(),
        ];
        lists.into_iter().fold(0, |sum, length| sum.saturating_add(length as u64))
    }
}

/// What an entry is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Output: tables, model outcomes, graphs.
    Results,
    /// Syntax.
    Script,
    /// Text that explains: a readme, a description of variables.
    Documentation,
    /// The control form.
    Form,
    /// Saved data or a saved model object.
    Data,
    /// A package of other entries.
    Archive,
    /// Left behind by the operating system or an office program.
    Unwanted,
}

impl Role {
    /// Whether tables, models and graphs of such an entry count: the form, scripts and what an
    /// operating system left behind add nothing.
    #[must_use]
    pub fn counts(self) -> bool {
        !matches!(self, Self::Form | Self::Script | Self::Unwanted)
    }

    /// The name in reports; scripts rely on it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Results => "results",
            Self::Script => "script",
            Self::Documentation => "documentation",
            Self::Form => "form",
            Self::Data => "data",
            Self::Archive => "archive",
            Self::Unwanted => "unwanted",
        }
    }
}

/// Something odd about a package or about an entry as a part of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Irregularity {
    /// The entry or the package.
    pub place: Place,
    /// What is odd.
    pub kind: IrregularityKind,
    /// A short extra, safe to print: the other name, the number of bytes.
    pub detail: Option<String>,
}

/// The ways in which a package can be other than it seems.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IrregularityKind {
    /// A symbolic link, a device, a pipe.
    SpecialFile,
    /// The name leads out of the folder: `..`, an absolute path, a drive letter.
    EscapingName,
    /// Control or direction characters in the name.
    ControlCharacters,
    /// A name that Windows keeps for devices, or that ends in a dot or a space, or has a `:`.
    ReservedName,
    /// Longer than Windows takes.
    LongName,
    /// The name is not written in the encoding that the package says it is in.
    UndecodableName,
    /// Two entries of one name, also by case or by the way an accent is written; a file and a folder
    /// of one name.
    DuplicateName,
    /// Two entries share bytes.
    Overlap,
    /// Two descriptions of the entry, or of the package, contradict each other.
    ContradictoryHeaders,
    /// The package counts more or fewer entries than it holds.
    WrongCount,
    /// Bytes before the first entry.
    PrependedBytes,
    /// Bytes after the end of the package.
    AppendedBytes,
    /// Bytes in no entry: between entries, behind the end of a packed entry, in a field that no
    /// program reads; also an entry that the directory does not list.
    UnlistedBytes,
    /// A comment of the package or of an entry.
    ArchiveComment,
    /// A folder that holds bytes.
    FolderWithBytes,
}
