//! Graphs: figures that show results.

use crate::content::{Drawing, Preview};
use crate::place::Place;

/// One figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Graph {
    /// Where it stands.
    pub place: Place,
    /// How it is drawn, and what it keeps behind what is seen.
    pub drawing: Drawing,
    /// The number of observations stated in or near it; the smallest, where several are stated.
    pub observations: Option<u64>,
    /// A small copy, where its pixels were read. It shows what the candidate holds.
    pub preview: Option<Preview>,
    /// Whether a person who opens the file does not see it.
    pub hidden: bool,
}

impl Graph {
    /// Whether it is a flat figure: pixels only, no data behind it.
    #[must_use]
    pub fn flat(&self) -> bool {
        self.drawing == Drawing::Raster
    }
}
