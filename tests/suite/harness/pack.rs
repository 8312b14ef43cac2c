//! Packages: zips from files or folders, and folders in which candidates lie.

use super::altered::altered;
use super::files::{document, rows, workbook};
use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Files that become a zip, in the order given.
#[derive(Debug, Clone, Default)]
pub(crate) struct Zip {
    pub(crate) files: Vec<(String, Vec<u8>)>,
}

impl Zip {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    pub(crate) fn with(mut self, name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.files.push((name.to_owned(), bytes.into()));
        self
    }

    /// The bytes of the zip, deflated.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.packed(CompressionMethod::Deflated)
    }

    /// The bytes of the zip with each file as it is.
    pub(crate) fn stored(&self) -> Vec<u8> {
        self.packed(CompressionMethod::Stored)
    }

    /// The same files the other way round.
    pub(crate) fn reversed(mut self) -> Self {
        self.files.reverse();
        self
    }

    fn packed(&self, method: CompressionMethod) -> Vec<u8> {
        // Without a clock every entry has the same date, so the same files give the same bytes.
        let options = SimpleFileOptions::default().compression_method(method);
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in &self.files {
            writer.start_file(name.as_str(), options).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    /// The files of a zip; none where it is no sound one.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let mut files = Vec::new();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).ok()?;
            let name = file.name().ok()?.into_owned();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).ok()?;
            files.push((name, bytes));
        }
        (!files.is_empty()).then_some(Self { files })
    }

    /// The files of a folder by name; a folder in it that is called like a package becomes one.
    pub(crate) fn of_folder(folder: &Path) -> Self {
        let mut zip = Self::new();
        zip.add_folder(folder, "");
        zip
    }

    fn add_folder(&mut self, folder: &Path, prefix: &str) {
        for path in sorted(folder) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() && is_package(&name) {
                self.files.push((format!("{prefix}{name}"), package(&path)));
            } else if path.is_dir() {
                self.add_folder(&path, &format!("{prefix}{name}/"));
            } else {
                self.files.push((format!("{prefix}{name}"), fs::read(&path).unwrap()));
            }
        }
    }
}

/// Copies a folder to another one; a folder that is called like a package arrives as one.
pub(crate) fn copy_packed(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for path in sorted(from) {
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() && is_package(&path.to_string_lossy()) {
            fs::write(target, package(&path)).unwrap();
        } else if path.is_dir() {
            copy_packed(&path, &target);
        } else {
            fs::copy(&path, target).unwrap();
        }
    }
}

/// What a folder holds, by name.
pub(crate) fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn is_package(name: &str) -> bool {
    [".zip", ".xlsx", ".docx"].iter().any(|ending| name.ends_with(ending))
}

/// The bytes of a folder that is called like a package. An office file whose parts are not written
/// out is made from texts: a workbook has a sheet for each, a document has `tekst.txt`, in which
/// lines with `|` are rows of tables.
fn package(folder: &Path) -> Vec<u8> {
    let name = folder.file_name().unwrap().to_string_lossy();
    if name.ends_with(".zip") || folder.join("[Content_Types].xml").exists() {
        return altered(Zip::of_folder(folder));
    }
    if name.ends_with(".docx") {
        return text_document(&fs::read_to_string(folder.join("tekst.txt")).unwrap());
    }
    let texts: Vec<(String, Vec<String>)> = sorted(folder)
        .iter()
        .map(|path| {
            let sheet = path.file_stem().unwrap().to_string_lossy().into_owned();
            (sheet, rows(&fs::read_to_string(path).unwrap()))
        })
        .collect();
    let sheets: Vec<_> = texts.iter().map(|(name, rows)| (name.as_str(), rows.clone())).collect();
    workbook(&sheets)
}

fn text_document(text: &str) -> Vec<u8> {
    let mut paragraphs = Vec::new();
    let mut tables: Vec<Vec<Vec<String>>> = Vec::new();
    let mut in_table = false;
    for line in text.lines() {
        let is_row = line.contains('|');
        if is_row {
            if !in_table {
                tables.push(Vec::new());
            }
            let cells = line.split('|').map(|cell| cell.trim().to_owned()).collect();
            tables.last_mut().unwrap().push(cells);
        } else if !line.trim().is_empty() {
            paragraphs.push(line);
        }
        in_table = is_row;
    }
    document(&paragraphs, &tables)
}

/// A folder of its own for one claim; gone when the claim ends.
pub(crate) struct Stage {
    folder: TempDir,
}

impl Stage {
    pub(crate) const BEFORE: &str = "1_Controle vooraf";
    pub(crate) const AFTER: &str = "2_Controle achteraf";
    pub(crate) const BACKGROUND: &str = "3_Achtergrondinformatie (niet vrijgeven)";

    /// An empty folder that is no export folder.
    pub(crate) fn plain() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// The export folder of a project that is always checked before release.
    pub(crate) fn before_only() -> Self {
        let stage = Self::plain();
        fs::create_dir(stage.path().join(Self::BEFORE)).unwrap();
        stage
    }

    /// The export folder of a project that may be checked after the fact.
    pub(crate) fn export() -> Self {
        let stage = Self::before_only();
        fs::create_dir(stage.path().join(Self::AFTER)).unwrap();
        fs::create_dir(stage.path().join(Self::BACKGROUND)).unwrap();
        stage
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file below the folder.
    pub(crate) fn place(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }
}
