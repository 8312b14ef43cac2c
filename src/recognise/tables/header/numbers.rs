//! Rows of numbers that are heads of columns, not results.
//!
//! Each reason to take numbers for heads is a convention of its own: some are seen in the numbers
//! themselves, others by what stands around them.

mod around;

use super::told;
use crate::recognise::conventions::{Convention, Conventions};
use crate::recognise::tables::dimensions::{is_dimension, names_variables};
use crate::recognise::tables::sequences::{consecutive, count_up, return_equally};
use crate::recognise::tables::sheet::{CellNumber, Kind, Line, Said};
use crate::recognise::values::{self, Enclosure};
use crate::recognise::words;

/// A reason to take the numbers of a row for heads.
pub(super) struct Reason {
    /// The convention behind it.
    pub(super) convention: Convention,
    holds: Holds,
}

/// What a reason is seen in.
enum Holds {
    /// The numbers of the row, behind a first cell that allows it.
    Numbers(fn(&Numbers<'_, '_>) -> bool),
    /// The row and those around it.
    Around(fn(&Row<'_, '_>, &Line<'_>) -> bool),
}

/// All of them.
pub(super) const REASONS: [Reason; 16] = [
    by_numbers("heads/numbers-of-columns", |row| number_columns(row.line, row.left)),
    // `(1) (2) (3)` as a spreadsheet stores it.
    by_numbers("heads/turned-numbers", |row| !row.are_results() && are_turned(row.line, row.left)),
    by_numbers("heads/years", |row| row.are_years()),
    by_numbers("heads/numbers-in-brackets", |row| row.are_bracketed()),
    by_numbers("heads/running-numbers", |row| row.run()),
    by_numbers("heads/steps-of-a-dimension", |row| row.are_steps()),
    around("heads/numbers-among-words", around::among_words),
    around("heads/quantiles-beside-statistics", around::quantiles_beside_statistics),
    around("heads/ends-of-intervals", around::ends_of_intervals),
    around("heads/over-heads", around::stands_over_heads),
    around("heads/bounds-over-numbers", around::bounds_over_numbers),
    around("heads/steps-beside-words", around::steps_beside_words),
    around("heads/classes-below-a-span", around::classes_below_span),
    around("heads/steps-over-fractions", around::steps_over_fractions),
    around("heads/groups-with-their-size", told::groups_with_size),
    around("heads/quantiles", told::quantiles),
];

const fn by_numbers(name: &'static str, holds: fn(&Numbers<'_, '_>) -> bool) -> Reason {
    Reason { convention: Convention::named(name), holds: Holds::Numbers(holds) }
}

/// Of a row above another one, which is given.
const fn around(name: &'static str, holds: fn(&Row<'_, '_>, &Line<'_>) -> bool) -> Reason {
    Reason { convention: Convention::named(name), holds: Holds::Around(holds) }
}

/// A row that may be one of heads, between those above and below it.
pub(super) struct Row<'l, 's> {
    pub(super) above: Option<&'l Line<'s>>,
    pub(super) line: &'l Line<'s>,
    pub(super) below: Option<&'l Line<'s>>,
    /// The first column of the block.
    pub(super) left: u32,
}

impl Row<'_, '_> {
    /// Whether its numbers are heads, for whatever reason.
    pub(super) fn is_head(&self, conventions: Conventions) -> bool {
        self.is_numeric_head(conventions)
            || self.below.is_some_and(|below| {
                heard(conventions).any(|reason| match reason.holds {
                    Holds::Around(holds) => holds(self, below),
                    Holds::Numbers(_) => false,
                })
            })
    }

    /// Whether its numbers show themselves that they are heads: years, `(1) (2) (3)`, `1 2 3 …`.
    pub(super) fn is_numeric_head(&self, conventions: Conventions) -> bool {
        Numbers::of(self).is_some_and(|numbers| {
            heard(conventions).any(|reason| match reason.holds {
                Holds::Numbers(holds) => holds(&numbers),
                Holds::Around(_) => false,
            })
        })
    }
}

fn heard(conventions: Conventions) -> impl Iterator<Item = &'static Reason> {
    REASONS.iter().filter(move |reason| conventions.include(reason.convention))
}

/// The numbers of a row behind its first cell.
struct Numbers<'l, 's> {
    line: &'l Line<'s>,
    left: u32,
    /// The first cell.
    corner: Option<&'s Said>,
    numbers: Vec<&'s CellNumber>,
}

impl<'l, 's> Numbers<'l, 's> {
    /// The numbers of a row that can be one of heads: it holds some, and no markers.
    fn of(row: &Row<'l, 's>) -> Option<Self> {
        let line = row.line;
        let others = line.cells.iter().filter(|cell| cell.column != row.left);
        let numbers: Vec<_> = others.filter_map(Said::number).collect();
        let marked = line.cells.iter().any(|cell| matches!(cell.kind, Kind::Marker(_)));
        let corner = line.cell(row.left);
        (!numbers.is_empty() && !marked).then_some(Self { line, left: row.left, corner, numbers })
    }

