//! The checksums that ACRO wrote of its outputs, held against the files that are there now.

use crate::facts::Entry;
use crate::package::{Package, checksum};

/// The folder beside the outputs in which ACRO writes a checksum of each, `NAME.txt`.
const FOLDER: &str = "checksums/";

/// Adds to each checksum of ACRO that of the file it is about.
pub(super) fn add_checksums(package: &Package, entries: &mut [Entry]) {
    for entry in entries {
        let path = entry.place.path().to_owned();
        let Some(told) = entry.acro.as_mut().and_then(|record| record.checksum.as_mut()) else {
            continue;
        };
        let file = of_file(&path);
        let listed = package.listing.iter().find(|listed| Some(&listed.path) == file.as_ref());
        let stream = listed.and_then(|listed| package.stream(listed).ok());
        told.found = stream.and_then(|stream| checksum(stream).ok());
    }
}

/// The file that a file of checksums is about.
fn of_file(path: &str) -> Option<String> {
    let (folder, name) = path.rsplit_once(FOLDER)?;
    Some(format!("{folder}{}", name.strip_suffix(".txt")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checksum_is_about_the_file_beside_its_folder() {
        let of = |path| of_file(path);
        assert_eq!(of("checksums/output_0_0.csv.txt").as_deref(), Some("output_0_0.csv"));
        assert_eq!(of("acro/checksums/a.png.txt").as_deref(), Some("acro/a.png"));
        assert_eq!(of("acro/a.csv.txt"), None);
    }
}
