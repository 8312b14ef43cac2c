//! Writing zips: the same files give the same bytes.
//!
//! A zip is first written and checked in the temporary folder of the system; only then `placing`
//! brings it to where it belongs. The files that are packed are only read.

use super::placing::temporary;
use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use tempfile::NamedTempFile;
use thiserror::Error;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

/// Why a zip could not be written or placed; nothing is left behind then.
#[derive(Debug, Error)]
pub enum PackingError {
    /// A file cannot be read.
    #[error("cannot read {0}")]
    Source(PathBuf, #[source] io::Error),
    /// A file changed while it was packed.
    #[error("{0} changed")]
    Changed(PathBuf),
    /// The temporary folder of the system, or the target folder, cannot be written to.
    #[error("cannot write in {0}")]
    Target(PathBuf, #[source] io::Error),
    /// A file of that name is there already.
    #[error("{0} exists")]
    Exists(PathBuf),
    /// What arrived is not what was checked.
    #[error("{0} arrived damaged")]
    Damaged(PathBuf),
}

/// A file that is to be packed, as it was when it was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its path in the zip, with `/`.
    name: String,
    path: PathBuf,
    stamp: Stamp,
}

/// By what it is seen that a file changed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    fn of(metadata: &fs::Metadata) -> Self {
        Self { length: metadata.len(), modified: metadata.modified().ok() }
    }
}

impl Source {
    /// A file that is to have this path in the zip.
    ///
    /// # Errors
    /// It is not there, or is no file.
    pub fn new(path: PathBuf, name: &str) -> Result<Self, PackingError> {
        let metadata = fs::metadata(&path);
        let metadata = metadata.map_err(|error| PackingError::Source(path.clone(), error))?;
        if !metadata.is_file() {
            return Err(PackingError::Source(path, io::ErrorKind::IsADirectory.into()));
        }
        Ok(Self { name: name.to_owned(), path, stamp: Stamp::of(&metadata) })
    }

    /// Its path in the zip.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its bytes.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.stamp.length
    }
}

/// A zip that is complete, in the temporary folder of the system; gone when it is let go.
#[derive(Debug)]
pub struct Staged {
    pub(super) file: NamedTempFile,
}

impl Staged {
    /// Packs files in the order of their names; `progress` hears how many bytes were packed since
    /// it last did.
    ///
    /// # Errors
    /// A file cannot be read or changed meanwhile, or the temporary folder cannot be written to.
    pub fn pack(sources: &[Source], progress: impl Fn(u64)) -> Result<Self, PackingError> {
        let refused = |error| PackingError::Target(std::env::temp_dir(), error);
        let file = temporary(&std::env::temp_dir()).map_err(refused)?;
        let mut sorted: Vec<&Source> = sources.iter().collect();
        sorted.sort_by(|a, b| a.name.cmp(&b.name));
        let mut writer = ZipWriter::new(io::BufWriter::new(file.as_file()));
        for source in sorted {
            if let Err(error) = add(&mut writer, source, &progress) {
                // Dropped, it would try to finish the zip, and say on standard error in its own
                // words that it could not.
                std::mem::forget(writer);
                return Err(error);
            }
        }
        let written = writer.finish().map_err(io::Error::from);
        written.and_then(|mut buffer| buffer.flush()).map_err(refused)?;
        Ok(Self { file })
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.file.path()
    }
}

/// Adds a file to a zip. Date, system and method are the same on every machine and every day.
fn add<W: io::Write + io::Seek>(
    writer: &mut ZipWriter<W>,
    source: &Source,
    progress: impl Fn(u64),
) -> Result<(), PackingError> {
    let unread = |error| PackingError::Source(source.path.clone(), error);
    let refused = |error| PackingError::Target(std::env::temp_dir(), error);
    let changed = || PackingError::Changed(source.path.clone());
    let mut file = File::open(&source.path).map_err(unread)?;
    let stamp = |file: &File| file.metadata().map(|metadata| Stamp::of(&metadata)).map_err(unread);
    if stamp(&file)? != source.stamp {
        return Err(changed());
    }
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .last_modified_time(DateTime::default())
        .system(System::Unix)
        .unix_permissions(0o644)
        .large_file(source.stamp.length >= u64::from(u32::MAX));
    writer.start_file(source.name.as_str(), options).map_err(|error| refused(error.into()))?;
    let mut buffer = vec![0; 256 * 1024];
    let mut length: u64 = 0;
    loop {
        let count = file.read(&mut buffer).map_err(unread)?;
        let Some(bytes) = buffer.get(..count).filter(|bytes| !bytes.is_empty()) else { break };
        length = length.saturating_add(count as u64);
        if length > source.stamp.length {
            return Err(changed());
        }
        writer.write_all(bytes).map_err(refused)?;
        progress(count as u64);
    }
    if length != source.stamp.length || stamp(&file)? != source.stamp {
        return Err(changed());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    fn with(files: &[(&str, &str)]) -> (TempDir, Vec<Source>) {
        let folder = tempfile::tempdir().unwrap();
        let mut sources = Vec::new();
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, text).unwrap();
            sources.push(Source::new(path, name).unwrap());
        }
        (folder, sources)
    }

    #[test]
    fn the_same_files_give_the_same_bytes_in_whatever_order_and_whenever_they_were_saved() {
        let files = [("b/é.csv", "a;b\n1;2\n"), ("a.txt", "tekst")];
        let (_one, mut sources) = with(&files);
        let first = fs::read(Staged::pack(&sources, |_| {}).unwrap().path()).unwrap();
        sources.reverse();
        let second = fs::read(Staged::pack(&sources, |_| {}).unwrap().path()).unwrap();
        let (_other, later) = with(&files);
        let third = fs::read(Staged::pack(&later, |_| {}).unwrap().path()).unwrap();
        assert_eq!((&first, &first), (&second, &third));
    }

    #[test]
    fn a_file_that_changes_while_packing_is_refused() {
        for text in ["meer tekst", "tekzt", ""] {
            let (folder, sources) = with(&[("a.txt", "tekst")]);
            let file = File::options().write(true).open(folder.path().join("a.txt")).unwrap();
            file.set_len(text.len() as u64).unwrap();
            fs::write(folder.path().join("a.txt"), text).unwrap();
            // Whatever the clock of the disk can tell apart.
            let later = SystemTime::now() + std::time::Duration::from_secs(5);
            file.set_modified(later).unwrap();
            let error = Staged::pack(&sources, |_| {}).unwrap_err();
            assert!(matches!(error, PackingError::Changed(_)), "{text:?}: {error}");
        }
    }

    #[test]
    fn a_file_that_goes_away_while_packing_is_refused() {
        let (folder, sources) = with(&[("a.txt", "tekst")]);
        fs::remove_file(folder.path().join("a.txt")).unwrap();
        let error = Staged::pack(&sources, |_| {}).unwrap_err();
        assert!(matches!(error, PackingError::Source(..)), "{error}");
    }
}
