//! The counts of a table as a matrix: which are printed, which are withheld.

use super::sums::Relation;
use crate::facts::{self, BodyCell, Bound, Measure, Printed, Table};
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

/// A table with more places than this is not looked at as a whole.
const MOST_PLACES: usize = 200_000;

/// The count cells of a table as a matrix.
#[derive(Debug)]
pub(super) struct Counts {
    /// Row numbers on the sheet.
    pub(super) rows: Vec<u32>,
    /// Column numbers on the sheet.
    pub(super) columns: Vec<u32>,
    slots: Vec<Slot>,
    /// Places that are empty and taken for withheld ones.
    blanks: BTreeSet<(usize, usize)>,
    /// Places where something else than a count stands, which are not empty.
    others: BTreeSet<usize>,
    /// How its lines add up in each direction, once that was asked.
    pub(super) added: [OnceCell<Vec<Relation>>; 2],
}

/// What stands in a place of the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    /// No count belongs here.
    Absent,
    /// A printed count.
    Known(i64),
    /// A count that is withheld, between these two as far as its marker says.
    Withheld(i64, i64),
}

/// A blank is taken for a withheld count where so many counts stand in its row and in its column.
const AROUND_A_BLANK: usize = 2;

/// The direction in which a table adds up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Along {
    /// A column is the total of columns, in every row.
    Rows,
    /// A row is the total of rows, in every column.
    Columns,
}

impl Along {
    /// Both directions.
    pub(super) const BOTH: [Self; 2] = [Self::Rows, Self::Columns];

    /// Row and column of a place in a line of this direction.
    pub(super) fn matrix(self, line: usize, place: usize) -> (usize, usize) {
        match self {
            Self::Rows => (line, place),
            Self::Columns => (place, line),
        }
    }

    /// The other direction.
    pub(super) fn across(self) -> Self {
        match self {
            Self::Rows => Self::Columns,
            Self::Columns => Self::Rows,
        }
    }
}

/// No count is larger than this.
pub(super) const LARGEST: i64 = 1 << 50;

impl Counts {
    /// The counts of a table; none where it holds none, was not kept whole, or is too large.
    pub(super) fn of(table: &Table) -> Option<Self> {
        let cells = || table.body.cells.iter().filter(|cell| cell.measure == Measure::Count);
        let rows: BTreeSet<u32> = cells().map(|cell| cell.row).collect();
        let columns: BTreeSet<u32> = cells().map(|cell| cell.column).collect();
        let places = rows.len().checked_mul(columns.len())?;
        if places == 0 || places > MOST_PLACES || !table.body.complete {
            return None;
        }
        let index = |numbers: &BTreeSet<u32>| -> BTreeMap<u32, usize> {
            numbers.iter().enumerate().map(|(index, number)| (*number, index)).collect()
        };
        let (by_row, by_column) = (index(&rows), index(&columns));
        let mut slots = vec![Slot::Absent; places];
        for cell in cells() {
            let (Some(row), Some(column)) = (by_row.get(&cell.row), by_column.get(&cell.column))
            else {
                continue;
            };
            if let Some(slot) = slots.get_mut(row * columns.len() + column) {
                *slot = Slot::read(cell.printed);
            }
        }
        let others = table.body.cells.iter().filter(|cell| cell.measure != Measure::Count);
        let place = |cell: &BodyCell| {
            Some(by_row.get(&cell.row)? * columns.len() + by_column.get(&cell.column)?)
        };
        Some(Self {
            others: others.filter_map(place).collect(),
            rows: rows.into_iter().collect(),
            columns: columns.into_iter().collect(),
            slots,
            blanks: BTreeSet::new(),
            added: Default::default(),
        })
    }

    /// How many places the matrix has.
    pub(super) fn places(&self) -> usize {
        self.slots.len()
    }

