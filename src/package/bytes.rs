//! The bytes of a package, read from any position by any number of readers side by side.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Deref;
use std::sync::Arc;

/// Bytes that are held once and shared by all who read them. They are never copied, not even when
/// the last of them has come in: a file of the largest size would be in memory twice.
#[derive(Debug, Clone)]
pub struct Held(Arc<Vec<u8>>);

impl<T: Into<Vec<u8>>> From<T> for Held {
    fn from(bytes: T) -> Self {
        Self(Arc::new(bytes.into()))
    }
}

impl Deref for Held {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl AsRef<[u8]> for Held {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// Bytes that any number of readers read side by side.
#[derive(Clone)]
pub(super) enum Shared {
    /// In a file.
    File(Arc<File>, u64),
    /// In memory.
    Held(Held),
}

impl Shared {
    /// How many there are.
    pub(super) fn length(&self) -> u64 {
        match self {
            Self::File(_, length) => *length,
            Self::Held(bytes) => bytes.len() as u64,
        }
    }

    /// How many of them are in memory.
    pub(super) fn held(&self) -> u64 {
        match self {
            Self::File(..) => 0,
            Self::Held(bytes) => bytes.len() as u64,
        }
    }

    /// A reader from one position up to another.
    pub(super) fn reader(&self, start: u64, end: u64) -> Reader {
        Reader { bytes: self.clone(), position: start, end: end.min(self.length()) }
    }

    /// So many bytes from a position; fewer where they end before.
    ///
    /// # Errors
    /// The operating system refuses.
    pub(super) fn window(&self, start: u64, length: u64) -> io::Result<Vec<u8>> {
        let mut window = Vec::new();
        self.reader(start, start.saturating_add(length)).read_to_end(&mut window)?;
        Ok(window)
    }
}

/// A reader of shared bytes with a position of its own.
pub(super) struct Reader {
    bytes: Shared,
    position: u64,
    end: u64,
}

impl Read for Reader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.end.saturating_sub(self.position)).unwrap_or(usize::MAX);
        let most = buffer.len().min(left);
        let buffer = buffer.get_mut(..most).unwrap_or_default();
        if buffer.is_empty() {
            return Ok(0);
        }
        let count = match &self.bytes {
            Shared::File(file, _) => read_at(file, buffer, self.position)?,
            Shared::Held(bytes) => {
                let start = usize::try_from(self.position).unwrap_or(usize::MAX);
                bytes.get(start..).unwrap_or_default().read(buffer)?
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
            SeekFrom::End(offset) => self.end.checked_add_signed(offset),
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

/// Numbers one after another, the lowest byte first; nothing once they run past the end.
pub(super) struct Fields<'a>(&'a [u8]);

impl<'a> Fields<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub(super) fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (first, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(first)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.bytes(N)?.try_into().ok()
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        self.array().map(u8::from_le_bytes)
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub(super) fn u64(&mut self) -> Option<u64> {
        self.array().map(u64::from_le_bytes)
    }

    /// What is left.
    pub(super) fn rest(&self) -> &'a [u8] {
        self.0
    }
}
