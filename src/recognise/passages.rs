//! Lines of text: prose, printed results, program text.

use super::{Found, Knowledge};
use crate::content::{Line, PassageHead};

/// Takes lines of text and finds facts in them.
pub(super) struct Passages<'a> {
    knowledge: Knowledge<'a>,
    head: Option<PassageHead>,
    /// The last lines of running text: the title of a table or graph that follows may be there.
    recent: Vec<String>,
}

/// How many lines of running text before a table or graph are looked at for its title.
const RECENT: usize = 3;

impl<'a> Passages<'a> {
    pub(super) fn new(knowledge: Knowledge<'a>) -> Self {
        Self { knowledge, head: None, recent: Vec::new() }
    }

    pub(super) fn begin(&mut self, head: PassageHead) {
        self.head = Some(head);
    }

    pub(super) fn line(&mut self, line: Line, _found: &mut Found) {
        if self.recent.len() >= RECENT {
            self.recent.remove(0);
        }
        let _ = self.knowledge;
        self.recent.push(line.text);
    }

    pub(super) fn end(&mut self, _found: &mut Found) {
        self.head = None;
    }

    pub(super) fn finish(&mut self, _found: &mut Found) {
        self.recent.clear();
    }

    /// The last lines of running text.
    pub(super) fn recent(&self) -> &[String] {
        &self.recent
    }
}
