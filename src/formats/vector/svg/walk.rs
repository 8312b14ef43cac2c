//! The elements of svg one after the other: what they draw, write, hide and embed.

use super::super::{MOST_TEXT, Marks};
use super::shapes::{numbers, size, vertices};
use super::written::Pen;
use crate::content::{Content, HiddenKind, Sink};
use crate::formats::data_address;
use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;
use std::collections::BTreeMap;

/// One open element, as far as it matters to what is in it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Open {
    /// Only described, not drawn: definitions, clip paths, symbols.
    described: bool,
    /// Not shown.
    unseen: bool,
    /// Letters drawn as shapes.
    lettering: bool,
    /// Only the first thing in it that can be shown is shown.
    choice: bool,
    kind: Kind,
    /// Where a text in it stands.
    pen: Pen,
}

/// What the text in an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Written in the drawing, or its title and description.
    Written,
    /// Data about the drawing.
    Metadata,
    /// Nothing that is shown.
    Other,
}

/// What was found so far.
#[derive(Default)]
pub(super) struct Walk {
    pub(super) open: Vec<Open>,
    pub(super) marks: Marks,
    text: String,
    /// Where the text stands, if it is seen.
    pen: Option<Pen>,
    images: u32,
    /// Parts in another language than SVG, less those beside which the same stands in SVG.
    pub(super) foreign: u64,
    pub(super) hidden: BTreeMap<HiddenKind, u64>,
}

impl Walk {
    pub(super) fn begin(&mut self, element: &BytesStart<'_>, sink: &mut dyn Sink) {
        let attributes: BTreeMap<String, String> = element
            .attributes()
            .with_checks(false)
            .flatten()
            .map(|attribute| {
                let value = attribute.normalized_value(XmlVersion::Implicit1_0);
                (
                    attribute.key.local_name().as_ref().to_owned(),
                    value.map(|value| value.into_owned()).unwrap_or_default(),
                )
            })
            .collect();
        let attribute = |name: &str| attributes.get(name).map_or("", String::as_str);
        let name = element.local_name();
        let name = name.as_ref();
        let above = self.open.last().copied();
        let style = attribute("style").replace(' ', "");
        let unseen = attribute("display") == "none"
            || attribute("visibility") == "hidden"
            || attribute("opacity") == "0"
            || ["display:none", "visibility:hidden", "opacity:0;"]
                .iter()
                .any(|s| style.contains(s))
            || style.ends_with("opacity:0");
        let id = attribute("id");
        let around = above.map_or(Pen::default(), |above| above.pen);
        // Marks are many and hold no text.
        let holds_text = matches!(name, "svg" | "g" | "a" | "switch" | "text" | "tspan");
        let pen = if holds_text { around.within(&attributes) } else { around };
        let mut open = Open {
            described: above.is_some_and(|above| above.described)
                || matches!(name, "defs" | "clipPath" | "symbol" | "marker" | "pattern" | "mask"),
            unseen: above.is_some_and(|above| above.unseen) || unseen,
            lettering: above.is_some_and(|above| above.lettering)
                || id.starts_with("text_")
                || id.starts_with("glyph"),
            choice: name == "switch",
            kind: above.map_or(Kind::Other, |above| above.kind),
            pen,
        };
        match name {
            "text" | "title" | "desc" => {
                // The same in SVG, for programs that show nothing else: so draw.io writes labels.
                let other = above.is_some_and(|above| above.choice) && name == "text";
                self.foreign = self.foreign.saturating_sub(u64::from(other));
                open.kind = Kind::Written;
                self.flush();
                self.pen = Some(pen).filter(|_| name == "text" && !open.described && !open.unseen);
            }
            // A part of a text at a place of its own is a text of its own.
            "tspan" if ["x", "y"].iter().any(|at| attributes.contains_key(*at)) => {
                self.flush();
                self.pen = self.pen.and(Some(pen));
            }
            "metadata" => open.kind = Kind::Metadata,
            "style" | "script" => open.kind = Kind::Other,
            "foreignObject" => self.foreign = self.foreign.saturating_add(1),
            "svg" if self.open.is_empty() => {
                self.marks.size = size(&attributes);
                // draw.io keeps the diagram itself in the file.
                self.marks.diagram = attribute("content").trim_start().starts_with("<mxfile");
            }
            _ => {}
        }
        if name == "script" || attributes.keys().any(|key| key.starts_with("on")) {
            self.hide(HiddenKind::ActiveContent);
        }
        let target = attribute("href");
        if target.starts_with("http") && matches!(name, "use" | "image" | "script") {
            self.hide(HiddenKind::ExternalLink);
        }
        if target.starts_with("javascript:") {
            self.hide(HiddenKind::ActiveContent);
        }
        if matches!(name, "image" | "feImage" | "a" | "use") {
            self.image(target, sink);
        }
        if unseen && name != "svg" {
            self.hide(HiddenKind::Text);
        }
        if !open.described {
            self.draw(name, &attributes, open.lettering);
        }
        self.open.push(open);
    }

    fn draw(&mut self, name: &str, attributes: &BTreeMap<String, String>, lettering: bool) {
        let attribute = |name: &str| attributes.get(name).map_or("", String::as_str);
        let marks = &mut self.marks;
        match name {
            "circle" | "ellipse" => marks.points = marks.points.saturating_add(1),
            "use" => {
                let target = attribute("href").trim_start_matches('#');
                // Shapes that are used again are letters where they are named as such, else marks.
                if lettering || target.starts_with("glyph") || target.contains("Sans") {
                    marks.letters = marks.letters.saturating_add(1);
                } else {
                    marks.points = marks.points.saturating_add(1);
                }
            }
            "line" => marks.outline(2),
            "rect" => {
                marks.vertices = marks.vertices.saturating_add(4);
                let mut parts = attribute("style").split(';').filter_map(|s| s.split_once(':'));
                let fill = parts.find(|(key, _)| key.trim() == "fill").map(|(_, fill)| fill);
                marks.filled(fill.unwrap_or(attribute("fill")).trim());
            }
            "polyline" | "polygon" => marks.outline(numbers(attribute("points")) / 2),
            "path" if lettering => marks.letters = marks.letters.saturating_add(1),
            "path" => marks.outline(vertices(attribute("d"))),
            _ => {}
        }
    }

    /// A picture within the drawing is opened like a file of its own.
    fn image(&mut self, target: &str, sink: &mut dyn Sink) {
        let number = self.images.saturating_add(1);
        if let Some(file) = data_address::file(target, u64::from(number)) {
            self.images = number;
            sink.take(Content::Inner(file));
        }
    }

    pub(super) fn write(&mut self, text: &str) {
        let Some(open) = self.open.last() else { return };
        match open.kind {
            Kind::Written if self.text.len() < MOST_TEXT => self.text.push_str(text),
            Kind::Written => self.marks.cut = true,
            Kind::Metadata if !text.trim().is_empty() => {
                self.hidden.insert(HiddenKind::ImageMetadata, 1);
            }
            _ => {}
        }
    }

    pub(super) fn end(&mut self) {
        let closed = self.open.pop();
        let still = self.open.last().is_some_and(|open| open.kind == Kind::Written);
        if closed.is_some_and(|open| open.kind == Kind::Written) && !still {
            self.flush();
        }
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match self.pen {
            Some(pen) => self.marks.text_at(pen.write(&text)),
            None => self.marks.text(&text),
        }
    }

    fn hide(&mut self, what: HiddenKind) {
        let count = self.hidden.entry(what).or_default();
        *count = count.saturating_add(1);
    }
}
