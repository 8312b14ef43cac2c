//! What each cell of a grid says: numbers, markers, codes and labels, in one notation per grid.

mod bullets;
mod joined;
mod padded;
mod units;

use crate::content::{Cell, Frame, GridHead, NumberFormat, Row, Value};
use crate::place::{Place, Range};
use crate::recognise::values::{self, Evidence, Marker, Notation, Number, Reading};
use compact_str::{CompactString, ToCompactString as _, format_compact};
use std::collections::HashMap;

/// A grid whose cells are read.
pub(super) struct Sheet {
    pub(super) place: Place,
    pub(super) name: Option<String>,
    pub(super) frame: Frame,
    pub(super) hidden: bool,
    pub(super) notation: Notation,
    /// The cells that say something, row after row.
    cells: Vec<Said>,
    /// The rows that hold some of them, and where in the cells each ends.
    rows: Vec<(u32, usize)>,
    /// Cells that are joined into one, by their first cell.
    merges: Vec<Range>,
}

/// A row of a sheet, or a part of one: the cells there that say something, by column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'s> {
    pub(super) row: u32,
    pub(super) cells: &'s [Said],
}

/// What one cell says.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) column: u32,
    pub(super) kind: Kind,
    /// The text as printed; of a stored number, its digits.
    pub(super) text: CompactString,
    /// Whether the file itself marks it as the head of a column or the label of a row.
    pub(super) heading: bool,
}

/// The kinds of things that a cell can say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Kind {
    /// A number that could stand in a body.
    Number(CellNumber),
    /// A marker in place of a number.
    Marker(Marker),
    /// A code of a unit or a class.
    Code,
    /// A date.
    Date,
    /// Any other text.
    Label,
}

/// A number as printed, and whether its cell names it (`N=86`).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct CellNumber {
    pub(super) number: Number<'static>,
    pub(super) named: Option<crate::facts::Measure>,
    pub(super) is_named: bool,
}

impl Sheet {
    /// Reads the cells of a grid: those that a person sees, or those that a person does not see.
    /// On a hidden sheet all cells are read as one, and the tables in it are hidden.
    pub(super) fn read(head: &GridHead, rows: Vec<Row>, merges: &[Range], shown: bool) -> Self {
        Self::read_amid(Notation::Unknown, head, rows, merges, shown)
    }

    /// Reads them within a text of that notation.
    pub(super) fn read_amid(
        around: Notation,
        head: &GridHead,
        mut rows: Vec<Row>,
        merges: &[Range],
        shown: bool,
    ) -> Self {
        bullets::strip(&mut rows);
        let mut evidence = Evidence::default();
        let wanted = |cell: &Cell| if head.hidden { shown } else { cell.hidden != shown };
        for cell in rows.iter().flat_map(|row| &row.cells) {
            if let Value::Text(text) = &cell.value {
                evidence.observe(text);
            }
        }
        let notation = evidence.notation_amid(around);
        let mut texts = Texts { notation, known: HashMap::new() };
        let mut cells = Vec::with_capacity(rows.iter().map(|row| row.cells.len()).sum());
        let mut filled: Vec<(u32, usize)> = Vec::with_capacity(rows.len());
        for row in rows {
            let begin = cells.len();
            let seen = row.cells.iter().filter(|cell| wanted(cell));
            cells.extend(seen.filter_map(|cell| Said::with(cell, |text| texts.read(text))));
            if cells.len() > begin {
                filled.push((row.index, cells.len()));
            }
        }
        units::read(&mut cells, &filled, notation);
        padded::read(&mut cells);
        let mut merges = merges.to_vec();
        merges.sort_by_key(|merge| (merge.top, merge.left));
        joined::without_repeats(&mut cells, &mut filled, &merges);
        Self {
            place: head.place.clone(),
            name: head.name.clone(),
            frame: head.frame,
            hidden: head.hidden || !shown,
            notation,
            cells,
            rows: filled,
            merges,
        }
    }

    /// The rows that say something.
    pub(super) fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let mut rest = self.cells.as_slice();
        let mut begin = 0_usize;
        self.rows.iter().map(move |&(row, end)| {
            let (cells, after) =
                rest.split_at_checked(end.saturating_sub(begin)).unwrap_or((rest, &[]));
            (rest, begin) = (after, end);
            Line { row, cells }
        })
    }

    /// The last column that a cell joined to its right neighbours reaches.
    pub(super) fn reach(&self, row: u32, column: u32) -> u32 {
        let at = self.merges.partition_point(|merge| (merge.top, merge.left) < (row, column));
        self.merges
            .get(at)
            .filter(|merge| (merge.top, merge.left) == (row, column))
            .map_or(column, |merge| merge.right)
    }
}

