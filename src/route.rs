//! Where a candidate should go: the procedure, the folder, the name of the file.

mod procedure;

pub use procedure::{AfterTheFact, ContentKind, Denial, Procedure};

use crate::facts::{Candidate, CandidateKind, Slot};
use crate::policy::{Edition, Name};

/// Where a candidate should go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// How it is checked.
    pub procedure: Procedure,
    /// The subfolder of the export folder.
    pub folder: String,
    /// The name that the zip must have.
    pub file_name: String,
    /// Whether it lies there under that name already; none where it lies in no export folder.
    pub placed: Option<bool>,
}

impl Default for Route {
    fn default() -> Self {
        Self {
            procedure: Procedure::Before,
            folder: String::new(),
            file_name: String::new(),
            placed: None,
        }
    }
}

impl Route {
    /// The way of a candidate under a procedure.
    #[must_use]
    pub fn new(
        candidate: &Candidate,
        edition: &Edition,
        procedure: Procedure,
        content: ContentKind,
    ) -> Self {
        // An edition that lacks a folder has all of it checked before release.
        let (home, folder) = match folder(procedure.slot(), edition) {
            Some(folder) => (procedure.slot(), folder),
            None => (Slot::Before, edition.folders.before.as_str()),
        };
        let file_name = file_name(candidate, edition, procedure, content);
        let lies_there = |slot: Slot| slot == home && candidate.name == file_name;
        let location = &candidate.location;
        let placed = location.slot.map(lies_there).or(location.loose.then_some(false));
        Self { procedure, folder: folder.to_owned(), file_name, placed }
    }
}

/// The name of a subfolder of the export folder; none where the edition does not have it.
#[must_use]
pub fn folder(slot: Slot, edition: &Edition) -> Option<&str> {
    let folders = &edition.folders;
    match slot {
        Slot::Before => Some(&folders.before),
        Slot::After => folders.after.as_ref(),
        Slot::Background => folders.background.as_ref(),
    }
    .map(Name::as_str)
}

/// The name that the zip must have under a procedure.
fn file_name(
    candidate: &Candidate,
    edition: &Edition,
    procedure: Procedure,
    content: ContentKind,
) -> String {
    let loose_is_allowed = matches!(content, ContentKind::Syntax | ContentKind::Question);
    let (stem, ending) = match candidate.kind {
        CandidateKind::Folder => (candidate.name.as_str(), ".zip"),
        CandidateKind::File if loose_is_allowed => (candidate.name.as_str(), ""),
        CandidateKind::Zip | CandidateKind::File => (
            candidate.name.rsplit_once('.').map_or(candidate.name.as_str(), |(stem, _)| stem),
            ".zip",
        ),
    };
    let plain = edition.without_light(stem);
    match procedure {
        Procedure::Light if edition.is_light(stem) => format!("{stem}{ending}"),
        Procedure::Light => {
            let prefix = edition.names.light_prefix.as_str();
            let joint = if prefix.ends_with('_') { "" } else { "_" };
            format!("{prefix}{joint}{plain}{ending}")
        }
        Procedure::Before | Procedure::After => format!("{plain}{ending}"),
        Procedure::Background => format!("{}{ending}", edition.with_background_mark(&plain)),
    }
}
