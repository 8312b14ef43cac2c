//! Documents with layout, in reading order: paragraphs and tables, also tables within tables.
//!
//! Grids and passages do not nest in the waist, but tables of documents do. What stands inside a
//! cell and is more than the text of the cell (another table, printed lines, hidden text) is
//! delivered after the outermost table.

mod letters;
mod room;
mod table;
#[cfg(test)]
mod tests;

use crate::content::{Content, HiddenKind, Line, LineKind, PassageHead, Sink};
use crate::gap::Reason;
use crate::place::Place;
use crate::policy::Limits;
pub(super) use letters::{STRUCK, joins_numbers, looks_printed, raised};
use table::Table;
pub(super) use table::{Rows, Span};

/// Takes the paragraphs and tables of a document and delivers them.
pub(super) struct Flow<'s> {
    place: Place,
    limits: &'s Limits,
    sink: &'s mut dyn Sink,
    /// The part of the document whose text is read: its body, the footnotes, a slide.
    part: Place,
    /// Lines so far of that part.
    lines: u64,
    /// The passage that is open, by whether it is hidden.
    passage: Option<bool>,
    /// Tables so far of the document.
    tables: u64,
    /// The tables around what is read now, outermost first.
    open: Vec<Table>,
    /// What is delivered after the outermost table.
    later: Vec<Content>,
    /// Lines and rows in `later`.
    kept: u64,
    /// Whether a gap was delivered because there was more than may be kept.
    gapped: bool,
    hidden: u64,
}

impl<'s> Flow<'s> {
    /// For the document in an entry.
    pub(super) fn new(place: &Place, limits: &'s Limits, sink: &'s mut dyn Sink) -> Self {
        Self {
            place: place.clone(),
            limits,
            sink,
            part: place.clone(),
            lines: 0,
            passage: None,
            tables: 0,
            open: Vec::new(),
            later: Vec::new(),
            kept: 0,
            gapped: false,
            hidden: 0,
        }
    }

    /// Goes on with another part of the document.
    pub(super) fn begin_part(&mut self, name: Option<&str>) {
        self.end_part();
        self.part = name.map_or_else(|| self.place.clone(), |name| self.place.part(name));
        self.lines = 0;
    }

    /// Ends what is open and reports how much text was hidden.
    pub(super) fn end_part(&mut self) {
        while !self.open.is_empty() {
            self.end_table();
        }
        self.end_passage();
        let count = std::mem::take(&mut self.hidden);
        self.found(HiddenKind::Text, count);
    }

    /// Where content of another kind is delivered as it stands, between the passages.
    pub(super) fn sink(&mut self) -> &mut dyn Sink {
        self
    }

    /// Reports something that a person does not see, if there is any.
    pub(super) fn found(&mut self, what: HiddenKind, count: u64) {
        self.sink.hidden(&self.part, what, count);
    }

    /// Reports that the part was not read, or not whole.
    pub(super) fn gap(&mut self, reason: Reason) {
        self.sink.gap(&self.part, reason);
    }

    /// Takes a paragraph; its lines are set apart by `\n`.
    pub(super) fn paragraph(&mut self, text: &str, kind: LineKind) {
        if self.open.is_empty() {
            self.lines_of(text, kind, false);
        } else if !self.in_cell() {
            // Text between the cells of a table is shown outside it.
            if !text.trim().is_empty() {
                self.aside(text);
            }
        } else if !self.open.last_mut().is_some_and(|table| table.take(text, kind)) {
            self.too_much();
        }
    }

    /// Takes text that a person does not see.
    pub(super) fn hidden(&mut self, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        self.hidden = self.hidden.saturating_add(1);
        self.unseen(text);
    }

