//! What goes into which zip: the plan by which a folder becomes the zips that an export needs.
//!
//! The plan is made from facts alone. What the rules then say of the zips, they say of the zips as
//! they were written: packing decides nothing about what may leave.

use crate::facts::{Candidate, Entry, IrregularityKind, Role, is_own_file};
use crate::route::ContentKind;
use std::collections::{BTreeMap, BTreeSet};

/// What goes into which zip.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// The zips, output first, then background information, then syntax; none without a file.
    pub parcels: Vec<Parcel>,
    /// Files that stay where they are: what an operating system left behind, and what belongs to
    /// this program.
    pub left_out: Vec<String>,
    /// Files that may not be packed, by path; with any of these nothing is packed.
    pub refused: BTreeMap<String, Refusal>,
    /// Whether there is output and no control form for it.
    pub form_is_missing: bool,
}

/// One zip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// What it holds.
    pub content: ContentKind,
    /// Its files, by path in the folder.
    pub files: Vec<String>,
}

/// Why a file may not be packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// It is saved data or a saved model object, or holds some.
    Data,
    /// Its name is not safe in a zip, or leads to another file on some system.
    Name,
    /// It is no file but a link or a device.
    NoFile,
}

/// What is added to the name of a zip with syntax.
pub const SYNTAX_MARK: &str = "_syntax";

/// Words in the name of a folder, or behind an underscore in that of a file, that say that it is
/// background information.
const BACKGROUND: [&str; 2] = ["achtergrond", "background"];

impl Plan {
    /// The plan for a folder.
    #[must_use]
    pub fn of(folder: &Candidate) -> Self {
        let mut plan = Self { refused: refused(folder), ..Self::default() };
        let files = files(folder);
        let syntax_folders = syntax_folders(&files);
        let has_output = files.iter().any(is_output);
        let mut parcels: BTreeMap<ContentKind, Vec<String>> = BTreeMap::new();
        for file in &files {
            match kind(file, &syntax_folders, has_output) {
                None => plan.left_out.push(file.path().to_owned()),
                Some(content) => parcels.entry(content).or_default().push(file.path().to_owned()),
            }
        }
        let form = files.iter().any(|file| file.role == Role::Form);
        plan.form_is_missing = has_output && !form;
        plan.parcels =
            parcels.into_iter().map(|(content, files)| Parcel { content, files }).collect();
        plan
    }
}

impl Parcel {
    /// The name of the zip before light and background information have their marks.
    #[must_use]
    pub fn name(&self, base: &str, background_mark: &str) -> String {
        match self.content {
            ContentKind::Background => format!("{base}{background_mark}.zip"),
            ContentKind::Syntax => format!("{base}{SYNTAX_MARK}.zip"),
            ContentKind::Output | ContentKind::Question => format!("{base}.zip"),
        }
    }
}

/// A file of the folder; what lies in it belongs to it.
struct File<'a> {
    entry: &'a Entry,
    role: Role,
}

impl File<'_> {
    fn path(&self) -> &str {
        self.entry.place.path()
    }

    /// The folder that it lies in; empty for the folder that is packed.
    fn folder(&self) -> &str {
        self.path().rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}

fn files(folder: &Candidate) -> Vec<File<'_>> {
    let own = folder.entries.iter().filter(|entry| entry.place.outer().is_none());
    own.map(|entry| File { entry, role: entry.role }).collect()
}

fn refused(folder: &Candidate) -> BTreeMap<String, Refusal> {
    let mut refused = BTreeMap::new();
    for odd in &folder.irregularities {
        let refusal = match odd.kind {
            IrregularityKind::SpecialFile => Refusal::NoFile,
            _ => Refusal::Name,
        };
        refused.insert(odd.place.path().to_owned(), refusal);
    }
    for entry in folder.entries.iter().filter(|entry| entry.role == Role::Data) {
        refused.insert(entry.place.file().to_owned(), Refusal::Data);
    }
    refused
}

