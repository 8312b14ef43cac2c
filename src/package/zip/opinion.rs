//! The second opinion: what the `zip` crate, as a reader of the common kind, makes of the same zip.

use super::Oddity;
use super::record::Record;
use crate::facts::IrregularityKind;
use crate::package::bytes::Shared;
use ::zip::ZipArchive;
use std::collections::BTreeSet;
use std::io::BufReader;

/// What the crate sees; it is let go of before the records are read, so that a zip of very many
/// entries is not in memory twice.
pub(super) struct Opinion {
    /// Of each entry its checksum, packed bytes and bytes; none where the crate cannot tell.
    entries: Vec<Option<(u32, u64, u64)>>,
}

impl Opinion {
    /// Asks the crate; none where it takes the bytes for no zip.
    pub(super) fn of(bytes: &Shared) -> Option<Self> {
        let reader = BufReader::new(bytes.reader(0, bytes.length()));
        let archive = ZipArchive::new(reader).ok()?;
        let entry = |number| {
            let entry = archive.by_index_data(number).ok()?;
            Some((entry.crc32(), entry.compressed_size(), entry.size()))
        };
        Some(Self { entries: (0..archive.len()).map(entry).collect() })
    }
}

/// Where the crate sees other entries than the walk: entries of other bytes, none at all, or fewer
/// than there are names.
pub(super) fn differences(opinion: Option<Opinion>, records: &[Record]) -> Option<Oddity> {
    let kind = IrregularityKind::ContradictoryHeaders;
    let Some(Opinion { entries }) = opinion else {
        return Some(Oddity { record: None, kind, detail: None });
    };
    let names: BTreeSet<&[u8]> = records.iter().map(|record| record.name.as_slice()).collect();
    let ours: BTreeSet<(u32, u64, u64)> =
        records.iter().map(|record| (record.crc, record.packed, record.size)).collect();
    let same = entries.iter().all(|entry| entry.is_some_and(|entry| ours.contains(&entry)));
    let (theirs, names) = (entries.len(), names.len());
    if same && theirs == names {
        return None;
    }
    let counts = (theirs != names).then(|| format!("{theirs} ≠ {names}"));
    Some(Oddity { record: None, kind, detail: counts })
}
