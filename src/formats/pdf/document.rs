//! What belongs to the document rather than to a page: attachments, programs, comments, layers that
//! are not shown, earlier versions, who wrote it.

use super::streams::{self, Unpacked};
use super::tree::Tree;
use super::{STREAM_BYTES, unseen};
use crate::content::{HiddenKind, LineKind, Sink};
use crate::gap::Reason;
use crate::place::Place;
use crate::policy::Limits;
use lopdf::{Dictionary, Document, Object};
use std::collections::BTreeMap;

/// How many pages the document says that it has.
pub(super) fn page_count(document: &Document) -> Option<u64> {
    let pages = document.catalog().ok()?.get_deref(b"Pages", document).ok()?.as_dict().ok()?;
    let count = pages.get_deref(b"Count", document).ok()?.as_i64().ok()?;
    u64::try_from(count).ok()
}

/// Whether a program that draws graphs made the document: Stata (by the Haru library), R, matplotlib.
pub(super) fn is_drawn(document: &Document) -> bool {
    const PROGRAMS: [&str; 3] = ["haru free pdf library", "r graphics output", "matplotlib"];
    let Ok(info) = document.trailer.get_deref(b"Info", document).and_then(Object::as_dict) else {
        return false;
    };
    [b"Producer".as_slice(), b"Creator", b"Title"].iter().any(|key| {
        let text = info.get_deref(key, document).and_then(Object::as_str).map(decoded);
        let text = text.unwrap_or_default().to_lowercase();
        PROGRAMS.iter().any(|program| text.contains(program))
    })
}

/// Delivers everything that stands on no page.
pub(super) fn deliver(
    document: &Document,
    tree: &Tree,
    place: &Place,
    limits: &Limits,
    sink: &mut dyn Sink,
) {
    let mut found = Found {
        document,
        place,
        limits,
        sink,
        hidden: BTreeMap::new(),
        files: 0,
        room: STREAM_BYTES,
    };
    for object in document.objects.values() {
        found.visit(object, 0);
    }
    if found.has_unseen_layers() {
        found.hide(HiddenKind::Text);
    }
    // The last revision is shown; the ones before are still in the file. A file that is laid out
    // for the web has two parts of one revision.
    let orphans = unseen::orphans(document, &tree.pages);
    if document.revision_count() > 1 || orphans > 0 {
        found.hide(HiddenKind::OrphanPart);
    }
    if found.is_filled_in_elsewhere() {
        found.sink.gap(place, Reason::Unsupported);
    }
    found.author();
    let texts = unseen::texts(document);
    if !texts.is_empty() {
        super::delivery::passage(place, &texts, LineKind::Prose, false, found.sink);
    }
    let hidden = std::mem::take(&mut found.hidden);
    for (what, count) in hidden {
        sink.hidden(place, what, count);
    }
}

struct Found<'a> {
    document: &'a Document,
    place: &'a Place,
    limits: &'a Limits,
    sink: &'a mut dyn Sink,
    hidden: BTreeMap<HiddenKind, u64>,
    files: u32,
    /// Bytes that further attached files may become by unpacking.
    room: usize,
}

