//! What is counted while a sheet is read: one finding or gap for each kind, with the range it
//! spans.

use crate::content::{GridHead, HiddenKind, Sink};
use crate::gap::Reason;
use crate::place::Range;
use std::collections::BTreeSet;

/// How often something was seen, and where.
#[derive(Debug, Default)]
pub(in crate::formats) struct Count {
    count: u64,
    range: Option<Range>,
}

/// Everything that is counted on a sheet.
#[derive(Debug, Default)]
pub(in crate::formats) struct Tally {
    /// Hidden rows that hold something.
    pub(in crate::formats) hidden_rows: Count,
    /// Hidden columns that hold something.
    hidden_columns: BTreeSet<u32>,
    /// The cells in them.
    in_hidden_columns: Count,
    /// Cells whose value is not shown.
    pub(in crate::formats) hidden_cells: Count,
    /// Formulas that start a program or lead out of the file.
    pub(in crate::formats) active: Count,
    /// Formulas whose result was not saved.
    pub(in crate::formats) without_result: Count,
    /// Cells and rows that contradict themselves.
    pub(in crate::formats) broken: Count,
}

impl Count {
    /// Counts one more.
    pub(in crate::formats) fn add(&mut self, range: Range) {
        self.add_many(1, range);
    }

    /// Where it was seen.
    pub(in crate::formats) fn range(&self) -> Option<Range> {
        self.range
    }

    /// Counts so many more.
    pub(in crate::formats) fn add_many(&mut self, count: u64, range: Range) {
        self.count = self.count.saturating_add(count);
        self.range = Some(self.range.map_or(range, |whole| whole.union(range)));
    }
}

impl Tally {
    /// A cell in a hidden column holds something.
    pub(in crate::formats) fn in_hidden_column(&mut self, row: u32, column: u32) {
        self.hidden_columns.insert(column);
        self.in_hidden_columns.add(Range::cell(row, column));
    }

    /// Delivers what was counted. On a sheet that is hidden itself, hidden rows add nothing.
    pub(in crate::formats) fn deliver(self, head: &GridHead, sink: &mut dyn Sink) {
        let columns =
            Count { count: self.hidden_columns.len() as u64, range: self.in_hidden_columns.range };
        let hidden = [
            (self.hidden_rows, HiddenKind::Rows),
            (columns, HiddenKind::Columns),
            (self.hidden_cells, HiddenKind::Text),
        ];
        for (counted, what) in hidden.into_iter().filter(|_| !head.hidden) {
            deliver(counted, what, head, sink);
        }
        deliver(self.active, HiddenKind::ActiveContent, head, sink);
        let gaps =
            [(self.without_result, Reason::FormulaWithoutValue), (self.broken, Reason::Damaged)];
        for (counted, reason) in gaps {
            if let Some(range) = counted.range {
                sink.gap(&head.place.cells(range), reason);
            }
        }
    }
}

fn deliver(counted: Count, what: HiddenKind, head: &GridHead, sink: &mut dyn Sink) {
    if let Some(range) = counted.range {
        sink.hidden(&head.place.cells(range), what, counted.count);
    }
}
