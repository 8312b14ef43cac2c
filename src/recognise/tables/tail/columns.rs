//! The fast way for bare numbers in the rows beyond those that are kept.
//!
//! What a bare number measures follows from its column and from whether it is whole and above 100.
//! So it is worked out once for each column and kept; nothing else of the number need be read. All
//! other cells are left to the careful way.

use super::super::measures::Measures;
use super::super::sheet::{Kind, Said};
use crate::content::{Cell, NumberFormat, Value};
use crate::facts::Measure;
use crate::recognise::values::{Bare, Notation, bare};
use std::collections::BTreeSet;

/// Columns of which something is kept: as many as a sheet has.
const MOST: usize = 16_384;

/// What is known of the columns so far.
pub(super) struct Columns {
    notation: Notation,
    columns: Vec<Column>,
}

/// What is known of a column.
#[derive(Debug, Clone, Copy, Default)]
struct Column {
    /// It holds labels, which say nothing more.
    is_stub: bool,
    /// What a bare number measures, by its [`Size`].
    measures: [Option<Measure>; 3],
}

/// What matters of a bare number.
#[derive(Debug, Clone, Copy)]
enum Size {
    /// Whole, from 0 to 100.
    Part,
    /// Whole, above 100.
    Large,
    /// Negative, or with decimals.
    Other,
}

/// What the fast way makes of a cell.
pub(super) enum Quick {
    /// A label.
    Label,
    /// A number and what it measures.
    Number(f64, Measure),
    /// It is left to the careful way.
    Unknown,
}

impl Columns {
    /// Nothing is known but which columns hold labels.
    pub(super) fn new(notation: Notation, stubs: &BTreeSet<u32>) -> Self {
        let mut columns = Self { notation, columns: Vec::new() };
        for stub in stubs {
            if let Some(column) = columns.column(*stub) {
                column.is_stub = true;
            }
        }
        columns
    }

    /// Reads a cell the fast way.
    pub(super) fn quick(&mut self, row: u32, cell: &Cell, measures: &Measures) -> Quick {
        let notation = self.notation;
        let Some(column) = self.column(cell.column) else { return Quick::Unknown };
        if column.is_stub {
            return Quick::Label;
        }
        let (size, value) = match &cell.value {
            Value::Number(value, NumberFormat::General | NumberFormat::Fixed(0)) => {
                (Size::of(*value), Some(*value))
            }
            Value::Number(value, NumberFormat::Fixed(_)) => (Size::Other, Some(*value)),
            Value::Text(text) => match bare(text, notation) {
                // At most 15 digits: every one of them fits.
                #[allow(clippy::cast_precision_loss)]
                Some(Bare::Whole(value)) => (Size::of(value as f64), Some(value as f64)),
                Some(Bare::Decimals { .. }) => (Size::Other, None),
                None => return Quick::Unknown,
            },
            _ => return Quick::Unknown,
        };
        let Some(slot) = column.measures.get_mut(size as usize) else { return Quick::Unknown };
        if slot.is_none()
            && let Some(said) = Said::read(cell, notation)
            && let Kind::Number(printed) = &said.kind
        {
            *slot = Some(measures.of_cell(row, &said, printed));
        }
        match (*slot, value) {
            (Some(measure), Some(value)) => Quick::Number(value, measure),
            // The value of what is no number of units does not matter.
            (Some(measure), None) if measure != Measure::Count => Quick::Number(f64::NAN, measure),
            _ => Quick::Unknown,
        }
    }

    fn column(&mut self, number: u32) -> Option<&mut Column> {
        let at = usize::try_from(number).ok().filter(|at| *at < MOST)?;
        if at >= self.columns.len() {
            self.columns.resize(at.checked_add(1)?, Column::default());
        }
        self.columns.get_mut(at)
    }
}

impl Size {
    fn of(value: f64) -> Self {
        if value < 0.0 || value.fract() != 0.0 {
            Self::Other
        } else if value > 100.0 {
            Self::Large
        } else {
            Self::Part
        }
    }
}
