//! What the cells of a body show by themselves, whatever stands over and before them.

use crate::recognise::tables::frame::Framed;
use crate::recognise::tables::sheet::{Kind, Said};
use crate::recognise::values::{Marker, Second};
use std::collections::BTreeSet;

/// What the cells of a body show by themselves.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cells {
    pub(super) numbers: usize,
    /// Estimates with an interval around them.
    intervals: usize,
    /// Percentages, and numbers with a percentage or a denominator beside them.
    pub(super) frequencies: usize,
    pub(super) stars: bool,
    /// Numbers with a spread beside them, and those of them with stars.
    with_errors: usize,
    starred_errors: usize,
    /// Those of them that are negative.
    negative_errors: usize,
    /// Columns in which such have stars.
    starred_columns: usize,
    /// A cell marks a reference category.
    pub(super) references: bool,
    /// Rows of numbers in brackets stand below rows of numbers without.
    pub(super) bracketed_rows: bool,
}

impl Cells {
    /// Of a block.
    pub(super) fn of(frame: &Framed<'_>) -> Self {
        let mut cells = Self::default();
        let mut plain_above = false;
        let mut starred: BTreeSet<u32> = BTreeSet::new();
        for line in &frame.body {
            let body: Vec<&Said> = line.cells.iter().filter(|cell| frame.is_body(cell)).collect();
            let printed: Vec<_> = body.iter().filter_map(|cell| cell.number()).collect();
            cells.numbers += printed.len();
            for cell in &body {
                let Some(number) = cell.number().map(|printed| &printed.number) else { continue };
                if matches!(number.second, Second::Spread(_)) {
                    cells.with_errors += 1;
                    cells.negative_errors += usize::from(number.value < 0.0);
                    cells.starred_errors += usize::from(number.stars > 0);
                    starred.extend((number.stars > 0).then_some(cell.column));
                }
            }
            for number in printed.iter().map(|printed| &printed.number) {
                let part = matches!(number.second, Second::Percent(_) | Second::Ratio(_));
                let estimated = matches!(number.second, Second::Interval(low, high)
                    if low <= number.value && number.value <= high && number.value > 0.0);
                cells.stars |= number.stars > 0;
                cells.frequencies += usize::from(number.percent || part);
                cells.intervals += usize::from(estimated);
            }
            cells.references |= body.iter().any(|cell| is_reference(cell));
            let bracketed = !printed.is_empty()
                && printed.iter().all(|printed| printed.number.enclosure.is_of_errors());
            cells.bracketed_rows |= bracketed && plain_above;
            plain_above = !printed.is_empty() && !bracketed;
        }
        cells.starred_columns = starred.len();
        cells
    }

    /// Whether most numbers have their errors beside them, and some of them are negative.
    pub(super) fn have_signed_errors(&self) -> bool {
        self.negative_errors > 0 && self.with_errors.saturating_mul(2) > self.numbers
    }

    /// Whether most numbers have their errors beside them, and some in two columns or more have stars.
    pub(super) fn have_starred_errors(&self) -> bool {
        const FEWEST: usize = 3;
        self.starred_errors >= FEWEST
            && self.starred_columns >= 2
            && self.with_errors.saturating_mul(2) > self.numbers
    }

    /// Whether most of the numbers are estimates with an interval.
    pub(super) fn are_intervals(&self) -> bool {
        self.numbers > 0 && self.intervals.saturating_mul(2) >= self.numbers
    }
}

/// Whether a cell marks a reference category: `Ref.`, `1.00 (ref)`.
pub(in crate::recognise::tables::estimates) fn is_reference(cell: &Said) -> bool {
    let says_so =
        |text: &str| text.as_bytes().windows(3).any(|letters| letters.eq_ignore_ascii_case(b"ref"));
    cell.kind == Kind::Marker(Marker::Reference) || says_so(&cell.text)
}
