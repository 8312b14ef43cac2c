//! Reading: the short files that are named or found, which are texts that a person wrote.

use super::failure::Failure;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use voorcheck::policy::{self, LONGEST_FILE};

/// A short text file, read no further than a rules file may be long.
pub(super) fn read_text(path: &Path) -> Result<String, Failure> {
    let unreadable = |error| Failure::Unreadable(path.to_owned(), error);
    let most = LONGEST_FILE as u64;
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(unreadable)?;
    file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(unreadable)?;
    let text =
        policy::text(&bytes).map_err(|error| Failure::Refused(Some(path.to_owned()), error))?;
    Ok(text.to_owned())
}
