//! SVG: marks, texts, embedded pictures, programs and what is hidden in it.

mod shapes;
mod walk;
mod written;

use crate::content::{Nature, Sink};
use crate::formats::{Claim, Format, Head, Source};
use crate::gap::Reason;
use quick_xml::encoding::DecodingReader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};
use std::io::BufReader;
use walk::Walk;

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
                    match (name.resolve_char_ref(), resolve_xml_entity(&name)) {
                        (Ok(Some(sign)), _) => walk.write(sign.encode_utf8(&mut [0; 4])),
                        (_, Some(sign)) => walk.write(sign),
                        // An entity of its own: what it stands for is not read.
                        _ => break Err(Reason::Unsupported),
                    }
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
            sink.hidden(&place, what, count);
        }
        if walk.foreign > 0 {
            sink.gap(&place.part("foreignObject"), Reason::Unsupported);
        }
        walk.marks.deliver(place, sink);
        outcome
    }
}

#[cfg(test)]
mod tests;
