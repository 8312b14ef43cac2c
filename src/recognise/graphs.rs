//! Graphs: which pictures are figures of results, and how many observations they state.

use super::Found;
use super::passages::Passages;
use crate::content::{Looks, Picture};
use crate::facts::Graph;
use crate::gap::{Gap, Reason};

/// Finds the graph in a picture, if it is one.
pub(super) fn find(picture: Picture, _around: &Passages<'_>, found: &mut Found) {
    match picture.looks {
        Looks::Plot => found.graphs.push(Graph {
            place: picture.place,
            drawing: picture.drawing,
            observations: None,
            hidden: picture.hidden,
        }),
        Looks::Text => found.gaps.push(Gap::new(&picture.place, Reason::PictureOfResults)),
        Looks::Photo | Looks::Decoration => {}
    }
}
