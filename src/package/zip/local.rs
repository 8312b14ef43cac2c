//! The local header that stands before the bytes of an entry, and the descriptor behind them.

use super::extra::{Extra, Wide};
use super::record::{Record, flag};
use crate::package::bytes::{Fields, Shared};

/// The signature of a local header (APPNOTE 4.3.7).
pub(super) const LOCAL: &[u8] = b"PK\x03\x04";

/// The local header of an entry.
#[derive(Debug)]
pub(super) struct Local {
    pub(super) flags: u16,
    pub(super) method: u16,
    pub(super) crc: u32,
    pub(super) packed: Option<u64>,
    pub(super) size: Option<u64>,
    pub(super) name: Vec<u8>,
    pub(super) extra: Extra,
    /// Where the bytes of the entry begin.
    pub(super) data: u64,
}

/// Reads the local header at a position; nothing where none stands there.
pub(super) fn read(bytes: &Shared, position: u64) -> Option<Local> {
    const FIXED: u64 = 30;
    let fixed = bytes.window(position, FIXED).ok()?;
    let mut fields = Fields::new(&fixed);
    if fields.bytes(4)? != LOCAL {
        return None;
    }
    let _needed = fields.u16()?;
    let flags = fields.u16()?;
    let method = fields.u16()?;
    let _time = fields.u32()?;
    let crc = fields.u32()?;
    let (packed, size) = (fields.u32()?, fields.u32()?);
    let (name, extra) = (u64::from(fields.u16()?), u64::from(fields.u16()?));
    let rest = bytes.window(position.checked_add(FIXED)?, name.saturating_add(extra)).ok()?;
    let (name, extra) = rest.split_at_checked(usize::try_from(name).ok()?)?;
    let parsed = Extra::read(extra, name);
    let mut wide = Wide::new(&parsed);
    let (size, packed) = (wide.number(size), wide.number(packed));
    let data = position.checked_add(FIXED)?.checked_add(rest.len() as u64)?;
    Some(Local { flags, method, crc, packed, size, name: name.to_vec(), extra: parsed, data })
}

impl Local {
    /// What the local header says otherwise than the directory; nothing where they agree.
    ///
    /// Dates, versions and attributes are left aside: they change no content, and sound programs
    /// write them differently.
    pub(super) fn contradiction(&self, record: &Record) -> Option<String> {
        if self.name != record.name {
            return Some(String::from_utf8_lossy(&self.name).into_owned());
        }
        if self.extra.name != record.extra.name && self.extra.name.is_some() {
            return self.extra.name.clone();
        }
        if self.method != record.method {
            return Some(format!("{} ≠ {}", self.method, record.method));
        }
        let mut meaning = flag::ENCRYPTED | flag::PATCH | flag::STRONGLY_ENCRYPTED | flag::MASKED;
        if !record.name.is_ascii() {
            meaning |= flag::UTF8;
        }
        if (self.flags ^ record.flags) & meaning != 0 {
            return Some(format!("{:#06x} ≠ {:#06x}", self.flags, record.flags));
        }
        if self.flags & flag::MASKED != 0 {
            return None;
        }
        // Before a descriptor the numbers may be left out.
        let later = self.flags & flag::DESCRIPTOR != 0;
        if self.crc != record.crc && !(later && self.crc == 0) {
            return Some("CRC-32".to_owned());
        }
        for (here, there) in [(self.size, record.size), (self.packed, record.packed)] {
            if here != Some(there) && !(later && here == Some(0)) {
                let here = here.map_or_else(|| "?".to_owned(), |number| number.to_string());
                return Some(format!("{here} ≠ {there} bytes"));
            }
        }
        None
    }
}

/// What stands behind the bytes of an entry whose local header leaves the numbers to a descriptor.
pub(super) enum Descriptor {
    /// So many bytes of descriptor, in agreement with the directory.
    Sound(u64),
    /// The program wrote all numbers into the local header and no descriptor.
    None,
    /// Something else, in so many bytes.
    Contradicts(u64),
}

/// Reads the descriptor (APPNOTE 4.3.9): with or without a signature, with short or long sizes.
pub(super) fn descriptor(bytes: &Shared, end: u64, local: &Local, record: &Record) -> Descriptor {
    const SIGNATURE: &[u8] = b"PK\x07\x08";
    const FORMS: [(bool, bool); 4] = [(true, false), (true, true), (false, false), (false, true)];
    let window = bytes.window(end, 26).unwrap_or_default();
    let sound = |signed: bool, long: bool| -> Option<(u64, bool)> {
        let mut fields = Fields::new(&window);
        if signed && fields.bytes(4)? != SIGNATURE {
            return None;
        }
        let crc = fields.u32()?;
        let mut number = || if long { fields.u64() } else { fields.u32().map(u64::from) };
        let (packed, size) = (number()?, number()?);
        if (crc, packed, size) != (record.crc, record.packed, record.size) {
            return None;
        }
        let length = window.len().saturating_sub(fields.rest().len()) as u64;
        Some((length, fields.rest().starts_with(b"PK")))
    };
    // An empty entry agrees with more than one form; the right one is followed by a header.
    let matching = || FORMS.iter().filter_map(|(signed, long)| sound(*signed, *long));
    if let Some((length, _)) =
        matching().find(|(_, followed)| *followed).or_else(|| matching().next())
    {
        return Descriptor::Sound(length);
    }
    let complete = local.crc == record.crc
        && local.size == Some(record.size)
        && local.packed == Some(record.packed);
    let signed = window.starts_with(SIGNATURE);
    if complete && window.starts_with(b"PK") && !signed {
        Descriptor::None
    } else {
        Descriptor::Contradicts(if signed { 16 } else { 0 })
    }
}
