//! The markup of LaTeX, wherever it stands: in a document of its own, and in what a program printed.
//!
//! Convention of `xtable`, `stargazer`, `kable` and `esttab`: a table for LaTeX that goes to the console
//! or to a file of any name stands between `\begin{tabular}` and `\end{tabular}`, line by line.

pub(super) mod markup;
pub(super) mod scan;
mod spanning;
pub(super) mod tabular;

use crate::content::{Content, PassageHead, Sink};
use crate::gap::{Gap, Reason};
use crate::place::{Place, Spot};
use scan::environment;

/// Gathers the tables for LaTeX that stand in a text between other lines.
pub(super) struct Insets {
    place: Place,
    /// Cells of a table that are held at most, and bytes of its text.
    nodes: u64,
    bytes: u64,
    /// The table that was begun: its environment, the line it begins at, and its text so far.
    begun: Option<(String, u64, String)>,
    tables: u32,
}

impl Insets {
    /// For a text at that place, with so many cells and bytes for one table.
    pub(super) fn new(place: Place, nodes: u64, bytes: u64) -> Self {
        Self { place, nodes, bytes, begun: None, tables: 0 }
    }

    /// Takes a line where it belongs to a table; false for other lines.
    pub(super) fn take(&mut self, number: u64, line: &str, sink: &mut dyn Sink) -> bool {
        let code = scan::comment(line).0;
        let Some((name, begin, text)) = &mut self.begun else {
            let trimmed = code.trim_start();
            let Some(name) = environment(trimmed, "\\begin{") else { return false };
            if !tabular::is_table(name) {
                return false;
            }
            let behind = trimmed.get("\\begin{}".len().saturating_add(name.len())..);
            let rest = behind.unwrap_or_default().to_owned();
            self.begun = Some((name.to_owned(), number, String::new()));
            return self.gather(&rest, number, sink);
        };
        if (text.len() as u64).saturating_add(code.len() as u64) > self.bytes {
            let place = self.place.at(Spot::Line(*begin));
            let reason = Reason::limit("whole_bytes", self.bytes);
            sink.take(Content::Gap(Gap::new(&place, reason)));
            let (name, text) = (std::mem::take(name), std::mem::take(text));
            self.begun = None;
            self.table(&name, &text, sink);
            return false;
        }
        let code = code.to_owned();
        self.gather(&code, number, sink)
    }

    /// The text and its passage have ended; a table without its end is delivered as far as it goes,
    /// and is a gap.
    pub(super) fn end(&mut self, sink: &mut dyn Sink) {
        if let Some((name, begin, text)) = self.begun.take() {
            let place = self.place.at(Spot::Line(begin));
            sink.take(Content::Gap(Gap::new(&place, Reason::Damaged)));
            self.grid(&name, &text, sink);
        }
    }

    /// Adds a line to the table that was begun, and delivers the table where it ends there.
    fn gather(&mut self, code: &str, number: u64, sink: &mut dyn Sink) -> bool {
        let Some((name, _, text)) = &mut self.begun else { return false };
        let Some((inside, _)) = code.split_once(&format!("\\end{{{name}}}")) else {
            text.push_str(code);
            text.push('\n');
            return true;
        };
        text.push_str(inside);
        let (name, text) = (std::mem::take(name), std::mem::take(text));
        self.begun = None;
        let cut = self.table(&name, &text, sink);
        if cut {
            let reason = Reason::limit("nodes", self.nodes);
            sink.take(Content::Gap(Gap::new(&self.place.at(Spot::Line(number)), reason)));
        }
        true
    }

    /// Delivers a table between two passages; says whether it holds more cells than are kept.
    fn table(&mut self, name: &str, inside: &str, sink: &mut dyn Sink) -> bool {
        sink.take(Content::PassageEnd);
        let cut = self.grid(name, inside, sink);
        sink.take(Content::Passage(PassageHead { place: self.place.clone(), hidden: false }));
        cut
    }

    /// Delivers a table as a grid.
    fn grid(&mut self, name: &str, inside: &str, sink: &mut dyn Sink) -> bool {
        let table = tabular::read(name, inside, self.nodes);
        let cut = table.cut;
        self.tables = self.tables.saturating_add(1);
        table.deliver(self.place.part(&format!("table {}", self.tables)), sink);
        cut
    }
}
