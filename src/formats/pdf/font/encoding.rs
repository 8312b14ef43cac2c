//! The encoding that the document gives a font; none where it cannot be followed.
//!
//! Where the parser does not understand an encoding it falls back on the standard one, and the text
//! that comes of it is none. What its fallback would say is no encoding here, so that the letters
//! count as unread.

use super::super::streams;
use lopdf::{Dictionary, Document, Encoding, Object};

/// Embedded, and with signs of its own (ISO 32000, table 121).
const SYMBOLIC: i64 = 4;

/// What is known of an encoding.
pub(super) struct Told<'a> {
    pub(super) encoding: Option<Encoding<'a>>,
    /// Whether it is what the document says, and not only its table for search and copying.
    pub(super) whole: bool,
}

/// The encoding of a font, of which so many bytes may be unpacked.
pub(super) fn of<'a>(
    document: &'a Document,
    font: &'a Dictionary,
    wide: bool,
    most: usize,
) -> Told<'a> {
    match font.get_font_encoding_with_limit(document, most) {
        Ok(Encoding::OneByteEncoding(_)) if wide || !is_said(document, font) => {
            Told { encoding: by_unicode(document, font, most), whole: false }
        }
        given => Told { encoding: given.ok(), whole: true },
    }
}

/// Bytes that the table of a font from codes to letters takes by unpacking.
pub(super) fn weight(document: &Document, font: &Dictionary, most: usize) -> usize {
    let table = font.get_deref(b"ToUnicode", document).and_then(Object::as_stream);
    let unpacked = table.ok().map(|table| streams::unpack(document, table, most));
    unpacked.map_or(0, |unpacked| unpacked.map_or(most, |unpacked| unpacked.bytes.len()))
}

/// Whether the document says that the encoding is one of the standard's, whole or with differences
/// that all are known.
fn is_said(document: &Document, font: &Dictionary) -> bool {
    const STANDARD: [&[u8]; 5] = [
        b"StandardEncoding",
        b"MacRomanEncoding",
        b"MacExpertEncoding",
        b"WinAnsiEncoding",
        b"PDFDocEncoding",
    ];
    match font.get_deref(b"Encoding", document) {
        Ok(Object::Name(name)) => STANDARD.contains(&name.as_slice()),
        Ok(Object::Dictionary(encoding)) => !encoding.has(b"Differences"),
        Ok(_) => false,
        Err(_) => !font.has(b"ToUnicode") && !has_signs_of_its_own(document, font),
    }
}

/// Whether the codes of a font mean what its programme says, which no text can be told from.
fn has_signs_of_its_own(document: &Document, font: &Dictionary) -> bool {
    let descriptor = font.get_deref(b"FontDescriptor", document).and_then(Object::as_dict);
    let Ok(descriptor) = descriptor else { return false };
    let flags = descriptor.get_deref(b"Flags", document).and_then(Object::as_i64).unwrap_or(0);
    let embedded = [b"FontFile".as_slice(), b"FontFile2", b"FontFile3"];
    flags & SYMBOLIC != 0 && embedded.iter().any(|key| descriptor.has(key))
}

/// The encoding by the table that a font brings along for search and copying.
fn by_unicode<'a>(document: &Document, font: &Dictionary, most: usize) -> Option<Encoding<'a>> {
    let mut bare = font.clone();
    bare.remove(b"Encoding");
    match bare.get_font_encoding_with_limit(document, most).ok()? {
        Encoding::UnicodeMapEncoding(table) => Some(Encoding::UnicodeMapEncoding(table)),
        _ => None,
    }
}
