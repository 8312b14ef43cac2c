//! What the headings say of a second number in a cell: `% (n)`, `Median (range)`.

use crate::facts::Measure;
use crate::recognise::tables::frame::Framed;
use crate::recognise::words;
use std::collections::BTreeSet;

/// Where one thing stands beside the statistic that a heading names.
#[derive(Debug, Default)]
struct Places {
    columns: BTreeSet<u32>,
    rows: BTreeSet<u32>,
    /// A heading over all labels, or a note below the table, says it of every cell.
    everywhere: bool,
}

impl Places {
    fn hold(&self, row: u32, column: u32) -> bool {
        self.everywhere || self.columns.contains(&column) || self.rows.contains(&row)
    }
}

/// What stands beside statistics in the cells of a block.
pub(super) struct Beside {
    counts: Places,
    ranges: Places,
    /// Means beside their spread: `Mean (SD)`.
    spreads: Places,
    /// Columns of numbers of units with what describes these: `n (median, IQR)`.
    described: BTreeSet<u32>,
}

impl Beside {
    /// Works out what the headings say.
    pub(super) fn of(frame: &Framed<'_>) -> Self {
        let counts = |heading: &str| words::header(heading).beside == Some(Measure::Count);
        let ends = |heading: &str| {
            matches!(
                words::header(heading).beside,
                Some(Measure::Range | Measure::Minimum | Measure::Maximum)
            )
        };
        let corner = frame.stubs.iter().flat_map(|column| frame.head(*column));
        // gtsummary writes `Median (Range); n (%)` below its tables.
        let notes = frame.below.iter().flat_map(|line| line.cells);
        Self {
            counts: places(frame, counts, corner.map(String::as_str).any(counts)),
            described: described(frame),
            spreads: spreads(frame),
            ranges: places(frame, ends, notes.flat_map(|cell| cell.text.split(';')).any(ends)),
        }
    }

    /// Whether a number of units stands beside the first number of a cell.
    pub(super) fn counts(&self, row: u32, column: u32) -> bool {
        self.counts.hold(row, column)
    }

    /// Whether what stands beside a number of units describes these.
    pub(super) fn describes(&self, column: u32) -> bool {
        self.described.contains(&column)
    }

    /// Whether the standard deviation stands beside a mean.
    pub(super) fn spreads(&self, row: u32, column: u32) -> bool {
        self.spreads.hold(row, column)
    }

    /// Whether the least and the largest value stand beside it.
    pub(super) fn ranges(&self, row: u32, column: u32) -> bool {
        self.ranges.hold(row, column)
    }
}

/// The columns whose innermost head names numbers of units and a statistic of them beside.
fn described(frame: &Framed<'_>) -> BTreeSet<u32> {
    let such = |words: &Vec<String>| {
        let said = words.last().map(|last| words::header(last));
        said.is_some_and(|said| {
            let beside = matches!(said.beside, Some(Measure::Mean | Measure::Median));
            said.measure == Some(Measure::Count) && beside
        })
    };
    frame.heads.iter().filter(|(_, words)| such(words)).map(|(column, _)| *column).collect()
}

/// Where the innermost heading names a mean with its spread, and no percentage.
fn spreads(frame: &Framed<'_>) -> Places {
    let such = |words: &[String]| {
        words.last().is_some_and(|last| {
            let said = words::header(last);
            said.beside == Some(Measure::StandardDeviation)
                && said.measure != Some(Measure::Count)
                && !last.contains('%')
        })
    };
    let columns = frame.heads.iter().filter(|(_, words)| such(words)).map(|(column, _)| *column);
    let rows = frame.labels.iter().filter(|label| such(&label.words)).map(|label| label.index);
    Places { columns: columns.collect(), rows: rows.collect(), everywhere: false }
}

/// The columns and rows of which a heading says it.
fn places(frame: &Framed<'_>, says: impl Fn(&str) -> bool + Copy, everywhere: bool) -> Places {
    let any = |words: &[String]| words.iter().map(String::as_str).any(says);
    let columns = frame.heads.iter().filter(|(_, words)| any(words)).map(|(column, _)| *column);
    let rows = frame.labels.iter().filter(|label| any(&label.words)).map(|label| label.index);
    Places { columns: columns.collect(), rows: rows.collect(), everywhere }
}
