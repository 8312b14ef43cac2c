//! Packed files and disk images other than zip: they are named and not opened.

use super::{Claim, Format, Head, Source};
use crate::content::{Nature, Sink};
use crate::gap::Reason;

/// One kind of packed file.
#[derive(Debug)]
pub(super) struct Packed {
    name: &'static str,
    extensions: &'static [&'static str],
    offset: usize,
    signatures: &'static [&'static [u8]],
}

/// Every kind of packed file that is known, with the signature of its specification.
pub(super) static KINDS: &[Packed] = &[
    // RFC 1952; bzip2 manual; The .xz File Format; RFC 8878; LZ4 Frame Format; lzip manual; compress.
    kind("gz", &["gz", "tgz", "svgz", "emz", "wmz"], 0, &[b"\x1f\x8b"]),
    kind(
        "bz2",
        &["bz2", "tbz2"],
        0,
        &[
            b"BZh11AY&SY",
            b"BZh21AY&SY",
            b"BZh31AY&SY",
            b"BZh41AY&SY",
            b"BZh51AY&SY",
            b"BZh61AY&SY",
            b"BZh71AY&SY",
            b"BZh81AY&SY",
            b"BZh91AY&SY",
        ],
    ),
    kind("xz", &["xz", "txz"], 0, &[b"\xfd7zXZ\0"]),
    kind("zst", &["zst", "zstd"], 0, &[b"\x28\xb5\x2f\xfd"]),
    kind("lz4", &["lz4"], 0, &[b"\x04\x22\x4d\x18"]),
    kind("lz", &["lz"], 0, &[b"LZIP"]),
    kind("Z", &["z"], 0, &[b"\x1f\x9d", b"\x1f\xa0"]),
    // 7-Zip, 7zFormat.txt; RAR 4 and 5 technical notes; POSIX ustar; Microsoft Cabinet; ISO 9660.
    kind("7z", &["7z"], 0, &[b"7z\xbc\xaf\x27\x1c"]),
    kind("rar", &["rar"], 0, &[b"Rar!\x1a\x07"]),
    kind("tar", &["tar"], 257, &[b"ustar"]),
    kind("cab", &["cab"], 0, &[b"MSCF\0\0\0\0"]),
    kind("iso", &["iso"], 32_769, &[b"CD001"]),
];

const fn kind(
    name: &'static str,
    extensions: &'static [&'static str],
    offset: usize,
    signatures: &'static [&'static [u8]],
) -> Packed {
    Packed { name, extensions, offset, signatures }
}

impl Format for Packed {
    fn name(&self) -> &'static str {
        self.name
    }

    fn nature(&self) -> Nature {
        Nature::Archive
    }

    fn extensions(&self) -> &'static [&'static str] {
        self.extensions
    }

    fn claim(&self, head: &Head<'_>) -> Claim {
        let there = head.bytes.get(self.offset..).unwrap_or_default();
        let signed = self.signatures.iter().any(|signature| there.starts_with(signature));
        if signed { Claim::Certain } else { Claim::No }
    }

    fn read(&self, _: &mut Source<'_>, _: &mut dyn Sink) -> Result<(), Reason> {
        Err(Reason::Unsupported)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(bytes: &[u8]) -> Option<&'static str> {
        let head = Head { name: "x", extension: "", bytes, parts: &[], size: bytes.len() as u64 };
        KINDS.iter().find(|kind| kind.claim(&head) == Claim::Certain).map(|kind| kind.name)
    }

    #[test]
    fn knows_packed_files_by_their_first_bytes() {
        assert_eq!(kind(b"\x1f\x8b\x08\0"), Some("gz"));
        assert_eq!(kind(b"7z\xbc\xaf\x27\x1c\0\x04"), Some("7z"));
        assert_eq!(kind(b"Rar!\x1a\x07\x01\0"), Some("rar"));
        assert_eq!(kind(&[[0; 257].as_slice(), b"ustar\x0000"].concat()), Some("tar"));
        assert_eq!(kind(b"BZhoeveel; aantal\n"), None);
    }
}
