//! The parts of a packed document: which are encrypted, what stands around the text.

use super::body::{self, Drawn, Seen};
use super::styles::Styles;
use crate::content::{Content, Drawing, Hidden, HiddenKind, Inner, Looks, Picture, Property, Sink};
use crate::formats::Source;
use crate::formats::flow::Flow;
use crate::formats::ooxml::file_within;
use crate::formats::opendocument::chart;
use crate::formats::xml::{Piece, Xml};
use crate::gap::{Gap, Reason};
use crate::package::Package;
use crate::place::Place;
use crate::policy::Limits;

/// Parts that every document may have and that hold nothing of their own.
const USUAL: [&str; 12] = [
    "mimetype",
    "content.xml",
    "styles.xml",
    "meta.xml",
    "settings.xml",
    "manifest.rdf",
    "META-INF/",
    "Thumbnails/",
    "Configurations2/",
    "ObjectReplacements/",
    "layout-cache",
    "Fonts/",
];

/// Reads a packed document.
///
/// # Errors
/// It needs a password, or its text cannot be read.
pub(super) fn read(source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
    let place = source.place().clone();
    let limits = *source.limits();
    let package = source.parts()?;
    let parts = Parts { place: &place, limits: &limits, package: &package };
    if parts.is_encrypted()? {
        return Err(Reason::Encrypted);
    }
    parts.properties(sink);
    let mut styles = Styles::default();
    let mut flow = Flow::new(&place, &limits, sink);
    // Headers and footers stand with the styles.
    let mut margins = Seen::default();
    let figure = |what: Drawn, part: &str, texts: &[String], flow: &mut Flow<'_>| {
        parts.deliver_drawn(what, part, texts, flow);
    };
    if parts.has("styles.xml") {
        flow.begin_part(Some("header"));
        let read = parts
            .xml("styles.xml")
            .and_then(|mut xml| body::read(&mut xml, &mut styles, &figure, &mut flow));
        match read {
            Ok(seen) => margins = seen,
            Err(reason) => flow.gap(reason),
        }
        flow.end_part();
    }
    flow.begin_part(None);
    let mut content = parts.xml("content.xml").map_err(|reason| match reason {
        Reason::Empty => Reason::Damaged,
        reason => reason,
    })?;
    let read = body::read(&mut content, &mut styles, &figure, &mut flow);
    flow.end_part();
    let mut seen = read?;
    found(&seen, &mut flow);
    seen.drawn.append(&mut margins.drawn);
    parts.deliver_rest(&seen, sink);
    Ok(())
}

/// Reports what a person does not see of a text.
pub(super) fn found(seen: &Seen, flow: &mut Flow<'_>) {
    flow.found(HiddenKind::TrackedChange, seen.changes);
    flow.found(HiddenKind::Comment, seen.comments);
    flow.found(HiddenKind::ExternalLink, seen.links);
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

    fn gap(&self, part: &str, reason: Reason, sink: &mut dyn Sink) {
        sink.take(Content::Gap(Gap::new(&self.place.part(part), reason)));
    }

    fn hidden(&self, part: &str, what: HiddenKind, count: u64, sink: &mut dyn Sink) {
        if count > 0 {
            sink.take(Content::Hidden(Hidden { place: self.place.part(part), what, count }));
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
                // Older programs write a DOCTYPE; such a manifest is not read, the text is.
                Ok(Piece::Eof) | Err(Reason::Unsupported) => return Ok(false),
                Err(reason) => return Err(reason),
                Ok(_) => {}
            }
        }
    }

    /// Delivers what the document says about itself.
    fn properties(&self, sink: &mut dyn Sink) {
        let name = |element: &str| {
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
        };
        let Ok(mut xml) = self.xml("meta.xml") else { return };
        let mut open = None;
        loop {
            match xml.next() {
                Ok(Piece::Start(tag)) => open = name(tag.name()),
                Ok(Piece::Text(text)) => {
                    if let Some(name) = open.filter(|_| !text.trim().is_empty()) {
                        let (place, value) = (self.place.clone(), text.trim().to_owned());
                        sink.take(Content::Property(Property { place, name, value }));
                    }
                }
                Ok(Piece::End(_)) => open = None,
                Ok(Piece::Eof) => return,
                Err(reason) => return self.gap("meta.xml", reason, sink),
            }
        }
    }

    /// Delivers a picture, a chart or an embedded object where it stands.
    fn deliver_drawn(&self, what: Drawn, part: &str, texts: &[String], flow: &mut Flow<'_>) {
        let mut content: Vec<Content> = Vec::new();
        match what {
            Drawn::Picture => self.deliver_file(part, &mut content),
            Drawn::Foreign => {
                self.hidden(part, HiddenKind::EmbeddedObject, 1, &mut content);
                self.deliver_file(part, &mut content);
            }
            Drawn::Object => self.deliver_object(part, texts, &mut content),
        }
        content.into_iter().for_each(|piece| flow.deliver(piece));
    }

    fn deliver_file(&self, part: &str, sink: &mut dyn Sink) {
        match self.package.part(part) {
            Ok(bytes) => {
                if let Some(inner) = file_within(part, bytes) {
                    sink.take(Content::Inner(Inner { name: part.to_owned(), ..inner }));
                }
            }
            Err(reason) => self.gap(part, reason, sink),
        }
    }

    /// Delivers a chart, or that there is an object of another kind.
    fn deliver_object(&self, part: &str, texts: &[String], sink: &mut dyn Sink) {
        let read = self.xml(&format!("{part}/content.xml"));
        let object = match read.and_then(|mut xml| chart::read(&mut xml)) {
            Ok(object) => object,
            Err(reason) => return self.gap(part, reason, sink),
        };
        if object.is_formula {
            return;
        }
        if !object.is_chart {
            self.hidden(part, HiddenKind::EmbeddedObject, 1, sink);
            return self.gap(part, Reason::Unsupported, sink);
        }
        self.hidden(part, HiddenKind::ChartCache, object.points, sink);
        sink.take(Content::Picture(Picture {
            place: self.place.part(part),
            drawing: Drawing::Chart { points: object.points },
            size: None,
            looks: Looks::Plot,
            texts: object.texts.iter().chain(texts).cloned().collect(),
            hidden: false,
        }));
    }

    /// Delivers macros, and parts that nothing refers to.
    fn deliver_rest(&self, seen: &Seen, sink: &mut dyn Sink) {
        for listed in &self.package.listing {
            let part = listed.path.as_str();
            let is_under = |folder: &str| part == folder || part.starts_with(&format!("{folder}/"));
            let usual = USUAL
                .iter()
                .any(|usual| part == *usual || (usual.ends_with('/') && part.starts_with(usual)));
            let is_drawn = seen.drawn.iter().any(|(_, drawn, _)| is_under(drawn));
            let is_library = part.ends_with("script-lb.xml") || part.ends_with("script-lc.xml");
            if usual
                || is_drawn
                || is_library
                || part.ends_with('/')
                || part.starts_with("Dialogs/")
            {
                continue;
            }
            let is_program = ["Basic/", "Scripts/"].iter().any(|folder| part.starts_with(folder));
            let what = if is_program { HiddenKind::Macro } else { HiddenKind::OrphanPart };
            self.hidden(part, what, 1, sink);
        }
    }
}
