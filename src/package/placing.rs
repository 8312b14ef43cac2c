//! Placing zips: never over a file that is there, and nothing is ever half written.
//!
//! A zip is copied to the folder where it belongs under a temporary name, made durable, read back,
//! and only then renamed.

use super::checksum;
use super::packing::{PackingError, Staged};
use super::reachable;
use std::fs::{self, File};
use std::io::{self, Seek as _};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

impl Staged {
    /// Brings it to where it belongs, under a temporary name; [`Arrived::settle`] gives it its own.
    ///
    /// # Errors
    /// A file of that name is there, the folder cannot be written to, the disk is full.
    pub fn bring(&self, target: &Path) -> Result<Arrived, PackingError> {
        if fs::symlink_metadata(target).is_ok() {
            return Err(PackingError::Exists(target.to_owned()));
        }
        let folder = target.parent().unwrap_or(Path::new("."));
        let refused = |error| PackingError::Target(folder.to_owned(), error);
        let mut from = self.file.reopen().map_err(refused)?;
        let reachable = reachable(target);
        let mut file = temporary(reachable.parent().unwrap_or(folder)).map_err(refused)?;
        io::copy(&mut from, file.as_file_mut()).map_err(refused)?;
        file.as_file().sync_all().map_err(refused)?;
        // A drive on the network may take bytes and keep others.
        from.rewind().map_err(refused)?;
        let arrived = File::open(file.path()).and_then(checksum).map_err(refused)?;
        if checksum(from).map_err(refused)? != arrived {
            return Err(PackingError::Damaged(target.to_owned()));
        }
        Ok(Arrived { file, target: target.to_owned() })
    }
}

/// A zip in the folder where it belongs, under a temporary name; gone when it is let go.
#[derive(Debug)]
pub struct Arrived {
    file: NamedTempFile,
    target: PathBuf,
}

impl Arrived {
    /// Gives it its name, never over a file that has it.
    ///
    /// # Errors
    /// A file of that name is there, or the folder cannot be written to.
    pub fn settle(self) -> Result<Settled, PackingError> {
        let folder = self.target.parent().map(Path::to_owned).unwrap_or_default();
        self.file.persist_noclobber(reachable(&self.target)).map_err(|refused| {
            match refused.error.kind() {
                io::ErrorKind::AlreadyExists => PackingError::Exists(self.target.clone()),
                _ => PackingError::Target(folder.clone(), refused.error),
            }
        })?;
        // The name itself is made durable where the system can; where it cannot, it does so soon.
        #[cfg(unix)]
        let _ = File::open(&folder).and_then(|folder| folder.sync_all());
        Ok(Settled { path: self.target })
    }

    /// Gives all of them their names, or none.
    ///
    /// # Errors
    /// One of them cannot have its name; those that had theirs are taken away again.
    pub fn settle_all(all: Vec<Self>) -> Result<Vec<Settled>, PackingError> {
        let mut settled = Vec::new();
        for zip in all {
            match zip.settle() {
                Ok(zip) => settled.push(zip),
                Err(error) => {
                    settled.into_iter().for_each(Settled::withdraw);
                    return Err(error);
                }
            }
        }
        Ok(settled)
    }
}

/// A zip that lies where it belongs.
#[derive(Debug)]
pub struct Settled {
    path: PathBuf,
}

impl Settled {
    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Takes it away again, because one that belongs with it could not be placed.
    fn withdraw(self) {
        // Somebody may have taken it already; then there is nothing to take away.
        let _ = fs::remove_file(&self.path);
    }
}

/// A file without a lasting name in a folder, with the permissions that any new file has; gone when
/// it is let go.
///
/// # Errors
/// The folder cannot be written to.
pub fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".voorcheck-").suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    // The name of the file helps nobody, and behind it the number is lost by which the system says
    // that a drive is gone.
    builder.tempfile_in(folder).map_err(|error| match fs::metadata(folder) {
        Err(gone) => gone,
        Ok(_) => error.kind().into(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::Source;
    use super::*;
    use tempfile::TempDir;

    /// A zip that is ready, with the folder of what is in it.
    fn staged() -> (TempDir, Staged) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, "tekst").unwrap();
        let source = Source::new(path, "a.txt").unwrap();
        (folder, Staged::pack(&[source], |_| {}).unwrap())
    }

    fn names(folder: &Path) -> Vec<String> {
        let items = fs::read_dir(folder).unwrap();
        items.map(|item| item.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn nothing_is_written_over_and_nothing_is_left_behind() {
        let (_folder, staged) = staged();
        let target = tempfile::tempdir().unwrap();
        let path = target.path().join("a.zip");
        fs::write(&path, "van mij").unwrap();
        assert!(matches!(staged.bring(&path), Err(PackingError::Exists(_))));
        let arrived = staged.bring(&target.path().join("b.zip")).unwrap();
        // Somebody else is just in time.
        fs::write(target.path().join("b.zip"), "ook van mij").unwrap();
        assert!(matches!(arrived.settle(), Err(PackingError::Exists(_))));
        let mut left = names(target.path());
        left.sort();
        assert_eq!(left, ["a.zip", "b.zip"]);
        assert_eq!(fs::read(path).unwrap(), b"van mij");
        assert_eq!(fs::read(target.path().join("b.zip")).unwrap(), b"ook van mij");
    }

    #[test]
    fn all_zips_are_placed_or_none() {
        let (_folder, staged) = staged();
        let target = tempfile::tempdir().unwrap();
        let bring = |name: &str| staged.bring(&target.path().join(name)).unwrap();
        let arrived = ["a.zip", "b.zip", "c.zip"].map(bring).into();
        // Somebody else takes the name of the second one, when all of them have arrived.
        fs::write(target.path().join("b.zip"), "van mij").unwrap();
        let error = Arrived::settle_all(arrived).unwrap_err();
        assert!(matches!(error, PackingError::Exists(_)), "{error}");
        assert_eq!(names(target.path()), ["b.zip"]);
        assert_eq!(fs::read(target.path().join("b.zip")).unwrap(), b"van mij");
    }

    #[test]
    fn a_zip_is_placed_whole_or_not_at_all() {
        let (_folder, staged) = staged();
        let target = tempfile::tempdir().unwrap();
        let path = target.path().join("a.zip");
        drop(staged.bring(&path).unwrap());
        assert_eq!(names(target.path()), Vec::<String>::new());
        let settled = staged.bring(&path).unwrap().settle().unwrap();
        assert_eq!(fs::read(&path).unwrap(), fs::read(staged.path()).unwrap());
        settled.withdraw();
        assert_eq!(names(target.path()), Vec::<String>::new());
        let nowhere = staged.bring(&target.path().join("geen/map/a.zip")).unwrap_err();
        assert!(matches!(nowhere, PackingError::Target(..)), "{nowhere}");
    }
}
