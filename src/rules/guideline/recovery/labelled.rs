//! A table with its counts by the words of their row and column, so that tables can be compared.

use crate::facts::Table;
use crate::rules::guideline::structure::{Along, Counts, Slot};
use crate::rules::guideline::study::{ByWords, Study};
use crate::rules::guideline::sums::Relation;

/// So much must speak for it that two tables are of one population: a count that both print speaks
/// once, one of two digits or more twice, because it does not agree by chance.
const AGREEING: usize = 3;

/// A table with its counts by the words of their row and column.
#[derive(Clone, Copy)]
pub(in super::super) struct Labelled<'s> {
    pub(in super::super) study: &'s Study<'s>,
    pub(in super::super) counts: &'s Counts,
}

impl<'s> Labelled<'s> {
    /// Row and column of the matrix by their words; none where two counts have the same words.
    pub(in super::super) fn by_words(&self) -> Option<ByWords> {
        let mut by_words = ByWords::new();
        let unique = |place: &(usize, usize)| by_words.insert(self.words(*place), *place).is_none();
        self.places().iter().all(unique).then_some(by_words)
    }

    /// The table.
    pub(in super::super) fn table(&self) -> &'s Table {
        self.study.table
    }

    /// Whether it is the same table as another one.
    pub(in super::super) fn is(&self, other: &Self) -> bool {
        std::ptr::eq(self.study, other.study)
    }

    /// How its lines add up in a direction.
    pub(in super::super) fn relations(&self, along: Along) -> &'s [Relation] {
        self.counts.relations(along, &self.study.layout)
    }

    /// The number of lines in a direction, and of places in each of them.
    pub(in super::super) fn size(&self, along: Along) -> (usize, usize) {
        self.counts.size(along)
    }

    /// What stands in a place of a line.
    pub(in super::super) fn in_line(&self, along: Along, line: usize, place: usize) -> Slot {
        self.counts.in_line(along, line, place)
    }

    /// The words of a line in a direction.
    pub(in super::super) fn line_words(&self, along: Along, line: usize) -> &'s str {
        self.study.words(along).get(line).map_or("", String::as_str)
    }

    /// The words of a place in the lines of a direction.
    pub(in super::super) fn place_words(&self, along: Along, place: usize) -> &'s str {
        self.line_words(along.across(), place)
    }

    /// The places of the matrix where a count stands or is withheld.
    pub(super) fn places(&self) -> Vec<(usize, usize)> {
        let columns = self.counts.columns.len();
        (0..self.counts.rows.len())
            .flat_map(|row| (0..columns).map(move |column| (row, column)))
            .filter(|(row, column)| self.counts.at(*row, *column) != Slot::Absent)
            .collect()
    }

    /// What stands at a place of the matrix.
    pub(in super::super) fn at(&self, (row, column): (usize, usize)) -> Slot {
        self.counts.at(row, column)
    }

    /// The cell on the sheet of a place of the matrix.
    pub(super) fn cell(&self, place: (usize, usize)) -> Option<(u32, u32)> {
        self.counts.cell(place)
    }

    /// The words of a place of the matrix.
    pub(super) fn words(&self, (row, column): (usize, usize)) -> (String, String) {
        let words = |along, line| self.line_words(along, line).to_owned();
        (words(Along::Rows, row), words(Along::Columns, column))
    }

    /// Whether the two tables print the same counts wherever both print one.
    pub(super) fn agrees_with(&self, other: &Self) -> bool {
        let mut agreeing = 0_usize;
        for (words, place) in self.study.by_words() {
            let Some(others) = other.study.by_words().get(words) else { continue };
            match (self.at(*place), other.at(*others)) {
                (Slot::Known(own), Slot::Known(others)) if own != others => return false,
                (Slot::Known(own), Slot::Known(_)) if own > 0 => {
                    agreeing += if own < 10 { 1 } else { 2 };
                }
                _ => {}
            }
        }
        agreeing >= AGREEING
    }
}
