//! The export folder: which subfolder a candidate lies in, and what lies around it.

mod surroundings;
mod survey;

pub use surroundings::Surroundings;
pub use survey::{Found, Survey, Surveyed, survey};

use crate::facts::Slot;
use crate::policy::{Edition, Name};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Folders inside one another, at most, in which candidates are looked for.
const DEPTH: usize = 8;

/// Files of a subfolder that are taken note of, at most.
const NOTED: usize = 10_000;

/// The export folder that a path names: the folder itself, or the one around its subfolder.
#[must_use]
pub fn export_folder(path: &Path, edition: &Edition) -> Option<PathBuf> {
    if path.is_dir() && slot_of(path, edition).is_some() {
        return path.parent().map(Path::to_owned);
    }
    let is_before = |child: &PathBuf| slot_of(child, edition) == Some(Slot::Before);
    folders(path).iter().any(is_before).then(|| path.to_owned())
}

/// The subfolder of that name, whatever the case in which it is written there.
#[must_use]
pub fn subfolder(export: &Path, name: &str) -> PathBuf {
    let wanted = name.trim().to_lowercase();
    let is_wanted = |child: &PathBuf| {
        child.file_name().is_some_and(|own| own.to_string_lossy().trim().to_lowercase() == wanted)
    };
    folders(export).into_iter().find(is_wanted).unwrap_or_else(|| export.join(name))
}

/// The subfolder of an export folder that has this name; names compare without case.
fn slot_of(path: &Path, edition: &Edition) -> Option<Slot> {
    // `.` and `..` have no name of their own.
    let path = if path.file_name().is_some() { path.to_owned() } else { absolute(path) };
    let name = path.file_name()?.to_string_lossy().trim().to_lowercase();
    let is = |folder: &Name| folder.as_str().trim().to_lowercase() == name;
    let folders = &edition.folders;
    if is(&folders.before) {
        Some(Slot::Before)
    } else if folders.after.as_ref().is_some_and(is) {
        Some(Slot::After)
    } else if folders.background.as_ref().is_some_and(is) {
        Some(Slot::Background)
    } else {
        None
    }
}

/// The path from the root on, as the system writes it.
fn absolute(path: &Path) -> PathBuf {
    // A drive that is only a name for a folder elsewhere may have no such path.
    let written = || std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    fs::canonicalize(path).unwrap_or_else(|_| written())
}

/// Whether it is a folder and no link to one.
fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir())
}

/// The files in a folder and in the folders in it, and whether all of those could be looked into.
fn files_below(folder: &Path) -> (Vec<PathBuf>, bool) {
    let mut whole = true;
    let files = WalkDir::new(folder)
        .max_depth(DEPTH)
        .sort_by_file_name()
        .into_iter()
        .inspect(|item| whole &= item.is_ok())
        .filter_map(Result::ok)
        .filter(|item| !item.file_type().is_dir())
        .take(NOTED)
        .map(walkdir::DirEntry::into_path)
        .collect();
    (files, whole)
}

/// The folders in a folder, by name.
fn folders(folder: &Path) -> Vec<PathBuf> {
    children(folder).unwrap_or_default().into_iter().filter(|child| child.is_dir()).collect()
}

