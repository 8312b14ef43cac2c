//! What no page leads to: objects that nothing refers to, pages outside the tree, what programs keep
//! for themselves, and what descriptions, contents and fields say beside the pages.

use super::document::decoded;
use crate::content::holds_digit;
use lopdf::{Dictionary, Document, Object, ObjectId};
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
            b"Page" => !pages.contains(id),
            b"Filespec" => !reached.contains(id),
            _ => false,
        },
        _ => false,
    });
    orphans.count() as u64
}

/// What is said beside the pages and names a number: descriptions of figures, entries of the table of
/// contents, values of fields that stand on no page.
pub(super) fn texts(document: &Document) -> Vec<String> {
    const MOST: usize = 10_000;
    let mut texts = BTreeSet::new();
    for object in document.objects.values() {
        let found = match object {
            Object::Dictionary(found) => found,
            Object::Stream(stream) => &stream.dict,
            _ => continue,
        };
        let keys: &[&[u8]] = if found.has(b"Rect") {
            &[]
        } else if found.has(b"FT") {
            &[b"V", b"DV", b"TU"]
        } else if found.has(b"Title") && found.has(b"Parent") {
            &[b"Title"]
        } else {
            &[b"Alt", b"ActualText"]
        };
        let said = keys.iter().filter_map(|key| found.get_deref(key, document).ok()?.as_str().ok());
        let said = said
            .map(decoded)
            .filter(|text| holds_digit(text) && text.contains(char::is_alphabetic));
        texts.extend(said.take(MOST.saturating_sub(texts.len())));
    }
    texts.into_iter().collect()
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
