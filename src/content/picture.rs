//! Pictures, drawings and charts, as any kind of file may hold them.

use crate::place::Place;

/// One picture, drawing or chart; panels in one picture are one.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// Where it stands.
    pub place: Place,
    /// How it is drawn.
    pub drawing: Drawing,
    /// Width and height in pixels (a vector drawing: in its own units), where known.
    pub size: Option<(u32, u32)>,
    /// What its pixels or marks look like.
    pub looks: Looks,
    /// A small copy, where its pixels were read.
    pub preview: Option<Preview>,
    /// Text in the picture, its title, its description: whatever may name the observations.
    pub texts: Vec<String>,
    /// Whether a person who opens the file does not see it.
    pub hidden: bool,
}

impl Picture {
    /// A chart that keeps so many data points behind it, with the words in and around it.
    #[must_use]
    pub fn chart(place: &Place, points: u64, texts: Vec<String>) -> Self {
        Self {
            place: place.clone(),
            drawing: Drawing::Chart { points },
            size: None,
            looks: Looks::Plot,
            preview: None,
            texts,
            hidden: false,
        }
    }
}

/// A small copy of a picture, made anew from its pixels: nothing of the file itself is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The copy as a png.
    pub png: Vec<u8>,
}

/// How a picture is drawn: what it gives away besides what the eye sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Drawing {
    /// Pixels.
    Raster,
    /// Lines and shapes; so many marks (points, circles, path vertices) keep their exact place.
    Vector {
        /// Marks counted.
        marks: u64,
        /// Small shapes that stand apart, as the points of a scatter plot do: each may be of one unit.
        dots: u64,
    },
    /// A chart that keeps so many data points behind it.
    Chart {
        /// Data points kept with the chart.
        points: u64,
    },
    /// A figure that a program draws from data that travel with it.
    Interactive,
}

/// What a picture looks like, as far as a program can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Looks {
    /// Axes and marks on a plain ground, or nothing that says otherwise: counted as a graph.
    #[default]
    Plot,
    /// Lines of text or a table on a plain ground.
    Text,
    /// A photograph: colours without plain grounds.
    Photo,
    /// Too small for a figure: a logo, an icon, a rule, a spacer.
    Decoration,
}
