//! The bytes of one entry as they are unpacked, bounded whatever the package claims.

use crate::gap::Reason;
use crate::policy::Limits;
use flate2::Crc;
use std::fmt;
use std::io::{self, Read};

/// The bytes of one entry.
///
/// It ends with an error that carries [`Broken`] when the bytes are damaged, when they are more or
/// fewer than the package claims, or when a limit is reached. What was read before such an error
/// was not yet checked against the checksum.
pub struct Stream {
    inner: Box<dyn Read + Send>,
    read: u64,
    claim: Option<Claim>,
    crc: Crc,
    bounds: Bounds,
    broken: Option<Reason>,
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
    fn broken_by(self, read: u64) -> Option<Reason> {
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

impl Stream {
    pub(super) fn new(
        inner: impl Read + Send + 'static,
        claim: Option<Claim>,
        bounds: Bounds,
    ) -> Self {
        Self { inner: Box::new(inner), read: 0, claim, crc: Crc::new(), bounds, broken: None }
    }

    /// Why the end is not a sound end.
    fn unsound_end(&self) -> Option<Reason> {
        let claim = self.claim?;
        (claim.size != self.read || claim.crc != self.crc.sum()).then_some(Reason::Damaged)
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
        let count = match self.inner.read(buffer) {
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
        self.read = self.read.saturating_add(count as u64);
        if self.claim.is_some() {
            self.crc.update(buffer.get(..count).unwrap_or_default());
        }
        if let Some(reason) = self.bounds.broken_by(self.read) {
            return Err(self.break_off(reason));
        }
        match self.claim {
            Some(claim) if self.read > claim.size => Err(self.break_off(Reason::Damaged)),
            _ => Ok(count),
        }
    }
}
