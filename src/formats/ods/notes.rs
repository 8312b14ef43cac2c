//! What is noted while a table is read: one finding or gap for each kind, and the texts beside the
//! cells.

use super::tables::passage;
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

/// What is noted on one table.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Hidden rows that hold something.
    pub(super) hidden_rows: Count,
    /// Cells whose value is not shown.
    pub(super) hidden_cells: Count,
    /// Formulas that start a program or lead out of the file.
    pub(super) active: Count,
    /// Formulas whose result was not saved.
    pub(super) without_result: Count,
    /// Repetitions that were not carried out.
    pub(super) repeated: Count,
    /// Links to other files.
    pub(super) links: u64,
    /// Remarks on cells.
    pub(super) comments: Vec<String>,
    /// The texts of boxes.
    pub(super) boxes: Vec<String>,
    /// Titles and descriptions of shapes, which nobody sees.
    pub(super) tips: Vec<String>,
    hidden_columns: BTreeSet<u32>,
    in_hidden_columns: Count,
}

impl Count {
    pub(super) fn add(&mut self, range: Range) {
        self.add_many(1, range);
    }

    pub(super) fn add_many(&mut self, count: u64, range: Range) {
        self.count = self.count.saturating_add(count);
        self.range = Some(self.range.map_or(range, |whole| whole.union(range)));
    }
}

impl Notes {
    /// A cell in a hidden column holds something.
    pub(super) fn in_hidden_column(&mut self, row: u32, column: u32) {
        self.hidden_columns.insert(column);
        self.in_hidden_columns.add(Range::cell(row, column));
    }

    /// Delivers what was noted. On a table that is hidden itself, hidden rows add nothing.
    pub(super) fn deliver(mut self, head: &GridHead, sink: &mut dyn Sink) {
        self.in_hidden_columns.count = self.hidden_columns.len() as u64;
        let hidden = [
            (self.hidden_rows, HiddenKind::Rows),
            (self.in_hidden_columns, HiddenKind::Columns),
            (self.hidden_cells, HiddenKind::Text),
        ];
        for (counted, what) in hidden.into_iter().filter(|_| !head.hidden) {
            deliver(&counted, what, head, sink);
        }
        deliver(&self.active, HiddenKind::ActiveContent, head, sink);
        let holds_number = |text: &&String| text.contains(|c: char| c.is_ascii_digit());
        let whole = [
            (self.links, HiddenKind::ExternalLink),
            (self.comments.len() as u64, HiddenKind::Comment),
            (self.tips.iter().filter(holds_number).count() as u64, HiddenKind::Text),
        ];
        for (count, what) in whole.into_iter().filter(|(count, _)| *count > 0) {
            sink.take(Content::Hidden(Hidden { place: head.place.clone(), what, count }));
        }
        passage(&head.place, head.hidden, self.boxes, sink);
        passage(&head.place, true, self.comments, sink);
        passage(&head.place, true, self.tips, sink);
        let gaps = [
            (self.without_result, Reason::FormulaWithoutValue),
            (self.repeated, Reason::Unsupported),
        ];
        for (counted, reason) in gaps {
            if let Some(range) = counted.range {
                sink.take(Content::Gap(Gap::new(&head.place.cells(range), reason)));
            }
        }
    }
}

fn deliver(counted: &Count, what: HiddenKind, head: &GridHead, sink: &mut dyn Sink) {
    if let Some(range) = counted.range {
        let (place, count) = (head.place.cells(range), counted.count);
        sink.take(Content::Hidden(Hidden { place, what, count }));
    }
}
