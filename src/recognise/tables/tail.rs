//! The rest of a grid that is larger than what is kept: counted by the frame of its begin.
//!
//! The kept rows tell the header, the label columns and what each column measures; every further
//! row is counted by that and let go, so that memory does not grow with the number of rows.

mod columns;

use super::build;
use super::frame::Framed;
use super::measures::Measures;
use super::sheet::{Kind, Said, Sheet};
use super::{names, regions};
use crate::content::{Cell, Row};
use crate::facts::{Measure, Model, Sighting, Table};
use crate::gap::{Gap, Reason};
use crate::place::{Place, Range};
use crate::recognise::values::Notation;
use crate::recognise::{Found, Knowledge};
use columns::{Columns, Quick};
use std::collections::BTreeMap;

/// Counts rows by the frame of the block that they continue.
pub(super) struct Tail {
    /// The sheet that goes on.
    place: Place,
    hidden: bool,
    notation: Notation,
    /// The block that is continued; none where the kept rows hold no table.
    block: Option<Block>,
    tables: Vec<Table>,
    models: Vec<Model>,
    sightings: Vec<Sighting>,
    /// The table that is continued, and its models.
    open: Option<(Table, Vec<Model>)>,
    cells: u64,
    count_cells: u64,
    suppressed: u64,
    /// How often each small number of units occurs.
    small: Vec<u64>,
    bottom: u32,
    limit: u64,
}

/// What the kept rows tell about those that continue them.
struct Block {
    range: Range,
    measures: Measures,
    columns: Columns,
}

/// Values below this are kept as a count of how often they occur.
const SMALL: usize = 1000;

impl Tail {
    /// Begins after the rows that are kept.
    pub(super) fn new(sheet: &Sheet, caption: Option<String>, knowledge: Knowledge<'_>) -> Self {
        let mut tables = Vec::new();
        let mut models = Vec::new();
        let mut sightings = Vec::new();
        let mut open = None;
        let mut block = None;
        for region in regions::split(sheet, knowledge.conventions) {
            // The recogniser tells of it: nothing more is looked at.
            if tables.len() as u64 > knowledge.limits.facts {
                break;
            }
            let frame = Framed::of(sheet, &region, knowledge.conventions);
            if let Some(mut built) = build::build(sheet, &frame, knowledge) {
                if built.table.title.is_none() {
                    built.table.title.clone_from(&caption);
                }
                sightings.extend(names::find(sheet, &frame, knowledge));
                let measures = if built.measures.of_model() {
                    Measures::of(sheet, &frame, None, knowledge.conventions)
                } else {
                    built.measures
                };
                block = Some(Block {
                    range: frame.range,
                    measures,
                    columns: Columns::new(sheet.notation, &frame.stubs),
                });
                if let Some((table, found)) = open.replace((built.table, built.models)) {
                    tables.push(table);
                    models.extend(found);
                }
            }
        }
        Self {
            place: sheet.place.clone(),
            hidden: sheet.hidden,
            notation: sheet.notation,
            bottom: sheet.lines().last().map_or(0, |line| line.row),
            block,
            tables,
            models,
            sightings,
            open,
            cells: 0,
            count_cells: 0,
            suppressed: 0,
            small: vec![0; SMALL],
            limit: knowledge.limits.kept_cells,
        }
    }

    /// Counts one more row.
    pub(super) fn row(&mut self, row: &Row) {
        if self.block.is_none() {
            return;
        }
        let all = self.hidden;
        for cell in row.cells.iter().filter(|cell| all || !cell.hidden) {
            self.cell(row.index, cell);
        }
        self.bottom = row.index;
    }

    fn cell(&mut self, row: u32, cell: &Cell) {
        let Some(block) = &mut self.block else { return };
        match block.columns.quick(row, cell, &block.measures) {
            Quick::Label => {}
            Quick::Number(value, measure) => self.number(value, measure),
            Quick::Unknown => {
                let Some(said) = Said::read(cell, self.notation) else { return };
                match &said.kind {
                    Kind::Number(printed) => {
                        let measure = block.measures.of_cell(row, &said, printed);
                        let value = printed.number.value;
                        self.number(value, measure);
                    }
                    Kind::Marker(_) => self.suppressed = self.suppressed.saturating_add(1),
                    _ => {}
                }
            }
        }
    }

    /// Counts a number.
    fn number(&mut self, value: f64, measure: Measure) {
        self.cells = self.cells.saturating_add(1);
        if measure != Measure::Count {
            return;
        }
        self.count_cells = self.count_cells.saturating_add(1);
        if value.fract() == 0.0 && value >= 0.0 {
            // A value beyond the small ones is beyond them however it is cut off.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            if let Some(times) = self.small.get_mut(value as usize) {
                *times = times.saturating_add(1);
            }
        }
    }

    /// Adds what was counted to the table that the rows continue.
    pub(super) fn finish(mut self, found: &mut Found) {
        if let Some((mut table, models)) = self.open.take() {
            let range = self.block.as_ref().map(|block| block.range);
            let mut range = range.unwrap_or_else(|| Range::cell(0, 0));
            range.bottom = range.bottom.max(self.bottom);
            let unit_records = table.unit_records.is_some();
            table.place = self.place.cells(range);
            table.cells = table.cells.saturating_add(self.cells);
            if !unit_records {
                table.count_cells = table.count_cells.saturating_add(self.count_cells);
                table.body.further_counts = times(&self.small);
            }
            table.suppressed = table.suppressed.saturating_add(self.suppressed);
            table.body.complete = false;
            self.tables.push(table);
            self.models.extend(models);
        } else {
            // No number in all of the kept rows, and more rows than are kept.
            found.gaps.push(Gap::new(&self.place, Reason::limit("kept_cells", self.limit)));
        }
        found.tables.append(&mut self.tables);
        found.models.append(&mut self.models);
        found.sightings.append(&mut self.sightings);
    }
}

/// How often each number of units that occurs at all does so.
fn times(small: &[u64]) -> BTreeMap<u32, u64> {
    (0..).zip(small).filter(|(_, times)| **times > 0).map(|(n, times)| (n, *times)).collect()
}
