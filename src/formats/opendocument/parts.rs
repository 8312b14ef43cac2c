//! The parts of a packed OpenDocument: whether they are encrypted, and which nothing refers to.

use crate::content::{Content, HiddenKind, Inner, Sink};
use crate::formats::ooxml::file_within;
use crate::formats::xml::{Piece, Xml};
use crate::gap::Reason;
use crate::package::{Listed, Package};
use crate::place::Place;
use crate::policy::Limits;
use std::io::Read as _;

/// Parts that are read, or that are told from others by their name alone.
const USUAL: [&str; 4] = ["mimetype", "content.xml", "styles.xml", "meta.xml"];

/// Parts that every document may have and that hold nothing of their own: how they are named, and
/// how their bytes begin.
const QUIET: [(&str, &str, &[&[u8]]); 11] = [
    ("settings.xml", "", &[b"<"]),
    ("manifest.rdf", "", &[b"<"]),
    ("META-INF/", ".xml", &[b"<"]),
    ("Configurations2/", ".xml", &[b"<"]),
    ("Dialogs/", ".xml", &[b"<"]),
    ("Basic/", "script-lb.xml", &[b"<"]),
    ("Basic/", "script-lc.xml", &[b"<"]),
    ("Thumbnails/", ".png", &[b"\x89PNG"]),
    ("ObjectReplacements/", "", &[b"VCLMTF", b"\x89PNG", b"\x01\0\0\0", b"<svg", b"\xff\xd8"]),
    ("Fonts/", "", &[b"\0\x01\0\0", b"OTTO", b"true", b"ttcf", b"wOFF", b"wOF2"]),
    ("layout-cache", "", &[b"\x12\0", b"SWLC"]),
];

/// Bytes by which a part is told.
const BEGIN: u64 = 64;

/// The name of what a document says about itself, by its element.
pub(in crate::formats) fn property(element: &str) -> Option<&'static str> {
    Some(match element {
        "initial-creator" => "author",
        "creator" => "last-modified-by",
        "printed-by" => "printed-by",
        "title" => "title",
        "subject" => "subject",
        "description" => "description",
        "keyword" => "keywords",
        "user-defined" => "custom",
        _ => return None,
    })
}

/// The parts of one packed document.
pub(in crate::formats) struct Parts<'a> {
    pub(in crate::formats) place: &'a Place,
    pub(in crate::formats) limits: &'a Limits,
    package: &'a Package,
}

impl<'a> Parts<'a> {
    /// Opens a packed document.
    ///
    /// # Errors
    /// It needs a password, or what says so cannot be read.
    pub(in crate::formats) fn open(
        place: &'a Place,
        limits: &'a Limits,
        package: &'a Package,
    ) -> Result<Self, Reason> {
        let parts = Self { place, limits, package };
        if parts.is_encrypted()? { Err(Reason::Encrypted) } else { Ok(parts) }
    }

    /// Delivers that several parts have one name: which of them a program shows is not known.
    pub(in crate::formats) fn repeated(&self, sink: &mut dyn Sink) {
        for part in self.package.repeated_names() {
            self.gap(part, Reason::Damaged, sink);
        }
    }

    /// Whether the document has a part of that name.
    pub(in crate::formats) fn has(&self, part: &str) -> bool {
        self.package.listing.iter().any(|listed| listed.path == part)
    }

    /// Opens a part as XML.
    ///
    /// # Errors
    /// `Reason::Empty` where there is no such part; else why it cannot be opened.
    pub(in crate::formats) fn xml(&self, part: &str) -> Result<Xml<'_>, Reason> {
        let listed = self.package.listing.iter().find(|listed| listed.path == part);
        Xml::new(self.package.stream(listed.ok_or(Reason::Empty)?)?, self.limits)
    }

    /// Opens the part that every document has.
    ///
    /// # Errors
    /// A document without it is damaged.
    pub(in crate::formats) fn content(&self) -> Result<Xml<'_>, Reason> {
        self.xml("content.xml").map_err(|reason| match reason {
            Reason::Empty => Reason::Damaged,
            reason => reason,
        })
    }

    /// Delivers the file that a part holds, to be read as any other.
    pub(in crate::formats) fn deliver_file(&self, part: &str, sink: &mut dyn Sink) {
        match self.package.part(part) {
            Ok(bytes) => {
                if let Some(inner) = file_within(part, bytes) {
                    sink.take(Content::Inner(Inner { name: part.to_owned(), ..inner }));
                }
            }
            Err(reason) => self.gap(part, reason, sink),
        }
    }

    /// Delivers macros, and parts that neither the document nor what it draws refers to.
    pub(in crate::formats) fn deliver_rest(
        &self,
        is_drawn: &dyn Fn(&str) -> bool,
        sink: &mut dyn Sink,
    ) {
        for listed in &self.package.listing {
            let part = listed.path.as_str();
            let is_folder = part.ends_with('/');
            if USUAL.contains(&part) || is_folder || is_drawn(part) || self.is_quiet(listed) {
                continue;
            }
            let is_program = ["Basic/", "Scripts/"].iter().any(|folder| part.starts_with(folder));
            let what = if is_program { HiddenKind::Macro } else { HiddenKind::OrphanPart };
            self.hidden(part, what, 1, sink);
        }
    }

    /// Whether a part is one that holds nothing of its own, by its name and by its bytes.
    fn is_quiet(&self, listed: &Listed) -> bool {
        let part = listed.path.as_str();
        let mut begin = Vec::new();
        let read =
            self.package.stream(listed).map(|stream| stream.take(BEGIN).read_to_end(&mut begin));
        let begin = begin.trim_ascii_start();
        let begin = begin.strip_prefix(b"\xef\xbb\xbf").unwrap_or(begin);
        let is_named = |name: &str, ending: &str| match name.ends_with('/') {
            true => part.starts_with(name) && part.ends_with(ending),
            false => part == name,
        };
        QUIET.iter().any(|(name, ending, begins)| {
            let begins = || begins.iter().any(|bytes| begin.starts_with(bytes));
            is_named(name, ending) && matches!(read, Ok(Ok(_))) && (begin.is_empty() || begins())
        })
    }

    /// Delivers that a part could not be read.
    pub(in crate::formats) fn gap(&self, part: &str, reason: Reason, sink: &mut dyn Sink) {
        sink.gap(&self.place.part(part), reason);
    }

    /// Delivers what a person does not see of a part, where there is any.
    pub(in crate::formats) fn hidden(
        &self,
        part: &str,
        what: HiddenKind,
        count: u64,
        sink: &mut dyn Sink,
    ) {
        sink.hidden(&self.place.part(part), what, count);
    }

    /// Whether a part is encrypted: the manifest says so.
    fn is_encrypted(&self) -> Result<bool, Reason> {
        if self.has("encrypted-package") {
            return Ok(true);
        }
        let mut xml = match self.xml("META-INF/manifest.xml") {
            Ok(xml) => xml,
            Err(Reason::Empty) => return Ok(false),
            Err(reason) => return Err(reason),
        };
        loop {
            match xml.next() {
                Ok(Piece::Start(tag)) if tag.name() == "encryption-data" => return Ok(true),
                // Older programs write a DOCTYPE; such a manifest is not read, the content is.
                Ok(Piece::Eof) | Err(Reason::Unsupported) => return Ok(false),
                Err(reason) => return Err(reason),
                Ok(_) => {}
            }
        }
    }
}
