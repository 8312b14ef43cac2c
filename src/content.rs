//! The narrow waist: what readers deliver and recognisers see; no format survives it.
//!
//! A reader delivers content in reading order, piece by piece, so that memory does not grow with
//! the size of the file: a grid row by row, a text line by line. What it cannot deliver it delivers
//! as a [`Gap`].

mod grid;
mod hidden;
mod passage;
mod picture;

pub use grid::{Cell, Frame, GridFoot, GridHead, NumberFormat, Row, Value};
pub use hidden::{Hidden, HiddenKind, Property};
pub use passage::{Line, LineKind, PassageHead, holds_digit};
pub use picture::{Drawing, Looks, Picture, Preview};

use crate::gap::{Gap, Reason};
use crate::place::Place;

/// One piece of what an entry holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// A grid begins; its rows follow.
    Grid(GridHead),
    /// A row of the grid that was begun last.
    Row(Row),
    /// The grid ends.
    GridEnd(GridFoot),
    /// A run of text begins; its lines follow.
    Passage(PassageHead),
    /// A line (in a document: a paragraph) of the passage that was begun last.
    Line(Line),
    /// The passage ends.
    PassageEnd,
    /// A picture, drawing or chart.
    Picture(Picture),
    /// Something that a person does not see on opening the file.
    Hidden(Hidden),
    /// Something that the file says about itself: author, company, a path.
    Property(Property),
    /// A file within the file: a zip entry, an embedded workbook, an attachment.
    Inner(Inner),
    /// The workbook that a chart is drawn from.
    ChartData {
        /// The workbook.
        file: Inner,
        /// How many of its numbers the chart shows.
        shown: u64,
    },
    /// Something that was not read.
    Gap(Gap),
}

/// A file within a file; it is opened and counted like an entry of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inner {
    /// Its name within the outer file, safe to print.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What kind of thing an entry is, as far as its form tells: the readers declare it and the roles
/// are found from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nature {
    /// Cells in rows and columns, as Excel, LibreOffice or a delimited file hold them.
    Sheet,
    /// A written document with layout: Word, a web page, LaTeX, slides, pdf.
    Document,
    /// Plain text: a log, a listing, a note.
    Text,
    /// Program text.
    Script,
    /// Program text that may carry its saved results with it.
    Notebook,
    /// A picture.
    Picture,
    /// Saved data or a saved model object of a statistics package.
    Data,
    /// A package of other files.
    Archive,
    /// Left behind by the operating system or an office program: no content.
    Leftover,
    /// Nothing that this program knows.
    Unknown,
}

/// Takes content as it is read.
pub trait Sink {
    /// Takes the next piece. Pieces arrive in reading order; rows and lines stand between the
    /// begin and the end of their grid or passage, and these do not nest.
    fn take(&mut self, content: Content);

    /// Takes that a place was not read, or not whole, and why.
    fn gap(&mut self, place: &Place, reason: Reason) {
        self.take(Content::Gap(Gap::new(place, reason)));
    }

    /// Takes that a person does not see so many of something at a place; none is nothing to say.
    fn hidden(&mut self, place: &Place, what: HiddenKind, count: u64) {
        if count > 0 {
            self.take(Content::Hidden(Hidden { place: place.clone(), what, count }));
        }
    }

    /// Takes what a part of the file says about the file; [`Property`] lists the names.
    fn property(&mut self, place: &Place, name: &'static str, value: String) {
        self.take(Content::Property(Property { place: place.clone(), name, value }));
    }

    /// Takes a file within the file, under its name, safe to print.
    fn inner(&mut self, name: String, bytes: Vec<u8>) {
        self.take(Content::Inner(Inner { name, bytes }));
    }
}

impl Sink for Vec<Content> {
    fn take(&mut self, content: Content) {
        self.push(content);
    }
}
