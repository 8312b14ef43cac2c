//! SVG: marks, texts, embedded pictures, programs and what is hidden in it.

mod shapes;
mod written;

use super::Marks;
use crate::content::{Content, Hidden, HiddenKind, Inner, Nature, Sink};
use crate::formats::{Claim, Format, Head, Source, base64};
use crate::gap::{Gap, Reason};
use quick_xml::encoding::DecodingReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use shapes::{numbers, size, vertices};
use std::collections::BTreeMap;
use std::io::BufReader;
use written::Pen;

/// Scalable vector graphics.
#[derive(Debug)]
pub(in crate::formats) struct Svg;

impl Format for Svg {
    fn name(&self) -> &'static str {
        "svg"
    }

    fn nature(&self) -> Nature {
        Nature::Picture
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["svg"]
    }

    /// XML whose first element is `svg`, whatever its prefix.
    fn claim(&self, head: &Head<'_>) -> Claim {
        // In UTF-16 every other byte is NUL; the names are ASCII all the same.
        let text: Vec<u8> = head.bytes.iter().copied().filter(|byte| *byte != 0).collect();
        let mut tags = text.split(|byte| *byte == b'<').skip(1);
        let first = tags.find(|tag| tag.first().is_some_and(u8::is_ascii_alphabetic));
        let name = first.map(|tag| {
            let end = tag.iter().position(|byte| !byte.is_ascii_alphanumeric() && *byte != b':');
            tag.get(..end.unwrap_or(tag.len())).unwrap_or_default()
        });
        match name {
            Some(name) if name == b"svg" || name.ends_with(b":svg") => Claim::Certain,
            _ if head.extension == "svg" => Claim::Possible,
            _ => Claim::No,
        }
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let bytes = source.bytes()?;
        let place = source.place().clone();
        let limits = source.limits();
        let mut reader = Reader::from_reader(BufReader::new(DecodingReader::new(&*bytes)));
        reader.config_mut().check_end_names = true;
        let mut walk = Walk::default();
        let mut buffer = Vec::new();
        let outcome = loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(element)) => {
                    if walk.open.len() as u64 >= limits.nesting {
                        break Err(Reason::limit("nesting", limits.nesting));
                    }
                    walk.begin(&element, sink);
                }
                Ok(Event::Empty(element)) => {
                    walk.begin(&element, sink);
                    walk.end();
                }
                Ok(Event::End(_)) => walk.end(),
                Ok(Event::Text(text)) => walk.write(&text.xml_content(XmlVersion::Implicit1_0)),
                Ok(Event::CData(text)) => walk.write(&text.xml_content(XmlVersion::Implicit1_0)),
                Ok(Event::GeneralRef(name)) => {
                    let sign = match name.resolve_char_ref() {
                        Ok(Some(sign)) => Some(sign),
                        _ => match &*name {
                            "amp" => Some('&'),
                            "lt" => Some('<'),
                            "gt" => Some('>'),
                            "quot" => Some('"'),
                            "apos" => Some('\''),
                            // An entity of its own: what it stands for is not read.
                            _ => break Err(Reason::Unsupported),
                        },
                    };
                    walk.write(&sign.map(String::from).unwrap_or_default());
                }
                // Entities of its own would make one text stand for another.
                Ok(Event::DocType(kind)) if kind.contains('[') => break Err(Reason::Unsupported),
                Ok(Event::Eof) if !walk.open.is_empty() => break Err(Reason::Damaged),
                Ok(Event::Eof) => break Ok(()),
                Ok(_) => {}
                Err(_) => break Err(Reason::Damaged),
            }
        };
        for (what, count) in walk.hidden {
            sink.take(Content::Hidden(Hidden { place: place.clone(), what, count }));
        }
        if walk.foreign > 0 {
            sink.take(Content::Gap(Gap::new(&place.part("foreignObject"), Reason::Unsupported)));
        }
        walk.marks.deliver(place, sink);
        outcome
    }
}

/// One open element, as far as it matters to what is in it.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Open {
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
struct Walk {
    open: Vec<Open>,
    marks: Marks,
    text: String,
    /// Where the text stands, if it is seen.
    pen: Option<Pen>,
    images: u32,
    /// Parts in another language than SVG, less those beside which the same stands in SVG.
    foreign: u64,
    hidden: BTreeMap<HiddenKind, u64>,
}

impl Walk {
    fn begin(&mut self, element: &BytesStart<'_>, sink: &mut dyn Sink) {
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
        let pen = above.map_or(Pen::default(), |above| above.pen).within(&attributes);
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
        if name == "image" {
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
            "rect" => marks.vertices = marks.vertices.saturating_add(4),
            "polyline" | "polygon" => marks.outline(numbers(attribute("points")) / 2),
            "path" if lettering => marks.letters = marks.letters.saturating_add(1),
            "path" => marks.outline(vertices(attribute("d"))),
            _ => {}
        }
    }

    /// A picture within the drawing is opened like a file of its own.
    fn image(&mut self, target: &str, sink: &mut dyn Sink) {
        let Some((kind, data)) =
            target.strip_prefix("data:").and_then(|rest| rest.split_once(";base64,"))
        else {
            return;
        };
        self.images = self.images.saturating_add(1);
        let ending = kind.rsplit('/').next().unwrap_or_default();
        let ending: String = ending.chars().filter(char::is_ascii_alphanumeric).take(8).collect();
        sink.take(Content::Inner(Inner {
            name: format!("image-{}.{ending}", self.images),
            bytes: base64::decode(data),
        }));
    }

    fn write(&mut self, text: &str) {
        let Some(open) = self.open.last() else { return };
        match open.kind {
            Kind::Written if self.text.len() < super::MOST_TEXT => self.text.push_str(text),
            Kind::Metadata if !text.trim().is_empty() => {
                self.hidden.insert(HiddenKind::ImageMetadata, 1);
            }
            _ => {}
        }
    }

    fn end(&mut self) {
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

#[cfg(test)]
mod tests;
