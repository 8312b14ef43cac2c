//! The checksums of the files of a candidate, by which declarations are bound to their bytes.

use super::entry::Opened;
use crate::facts::CandidateKind;
use crate::package::{Package, PackageError, checksum};
use crate::place::Place;
use crate::recognise::Knowledge;
use std::collections::BTreeMap;
use std::path::Path;

/// The SHA-256 in hexadecimal of the wanted files of a candidate, by their path in it.
///
/// A file that is not there, or that cannot be read to its end, has none.
///
/// # Errors
/// There is nothing under the path, or the operating system refuses.
pub fn fingerprints(
    path: &Path,
    wanted: &[&str],
    knowledge: Knowledge<'_>,
) -> Result<BTreeMap<String, String>, PackageError> {
    let mut package = Package::open(path, knowledge.limits)?;
    if let (CandidateKind::File, [file]) = (package.kind, package.listing.as_slice()) {
        let place = Place::entry(file.path.as_str());
        let room = knowledge.limits.whole_bytes;
        if let Ok(zip) = Opened::new(&package, file, place, knowledge, room).into_package() {
            package = zip;
        }
    }
    let listed = package.listing.iter().filter(|listed| wanted.contains(&listed.path.as_str()));
    Ok(listed
        .filter_map(|listed| {
            let stream = package.stream(listed).ok()?;
            Some((listed.path.clone(), checksum(stream).ok()?))
        })
        .collect())
}
