//! What no page leads to: objects that nothing refers to, pages outside the tree, what programs keep
//! for themselves, and what descriptions, contents and fields say beside the pages.

use super::document::decoded;
use super::streams;
use crate::content::holds_digit;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use std::collections::BTreeSet;

/// How many streams and pages lie in a document that nothing leads to from its root. `pages` are
/// those of its tree.
pub(super) fn orphans(document: &Document, pages: &[ObjectId]) -> u64 {
    let reached = reached(document);
    let pages: BTreeSet<ObjectId> = pages.iter().copied().collect();
    let orphans = document.objects.iter().filter(|(id, object)| match object {
        Object::Stream(stream) => {
            !reached.contains(id) && !stream.content.is_empty() && !is_of_the_file(&stream.dict)
        }
        Object::Dictionary(found) => match kind(found) {
            b"Page" | b"Template" => !pages.contains(id),
            b"Filespec" => !reached.contains(id),
            _ => false,
        },
        _ => false,
    });
    orphans.count() as u64
}

/// What is said beside the pages and names a number: descriptions of figures, entries of the table of
/// contents, values of fields that stand on no page, names of layers and pages, what the document
/// says of itself.
pub(super) fn texts(document: &Document) -> Vec<String> {
    let mut said = Said { document, texts: BTreeSet::new(), room: PACKETS_BYTES };
    for object in document.objects.values().chain(document.trailer.iter().map(|(_, own)| own)) {
        said.object(b"", object, 0);
    }
    said.texts.into_iter().collect()
}

/// Texts that are kept, how deep they may lie within an object, and bytes of metadata that are
/// unpacked.
const MOST: usize = 10_000;
const DEEPEST: u32 = 32;
const PACKETS_BYTES: usize = 16 << 20;

struct Said<'a> {
    document: &'a Document,
    texts: BTreeSet<String>,
    room: usize,
}

impl Said<'_> {
    fn object(&mut self, key: &[u8], object: &Object, depth: u32) {
        if depth > DEEPEST {
            return;
        }
        let deeper = depth.saturating_add(1);
        match object {
            Object::String(text, _) if holds_number(&decoded(text)) => self.keep(decoded(text)),
            Object::Array(items) if !is_of_the_program(key) => {
                for item in items {
                    self.object(key, item, deeper);
                }
            }
            Object::Dictionary(found) => self.dictionary(found, deeper),
            Object::Stream(stream) => {
                self.dictionary(&stream.dict, deeper);
                if kind(&stream.dict) == b"Metadata" {
                    self.packet(stream);
                }
            }
            _ => {}
        }
    }

    fn dictionary(&mut self, found: &Dictionary, depth: u32) {
        let is_field = found.has(b"FT") && !found.has(b"Rect");
        for (key, object) in found {
            let key = key.as_slice();
            let is_told = match key {
                // The words of a remark; that it is there is told.
                b"Contents" | b"RC" => found.has(b"Popup") || is_remark(found),
                // The value of a field that stands on a page is read there.
                b"V" => found.has(b"Rect"),
                _ => false,
            };
            if is_told || is_of_the_program(key) {
                continue;
            }
            let said = match key {
                b"V" | b"DV" | b"TU" => is_field,
                b"Title" => found.has(b"Parent"),
                b"Alt" | b"ActualText" => true,
                _ => false,
            };
            match self.document.dereference(object) {
                Ok((_, Object::String(text, _))) if said => self.keep(decoded(text)),
                Ok((_, Object::Stream(stream))) if said => {
                    let unpacked = streams::unpack(self.document, stream, self.room);
                    let bytes = unpacked.map(|unpacked| unpacked.bytes).unwrap_or_default();
                    self.room = self.room.saturating_sub(bytes.len());
                    self.keep(decoded(&bytes));
                }
                // What lies elsewhere is an object of its own.
                _ => self.object(key, object, depth),
            }
        }
    }

    /// What a packet of metadata says, in texts and attributes.
    fn packet(&mut self, stream: &Stream) {
        let Ok(unpacked) = streams::unpack(self.document, stream, self.room) else { return };
        self.room = self.room.saturating_sub(unpacked.bytes.len());
        let packet = String::from_utf8_lossy(&unpacked.bytes);
        for piece in packet.split(['<', '>', '"', '\'']).filter(|piece| holds_number(piece)) {
            self.keep(piece.to_owned());
        }
    }

    fn keep(&mut self, text: String) {
        let says = holds_digit(&text) && text.contains(char::is_alphabetic);
        if says && self.texts.len() < MOST {
            self.texts.insert(text);
        }
    }
}

