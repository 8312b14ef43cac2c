//! Cells in rows and columns, as any kind of file may hold them.

use crate::place::{Place, Range};
use compact_str::CompactString;

/// The begin of a grid: a sheet, a delimited file, a table of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct GridHead {
    /// The sheet or the table; cells are addressed within it.
    pub place: Place,
    /// The name that a person sees: the sheet's name. None where the grid has none.
    pub name: Option<String>,
    /// Whether a person who opens the file does not see it.
    pub hidden: bool,
    /// How tables lie in it.
    pub frame: Frame,
}

/// How tables lie in a grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frame {
    /// A free sheet: any number of tables, titles and notes, anywhere.
    Free,
    /// A table that the document itself marks as one: it is never split.
    Table,
}

/// One row with the cells that hold something, by ascending column.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The row number, from 0; rows ascend, empty ones may be left out.
    pub index: u32,
    /// The cells that hold something.
    pub cells: Vec<Cell>,
}

/// One cell that holds something.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The column, from 0.
    pub column: u32,
    /// What it holds.
    pub value: Value,
    /// Whether a person does not see it: hidden row or column, white on white, `;;;`.
    pub hidden: bool,
    /// Whether the file itself marks it as the head of a column or the label of a row.
    pub heading: bool,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number that the file itself marks as one.
    Number(f64, NumberFormat),
    /// Text, as printed; it may be a number written as text.
    Text(CompactString),
    /// A date or time that the file itself marks as one.
    Date,
    /// True or false.
    Truth(bool),
    /// An error value such as `#N/A`.
    Error,
}

/// How a number is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NumberFormat {
    /// As it is.
    #[default]
    General,
    /// With so many decimals.
    Fixed(u8),
    /// As a percentage with so many decimals; the value itself is a share.
    Percent(u8),
    /// As an amount of money with so many decimals.
    Money(u8),
}

/// The end of a grid.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GridFoot {
    /// Cells that are joined into one; the value stands in the first.
    pub merges: Vec<Range>,
}

impl Cell {
    /// A visible cell.
    #[must_use]
    pub fn new(column: u32, value: Value) -> Self {
        Self { column, value, hidden: false, heading: false }
    }

    /// A visible cell with text.
    #[must_use]
    pub fn text(column: u32, text: &str) -> Self {
        Self::new(column, Value::Text(text.into()))
    }

    /// Its text; none where it holds something else.
    #[must_use]
    pub fn text_value(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The cell as one that the file marks as the head of a column or the label of a row.
    #[must_use]
    pub fn heading(self) -> Self {
        Self { heading: true, ..self }
    }

    /// A visible cell with a number.
    #[must_use]
    pub fn number(column: u32, value: f64) -> Self {
        Self::new(column, Value::Number(value, NumberFormat::General))
    }
}
