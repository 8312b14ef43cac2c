//! Writing a folder for SACRO-Viewer: the report and copies of the files, all of it or nothing.

use super::failure::Failure;
use sha2::{Digest as _, Sha256};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write as _};
use std::path::{Path, PathBuf};
use voorcheck::package::Package;
use voorcheck::report::sacro::{self, Outputs};
use voorcheck::report::{Report, Style};

/// Writes a folder for the candidates: one for the only candidate, or one in it for each.
pub(super) fn write(
    folder: &Path,
    candidates: &[PathBuf],
    report: &Report,
    style: Style,
) -> Result<(), Failure> {
    let refused = |error| Failure::Unwritable(folder.to_owned(), error);
    if fs::read_dir(folder).is_ok_and(|mut within| within.next().is_some()) {
        return Err(refused(ErrorKind::DirectoryNotEmpty.into()));
    }
    let beside = folder.parent().filter(|parent| !parent.as_os_str().is_empty());
    let draft = tempfile::Builder::new()
        .prefix(".voorcheck-")
        .tempdir_in(beside.unwrap_or(Path::new(".")))
        .map_err(|error| refused(error.kind().into()))?;
    let alone = report.candidates.len() == 1;
    for (number, (judged, path)) in (1..).zip(report.candidates.iter().zip(candidates)) {
        let outputs = sacro::write(judged, report, style).map_err(|_| Failure::Unforeseen)?;
        let own =
            if alone { draft.path().to_owned() } else { draft.path().join(number.to_string()) };
        // What was not opened, such as a link, is not opened here either.
        let package = match outputs.copies.is_empty() {
            true => None,
            false => Some(Package::open(path, &report.policy.limits)?),
        };
        fill(&own, &outputs, package.as_ref()).map_err(refused)?;
    }
    // An empty folder of that name may be there; a filled one was refused above.
    match fs::remove_dir(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(refused(error)),
        _ => {}
    }
    fs::rename(draft.path(), folder).map_err(refused)?;
    // It is no draft any more: there is nothing left to clear away.
    let _ = draft.keep();
    Ok(())
}

/// Fills the folder of one candidate.
fn fill(folder: &Path, outputs: &Outputs, package: Option<&Package>) -> io::Result<()> {
    fs::create_dir_all(folder.join("checksums"))?;
    save(folder, sacro::RESULTS, outputs.results.as_bytes())?;
    for (name, text) in &outputs.texts {
        save(folder, name, text.as_bytes())?;
    }
    let Some(package) = package else { return Ok(()) };
    // Files of one path stand in the same order here and there.
    let mut left: Vec<_> = package.listing.iter().collect();
    for copied in &outputs.copies {
        let Some(at) = left.iter().position(|listed| listed.path == copied.path) else { continue };
        let listed = left.remove(at);
        // What cannot be read is a finding and has its comment; there is nothing to copy.
        if let Ok(stream) = package.stream(listed) {
            save(folder, &copied.name, stream)?;
        }
    }
    Ok(())
}

/// Saves a file and its checksum; a file that breaks off in its package is kept as far as it goes.
fn save(folder: &Path, name: &str, mut from: impl Read) -> io::Result<()> {
    let mut file = File::create(folder.join(name))?;
    let mut digest = Sha256::new();
    let mut buffer = vec![0; 65_536];
    while let Ok(length @ 1..) = from.read(&mut buffer) {
        let bytes = buffer.get(..length).unwrap_or_default();
        digest.update(bytes);
        file.write_all(bytes)?;
    }
    let sum: String = digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    fs::write(folder.join("checksums").join(format!("{name}.txt")), sum)
}
