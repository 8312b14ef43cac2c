//! A table with its counts by the words of their row and column, so that tables can be compared.

use crate::facts::Table;
use crate::rules::guideline::layout::{Layout, plain};
use crate::rules::guideline::structure::{Along, Counts, Slot};
use crate::rules::guideline::sums::Relation;
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// So much must speak for it that two tables are of one population: a count that both print speaks
/// once, one of two digits or more twice, because it does not agree by chance.
const AGREEING: usize = 3;

/// A table with its counts by the words of their row and column.
pub(in super::super) struct Labelled<'a> {
    pub(super) table: &'a Table,
    pub(super) counts: Counts,
    pub(super) layout: Layout<'a>,
    by_words: OnceCell<BTreeMap<Words, (usize, usize)>>,
}

/// The words of a row and a column.
pub(super) type Words = (String, String);

impl<'a> Labelled<'a> {
    /// The counts of a table; none where it holds none or is too large.
    pub(in super::super) fn of(table: &'a Table) -> Option<Self> {
        let counts = Counts::of(table).filter(Counts::is_searchable)?.with_blanks();
        let layout = Layout::of(table);
        Some(Self { table, counts, layout, by_words: OnceCell::new() })
    }

    /// Row and column of the matrix by their words; nothing where two counts have the same words.
    pub(super) fn by_words(&self) -> &BTreeMap<Words, (usize, usize)> {
        self.by_words.get_or_init(|| {
            let mut by_words = BTreeMap::new();
            for place in self.places() {
                if by_words.insert(self.words(place), place).is_some() {
                    return BTreeMap::new();
                }
            }
            by_words
        })
    }

    /// The table.
    pub(in super::super) fn table(&self) -> &'a Table {
        self.table
    }

    /// Its counts.
    pub(in super::super) fn counts(&self) -> &Counts {
        &self.counts
    }

    /// How its lines add up in a direction.
    pub(in super::super) fn relations(&self, along: Along) -> &[Relation] {
        self.counts.relations(along, &self.layout)
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
    pub(in super::super) fn line_words(&self, along: Along, line: usize) -> String {
        let words = match along {
            Along::Rows => self.counts.rows.get(line).map(|row| self.layout.row(*row)),
            Along::Columns => {
                self.counts.columns.get(line).map(|column| self.layout.column(*column))
            }
        };
        plain(&words.unwrap_or_default().join(" "))
    }

    /// The words of a place in the lines of a direction.
    pub(in super::super) fn place_words(&self, along: Along, place: usize) -> String {
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
    pub(super) fn cell(&self, (row, column): (usize, usize)) -> Option<(u32, u32)> {
        Some((*self.counts.rows.get(row)?, *self.counts.columns.get(column)?))
    }

    /// The words of a place of the matrix.
    pub(super) fn words(&self, place: (usize, usize)) -> Words {
        let (row, column) = self.cell(place).unwrap_or_default();
        let words = |words: &[String]| plain(&words.join(" "));
        (words(self.layout.row(row)), words(self.layout.column(column)))
    }

    /// Whether the two tables print the same counts wherever both print one.
    pub(super) fn agrees_with(&self, other: &Self) -> bool {
        let mut agreeing = 0_usize;
        for (words, place) in self.by_words() {
            let Some(others) = other.by_words().get(words) else { continue };
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
