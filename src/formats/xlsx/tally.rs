//! What is counted while a sheet is read: one finding or gap for each kind, with the range it
//! spans.

use crate::content::{Content, GridHead, Hidden, HiddenKind, Sink};
use crate::gap::{Gap, Reason};
use crate::place::Range;
use std::collections::BTreeSet;

/// How often something was seen, and where.
#[derive(Debug, Default)]
pub(super) struct Count {
    count: u64,
    range: Option<Range>,
}

/// Everything that is counted on a sheet.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// Hidden rows that hold something.
    pub(super) hidden_rows: Count,
    /// Hidden columns that hold something.
    pub(super) hidden_columns: BTreeSet<u32>,
    /// The cells in them.
    pub(super) in_hidden_columns: Count,
    /// Cells whose value is not shown.
    pub(super) hidden_cells: Count,
    /// Formulas that start a program or lead out of the file.
    pub(super) active: Count,
    /// Formulas whose result was not saved.
    pub(super) without_result: Count,
    /// Cells and rows that contradict themselves.
    pub(super) broken: Count,
}

impl Count {
    /// Counts one more.
    pub(super) fn add(&mut self, range: Range) {
        self.count = self.count.saturating_add(1);
        self.range = Some(self.range.map_or(range, |whole| whole.union(range)));
    }
}

impl Tally {
    /// Delivers what was counted. On a sheet that is hidden itself, hidden rows add nothing.
    pub(super) fn deliver(self, head: &GridHead, sink: &mut dyn Sink) {
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
                sink.take(Content::Gap(Gap::new(&head.place.cells(range), reason)));
            }
        }
    }
}

fn deliver(counted: Count, what: HiddenKind, head: &GridHead, sink: &mut dyn Sink) {
    if let Some(range) = counted.range {
        let place = head.place.cells(range);
        sink.take(Content::Hidden(Hidden { place, what, count: counted.count }));
    }
}
