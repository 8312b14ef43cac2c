//! One run of text with its tables: the document itself, a header, a note, a text box.

use super::table::{Cell, Definition, Table};
use crate::content::LineKind;
use crate::formats::flow::{Flow, looks_printed};
use std::collections::BTreeMap;

/// A story while it is read.
#[derive(Debug, Default)]
pub(super) struct Story {
    /// The paragraph that is read: what is seen, hidden and removed of it.
    pub(super) seen: String,
    pub(super) hidden: String,
    pub(super) removed: String,
    /// Whether all of it so far is set in a font with signs of one width.
    pub(super) printed: Option<bool>,
    /// The tables around the paragraph, outermost first.
    levels: BTreeMap<usize, Level>,
    /// Tables within tables that have ended.
    inner: Vec<Table>,
    /// What lines without text are: as the paragraph before them.
    last: Option<LineKind>,
    /// Whether it is not the document itself.
    is_aside: bool,
    /// Whether it is not seen at all.
    is_unseen: bool,
    /// Rows that a header repeats above the tables of each page: of a header its own, of the document
    /// those of the header before.
    pub(super) heads: Vec<Vec<Cell>>,
}

/// A table within the story, with the row that is read.
#[derive(Debug, Default)]
struct Level {
    table: Table,
    cells: Vec<Vec<(String, LineKind)>>,
    cell: Vec<(String, LineKind)>,
}

impl Level {
    /// The table, with a row that was begun and never ended.
    fn finished(mut self) -> Table {
        self.cells.extend(Some(self.cell).filter(|cell| !cell.is_empty()));
        if !self.cells.is_empty() {
            self.table.row(self.cells, &[], 0);
        }
        self.table
    }
}

impl Story {
    pub(super) fn aside(is_unseen: bool) -> Self {
        Self { is_aside: true, is_unseen, ..Self::default() }
    }

    /// Ends the paragraph, which lies in so many tables.
    pub(super) fn end_paragraph(&mut self, level: usize, flow: &mut Flow<'_>) {
        let (text, kind) = self.paragraph(flow);
        if level > 0 {
            if !text.trim().is_empty() {
                self.level(level).cell.push((text, kind));
            }
            return;
        }
        self.end_tables(flow);
        if self.is_unseen {
            flow.unseen(&text);
        } else if self.is_aside {
            if !text.trim().is_empty() {
                flow.aside(&text);
            }
        } else {
            flow.paragraph(&text, kind);
        }
    }

    /// Ends a cell of the table at this level.
    pub(super) fn end_cell(&mut self, level: usize, flow: &mut Flow<'_>) {
        let (text, kind) = self.paragraph(flow);
        let level = self.level(level);
        if !text.trim().is_empty() {
            level.cell.push((text, kind));
        }
        let cell = std::mem::take(&mut level.cell);
        level.cells.push(cell);
    }

    /// Ends a row of the table at this level.
    pub(super) fn end_row(
        &mut self,
        level: usize,
        definitions: &[Definition],
        left: i32,
        most: u64,
        flow: &mut Flow<'_>,
    ) {
        let within = self.levels.split_off(&level.max(1).saturating_add(1));
        self.inner.extend(within.into_values().map(Level::finished));
        let is_outermost = level <= 1 && !self.is_unseen;
        let may_be_headed = is_outermost && !self.is_aside;
        let heads = std::mem::take(&mut self.heads);
        let level = self.level(level);
        let cells = std::mem::take(&mut level.cells);
        if !cells.is_empty() {
            if may_be_headed {
                level.table.put_heads(&heads, definitions);
            }
            level.table.row(cells, definitions, left);
        }
        if is_outermost {
            level.table.relieve(most, flow);
        }
        self.heads = heads;
    }

    /// Ends the story.
    pub(super) fn end(&mut self, flow: &mut Flow<'_>) {
        let blank = [&self.seen, &self.hidden, &self.removed].iter().all(|text| text.is_empty());
        if !blank {
            self.end_paragraph(0, flow);
        }
        self.end_tables(flow);
    }

    fn end_tables(&mut self, flow: &mut Flow<'_>) {
        for level in std::mem::take(&mut self.levels).into_values() {
            let table = level.finished();
            let filled = if self.is_aside { table.filled() } else { Vec::new() };
            if !filled.is_empty() {
                self.heads = filled;
            }
            table.end(flow);
        }
        for table in self.inner.drain(..) {
            table.end(flow);
        }
    }

    fn level(&mut self, level: usize) -> &mut Level {
        self.levels.entry(level.max(1)).or_default()
    }

    /// The text of the paragraph; hidden and removed text is delivered apart.
    fn paragraph(&mut self, flow: &mut Flow<'_>) -> (String, LineKind) {
        flow.hidden(&std::mem::take(&mut self.hidden));
        flow.unseen(&std::mem::take(&mut self.removed));
        let text = std::mem::take(&mut self.seen);
        let monospaced = self.printed.take() == Some(true);
        if text.trim().is_empty() {
            return (text, self.last.unwrap_or(LineKind::Prose));
        }
        let printed = monospaced || text.split('\n').any(looks_printed);
        let kind = if printed { LineKind::Printed } else { LineKind::Prose };
        self.last = Some(kind);
        (text, kind)
    }
}
