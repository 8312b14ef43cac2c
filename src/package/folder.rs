//! A folder that is still to be zipped, read as if it were the zip.

use super::stream::{Bounds, Stream};
use super::{Listed, Package, Store, names};
use crate::facts::{CandidateKind, Irregularity, IrregularityKind};
use crate::gap::{Gap, Reason};
use crate::place::Place;
use crate::policy::Limits;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The files of a folder.
pub(super) struct Files {
    paths: Vec<PathBuf>,
    bytes: u64,
}

/// Lists a folder as the zip of it would be listed; links are not followed.
pub(super) fn open(root: &Path, limits: &Limits) -> io::Result<Package> {
    let mut package = Package::empty(CandidateKind::Folder);
    let mut files = Files { paths: Vec::new(), bytes: limits.entry_bytes };
    let mut names = Vec::new();
    std::fs::read_dir(root)?;
    for item in WalkDir::new(root).follow_links(false).min_depth(1).sort_by_file_name() {
        let item = match item {
            Ok(item) => item,
            Err(error) => {
                let path = error.path().map_or_else(String::new, |path| relative(root, path));
                package.gaps.push(Gap::new(&Place::entry(names::shown(&path)), Reason::Withheld));
                continue;
            }
        };
        if item.file_type().is_dir() {
            continue;
        }
        if names.len() as u64 >= limits.entries {
            let reason = Reason::limit("entries", limits.entries);
            package.listing = Vec::new();
            package.gaps = vec![Gap::new(&Place::entry(""), reason)];
            return Ok(package);
        }
        let path = relative(root, item.path());
        let special = !item.file_type().is_file();
        let mut kinds = names::irregularities(&path, limits.name_length);
        kinds.extend(special.then_some(IrregularityKind::SpecialFile));
        let place = Place::entry(names::shown(&path));
        package.irregularities.extend(kinds.into_iter().map(|kind| Irregularity {
            place: place.clone(),
            kind,
            detail: None,
        }));
        package.listing.push(Listed {
            path: names::shown(&path),
            size: item.metadata().map(|metadata| metadata.len()).unwrap_or(0),
            unreadable: special.then_some(Reason::Unsupported),
            index: files.paths.len(),
        });
        names.push(path);
        files.paths.push(item.into_path());
    }
    for (number, other) in names::collisions(&names) {
        let Some(listed) = package.listing.get(number) else { continue };
        package.irregularities.push(Irregularity {
            place: Place::entry(listed.path.as_str()),
            kind: IrregularityKind::DuplicateName,
            detail: Some(names::shown(&other)),
        });
    }
    package.listing.sort_by(|a: &Listed, b: &Listed| a.path.cmp(&b.path));
    package.irregularities.sort();
    package.irregularities.dedup();
    package.store = Store::Folder(files);
    Ok(package)
}

impl Files {
    /// One file of its own, as a package.
    pub(super) fn single(path: &Path, limits: &Limits) -> Self {
        Self { paths: vec![path.to_owned()], bytes: limits.entry_bytes }
    }

    pub(super) fn stream(&self, index: usize) -> Result<Stream, Reason> {
        let path = self.paths.get(index).ok_or(Reason::Damaged)?;
        let file = File::open(path).map_err(|_| Reason::Withheld)?;
        Ok(Stream::plain(file, Bounds::plain("entry_bytes", self.bytes)))
    }
}

/// The path within the folder, with `/`.
fn relative(root: &Path, path: &Path) -> String {
    let path = path.strip_prefix(root).unwrap_or(path);
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
