//! The end of a zip: the end records, and where they say that the directory lies.
//!
//! Section numbers are those of PKWARE's APPNOTE.TXT. Programs disagree on what to do when the
//! records disagree (take the 64-bit one, trust the offset or trust the size), so every
//! disagreement is reported.

use super::Oddity;
use super::record::CENTRAL;
use crate::facts::IrregularityKind as Kind;
use crate::gap::Reason;
use crate::package::bytes::{Fields, Shared};
use std::io;

/// Where the directory of a zip lies and what must be in it.
#[derive(Debug)]
pub(super) struct End {
    /// Bytes before the zip itself; every position in it counts from there.
    pub(super) base: u64,
    /// Where the directory begins in the file.
    pub(super) start: u64,
    /// Where the directory must end: where the first end record begins.
    pub(super) stop: u64,
    /// How many records it must hold.
    pub(super) count: u64,
    /// Where the end records stand, from the first to the last byte of each.
    pub(super) records: Vec<(u64, u64)>,
    /// What is odd about them.
    pub(super) oddities: Vec<Oddity>,
}

/// Signatures (4.3.14 to 4.3.16).
const END: &[u8] = b"PK\x05\x06";
const LOCATOR: &[u8] = b"PK\x06\x07";
const END64: &[u8] = b"PK\x06\x06";

/// Bytes of the fixed part of each.
const END_LENGTH: u64 = 22;
const LOCATOR_LENGTH: u64 = 20;
const END64_LENGTH: u64 = 56;

/// What an end record says; the numbers of the short one are widened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Totals {
    disk: u64,
    directory_disk: u64,
    count_on_disk: u64,
    count: u64,
    size: u64,
    offset: u64,
}

/// Finds the end of a zip.
///
/// # Errors
/// There is none, it belongs to a zip in several files, or the directory that it names cannot be.
pub(super) fn find(bytes: &Shared) -> Result<End, Reason> {
    read(bytes).map_err(|_| Reason::Damaged)?
}

/// Whether bytes end like a zip.
pub(super) fn is_there(bytes: &Shared) -> bool {
    matches!(locate(bytes), Ok(Some(_)))
}

fn read(bytes: &Shared) -> io::Result<Result<End, Reason>> {
    let Some((position, record)) = locate(bytes)? else { return Ok(Err(Reason::Damaged)) };
    let Some((short, comment)) = short(&record) else { return Ok(Err(Reason::Damaged)) };
    let mut oddities = Vec::new();
    if comment > 0 {
        oddities.push(Oddity::of_package(Kind::ArchiveComment, format!("{comment} bytes")));
    }
    let behind = position.saturating_add(END_LENGTH).saturating_add(comment);
    if behind < bytes.length() {
        let count = bytes.length().saturating_sub(behind);
        oddities.push(Oddity::of_package(Kind::AppendedBytes, format!("{count} bytes")));
    }
    let mut records = vec![(position, bytes.length())];
    let mut totals = short;
    let mut stop = position;
    if let Some(long) = long(bytes, position)? {
        if long.spans_disks {
            return Ok(Err(Reason::Unsupported));
        }
        if !agree(short, long.totals) {
            oddities.push(Oddity::of_package(Kind::ContradictoryHeaders, "zip64"));
        }
        records.push((position.saturating_sub(LOCATOR_LENGTH), position));
        records.push((long.start, long.end));
        totals = long.totals;
        stop = long.start;
    }
    if totals.disk != 0 || totals.directory_disk != 0 {
        return Ok(Err(Reason::Unsupported));
    }
    if totals.count_on_disk != totals.count {
        oddities.push(Oddity::of_package(
            Kind::WrongCount,
            format!("{} ≠ {}", totals.count_on_disk, totals.count),
        ));
    }
    let Some((base, start)) = directory(bytes, totals, stop, &mut oddities)? else {
        return Ok(Err(Reason::Damaged));
    };
    records.sort_unstable();
    Ok(Ok(End { base, start, stop, count: totals.count, records, oddities }))
}

/// The last end record, with its bytes: rather one whose comment ends where the file ends, so that
/// a signature in a comment is not taken for one.
fn locate(bytes: &Shared) -> io::Result<Option<(u64, Vec<u8>)>> {
    let most = END_LENGTH.saturating_add(u64::from(u16::MAX));
    let from = bytes.length().saturating_sub(most);
    let tail = bytes.window(from, most)?;
    let mut best = None;
    for at in (0..tail.len()).rev() {
        let record = tail.get(at..).unwrap_or_default();
        if !record.starts_with(END) {
            continue;
        }
        let Some((_, comment)) = short(record) else { continue };
        let needed = END_LENGTH.saturating_add(comment);
        if needed == record.len() as u64 {
            best = Some(at);
            break;
        }
        if needed < record.len() as u64 && best.is_none() {
            best = Some(at);
        }
    }
    Ok(best.map(|at| (from.saturating_add(at as u64), tail.get(at..).unwrap_or_default().to_vec())))
}

