//! A folder that is still to be zipped, read as if it were the zip.

use super::stream::{Bounds, Stream};
use super::{Listed, Package, Store, names, safe};
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

/// Lists a folder; links are not followed.
pub(super) fn open(root: &Path, limits: &Limits) -> io::Result<Package> {
    let mut listing = Vec::new();
    let mut irregularities = Vec::new();
    let mut gaps = Vec::new();
    let mut paths = Vec::new();
    for item in WalkDir::new(root).follow_links(false).min_depth(1).sort_by_file_name() {
        let item = match item {
            Ok(item) => item,
            Err(error) => {
                let path = error.path().map_or_else(String::new, |path| relative(root, path));
                gaps.push(Gap::new(&Place::entry(safe(&path)), Reason::Damaged));
                continue;
            }
        };
        if item.file_type().is_dir() {
            continue;
        }
        if listing.len() as u64 >= limits.entries {
            gaps.push(Gap::new(
                &Place::entry(safe(&root.file_name().unwrap_or_default().to_string_lossy())),
                Reason::limit("entries", limits.entries),
            ));
            break;
        }
        let path = relative(root, item.path());
        let place = Place::entry(safe(&path));
        let special = !item.file_type().is_file();
        for kind in names::irregularities(&path, limits.name_length)
            .into_iter()
            .chain(special.then_some(IrregularityKind::SpecialFile))
        {
            irregularities.push(Irregularity { place: place.clone(), kind, detail: None });
        }
        listing.push(Listed {
            path: safe(&path),
            size: item.metadata().map(|metadata| metadata.len()).unwrap_or(0),
            unreadable: special.then_some(Reason::Unsupported),
            index: paths.len(),
        });
        paths.push(item.into_path());
    }
    Ok(Package {
        kind: CandidateKind::Folder,
        sha256: None,
        listing,
        irregularities,
        gaps,
        store: Store::Folder(Files { paths, bytes: limits.entry_bytes }),
    })
}

impl Files {
    /// One file of its own, as a package.
    pub(super) fn single(path: &Path, limits: &Limits) -> Self {
        Self { paths: vec![path.to_owned()], bytes: limits.entry_bytes }
    }

    pub(super) fn stream(&self, index: usize) -> Result<Stream, Reason> {
        let path = self.paths.get(index).ok_or(Reason::Damaged)?;
        let file = File::open(path).map_err(|_| Reason::Damaged)?;
        Ok(Stream::new(file, None, Bounds::plain("entry_bytes", self.bytes)))
    }
}

/// The path within the folder, with `/`.
fn relative(root: &Path, path: &Path) -> String {
    let path = path.strip_prefix(root).unwrap_or(path);
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
