//! The export folder: which subfolder a candidate lies in, and what lies around it.

mod survey;

pub use survey::{Found, Lying, Survey, survey};

use super::safe;
use crate::facts::{Location, Slot};
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

/// Where a candidate lies; `all` are the candidates of the same call.
#[must_use]
pub fn location(path: &Path, all: &[Lying], edition: &Edition) -> Location {
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
    for other in all {
        let other = absolute(&other.path);
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

/// The background information to a candidate that lies in the same export folder, where it is none
/// of the candidates of the call itself.
#[must_use]
pub fn background_of(path: &Path, all: &[Lying], edition: &Edition) -> Option<PathBuf> {
    let path = absolute(path);
    let slot = path.ancestors().skip(1).find(|above| slot_of(above, edition).is_some())?;
    let own = edition.base_name(&path.file_name()?.to_string_lossy());
    let belongs = |file: &PathBuf| {
        file.file_name()
            .map(|name| name.to_string_lossy())
            .is_some_and(|name| edition.is_background(&name) && edition.base_name(&name) == own)
    };
    folders(slot.parent()?)
        .into_iter()
        .filter(|folder| slot_of(folder, edition) == Some(Slot::Background))
        .flat_map(|folder| files_below(&folder).0)
        .find(belongs)
        .filter(|file| fs::symlink_metadata(file).is_ok_and(|metadata| metadata.is_file()))
        .filter(|file| *file != path && !all.iter().any(|other| absolute(&other.path) == *file))
}

/// Notes the subfolders of an export folder and the files in them other than the candidate.
fn look_around(location: &mut Location, export: &Path, candidate: &Path, edition: &Edition) {
    for child in folders(export) {
        let Some(slot) = slot_of(&child, edition) else { continue };
        location.after_exists |= slot == Slot::After;
        let (files, _) = files_below(&child);
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
    // A drive that is only a name for a folder elsewhere may have no such path.
    let written = || std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    fs::canonicalize(path).unwrap_or_else(|_| written())
}

/// Whether it is a folder and no link to one.
fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir())
}

fn is_zip(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"))
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

    fn export(files: &[&str]) -> TempDir {
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
            .map(|lying| lying.path.strip_prefix(folder.path()).unwrap())
            .map(|path| path.to_string_lossy().replace('\\', "/"))
            .collect()
    }

    fn seen(folder: &TempDir) -> ExportFolder {
        let policy = Policy::built_in().unwrap();
        let (_, edition) = policy.edition(None).unwrap();
        survey(&[folder.path().to_owned()], edition).exports.remove(0)
    }

    fn lies(folder: &TempDir, file: &str, others: &[&str]) -> Location {
        let policy = Policy::built_in().unwrap();
        let (_, edition) = policy.edition(None).unwrap();
        let named = |name: &str| Lying { path: folder.path().join(name), found: Found::Named };
        let others: Vec<Lying> = others.iter().map(|other| named(other)).collect();
        location(&folder.path().join(file), &others, edition)
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
        let own = lies(&folder, "1_Controle vooraf/jansen/a.zip", &[]);
        assert_eq!((own.slot, own.own_subfolder.as_deref()), (Some(Slot::Before), Some("jansen")));
    }

    #[test]
    fn finds_the_background_information_that_is_no_candidate_itself() {
        let files = [
            "1_Controle vooraf/",
            "2_Controle achteraf/a.zip",
            "3_Achtergrondinformatie (niet vrijgeven)/A_achtergrondinformatie.zip",
            "3_Achtergrondinformatie (niet vrijgeven)/b_achtergrondinformatie.zip",
        ];
        let folder = export(&files);
        let policy = Policy::built_in().unwrap();
        let (_, edition) = policy.edition(None).unwrap();
        let [_, output, background, _] = files.map(|file| folder.path().join(file));
        let named = |path: &PathBuf| Lying { path: path.clone(), found: Found::Named };
        let found = background_of(&output, &[named(&output)], edition);
        assert_eq!(found, Some(absolute(&background)));
        assert_eq!(background_of(&output, &[named(&background)], edition), None);
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

    #[test]
    fn finds_what_lies_loose_beside_the_subfolders_last() {
        let folder = export(&["1_Controle vooraf/a.zip", "los.txt", "jansen/b.zip", "map/t.csv"]);
        let all = ["1_Controle vooraf/a.zip", "jansen/b.zip", "los.txt", "map"];
        assert_eq!(found(&folder, ""), all);
        let policy = Policy::built_in().unwrap();
        let (_, edition) = policy.edition(None).unwrap();
        let survey = survey(&[folder.path().to_owned()], edition);
        let found: Vec<Found> = survey.candidates.iter().map(|lying| lying.found).collect();
        assert_eq!(found, [Found::InSubfolder, Found::Loose, Found::Loose, Found::Loose]);
    }

    #[test]
    fn sets_empty_folders_and_its_own_files_aside_and_says_so() {
        let folder = export(&[
            "1_Controle vooraf/a.zip",
            "1_Controle vooraf/leeg/dieper/",
            "1_Controle vooraf/a.voorcheck.toml",
            "voorcheck.toml",
        ]);
        let seen = seen(&folder);
        assert_eq!(seen.empty, ["1_Controle vooraf/leeg"]);
        assert_eq!(seen.aside, ["1_Controle vooraf/a.voorcheck.toml", "voorcheck.toml"]);
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
