//! Why the program could not do its work, said to the researcher.

mod packing;
mod reading;
mod writing;

use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;
use voorcheck::language::Language;
use voorcheck::package::{PackageError, PackingError, safe};
use voorcheck::policy::PolicyError;

/// Why the program could not do its work.
#[derive(Debug, Error)]
pub(super) enum Failure {
    /// Nothing to check was named.
    #[error("nothing asked")]
    NothingAsked,
    /// Something was typed that this program does not know; already a sentence.
    #[error("{0}")]
    Usage(String),
    /// A candidate that is not there or that the operating system does not give.
    #[error(transparent)]
    Candidate(#[from] PackageError),
    /// A rules file or a project file that cannot be read.
    #[error("cannot read {0}")]
    Unreadable(PathBuf, #[source] io::Error),
    /// The rules or the project file are refused; with the file, where it is not built in.
    #[error("refused: {1}")]
    Refused(Option<PathBuf>, #[source] PolicyError),
    /// The candidates of one call belong to two projects: their files, as far as there are any.
    #[error("two projects")]
    TwoProjects(Option<PathBuf>, Option<PathBuf>),
    /// The project file names a blank form that is none.
    #[error("{0} is no form")]
    NoBlankForm(PathBuf),
    /// A project file cannot be begun.
    #[error("cannot begin {0}")]
    NotBegun(PathBuf, #[source] io::Error),
    /// A zip could not be written or placed.
    #[error(transparent)]
    Packing(#[from] PackingError),
    /// What is to be packed is no folder.
    #[error("{0} is no folder")]
    NotAFolder(PathBuf),
    /// What the zips are to go to is no export folder: it has no subfolder of that name.
    #[error("{0} is no export folder")]
    NoExportFolder(PathBuf, String),
    /// A name that no zip can have.
    #[error("{0} is no name")]
    NoName(String),
    /// The control form is not there: what it is called, and where a blank one lies.
    #[error("no form")]
    NoForm(String, String),
    /// The zips were placed, but the receipt could not be written.
    #[error("placed without a receipt")]
    PlacedWithoutReceipt(#[source] Box<Failure>),
    /// Nothing that was checked has bytes that a receipt could be bound to.
    #[error("nothing to bind a receipt to")]
    NothingToBind,
    /// A file that is no receipt.
    #[error("{0} is no receipt")]
    NoReceipt(PathBuf),
    /// Declarations were named for a call with more than one candidate.
    #[error("declarations for several candidates")]
    DeclaredForSeveral,
    /// A draft beside a candidate in the export folder would go to CBS with it.
    #[error("{0} lies in the export folder")]
    InExportFolder(PathBuf),
    /// A rule that is not there; with the nearest ones.
    #[error("no rule {0}")]
    UnknownRule(String, Vec<String>),
    /// The report cannot be written to a file.
    #[error("cannot write {0}")]
    Unwritable(PathBuf, #[source] io::Error),
    /// A folder is to be written and none was named.
    #[error("no folder named")]
    NoFolder,
    /// The report cannot be printed.
    #[error("cannot print")]
    Stdout(#[source] io::Error),
    /// A fault of the program itself.
    #[error("fault in the program")]
    Unforeseen,
}

impl Failure {
    /// The sentences for the researcher.
    pub(super) fn say(&self, language: Language) -> String {
        match self {
            Self::NothingAsked => super::texts::short_help(language).to_owned(),
            Self::Usage(sentence) => sentence.clone(),
            Self::Candidate(error) => reading::candidate(error, language),
            Self::Unreadable(path, error) => reading::unreadable(path, error, language),
            Self::Refused(path, error) => reading::refused(path.as_deref(), error, language),
            Self::TwoProjects(one, other) => {
                reading::two_projects(one.as_deref(), other.as_deref(), language)
            }
            Self::NoBlankForm(path) => reading::no_blank_form(path, language),
            Self::DeclaredForSeveral => reading::declared_for_several(language),
            Self::NoReceipt(path) => reading::no_receipt(path, language),
            Self::UnknownRule(name, near) => reading::unknown_rule(name, near, language),
            Self::Packing(error) => packing::packing(error, language),
            Self::NotAFolder(path) => packing::not_a_folder(path, language),
            Self::NoExportFolder(path, before) => packing::no_export_folder(path, before, language),
            Self::NoName(name) => packing::no_name(name, language),
            Self::NoForm(name, place) => packing::no_form(name, place, language),
            Self::PlacedWithoutReceipt(failure) => {
                packing::placed_without_receipt(&failure.say(language), language)
            }
            Self::NotBegun(path, error) => writing::not_begun(path, error, language),
            Self::InExportFolder(path) => writing::in_export_folder(path, language),
            Self::NothingToBind => writing::nothing_to_bind(language),
            Self::NoFolder => writing::no_folder(language),
            Self::Unwritable(path, error) => writing::unwritable(path, error, language),
            Self::Stdout(error) => writing::stdout(error, language),
            Self::Unforeseen => unforeseen(language),
        }
    }
}

fn unforeseen(language: Language) -> String {
    language.pick(
        "er ging iets mis in voorcheck zelf. Dit zegt niets over uw output; meld het aan wie het \
         programma beheert."
            .to_owned(),
        "something went wrong in voorcheck itself. This says nothing about your output; report it \
         to whoever maintains the program."
            .to_owned(),
    )
}

fn show(path: &Path) -> String {
    safe(&path.to_string_lossy())
}