/// What a folder holds, by name.
fn children(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let items = fs::read_dir(folder)?.map(|item| item.map(|item| item.path()));
    let mut children = items.collect::<io::Result<Vec<PathBuf>>>()?;
    children.sort();
    Ok(children)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::ExportFolder;
    use crate::policy::Policy;
    use tempfile::TempDir;

    /// A folder with these files and folders in it.
    pub(super) fn export(files: &[&str]) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            if file.ends_with('/') {
                fs::create_dir_all(path).unwrap();
            } else {
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, "x").unwrap();
            }
        }
        folder
    }

    fn found(folder: &TempDir, below: &str) -> Vec<String> {
        let policy = Policy::built_in().unwrap();
        let (_, edition) = policy.edition(None).unwrap();
        survey(&[folder.path().join(below)], edition)
            .candidates
            .iter()
            .map(|found| found.path.strip_prefix(folder.path()).unwrap())
            .map(|path| path.to_string_lossy().replace('\\', "/"))
            .collect()
    }

    fn seen(folder: &TempDir) -> ExportFolder {
        let policy = Policy::built_in().unwrap();
        let (_, edition) = policy.edition(None).unwrap();
        survey(&[folder.path().to_owned()], edition).exports.remove(0)
    }

    #[test]
    fn finds_the_candidates_of_every_subfolder_whatever_the_case_of_its_name() {
        let folder = export(&["1_CONTROLE Vooraf/a.zip", "2_Controle achteraf/b.zip"]);
        let both = ["1_CONTROLE Vooraf/a.zip", "2_Controle achteraf/b.zip"];
        assert_eq!(found(&folder, ""), both);
        assert_eq!(found(&folder, "2_Controle achteraf"), ["2_Controle achteraf/b.zip"]);
    }

    #[test]
    fn takes_any_other_folder_for_one_that_is_to_be_zipped() {
        let folder = export(&["2_Controle achteraf/b.zip", "uitvoer/tabel.csv"]);
        assert_eq!(found(&folder, ""), [""], "without the folder for checking before release");
        assert_eq!(found(&folder, "uitvoer"), ["uitvoer"]);
        let empty = export(&["1_Controle vooraf/"]);
        assert_eq!(found(&empty, ""), Vec::<String>::new(), "nothing is in it");
    }

    #[test]
    fn goes_into_a_folder_of_ones_own_where_a_zip_lies_in_it() {
        let folder = export(&[
            "1_Controle vooraf/jansen/a.zip",
            "1_Controle vooraf/jansen/vraag.txt",
            "1_Controle vooraf/leeg/",
            "1_Controle vooraf/uitvoer/tabellen/t.csv",
        ]);
        let all = [
            "1_Controle vooraf/jansen/a.zip",
            "1_Controle vooraf/jansen/vraag.txt",
            "1_Controle vooraf/uitvoer",
        ];
        assert_eq!(found(&folder, ""), all);
    }

    #[test]
    fn finds_what_lies_loose_beside_the_subfolders_last() {
        let folder = export(&["1_Controle vooraf/a.zip", "los.txt", "jansen/b.zip", "map/t.csv"]);
        let all = ["1_Controle vooraf/a.zip", "jansen/b.zip", "los.txt", "map"];
        assert_eq!(found(&folder, ""), all);
        let policy = Policy::built_in().unwrap();
        let (_, edition) = policy.edition(None).unwrap();
        let survey = survey(&[folder.path().to_owned()], edition);
        let found: Vec<Found> = survey.candidates.iter().map(|candidate| candidate.found).collect();
        assert_eq!(found, [Found::InSubfolder, Found::Loose, Found::Loose, Found::Loose]);
    }

    #[test]
    fn sets_empty_folders_and_its_own_files_aside_and_says_so() {
        let folder = export(&[
            "1_Controle vooraf/a.zip",
            "1_Controle vooraf/leeg/dieper/",
            "1_Controle vooraf/a.voorcheck.json",
            "1_Controle vooraf/a.voorcheck.toml",
            "voorcheck.toml",
        ]);
        let seen = seen(&folder);
        assert_eq!(seen.empty, ["1_Controle vooraf/leeg"]);
        let own = ["a.voorcheck.json", "a.voorcheck.toml"]
            .map(|name| format!("1_Controle vooraf/{name}"));
        assert_eq!(seen.aside[..2], own);
        assert_eq!(seen.aside[2..], ["voorcheck.toml"]);
        assert_eq!(found(&folder, ""), ["1_Controle vooraf/a.zip"]);
    }

    #[cfg(unix)]
    #[test]
    fn never_follows_a_link_not_even_one_that_leads_in_circles() {
        let folder = export(&["1_Controle vooraf/eigen/a.zip"]);
        let link = |to: &str, at: &str| {
            std::os::unix::fs::symlink(to, folder.path().join(at)).unwrap();
        };
        link("..", "1_Controle vooraf/eigen/rond");
        link("b.zip", "1_Controle vooraf/b.zip");
        let all = [
            "1_Controle vooraf/b.zip",
            "1_Controle vooraf/eigen/a.zip",
            "1_Controle vooraf/eigen/rond",
        ];
        assert_eq!(found(&folder, ""), all);
    }
}