/// Whether a number stands by itself among words, as in `Zuid n=3`; dates, versions and names of
/// fonts hold digits of other kinds.
fn holds_number(text: &str) -> bool {
    let mut words = text.split(|sign: char| sign.is_whitespace() || "=;,".contains(sign));
    words.any(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Keys below which programs write what concerns themselves, fonts, colours, looks and places.
fn is_of_the_program(key: &[u8]) -> bool {
    const KEYS: [&[u8]; 20] = [
        b"Producer",
        b"Creator",
        b"PTEX.Fullbanner",
        b"PTEX.FileName",
        b"BaseFont",
        b"FontName",
        b"FontFamily",
        b"CharSet",
        b"Registry",
        b"Ordering",
        b"OutputConditionIdentifier",
        b"OutputCondition",
        b"Info",
        b"DA",
        b"DS",
        b"JS",
        b"URI",
        b"ID",
        b"Lookup",
        b"ColorSpace",
    ];
    KEYS.contains(&key)
}

/// Kinds of annotations that are remarks.
pub(super) const REMARKS: [&[u8]; 10] = [
    b"Text",
    b"FreeText",
    b"Highlight",
    b"Underline",
    b"StrikeOut",
    b"Squiggly",
    b"Stamp",
    b"Caret",
    b"Ink",
    b"Popup",
];

fn is_remark(found: &Dictionary) -> bool {
    let kind = found.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
    REMARKS.contains(&kind)
}

/// Who made the document, as its metadata say (XMP, ISO 16684-1).
pub(super) fn author(packet: &[u8]) -> Option<String> {
    const LONGEST: usize = 200;
    let packet = String::from_utf8_lossy(packet);
    let (_, rest) = packet.split_once("<dc:creator>")?;
    let (inside, _) = rest.split_once("</dc:creator>")?;
    let mut within = false;
    let text: String = inside
        .chars()
        .filter(|sign| {
            let tag = within || *sign == '<';
            within = tag && *sign != '>';
            !tag
        })
        .take(LONGEST)
        .collect();
    Some(text.trim().to_owned()).filter(|author| !author.is_empty())
}

/// The objects that something leads to from the root, but for what programs keep for themselves.
fn reached(document: &Document) -> BTreeSet<ObjectId> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<&Object> = document.trailer.iter().map(|(_, object)| object).collect();
    while let Some(object) = open.pop() {
        match object {
            Object::Reference(id) if reached.insert(*id) => {
                open.extend(document.objects.get(id));
            }
            Object::Array(items) => open.extend(items),
            Object::Dictionary(found) => open.extend(led(found)),
            Object::Stream(stream) => open.extend(led(&stream.dict)),
            _ => {}
        }
    }
    reached
}

fn led(found: &Dictionary) -> impl Iterator<Item = &Object> {
    found.iter().filter(|(key, _)| key.as_slice() != b"PieceInfo").map(|(_, object)| object)
}

/// Streams that belong to the file and to nothing in it: of objects, of their places, and of hints
/// about where the first page begins.
fn is_of_the_file(stream: &Dictionary) -> bool {
    let hints = stream.get(b"S").is_ok_and(|place| place.as_i64().is_ok());
    hints || matches!(kind(stream), b"XRef" | b"ObjStm")
}

fn kind(found: &Dictionary) -> &[u8] {
    found.get(b"Type").and_then(Object::as_name).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_who_made_it_in_its_metadata() {
        let packet = b"<dc:creator><rdf:Seq><rdf:li>J. Jansen</rdf:li></rdf:Seq></dc:creator>";
        assert_eq!(author(packet), Some("J. Jansen".to_owned()));
        assert_eq!(author(b"<dc:creator></dc:creator>"), None);
    }
}