    /// Takes text that a person does not see, where it is reported in another way: a comment, a
    /// tracked deletion.
    pub(super) fn unseen(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.beside(text, true);
        }
    }

    /// Takes text that stands beside what is read now: a caption, the description of a picture.
    pub(super) fn aside(&mut self, text: &str) {
        self.beside(text, false);
    }

    /// Takes text that is not part of a cell, also where a table is open.
    fn beside(&mut self, text: &str, hidden: bool) {
        if self.open.is_empty() {
            self.lines_of(text, LineKind::Prose, hidden);
        } else {
            let line = |text: &str| (text.to_owned(), LineKind::Prose);
            self.keep_passage(text.lines().map(line).collect(), hidden);
        }
    }

    /// The part of the document that is read.
    pub(super) fn place(&self) -> Place {
        self.part.clone()
    }

    /// Whether the innermost table is one that nobody sees.
    pub(super) fn in_hidden_table(&self) -> bool {
        self.open.last().is_some_and(Table::is_hidden)
    }

    /// A table begins.
    pub(super) fn begin_table(&mut self, hidden: bool) {
        self.tables = self.tables.saturating_add(1);
        self.end_passage();
        let place = self.place.part(&format!("table {}", self.tables));
        let mut table = Table::new(place, hidden, self.limits);
        let is_outermost = self.open.is_empty();
        let head = Content::Grid(table.head());
        if is_outermost {
            self.sink.take(head);
        } else {
            // It is delivered whole after the outermost table.
            table.buffered = Some(vec![head]);
        }
        self.open.push(table);
    }

    /// Whether a table is open.
    pub(super) fn in_table(&self) -> bool {
        !self.open.is_empty()
    }

    /// Whether text would become part of a cell.
    pub(super) fn in_cell(&self) -> bool {
        self.open.last().is_some_and(Table::in_cell)
    }

    /// A row begins.
    pub(super) fn begin_row(&mut self) {
        self.end_row();
        if let Some(table) = self.open.last_mut() {
            table.begin_row();
        }
    }

    /// A cell begins.
    pub(super) fn begin_cell(&mut self, span: Span) {
        self.end_cell();
        let fits = self.open.last_mut().is_none_or(|table| table.begin_cell(span));
        if !fits && !std::mem::replace(&mut self.gapped, true) {
            self.gap(Reason::limit("columns", self.limits.columns));
        }
    }

    /// The cell is the head of a column or the label of a row.
    pub(super) fn mark_heading(&mut self) {
        if let Some(table) = self.open.last_mut() {
            table.mark_heading();
        }
    }

    /// Columns of the row are left out.
    pub(super) fn skip_columns(&mut self, count: u32) {
        if let Some(table) = self.open.last_mut() {
            table.skip_columns(count);
        }
    }

    /// The cell ends.
    pub(super) fn end_cell(&mut self) {
        if let Some(printed) = self.open.last_mut().and_then(Table::end_cell) {
            self.keep_passage(printed, false);
        }
    }

    /// The row ends.
    pub(super) fn end_row(&mut self) {
        self.end_cell();
        let rows = self.open.last_mut().map(Table::end_row).unwrap_or_default();
        for row in rows {
            self.give(Content::Row(row));
        }
    }

    /// The table ends.
    pub(super) fn end_table(&mut self) {
        self.end_row();
        let Some(table) = self.open.pop() else { return };
        let foot = Content::GridEnd(table.foot());
        if let Some(buffered) = table.buffered {
            self.later.extend(buffered);
            self.later.push(foot);
        } else {
            self.sink.take(foot);
            self.kept = 0;
            for content in std::mem::take(&mut self.later) {
                self.sink.take(content);
            }
        }
    }

    /// Delivers a piece of the innermost table, or keeps it until the outermost has ended.
    fn give(&mut self, content: Content) {
        let is_full = self.kept >= self.limits.kept_cells;
        match self.open.last_mut().and_then(|table| table.buffered.as_mut()) {
            Some(_) if is_full => self.too_much(),
            Some(buffered) => {
                self.kept = self.kept.saturating_add(room::of(&content));
                buffered.push(content);
            }
            None => self.sink.take(content),
        }
    }

    fn too_much(&mut self) {
        if !std::mem::replace(&mut self.gapped, true) {
            self.gap(Reason::limit("kept_cells", self.limits.kept_cells));
        }
    }

    /// Keeps lines that stand in a cell until the outermost table has ended.
    fn keep_passage(&mut self, lines: Vec<(String, LineKind)>, hidden: bool) {
        if self.kept >= self.limits.kept_cells {
            self.too_much();
            return;
        }
        let weights = lines.iter().map(|(text, _)| room::weight(text.len()));
        self.kept = weights.fold(self.kept, u64::saturating_add);
        self.later.push(Content::Passage(PassageHead { place: self.part.clone(), hidden }));
        for (text, kind) in lines {
            self.lines = self.lines.saturating_add(1);
            self.later.push(Content::Line(Line { number: self.lines, text, kind }));
        }
        self.later.push(Content::PassageEnd);
    }

    fn lines_of(&mut self, text: &str, kind: LineKind, hidden: bool) {
        if self.passage != Some(hidden) {
            self.end_passage();
            let place = self.part.clone();
            self.sink.take(Content::Passage(PassageHead { place, hidden }));
            self.passage = Some(hidden);
        }
        for text in text.split('\n') {
            self.lines = self.lines.saturating_add(1);
            let text = text.trim_end().to_owned();
            self.sink.take(Content::Line(Line { number: self.lines, text, kind }));
        }
    }

    fn end_passage(&mut self) {
        if self.passage.take().is_some() {
            self.sink.take(Content::PassageEnd);
        }
    }
}

impl Sink for Flow<'_> {
    fn take(&mut self, content: Content) {
        self.end_passage();
        self.sink.take(content);
    }
}
