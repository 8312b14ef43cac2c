//! Parts of office files that are not seen on opening them and that every kind of office file may
//! have: embedded objects, macros, connections, custom XML, data models, pictures to be looked at.

use super::chart::{self, Chart};
use super::{Office, Piece, Target, objects, others};
use crate::content::{Content, HiddenKind, Sink};
use crate::gap::Reason;
use std::collections::BTreeSet;

/// Delivers what relations of known kinds lead to, whatever part they stand at.
pub(in crate::formats) fn unseen(office: &Office, sink: &mut dyn Sink) {
    unseen_besides(office, BTreeSet::new(), sink);
}

/// Delivers the same, but for the parts (in lower case) that were delivered where they stand.
pub(in crate::formats) fn unseen_besides(
    office: &Office,
    mut seen: BTreeSet<String>,
    sink: &mut dyn Sink,
) {
    let delivered = seen.clone();
    for (source, relation) in office.all_relations() {
        match &relation.target {
            Target::Part(part) => {
                if seen.insert(part.to_lowercase()) {
                    unseen_part(office, source, &relation.kind, part, sink);
                }
            }
            Target::Outside(address) => outside(office, &relation.kind, address, sink),
        }
    }
    others::unopened(office, &delivered, sink);
}

/// Delivers what a part of a known kind gives away, to which another part leads.
fn unseen_part(office: &Office, source: &str, kind: &str, part: &str, sink: &mut dyn Sink) {
    let what = match kind {
        "image" | "hdphoto" => {
            match office.bytes(part) {
                Ok(bytes) => sink.inner(part.to_owned(), bytes),
                Err(reason) => office.gap(part, reason, sink),
            }
            return;
        }
        "package" | "oleObject" => {
            match office.bytes(part) {
                Ok(bytes) => {
                    if let Some(file) = objects::file_within(part, bytes) {
                        // Only a chart keeps points; what leads to an object otherwise has none.
                        sink.take(match chart::read(office, source) {
                            Ok(Chart { points: 1.., shown, .. }) => {
                                Content::ChartData { file, shown }
                            }
                            _ => Content::Inner(file),
                        });
                    }
                }
                Err(reason) => office.gap(part, reason, sink),
            }
            HiddenKind::EmbeddedObject
        }
        "vbaProject"
        | "wordVbaData"
        | "xlMacrosheet"
        | "xlIntlMacrosheet"
        | "dialogsheet"
        | "attachedToolbars"
        | "keyMapCustomizations" => HiddenKind::Macro,
        "connections" | "queryTable" => HiddenKind::DataConnection,
        "powerPivotData" => HiddenKind::DataModel,
        "control" | "activeXControlBinary" | "webextension" => HiddenKind::ActiveContent,
        "customXml" => match custom_xml(office, part) {
            Ok(Some(what)) => what,
            Ok(None) => return,
            Err(reason) => {
                office.gap(part, reason, sink);
                HiddenKind::CustomXml
            }
        },
        "printerSettings" => {
            printer(office, part, sink);
            return;
        }
        "customProperty" | "xmlMaps" | "tags" => HiddenKind::CustomXml,
        "revisionLog" => HiddenKind::TrackedChange,
        _ => return,
    };
    // A relation that leads nowhere gives nothing away.
    if office.has(part) {
        sink.hidden(&office.place().part(part), what, 1);
    }
}

/// Delivers the name of the printer for which a page was set up: it may name a room or a server.
/// Windows keeps it as the first 32 letters of its device settings.
fn printer(office: &Office, part: &str, sink: &mut dyn Sink) {
    const LETTERS: usize = 32;
    let Ok(bytes) = office.bytes(part) else { return };
    let units = bytes.chunks_exact(2).take(LETTERS).filter_map(|pair| pair.first_chunk().copied());
    let units = units.map(u16::from_le_bytes).take_while(|unit| *unit != 0);
    let name: String = char::decode_utf16(units).map_while(Result::ok).collect();
    let printable = !name.trim().is_empty() && !name.contains(char::is_control);
    // On other systems the settings are a text in markup, which begins otherwise.
    if printable && name.chars().count() > 1 && bytes.get(1) == Some(&0) {
        sink.property(&office.place().part(part), "printer", name);
    }
}

/// What a part with custom XML holds; none where it holds nothing.
///
/// Word writers add an empty bibliography part to every document, and parts that only bind content
/// to properties of the document.
fn custom_xml(office: &Office, part: &str) -> Result<Option<HiddenKind>, Reason> {
    let mut xml = office.xml(part)?;
    let mut elements = 0_u64;
    let mut texts = 0_u64;
    let mut root = String::new();
    loop {
        match xml.next()? {
            Piece::Start(tag) => {
                if elements == 0 {
                    root = tag.name().to_owned();
                }
                elements = elements.saturating_add(1);
            }
            Piece::Text(text) if !text.trim().is_empty() => texts = texts.saturating_add(1),
            Piece::Eof => break,
            _ => {}
        }
    }
    Ok(match root.as_str() {
        "DataMashup" => Some(HiddenKind::DataConnection),
        "Sources" if elements == 1 && texts == 0 => None,
        _ => Some(HiddenKind::CustomXml),
    })
}

/// Delivers what leads out of the file. A link that a person follows by clicking is no finding.
fn outside(office: &Office, kind: &str, address: &str, sink: &mut dyn Sink) {
    let place = office.place().clone();
    match kind {
        "hyperlink" => {}
        // The links of a workbook are told with the values that they brought.
        kind if kind.starts_with("externalLink") || kind.starts_with("xl") => {}
        "attachedTemplate" => {
            sink.property(&place, "template", address.to_owned());
        }
        _ => {
            sink.hidden(&place, HiddenKind::ExternalLink, 1);
        }
    }
}
