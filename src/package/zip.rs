//! Zip files: the listing by the `zip` crate, the bytes inflated from any thread.

use super::folder::Files;
use super::stream::{Bounds, Claim, Stream};
use super::{Listed, Package, Store, names, safe};
use crate::facts::{CandidateKind, Irregularity, IrregularityKind};
use crate::gap::{Gap, Reason};
use crate::place::Place;
use crate::policy::Limits;
use ::zip::{CompressionMethod, ZipArchive};
use flate2::bufread::DeflateDecoder;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;

/// The bytes of a zip and where its entries lie in them.
pub(super) struct Archive {
    bytes: Shared,
    members: Vec<Member>,
    limits: Limits,
    /// The limit on the bytes of one entry.
    most: (&'static str, u64),
}

/// Where an entry lies.
struct Member {
    start: u64,
    packed: u64,
    claim: Claim,
    deflated: bool,
}

/// Bytes that any number of readers read side by side.
#[derive(Clone)]
enum Shared {
    File(Arc<File>),
    Held(Arc<[u8]>),
}

/// A reader of shared bytes with a position of its own.
#[derive(Clone)]
struct Reader {
    bytes: Shared,
    position: u64,
    length: u64,
}

/// Opens a file: a zip, or a package of that one file.
pub(super) fn open(path: &Path, limits: &Limits) -> io::Result<Package> {
    let mut file = File::open(path)?;
    let sha256 = digest(&mut file)?;
    let mut signature = [0; 4];
    file.seek(SeekFrom::Start(0))?;
    let read = file.read(&mut signature)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let length = file.metadata()?.len();
    let looks_like_zip = matches!(signature, [b'P', b'K', 3 | 5 | 7, _]) && read == 4;
    let named_zip = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
    if !named_zip {
        return Ok(Package {
            kind: CandidateKind::File,
            sha256: Some(sha256),
            listing: vec![Listed { path: safe(&name), size: length, unreadable: None, index: 0 }],
            irregularities: Vec::new(),
            gaps: Vec::new(),
            store: Store::Folder(Files::single(path, limits)),
        });
    }
    let bytes = Shared::File(Arc::new(file));
    let opened = list(&bytes, length, limits, ("entry_bytes", limits.entry_bytes));
    let place = Place::entry(safe(&name));
    Ok(match opened {
        Ok(mut package) => {
            package.sha256 = Some(sha256);
            package
        }
        Err(reason) => Package {
            kind: if looks_like_zip { CandidateKind::Zip } else { CandidateKind::File },
            sha256: Some(sha256),
            listing: Vec::new(),
            irregularities: Vec::new(),
            gaps: vec![Gap::new(&place, reason)],
            store: Store::None,
        },
    })
}

/// Opens a zip that is held.
pub(super) fn of_bytes(
    bytes: Arc<[u8]>,
    limits: &Limits,
    most: (&'static str, u64),
) -> Result<Package, Reason> {
    let length = bytes.len() as u64;
    list(&Shared::Held(bytes), length, limits, most)
}

/// Lists the entries of a zip.
fn list(
    bytes: &Shared,
    length: u64,
    limits: &Limits,
    most: (&'static str, u64),
) -> Result<Package, Reason> {
    let reader = Reader { bytes: bytes.clone(), position: 0, length };
    let mut zip = ZipArchive::new(BufReader::new(reader)).map_err(|_| Reason::Damaged)?;
    if zip.len() as u64 > limits.entries {
        return Err(Reason::limit("entries", limits.entries));
    }
    let mut listing = Vec::new();
    let mut irregularities = Vec::new();
    let mut members = Vec::new();
    for number in 0..zip.len() {
        let entry = zip.by_index_raw(number).map_err(|_| Reason::Damaged)?;
        let path = names::decode(entry.name_raw(), &entry.name().unwrap_or_default());
        let place = Place::entry(safe(&path));
        let is_folder = entry.is_dir();
        let special = entry.is_symlink();
        for kind in names::irregularities(path.trim_end_matches('/'), limits.name_length)
            .into_iter()
            .chain(special.then_some(IrregularityKind::SpecialFile))
        {
            irregularities.push(Irregularity { place: place.clone(), kind, detail: None });
        }
        if is_folder {
            continue;
        }
        let method = entry.compression();
        let unreadable = if entry.encrypted() {
            Some(Reason::Encrypted)
        } else if special
            || !matches!(method, CompressionMethod::Stored | CompressionMethod::Deflated)
        {
            Some(Reason::Unsupported)
        } else {
            None
        };
        listing.push(Listed {
            path: safe(&path),
            size: entry.size(),
            unreadable,
            index: members.len(),
        });
        members.push(Member {
            start: entry.data_start().unwrap_or(length),
            packed: entry.compressed_size(),
            claim: Claim { size: entry.size(), crc: entry.crc32() },
            deflated: method == CompressionMethod::Deflated,
        });
    }
    listing.sort_by(|a: &Listed, b: &Listed| a.path.cmp(&b.path));
    irregularities.sort();
    Ok(Package {
        kind: CandidateKind::Zip,
        sha256: None,
        listing,
        irregularities,
        gaps: Vec::new(),
        store: Store::Zip(Archive { bytes: bytes.clone(), members, limits: *limits, most }),
    })
}

impl Archive {
    pub(super) fn stream(&self, index: usize) -> Result<Stream, Reason> {
        let member = self.members.get(index).ok_or(Reason::Damaged)?;
        let end = member.start.checked_add(member.packed).ok_or(Reason::Damaged)?;
        let reader = Reader { bytes: self.bytes.clone(), position: member.start, length: end };
        let packed = BufReader::with_capacity(64 * 1024, reader);
        let bounds = Bounds::packed(self.most.0, self.most.1, member.packed, &self.limits);
        Ok(if member.deflated {
            Stream::new(DeflateDecoder::new(packed), Some(member.claim), bounds)
        } else {
            Stream::new(packed, Some(member.claim), bounds)
        })
    }
}

impl Read for Reader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.length.saturating_sub(self.position)).unwrap_or(usize::MAX);
        let most = buffer.len().min(left);
        let buffer = buffer.get_mut(..most).unwrap_or_default();
        if buffer.is_empty() {
            return Ok(0);
        }
        let count = match &self.bytes {
            Shared::File(file) => read_at(file, buffer, self.position)?,
            Shared::Held(bytes) => {
                let start = usize::try_from(self.position).unwrap_or(usize::MAX);
                let rest = bytes.get(start..).unwrap_or_default();
                let count = rest.len().min(buffer.len());
                if let (Some(to), Some(from)) = (buffer.get_mut(..count), rest.get(..count)) {
                    to.copy_from_slice(from);
                }
                count
            }
        };
        self.position = self.position.saturating_add(count as u64);
        Ok(count)
    }
}

impl Seek for Reader {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let target = match to {
            SeekFrom::Start(position) => Some(position),
            SeekFrom::End(offset) => self.length.checked_add_signed(offset),
            SeekFrom::Current(offset) => self.position.checked_add_signed(offset),
        };
        self.position = target.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.position)
    }
}

#[cfg(unix)]
fn read_at(file: &File, buffer: &mut [u8], position: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, buffer, position)
}

#[cfg(windows)]
fn read_at(file: &File, buffer: &mut [u8], position: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, buffer, position)
}

/// SHA-256 of a file, in hexadecimal.
fn digest(file: &mut File) -> io::Result<String> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 256 * 1024];
    loop {
        let count = file.read(&mut buffer)?;
        if count == 0 {
            break;
        }
        hasher.update(buffer.get(..count).unwrap_or_default());
    }
    Ok(hasher.finalize().iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    }))
}
