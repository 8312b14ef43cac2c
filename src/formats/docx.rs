//! Word documents (`.docx`, `.docm`, `.dotx`): text, tables, and what a reader of it does not see.

mod body;
mod figures;
mod numbering;
mod runs;
mod styles;
#[cfg(test)]
mod tests;

use super::flow::Flow;
use super::ooxml::{self, Office, Target};
use super::sheets::texts;
use super::xml::Piece;
use super::{Claim, Format, Head, Source};
use crate::content::{HiddenKind, Nature, Sink};
use crate::gap::Reason;
use body::Sight;
use numbering::Numbering;
use std::collections::BTreeSet;
use styles::Styles;

/// The reader of Word documents.
pub(super) struct Docx;

impl Format for Docx {
    fn name(&self) -> &'static str {
        "docx"
    }

    fn nature(&self) -> Nature {
        Nature::Document
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["docx", "docm", "dotx", "dotm"]
    }

    fn claim(&self, head: &Head<'_>) -> Claim {
        let is_office = head.has_part("[Content_Types].xml");
        if is_office && (head.has_part("word/") || is_named(head)) {
            Claim::Certain
        } else if is_named(head) && (ooxml::is_encrypted(head) || head.starts_with(b"PK")) {
            Claim::Likely
        } else {
            Claim::No
        }
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let office = Office::open(source)?;
        let main = office.related("", "officeDocument").ok_or(Reason::Damaged)?.to_owned();
        office.irregular(sink);
        ooxml::properties(&office, sink);
        let place = office.place().clone();
        let mut flow = Flow::new(&place, source.limits(), sink);
        let styles = match office.related(&main, "styles").map(|part| Styles::read(&office, part)) {
            Some(Ok(styles)) => styles,
            Some(Err(reason)) => {
                flow.gap(reason);
                Styles::default()
            }
            None => Styles::default(),
        };
        let numbering =
            office.related(&main, "numbering").map(|part| Numbering::read(&office, part));
        let mut numbering =
            numbering.unwrap_or(Ok(Numbering::default())).unwrap_or_else(|reason| {
                flow.gap(reason);
                Numbering::default()
            });
        let body = Story { part: &main, name: None, sight: Sight::Shown };
        let mut pictures = BTreeSet::new();
        for story in std::iter::once(body).chain(side_stories(&office, &main)) {
            pictures.append(&mut deliver(&office, &story, (&styles, &mut numbering), &mut flow));
        }
        variables(&office, &main, sink);
        whole_files(&office, &main, sink);
        ooxml::unseen_besides(&office, pictures, sink);
        Ok(())
    }
}

fn is_named(head: &Head<'_>) -> bool {
    Docx.extensions().contains(&head.extension)
}

/// A part that holds text.
struct Story<'o> {
    part: &'o str,
    /// What it is called in reports; the body of the document has no name.
    name: Option<&'static str>,
    /// Who sees it.
    sight: Sight,
}

/// The parts beside the main one that hold text.
fn side_stories<'o>(office: &'o Office, main: &str) -> Vec<Story<'o>> {
    let known = |kind: &str| match kind {
        "header" => Some(("header", Sight::Shown)),
        "footer" => Some(("footer", Sight::Shown)),
        "footnotes" => Some(("footnotes", Sight::Shown)),
        "endnotes" => Some(("endnotes", Sight::Shown)),
        "diagramData" => Some(("diagram", Sight::Shown)),
        "comments" => Some(("comments", Sight::Reported)),
        "glossaryDocument" => Some(("building blocks", Sight::Unseen)),
        _ => None,
    };
    let mut seen = BTreeSet::new();
    let mut stories = Vec::new();
    for relation in office.relations(main) {
        let part = relation.part().filter(|part| office.has(part));
        if let Some((part, (name, sight))) = part.zip(known(&relation.kind))
            && seen.insert(part)
        {
            stories.push(Story { part, name: Some(name), sight });
        }
    }
    stories
}

