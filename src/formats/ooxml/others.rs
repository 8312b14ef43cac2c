//! Parts that a relation leads to and that no reader opened.
//!
//! Readers follow the relations that they know. A part behind any other one would go unread without
//! a word, so it is either known to hold nothing that anyone reads, by its kind and by what it is, or
//! it is a gap, or a file of its own.

use super::{Office, Piece};
use crate::content::{Content, Line, LineKind, PassageHead, Sink, holds_digit};
use crate::gap::Reason;
use crate::place::Place;
use std::collections::BTreeSet;

/// Kinds of parts that say how a document looks or is shown, and no more, with their root element.
const SETTINGS: [(&str, &str); 36] = [
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
    ("sheetMetadata", "metadata"),
    ("pivotTable", "pivotTableDefinition"),
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

/// Kinds of parts with a few words that programs show when somebody asks for them, with their root
/// element: what stands on printed notes, the choices of a button and of a filter, what a card on a
/// cell tells. A drawing of a diagram says what the diagram says, as a rule.
const ASIDES: [(&str, &str); 8] = [
    ("notesMaster", "notesMaster"),
    ("handoutMaster", "handoutMaster"),
    ("diagramDrawing", "drawing"),
    ("slicer", "slicers"),
    ("slicerCache", "slicerCacheDefinition"),
    ("ctrlProp", "formControlPr"),
    ("volatileDependencies", "volTypes"),
    ("rdRichValue", "rvData"),
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
    /// Words that are shown when somebody asks for them.
    Asides(Vec<String>),
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
            Ok(Other::Asides(texts)) => written(&place, texts, sink),
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
        } else if ASIDES.contains(&(kind, root.as_str())) {
            asides(office, part).map(Other::Asides)
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
    let mut xml = office.held(part)?;
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

/// The words of a part, in its texts and in the attributes that hold words, as far as they hold a
/// number beside them: `Zuid n = 3`.
fn asides(office: &Office, part: &str) -> Result<Vec<String>, Reason> {
    const NAMES: [&str; 5] = ["val", "caption", "c", "n", "u"];
    let mut xml = office.held(part)?;
    let mut texts = Vec::new();
    let tells = |text: &str| {
        text.trim().contains(char::is_whitespace)
            && text.contains(char::is_alphabetic)
            && holds_digit(text)
    };
    loop {
        match xml.next()? {
            Piece::Start(tag) => {
                let named = NAMES.iter().filter_map(|name| tag.attribute(name));
                texts.extend(named.filter(|text| tells(text)).map(std::borrow::Cow::into_owned));
            }
            Piece::Text(text) if tells(text) => texts.push(text.to_owned()),
            Piece::Eof => return Ok(texts),
            _ => {}
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
