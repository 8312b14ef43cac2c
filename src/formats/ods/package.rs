//! A packed spreadsheet: its content, and what is drawn on its sheets from other parts.

use super::drawn::OnSheet;
use super::tables::Document;
use crate::content::{Content, HiddenKind, Picture, Sink};
use crate::formats::opendocument::chart::{self, Object};
use crate::formats::opendocument::parts::Parts;
use crate::formats::{Source, base64, ooxml::file_within};
use crate::gap::Reason;
use crate::place::Place;

/// Reads a packed document.
///
/// # Errors
/// It needs a password, or its content cannot be read.
pub(super) fn read(source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
    let place = source.place().clone();
    let limits = source.limits();
    let package = source.parts()?;
    let parts = Parts::open(&place, limits, &package)?;
    parts.repeated(sink);
    let mut document = Document::new(&place, limits);
    for part in ["meta.xml", "styles.xml"] {
        if let (true, Err(reason)) =
            (parts.has(part), parts.xml(part).and_then(|xml| document.read(xml, sink)))
        {
            parts.gap(part, reason, sink);
        }
    }
    document.read(parts.content()?, sink)?;
    deliver_drawn(&parts, &document, sink);
    let drawn = &document.drawn;
    let is_drawn = |part: &str| {
        let is_under = |folder: &str| part == folder || part.starts_with(&format!("{folder}/"));
        drawn.pictures.contains(part)
            || drawn.others.contains(part)
            || drawn.objects.iter().any(|object| is_under(&object.what))
    };
    parts.deliver_rest(&is_drawn, sink);
    Ok(())
}

/// Delivers charts, pictures and embedded objects.
fn deliver_drawn(parts: &Parts<'_>, document: &Document<'_>, sink: &mut dyn Sink) {
    for OnSheet { what: part, sheet, hidden } in &document.drawn.objects {
        let content = format!("{part}/content.xml");
        match parts.xml(&content).and_then(|mut xml| chart::read(&mut xml)) {
            Ok(object) => {
                let opaque = !object.is_chart && !object.is_formula;
                deliver_object(&object, document, sheet, *hidden, sink);
                if opaque {
                    deliver_document(parts, &content, sink);
                }
            }
            Err(reason) => parts.gap(part, reason, sink),
        }
    }
    for part in &document.drawn.pictures {
        parts.deliver_file(part, sink);
    }
    for part in &document.drawn.others {
        parts.hidden(part, HiddenKind::EmbeddedObject, 1, sink);
        parts.deliver_file(part, sink);
    }
    deliver_inline(document, parts.place, sink);
}

/// Delivers the tables of a document within the document.
fn deliver_document(parts: &Parts<'_>, content: &str, sink: &mut dyn Sink) {
    let place = parts.place.part(content);
    let mut inner = Document::new(&place, parts.limits);
    inner.embedded = true;
    if let Err(reason) = parts.xml(content).and_then(|xml| inner.read(xml, sink)) {
        parts.gap(content, reason, sink);
    }
}

/// Delivers objects and files that stand in the document itself.
pub(super) fn deliver_inline(document: &Document<'_>, place: &Place, sink: &mut dyn Sink) {
    for OnSheet { what: object, sheet, hidden } in &document.drawn.inline {
        deliver_object(object, document, sheet, *hidden, sink);
    }
    for (number, file) in document.drawn.files.iter().enumerate() {
        let name = format!("file {}", number.saturating_add(1));
        if !file.is_picture {
            sink.hidden(&place.part(&name), HiddenKind::EmbeddedObject, 1);
        }
        let bytes = base64::decode(&file.data);
        if bytes.is_empty() {
            sink.gap(&place.part(&name), Reason::Damaged);
        } else if let Some(inner) = file_within(&name, bytes) {
            sink.take(Content::Inner(inner));
        }
    }
}

/// Delivers a chart, or that there is an object of another kind.
fn deliver_object(
    object: &Object,
    document: &Document<'_>,
    sheet: &Place,
    hidden: bool,
    sink: &mut dyn Sink,
) {
    if object.is_formula {
        return;
    }
    if !object.is_chart {
        sink.hidden(sheet, HiddenKind::EmbeddedObject, 1);
        return;
    }
    // The chart copies the numbers of its series; they are seen where those sheets are.
    let seen = object.sheets.iter().all(|sheet| document.visible.contains(sheet));
    if object.points > 0 && (!seen || object.sheets.is_empty()) {
        sink.hidden(sheet, HiddenKind::ChartCache, object.points);
    }
    let chart = Picture::chart(sheet, object.points, object.texts.clone());
    sink.take(Content::Picture(Picture { hidden, ..chart }));
}
