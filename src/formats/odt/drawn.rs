//! What the frames of a text show: pictures, charts and objects, in parts of their own or in the
//! document itself.

use crate::content::{Content, Drawing, Hidden, HiddenKind, Looks, Picture, Sink};
use crate::formats::opendocument::chart::Object;
use crate::gap::{Gap, Reason};
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
    let (what, count) = if object.is_chart {
        (HiddenKind::ChartCache, object.points)
    } else {
        (HiddenKind::EmbeddedObject, 1)
    };
    if count > 0 {
        sink.take(Content::Hidden(Hidden { place: place.clone(), what, count }));
    }
    if !object.is_chart {
        sink.take(Content::Gap(Gap::new(&place, Reason::Unsupported)));
        return;
    }
    sink.take(Content::Picture(Picture {
        place,
        drawing: Drawing::Chart { points: object.points },
        size: None,
        looks: Looks::Plot,
        preview: None,
        texts: object.texts.iter().chain(texts).cloned().collect(),
        hidden: false,
    }));
}
