//! Output of SPSS (`.spv`): a zip with a list of what the viewer shows, and its tables in a binary form
//! of their own.
//!
//! Convention (PSPP developers guide, SPSS Viewer File Format): members `outputViewer….xml` hold an
//! outline of containers, each with a text, a table or a graph; a container may be hidden from view. The
//! graphs are told from the outline. What stands in the tables is read by SPSS alone: they are one gap.

use super::xml::{Piece, Xml};
use super::{Claim, Format, Head, Source};
use crate::content::{Content, Drawing, Looks, Nature, Picture, Sink};
use crate::gap::Reason;
use crate::package::{Listed, Package};
use crate::place::Place;
use crate::policy::Limits;

/// Output of SPSS.
#[derive(Debug)]
pub(super) struct SpssOutput;

impl Format for SpssOutput {
    fn name(&self) -> &'static str {
        "spv"
    }

    fn nature(&self) -> Nature {
        Nature::Document
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["spv"]
    }

    fn claim(&self, head: &Head<'_>) -> Claim {
        if head.parts.iter().any(|part| is_outline(part)) { Claim::Certain } else { Claim::No }
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let package = source.parts()?;
        let mut graphs = 0_u32;
        for listed in package.listing.iter().filter(|listed| is_outline(&listed.path)) {
            let outline = outline(&package, listed, source.limits());
            for container in outline.unwrap_or_default().into_iter().filter(|c| c.graph) {
                graphs = graphs.saturating_add(1);
                sink.take(Content::Picture(picture(source.place(), graphs, container)));
            }
        }
        // The tables, and whatever of the outline could not be read.
        sink.gap(source.place(), Reason::Unsupported);
        Ok(())
    }
}

/// What the viewer shows in one place.
#[derive(Debug, Default)]
struct Container {
    hidden: bool,
    graph: bool,
    label: String,
}

/// Whether a part is an outline of what the viewer shows.
fn is_outline(part: &str) -> bool {
    part.starts_with("outputViewer") && part.ends_with(".xml")
}

/// The containers of an outline.
fn outline(package: &Package, listed: &Listed, limits: &Limits) -> Result<Vec<Container>, Reason> {
    let mut xml = Xml::new(package.stream(listed)?, limits)?;
    let mut containers: Vec<Container> = Vec::new();
    let (mut within, mut labels) = (false, false);
    loop {
        match xml.next()? {
            Piece::Start(tag) => match tag.name() {
                "container" => {
                    let hidden = tag.attribute("visibility").is_some_and(|value| value == "hidden");
                    containers.push(Container { hidden, ..Container::default() });
                    within = true;
                }
                "label" => labels = within,
                "graph" => {
                    if let Some(container) = containers.last_mut().filter(|_| within) {
                        container.graph = true;
                    }
                }
                _ => {}
            },
            Piece::Text(text) => {
                if let Some(container) = containers.last_mut().filter(|_| labels) {
                    container.label.push_str(text);
                }
            }
            Piece::End(name) => {
                labels = false;
                within &= name != "container";
            }
            Piece::Eof => return Ok(containers),
        }
    }
}

/// A graph, which carries the data that it is drawn from.
fn picture(place: &Place, number: u32, container: Container) -> Picture {
    Picture {
        place: place.part(&format!("graph {number}")),
        drawing: Drawing::Interactive,
        size: None,
        looks: Looks::Plot,
        preview: None,
        texts: vec![container.label],
        hidden: container.hidden,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OUTLINE: &str = r#"<heading xmlns:vgr="a" xmlns:vtb="b"><label>Output</label>
        <container visibility="visible"><label>Table</label><vtb:table/></container>
        <container visibility="visible"><label>N = 12</label><vgr:graph/></container>
        <container visibility="hidden"><label>Histogram</label><vgr:graph/></container></heading>"#;

    #[test]
    fn is_told_by_its_outline() {
        let claim = |parts: &[&str]| {
            let parts: Vec<String> = parts.iter().map(|part| (*part).to_owned()).collect();
            SpssOutput.claim(&Head {
                name: "x",
                extension: "",
                bytes: b"PK",
                parts: &parts,
                size: 2,
            })
        };
        assert_eq!(claim(&["outputViewer0000000000.xml"]), Claim::Certain);
        assert_eq!(
            claim(&["0001_lightTableData.bin", "outputViewer0000000003_heading.xml"]),
            Claim::Certain
        );
        assert_eq!(claim(&["word/document.xml"]), Claim::No);
    }

    #[test]
    fn graphs_are_told_from_the_outline() {
        let name = "outputViewer0000000001_heading.xml".to_owned();
        let package = Package::of_files(vec![(name, OUTLINE.as_bytes().to_vec())]);
        let limits = crate::policy::Policy::built_in().unwrap().limits;
        let found = outline(&package, &package.listing[0], &limits).unwrap();
        let graphs: Vec<(&str, bool)> =
            found.iter().filter(|c| c.graph).map(|c| (c.label.as_str(), c.hidden)).collect();
        assert_eq!(graphs, [("N = 12", false), ("Histogram", true)]);
    }
}
