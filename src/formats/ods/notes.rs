//! What is noted while a table is read: what is not seen of it, and the texts beside its cells.

use super::super::sheets::tally::Tally;
use super::super::sheets::texts;
use crate::content::{Content, GridHead, Hidden, HiddenKind, Sink};

/// What is noted on one table.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// What is not seen of its cells.
    pub(super) tally: Tally,
    /// Links to other files.
    pub(super) links: u64,
    /// Remarks on cells.
    pub(super) comments: Vec<String>,
    /// The texts of boxes.
    pub(super) boxes: Vec<String>,
    /// Titles and descriptions of shapes, which nobody sees.
    pub(super) tips: Vec<String>,
}

impl Notes {
    /// Delivers what was noted.
    pub(super) fn deliver(self, head: &GridHead, sink: &mut dyn Sink) {
        self.tally.deliver(head, sink);
        let whole = [
            (self.links, HiddenKind::ExternalLink),
            (self.comments.len() as u64, HiddenKind::Comment),
        ];
        for (count, what) in whole.into_iter().filter(|(count, _)| *count > 0) {
            sink.take(Content::Hidden(Hidden { place: head.place.clone(), what, count }));
        }
        texts::passage(&head.place, head.hidden, self.boxes, sink);
        texts::passage(&head.place, true, self.comments, sink);
        texts::tips(&head.place, self.tips, sink);
    }
}
