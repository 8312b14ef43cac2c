//! Packages: the only code that touches the file system, and the only way to the bytes of an entry.
//!
//! A zip, a folder and a single file have one interface. Names are made safe before anyone sees
//! them; the real bytes of an entry are bounded whatever the package claims; what is odd about the
//! package is kept as irregularities, what cannot be read as a reason.

mod bytes;
mod checksum;
mod export;
mod folder;
mod names;
mod packing;
mod placing;
mod reach;
mod stream;
mod zip;

pub use crate::printable::safe;
pub use bytes::Held;
pub use checksum::checksum;
pub use export::{Found, Surroundings, Survey, Surveyed, export_folder, subfolder, survey};
pub use names::is_zip;
pub use packing::{PackingError, Source, Staged};
pub use placing::{Arrived, Settled, temporary};
pub use reach::{out_of_reach, reachable};
pub use stream::{Broken, Ending, Stream};

use crate::facts::{CandidateKind, Irregularity, IrregularityKind};
use crate::gap::{Gap, Reason};
use crate::policy::Limits;
use std::io;
use std::path::Path;
use stream::Bounds;
use thiserror::Error;

/// A package with its listing; the bytes are fetched entry by entry.
pub struct Package {
    /// What kind of package it is.
    pub kind: CandidateKind,
    /// SHA-256 of its bytes in hexadecimal; none for a folder and for inner packages.
    pub sha256: Option<String>,
    /// Its files, by path. Folders are not listed.
    pub listing: Vec<Listed>,
    /// What is odd about the package. Places are paths within it; the package itself has the empty
    /// path.
    pub irregularities: Vec<Irregularity>,
    /// What of the package as a whole could not be read, with places of the same kind.
    pub gaps: Vec<Gap>,
    store: Store,
}

/// One file of a package, before it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its path within the package with `/`, safe to print.
    pub path: String,
    /// Bytes after unpacking, as the package claims.
    pub size: u64,
    /// Why it cannot be read, where that is known before reading.
    pub unreadable: Option<Reason>,
    /// Which one it is in the store.
    index: usize,
}

/// Where the bytes are.
enum Store {
    Zip(zip::Archive),
    Folder(folder::Files),
    /// Each file by itself.
    Held(Vec<Held>),
    /// Nothing can be read.
    None,
}

/// Why a candidate cannot be opened at all; the program, not the candidate, is at a loss.
#[derive(Debug, Error)]
pub enum PackageError {
    /// There is nothing under that path.
    #[error("nothing at {0}")]
    Missing(String),
    /// The operating system refuses.
    #[error("cannot read {0}")]
    Refused(String, #[source] io::Error),
    /// The operating system gives no threads.
    #[error("cannot start a thread")]
    Threads(#[source] io::Error),
}

impl Package {
    /// Opens a candidate: a zip, a folder, a single file.
    ///
    /// # Errors
    /// There is nothing under the path, or the operating system refuses. A damaged candidate is no
    /// error: it is a package with gaps.
    pub fn open(path: &Path, limits: &Limits) -> Result<Self, PackageError> {
        let shown = || safe(&path.to_string_lossy());
        let refused = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => match out_of_reach(path, &error) {
                Some(error) => PackageError::Refused(shown(), error),
                None => PackageError::Missing(shown()),
            },
            _ => PackageError::Refused(shown(), error),
        };
        let metadata = std::fs::metadata(path).map_err(refused)?;
        if metadata.is_dir() {
            return folder::open(path, limits).map_err(refused);
        }
        zip::open(path, limits).map_err(refused)
    }

    /// The files that lie within an entry other than as parts: attachments, embedded workbooks.
    #[must_use]
    pub fn of_files(files: Vec<(String, Vec<u8>)>) -> Self {
        let mut listing = Vec::new();
        let mut held = Vec::new();
        for (index, (name, bytes)) in files.into_iter().enumerate() {
            let size = bytes.len() as u64;
            listing.push(Listed { path: names::shown(&name), size, unreadable: None, index });
            held.push(bytes.into());
        }
        Self { listing, store: Store::Held(held), ..Self::empty(CandidateKind::Folder) }
    }

    /// The names that more than one file of it bears: which of them a program shows is not known.
    pub fn repeated_names(&self) -> impl Iterator<Item = &str> {
        let repeats = |odd: &&Irregularity| odd.kind == IrregularityKind::DuplicateName;
        self.irregularities.iter().filter(repeats).map(|odd| odd.place.path())
    }

    /// Opens the parts of an office file.
    ///
    /// # Errors
    /// It is no zip, or it breaks a limit as a whole.
    pub fn of_parts(bytes: Held, limits: &Limits) -> Result<Self, Reason> {
        zip::of_bytes(bytes, limits)
    }

    /// The same package with its parts as entries: each is bounded as an entry is.
    #[must_use]
    pub fn into_archive(mut self) -> Self {
        if let Store::Zip(archive) = &mut self.store {
            archive.with_entries();
        }
        self
    }

    /// A package without anything.
    fn empty(kind: CandidateKind) -> Self {
        Self {
            kind,
            sha256: None,
            listing: Vec::new(),
            irregularities: Vec::new(),
            gaps: Vec::new(),
            store: Store::None,
        }
    }

    /// The bytes of a file of the listing, as they are unpacked.
    ///
    /// # Errors
    /// It cannot be read at all. A stream that breaks off later says so with a [`Broken`] error.
    pub fn stream(&self, listed: &Listed) -> Result<Stream, Reason> {
        if let Some(reason) = &listed.unreadable {
            return Err(reason.clone());
        }
        match &self.store {
            Store::Zip(archive) => archive.stream(listed.index),
            Store::Folder(files) => files.stream(listed.index),
            Store::Held(files) => {
                let bytes = files.get(listed.index).ok_or(Reason::Damaged)?;
                let bounds = Bounds::plain("entry_bytes", u64::MAX);
                Ok(Stream::plain(std::io::Cursor::new(bytes.clone()), bounds))
            }
            Store::None => Err(Reason::Damaged),
        }
    }

    /// How many bytes it keeps in memory.
    #[must_use]
    pub fn held(&self) -> u64 {
        match &self.store {
            Store::Zip(archive) => archive.held(),
            Store::Held(files) => {
                files.iter().fold(0, |sum: u64, bytes| sum.saturating_add(bytes.len() as u64))
            }
            Store::Folder(_) | Store::None => 0,
        }
    }

    /// All bytes of a part, by its exact name.
    ///
    /// # Errors
    /// There is no such part ([`Reason::Empty`]), or it cannot be read.
    pub fn part(&self, name: &str) -> Result<Vec<u8>, Reason> {
        use std::io::Read as _;
        let listed = self.listing.iter().find(|listed| listed.path == name).ok_or(Reason::Empty)?;
        let mut bytes = Vec::new();
        self.stream(listed)?.read_to_end(&mut bytes).map_err(|error| Broken::reason(&error))?;
        Ok(bytes)
    }
}
