//! Slides (`.pptx`, `.pptm`, `.ppsx`): text, tables, charts, notes, and what is not shown.

mod ground;
mod slide;

use super::flow::Flow;
use super::ooxml::{self, Office, Relation};
use super::xml::Piece;
use super::{Claim, Format, Head, Source};
use crate::content::{Content, HiddenKind, Nature, Picture, Sink};
use crate::gap::Reason;
use std::collections::BTreeSet;

/// The reader of slides.
pub(super) struct Pptx;

impl Format for Pptx {
    fn name(&self) -> &'static str {
        "pptx"
    }

    fn nature(&self) -> Nature {
        Nature::Document
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["pptx", "pptm", "ppsx", "ppsm", "potx", "potm"]
    }

    fn claim(&self, head: &Head<'_>) -> Claim {
        let is_named = self.extensions().contains(&head.extension);
        let is_office = head.has_part("[Content_Types].xml");
        if is_office && (head.has_part("ppt/") || is_named) {
            Claim::Certain
        } else if is_named && (ooxml::is_encrypted(head) || head.starts_with(b"PK")) {
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
        let slides = match slides(&office, &main) {
            Ok(slides) => slides,
            Err(reason) => {
                flow.gap(reason);
                Vec::new()
            }
        };
        for (number, part) in (1_u64..).zip(&slides) {
            one(&office, part, &format!("slide {number}"), Role::Slide, &mut flow);
            for relation in office.relations(part) {
                let (name, role) = match relation.kind.as_str() {
                    "notesSlide" => (format!("notes of slide {number}"), Role::Notes),
                    "comments" => (format!("comments on slide {number}"), Role::Remark),
                    "diagramData" => (format!("diagram on slide {number}"), Role::Slide),
                    _ => continue,
                };
                if let Some(part) = relation.part() {
                    one(&office, part, &name, role, &mut flow);
                }
            }
        }
        for (part, name) in patterns(&office) {
            one(&office, part, &name, Role::Pattern, &mut flow);
        }
        ooxml::unseen_besides(&office, ground::pictures(&office), sink);
        Ok(())
    }
}

/// The slides in the order in which they are shown.
fn slides(office: &Office, main: &str) -> Result<Vec<String>, Reason> {
    let mut slides: Vec<String> = Vec::new();
    let mut known = BTreeSet::new();
    let mut xml = office.held(main)?;
    loop {
        match xml.next()? {
            Piece::Start(tag) if tag.name() == "sldId" => {
                let id = tag.prefixed("id").unwrap_or_default();
                let relation = office.relation(main, &id).and_then(Relation::part);
                slides.extend(relation.filter(|part| known.insert(*part)).map(str::to_owned));
            }
            Piece::Eof => break,
            _ => {}
        }
    }
    // A slide that the list leaves out is there all the same.
    let others = office.relations(main).iter().filter(|relation| relation.kind == "slide");
    let others = others.filter_map(Relation::part).filter(|part| known.insert(*part));
    slides.extend(others.map(str::to_owned));
    Ok(slides)
}

/// What a part with shapes is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// To be shown: a slide, a diagram on it.
    Slide,
    /// What the speaker reads beside a slide.
    Notes,
    /// What somebody remarks on a slide.
    Remark,
    /// What several slides show: a layout, or the master of layouts.
    Pattern,
}

/// The layouts and masters of slides, each with its name in reports.
fn patterns(office: &Office) -> Vec<(&str, String)> {
    let mut known = BTreeSet::new();
    let mut found = Vec::new();
    for (_, relation) in office.all_relations() {
        let name = match relation.kind.as_str() {
            "slideLayout" => "layout",
            "slideMaster" => "master",
            _ => continue,
        };
        let part = relation.part().filter(|part| office.has(part) && known.insert(*part));
        found.extend(part.map(|part| (part, format!("{name} of slides {}", known.len()))));
    }
    found
}

/// Reads a slide, its notes, the comments on it, or what it is made after.
fn one(office: &Office, part: &str, name: &str, role: Role, flow: &mut Flow<'_>) {
    flow.begin_part(Some(name));
    match slide::read(office, part, role, flow) {
        Ok(seen) => {
            flow.end_part();
            flow.found(HiddenKind::Sheet, u64::from(seen.is_hidden));
            let remarks = if role == Role::Notes { seen.texts } else { seen.comments };
            flow.found(HiddenKind::Comment, remarks);
            for (id, texts) in seen.charts {
                chart(office, part, &id, texts, seen.is_hidden, flow);
            }
        }
        Err(reason) => {
            flow.end_part();
            flow.gap(reason);
        }
    }
}

/// Delivers a chart with the points that it keeps.
fn chart(
    office: &Office,
    slide: &str,
    id: &str,
    mut texts: Vec<String>,
    hidden: bool,
    flow: &mut Flow<'_>,
) {
    let Some(part) = office.relation(slide, id).and_then(Relation::part) else { return };
    let place = office.place().part(part);
    let sink = flow.sink();
    let chart = ooxml::chart::read_or_gap(office, part, sink);
    texts.extend(chart.texts);
    let picture = Picture::chart(&place, chart.points, texts);
    sink.take(Content::Picture(Picture { hidden, ..picture }));
    sink.hidden(&place, HiddenKind::ChartCache, chart.points);
}

#[cfg(test)]
mod tests;
