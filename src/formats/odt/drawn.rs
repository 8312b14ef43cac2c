//! What the frames of a text show: pictures, charts and objects, in parts of their own or in the
//! document itself.

use crate::content::{Content, HiddenKind, Picture, Sink};
use crate::formats::opendocument::chart::Object;
use crate::gap::Reason;
use crate::place::Place;

/// What a frame shows.
#[derive(Debug)]
pub(super) struct Drawn {
    pub(super) what: What,
    /// Its title and description.
    pub(super) texts: Vec<String>,
}

/// What a frame holds.
#[derive(Debug)]
pub(super) enum What {
    /// The part of a picture.
    Picture(String),
    /// The part of a chart, a formula or another document.
    Object(String),
    /// The part of an object of another program.
    Foreign(String),
    /// An object that stands in the document itself.
    Inline(Object),
}

impl What {
    /// The part of the package that it lies in, if it lies in one.
    pub(super) fn part(&self) -> Option<&str> {
        match self {
            Self::Picture(part) | Self::Object(part) | Self::Foreign(part) => Some(part),
            Self::Inline(_) => None,
        }
    }
}

/// Delivers a chart, or that there is an object of another kind, which is not read.
pub(super) fn deliver_object(object: &Object, texts: &[String], place: Place, sink: &mut dyn Sink) {
    if object.is_formula {
        return;
    }
    if object.is_chart {
        let texts = object.texts.iter().chain(texts).cloned().collect();
        sink.hidden(&place, HiddenKind::ChartCache, object.points);
        sink.take(Content::Picture(Picture::chart(&place, object.points, texts)));
    } else {
        sink.hidden(&place, HiddenKind::EmbeddedObject, 1);
        sink.gap(&place, Reason::Unsupported);
    }
}
