//! Where the candidates of a call lie in export folders, and what lies around them.

use super::{Surveyed, absolute, files_below, folders, slot_of};
use crate::facts::{Location, Neighbours, Slot};
use crate::package::safe;
use crate::policy::Edition;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The candidates of a call and the export folders around them. Each folder is looked into once,
/// however many candidates lie in it: it may be on a network.
#[derive(Debug)]
pub struct Surroundings<'a> {
    edition: &'a Edition,
    /// The candidates, from the root on, with the subfolder that each lies in.
    candidates: BTreeMap<PathBuf, Slot>,
    /// What was seen of the export folders; without one, only the candidates are known.
    exports: BTreeMap<Option<PathBuf>, Arc<Export>>,
    /// The export folder beside or above each folder that lies in none.
    outside: BTreeMap<PathBuf, Option<PathBuf>>,
}

/// An export folder, and the candidates of the call.
#[derive(Debug)]
struct Export {
    /// Whether it has the folder for checking after the fact.
    after_exists: bool,
    /// The files in its folder for background information, in order.
    background: Vec<PathBuf>,
    /// The subfolder of every file in it and of every candidate of the call.
    slots: BTreeMap<PathBuf, Slot>,
    /// The names of these, safe to print.
    names: Arc<BTreeMap<Slot, Vec<String>>>,
}

/// Where in an export folder something lies.
struct Spot {
    slot: Slot,
    /// The folder in that subfolder that it lies in.
    own_subfolder: Option<String>,
    export: Option<PathBuf>,
}

impl<'a> Surroundings<'a> {
    /// Those of the candidates of a call.
    #[must_use]
    pub fn of(all: &[Surveyed], edition: &'a Edition) -> Self {
        let mut candidates = BTreeMap::new();
        for candidate in all {
            let path = absolute(&candidate.path);
            // What lies in no export folder may yet go into the one for checking after the fact.
            let slot = Spot::of(&path, edition).map_or(Slot::After, |spot| spot.slot);
            candidates.insert(path, slot);
        }
        Self { edition, candidates, exports: BTreeMap::new(), outside: BTreeMap::new() }
    }

    /// Where a candidate lies, or would lie under that path.
    #[must_use]
    pub fn location(&mut self, path: &Path) -> Location {
        let path = absolute(path);
        let (slot, own_subfolder, export) = match Spot::of(&path, self.edition) {
            Some(spot) => (Some(spot.slot), spot.own_subfolder, spot.export),
            None => (None, None, self.export_above(&path)),
        };
        let export = self.export(export);
        let own = export.slots.get(&path).map(|slot| (*slot, name(&path)));
        Location {
            slot,
            loose: false,
            own_subfolder,
            after_exists: export.after_exists,
            neighbours: Neighbours::new(Arc::clone(&export.names), own),
        }
    }

    /// The background information to a candidate that lies in the same export folder, where it is
    /// none of the candidates of the call itself.
    #[must_use]
    pub fn background_of(&mut self, path: &Path) -> Option<PathBuf> {
        let path = absolute(path);
        let export = Spot::of(&path, self.edition)?.export?;
        let own = self.edition.base_name(&path.file_name()?.to_string_lossy());
        let edition = self.edition;
        let belongs = |file: &&PathBuf| {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            edition.is_background(&name) && edition.base_name(&name) == own
        };
        let export = self.export(Some(export));
        let file = export.background.iter().find(belongs)?;
        let is_file = fs::symlink_metadata(file).is_ok_and(|metadata| metadata.is_file());
        (is_file && *file != path && !self.candidates.contains_key(file)).then(|| file.clone())
    }

    /// What is around the candidates that lie in an export folder, or in none.
    fn export(&mut self, path: Option<PathBuf>) -> Arc<Export> {
        if let Some(seen) = self.exports.get(&path) {
            return Arc::clone(seen);
        }
        let export = Arc::new(Export::look(path.as_deref(), &self.candidates, self.edition));
        self.exports.insert(path, Arc::clone(&export));
        export
    }

    /// The export folder beside a candidate or above it that has a folder for checking after the
    /// fact.
    fn export_above(&mut self, path: &Path) -> Option<PathBuf> {
        let edition = self.edition;
        let has_after = |folder: &&Path| {
            folders(folder).iter().any(|child| slot_of(child, edition) == Some(Slot::After))
        };
        let folder = path.parent()?;
        let found = || folder.ancestors().find(has_after).map(Path::to_owned);
        self.outside.entry(folder.to_owned()).or_insert_with(found).clone()
    }
}

impl Export {
    fn look(path: Option<&Path>, candidates: &BTreeMap<PathBuf, Slot>, edition: &Edition) -> Self {
        let mut export = Self {
            after_exists: false,
            background: Vec::new(),
            slots: candidates.clone(),
            names: Arc::default(),
        };
        for child in path.map(folders).unwrap_or_default() {
            let Some(slot) = slot_of(&child, edition) else { continue };
            export.after_exists |= slot == Slot::After;
            let (files, _) = files_below(&child);
            export.slots.extend(files.iter().map(|file| (file.clone(), slot)));
            if slot == Slot::Background {
                export.background.extend(files);
            }
        }
        let mut names: BTreeMap<Slot, Vec<String>> = BTreeMap::new();
        for (path, slot) in &export.slots {
            names.entry(*slot).or_default().push(name(path));
        }
        names.values_mut().for_each(|names| names.sort());
        export.names = Arc::new(names);
        export
    }
}

impl Spot {
    /// Where a path lies; none in no export folder.
    fn of(path: &Path, edition: &Edition) -> Option<Self> {
        let mut own_subfolder = None;
        for ancestor in path.ancestors().skip(1) {
            if let Some(slot) = slot_of(ancestor, edition) {
                let export = ancestor.parent().map(Path::to_owned);
                return Some(Self { slot, own_subfolder, export });
            }
            own_subfolder = ancestor.file_name().map(|name| safe(&name.to_string_lossy()));
        }
        None
    }
}

/// The name of a file, safe to print.
fn name(path: &Path) -> String {
    safe(&path.file_name().unwrap_or_default().to_string_lossy())
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
        let named = |name: &str| Surveyed { path: folder.path().join(name), found: Found::Named };
        let others: Vec<Surveyed> = others.iter().map(|other| named(other)).collect();
        Surroundings::of(&others, edition).location(&folder.path().join(file))
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
        let named = |path: &PathBuf| Surveyed { path: path.clone(), found: Found::Named };
        let found = |all: &[Surveyed]| Surroundings::of(all, edition).background_of(&output);
        assert_eq!(found(&[named(&output)]), Some(absolute(&background)));
        assert_eq!(found(&[named(&background)]), None);
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
        let beside = |slot| of_a.neighbours.in_slot(slot).collect::<Vec<_>>();
        assert_eq!(beside(Slot::Before), ["formulier.docx"]);
        assert_eq!(beside(Slot::After), ["b.zip", "c.zip"]);
        let of_c = lies(&folder, "c.zip", &[]);
        assert_eq!((of_c.slot, of_c.after_exists), (None, true));
    }
}
