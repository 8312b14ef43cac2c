//! The export folder: which subfolder a candidate lies in, and which candidates a folder holds.

use super::safe;
use crate::facts::{Location, Slot};
use crate::policy::{Edition, Name};
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The candidates under a path: those of every subfolder where it is an export folder or one of its
/// subfolders, else the path itself.
///
/// An export folder is a folder that holds a subfolder with the edition's name for checking before
/// release, or such a subfolder itself. In a subfolder every file is a candidate. A folder in it is
/// a folder of one's own, and what it holds are candidates, where a zip lies in it; without any zip
/// it is a candidate that is still to be zipped. Folders without a file are left aside.
#[must_use]
pub fn candidates(path: &Path, edition: &Edition) -> Vec<PathBuf> {
    let itself = vec![path.to_owned()];
    if !path.is_dir() {
        return itself;
    }
    let slots: Vec<PathBuf> = if slot_of(path, edition).is_some() {
        itself.clone()
    } else {
        let slots: Vec<PathBuf> =
            folders(path).into_iter().filter(|child| slot_of(child, edition).is_some()).collect();
        if !slots.iter().any(|slot| slot_of(slot, edition) == Some(Slot::Before)) {
            return itself;
        }
        slots
    };
    let mut found = Vec::new();
    for slot in &slots {
        gather(slot, 0, &mut found);
    }
    if found.is_empty() { itself } else { found }
}

/// Folders inside one another, at most, in which candidates are looked for.
const DEPTH: usize = 8;

/// Files of a subfolder that are taken note of, at most.
const NOTED: usize = 10_000;

/// The candidates that lie in a folder.
fn gather(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) {
    for child in children(folder) {
        if !is_folder(&child) {
            found.push(child);
            continue;
        }
        let files = files_below(&child);
        if depth < DEPTH && files.iter().any(|file| is_zip(file)) {
            gather(&child, depth.saturating_add(1), found);
        } else if !files.is_empty() {
            found.push(child);
        }
    }
}

/// Where a candidate lies; `others` are the candidates of the same call.
#[must_use]
pub fn location(path: &Path, others: &[PathBuf], edition: &Edition) -> Location {
    let path = absolute(path);
    let mut location = Location::default();
    let mut below: Option<String> = None;
    for ancestor in path.ancestors().skip(1) {
        if let Some(slot) = slot_of(ancestor, edition) {
            location.slot = Some(slot);
            location.own_subfolder = below;
            if let Some(export) = ancestor.parent() {
                look_around(&mut location, export, &path, edition);
            }
            break;
        }
        below = ancestor.file_name().map(|name| safe(&name.to_string_lossy()));
    }
    if location.slot.is_none() {
        // Outside: the folder for checking after the fact may stand beside the candidate or above.
        let export = path.ancestors().skip(1).find(|ancestor| {
            folders(ancestor).iter().any(|child| slot_of(child, edition) == Some(Slot::After))
        });
        if let Some(export) = export {
            look_around(&mut location, export, &path, edition);
        }
    }
    for other in others {
        let other = absolute(other);
        if other != path
            && let Some(name) = other.file_name()
        {
            let slot = slot_above(&other, edition).unwrap_or(Slot::After);
            location.neighbours.entry(slot).or_default().push(safe(&name.to_string_lossy()));
        }
    }
    for names in location.neighbours.values_mut() {
        names.sort();
        names.dedup();
    }
    location
}

/// Notes the subfolders of an export folder and the files in them other than the candidate.
fn look_around(location: &mut Location, export: &Path, candidate: &Path, edition: &Edition) {
    for child in folders(export) {
        let Some(slot) = slot_of(&child, edition) else { continue };
        location.after_exists |= slot == Slot::After;
        let files = files_below(&child);
        let others = files.iter().filter(|file| file.as_path() != candidate);
        let names = others.filter_map(|file| file.file_name());
        let names = names.map(|name| safe(&name.to_string_lossy())).collect();
        location.neighbours.insert(slot, names);
    }
}

