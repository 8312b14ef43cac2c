//! From a package to facts: every entry is read by its format and looked at by the recognisers.
//!
//! Entries are read side by side, yet what is read does not depend on the number of cores: the
//! `budget` is spent in the order of the listing, by what the packages claim, and no entry gives
//! more bytes than it claims. The clock is looked at only as the last resort, by `contained`.

mod acro;
mod budget;
mod contained;
mod entry;
mod fingerprint;
mod inside;
mod relay;
mod walk;
mod workers;

pub use fingerprint::fingerprints;
pub use workers::Workers;

use crate::facts::{Candidate, CandidateKind, Irregularity, IrregularityKind, Location};
use crate::gap::{Gap, Reason};
use crate::package::{Package, PackageError, is_zip, safe};
use crate::place::Place;
use crate::recognise::{Knowledge, settle};
use budget::Budget;
use std::ffi::OsStr;
use std::path::Path;
use walk::Walk;

/// Reads a candidate and finds everything that is in it.
///
/// # Errors
/// There is nothing under the path, or the operating system refuses.
pub fn examine(
    path: &Path,
    location: Location,
    knowledge: Knowledge<'_>,
    workers: &Workers,
) -> Result<Candidate, PackageError> {
    examine_as(path, path, location, knowledge, workers)
}

/// As [`examine`], for a candidate of which the bytes lie elsewhere than it is said to.
///
/// # Errors
/// There is nothing under the path of its bytes, or the operating system refuses.
pub fn examine_as(
    path: &Path,
    shown: &Path,
    location: Location,
    knowledge: Knowledge<'_>,
    workers: &Workers,
) -> Result<Candidate, PackageError> {
    workers.run(|| examine_here(path, shown, location, knowledge))
}

fn examine_here(
    path: &Path,
    shown: &Path,
    location: Location,
    knowledge: Knowledge<'_>,
) -> Result<Candidate, PackageError> {
    let package = Package::open(path, knowledge.limits)?;
    let name = shown.file_name().map_or_else(|| shown.to_string_lossy(), OsStr::to_string_lossy);
    let name = safe(&name);
    let root = Place::entry(name.as_str());
    let mut walk = Walk::new(knowledge, Budget::new(knowledge.limits));
    let mut gaps = Vec::new();
    let (package, mut entries) = match (package.kind, package.listing.as_slice()) {
        (CandidateKind::File, [file]) => match walk.open(&package, file).into_package() {
            // A plain zip by its content is a zip, whatever its name says; an office file, which is
            // a zip too, stays one file.
            Ok(mut zip) => {
                zip.sha256 = package.sha256;
                let entries = walk.read(&zip, None, 0, &root, &mut gaps);
                (zip, entries)
            }
            Err(file) => {
                let entries = walk.read_file(*file);
                (package, entries)
            }
        },
        _ => {
            let entries = walk.read(&package, None, 0, &root, &mut gaps);
            (package, entries)
        }
    };
    settle(&mut entries);
    acro::add_checksums(&package, &mut entries);
    gaps.extend(package.gaps.iter().map(|gap| {
        let path = gap.place.path();
        let place = if path.is_empty() { root.clone() } else { Place::entry(path) };
        Gap::new(&place, gap.reason.clone())
    }));
    Ok(Candidate {
        path: safe(&shown.to_string_lossy()),
        irregularities: irregularities(&package, &root, |path| Place::entry(path)),
        kind: package.kind,
        sha256: package.sha256,
        name,
        location,
        entries,
        gaps,
        declarations: Vec::new(),
    })
}

/// A candidate that was come across and not opened: a link, whose goal nobody meant, or something
/// that the operating system does not give.
#[must_use]
pub fn unopened(path: &Path, location: Location, is_link: bool) -> Candidate {
    let name = safe(&path.file_name().unwrap_or_default().to_string_lossy());
    let root = Place::entry(name.as_str());
    let reason = if is_link { Reason::Unsupported } else { Reason::Withheld };
    let special =
        Irregularity { place: root.clone(), kind: IrregularityKind::SpecialFile, detail: None };
    Candidate {
        path: safe(&path.to_string_lossy()),
        kind: match path.is_dir() {
            true if !is_link => CandidateKind::Folder,
            _ if is_zip(path) => CandidateKind::Zip,
            _ => CandidateKind::File,
        },
        sha256: None,
        name,
        location,
        entries: Vec::new(),
        irregularities: is_link.then_some(special).into_iter().collect(),
        gaps: vec![Gap::new(&root, reason)],
        declarations: Vec::new(),
    }
}

/// What is odd about a package, with places in the candidate.
fn irregularities(
    package: &Package,
    root: &Place,
    within: impl Fn(&str) -> Place,
) -> Vec<Irregularity> {
    let place = |path: &str| if path.is_empty() { root.clone() } else { within(path) };
    package
        .irregularities
        .iter()
        .map(|odd| Irregularity { place: place(odd.place.path()), ..odd.clone() })
        .collect()
}
