//! Lines of text: prose, printed results, program text.
//!
//! Every line is searched for names and values that lead to units; then each kind of line is
//! looked at for what it can hold: program text for pasted results, running and printed text for
//! tables, models and stated numbers of units.

use super::identifiers::Names;
use super::notes::Above;
use super::printed::Window;
use super::sightings::{Sightings, line_place};
use super::{Found, Knowledge, scripts, stated_counts};
use crate::content::{Line, LineKind, PassageHead};
use crate::facts::SightingKind;
use crate::place::Place;

/// Takes lines of text and finds facts in them.
pub(super) struct Passages<'a> {
    head: Option<PassageHead>,
    /// The last lines of running text: the title of a table or graph that follows may be there.
    recent: Vec<String>,
    /// The table that the next line stands below.
    above: Option<Above>,
    names: Names<'a>,
    sightings: Sightings,
    printed: Window<'a>,
}

/// How many lines of running text before a table or graph are looked at for its title.
const RECENT: usize = 3;

/// Longest line that is kept as a title, in characters.
const LONGEST_TITLE: usize = 500;

impl<'a> Passages<'a> {
    pub(super) fn new(knowledge: Knowledge<'a>) -> Self {
        Self {
            head: None,
            recent: Vec::new(),
            above: None,
            names: Names::new(knowledge),
            sightings: Sightings::default(),
            printed: Window::new(knowledge),
        }
    }

    pub(super) fn begin(&mut self, head: PassageHead) {
        self.printed.begin(head.clone());
        self.head = Some(head);
    }

    /// A table ends: the next line may be a note to it.
    pub(super) fn table_ends(&mut self, above: Above) {
        self.above = Some(above);
    }

    pub(super) fn line(&mut self, line: Line, found: &mut Found) {
        if !line.text.trim().is_empty()
            && let Some(above) = self.above.take()
        {
            above.heed(&line.text, found);
        }
        let Some(head) = &self.head else { return };
        let place = line_place(head, line.number);
        for (kind, name) in self.names.find(&line.text) {
            self.sightings.see(kind, name, &place, None);
        }
        match line.kind {
            LineKind::Code => self.pasted(&line.text, false, &place),
            LineKind::Comment => {
                self.pasted(&line.text, true, &place);
                for stated in stated_counts::find(&line.text) {
                    let (name, value) = (stated.name.to_lowercase(), Some(stated.value));
                    self.sightings.see(SightingKind::PastedCount, &name, &place, value);
                }
            }
            // Tables stand in running text too: lines with tabs, lines that were pasted.
            LineKind::Prose | LineKind::Printed => {
                self.remember(&line.text);
                self.printed.line(line, &mut self.sightings, found);
            }
            LineKind::SavedOutput => {
                if !line.text.trim().is_empty() {
                    self.sightings.see(SightingKind::SavedOutput, "output", &place, None);
                }
                self.printed.line(line, &mut self.sightings, found);
            }
        }
    }

    pub(super) fn end(&mut self, found: &mut Found) {
        self.printed.end(&mut self.sightings, found);
        self.head = None;
    }

    pub(super) fn finish(&mut self, found: &mut Found) {
        self.end(found);
        found.sightings.extend(self.sightings.take());
        self.recent.clear();
    }

    /// The last lines of running text.
    pub(super) fn recent(&self) -> &[String] {
        &self.recent
    }

    /// Looks for results in program text.
    fn pasted(&mut self, text: &str, is_comment: bool, place: &Place) {
        if let Some(what) = scripts::pasted_result(text, is_comment) {
            self.sightings.see(SightingKind::SavedOutput, what, place, None);
        }
    }

    /// Keeps a line of running text as a possible title.
    fn remember(&mut self, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        if self.recent.len() >= RECENT {
            self.recent.remove(0);
        }
        self.recent.push(text.chars().take(LONGEST_TITLE).collect());
    }
}