/// The folders below the one that is packed that hold scripts and no results.
fn syntax_folders<'a>(files: &'a [File<'a>]) -> BTreeSet<&'a str> {
    let of = |role| {
        let files = files.iter().filter(move |file| file.role == role);
        files.map(File::folder).collect::<BTreeSet<_>>()
    };
    let results = of(Role::Results);
    of(Role::Script)
        .into_iter()
        .filter(|folder| !folder.is_empty() && !results.contains(folder))
        .collect()
}

/// Whether a file is output by itself: the form and a text are so only beside it.
fn is_output(file: &File<'_>) -> bool {
    let results = match file.role {
        Role::Results | Role::Data | Role::Archive => true,
        Role::Documentation => file.entry.holds_results(),
        Role::Script | Role::Form | Role::Unwanted => false,
    };
    results && !is_own(file.path()) && !is_background(file.path())
}

/// Which zip a file belongs in; none: it is left out.
fn kind(file: &File<'_>, syntax_folders: &BTreeSet<&str>, has_output: bool) -> Option<ContentKind> {
    match file.role {
        Role::Unwanted => None,
        _ if is_own(file.path()) => None,
        // The form is about the output, wherever it lies.
        Role::Form if has_output => Some(ContentKind::Output),
        Role::Form => Some(ContentKind::Syntax),
        _ if is_background(file.path()) => Some(ContentKind::Background),
        Role::Script => Some(ContentKind::Syntax),
        // A text beside results explains them; one among scripts explains those.
        Role::Documentation if !file.entry.holds_results() => {
            let with_syntax = syntax_folders.contains(file.folder()) || !has_output;
            Some(if with_syntax { ContentKind::Syntax } else { ContentKind::Output })
        }
        Role::Results | Role::Documentation | Role::Data | Role::Archive => {
            Some(ContentKind::Output)
        }
    }
}

/// Files of this program never go along.
fn is_own(path: &str) -> bool {
    is_own_file(path.rsplit('/').next().unwrap_or(path))
}

fn is_background(path: &str) -> bool {
    let path = path.to_lowercase();
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", &path));
    BACKGROUND.iter().any(|word| {
        folders.split('/').any(|folder| folder.contains(word))
            || name.starts_with(word)
            || name.contains(&format!("_{word}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{CandidateKind, Irregularity, Location};
    use crate::place::Place;
    use crate::rules::fixture;

    fn folder(files: &[(&str, Role)]) -> Candidate {
        let entry = |(path, role): &(&str, Role)| Entry { role: *role, ..fixture::entry(path) };
        Candidate {
            path: "uitvoer".into(),
            name: "uitvoer".into(),
            kind: CandidateKind::Folder,
            sha256: None,
            location: Location::default(),
            entries: files.iter().map(entry).collect(),
            irregularities: Vec::new(),
            gaps: Vec::new(),
            declarations: Vec::new(),
        }
    }

    fn packed(files: &[(&str, Role)]) -> Vec<(ContentKind, Vec<String>)> {
        let plan = Plan::of(&folder(files));
        plan.parcels.into_iter().map(|parcel| (parcel.content, parcel.files)).collect()
    }

    #[test]
    fn background_information_and_syntax_have_zips_of_their_own() {
        let files = [
            ("Achtergrond/kleine aantallen.xlsx", Role::Results),
            ("formulier.docx", Role::Form),
            ("model.do", Role::Script),
            ("tabel.xlsx", Role::Results),
            ("tabel_achtergrondinformatie.xlsx", Role::Results),
            ("toelichting.txt", Role::Documentation),
        ];
        let files_of = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(
            packed(&files),
            [
                (
                    ContentKind::Output,
                    files_of(&["formulier.docx", "tabel.xlsx", "toelichting.txt"])
                ),
                (
                    ContentKind::Background,
                    files_of(&[
                        "Achtergrond/kleine aantallen.xlsx",
                        "tabel_achtergrondinformatie.xlsx"
                    ])
                ),
                (ContentKind::Syntax, files_of(&["model.do"])),
            ]
        );
    }

    #[test]
    fn documentation_goes_with_what_it_lies_beside() {
        let files = [
            ("syntax/LEESMIJ.txt", Role::Documentation),
            ("syntax/a.do", Role::Script),
            ("tabel.xlsx", Role::Results),
        ];
        assert_eq!(packed(&files)[1].1, ["syntax/LEESMIJ.txt", "syntax/a.do"]);
        let alone = [("LEESMIJ.txt", Role::Documentation), ("a.do", Role::Script)];
        assert_eq!(packed(&alone).len(), 1);
    }

    #[test]
    fn what_belongs_to_nobody_stays_where_it_is() {
        let files = [
            ("Thumbs.db", Role::Unwanted),
            ("tabel.xlsx", Role::Results),
            ("uitvoer.voorcheck.toml", Role::Documentation),
            ("voorcheck.toml", Role::Documentation),
        ];
        let plan = Plan::of(&folder(&files));
        assert_eq!(plan.left_out, ["Thumbs.db", "uitvoer.voorcheck.toml", "voorcheck.toml"]);
        assert!(plan.form_is_missing);
    }

    #[test]
    fn no_file_is_passed_over_whatever_it_is_called() {
        let files = [("let op!.xlsx", Role::Results), ("formulier.docx", Role::Form)];
        assert_eq!(packed(&files)[0].1, ["let op!.xlsx", "formulier.docx"]);
        let refused = Plan::of(&folder(&[("nu!.dta", Role::Data)])).refused;
        assert_eq!(refused["nu!.dta"], Refusal::Data);
    }

    #[test]
    fn data_are_refused_wherever_they_lie_and_so_are_links() {
        let files = [("a.zip", Role::Archive), ("b.sav", Role::Data), ("c.dta", Role::Data)];
        let mut folder = folder(&files);
        folder.entries[1].place = Place::entry("a.zip").inside("b.sav");
        folder.irregularities.push(Irregularity {
            place: Place::entry("d"),
            kind: IrregularityKind::SpecialFile,
            detail: None,
        });
        let refused = Plan::of(&folder).refused;
        assert_eq!(refused["a.zip"], Refusal::Data);
        assert_eq!(refused["c.dta"], Refusal::Data);
        assert_eq!(refused["d"], Refusal::NoFile);
    }
}
