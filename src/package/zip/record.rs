//! The directory of a zip: one record per entry.

use super::extra::{Extra, Wide};
use crate::gap::Reason;
use crate::package::bytes::{Fields, Shared};
use std::io::{self, BufReader, Read};

/// The signature of a record of the directory (APPNOTE 4.3.12).
pub(super) const CENTRAL: &[u8] = b"PK\x01\x02";

/// One record of the directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    /// The name as it stands in the record.
    pub(super) name: Vec<u8>,
    /// The program that wrote it: 0 DOS and Windows, 3 Unix, 10 NTFS, 19 macOS.
    pub(super) host: u8,
    /// General purpose flags.
    pub(super) flags: u16,
    /// How it is packed: 0 stored, 8 deflated.
    pub(super) method: u16,
    /// CRC-32 of the bytes.
    pub(super) crc: u32,
    /// Packed bytes.
    pub(super) packed: u64,
    /// Bytes after unpacking.
    pub(super) size: u64,
    /// Where its local header stands in the file; nothing where that cannot be.
    pub(super) header: Option<u64>,
    /// Attributes: of DOS in the lower half, the mode of Unix in the upper.
    pub(super) attributes: u32,
    /// Bytes of its comment.
    pub(super) comment: u64,
    /// Its extra fields.
    pub(super) extra: Extra,
    /// Whether the 64-bit numbers are missing or say something else.
    pub(super) contradicts_itself: bool,
}

/// Flags that matter here (APPNOTE 4.4.4).
pub(super) mod flag {
    /// Packed with a password.
    pub(in super::super) const ENCRYPTED: u16 = 1;
    /// Checksum and sizes stand behind the bytes.
    pub(in super::super) const DESCRIPTOR: u16 = 1 << 3;
    /// A difference to another file.
    pub(in super::super) const PATCH: u16 = 1 << 5;
    /// Packed with a certificate.
    pub(in super::super) const STRONGLY_ENCRYPTED: u16 = 1 << 6;
    /// The name is in UTF-8.
    pub(in super::super) const UTF8: u16 = 1 << 11;
    /// The local header hides its numbers.
    pub(in super::super) const MASKED: u16 = 1 << 13;
}

/// Reads the records from the begin of the directory up to the first bytes that are none; also
/// where they end.
///
/// # Errors
/// More records than the limit, or bytes that cannot be read.
pub(super) fn read_all(
    bytes: &Shared,
    base: u64,
    (start, stop): (u64, u64),
    entries: u64,
) -> Result<(Vec<Record>, u64), Reason> {
    let mut reader = BufReader::new(bytes.reader(start, stop));
    let mut records = Vec::new();
    let mut end = start;
    while let Some((record, length)) = read(&mut reader, base).map_err(|_| Reason::Damaged)? {
        if records.len() as u64 >= entries {
            return Err(Reason::limit("entries", entries));
        }
        records.push(record);
        end = end.saturating_add(length);
    }
    Ok((records, end))
}

/// The next record and its length; nothing where the bytes are none.
fn read(reader: &mut impl Read, base: u64) -> io::Result<Option<(Record, u64)>> {
    const FIXED: usize = 46;
    let mut fixed = [0; FIXED];
    if !filled(reader, &mut fixed)? || !fixed.starts_with(CENTRAL) {
        return Ok(None);
    }
    let mut lengths = Fields::new(fixed.get(28..34).unwrap_or_default());
    let mut length = || usize::from(lengths.u16().unwrap_or_default());
    let (name, extra, comment) = (length(), length(), length());
    let variable = name.saturating_add(extra).saturating_add(comment);
    let mut rest = vec![0; variable];
    if !filled(reader, &mut rest)? {
        return Ok(None);
    }
    let name_bytes = rest.get(..name).unwrap_or_default();
    let extra = rest.get(name..name.saturating_add(extra)).unwrap_or_default();
    let length = FIXED.saturating_add(variable) as u64;
    Ok(parse(&fixed, name_bytes, extra, comment as u64, base).map(|record| (record, length)))
}

/// Fills the buffer; false where the bytes end before.
fn filled(reader: &mut impl Read, buffer: &mut [u8]) -> io::Result<bool> {
    match reader.read_exact(buffer) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error),
    }
}

fn parse(fixed: &[u8], name: &[u8], extra: &[u8], comment: u64, base: u64) -> Option<Record> {
    let mut fields = Fields::new(fixed);
    fields.bytes(4)?;
    let _version = fields.byte()?;
    let host = fields.byte()?;
    let _needed = fields.u16()?;
    let flags = fields.u16()?;
    let method = fields.u16()?;
    let _time = fields.u32()?;
    let crc = fields.u32()?;
    let (packed, size) = (fields.u32()?, fields.u32()?);
    fields.bytes(6)?;
    let disk = fields.u16()?;
    let _internal = fields.u16()?;
    let attributes = fields.u32()?;
    let offset = fields.u32()?;
    let extra = Extra::read(extra, name);
    let mut wide = Wide::new(&extra);
    let (wide_size, wide_packed) = (wide.number(size), wide.number(packed));
    let wide_offset = wide.number(offset);
    let missing = wide_size.is_none() || wide_packed.is_none() || wide_offset.is_none();
    let (size, packed) =
        ((size, wide_size.unwrap_or(u64::MAX)), (packed, wide_packed.unwrap_or(u64::MAX)));
    Some(Record {
        name: name.to_vec(),
        host,
        flags,
        method,
        crc,
        packed: packed.1,
        size: size.1,
        header: wide_offset.and_then(|offset| offset.checked_add(base)),
        attributes,
        comment,
        contradicts_itself: missing
            || (disk != 0 && disk != u16::MAX)
            || Wide::contradicts(&extra, size, packed),
        extra,
    })
}
