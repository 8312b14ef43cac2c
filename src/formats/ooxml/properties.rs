//! What an office file of the Open XML kind says about itself.

use super::{Office, Piece};
use crate::content::Sink;
use crate::gap::Reason;

/// Elements of the three parts with properties, and what they are called in reports.
const NAMES: [(&str, &str); 14] = [
    ("creator", "author"),
    ("lastModifiedBy", "last-modified-by"),
    ("title", "title"),
    ("subject", "subject"),
    ("description", "description"),
    ("keywords", "keywords"),
    ("category", "category"),
    ("contentStatus", "status"),
    ("identifier", "identifier"),
    ("Company", "company"),
    ("Manager", "manager"),
    ("Template", "template"),
    ("HyperlinkBase", "path"),
    ("property", "custom"),
];

/// Templates that office programs name by themselves: they say nothing about anyone.
const BUILT_IN_TEMPLATES: [&str; 3] = ["Normal", "Normal.dotm", "Normal.dot"];

/// Delivers what the file says about itself: author, company, template and the like.
pub(in crate::formats) fn properties(office: &Office, sink: &mut dyn Sink) {
    for relation in office.relations("") {
        let known = ["core-properties", "extended-properties", "custom-properties"];
        let kind = relation.kind.replace("extendedProperties", "extended-properties");
        let kind = kind.replace("customProperties", "custom-properties");
        let kind = kind.replace("coreProperties", "core-properties");
        let Some(part) = relation.part().filter(|_| known.contains(&kind.as_str())) else {
            continue;
        };
        if let Err(reason) = read(office, part, sink) {
            sink.gap(&office.place.part(part), reason);
        }
    }
}

fn read(office: &Office, part: &str, sink: &mut dyn Sink) -> Result<(), Reason> {
    let mut xml = office.held(part)?;
    loop {
        let name = match xml.next()? {
            Piece::Start(tag) => {
                NAMES.iter().find(|(element, _)| *element == tag.name()).map(|(_, name)| *name)
            }
            Piece::Eof => return Ok(()),
            _ => None,
        };
        let Some(name) = name else { continue };
        let value = xml.text()?.trim().to_owned();
        if value.is_empty() || (name == "template" && BUILT_IN_TEMPLATES.contains(&value.as_str()))
        {
            continue;
        }
        sink.property(&office.place.part(part), name, value);
    }
}
