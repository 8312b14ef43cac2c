//! What lies in an export folder: the candidates, and what is none.

use super::{DEPTH, children, files_below, is_folder, slot_of};
use crate::facts::{ExportFolder, Slot, is_own_file};
use crate::gap::{Gap, Reason};
use crate::package::{is_zip, safe};
use crate::place::Place;
use crate::policy::Edition;
use std::fs;
use std::path::{Path, PathBuf};

/// What some paths come to: candidates, and the export folders that were named as a whole.
#[derive(Debug, Default)]
pub struct Survey {
    /// The candidates in the order of the paths and of their names.
    pub candidates: Vec<Surveyed>,
    /// The export folders, and subfolders of one, among the paths.
    pub exports: Vec<ExportFolder>,
}

/// A candidate and how it came to be one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Surveyed {
    /// Its path.
    pub path: PathBuf,
    /// How it came to be one.
    pub found: Found,
}

/// How something came to be a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// It was named.
    Named,
    /// It lies in a subfolder of an export folder that was named.
    InSubfolder,
    /// It lies in such an export folder itself, in none of its subfolders.
    Loose,
}

/// The candidates under some paths: those of an export folder where it is one, else the path itself.
///
/// An export folder is a folder that holds a subfolder with the edition's name for checking before
/// release, or such a subfolder itself. In a subfolder every file is a candidate. A folder in it is
/// a folder of one's own, and what it holds are candidates, where a zip lies in it; without any zip
/// it is a candidate that is still to be zipped. What lies beside the subfolders is found in the
/// same way. Files of voorcheck itself are no candidates.
#[must_use]
pub fn survey(paths: &[PathBuf], edition: &Edition) -> Survey {
    let mut survey = Survey::default();
    for path in paths {
        if !survey.look_into(path, edition) {
            survey.candidates.push(Surveyed { path: path.clone(), found: Found::Named });
        }
    }
    survey
}

impl Survey {
    /// Looks into an export folder; false where it is none, or where nothing at all is in it.
    fn look_into(&mut self, path: &Path, edition: &Edition) -> bool {
        let is_slot = |path: &Path| slot_of(path, edition);
        if !path.is_dir() {
            return false;
        }
        let mut look = Look { root: path, export: ExportFolder::default(), found: Vec::new() };
        look.export.path = safe(&path.to_string_lossy());
        if is_slot(path).is_some() {
            look.gather(path, 0, Found::InSubfolder);
        } else {
            let (slots, others): (Vec<PathBuf>, Vec<PathBuf>) = match children(path) {
                Ok(children) => children
                    .into_iter()
                    .partition(|child| child.is_dir() && is_slot(child).is_some()),
                Err(_) => return false,
            };
            if !slots.iter().any(|slot| is_slot(slot) == Some(Slot::Before)) {
                return false;
            }
            for slot in &slots {
                look.gather(slot, 0, Found::InSubfolder);
            }
            for other in others {
                look.child(other, 0, Found::Loose);
            }
        }
        self.candidates.extend(look.found);
        self.exports.push(look.export);
        true
    }
}

impl Surveyed {
    /// Whether it is a link that was come across: nobody meant what it leads to.
    #[must_use]
    pub fn is_link(&self) -> bool {
        self.found != Found::Named
            && fs::symlink_metadata(&self.path).is_ok_and(|metadata| metadata.is_symlink())
    }
}

/// A look into one export folder.
struct Look<'a> {
    root: &'a Path,
    export: ExportFolder,
    found: Vec<Surveyed>,
}

impl Look<'_> {
    /// The candidates that lie in a folder.
    fn gather(&mut self, folder: &Path, depth: usize, found: Found) {
        match children(folder) {
            Ok(children) => children.into_iter().for_each(|child| self.child(child, depth, found)),
            Err(_) => self.refused(folder),
        }
    }

    /// What one file or folder comes to.
    fn child(&mut self, child: PathBuf, depth: usize, found: Found) {
        if !is_folder(&child) {
            if is_own(&child) {
                self.export.aside.push(self.within(&child));
            } else {
                self.found.push(Surveyed { path: child, found });
            }
            return;
        }
        let (files, whole) = files_below(&child);
        if depth < DEPTH && files.iter().any(|file| is_zip(file)) {
            self.gather(&child, depth.saturating_add(1), found);
        } else if files.is_empty() && whole {
            self.export.empty.push(self.within(&child));
        } else {
            self.found.push(Surveyed { path: child, found });
        }
    }

    /// A folder that the operating system does not show: nothing in it was looked at.
    fn refused(&mut self, folder: &Path) {
        let place = Place::entry(self.within(folder));
        self.export.gaps.push(Gap::new(&place, Reason::Withheld));
    }

    /// The path within the export folder with `/`, safe to print.
    fn within(&self, path: &Path) -> String {
        let path = path.strip_prefix(self.root).unwrap_or(path);
        if path.as_os_str().is_empty() {
            return self.export.path.clone();
        }
        let parts = path.components().map(|part| safe(&part.as_os_str().to_string_lossy()));
        parts.collect::<Vec<_>>().join("/")
    }
}

/// Whether a file is one of voorcheck itself.
fn is_own(path: &Path) -> bool {
    is_own_file(&path.file_name().unwrap_or_default().to_string_lossy())
}