/// The subfolder of an export folder that a path lies in.
fn slot_above(path: &Path, edition: &Edition) -> Option<Slot> {
    path.ancestors().skip(1).find_map(|ancestor| slot_of(ancestor, edition))
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
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// Whether it is a folder and no link to one.
fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir())
}

fn is_zip(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"))
}

/// The files in a folder and in the folders in it.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    WalkDir::new(folder)
        .max_depth(DEPTH)
        .sort_by_file_name()
        .into_iter()
        .filter_map(Result::ok)
        .filter(|item| !item.file_type().is_dir())
        .take(NOTED)
        .map(walkdir::DirEntry::into_path)
        .collect()
}

/// The folders in a folder, by name.
fn folders(folder: &Path) -> Vec<PathBuf> {
    children(folder).into_iter().filter(|child| child.is_dir()).collect()
}

/// What a folder holds, by name.
fn children(folder: &Path) -> Vec<PathBuf> {
    let mut children: Vec<PathBuf> = fs::read_dir(folder)
        .map(|items| items.filter_map(Result::ok).map(|item| item.path()).collect())
        .unwrap_or_default();
    children.sort();
    children
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Policy;
    use tempfile::TempDir;

    fn export(files: &[&str]) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            if !file.ends_with('/') {
                fs::write(path, "x").unwrap();
            }
        }
        folder
    }

    fn found(folder: &TempDir, below: &str) -> Vec<String> {
        let policy = Policy::built_in().unwrap();
        let (_, edition) = policy.edition(None).unwrap();
        candidates(&folder.path().join(below), edition)
            .iter()
            .map(|path| path.strip_prefix(folder.path()).unwrap())
            .map(|path| path.to_string_lossy().replace('\\', "/"))
            .collect()
    }

    fn lies(folder: &TempDir, file: &str, others: &[&str]) -> Location {
        let policy = Policy::built_in().unwrap();
        let (_, edition) = policy.edition(None).unwrap();
        let others: Vec<PathBuf> = others.iter().map(|other| folder.path().join(other)).collect();
        location(&folder.path().join(file), &others, edition)
    }

    #[test]
    fn finds_the_candidates_of_every_subfolder_whatever_the_case_of_its_name() {
        let folder = export(&["1_CONTROLE Vooraf/a.zip", "2_Controle achteraf/b.zip", "los.txt"]);
        let both = ["1_CONTROLE Vooraf/a.zip", "2_Controle achteraf/b.zip"];
        assert_eq!(found(&folder, ""), both);
        assert_eq!(found(&folder, "2_Controle achteraf"), ["2_Controle achteraf/b.zip"]);
    }

    #[test]
    fn takes_any_other_folder_for_one_that_is_to_be_zipped() {
        let folder = export(&["2_Controle achteraf/b.zip", "uitvoer/tabel.csv"]);
        assert_eq!(found(&folder, ""), [""], "without the folder for checking before release");
        assert_eq!(found(&folder, "uitvoer"), ["uitvoer"]);
        assert_eq!(found(&export(&["1_Controle vooraf/"]), ""), [""], "nothing is in it");
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
        let own = lies(&folder, "1_Controle vooraf/jansen/a.zip", &[]);
        assert_eq!((own.slot, own.own_subfolder.as_deref()), (Some(Slot::Before), Some("jansen")));
    }

    #[test]
    fn knows_the_neighbours_and_never_the_candidate_itself() {
        let folder = export(&[
            "1_Controle vooraf/formulier.docx",
            "1_Controle vooraf/a.zip",
            "2_Controle achteraf/b.zip",
            "c.zip",
        ]);
        let of_a = lies(&folder, "1_Controle vooraf/a.zip", &["1_Controle vooraf/a.zip", "c.zip"]);
        assert!(of_a.after_exists);
        assert_eq!(of_a.neighbours[&Slot::Before], ["formulier.docx"]);
        assert_eq!(of_a.neighbours[&Slot::After], ["b.zip", "c.zip"]);
        let of_c = lies(&folder, "c.zip", &[]);
        assert_eq!((of_c.slot, of_c.after_exists), (None, true));
    }
}
