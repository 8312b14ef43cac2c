//! Zip files: every record of the directory is an entry, held against the bytes that it speaks of.
//!
//! Programs read a zip in different ways: from the directory or from the local headers, the first
//! or the last of two entries of one name, by the offset or by the size that the end record gives.
//! What is checked must be what the receiver will see, so this module does not choose a way: its
//! own walk takes every record, and everything that another way would read differently becomes an
//! irregularity. The `zip` crate reads the same bytes as a second opinion.

mod audit;
mod end;
mod extra;
mod local;
mod opinion;
mod record;

use super::bytes::{Held, Shared};
use super::folder;
use super::stream::{Bounds, Claim, Packed, Stream};
use super::{Listed, Package, Store, checksum, names};
use crate::facts::{CandidateKind, Irregularity, IrregularityKind};
use crate::gap::{Gap, Reason};
use crate::place::Place;
use crate::policy::Limits;
use opinion::Opinion;
use record::{Record, flag};
use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// The bytes of a zip and where its entries lie in them.
pub(super) struct Archive {
    bytes: Shared,
    members: Vec<Member>,
    limits: Limits,
    files: Files,
}

/// What the files in a zip are: each kind is bounded by limits of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Files {
    /// Entries of a candidate.
    Entries,
    /// Parts of an office file.
    Parts,
}

/// Where an entry lies.
struct Member {
    start: u64,
    packed: u64,
    claim: Claim,
    deflated: bool,
}

/// Something odd about a record or about the zip as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Oddity {
    /// Which record it is about; none for the zip as a whole.
    record: Option<usize>,
    kind: IrregularityKind,
    detail: Option<String>,
}

impl Oddity {
    fn of_package(kind: IrregularityKind, detail: impl Into<String>) -> Self {
        Self { record: None, kind, detail: Some(detail.into()) }
    }
}

/// Opens a file: a zip where its name says so, else a package of that one file.
///
/// What is named a zip and is none is a package of one file with a gap.
pub(super) fn open(path: &Path, limits: &Limits) -> io::Result<Package> {
    let mut file = File::open(path)?;
    let sha256 = Some(checksum(&mut file)?);
    let length = file.metadata()?.len();
    let bytes = Shared::File(Arc::new(file), length);
    if !names::is_zip(path) {
        return Ok(single(path, length, sha256, limits, Vec::new()));
    }
    match list(&bytes, limits, Files::Entries) {
        Ok(package) => Ok(Package { sha256, ..package }),
        Err(reason) => {
            let gaps = vec![Gap::new(&Place::entry(""), reason)];
            let begin = bytes.window(0, 4)?;
            if begin.starts_with(local::LOCAL) || end::is_there(&bytes) {
                Ok(Package { sha256, gaps, ..Package::empty(CandidateKind::Zip) })
            } else {
                Ok(single(path, length, sha256, limits, gaps))
            }
        }
    }
}

/// A package of one file.
fn single(
    path: &Path,
    size: u64,
    sha256: Option<String>,
    limits: &Limits,
    gaps: Vec<Gap>,
) -> Package {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Package {
        sha256,
        gaps,
        listing: vec![Listed { path: names::shown(&name), size, unreadable: None, index: 0 }],
        store: Store::Folder(folder::Files::single(path, limits)),
        ..Package::empty(CandidateKind::File)
    }
}

/// Opens a zip that is held.
pub(super) fn of_bytes(bytes: Held, limits: &Limits) -> Result<Package, Reason> {
    list(&Shared::Held(bytes), limits, Files::Parts)
}

/// Lists the entries of a zip.
fn list(bytes: &Shared, limits: &Limits, files: Files) -> Result<Package, Reason> {
    let end = end::find(bytes)?;
    if end.count > limits.entries {
        return Err(Reason::limit("entries", limits.entries));
    }
    let opinion = Opinion::of(bytes);
    let directory = (end.start, end.stop);
    let (records, directory_end) = record::read_all(bytes, end.base, directory, limits.entries)?;
    let mut oddities = end.oddities.clone();
    let located = audit::audit(bytes, &end, directory_end, &records, &mut oddities);
    oddities.extend(opinion::differences(opinion, &records));

    let paths: Vec<String> = records.iter().map(path).collect();
    let mut archive = Archive { bytes: bytes.clone(), members: Vec::new(), limits: *limits, files };
    let mut listing = Vec::new();
    for (number, record) in records.iter().enumerate() {
        let path = paths.get(number).map_or("", String::as_str);
        let of_entry = |kind| Oddity { record: Some(number), kind, detail: None };
        oddities.extend(oddities_of(record, path, limits).into_iter().map(of_entry));
        if path.ends_with('/') && !holds_bytes(record) {
            continue;
        }
        let data = located.get(number).and_then(|located| located.data);
        listing.push(Listed {
            path: names::shown(path),
            size: record.size,
            unreadable: unreadable(record).or(data.is_none().then_some(Reason::Damaged)),
            index: archive.members.len(),
        });
        archive.members.push(Member {
            start: data.unwrap_or_default(),
            packed: record.packed,
            claim: Claim { size: record.size, crc: record.crc },
            deflated: record.method == DEFLATED,
        });
    }
    // Of very many entries they take as much room as all that is kept.
    drop((records, located));
    for (number, other) in names::collisions(&paths) {
        let kind = IrregularityKind::DuplicateName;
        oddities.push(Oddity { record: Some(number), kind, detail: Some(other) });
    }
    listing.sort_by(|a: &Listed, b: &Listed| a.path.cmp(&b.path));
    Ok(Package {
        listing,
        irregularities: irregularities(oddities, &paths),
        store: Store::Zip(archive),
        ..Package::empty(CandidateKind::Zip)
    })
}

