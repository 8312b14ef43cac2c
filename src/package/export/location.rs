//! Where a candidate lies in an export folder, and what lies around it.

use super::{Lying, absolute, files_below, folders, slot_of};
use crate::facts::{Location, Slot};
use crate::package::safe;
use crate::policy::Edition;
use std::fs;
use std::path::{Path, PathBuf};

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

#[cfg(test)]
mod tests {
    use super::super::Found;
    use super::super::tests::export;
    use super::*;
    use crate::policy::Policy;
    use tempfile::TempDir;

    fn lies(folder: &TempDir, file: &str, others: &[&str]) -> Location {
        let policy = Policy::built_in().unwrap();
        let (_, edition) = policy.edition(None).unwrap();
        let named = |name: &str| Lying { path: folder.path().join(name), found: Found::Named };
        let others: Vec<Lying> = others.iter().map(|other| named(other)).collect();
        location(&folder.path().join(file), &others, edition)
    }

    #[test]
    fn knows_the_subfolder_and_the_folder_of_ones_own_in_it() {
        let folder = export(&["1_Controle vooraf/jansen/a.zip"]);
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
}