    fn values(&self) -> impl Iterator<Item = f64> {
        self.numbers.iter().map(|printed| printed.number.value)
    }

    /// Whether the first cell is one of a row of results: a number, or a word for what is counted or
    /// measured.
    fn are_results(&self) -> bool {
        let counts = |cell: &Said| {
            matches!(cell.kind, Kind::Label)
                && !is_dimension(&cell.text)
                && words::measure(&cell.text).is_some_and(|measure| !measure.is_subject())
        };
        let is_result = |cell: &Said| cell.number().is_some() || counts(cell) && !self.follow();
        self.corner.is_some_and(is_result)
    }

    /// Whether the numbers are years that follow each other: no numbers of units, even behind a word
    /// for these.
    fn follow(&self) -> bool {
        let by = |step: f64| {
            self.numbers.windows(2).all(|pair| {
                matches!(pair, [a, b] if (b.number.value - a.number.value - step).abs() < 1e-9)
            })
        };
        let in_order = match self.numbers.as_slice() {
            [a, b, _, ..] if b.number.value > a.number.value => by(b.number.value - a.number.value),
            [_, _] => by(1.0),
            _ => false,
        };
        in_order && self.numbers.iter().all(|printed| values::is_year(&printed.number))
    }

    /// Years, which may return for each group over them, each as often as the others.
    fn are_years(&self) -> bool {
        !self.are_results()
            && self.numbers.iter().all(|printed| values::is_year(&printed.number))
            && return_equally(self.values())
    }

    /// `(1) (2) (3)`, the numbers of models.
    fn are_bracketed(&self) -> bool {
        let is_bracketed = |printed: &&CellNumber| {
            printed.number.enclosure == Enclosure::Round
                && printed.number.decimals == 0
                && printed.number.value.fract() == 0.0
        };
        !self.are_results() && self.numbers.iter().all(is_bracketed) && count_up(self.values())
    }

    /// `1 2 3 …`; below several heads they begin anew.
    fn run(&self) -> bool {
        let is_whole = |printed: &&CellNumber| {
            printed.number.decimals == 0 && !printed.number.grouped && !printed.is_named
        };
        !self.are_results()
            && self.numbers.len() >= 3
            && self.numbers.iter().all(is_whole)
            && self.values().next().is_some_and(|first| first <= 1.0)
            && (consecutive(self.values()) || self.corner.is_none() && count_up(self.values()))
    }

    /// Ages and other steps of one width below a word for a dimension. The numbers of one of its
    /// classes (`Sex: man`) may ascend as well, and are results.
    fn are_steps(&self) -> bool {
        let named = |cell: &Said| is_dimension(&cell.text) || names_variables(&cell.text);
        let ascend = self.numbers.windows(2).all(|pair| {
            matches!(pair, [a, b] if a.number.value < b.number.value && is_plain(a) && is_plain(b))
        });
        let evenly = self.numbers.windows(3).all(|three| {
            let [a, b, c] = three else { return false };
            let [a, b, c] = [a, b, c].map(|printed| printed.number.value);
            (c - b - (b - a)).abs() < 1e-9
        });
        !self.are_results()
            && self.numbers.len() >= 3
            && self.corner.is_some_and(named)
            && ascend
            && evenly
    }
}

/// Whether a row is `(1) (2) (3)` as a spreadsheet stores it, which takes brackets for a minus: -1, -2,
/// -3. Two of them are such where no label stands before them.
pub(in crate::recognise::tables) fn are_turned(line: &Line<'_>, left: u32) -> bool {
    let others = || line.cells.iter().filter(|cell| cell.column != left);
    let turned = |cell: &Said| {
        let printed = cell.number()?;
        let number = values::Number { signed: false, ..printed.number };
        (number == values::Number::plain(number.value)).then_some(-number.value)
    };
    let values: Option<Vec<f64>> = others().map(turned).collect();
    values.is_some_and(|values| {
        values.first() == Some(&1.0)
            && values.len() >= if line.cell(left).is_some() { 3 } else { 2 }
            && count_up(values.into_iter())
    })
}

/// Whether a row numbers the columns: `(1) (2) (3) …` from the first cell on, as statistical offices
/// write below the heads.
pub(in crate::recognise::tables) fn number_columns(line: &Line<'_>, left: u32) -> bool {
    let bracketed = |cell: &Said| {
        cell.number().is_some_and(|printed| {
            printed.number.enclosure == Enclosure::Round && printed.number.value.fract() == 0.0
        })
    };
    line.cells.len() >= 3
        && line.cell(left).is_some()
        && line.cells.iter().all(bracketed)
        && line.cells.first().and_then(Said::number).is_some_and(|one| one.number.value == 1.0)
        && consecutive(line.cells.iter().filter_map(Said::number).map(|p| p.number.value))
}

/// Whether a number has no mark of its own.
fn is_plain(printed: &CellNumber) -> bool {
    let number = &printed.number;
    let plain = values::Number { decimals: number.decimals, ..values::Number::plain(number.value) };
    *number == plain && !printed.is_named
}
