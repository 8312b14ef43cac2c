//! A packed text: its body with headers and footers, and what is drawn in it from other parts.

use super::body::{self, Seen};
use super::drawn::{Drawn, What, deliver_object};
use super::styles::Styles;
use crate::content::{HiddenKind, Sink};
use crate::formats::Source;
use crate::formats::flow::Flow;
use crate::formats::opendocument::chart;
use crate::formats::opendocument::parts::{Parts, property};
use crate::formats::xml::Piece;
use crate::gap::Reason;

/// Reads a packed document.
///
/// # Errors
/// It needs a password, or its text cannot be read.
pub(super) fn read(source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
    let place = source.place().clone();
    let limits = *source.limits();
    let package = source.parts()?;
    let parts = Parts::open(&place, &limits, &package)?;
    parts.repeated(sink);
    properties(&parts, sink);
    let mut styles = Styles::default();
    let mut flow = Flow::new(&place, &limits, sink);
    // Headers and footers stand with the styles.
    let mut margins = Seen::default();
    let figure = |drawn: &Drawn, flow: &mut Flow<'_>| deliver_drawn(&parts, drawn, flow);
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
    let mut content = parts.content()?;
    let read = body::read(&mut content, &mut styles, &figure, &mut flow);
    flow.end_part();
    let mut seen = read?;
    found(&seen, &mut flow);
    seen.drawn.append(&mut margins.drawn);
    let is_drawn = |part: &str| {
        let is_under = |folder: &str| part == folder || part.starts_with(&format!("{folder}/"));
        seen.drawn.iter().filter_map(|drawn| drawn.what.part()).any(is_under)
    };
    parts.deliver_rest(&is_drawn, sink);
    Ok(())
}

/// Reports what a person does not see of a text.
pub(super) fn found(seen: &Seen, flow: &mut Flow<'_>) {
    flow.found(HiddenKind::TrackedChange, seen.changes);
    flow.found(HiddenKind::Comment, seen.comments);
    flow.found(HiddenKind::ExternalLink, seen.links);
}

/// Delivers what the document says about itself.
fn properties(parts: &Parts<'_>, sink: &mut dyn Sink) {
    let mut xml = match parts.xml("meta.xml") {
        Ok(xml) => xml,
        Err(Reason::Empty) => return,
        Err(reason) => return parts.gap("meta.xml", reason, sink),
    };
    let mut open = None;
    loop {
        match xml.next() {
            Ok(Piece::Start(tag)) => open = property(tag.name()),
            Ok(Piece::Text(text)) => {
                if let Some(name) = open.filter(|_| !text.trim().is_empty()) {
                    sink.property(parts.place, name, text.trim().to_owned());
                }
            }
            Ok(Piece::End(_)) => open = None,
            Ok(Piece::Eof) => return,
            Err(reason) => return parts.gap("meta.xml", reason, sink),
        }
    }
}

/// Delivers a picture, a chart or an embedded object where it stands.
fn deliver_drawn(parts: &Parts<'_>, drawn: &Drawn, flow: &mut Flow<'_>) {
    let sink = flow.sink();
    match &drawn.what {
        What::Picture(part) => parts.deliver_file(part, sink),
        What::Foreign(part) => {
            parts.hidden(part, HiddenKind::EmbeddedObject, 1, sink);
            parts.deliver_file(part, sink);
        }
        What::Object(part) => {
            let read = parts.xml(&format!("{part}/content.xml"));
            match read.and_then(|mut xml| chart::read(&mut xml)) {
                Ok(object) => {
                    let place = parts.place.part(part);
                    deliver_object(&object, &drawn.texts, place, sink);
                }
                Err(reason) => parts.gap(part, reason, sink),
            }
        }
        What::Inline(object) => {
            deliver_object(object, &drawn.texts, parts.place.clone(), sink);
        }
    }
}
