//! SVG: marks, texts, embedded pictures, programs and what is hidden in it.

mod shapes;

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
        if walk.foreign {
            sink.take(Content::Gap(Gap::new(&place.part("foreignObject"), Reason::Unsupported)));
        }
        walk.marks.deliver(place, sink);
        outcome
    }
}

/// One open element, as far as it matters to what is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Open {
    /// Only described, not drawn: definitions, clip paths, symbols.
    described: bool,
    /// Not shown.
    unseen: bool,
    /// Letters drawn as shapes.
    lettering: bool,
    kind: Kind,
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
    images: u32,
    foreign: bool,
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
        let mut open = Open {
            described: above.is_some_and(|above| above.described)
                || matches!(name, "defs" | "clipPath" | "symbol" | "marker" | "pattern" | "mask"),
            unseen: above.is_some_and(|above| above.unseen) || unseen,
            lettering: above.is_some_and(|above| above.lettering)
                || id.starts_with("text_")
                || id.starts_with("glyph"),
            kind: above.map_or(Kind::Other, |above| above.kind),
        };
        match name {
            "text" | "title" | "desc" => {
                open.kind = Kind::Written;
                self.flush();
            }
            "metadata" => open.kind = Kind::Metadata,
            "style" | "script" => open.kind = Kind::Other,
            "foreignObject" => self.foreign = true,
            "svg" if self.open.is_empty() => self.marks.size = size(&attributes),
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
        self.marks.text(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    }

    fn hide(&mut self, what: HiddenKind) {
        let count = self.hidden.entry(what).or_default();
        *count = count.saturating_add(1);
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{pictures, read};
    use super::*;
    use crate::content::{Drawing, Looks};

    #[test]
    fn counts_points_and_corners_and_reads_texts() {
        let svg = "<svg xmlns='s' width='5in' height='4in'><line x1='0'/><circle r='1'/>\
            <path d='M 1 2 L 3 4 5 6'/><polyline points='1,2 3,4'/>\
            <text>n = <tspan>1 043</tspan></text><defs><path d='M1 1L2 2'/></defs></svg>";
        let picture = pictures(read(&Svg, svg.as_bytes())).remove(0);
        assert_eq!(picture.drawing, Drawing::Vector { marks: 1 + 2 + 3 + 2 });
        assert_eq!(picture.texts, ["n = 1 043"]);
        assert_eq!(picture.size, Some((480, 384)));
    }

    #[test]
    fn programs_and_hidden_elements_are_found() {
        let svg = "<svg xmlns='s'><script>x()</script><text display='none'>3</text></svg>";
        let content = read(&Svg, svg.as_bytes());
        for kind in [HiddenKind::ActiveContent, HiddenKind::Text] {
            assert!(content.iter().any(|piece| matches!(
                piece,
                Content::Hidden(hidden) if hidden.what == kind
            )));
        }
    }

    #[test]
    fn an_embedded_picture_is_opened() {
        let svg = "<svg xmlns='s' xmlns:x='x'><image x:href='data:image/png;base64,R0lG'/></svg>";
        let content = read(&Svg, svg.as_bytes());
        assert!(content.contains(&Content::Inner(Inner {
            name: "image-1.png".to_owned(),
            bytes: b"GIF".to_vec(),
        })));
        assert_eq!(pictures(content)[0].looks, Looks::Decoration);
    }

    #[test]
    fn entities_of_its_own_and_a_broken_end_are_gaps() {
        for svg in ["<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>&a;</svg>", "<svg><text>3"] {
            let content = read(&Svg, svg.as_bytes());
            assert!(content.iter().any(|piece| matches!(piece, Content::Gap(_))));
        }
    }
}
