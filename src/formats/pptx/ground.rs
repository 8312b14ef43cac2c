//! Pictures that are only the ground of slides: they decorate and show nothing.
//!
//! Convention (ECMA-376, 19.3.1.1): `p:bg` of a slide, of its layout or of its master paints the
//! ground; the grounds that a theme offers stand in the theme.

use crate::formats::ooxml::{Office, Relation};
use crate::formats::xml::Piece;
use crate::gap::Reason;
use std::collections::BTreeSet;

/// The parts, in lower case, of the pictures that nothing but a ground shows.
pub(super) fn pictures(office: &Office) -> BTreeSet<String> {
    let mut grounds = BTreeSet::new();
    let mut shown = BTreeSet::new();
    let sources: BTreeSet<&str> = office.all_relations().map(|(source, _)| source).collect();
    for source in sources {
        let relations = office.relations(source);
        let images = relations.iter().filter(|relation| relation.kind == "image");
        let images: Vec<&Relation> = images.collect();
        if images.is_empty() {
            continue;
        }
        let of_theme = source.contains("/theme/");
        // A part that cannot be read is told of where it is read; its pictures are looked at.
        let ids = painted(office, source).unwrap_or_default();
        for image in images {
            let Some(part) = image.part() else { continue };
            let is_ground = of_theme || ids.contains(&image.id);
            let into = if is_ground { &mut grounds } else { &mut shown };
            into.insert(part.to_lowercase());
        }
    }
    grounds.difference(&shown).cloned().collect()
}

/// The relations to the pictures with which a part paints its ground.
fn painted(office: &Office, part: &str) -> Result<BTreeSet<String>, Reason> {
    let mut ids = BTreeSet::new();
    let mut xml = office.xml(part)?;
    let mut in_ground = false;
    loop {
        match xml.next()? {
            Piece::Start(tag) if tag.name() == "bg" => in_ground = true,
            Piece::Start(tag) if in_ground && tag.name() == "blip" => {
                ids.extend(tag.prefixed("embed").map(std::borrow::Cow::into_owned));
            }
            Piece::End("bg") => in_ground = false,
            Piece::Eof => return Ok(ids),
            _ => {}
        }
    }
}
