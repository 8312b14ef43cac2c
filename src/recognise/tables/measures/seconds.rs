//! What stands beside the numbers of a column in their cells.

use crate::recognise::tables::frame::Framed;
use crate::recognise::values::Second;
use std::collections::{BTreeMap, BTreeSet};

/// Columns in which most of the numbers have another one beside them, as those of a description have:
/// `112 (12%)`, `66.0 (15.5)`, `3 (2, 5)`.
pub(super) fn compound(frame: &Framed<'_>) -> BTreeSet<u32> {
    let such =
        |seconds: &Seconds| seconds.beside >= 2 && seconds.beside.saturating_mul(2) >= seconds.all;
    Seconds::of_columns(frame, such)
}

/// Columns of numbers with a spread beside them, in which a percentage stands beside nothing but nought:
/// `0 (0)` among `7.95 (2.2)` is no frequency.
pub(super) fn with_spread(frame: &Framed<'_>) -> BTreeSet<u32> {
    let such = |seconds: &Seconds| {
        seconds.parts == 0 && seconds.spreads > 0 && seconds.beside.saturating_mul(2) >= seconds.all
    };
    Seconds::of_columns(frame, such)
}

/// What stands beside the numbers of a column.
#[derive(Debug, Clone, Copy, Default)]
struct Seconds {
    /// Its numbers.
    all: usize,
    /// Those of them with another one beside them.
    beside: usize,
    /// With a spread beside them.
    spreads: usize,
    /// More than nought, with a percentage or its frequency beside them.
    parts: usize,
}

impl Seconds {
    /// The columns of which this holds.
    fn of_columns(frame: &Framed<'_>, such: impl Fn(&Self) -> bool) -> BTreeSet<u32> {
        let mut columns: BTreeMap<u32, Self> = BTreeMap::new();
        for cell in frame.cells() {
            let Some(number) = cell.number().map(|printed| &printed.number) else { continue };
            let seconds = columns.entry(cell.column).or_default();
            let part = matches!(number.second, Second::Percent(_) | Second::Count(_));
            seconds.all += 1;
            seconds.beside += usize::from(number.second != Second::None);
            seconds.spreads += usize::from(matches!(number.second, Second::Spread(_)));
            seconds.parts += usize::from(part && number.value != 0.0);
        }
        columns.into_iter().filter(|(_, seconds)| such(seconds)).map(|(column, _)| column).collect()
    }
}
