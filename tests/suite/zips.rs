//! Zips written byte by byte, so that each of their fields can be made to lie.

use flate2::Compression;
use flate2::write::DeflateEncoder;
use std::io::Write as _;

/// One entry, with everything that its headers say.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    /// The name in the directory.
    pub(crate) name: Vec<u8>,
    /// The name in the local header, where it is another one.
    pub(crate) local_name: Option<Vec<u8>>,
    /// The bytes as they stand in the zip.
    pub(crate) packed: Vec<u8>,
    /// The size after unpacking that both headers claim.
    pub(crate) size: u32,
    /// The checksum that both headers claim.
    pub(crate) crc: u32,
    /// The method in the directory.
    pub(crate) method: u16,
    /// The method in the local header, where it is another one.
    pub(crate) local_method: Option<u16>,
    /// The flags in both headers.
    pub(crate) flags: u16,
    /// The extra fields in both headers.
    pub(crate) extra: Vec<u8>,
    /// The comment in the directory.
    pub(crate) comment: Vec<u8>,
    /// The mode of Unix.
    pub(crate) mode: u32,
    /// Bytes that follow those of the entry: a descriptor, or what nothing lists.
    pub(crate) behind: Vec<u8>,
    /// Whether the directory lists it.
    pub(crate) listed: bool,
    /// Where the directory says that it stands, where that is somewhere else.
    pub(crate) offset: Option<u32>,
}

/// A zip, with everything that its end record says.
#[derive(Debug, Clone, Default)]
pub(crate) struct Zip {
    /// Bytes before the first entry, of which the offsets know.
    pub(crate) before: Vec<u8>,
    /// Its entries.
    pub(crate) members: Vec<Member>,
    /// Bytes after the end.
    pub(crate) after: Vec<u8>,
    /// The comment.
    pub(crate) comment: Vec<u8>,
    /// The number of entries that the end record claims, where it is another one.
    pub(crate) count: Option<u16>,
    /// The number of this disk.
    pub(crate) disk: u16,
}

/// The checksum of a zip.
pub(crate) fn crc(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

/// An extra field.
pub(crate) fn extra(id: u16, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len()).unwrap();
    [&id.to_le_bytes()[..], &length.to_le_bytes(), body].concat()
}

impl Member {
    /// An entry that is not packed.
    pub(crate) fn stored(name: &str, bytes: &[u8]) -> Self {
        Self {
            name: name.as_bytes().to_vec(),
            local_name: None,
            packed: bytes.to_vec(),
            size: bytes.len().try_into().unwrap(),
            crc: crc(bytes),
            method: 0,
            local_method: None,
            flags: 0,
            extra: Vec::new(),
            comment: Vec::new(),
            mode: 0o100_644,
            behind: Vec::new(),
            listed: true,
            offset: None,
        }
    }

    /// An entry that is packed by deflate.
    pub(crate) fn deflated(name: &str, bytes: &[u8]) -> Self {
        let mut packed = DeflateEncoder::new(Vec::new(), Compression::default());
        packed.write_all(bytes).unwrap();
        Self { packed: packed.finish().unwrap(), method: 8, ..Self::stored(name, bytes) }
    }

    /// An entry whose sizes stand behind it, as programs write that cannot go back.
    pub(crate) fn streamed(name: &str, bytes: &[u8], signed: bool) -> Self {
        let mut member = Self { flags: 1 << 3, ..Self::deflated(name, bytes) };
        if signed {
            member.behind.extend(b"PK\x07\x08");
        }
        member.behind.extend(member.crc.to_le_bytes());
        member.behind.extend(u32::try_from(member.packed.len()).unwrap().to_le_bytes());
        member.behind.extend(member.size.to_le_bytes());
        member
    }

    /// What both headers have in common.
    fn header(&self, method: u16, streamed: bool, name: &[u8]) -> Vec<u8> {
        let packed = u32::try_from(self.packed.len()).unwrap();
        let (crc, packed, size) = if streamed { (0, 0, 0) } else { (self.crc, packed, self.size) };
        let mut header = Vec::new();
        header.extend(20_u16.to_le_bytes());
        header.extend(self.flags.to_le_bytes());
        header.extend(method.to_le_bytes());
        header.extend(0x5b77_5000_u32.to_le_bytes());
        header.extend(crc.to_le_bytes());
        header.extend(packed.to_le_bytes());
        header.extend(size.to_le_bytes());
        header.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        header.extend(u16::try_from(self.extra.len()).unwrap().to_le_bytes());
        header
    }

    fn local(&self) -> Vec<u8> {
        let name = self.local_name.as_ref().unwrap_or(&self.name);
        let method = self.local_method.unwrap_or(self.method);
        let header = self.header(method, self.flags & (1 << 3) != 0, name);
        [b"PK\x03\x04", &header[..], name, &self.extra, &self.packed, &self.behind].concat()
    }

    fn record(&self, offset: u32) -> Vec<u8> {
        let mut record = b"PK\x01\x02\x14\x03".to_vec();
        record.extend(self.header(self.method, false, &self.name));
        record.extend(u16::try_from(self.comment.len()).unwrap().to_le_bytes());
        record.extend([0; 4]);
        record.extend((self.mode << 16).to_le_bytes());
        record.extend(self.offset.unwrap_or(offset).to_le_bytes());
        [&record[..], &self.name, &self.extra, &self.comment].concat()
    }
}

impl Zip {
    /// A zip that says nothing but the truth.
    pub(crate) fn of(members: Vec<Member>) -> Self {
        Self { members, ..Self::default() }
    }

    /// Its bytes.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut bytes = self.before.clone();
        let mut directory = Vec::new();
        let mut count = 0_u16;
        for member in &self.members {
            if member.listed {
                directory.extend(member.record(bytes.len().try_into().unwrap()));
                count += 1;
            }
            bytes.extend(member.local());
        }
        let start = u32::try_from(bytes.len()).unwrap();
        let count = self.count.unwrap_or(count);
        bytes.extend(&directory);
        bytes.extend(b"PK\x05\x06");
        bytes.extend(self.disk.to_le_bytes());
        bytes.extend(self.disk.to_le_bytes());
        bytes.extend(count.to_le_bytes());
        bytes.extend(count.to_le_bytes());
        bytes.extend(u32::try_from(directory.len()).unwrap().to_le_bytes());
        bytes.extend(start.to_le_bytes());
        bytes.extend(u16::try_from(self.comment.len()).unwrap().to_le_bytes());
        bytes.extend(&self.comment);
        bytes.extend(&self.after);
        bytes
    }
}