impl<'s> Line<'s> {
    /// Whether it holds one cell, and that is text, as titles and notes do.
    pub(super) fn is_alone(&self) -> bool {
        self.cells.len() == 1 && self.cells.iter().all(Said::is_text)
    }

    /// Whether it holds a number.
    pub(super) fn has_numbers(&self) -> bool {
        self.cells.iter().any(|cell| cell.number().is_some())
    }

    /// The cell in a column.
    pub(super) fn cell(&self, column: u32) -> Option<&'s Said> {
        // Most rows have no gaps.
        let offset = column.checked_sub(self.cells.first()?.column)?;
        let near = self.cells.get(usize::try_from(offset).ok()?);
        if let Some(cell) = near.filter(|cell| cell.column == column) {
            return Some(cell);
        }
        let at = self.cells.binary_search_by_key(&column, |cell| cell.column).ok()?;
        self.cells.get(at)
    }
}

impl Said {
    /// Reads a cell; an empty one says nothing.
    pub(super) fn read(cell: &Cell, notation: Notation) -> Option<Self> {
        Self::with(cell, |text| of_text(text, notation))
    }

    /// Reads a cell, and its text by `read`.
    fn with(cell: &Cell, read: impl FnOnce(&str) -> Option<Kind>) -> Option<Self> {
        let (kind, text) = match &cell.value {
            Value::Number(value, format) => {
                let number = stored(*value, *format);
                let text = written(number.value);
                (Kind::Number(CellNumber { number, named: None, is_named: false }), text)
            }
            Value::Text(text) => (read(text)?, text.clone()),
            Value::Date => (Kind::Date, CompactString::default()),
            Value::Truth(_) => (Kind::Label, CompactString::default()),
            Value::Error => (Kind::Marker(Marker::Missing), CompactString::default()),
        };
        Some(Self { column: cell.column, kind, text, heading: cell.heading })
    }

    /// The number that it says.
    pub(super) fn number(&self) -> Option<&CellNumber> {
        match &self.kind {
            Kind::Number(printed) => Some(printed),
            _ => None,
        }
    }

    /// Whether it is text of any kind.
    pub(super) fn is_text(&self) -> bool {
        matches!(self.kind, Kind::Label | Kind::Code | Kind::Date)
    }
}

/// What the texts of a grid say; labels, which stand in it again and again, are read once.
struct Texts {
    notation: Notation,
    known: HashMap<CompactString, Option<Kind>>,
}

impl Texts {
    /// Texts that are remembered.
    const MOST: usize = 16_384;

    /// Bytes of a text that is remembered.
    const LONGEST: usize = 64;

    fn read(&mut self, text: &str) -> Option<Kind> {
        // Most of what begins with a digit is a number, which is read sooner than it is found.
        let is_number = text.as_bytes().first().is_some_and(u8::is_ascii_digit);
        if is_number || text.len() > Self::LONGEST {
            return of_text(text, self.notation);
        }
        if let Some(kind) = self.known.get(text) {
            return *kind;
        }
        let kind = of_text(text, self.notation);
        if self.known.len() < Self::MOST {
            self.known.insert(text.into(), kind);
        }
        kind
    }
}

/// What a text says.
fn of_text(text: &str, notation: Notation) -> Option<Kind> {
    Some(match values::read(text, notation) {
        Reading::Empty => return None,
        Reading::Number(number) => Kind::Number(CellNumber {
            named: number.name.and_then(crate::recognise::words::measure),
            is_named: number.name.is_some(),
            number: Number { name: None, ..number },
        }),
        Reading::Suppressed(marker) => Kind::Marker(marker),
        Reading::Code(_) => Kind::Code,
        Reading::Label => Kind::Label,
    })
}

/// The digits of a number.
fn written(value: f64) -> CompactString {
    // Whole numbers up to here are written alike, and faster, as such; -0 is not.
    let whole =
        value.fract() == 0.0 && value.abs() < 1e15 && value.to_bits() != (-0.0_f64).to_bits();
    if whole {
        #[allow(clippy::cast_possible_truncation)]
        (value as i64).to_compact_string()
    } else {
        format_compact!("{value}")
    }
}

/// A stored number as its format shows it.
fn stored(value: f64, format: NumberFormat) -> Number<'static> {
    let plain = Number::stored(value);
    match format {
        NumberFormat::General => plain,
        NumberFormat::Fixed(decimals) => Number { decimals, ..plain },
        NumberFormat::Percent(decimals) => {
            Number { value: value * 100.0, decimals, percent: true, ..plain }
        }
        NumberFormat::Money(decimals) => Number { decimals, currency: true, ..plain },
    }
}
