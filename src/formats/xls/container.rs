//! The compound file around a workbook: its streams, and what else lies in it.

use super::summary::SUMMARIES;
use crate::content::{HiddenKind, Sink};
use crate::gap::Reason;
use crate::place::Place;
use std::io::{Cursor, Read as _};

/// A compound file.
pub(super) struct Container<'a> {
    file: cfb::CompoundFile<Cursor<&'a [u8]>>,
}

/// What lies beside a workbook, by the paths of streams and storages.
#[derive(Default)]
struct Beside {
    programs: u64,
    caches: u64,
    revisions: u64,
    objects: Vec<String>,
    others: Vec<String>,
}

/// A path without the stroke before it.
fn name(path: &str) -> &str {
    path.trim_start_matches('/')
}

impl<'a> Container<'a> {
    /// Opens a compound file.
    ///
    /// # Errors
    /// It is damaged.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Reason> {
        let file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| Reason::Damaged)?;
        Ok(Self { file })
    }

    /// The stream with the workbook's records.
    ///
    /// # Errors
    /// There is none, it is damaged, or the whole file is encrypted.
    pub(super) fn workbook(&mut self) -> Result<Vec<u8>, Reason> {
        if self.file.is_stream("/EncryptedPackage") {
            return Err(Reason::Encrypted);
        }
        let name = if self.file.is_stream("/Workbook") { "/Workbook" } else { "/Book" };
        self.stream(name).ok_or(Reason::Damaged)
    }

    /// Delivers what lies beside the workbook: objects, programs, caches, properties.
    pub(super) fn deliver(&mut self, place: &Place, sink: &mut dyn Sink) {
        let Beside { programs, caches, revisions, objects, others } = self.beside();
        sink.hidden(&place.part("_VBA_PROJECT_CUR"), HiddenKind::Macro, programs.min(1));
        sink.hidden(&place.part("_SX_DB_CUR"), HiddenKind::PivotCache, caches);
        sink.hidden(&place.part("Revision Log"), HiddenKind::TrackedChange, revisions.min(1));
        for other in &others {
            sink.hidden(&place.part(name(other)), HiddenKind::OrphanPart, 1);
        }
        for object in &objects {
            sink.hidden(&place.part(name(object)), HiddenKind::EmbeddedObject, 1);
        }
        for object in &objects {
            match self.object(object) {
                Some(bytes) => sink.inner(name(object).to_owned(), bytes),
                None => sink.gap(&place.part(name(object)), Reason::Unsupported),
            }
        }
        for other in &others {
            if let Some(bytes) = self.stream(other) {
                sink.inner(name(other).to_owned(), bytes);
            }
        }
        for summary in &SUMMARIES {
            let Some(bytes) = self.stream(&format!("/{}", summary.stream)) else { continue };
            for (name, value) in summary.properties(&bytes) {
                sink.property(place, name, value);
            }
        }
    }

    fn beside(&self) -> Beside {
        let mut beside = Beside::default();
        for entry in self.file.walk() {
            let path = entry.path().to_string_lossy().replace('\\', "/");
            let top = name(&path).split('/').next().unwrap_or_default();
            match top {
                "_VBA_PROJECT_CUR" | "Macros" => beside.programs += 1,
                "_SX_DB_CUR" | "_SX_DB" if entry.is_stream() => beside.caches += 1,
                // Objects lie in storages of their own, named by a number.
                top if top.starts_with("MBD")
                    && entry.is_storage()
                    && path.matches('/').count() == 1 =>
                {
                    beside.objects.push(path);
                }
                "Revision Log" | "User Names" if entry.is_stream() => beside.revisions += 1,
                top if entry.is_stream() && !self.is_known(top) => beside.others.push(path),
                _ => {}
            }
        }
        beside
    }

    /// Whether a stream or storage is one that office programs write beside a workbook, and that is
    /// read elsewhere or holds no more than settings. A workbook for two versions stands in it twice.
    fn is_known(&self, top: &str) -> bool {
        const BOOK: &str = "Book";
        let known = [
            "Workbook",
            "Ctls",
            "\u{1}Ole",
            "\u{1}CompObj",
            "\u{3}ObjInfo",
            "\u{6}DataSpaces",
            "MsoDataStore",
            "ETExtData",
            "_xmlsignatures",
            "_signatures",
        ];
        let only = top.eq_ignore_ascii_case(BOOK) && !self.file.is_stream("/Workbook");
        only || top.starts_with("MBD")
            || top.starts_with("LNK")
            || known.contains(&top)
            || SUMMARIES.iter().any(|summary| summary.stream == top)
    }

    /// An embedded object as a file of its own: what it wraps, or its streams in a compound file.
    fn object(&mut self, path: &str) -> Option<Vec<u8>> {
        if let Some(package) = self.stream(&format!("{path}/Package")) {
            return Some(package);
        }
        let streams: Vec<String> = self
            .file
            .walk_storage(path)
            .ok()?
            .filter(cfb::Entry::is_stream)
            .map(|entry| entry.path().to_string_lossy().into_owned())
            .collect();
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).ok()?;
        for stream in streams {
            // Streams of storages within the object are left: the object's own say what it is.
            let inner = stream.strip_prefix(path)?;
            if inner.matches('/').count() != 1 {
                continue;
            }
            let bytes = self.stream(&stream)?;
            std::io::Write::write_all(&mut file.create_stream(inner).ok()?, &bytes).ok()?;
        }
        file.flush().ok()?;
        Some(file.into_inner().into_inner())
    }

    fn stream(&mut self, name: &str) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        self.file.open_stream(name).ok()?.read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }
}