/// The short end record (4.3.16) and the length of its comment.
fn short(record: &[u8]) -> Option<(Totals, u64)> {
    let mut fields = Fields::new(record);
    fields.bytes(4)?;
    let totals = Totals {
        disk: fields.u16()?.into(),
        directory_disk: fields.u16()?.into(),
        count_on_disk: fields.u16()?.into(),
        count: fields.u16()?.into(),
        size: fields.u32()?.into(),
        offset: fields.u32()?.into(),
    };
    Some((totals, fields.u16()?.into()))
}

/// The long end record, where there is one.
struct Long {
    totals: Totals,
    start: u64,
    end: u64,
    spans_disks: bool,
}

/// The long end record (4.3.14) by its locator (4.3.15), which stands just before the short one.
fn long(bytes: &Shared, short: u64) -> io::Result<Option<Long>> {
    let Some(locator) = short.checked_sub(LOCATOR_LENGTH) else { return Ok(None) };
    let window = bytes.window(locator, LOCATOR_LENGTH)?;
    let Some((offset, disks)) = locator_fields(&window) else { return Ok(None) };
    // Where bytes stand before the zip, the record is found at its usual place instead.
    for start in [Some(offset), locator.checked_sub(END64_LENGTH)].into_iter().flatten() {
        let record = bytes.window(start, END64_LENGTH)?;
        if let Some((totals, length)) = long_fields(&record) {
            let end = start.saturating_add(length);
            if end <= locator {
                return Ok(Some(Long { totals, start, end, spans_disks: disks > 1 }));
            }
        }
    }
    Ok(None)
}

fn locator_fields(window: &[u8]) -> Option<(u64, u32)> {
    let mut fields = Fields::new(window);
    if fields.bytes(4)? != LOCATOR {
        return None;
    }
    fields.u32()?;
    Some((fields.u64()?, fields.u32()?))
}

/// What the long end record says, and how long it is.
fn long_fields(record: &[u8]) -> Option<(Totals, u64)> {
    let mut fields = Fields::new(record);
    if fields.bytes(4)? != END64 {
        return None;
    }
    let length = fields.u64()?.checked_add(12)?;
    fields.bytes(4)?;
    let totals = Totals {
        disk: fields.u32()?.into(),
        directory_disk: fields.u32()?.into(),
        count_on_disk: fields.u64()?,
        count: fields.u64()?,
        size: fields.u64()?,
        offset: fields.u64()?,
    };
    Some((totals, length))
}

/// Whether the short record says the same as the long one, or leaves it to it.
fn agree(short: Totals, long: Totals) -> bool {
    let narrow = u64::from(u16::MAX);
    let wide = u64::from(u32::MAX);
    let same = |short: u64, long: u64, full: u64| short == long || short == full;
    same(short.disk, long.disk, narrow)
        && same(short.directory_disk, long.directory_disk, narrow)
        && same(short.count_on_disk, long.count_on_disk, narrow)
        && same(short.count, long.count, narrow)
        && same(short.size, long.size, wide)
        && same(short.offset, long.offset, wide)
}

/// Where the directory begins, and how many bytes stand before the zip itself.
fn directory(
    bytes: &Shared,
    totals: Totals,
    stop: u64,
    oddities: &mut Vec<Oddity>,
) -> io::Result<Option<(u64, u64)>> {
    let by_size = stop.checked_sub(totals.size);
    let begins_at = |at: u64| -> io::Result<bool> {
        Ok((at == stop && totals.count == 0)
            || bytes.window(at, CENTRAL.len() as u64)?.as_slice() == CENTRAL)
    };
    if let Some(start) = by_size
        && let Some(base) = start.checked_sub(totals.offset)
        && begins_at(start)?
    {
        return Ok(Some((base, start)));
    }
    if totals.offset < stop && begins_at(totals.offset)? {
        oddities.push(Oddity::of_package(
            Kind::ContradictoryHeaders,
            format!("{} ≠ {} bytes", totals.size, stop.saturating_sub(totals.offset)),
        ));
        return Ok(Some((0, totals.offset)));
    }
    Ok(None)
}