/// Delivers one part with text; what stops it is a gap at that part, and the others are still read.
/// The answer names the parts of the pictures that were delivered.
fn deliver(
    office: &Office,
    story: &Story<'_>,
    (styles, numbering): (&Styles, &mut Numbering),
    flow: &mut Flow<'_>,
) -> BTreeSet<String> {
    flow.begin_part(story.name);
    let read = body::read(office, story.part, (styles, numbering), story.sight, flow);
    flow.end_part();
    match read {
        Ok(seen) => {
            flow.found(HiddenKind::TrackedChange, seen.changes);
            flow.found(HiddenKind::Comment, seen.comments);
            flow.found(HiddenKind::ActiveContent, seen.programs);
            flow.found(HiddenKind::ExternalLink, seen.links);
            seen.pictures
        }
        Err(reason) => {
            flow.gap(reason);
            BTreeSet::new()
        }
    }
}

/// Delivers the variables of the document: texts that only its fields and programs show.
fn variables(office: &Office, main: &str, sink: &mut dyn Sink) {
    let Some(part) = office.related(main, "settings") else { return };
    let read = office.held(part).and_then(|mut xml| {
        let mut texts = Vec::new();
        let most = office.limits().kept_cells;
        loop {
            match xml.next()? {
                Piece::Start(tag) if tag.name() == "docVar" => {
                    let value = |name: &str| tag.attribute(name).unwrap_or_default().into_owned();
                    let (name, value) = (value("name"), value("val"));
                    if is_of_add_in(&name, &value) {
                        sink.property(&office.place().part(part), "add-in", value);
                    } else {
                        texts.push(format!("{name} {value}"));
                    }
                    if texts.len() as u64 > most {
                        return Err(Reason::limit("kept_cells", most));
                    }
                }
                Piece::Eof => return Ok(texts),
                _ => {}
            }
        }
    });
    match read {
        Ok(texts) => texts::tips(&office.place().part(part), texts, sink),
        Err(reason) => office.gap(part, reason, sink),
    }
}

/// Whether a variable is the setting of a program that works within Word. Grammarly keeps the number of
/// its session, packed and written as base64; EndNote and Zotero keep how references look, in XML.
fn is_of_add_in(name: &str, value: &str) -> bool {
    const PACKED: &str = "H4sI";
    const LONGEST: usize = 250;
    const REFERENCES: [(&str, &[&str]); 5] = [
        ("EN.InstantFormat", &["<ENInstantFormat>"]),
        ("EN.Layout", &["<ENLayout>", "<Layout>"]),
        ("EN.Libraries", &["<ENLibraries>", "<Libraries>"]),
        ("EN.UseJSCitationFormat", &["True", "False"]),
        ("ZOTERO_PREF_", &["<data data-version="]),
    ];
    let value = value.trim_start();
    let packed = value.starts_with(PACKED)
        && value.len() <= LONGEST
        && value.bytes().all(|sign| sign.is_ascii_alphanumeric() || b"+/=".contains(&sign));
    name.starts_with("__Grammarly_") && packed
        || REFERENCES.iter().any(|(program, begins)| {
            name.starts_with(program) && begins.iter().any(|begin| value.starts_with(begin))
        })
}

/// Delivers files that the document takes in whole when it is opened (`altChunk`).
fn whole_files(office: &Office, main: &str, sink: &mut dyn Sink) {
    for relation in office.relations(main).iter().filter(|relation| relation.kind == "aFChunk") {
        let Target::Part(part) = &relation.target else { continue };
        let place = office.place().part(part);
        match office.bytes(part) {
            Ok(bytes) => {
                sink.inner(part.clone(), bytes);
                sink.hidden(&place, HiddenKind::EmbeddedObject, 1);
            }
            Err(reason) => sink.gap(&place, reason),
        }
    }
}