    /// The same counts, with the blanks among them taken for withheld ones: some leave a cell empty
    /// instead of marking it.
    pub(super) fn with_blanks(mut self) -> Self {
        let known = |along: Along, line: usize| {
            let places = 0..self.size(along).1;
            let known =
                places.filter(|place| matches!(self.in_line(along, line, *place), Slot::Known(_)));
            known.count()
        };
        let full = |along: Along| -> Vec<bool> {
            (0..self.size(along).0).map(|line| known(along, line) >= AROUND_A_BLANK).collect()
        };
        let (rows, columns) = (full(Along::Rows), full(Along::Columns));
        let in_columns = columns.len().max(1);
        for (place, slot) in self.slots.iter_mut().enumerate() {
            let among = !self.others.contains(&place)
                && rows.get(place / in_columns) == Some(&true)
                && columns.get(place % in_columns) == Some(&true);
            if among && *slot == Slot::Absent {
                *slot = Slot::Withheld(0, LARGEST);
                self.blanks.insert((place / in_columns, place % in_columns));
            }
        }
        self
    }

    /// Whether a place is empty and taken for withheld.
    pub(super) fn is_blank(&self, place: (usize, usize)) -> bool {
        self.blanks.contains(&place)
    }

    /// Whether any place is.
    pub(super) fn has_blanks(&self) -> bool {
        !self.blanks.is_empty()
    }

    /// What stands in a row and a column of the matrix.
    pub(super) fn at(&self, row: usize, column: usize) -> Slot {
        self.slots.get(row * self.columns.len() + column).copied().unwrap_or(Slot::Absent)
    }

    /// The number of lines in a direction, and of places in each of them.
    pub(super) fn size(&self, along: Along) -> (usize, usize) {
        match along {
            Along::Rows => (self.rows.len(), self.columns.len()),
            Along::Columns => (self.columns.len(), self.rows.len()),
        }
    }

    /// The cell on the sheet of a row and a column of the matrix.
    pub(super) fn cell(&self, (row, column): (usize, usize)) -> Option<(u32, u32)> {
        Some((*self.rows.get(row)?, *self.columns.get(column)?))
    }

    /// What stands in a place of a line.
    pub(super) fn in_line(&self, along: Along, line: usize, place: usize) -> Slot {
        let (row, column) = along.matrix(line, place);
        self.at(row, column)
    }
}

impl Slot {
    /// The count, where it is printed.
    pub(super) fn known(self) -> Option<i64> {
        match self {
            Self::Known(value) => Some(value),
            Self::Withheld(..) | Self::Absent => None,
        }
    }

    /// As [`Slot::read`], where one stands for so many units.
    pub(super) fn scaled(printed: Printed, scale: f64) -> Self {
        match printed {
            Printed::Number { value, .. } if scale > 1.0 => {
                whole((value * scale).round()).map_or(Self::Absent, Self::Known)
            }
            printed => Self::read(printed),
        }
    }

    pub(super) fn read(printed: Printed) -> Self {
        match printed {
            Printed::Number { value, .. } => whole(value).map_or(Self::Absent, Self::Known),
            Printed::Bounded(bound, value) => match (bound, whole(value)) {
                (Bound::Below, Some(value)) => Self::Withheld(0, value.saturating_sub(1).max(0)),
                (Bound::AtMost, Some(value)) => Self::Withheld(0, value),
                (Bound::Above, Some(value)) => Self::Withheld(value.saturating_add(1), LARGEST),
                (Bound::AtLeast, Some(value)) => Self::Withheld(value, LARGEST),
                (_, None) => Self::Absent,
            },
            Printed::Suppressed => Self::Withheld(0, LARGEST),
        }
    }
}

/// A number that can be a count: whole and not below zero.
fn whole(value: f64) -> Option<i64> {
    let fits = (0.0..LARGEST as f64).contains(&value) && value.fract() == 0.0;
    fits.then_some(value as i64)
}

/// What counts are rounded to: ten or five, where all of enough counts are multiples.
pub(super) fn rounding(counts: impl Iterator<Item = i64>) -> Option<i64> {
    let base = facts::rounding(counts.filter_map(|count| u64::try_from(count).ok()))?;
    [10, 5].into_iter().find(|wanted| base % wanted == 0).and_then(|base| i64::try_from(base).ok())
}
