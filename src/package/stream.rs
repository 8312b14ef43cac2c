//! The bytes of one entry as they are unpacked, bounded whatever the package claims.

use super::bytes::Reader;
use crate::gap::Reason;
use crate::policy::Limits;
use flate2::Crc;
use flate2::bufread::DeflateDecoder;
use std::fmt;
use std::io::{self, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// The bytes of one entry.
///
/// It ends with an error that carries [`Broken`] when the bytes are damaged, when they are more or
/// fewer than the package claims, or when a limit is reached. What was read before such an error
/// was not yet checked against the checksum.
pub struct Stream {
    inner: Inner,
    claim: Option<Claim>,
    crc: Crc,
    bounds: Bounds,
    broken: Option<Reason>,
    ending: Ending,
}

/// What is packed by deflate.
#[derive(Debug, Clone, Copy)]
pub(super) struct Packed {
    /// Packed bytes.
    pub(super) bytes: u64,
    /// Whether bytes behind the end of what was packed are told by [`Ending::slack`]; else they are
    /// damage, for those who do not ask.
    pub(super) tells_slack: bool,
}

/// How the bytes come.
enum Inner {
    /// As they are.
    Plain(Box<dyn Read + Send>),
    /// Deflated.
    Deflated(Box<DeflateDecoder<BufReader<Reader>>>, Packed),
}

/// What is known of a stream once it was read: it can be asked after whoever read has let it go.
#[derive(Debug, Clone, Default)]
pub struct Ending(Arc<Numbers>);

#[derive(Debug, Default)]
struct Numbers {
    read: AtomicU64,
    slack: AtomicU64,
}

impl Ending {
    /// Bytes that came out.
    #[must_use]
    pub fn read(&self) -> u64 {
        self.0.read.load(Ordering::Relaxed)
    }

    /// Packed bytes behind the end of what was packed: they belong to the entry and come out of it
    /// nowhere.
    #[must_use]
    pub fn slack(&self) -> u64 {
        self.0.slack.load(Ordering::Relaxed)
    }
}

/// What the package claims about an entry.
#[derive(Debug, Clone, Copy)]
pub(super) struct Claim {
    /// Bytes after unpacking.
    pub(super) size: u64,
    /// CRC-32 of them.
    pub(super) crc: u32,
}

/// How much may come out of an entry.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    /// Bytes, with the name of that limit.
    bytes: (&'static str, u64),
    /// Bytes at most for what was packed, with the ratio that it follows from.
    unpacked: Option<(u64, u64)>,
}

impl Bounds {
    /// For bytes that are not packed.
    pub(super) fn plain(name: &'static str, bytes: u64) -> Self {
        Self { bytes: (name, bytes), unpacked: None }
    }

    /// For an entry packed into so many bytes.
    pub(super) fn packed(name: &'static str, bytes: u64, packed: u64, limits: &Limits) -> Self {
        let most = packed.saturating_mul(limits.ratio).max(limits.ratio_grace_bytes);
        Self { bytes: (name, bytes), unpacked: Some((most, limits.ratio)) }
    }

    /// The limit that so many bytes break.
    pub(super) fn broken_by(self, read: u64) -> Option<Reason> {
        if read > self.bytes.1 {
            return Some(Reason::limit(self.bytes.0, self.bytes.1));
        }
        match self.unpacked {
            Some((most, ratio)) if read > most => Some(Reason::limit("ratio", ratio)),
            _ => None,
        }
    }
}

/// Why a stream broke off; it travels inside the error.
#[derive(Debug, Clone)]
pub struct Broken(pub Reason);

impl Broken {
    /// Why a stream broke off; any error that does not say so means damaged bytes.
    #[must_use]
    pub fn reason(error: &io::Error) -> Reason {
        error
            .get_ref()
            .and_then(|inner| inner.downcast_ref::<Self>())
            .map_or(Reason::Damaged, |broken| broken.0.clone())
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl std::error::Error for Broken {}

/// How much of a package is fetched at once.
const FETCHED: usize = 64 * 1024;

impl Stream {
    /// Bytes as they are, of which nothing is claimed.
    pub(super) fn plain(bytes: impl Read + Send + 'static, bounds: Bounds) -> Self {
        Self::new(Inner::Plain(Box::new(bytes)), None, bounds)
    }

    /// An entry that is not packed.
    pub(super) fn stored(bytes: Reader, claim: Claim, bounds: Bounds) -> Self {
        let bytes = BufReader::with_capacity(FETCHED, bytes);
        Self::new(Inner::Plain(Box::new(bytes)), Some(claim), bounds)
    }

    /// An entry that is packed by deflate.
    pub(super) fn deflated(bytes: Reader, packed: Packed, claim: Claim, bounds: Bounds) -> Self {
        let bytes = BufReader::with_capacity(FETCHED, bytes);
        let decoder = Box::new(DeflateDecoder::new(bytes));
        Self::new(Inner::Deflated(decoder, packed), Some(claim), bounds)
    }

    fn new(inner: Inner, claim: Option<Claim>, bounds: Bounds) -> Self {
        let ending = Ending::default();
        Self { inner, claim, crc: Crc::new(), bounds, broken: None, ending }
    }

    /// What will be known of the stream once it was read.
    #[must_use]
    pub fn ending(&self) -> Ending {
        self.ending.clone()
    }

    /// Whether the package claims a size and a checksum, which only reading to the end can prove.
    #[must_use]
    pub fn is_claimed(&self) -> bool {
        self.claim.is_some()
    }

    /// Why the end is not a sound end.
    fn unsound_end(&self) -> Option<Reason> {
        if let Inner::Deflated(decoder, packed) = &self.inner {
            let slack = packed.bytes.saturating_sub(decoder.total_in());
            if slack > 0 && !packed.tells_slack {
                return Some(Reason::Damaged);
            }
            self.ending.0.slack.store(slack, Ordering::Relaxed);
        }
        let claim = self.claim?;
        let sound = claim.size == self.ending.read() && claim.crc == self.crc.sum();
        (!sound).then_some(Reason::Damaged)
    }

    fn break_off(&mut self, reason: Reason) -> io::Error {
        self.broken = Some(reason.clone());
        io::Error::new(io::ErrorKind::InvalidData, Broken(reason))
    }
}

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if let Some(reason) = self.broken.clone() {
            return Err(self.break_off(reason));
        }
        if buffer.is_empty() {
            return Ok(0);
        }
        let count = match &mut self.inner {
            Inner::Plain(bytes) => bytes.read(buffer),
            Inner::Deflated(decoder, _) => decoder.read(buffer),
        };
        let count = match count {
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return Err(error),
            Err(_) => return Err(self.break_off(Reason::Damaged)),
        };
        if count == 0 {
            return match self.unsound_end() {
                Some(reason) => Err(self.break_off(reason)),
                None => Ok(0),
            };
        }
        let read = self.ending.0.read.fetch_add(count as u64, Ordering::Relaxed);
        let read = read.saturating_add(count as u64);
        if self.claim.is_some() {
            self.crc.update(buffer.get(..count).unwrap_or_default());
        }
        if let Some(reason) = self.bounds.broken_by(read) {
            return Err(self.break_off(reason));
        }
        match self.claim {
            Some(claim) if read > claim.size => Err(self.break_off(Reason::Damaged)),
            _ => Ok(count),
        }
    }
}
