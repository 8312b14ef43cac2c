//! Titles and header of a block: how many of its first rows are which.
//!
//! Conventions: titles stand alone in a row above the header; the header is the run of rows without
//! numbers above the first row of numbers. Numbers can be heads as well: `numbers` lists when.

mod numbers;
mod told;

use super::sheet::{Kind, Line, Said};
use crate::facts::Measure;
use crate::recognise::conventions::{Convention, Conventions};
use crate::recognise::values::Marker;
use numbers::Row;
pub(super) use numbers::{are_turned, number_columns};

/// The conventions of this room.
pub(super) fn conventions() -> impl Iterator<Item = Convention> {
    numbers::REASONS.iter().map(|reason| reason.convention).chain([MARKED])
}

/// What a file marks as heads is head.
const MARKED: Convention = Convention::named("heads/marked");

/// How many of the first rows of a block are titles and header.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// Rows at the top that are titles.
    pub(super) titles: usize,
    /// Rows after them that are heads of the columns.
    pub(super) headers: usize,
}

impl Head {
    /// Tells titles and header of a block that reaches from one column to another.
    pub(super) fn of(lines: &[Line<'_>], columns: (u32, u32), conventions: Conventions) -> Self {
        let (left, right) = columns;
        let top = Top { lines, left, single: left == right, conventions };
        let guessed = top.guessed();
        let marked = if conventions.include(MARKED) { top.marked() } else { 0 };
        Self { headers: guessed.headers.max(marked.saturating_sub(guessed.titles)), ..guessed }
    }
}

/// The rows of a block, of which the first ones may be titles and header.
struct Top<'l, 's> {
    lines: &'l [Line<'s>],
    left: u32,
    /// Whether the block has one column, whose numbers then are its body.
    single: bool,
    conventions: Conventions,
}

impl<'l, 's> Top<'l, 's> {
    /// How many rows at the top the file itself marks as heads; 0 where it marks all rows so.
    fn marked(&self) -> usize {
        // Numbers of units stand below the heads of their columns, and are results: `N=182 | N=963`.
        let is_marked = |line: &&Line<'_>| {
            line.cells.iter().all(|cell| cell.heading) && !states_units(line, self.left)
        };
        let is_group = |line: &&Line<'_>| line.cells.iter().all(|cell| cell.column == self.left);
        let marked = self.lines.iter().take_while(is_marked).count();
        if marked == self.lines.len() {
            return 0;
        }
        // A label alone in the first column heads rows, not columns.
        let groups = self.lines.iter().take(marked).rev().take_while(is_group).count();
        marked.saturating_sub(groups)
    }

    /// Titles and header as the cells show them.
    fn guessed(&self) -> Head {
        match (0..self.lines.len()).find(|at| self.is_data(*at)) {
            Some(first) => self.above_data(first),
            None => self.without_data(),
        }
    }

    /// A row with what stands around it.
    fn row(&self, at: usize) -> Option<Row<'l, 's>> {
        let line = self.lines.get(at)?;
        let above = at.checked_sub(1).and_then(|above| self.lines.get(above));
        Some(Row { above, line, below: self.lines.get(at.saturating_add(1)), left: self.left })
    }

    /// Whether a row holds results: numbers that are no heads.
    fn is_data(&self, at: usize) -> bool {
        let Some(row) = self.row(at) else { return false };
        let alone = row.line.cells.len() == 1;
        let is_result = |cell: &Said| {
            let placed = self.single || cell.column != self.left || alone && !cell.is_text();
            placed && cell.number().is_some()
        };
        row.line.cells.iter().any(is_result) && !row.is_head(self.conventions)
    }

    /// Titles and header where all numbers look like heads or stand in the first column: a list
    /// without a header, perhaps of keys below one word.
    fn without_data(&self) -> Head {
        let keys = |line: &Line<'_>| line.cells.iter().any(|cell| cell.kind == Kind::Code);
        let is_title = |line: &&Line<'_>| line.is_alone() && !keys(line);
        let titles = self.lines.iter().take_while(is_title).count();
        if self.single && titles > 0 && self.lines.get(titles).is_some_and(keys) {
            return Head { titles: titles.saturating_sub(1), headers: 1 };
        }
        let is_label = |cell: &Said| matches!(cell.kind, Kind::Label);
        let labels = |line: &&Line<'_>| line.cells.iter().all(is_label);
        let headers = self.lines.iter().skip(titles).take_while(labels).count();
        let has_body = self.lines.len() > titles.saturating_add(headers);
        Head { titles, headers: if has_body { headers } else { 0 } }
    }

    /// Titles and header above the first row that holds results.
    fn above_data(&self, first: usize) -> Head {
        // A first row of body that is suppressed ends the header too.
        let above_body = (0..first).find(|at| self.is_suppressed(*at)).unwrap_or(first);
        let above = self.lines.get(..above_body).unwrap_or_default();
        let data = self.lines.get(first);
        // A single head over a column of numbers is no title, even though it stands alone.
        let heads_numbers = |line: &Line<'_>| {
            line.cells.iter().any(|cell| {
                let below = data.and_then(|data| data.cell(cell.column));
                cell.column != self.left && below.is_some_and(|below| below.number().is_some())
            })
        };
        let is_title = |line: &&Line<'_>| line.is_alone() && !heads_numbers(line);
        let titles = above.iter().take_while(is_title).count();
        // Group labels directly above the body, alone in the first column, belong to the body.
        let is_group = |line: &&Line<'_>| {
            line.is_alone() && line.cells.iter().all(|cell| cell.column == self.left)
        };
        let rest = above.get(titles..).unwrap_or_default();
        let groups = rest.iter().rev().take_while(is_group).count();
        let headers = rest.len().saturating_sub(groups);
        // One cell of text over a single column of numbers is its header, not its title.
        if headers == 0 && self.single && titles > 0 {
            return Head { titles: titles.saturating_sub(1), headers: 1 };
        }
        Head { titles, headers }
    }

    /// Whether markers stand in place of the numbers of a row. Among other heads a word that looks
    /// like a marker is one, and so it is above numbered heads: a model of `y` and one of `z`.
    fn is_suppressed(&self, at: usize) -> bool {
        let Some(row) = self.row(at) else { return false };
        let others = || row.line.cells.iter().filter(|cell| cell.column != self.left);
        let is_marker =
            |cell: &&Said| matches!(cell.kind, Kind::Marker(m) if m != Marker::Reference);
        let markers = others().filter(is_marker).count();
        // The first row without a label is a header: R heads a lone column with `x`.
        let labelled = at > 0 || row.line.cell(self.left).is_some();
        let numbered =
            |at: usize| self.row(at).is_some_and(|row| row.is_numeric_head(self.conventions));
        markers > 0
            && labelled
            && markers.saturating_mul(2) >= others().count()
            && !numbered(at)
            && !numbered(at.saturating_add(1))
    }
}

/// Whether all cells of a row but its label say themselves that they are numbers of units.
fn states_units(line: &Line<'_>, left: u32) -> bool {
    let mut others = line.cells.iter().filter(|cell| cell.column != left).peekable();
    others.peek().is_some()
        && others.all(|cell| cell.number().is_some_and(|p| p.named == Some(Measure::Count)))
}
