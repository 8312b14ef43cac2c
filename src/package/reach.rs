//! Paths in the form in which Windows takes them at any length.

use std::io;
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

/// The error where it is the drive or the server that is not there, and not the file; none where that
/// is not so. Of a drive that is gone Windows says no more than of a folder that is not there, and a
/// researcher who is told that the file does not exist looks in the wrong place.
#[must_use]
pub fn out_of_reach(path: &Path, error: &io::Error) -> Option<io::Error> {
    // System error codes of Windows.
    const DRIVE: i32 = 15;
    const SERVER: i32 = 53;
    const SHARE: i32 = 67;
    if !cfg!(windows) {
        return None;
    }
    let code = error.raw_os_error().filter(|code| [DRIVE, SERVER, SHARE].contains(code));
    let whole = std::path::absolute(path).ok()?;
    let is_gone = whole.ancestors().last().is_some_and(|root| {
        std::fs::metadata(root).is_err_and(|error| error.kind() != io::ErrorKind::PermissionDenied)
    });
    code.or(is_gone.then_some(DRIVE)).map(io::Error::from_raw_os_error)
}
