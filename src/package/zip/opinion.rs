//! The second opinion: what the `zip` crate, as a reader of the common kind, makes of the same zip.

use super::Oddity;
use super::record::Record;
use crate::facts::IrregularityKind;
use crate::package::bytes::Shared;
use ::zip::ZipArchive;
use std::collections::BTreeSet;
use std::io::BufReader;

/// Where the crate sees other entries than the walk: entries of other bytes, none at all, or fewer
/// than there are names.
pub(super) fn differences(bytes: &Shared, records: &[Record]) -> Vec<Oddity> {
    let kind = IrregularityKind::ContradictoryHeaders;
    let reader = BufReader::new(bytes.reader(0, bytes.length()));
    let Ok(archive) = ZipArchive::new(reader) else {
        return vec![Oddity { record: None, kind, detail: None }];
    };
    let names: BTreeSet<&[u8]> = records.iter().map(|record| record.name.as_slice()).collect();
    let ours: BTreeSet<(u32, u64, u64)> =
        records.iter().map(|record| (record.crc, record.packed, record.size)).collect();
    let same = (0..archive.len()).all(|number| {
        archive.by_index_data(number).is_ok_and(|entry| {
            ours.contains(&(entry.crc32(), entry.compressed_size(), entry.size()))
        })
    });
    if same && archive.len() == names.len() {
        Vec::new()
    } else {
        let counts =
            (archive.len() != names.len()).then(|| format!("{} ≠ {}", archive.len(), names.len()));
        vec![Oddity { record: None, kind, detail: counts }]
    }
}
