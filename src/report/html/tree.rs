//! The files of a candidate as the tree of folders that they lie in.

use crate::facts::Entry;
use std::collections::BTreeMap;

/// Folders below one another that are drawn as such; deeper ones stay part of the name.
const DEEPEST: usize = 8;

/// A folder, or a package or file that holds other files.
#[derive(Default)]
pub(super) struct Folder<'a> {
    /// Folders in it, by name.
    pub(super) folders: BTreeMap<&'a str, Folder<'a>>,
    /// Files in it: the name within the folder, the number, the file.
    pub(super) files: Vec<(&'a str, usize, &'a Entry)>,
}

impl<'a> Folder<'a> {
    /// The tree of the first so many files.
    pub(super) fn of(entries: &'a [Entry], listed: usize) -> Self {
        let mut root = Self::default();
        for (number, entry) in entries.iter().enumerate().take(listed) {
            let mut folder = &mut root;
            let mut name = entry.place.path();
            let mut levels: Vec<&str> = entry.place.names().collect();
            levels.reverse();
            let parts = levels.into_iter().flat_map(|level| level.split('/'));
            for part in parts.take(DEEPEST).take_while(|part| !part.is_empty()) {
                let rest = name.get(part.len().saturating_add(1)..).unwrap_or_default();
                if rest.is_empty() {
                    break;
                }
                folder = folder.folders.entry(part).or_default();
                name = rest;
            }
            folder.files.push((name, number, entry));
        }
        root
    }

    /// How many files are in it and below it.
    pub(super) fn size(&self) -> usize {
        let below = self.folders.values().map(Self::size);
        below.fold(self.files.len(), usize::saturating_add)
    }
}