impl Found<'_> {
    /// Looks at a dictionary and at those within it.
    fn visit(&mut self, object: &Object, depth: u64) {
        if depth > self.limits.nesting {
            return;
        }
        let deeper = depth.saturating_add(1);
        match object {
            Object::Array(items) => {
                for item in items {
                    self.visit(item, deeper);
                }
            }
            Object::Dictionary(dictionary) => self.dictionary(dictionary, deeper),
            Object::Stream(stream) => self.dictionary(&stream.dict, deeper),
            _ => {}
        }
    }

    fn dictionary(&mut self, dictionary: &Dictionary, depth: u64) {
        let name = |key: &[u8]| dictionary.get(key).and_then(Object::as_name).unwrap_or_default();
        if dictionary.has(b"EF") {
            self.attachment(dictionary);
        }
        if dictionary.has(b"JS") || matches!(name(b"S"), b"JavaScript" | b"Launch") {
            self.hide(HiddenKind::ActiveContent);
        }
        if unseen::REMARKS.contains(&name(b"Subtype")) && dictionary.has(b"Contents") {
            self.hide(HiddenKind::Comment);
        }
        for (_, object) in dictionary {
            self.visit(object, depth);
        }
    }

    /// An attached file is opened like a file of its own.
    fn attachment(&mut self, file: &Dictionary) {
        self.hide(HiddenKind::EmbeddedObject);
        self.files = self.files.saturating_add(1);
        let text = |key: &[u8]| file.get_deref(key, self.document).and_then(Object::as_str);
        let name = text(b"UF").or_else(|_| text(b"F")).map(decoded).unwrap_or_default();
        let name = name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        let name = if name.is_empty() { format!("attachment-{}", self.files) } else { name };
        let stream = file
            .get_deref(b"EF", self.document)
            .and_then(Object::as_dict)
            .and_then(|files| {
                let one = |key: &[u8]| files.get_deref(key, self.document);
                one(b"F").or_else(|_| one(b"UF"))
            })
            .and_then(Object::as_stream);
        let unpacked = stream
            .map_err(super::reason)
            .and_then(|stream| streams::unpack(self.document, stream, self.room));
        let place = self.place.inside(&name);
        match unpacked {
            Ok(Unpacked { bytes, whole }) => {
                self.room = self.room.saturating_sub(bytes.len());
                self.sink.inner(name, bytes);
                if !whole {
                    self.sink.gap(&place, Reason::Damaged);
                }
            }
            Err(reason) => self.sink.gap(&place, reason),
        }
    }

    /// Layers that are switched off when the document is opened.
    fn has_unseen_layers(&self) -> bool {
        let off = self.document.catalog().ok().and_then(|catalog| {
            let layers = catalog.get_deref(b"OCProperties", self.document).ok()?.as_dict().ok()?;
            let shown = layers.get_deref(b"D", self.document).ok()?.as_dict().ok()?;
            shown.get_deref(b"OFF", self.document).ok()?.as_array().ok()
        });
        off.is_some_and(|off| !off.is_empty())
    }

    /// Whether the document is the shell of a form that a program of its own draws from XML.
    fn is_filled_in_elsewhere(&self) -> bool {
        let form = self.document.catalog().and_then(|catalog| {
            catalog.get_deref(b"AcroForm", self.document).and_then(Object::as_dict)
        });
        form.is_ok_and(|form| form.has(b"XFA"))
    }

    fn author(&mut self) {
        let info =
            self.document.trailer.get_deref(b"Info", self.document).and_then(Object::as_dict);
        let author = info
            .and_then(|info| info.get_deref(b"Author", self.document))
            .and_then(Object::as_str)
            .map(decoded)
            .unwrap_or_default();
        let author = if author.trim().is_empty() { self.author_of_metadata() } else { author };
        if !author.trim().is_empty() {
            self.sink.property(self.place, "author", author);
        }
    }

    fn author_of_metadata(&self) -> String {
        let packet = self.document.catalog().and_then(|catalog| {
            catalog.get_deref(b"Metadata", self.document).and_then(Object::as_stream)
        });
        let packet = packet.map_err(super::reason);
        let packet = packet.and_then(|packet| streams::unpack(self.document, packet, STREAM_BYTES));
        packet.ok().and_then(|packet| unseen::author(&packet.bytes)).unwrap_or_default()
    }

    fn hide(&mut self, what: HiddenKind) {
        let count = self.hidden.entry(what).or_default();
        *count = count.saturating_add(1);
    }
}

/// A text of the document: UTF-16 with a mark, else one byte for a letter.
pub(super) fn decoded(bytes: &[u8]) -> String {
    match bytes.strip_prefix(b"\xfe\xff") {
        Some(wide) => {
            let units: Vec<u16> = wide
                .chunks_exact(2)
                .map(|two| two.iter().fold(0, |unit, byte| unit << 8 | u16::from(*byte)))
                .collect();
            String::from_utf16_lossy(&units)
        }
        None => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().copied().map(char::from).collect(),
        },
    }
}
