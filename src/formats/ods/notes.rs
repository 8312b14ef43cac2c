//! What is noted while a table is read: what is not seen of it, and the texts beside its cells.

use super::super::sheets::tally::{Count, Tally};
use super::super::sheets::texts;
use crate::content::{GridHead, HiddenKind, Sink};
use crate::gap::Reason;
use crate::policy::Limits;

/// What is noted on one table.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// What is not seen of its cells.
    pub(super) tally: Tally,
    /// Repetitions that were not carried out.
    pub(super) unrepeated: Count,
    /// Links to other files.
    pub(super) links: u64,
    /// Remarks on cells.
    pub(super) comments: Vec<String>,
    /// The texts of boxes.
    pub(super) boxes: Vec<String>,
    /// Titles and descriptions of shapes, which nobody sees.
    pub(super) tips: Vec<String>,
    /// Bytes of remarks so far.
    bytes: u64,
}

impl Notes {
    /// Takes a remark.
    ///
    /// # Errors
    /// There are more of them than are held.
    pub(super) fn remark(&mut self, remark: String, limits: &Limits) -> Result<(), Reason> {
        self.bytes = self.bytes.saturating_add(remark.len() as u64);
        if self.bytes > limits.whole_bytes {
            return Err(Reason::limit("whole_bytes", limits.whole_bytes));
        }
        self.comments.push(remark);
        Ok(())
    }

    /// Delivers what was noted.
    pub(super) fn deliver(self, head: &GridHead, limits: &Limits, sink: &mut dyn Sink) {
        self.tally.deliver(head, sink);
        if let Some(range) = self.unrepeated.range() {
            sink.gap(&head.place.cells(range), Reason::limit("kept_cells", limits.kept_cells));
        }
        sink.hidden(&head.place, HiddenKind::ExternalLink, self.links);
        sink.hidden(&head.place, HiddenKind::Comment, self.comments.len() as u64);
        texts::passage(&head.place, head.hidden, self.boxes, sink);
        texts::passage(&head.place, true, self.comments, sink);
        texts::tips(&head.place, self.tips, sink);
    }
}
