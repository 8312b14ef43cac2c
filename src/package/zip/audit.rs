//! Holds every record of a zip against the bytes that it speaks of: what contradicts, overlaps or
//! lies in between is reported, because there programs that read zips do not agree on the content.

use super::Oddity;
use super::end::End;
use super::local::{self, Descriptor, Local};
use super::record::{CENTRAL, Record, flag};
use crate::facts::IrregularityKind as Kind;
use crate::package::bytes::Shared;

/// What came of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Located {
    /// Where its bytes begin; nothing where they cannot be trusted to be its own.
    pub(super) data: Option<u64>,
    /// The first and the last byte but one of all that belongs to it, header and descriptor too.
    extent: Option<(u64, u64)>,
}

/// Finds the bytes of every record and all that is odd about them.
pub(super) fn audit(
    bytes: &Shared,
    end: &End,
    directory_end: u64,
    records: &[Record],
    oddities: &mut Vec<Oddity>,
) -> Vec<Located> {
    let mut located: Vec<Located> = records
        .iter()
        .enumerate()
        .map(|(number, record)| locate(bytes, end, number, record, oddities))
        .collect();
    if records.len() as u64 != end.count {
        let counts = format!("{} ≠ {}", end.count, records.len());
        oddities.push(Oddity::of_package(Kind::WrongCount, counts));
    }
    layout(bytes, end, directory_end, &mut located, oddities);
    located
}

/// Holds one record against its local header and its descriptor.
fn locate(
    bytes: &Shared,
    end: &End,
    number: usize,
    record: &Record,
    oddities: &mut Vec<Oddity>,
) -> Located {
    let nowhere = Located { data: None, extent: None };
    let mut report = |kind: Kind, detail: String| {
        oddities.push(Oddity { record: Some(number), kind, detail: Some(detail) });
    };
    for (id, length) in &record.extra.unknown {
        report(Kind::UnlistedBytes, format!("{id:#06x}: {length} bytes"));
    }
    let comment = record.comment.saturating_add(record.extra.comment);
    if comment > 0 {
        report(Kind::ArchiveComment, format!("{comment} bytes"));
    }
    if record.contradicts_itself || record.extra.broken {
        report(Kind::ContradictoryHeaders, "zip64".to_owned());
    }
    let header = record.header.filter(|header| *header < end.start);
    let found = header.and_then(|at| local::read(bytes, at).map(|local| (at, local)));
    let Some((at, local)) = found else {
        report(Kind::ContradictoryHeaders, format!("{:#x}", record.header.unwrap_or(u64::MAX)));
        return nowhere;
    };
    for (id, length) in &local.extra.unknown {
        report(Kind::UnlistedBytes, format!("{id:#06x}: {length} bytes"));
    }
    if let Some(difference) = local.contradiction(record) {
        report(Kind::ContradictoryHeaders, difference);
    } else if local.extra.broken {
        report(Kind::ContradictoryHeaders, "zip64".to_owned());
    }
    let Some(data_end) = local.data.checked_add(record.packed).filter(|stop| *stop <= end.start)
    else {
        report(Kind::Overlap, format!("{} bytes", record.packed));
        return nowhere;
    };
    let behind = behind(bytes, data_end, &local, record).unwrap_or_else(|length| {
        report(Kind::ContradictoryHeaders, "data descriptor".to_owned());
        length
    });
    Located { data: Some(local.data), extent: Some((at, data_end.saturating_add(behind))) }
}

/// How many bytes of descriptor stand behind the bytes of an entry.
///
/// # Errors
/// It contradicts the directory: as many bytes as it seems to have.
fn behind(bytes: &Shared, data_end: u64, local: &Local, record: &Record) -> Result<u64, u64> {
    if local.flags & flag::DESCRIPTOR == 0 {
        return Ok(0);
    }
    match local::descriptor(bytes, data_end, local, record) {
        Descriptor::Sound(length) => Ok(length),
        Descriptor::None => Ok(0),
        Descriptor::Contradicts(length) => Err(length),
    }
}

/// Walks from the first byte to the last: each must belong to exactly one thing.
fn layout(
    bytes: &Shared,
    end: &End,
    directory_end: u64,
    located: &mut [Located],
    oddities: &mut Vec<Oddity>,
) {
    let mut extents: Vec<(u64, u64, Option<usize>)> = located
        .iter()
        .enumerate()
        .filter_map(|(number, located)| located.extent.map(|(a, b)| (a, b, Some(number))))
        .collect();
    let first = extents.iter().map(|extent| extent.0).min().unwrap_or(end.start);
    // A zip that was to be split and fitted into one file keeps the mark of that (APPNOTE 8.5.4).
    let mark = bytes.window(0, 4).unwrap_or_default();
    let marked = first == 4 && matches!(mark.as_slice(), b"PK00" | b"PK\x07\x08");
    if first > 0 && !marked {
        oddities.push(Oddity::of_package(Kind::PrependedBytes, format!("{first} bytes")));
    }
    extents.push((end.start, directory_end, None));
    extents.extend(end.records.iter().map(|(start, stop)| (*start, *stop, None)));
    extents.sort_unstable();
    let mut reached = first;
    let mut last: Option<usize> = None;
    for (start, stop, number) in extents {
        if start > reached {
            let detail = unlisted(bytes, reached, start);
            oddities.push(Oddity::of_package(Kind::UnlistedBytes, detail));
        } else if start < reached {
            // Neither can be trusted to be what it says, so neither is unpacked.
            for number in [last, number].into_iter().flatten() {
                oddities.push(Oddity { record: Some(number), kind: Kind::Overlap, detail: None });
                if let Some(located) = located.get_mut(number) {
                    located.data = None;
                }
            }
        }
        if stop > reached {
            reached = stop;
            last = number;
        }
    }
}

/// What stands in bytes that belong to nothing: how many there are, and the name of a file where
/// they begin like one.
fn unlisted(bytes: &Shared, start: u64, stop: u64) -> String {
    let length = format!("{} bytes", stop.saturating_sub(start));
    let window = bytes.window(start, CENTRAL.len() as u64).unwrap_or_default();
    match local::read(bytes, start) {
        Some(local) if window.starts_with(local::LOCAL) => {
            format!("{}: {length}", String::from_utf8_lossy(&local.name))
        }
        _ => length,
    }
}
