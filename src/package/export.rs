//! The export folder: which subfolder a candidate lies in, and which candidates a folder holds.

use super::safe;
use crate::facts::{Location, Slot};
use crate::policy::{Edition, Name};
use std::fs;
use std::path::{Path, PathBuf};

/// The candidates under a path: those of every subfolder where it is an export folder or one of its
/// subfolders, else the path itself.
///
/// An export folder is a folder that holds a subfolder with the edition's name for checking before
/// release, or such a subfolder itself.
#[must_use]
pub fn candidates(path: &Path, edition: &Edition) -> Vec<PathBuf> {
    if !path.is_dir() {
        return vec![path.to_owned()];
    }
    let slots: Vec<PathBuf> = if slot_of(path, edition).is_some() {
        vec![path.to_owned()]
    } else {
        children(path).into_iter().filter(|child| slot_of(child, edition).is_some()).collect()
    };
    let holds_before =
        slots.iter().any(|slot| slot_of(slot, edition) == Some(Slot::Before)) || slots.len() == 1;
    if slots.is_empty() || !holds_before {
        return vec![path.to_owned()];
    }
    slots.iter().flat_map(|slot| children(slot)).collect()
}

/// Where a candidate lies.
#[must_use]
pub fn location(path: &Path, edition: &Edition) -> Location {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut location = Location::default();
    let mut below: Option<String> = None;
    for ancestor in path.ancestors().skip(1) {
        if let Some(slot) = slot_of(ancestor, edition) {
            location.slot = Some(slot);
            location.own_subfolder = below;
            if let Some(export) = ancestor.parent() {
                look_around(&mut location, export, edition);
            }
            return location;
        }
        below = ancestor.file_name().map(|name| safe(&name.to_string_lossy()));
    }
    // Outside: the folder for checking after the fact may stand beside the candidate or above it.
    for ancestor in path.ancestors().skip(1) {
        let found = children(ancestor)
            .iter()
            .any(|child| child.is_dir() && slot_of(child, edition) == Some(Slot::After));
        if found {
            look_around(&mut location, ancestor, edition);
            break;
        }
    }
    location
}

/// Notes the subfolders of an export folder and the files in them.
fn look_around(location: &mut Location, export: &Path, edition: &Edition) {
    for child in children(export) {
        let Some(slot) = slot_of(&child, edition) else { continue };
        location.after_exists |= slot == Slot::After;
        let names = children(&child)
            .iter()
            .filter_map(|file| file.file_name())
            .map(|name| safe(&name.to_string_lossy()))
            .collect();
        location.neighbours.insert(slot, names);
    }
}

/// The subfolder of an export folder that has this name; names compare without case.
fn slot_of(path: &Path, edition: &Edition) -> Option<Slot> {
    let name = path.file_name()?.to_string_lossy().trim().to_lowercase();
    let is = |folder: &Name| folder.as_str().to_lowercase() == name;
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

/// What a folder holds, by name.
fn children(folder: &Path) -> Vec<PathBuf> {
    let mut children: Vec<PathBuf> = fs::read_dir(folder)
        .map(|items| items.filter_map(Result::ok).map(|item| item.path()).collect())
        .unwrap_or_default();
    children.sort();
    children
}
