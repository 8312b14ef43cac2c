//! The extra fields of a zip entry: those that change what the entry is, and those that no program
//! reads.

use crate::package::bytes::Fields;
use flate2::Crc;

/// What the extra fields of a header say.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Extra {
    /// The 64-bit numbers (0x0001), as they stand.
    pub(super) zip64: Option<Vec<u8>>,
    /// The name in UTF-8 (0x7075), where it was made for the name in the header.
    pub(super) name: Option<String>,
    /// Bytes of comment in UTF-8 (0x6375).
    pub(super) comment: u64,
    /// Fields that no program reads, with their number of bytes.
    pub(super) unknown: Vec<(u16, u64)>,
    /// Whether a field runs past the end.
    pub(super) broken: bool,
}

/// Fields that programs write, with the most bytes that such a field has: APPNOTE 4.5, and the list
/// of extra fields that comes with Info-ZIP.
const KNOWN: &[(u16, u64)] = &[
    (0x000a, 36),   // times of NTFS
    (0x000d, 64),   // times and owner of Unix, by PKWARE
    (0x0017, 4096), // strong encryption
    (0x4453, 4096), // who may open it on Windows
    (0x5455, 13),   // times of Unix
    (0x5855, 12),   // times and owner of Unix, first form
    (0x756e, 64),   // Unix, by ASi
    (0x7855, 4),    // owner of Unix, second form
    (0x7875, 24),   // owner of Unix, third form
    (0x9901, 7),    // AES
    (0xcafe, 0),    // Java
];

/// Fields that only make room: nothing but zeros after so many bytes.
const ROOM: &[(u16, usize)] = &[
    (0xa220, 4), // Excel and Word
    (0xd935, 2), // Android
];

impl Extra {
    /// Reads the extra fields of a header with that name.
    pub(super) fn read(bytes: &[u8], name: &[u8]) -> Self {
        let mut extra = Self::default();
        let mut fields = Fields::new(bytes);
        // Some programs fill up with zeros.
        let zeros = bytes.iter().rev().take_while(|byte| **byte == 0).count();
        while fields.rest().len() > zeros {
            let header = fields.u16().zip(fields.u16());
            let field = header.and_then(|(id, length)| Some((id, fields.bytes(length.into())?)));
            match field {
                Some((id, body)) => extra.take(id, body, name),
                None => {
                    extra.broken = true;
                    break;
                }
            }
        }
        extra
    }

    fn take(&mut self, id: u16, body: &[u8], name: &[u8]) {
        let length = body.len() as u64;
        match id {
            0x0001 if self.zip64.is_none() && body.len() <= 32 => self.zip64 = Some(body.to_vec()),
            0x7075 => match unicode(body, name) {
                Unicode::Text(text) if self.name.is_none() => self.name = Some(text.to_owned()),
                Unicode::Stale => {}
                _ => self.broken = true,
            },
            0x6375 => self.comment = self.comment.saturating_add(length.saturating_sub(5)),
            _ => {
                let known = KNOWN.iter().any(|(known, most)| *known == id && length <= *most);
                let room = ROOM.iter().any(|(room, begin)| {
                    let zeros = body.get(*begin..).unwrap_or_default();
                    *room == id && zeros.iter().all(|byte| *byte == 0)
                });
                if !known && !room {
                    self.unknown.push((id, length));
                }
            }
        }
    }
}

/// A text in UTF-8 that repeats one of the header.
enum Unicode<'a> {
    Text(&'a str),
    /// The text in the header was changed since: programs leave it aside.
    Stale,
    Broken,
}

/// The text, made for the header's text with the checksum that stands before it (APPNOTE 4.6.9).
fn unicode<'a>(body: &'a [u8], header: &[u8]) -> Unicode<'a> {
    let mut fields = Fields::new(body);
    let (Some(1), Some(checksum)) = (fields.byte(), fields.u32()) else { return Unicode::Broken };
    let mut crc = Crc::new();
    crc.update(header);
    if crc.sum() != checksum {
        return Unicode::Stale;
    }
    std::str::from_utf8(fields.rest()).map_or(Unicode::Broken, Unicode::Text)
}

/// The 64-bit numbers in the order of the header: each stands there only where the header's own
/// field is full.
pub(super) struct Wide<'a>(Option<Fields<'a>>);

impl<'a> Wide<'a> {
    pub(super) fn new(extra: &'a Extra) -> Self {
        Self(extra.zip64.as_deref().map(Fields::new))
    }

    /// The number that a field of the header stands for; nothing where it should be here and is not.
    pub(super) fn number(&mut self, field: u32) -> Option<u64> {
        if field == u32::MAX
            && let Some(fields) = &mut self.0
        {
            return fields.u64();
        }
        Some(field.into())
    }

    /// Whether a number stands here although the header's own field holds it, and is another one.
    ///
    /// Some programs write all numbers here; then they must be the same.
    pub(super) fn contradicts(extra: &Extra, size: (u32, u64), packed: (u32, u64)) -> bool {
        let Some(bytes) = &extra.zip64 else { return false };
        if size.0 == u32::MAX || packed.0 == u32::MAX {
            return false;
        }
        let mut fields = Fields::new(bytes);
        [size.1, packed.1].into_iter().any(|number| fields.u64().is_some_and(|n| n != number))
    }
}
