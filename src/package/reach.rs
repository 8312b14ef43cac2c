//! Paths in the form in which Windows takes them at any length.

use std::path::{Path, PathBuf};

/// The path as it must be given to be written to.
///
/// The standard library opens paths of any length on Windows; giving a file its last name is left to
/// an older door, which takes 259 characters. A folder near that length is named in the long form,
/// `\\\\?\\F:\\…`, which has no limit. Such a path is never shown: nobody can paste it.
#[must_use]
pub fn reachable(path: &Path) -> PathBuf {
    // The name of a temporary file stands beside it for a while.
    const NAME: usize = 40;
    const LONGEST: usize = 259;
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let (Some(folder), Some(name)) = (whole.parent(), whole.file_name()) else {
        return path.to_owned();
    };
    let units = |text: &std::ffi::OsStr| text.to_string_lossy().encode_utf16().count();
    let length = units(folder.as_os_str()).saturating_add(units(name).max(NAME));
    if !cfg!(windows) || length <= LONGEST {
        return path.to_owned();
    }
    std::fs::canonicalize(folder).map_or_else(|_| path.to_owned(), |folder| folder.join(name))
}
