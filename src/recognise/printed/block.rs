//! What the recognisers of printed text hand back: some lines, and what they show.

use super::draft::Drafted;
use super::line::PrintedLine;
use crate::content::{PassageHead, Row};
use crate::place::{Place, Spot};

/// Something that a recogniser found at the begin of some lines.
pub(super) struct Block {
    /// How many lines it takes.
    pub(super) length: usize,
    /// What they show.
    pub(super) shape: Shape,
}

/// What a recogniser found.
pub(super) enum Shape {
    /// Rows of cells, still to be looked at as a table.
    Rows(Vec<Row>),
    /// A table of which each cell is known, with the models that it shows.
    Table(Box<Drafted>),
    /// Numbers of units that are no table.
    Counts(Vec<(String, u64)>),
}

impl Block {
    /// Rows of cells, over so many lines.
    pub(super) fn rows(length: usize, rows: Vec<Row>) -> Self {
        Self { length, shape: Shape::Rows(rows) }
    }

    /// Numbers of units that are no table, over so many lines.
    pub(super) fn counts(length: usize, counts: Vec<(String, u64)>) -> Self {
        Self { length, shape: Shape::Counts(counts) }
    }
}

/// The place of some lines: in a file that is one text, the lines; in a part of a document, that
/// part.
pub(super) fn place(head: &PassageHead, first: &PrintedLine, last: &PrintedLine) -> Place {
    match head.place.spot() {
        Spot::Whole => head.place.at(Spot::Lines(first.number, last.number)),
        _ => head.place.clone(),
    }
}
