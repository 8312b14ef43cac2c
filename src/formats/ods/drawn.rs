//! What is drawn on sheets: charts, pictures, text boxes, embedded objects.

use super::super::xml::{Piece, Tag, Xml};
use crate::formats::opendocument::chart::{self, Object};
use crate::formats::opendocument::text;
use crate::gap::Reason;
use crate::place::Place;
use std::collections::BTreeSet;

/// What was drawn and is still to be delivered.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    /// Objects in parts of their own, by the names of these.
    pub(super) objects: Vec<OnSheet<String>>,
    /// Objects within the document itself.
    pub(super) inline: Vec<OnSheet<Object>>,
    /// The parts of pictures.
    pub(super) pictures: BTreeSet<String>,
    /// Files within the document itself.
    pub(super) files: Vec<InlineFile>,
    /// The parts of objects of other programs.
    pub(super) others: BTreeSet<String>,
}

/// Something that is drawn on a sheet.
#[derive(Debug)]
pub(super) struct OnSheet<T> {
    pub(super) what: T,
    pub(super) sheet: Place,
    /// Whether the sheet is hidden.
    pub(super) hidden: bool,
}

/// A file within the document itself.
#[derive(Debug)]
pub(super) struct InlineFile {
    /// Its bytes in base 64.
    pub(super) data: String,
    pub(super) is_picture: bool,
}

/// The texts of a shape.
#[derive(Debug, Default)]
pub(super) struct ShapeTexts {
    /// What a person reads in it.
    pub(super) seen: Vec<String>,
    /// Its title and description.
    pub(super) alternative: Vec<String>,
}

/// Whether an element is a shape.
pub(super) fn is_shape(name: &str) -> bool {
    matches!(
        name,
        "frame"
            | "custom-shape"
            | "g"
            | "rect"
            | "line"
            | "ellipse"
            | "polygon"
            | "polyline"
            | "path"
            | "connector"
            | "caption"
            | "measure"
            | "control"
            | "a"
            | "circle"
    )
}

impl Drawn {
    /// Reads the shape that is open, up to its end.
    pub(super) fn shape(
        &mut self,
        xml: &mut Xml<'_>,
        place: &Place,
        hidden: bool,
        texts: &mut ShapeTexts,
    ) -> Result<(), Reason> {
        let mut depth = 1_u32;
        let mut is_picture = false;
        while depth > 0 {
            match xml.next()? {
                Piece::Start(tag) => {
                    depth = depth.saturating_add(1);
                    match tag.name() {
                        "object" => {
                            let href = reference(tag);
                            let object = chart::read(xml)?;
                            depth = depth.saturating_sub(1);
                            let sheet = place.clone();
                            match href {
                                Some(what) => self.objects.push(OnSheet { what, sheet, hidden }),
                                None => {
                                    self.inline.push(OnSheet { what: object, sheet, hidden });
                                }
                            }
                        }
                        "object-ole" => {
                            is_picture = false;
                            self.others.extend(reference(tag));
                        }
                        "image" => {
                            is_picture = true;
                            let href = reference(tag);
                            // Pictures of objects stand in for them where they cannot be drawn.
                            let own = |href: &String| !href.starts_with("ObjectReplacements/");
                            self.pictures.extend(href.filter(own));
                        }
                        "binary-data" => {
                            let data = xml.text()?;
                            depth = depth.saturating_sub(1);
                            self.files.push(InlineFile { data, is_picture });
                        }
                        "p" => {
                            let mut paragraph = String::new();
                            text::paragraph(xml, &mut paragraph)?;
                            depth = depth.saturating_sub(1);
                            texts.seen.push(paragraph);
                        }
                        "title" | "desc" => {
                            let text = xml.text()?;
                            depth = depth.saturating_sub(1);
                            texts.alternative.push(text);
                        }
                        _ => {}
                    }
                }
                Piece::End(_) => depth = depth.saturating_sub(1),
                Piece::Text(_) => {}
                Piece::Eof => return Err(Reason::Damaged),
            }
        }
        Ok(())
    }
}

/// The part within the package that an element refers to.
fn reference(tag: Tag<'_>) -> Option<String> {
    let href = tag.attribute("href")?;
    let href = href.trim_start_matches("./").trim_end_matches('/');
    (!href.is_empty() && !href.contains("://")).then(|| href.to_owned())
}
