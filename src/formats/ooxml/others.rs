//! Parts that a relation leads to and that no reader opened.
//!
//! Readers follow the relations that they know. A part behind any other one would go unread without
//! a word, so it is either known to hold nothing that anyone reads, by its kind and by what it is, or
//! it is a gap, or a file of its own.

use super::{Office, Piece};
use crate::content::{Content, Line, LineKind, PassageHead, Sink};
use crate::gap::Reason;
use crate::place::Place;
use std::collections::BTreeSet;

/// Kinds of parts that say how a document looks or is shown, and no more, with their root element.
const SETTINGS: [(&str, &str); 44] = [
    ("theme", "theme"),
    ("themeOverride", "themeOverride"),
    ("calcChain", "calcChain"),
    ("styles", "styles"),
    ("styles", "styleSheet"),
    ("stylesWithEffects", "styles"),
    ("settings", "settings"),
    ("webSettings", "webSettings"),
    ("fontTable", "fonts"),
    ("numbering", "numbering"),
    ("tableStyles", "tblStyleLst"),
    ("presProps", "presentationPr"),
    ("viewProps", "viewPr"),
    ("notesMaster", "notesMaster"),
    ("handoutMaster", "handoutMaster"),
    ("commentAuthors", "cmAuthorLst"),
    ("authors", "authorLst"),
    ("people", "people"),
    ("commentsExtended", "commentsEx"),
    ("commentsIds", "commentsIds"),
    ("commentsExtensible", "commentsExtensible"),
    ("chartStyle", "chartStyle"),
    ("chartColorStyle", "colorStyle"),
    ("diagramLayout", "layoutDef"),
    ("diagramQuickStyle", "styleDef"),
    ("diagramColors", "colorsDef"),
    ("diagramDrawing", "drawing"),
    ("sheetMetadata", "metadata"),
    ("pivotTable", "pivotTableDefinition"),
    ("slicer", "slicers"),
    ("slicerCache", "slicerCacheDefinition"),
    ("ctrlProp", "formControlPr"),
    ("volatileDependencies", "volTypes"),
    ("rdRichValue", "rvData"),
    ("rdRichValueStructure", "rvStructures"),
    ("rdRichValueTypes", "rvTypesInfo"),
    ("richValueRel", "richValueRels"),
    ("webextensiontaskpanes", "taskpanes"),
    ("customXmlProps", "datastoreItem"),
    ("changesInfo", "chgInfo"),
    ("revisionInfo", "revInfo"),
    ("documenttasks", "Tasks"),
    ("signature", "Signature"),
    ("tableSingleCells", "singleXmlCells"),
];

/// Kinds of parts that are no XML: pictures of the first page, fonts, signatures, indexes of cells.
const BINARY: [&str; 11] = [
    "thumbnail",
    "font",
    "origin",
    "signature",
    "xlBinaryIndex",
    "calcChain",
    "pivotTable",
    "sheetMetadata",
    "styles",
    "slicer",
    "slicerCache",
];

/// Kinds of parts that are reported as such, whatever stands in them.
const TOLD: [&str; 17] = [
    "vbaProject",
    "wordVbaData",
    "xlMacrosheet",
    "xlIntlMacrosheet",
    "dialogsheet",
    "attachedToolbars",
    "keyMapCustomizations",
    "connections",
    "queryTable",
    "powerPivotData",
    "control",
    "activeXControlBinary",
    "webextension",
    "customProperty",
    "xmlMaps",
    "tags",
    "revisionLog",
];

/// What a part is that no reader opened.
enum Other {
    /// It says how something looks.
    Setting,
    /// Markup of another kind.
    Markup,
    /// A drawing of the older kind, with what is written in it.
    Drawing(Vec<String>),
    /// A file.
    File(Vec<u8>),
}

/// Delivers the parts that relations lead to and that were not opened, but for those (in lower case)
/// that are delivered where they stand.
pub(super) fn unopened(office: &Office, seen: &BTreeSet<String>, sink: &mut dyn Sink) {
    let mut told = BTreeSet::new();
    for (_, relation) in office.all_relations() {
        let Some(part) = relation.part().filter(|part| office.has(part)) else { continue };
        let name = part.to_lowercase();
        let is_told = TOLD.contains(&relation.kind.as_str()) || office.was_opened(part);
        if is_told || seen.contains(&name) || !told.insert(name) {
            continue;
        }
        let place = office.place().part(part);
        match look_at(office, &relation.kind, part) {
            Ok(Other::Setting) => {}
            Ok(Other::Markup) => sink.gap(&place, Reason::Unsupported),
            Ok(Other::Drawing(texts)) => written(&place, texts, sink),
            Ok(Other::File(bytes)) => {
                sink.inner(part.to_owned(), bytes);
            }
            Err(reason) => sink.gap(&place, reason),
        }
    }
}

fn look_at(office: &Office, kind: &str, part: &str) -> Result<Other, Reason> {
    if let Ok(root) = root(office, part) {
        return if kind == "vmlDrawing" {
            texts(office, part).map(Other::Drawing)
        } else if SETTINGS.contains(&(kind, root.as_str())) {
            Ok(Other::Setting)
        } else {
            Ok(Other::Markup)
        };
    }
    const BEGIN: usize = 512;
    let bytes = office.bytes(part)?;
    let is_binary = bytes.get(..BEGIN).unwrap_or(&bytes).contains(&0);
    let known = BINARY.contains(&kind) && is_binary;
    Ok(if known || bytes.is_empty() { Other::Setting } else { Other::File(bytes) })
}

/// The name of the root element.
fn root(office: &Office, part: &str) -> Result<String, Reason> {
    let mut xml = office.xml(part)?;
    loop {
        match xml.next()? {
            Piece::Start(tag) => return Ok(tag.name().to_owned()),
            Piece::Eof => return Err(Reason::Empty),
            _ => {}
        }
    }
}

/// What is written in the boxes of a drawing of the older kind; those that are the frames of notes
/// are empty.
fn texts(office: &Office, part: &str) -> Result<Vec<String>, Reason> {
    let mut xml = office.xml(part)?;
    let mut texts = Vec::new();
    loop {
        let in_box = match xml.next()? {
            Piece::Start(tag) => tag.name() == "textbox",
            Piece::Eof => return Ok(texts),
            _ => false,
        };
        if in_box {
            texts.extend(Some(xml.text()?).filter(|text| !text.trim().is_empty()));
        }
        if texts.len() as u64 > office.limits().kept_cells {
            return Err(Reason::limit("kept_cells", office.limits().kept_cells));
        }
    }
}

/// Delivers what is written in a drawing.
fn written(place: &Place, texts: Vec<String>, sink: &mut dyn Sink) {
    if texts.is_empty() {
        return;
    }
    sink.take(Content::Passage(PassageHead { place: place.clone(), hidden: false }));
    let lines = texts.iter().flat_map(|text| text.lines());
    for (number, text) in (1_u64..).zip(lines) {
        let text = text.trim().to_owned();
        sink.take(Content::Line(Line { number, text, kind: LineKind::Prose }));
    }
    sink.take(Content::PassageEnd);
}
