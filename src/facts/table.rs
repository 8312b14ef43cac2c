//! Tables: blocks of results with their headers.

use super::Measure;
use crate::place::{Place, Range};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// One block of results.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The cells it covers, headers included.
    pub place: Place,
    /// What it mainly shows.
    pub kind: TableKind,
    /// Its title, where one stands above it or in its first line. A text of the candidate.
    pub title: Option<String>,
    /// Whether a person who opens the file does not see it.
    pub hidden: bool,
    /// Body cells that hold a number.
    pub cells: u64,
    /// Body cells that hold a number of units.
    pub count_cells: u64,
    /// Markers that stand in place of a number.
    pub suppressed: u64,
    /// Why it seems to hold one row per unit, if it does.
    pub unit_records: Option<UnitRecords>,
    /// The cells themselves.
    pub body: Body,
}

/// What a table mainly shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableKind {
    /// Numbers of units.
    Counts,
    /// Statistics.
    Statistics,
    /// Coefficients of fitted models.
    Model,
}

impl TableKind {
    /// The name in reports; scripts rely on it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Counts => "counts",
            Self::Statistics => "statistics",
            Self::Model => "model",
        }
    }
}

/// What makes a table look like microdata.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnitRecords {
    /// A column of keys, a different one on each row.
    Keys,
    /// An identifying variable heads a column.
    IdentifierColumn,
    /// A column names units, a different one on each row, and no numbers of units stand beside it.
    NamedUnits,
    /// The birth, sex or place of persons in columns, and rows that are no cross of these.
    PersonsAttributes,
    /// Many rows of whole numbers that nothing labels and nothing tells apart.
    RowsWithoutLabels,
    /// An answer or an event in each row, with its time or its number.
    Events,
    /// A few rows, or words only, that may be of units: a person has to look.
    Perhaps,
}

/// The body of a table: its cells up to a limit, and a summary of those beyond it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Body {
    /// The cells, by row and column.
    pub cells: Vec<BodyCell>,
    /// Headings of the columns that hold body cells, from the first column on.
    pub columns: Vec<Heading>,
    /// Labels of the rows that hold body cells, from the first row on.
    pub rows: Vec<Heading>,
    /// Whether all cells of the table are here.
    pub complete: bool,
    /// How many count cells beyond the kept ones hold each value below 1,000.
    pub further_counts: BTreeMap<u32, u64>,
}

/// The words that head a column or label a row, outermost first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The row or column number on the sheet, from 0.
    pub index: u32,
    /// The words.
    pub words: Vec<String>,
}

/// A cell of a table's body.
#[derive(Debug, Clone, PartialEq)]
pub struct BodyCell {
    /// The row on the sheet, from 0.
    pub row: u32,
    /// The column on the sheet, from 0.
    pub column: u32,
    /// What it measures.
    pub measure: Measure,
    /// What is printed in it.
    pub printed: Printed,
}

impl BodyCell {
    /// The cells within some rows, of cells that stand row by row.
    #[must_use]
    pub fn of_rows(cells: &[Self], rows: RangeInclusive<u32>) -> &[Self] {
        let first = cells.partition_point(|cell| cell.row < *rows.start());
        let rest = cells.get(first..).unwrap_or_default();
        rest.get(..rest.partition_point(|cell| cell.row <= *rows.end())).unwrap_or_default()
    }
}

impl Heading {
    /// The words under an index, of headings that stand in their order; none where it has no heading.
    #[must_use]
    pub fn words_at(headings: &[Self], index: u32) -> &[String] {
        let at = headings.binary_search_by_key(&index, |heading| heading.index);
        at.ok().and_then(|at| headings.get(at)).map_or(&[], |heading| &heading.words)
    }
}

/// What is printed in a body cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Printed {
    /// A number.
    Number {
        /// Its value; a percentage as printed (12.5 for `12.5%`).
        value: f64,
        /// Decimals printed.
        decimals: u8,
        /// A second number in the same cell that is a percentage: `187 (12.5%)`.
        percent: Option<f64>,
    },
    /// A number that is only bounded: `<10`, `≥5`.
    Bounded(Bound, f64),
    /// A marker in place of a number.
    Suppressed,
}

/// The direction of a bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    /// `<`
    Below,
    /// `≤`
    AtMost,
    /// `>`
    Above,
    /// `≥`
    AtLeast,
}

impl Body {
    /// Values below this are kept as a count of how often they occur.
    const SMALL: f64 = 1000.0;

    /// Notes a number of units whose cell is not kept.
    pub fn note_further(&mut self, value: f64) {
        if (0.0..Self::SMALL).contains(&value) && value.fract() == 0.0 {
            // The range was checked: nothing is cut off.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let times = self.further_counts.entry(value as u32).or_default();
            *times = times.saturating_add(1);
        }
    }
}

impl Table {
    /// Lets go of the cells and keeps a summary of them.
    pub fn summarise(&mut self) {
        let body = std::mem::take(&mut self.body);
        self.body.further_counts = body.further_counts;
        for cell in body.cells {
            // A row per unit holds no numbers of units.
            if let (Measure::Count, Printed::Number { value, .. }, None) =
                (cell.measure, cell.printed, self.unit_records)
            {
                self.body.note_further(value);
            }
        }
    }

    /// The place of one of its cells.
    #[must_use]
    pub fn cell(&self, cell: &BodyCell) -> Place {
        self.place.cells(Range::cell(cell.row, cell.column))
    }
}
