//! What a reader reads from: the bytes of one entry, within the limits.

use crate::gap::Reason;
use crate::package::{Held, Package};
use crate::place::Place;
use crate::policy::Limits;
use std::io::{self, Read};

/// The begin of every compound file (MS-CFB, 2.2).
pub(in crate::formats) const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// The begin of a file, from which its format is told.
#[derive(Debug, Clone, Copy)]
pub struct Head<'a> {
    /// The last part of its path.
    pub name: &'a str,
    /// The ending of the name in lower case, without the dot; empty where it has none.
    pub extension: &'a str,
    /// Its first bytes, at most [`Head::LENGTH`].
    pub bytes: &'a [u8],
    /// The names of its parts where it is a zip of its own or a compound file.
    pub parts: &'a [String],
    /// Bytes in all.
    pub size: u64,
}

impl Head<'_> {
    /// How many bytes are looked at.
    pub const LENGTH: usize = 64 * 1024;

    /// Whether it begins with these bytes.
    #[must_use]
    pub fn starts_with(&self, signature: &[u8]) -> bool {
        self.bytes.starts_with(signature)
    }

    /// Whether one of its parts has this name, or begins with it where it ends in `/`.
    #[must_use]
    pub fn has_part(&self, name: &str) -> bool {
        self.parts
            .iter()
            .any(|part| part == name || (name.ends_with('/') && part.starts_with(name)))
    }
}

/// The bytes of an entry.
pub struct Source<'a> {
    place: Place,
    limits: &'a Limits,
    /// Bytes that there is room for, where all must be held.
    room: u64,
    /// Bytes that the package claims, where it claims something.
    claimed: u64,
    bytes: Bytes,
    /// The parts, once they were listed and until a reader takes them.
    parts: Option<Package>,
}

/// Bytes that are held, or that come as they are unpacked.
enum Bytes {
    Held(Held),
    Streamed(Box<dyn Read + Send>),
}

impl<'a> Source<'a> {
    /// Bytes that are held.
    #[must_use]
    pub fn held(place: Place, limits: &'a Limits, bytes: Held) -> Self {
        let room = limits.whole_bytes;
        Self { place, limits, room, claimed: 0, bytes: Bytes::Held(bytes), parts: None }
    }

    /// Bytes that come as they are unpacked.
    #[must_use]
    pub fn streamed(place: Place, limits: &'a Limits, stream: Box<dyn Read + Send>) -> Self {
        let room = limits.whole_bytes;
        Self { place, limits, room, claimed: 0, bytes: Bytes::Streamed(stream), parts: None }
    }

    /// With less room than the limits give, because so much of what the entry lies in is held.
    #[must_use]
    pub fn with_room(self, room: u64) -> Self {
        Self { room: room.min(self.room), ..self }
    }

    /// With so many bytes, as the package claims: room is taken for them at once, so that they are
    /// never in memory twice. Nothing else depends on the claim.
    #[must_use]
    pub fn claiming(self, bytes: u64) -> Self {
        Self { claimed: bytes, ..self }
    }

    /// The entry.
    #[must_use]
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// How much may be read.
    #[must_use]
    pub fn limits(&self) -> &'a Limits {
        self.limits
    }

    /// The bytes one after another, for a reader that needs no more than a window of them.
    ///
    /// Errors of the stream carry a [`Reason`]; [`Source::reason`] takes it out. Bytes that are not
    /// held are there once: a second stream goes on where the first one stopped.
    pub fn stream(&mut self) -> Box<dyn Read + '_> {
        match &mut self.bytes {
            Bytes::Held(bytes) => Box::new(io::Cursor::new(bytes.clone())),
            Bytes::Streamed(stream) => Box::new(stream),
        }
    }

    /// All bytes at once, for a reader that cannot do with less.
    ///
    /// # Errors
    /// More bytes than the limit `whole_bytes`, or bytes that cannot be unpacked.
    pub fn bytes(&mut self) -> Result<Held, Reason> {
        if let Bytes::Streamed(stream) = &mut self.bytes {
            let mut held = Vec::new();
            // One byte more, by which the end is found. Where there is no room it grows as it must.
            if self.claimed <= self.room
                && let Ok(claimed) = usize::try_from(self.claimed.saturating_add(1))
            {
                let _taken = held.try_reserve_exact(claimed);
            }
            stream
                .take(self.room.saturating_add(1))
                .read_to_end(&mut held)
                .map_err(|error| Self::reason(&error))?;
            if held.len() as u64 > self.room {
                return Err(Reason::limit("whole_bytes", self.limits.whole_bytes));
            }
            self.bytes = Bytes::Held(held.into());
        }
        match &self.bytes {
            Bytes::Held(bytes) => Ok(bytes.clone()),
            Bytes::Streamed(_) => Err(Reason::Damaged),
        }
    }

    /// The parts of a file that is a zip of its own.
    ///
    /// # Errors
    /// It is no sound zip, or a limit was reached.
    pub fn parts(&mut self) -> Result<Package, Reason> {
        match self.parts.take() {
            Some(parts) => Ok(parts),
            None => Package::of_parts(self.bytes()?, self.limits),
        }
    }

    /// Lists the parts ahead of the reader that will take them.
    ///
    /// # Errors
    /// As [`Source::parts`].
    pub fn list_parts(&mut self) -> Result<&Package, Reason> {
        let parts = self.parts()?;
        Ok(self.parts.insert(parts))
    }

    /// The parts, where they were listed and no reader took them yet.
    #[must_use]
    pub fn listed_parts(&self) -> Option<&Package> {
        self.parts.as_ref()
    }

    /// Reads on to the end, because only there it shows whether the bytes are sound.
    ///
    /// # Errors
    /// They are not, or a limit was reached.
    pub fn drain(&mut self) -> Result<(), Reason> {
        let rest = io::copy(&mut self.stream(), &mut io::sink());
        rest.map(|_| ()).map_err(|error| Self::reason(&error))
    }

    /// Why a stream broke off.
    #[must_use]
    pub fn reason(error: &io::Error) -> Reason {
        crate::package::Broken::reason(error)
    }
}
