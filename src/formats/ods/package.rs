//! The parts of a packed document: which are encrypted, what stands around the content.

use super::super::Source;
use super::super::ooxml::file_within;
use super::super::xml::{Piece, Xml};
use super::tables::Document;
use crate::content::{Content, Drawing, Hidden, HiddenKind, Inner, Looks, Picture, Sink};
use crate::facts::IrregularityKind;
use crate::formats::opendocument::chart::{self, Object};
use crate::gap::{Gap, Reason};
use crate::package::Package;
use crate::place::Place;
use crate::policy::Limits;

/// What a document says about itself, by element.
pub(super) fn property(element: &str) -> Option<&'static str> {
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

/// Parts that every document may have and that hold nothing of their own.
const USUAL: [&str; 11] = [
    "mimetype",
    "content.xml",
    "styles.xml",
    "meta.xml",
    "settings.xml",
    "manifest.rdf",
    "META-INF/",
    "Thumbnails/",
    "Configurations2/",
    "layout-cache",
    "Fonts/",
];

/// Reads a packed document.
///
/// # Errors
/// It needs a password, or its content cannot be read.
pub(super) fn read(source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
    let place = source.place().clone();
    let limits = source.limits();
    let package = source.parts()?;
    let parts = Parts { place: &place, limits, package: &package };
    if parts.is_encrypted()? {
        return Err(Reason::Encrypted);
    }
    for odd in &package.irregularities {
        if odd.kind == IrregularityKind::DuplicateName {
            let place = place.part(odd.place.path());
            sink.take(Content::Gap(Gap::new(&place, Reason::Damaged)));
        }
    }
    let mut document = Document::new(&place, limits);
    for part in ["meta.xml", "styles.xml"] {
        if parts.has(part) {
            let read = parts.xml(part).and_then(|xml| document.read(xml, sink));
            parts.gap(part, read, sink);
        }
    }
    let content = parts.xml("content.xml").map_err(|reason| match reason {
        Reason::Empty => Reason::Damaged,
        reason => reason,
    })?;
    document.read(content, sink)?;
    parts.deliver_drawn(&document, sink);
    parts.deliver_rest(&document, sink);
    Ok(())
}

struct Parts<'a> {
    place: &'a Place,
    limits: &'a Limits,
    package: &'a Package,
}