/// The methods that are read.
const STORED: u16 = 0;
const DEFLATED: u16 = 8;
/// The method of entries that are packed with AES.
const AES: u16 = 99;

/// The path of an entry.
fn path(record: &Record) -> String {
    match &record.extra.name {
        Some(name) => names::slashed(name),
        None => names::decode(&record.name),
    }
}

/// Why an entry cannot be read, where its record says so.
fn unreadable(record: &Record) -> Option<Reason> {
    let locked = flag::ENCRYPTED | flag::STRONGLY_ENCRYPTED | flag::MASKED;
    if record.flags & locked != 0 || record.method == AES {
        Some(Reason::Encrypted)
    } else if record.flags & flag::PATCH != 0
        || is_special(record)
        || !matches!(record.method, STORED | DEFLATED)
    {
        Some(Reason::Unsupported)
    } else {
        None
    }
}

/// What is odd about a record by itself.
fn oddities_of(record: &Record, path: &str, limits: &Limits) -> Vec<IrregularityKind> {
    let mut found = names::irregularities(path.trim_end_matches('/'), limits.name_length);
    if path.ends_with('/') && holds_bytes(record) {
        found.push(IrregularityKind::FolderWithBytes);
    }
    if record.method == STORED && record.size != record.packed && unreadable(record).is_none() {
        found.push(IrregularityKind::ContradictoryHeaders);
    }
    if is_special(record) {
        found.push(IrregularityKind::SpecialFile);
    }
    let says_utf8 = record.flags & flag::UTF8 != 0;
    if says_utf8 && std::str::from_utf8(&record.name).is_err() {
        found.push(IrregularityKind::UndecodableName);
    }
    if let Some(name) = &record.extra.name
        && !names::may_stand_for(&names::decode(&record.name), name)
    {
        found.push(IrregularityKind::ContradictoryHeaders);
    }
    found
}

/// Whether a record that is named as a folder holds more than the two bytes that some programs
/// write as the deflated form of nothing.
fn holds_bytes(record: &Record) -> bool {
    record.size > 0 || record.packed > if record.method == DEFLATED { 2 } else { 0 }
}

/// Whether the attributes make it a link, a device or a program that runs with other rights.
fn is_special(record: &Record) -> bool {
    const TYPE: u32 = 0o170_000;
    const REGULAR: u32 = 0o100_000;
    const FOLDER: u32 = 0o040_000;
    const OTHER_RIGHTS: u32 = 0o6_000;
    const REPARSE_POINT: u32 = 0x400;
    let mode = record.attributes >> 16;
    let windows = matches!(record.host, 0 | 10 | 11 | 14);
    !matches!(mode & TYPE, 0 | REGULAR | FOLDER)
        || (mode & TYPE == REGULAR && mode & OTHER_RIGHTS != 0)
        || (windows && record.attributes & REPARSE_POINT != 0)
}

/// The oddities with their places, in order.
fn irregularities(oddities: Vec<Oddity>, paths: &[String]) -> Vec<Irregularity> {
    let mut irregularities: Vec<Irregularity> = oddities
        .into_iter()
        .map(|oddity| {
            let path = oddity.record.and_then(|number| paths.get(number));
            Irregularity {
                place: Place::entry(path.map_or_else(String::new, |path| names::shown(path))),
                kind: oddity.kind,
                detail: oddity.detail.map(|detail| names::shown(&detail)),
            }
        })
        .collect();
    irregularities.sort();
    irregularities.dedup();
    irregularities
}

impl Archive {
    pub(super) fn stream(&self, index: usize) -> Result<Stream, Reason> {
        let member = self.members.get(index).ok_or(Reason::Damaged)?;
        let (name, most) = match self.files {
            Files::Entries => ("entry_bytes", self.limits.entry_bytes),
            Files::Parts => ("part_bytes", self.limits.part_bytes),
        };
        let bounds = Bounds::packed(name, most, member.packed, &self.limits);
        // An entry that says itself that it is beyond a limit costs no work.
        if let Some(reason) = bounds.broken_by(member.claim.size) {
            return Err(reason);
        }
        let end = member.start.checked_add(member.packed).ok_or(Reason::Damaged)?;
        let packed = self.bytes.reader(member.start, end);
        Ok(if member.deflated {
            let bytes = Packed { bytes: member.packed, tells_slack: self.files == Files::Entries };
            Stream::deflated(packed, bytes, member.claim, bounds)
        } else {
            Stream::stored(packed, member.claim, bounds)
        })
    }

    /// How many of its bytes are in memory.
    pub(super) fn held(&self) -> u64 {
        self.bytes.held()
    }

    /// Takes its files for entries.
    pub(super) fn with_entries(&mut self) {
        self.files = Files::Entries;
    }
}
