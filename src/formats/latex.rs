//! The markup of LaTeX, wherever it stands: in a document of its own, and in what a program printed.
//!
//! Convention of `xtable`, `stargazer`, `kable` and `esttab`: a table for LaTeX that goes to the console
//! or to a file of any name stands between `\begin{tabular}` and `\end{tabular}`, line by line, or
//! leaves these to the paper that reads it in.

pub(super) mod fragment;
mod heads;
pub(super) mod macros;
pub(super) mod markup;
pub(super) mod scan;
mod spanning;
pub(super) mod tabular;

use crate::content::{Content, Line, LineKind, PassageHead, Sink};
use crate::gap::Reason;
use crate::place::{Place, Spot};
use fragment::{Rows, Run};
use scan::environment;
use tabular::Table;

/// Gathers the tables for LaTeX that stand in a printed text between other lines.
pub(super) struct Insets {
    place: Place,
    /// Cells of a table that are held at most, and bytes of its text.
    nodes: u64,
    bytes: u64,
    /// The table that was begun: its environment, the line it begins at, and its text so far.
    begun: Option<(String, u64, String)>,
    /// Lines that may be rows without an environment.
    rows: Rows,
    tables: u32,
}

impl Insets {
    /// For a text at that place, with so many cells and bytes for one table.
    pub(super) fn new(place: Place, nodes: u64, bytes: u64) -> Self {
        Self { place, nodes, bytes, begun: None, rows: Rows::default(), tables: 0 }
    }

    /// Takes the next line: it belongs to a table, waits until that is known, or is delivered.
    pub(super) fn line(&mut self, number: u64, line: &str, sink: &mut dyn Sink) {
        let code = scan::comment(line).0;
        let Some((name, begin, text)) = &mut self.begun else {
            let trimmed = code.trim_start();
            let begun = environment(trimmed, "\\begin{").filter(|name| tabular::is_table(name));
            if let Some(name) = begun {
                self.rows_end(sink);
                let behind = trimmed.get("\\begin{}".len().saturating_add(name.len())..);
                let rest = behind.unwrap_or_default().to_owned();
                self.begun = Some((name.to_owned(), number, String::new()));
                self.gather(&rest, number, sink);
            } else if self.rows.take(number, code) {
                if self.rows.bytes() > self.bytes {
                    self.gap(number, Reason::limit("whole_bytes", self.bytes), sink);
                    self.rows_end(sink);
                }
            } else {
                self.rows_end(sink);
                printed(number, line, sink);
            }
            return;
        };
        if (text.len() as u64).saturating_add(code.len() as u64) > self.bytes {
            let begin = *begin;
            let (name, text) = (std::mem::take(name), std::mem::take(text));
            self.begun = None;
            self.gap(begin, Reason::limit("whole_bytes", self.bytes), sink);
            self.table(tabular::read(&name, &text, self.nodes), number, sink);
            printed(number, line, sink);
            return;
        }
        let code = code.to_owned();
        self.gather(&code, number, sink);
    }

    /// The text and its passage have ended; a table without its end is delivered as far as it goes,
    /// and is a gap.
    pub(super) fn end(&mut self, sink: &mut dyn Sink) {
        if let Some((name, begin, text)) = self.begun.take() {
            self.gap(begin, Reason::Damaged, sink);
            self.grid(tabular::read(&name, &text, self.nodes), begin, sink);
        }
        let Run { table, others } = self.rows.finish();
        if let Some((number, text)) = table {
            self.grid(tabular::body(&text, self.nodes), number, sink);
        }
        if others.iter().any(|(_, line)| !line.trim().is_empty()) {
            self.passage(sink);
            others.iter().for_each(|(number, line)| printed(*number, line, sink));
            sink.take(Content::PassageEnd);
        }
    }

    /// Adds a line to the table that was begun, and delivers the table where it ends there.
    fn gather(&mut self, code: &str, number: u64, sink: &mut dyn Sink) {
        let Some((name, _, text)) = &mut self.begun else { return };
        let Some((inside, _)) = code.split_once(&format!("\\end{{{name}}}")) else {
            text.push_str(code);
            text.push('\n');
            return;
        };
        text.push_str(inside);
        let (name, text) = (std::mem::take(name), std::mem::take(text));
        self.begun = None;
        self.table(tabular::read(&name, &text, self.nodes), number, sink);
    }

    /// No further line belongs to the rows that are held.
    fn rows_end(&mut self, sink: &mut dyn Sink) {
        let Run { table, others } = self.rows.finish();
        if let Some((number, text)) = table {
            self.table(tabular::body(&text, self.nodes), number, sink);
        }
        others.iter().for_each(|(number, line)| printed(*number, line, sink));
    }

    /// Delivers a table between two passages.
    fn table(&mut self, table: Table, number: u64, sink: &mut dyn Sink) {
        sink.take(Content::PassageEnd);
        self.grid(table, number, sink);
        self.passage(sink);
    }

    /// Delivers a table as a grid; one with more cells than are kept is a gap.
    fn grid(&mut self, table: Table, number: u64, sink: &mut dyn Sink) {
        if table.cut {
            self.gap(number, Reason::limit("nodes", self.nodes), sink);
        }
        self.tables = self.tables.saturating_add(1);
        table.deliver(self.place.part(&format!("table {}", self.tables)), sink);
    }

    fn passage(&self, sink: &mut dyn Sink) {
        sink.take(Content::Passage(PassageHead { place: self.place.clone(), hidden: false }));
    }

    fn gap(&self, number: u64, reason: Reason, sink: &mut dyn Sink) {
        sink.gap(&self.place.at(Spot::Line(number)), reason);
    }
}

/// Delivers a line as it is printed.
fn printed(number: u64, text: &str, sink: &mut dyn Sink) {
    sink.take(Content::Line(Line { number, text: text.to_owned(), kind: LineKind::Printed }));
}