impl Parts<'_> {
    fn has(&self, part: &str) -> bool {
        self.package.listing.iter().any(|listed| listed.path == part)
    }

    fn xml(&self, part: &str) -> Result<Xml<'_>, Reason> {
        let listed = self.package.listing.iter().find(|listed| listed.path == part);
        Xml::new(self.package.stream(listed.ok_or(Reason::Empty)?)?, self.limits)
    }

    fn gap(&self, part: &str, read: Result<(), Reason>, sink: &mut dyn Sink) {
        if let Err(reason) = read {
            sink.take(Content::Gap(Gap::new(&self.place.part(part), reason)));
        }
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

    /// Delivers charts, pictures and embedded objects.
    fn deliver_drawn(&self, document: &Document<'_>, sink: &mut dyn Sink) {
        for (part, sheet, hidden) in &document.drawn.objects {
            let content = format!("{part}/content.xml");
            let read = self.xml(&content).and_then(|mut xml| chart::read(&mut xml));
            match read {
                Ok(object) => {
                    let opaque = !object.is_chart && !object.is_formula;
                    deliver_object(object, document, sheet, *hidden, sink);
                    if opaque {
                        self.deliver_document(&content, sink);
                    }
                }
                Err(reason) => self.gap(part, Err(reason), sink),
            }
        }
        for part in &document.drawn.pictures {
            match self.package.part(part) {
                Ok(bytes) => {
                    sink.take(Content::Inner(Inner { name: part.clone(), bytes }));
                }
                Err(reason) => self.gap(part, Err(reason), sink),
            }
        }
        for part in &document.drawn.others {
            let (place, what) = (self.place.part(part), HiddenKind::EmbeddedObject);
            sink.take(Content::Hidden(Hidden { place, what, count: 1 }));
            match self.package.part(part) {
                Ok(bytes) => sink_inner(file_within(part, bytes), sink),
                Err(reason) => self.gap(part, Err(reason), sink),
            }
        }
        deliver_inline(document, self.place, sink);
    }

    /// Delivers the tables of a document within the document.
    fn deliver_document(&self, content: &str, sink: &mut dyn Sink) {
        let place = self.place.part(content);
        let mut inner = Document::new(&place, self.limits);
        inner.embedded = true;
        let read = self.xml(content).and_then(|xml| inner.read(xml, sink));
        self.gap(content, read, sink);
    }

    /// Delivers macros, and parts that nothing refers to.
    fn deliver_rest(&self, document: &Document<'_>, sink: &mut dyn Sink) {
        let drawn = &document.drawn;
        for listed in &self.package.listing {
            let part = listed.path.as_str();
            let within = |folder: &str| part == folder || part.starts_with(&format!("{folder}/"));
            let usual = USUAL
                .iter()
                .any(|usual| part == *usual || (usual.ends_with('/') && part.starts_with(usual)));
            let is_drawn = drawn.pictures.contains(part)
                || drawn.others.contains(part)
                || drawn.objects.iter().any(|(object, _, _)| within(object))
                || part.starts_with("ObjectReplacements/");
            let is_library = part.ends_with("script-lb.xml") || part.ends_with("script-lc.xml");
            let is_program = ["Basic/", "Scripts/"].iter().any(|folder| part.starts_with(folder));
            let what = if usual || is_drawn || is_library || part.starts_with("Dialogs/") {
                continue;
            } else if is_program {
                HiddenKind::Macro
            } else {
                HiddenKind::OrphanPart
            };
            sink.take(Content::Hidden(Hidden { place: self.place.part(part), what, count: 1 }));
        }
    }
}

/// Delivers objects and files that stand in the document itself.
pub(super) fn deliver_inline(document: &Document<'_>, place: &Place, sink: &mut dyn Sink) {
    for (object, sheet, hidden) in &document.drawn.inline {
        let object =
            Object { texts: object.texts.clone(), sheets: object.sheets.clone(), ..*object };
        deliver_object(object, document, sheet, *hidden, sink);
    }
    for (number, (data, is_picture)) in document.drawn.files.iter().enumerate() {
        let name = format!("file {}", number.saturating_add(1));
        if !is_picture {
            let (place, what) = (place.part(&name), HiddenKind::EmbeddedObject);
            sink.take(Content::Hidden(Hidden { place, what, count: 1 }));
        }
        match super::base64::decode(data) {
            Some(bytes) => sink_inner(file_within(&name, bytes), sink),
            None => sink.take(Content::Gap(Gap::new(&place.part(&name), Reason::Damaged))),
        }
    }
}

fn sink_inner(inner: Option<Inner>, sink: &mut dyn Sink) {
    if let Some(inner) = inner {
        sink.take(Content::Inner(inner));
    }
}

/// Delivers a chart, or that there is an object of another kind.
fn deliver_object(
    object: Object,
    document: &Document<'_>,
    sheet: &Place,
    hidden: bool,
    sink: &mut dyn Sink,
) {
    if object.is_formula {
        return;
    }
    if !object.is_chart {
        let (place, what) = (sheet.clone(), HiddenKind::EmbeddedObject);
        sink.take(Content::Hidden(Hidden { place, what, count: 1 }));
        return;
    }
    // The chart copies the numbers of its series; they are seen where those sheets are.
    let seen = object.sheets.iter().all(|sheet| document.visible.contains(sheet));
    if object.points > 0 && (!seen || object.sheets.is_empty()) {
        let (place, what) = (sheet.clone(), HiddenKind::ChartCache);
        sink.take(Content::Hidden(Hidden { place, what, count: object.points }));
    }
    sink.take(Content::Picture(Picture {
        place: sheet.clone(),
        drawing: Drawing::Chart { points: object.points },
        size: None,
        looks: Looks::Plot,
        texts: object.texts,
        hidden,
    }));
}
