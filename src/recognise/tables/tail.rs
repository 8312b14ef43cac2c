//! The rest of a grid that is larger than what is kept: counted by the frame of its begin.
//!
//! The kept rows tell the header, the label columns and what each column measures; every further
//! row is counted by that and let go, so that memory does not grow with the number of rows.

use super::build::{self, Built};
use super::frame::Framed;
use super::measures::Measures;
use super::sheet::{Kind, Said, Sheet};
use super::{names, regions, sheet};
use crate::content::Row;
use crate::facts::{Measure, Model, Sighting, Table};
use crate::gap::{Gap, Reason};
use crate::recognise::{Found, Knowledge};
use std::collections::BTreeMap;

/// Counts rows by the frame of the block that they continue.
pub(super) struct Tail {
    sheet: Sheet,
    frame: Option<Framed>,
    measures: Option<Measures>,
    tables: Vec<Table>,
    models: Vec<Model>,
    sightings: Vec<Sighting>,
    open: Option<Built>,
    cells: u64,
    count_cells: u64,
    suppressed: u64,
    small: BTreeMap<u32, u64>,
    bottom: u32,
    limit: u64,
}

/// Values below this are kept as a count of how often they occur.
const SMALL: f64 = 1000.0;

impl Tail {
    /// Begins after the rows that are kept.
    pub(super) fn new(sheet: Sheet, caption: Option<String>, knowledge: Knowledge<'_>) -> Self {
        let mut tables = Vec::new();
        let mut models = Vec::new();
        let mut sightings = Vec::new();
        let mut open = None;
        let mut last = None;
        for region in regions::split(&sheet) {
            let frame = Framed::of(&sheet, &region);
            if let Some(mut built) = build::build(&sheet, &frame, knowledge) {
                if built.table.title.is_none() {
                    built.table.title.clone_from(&caption);
                }
                sightings.extend(names::find(&sheet, &frame, knowledge));
                if let Some(Built { table, models: found }) = open.replace(built) {
                    tables.push(table);
                    models.extend(found);
                }
                last = Some(frame);
            }
        }
        let measures = last.as_ref().map(|frame| Measures::of(&sheet, frame, false));
        Self {
            bottom: sheet.lines.last().map_or(0, |line| line.row),
            sheet,
            frame: last,
            measures,
            tables,
            models,
            sightings,
            open,
            cells: 0,
            count_cells: 0,
            suppressed: 0,
            small: BTreeMap::new(),
            limit: knowledge.limits.kept_cells,
        }
    }

    /// Counts one more row.
    pub(super) fn row(&mut self, row: &Row) {
        let (Some(frame), Some(measures)) = (&self.frame, &self.measures) else { return };
        for cell in
            row.cells.iter().filter(|cell| cell.hidden == (self.sheet.hidden && cell.hidden))
        {
            // Labels say nothing more: they are not even read.
            if frame.stubs.contains(&cell.column) {
                continue;
            }
            let Some(said) = Said::read(cell, self.sheet.notation) else { continue };
            match &said.kind {
                Kind::Number(printed) => {
                    self.cells = self.cells.saturating_add(1);
                    if measures.of_cell(row.index, &said, printed) == Measure::Count {
                        self.count_cells = self.count_cells.saturating_add(1);
                        note(&mut self.small, printed);
                    }
                }
                Kind::Marker(_) => self.suppressed = self.suppressed.saturating_add(1),
                _ => {}
            }
        }
        self.bottom = row.index;
    }

    /// Adds what was counted to the table that the rows continue.
    pub(super) fn finish(mut self, found: &mut Found) {
        if let Some(Built { mut table, models }) = self.open.take() {
            let mut range = self
                .frame
                .as_ref()
                .map_or_else(|| crate::place::Range::cell(0, 0), |frame| frame.range);
            range.bottom = range.bottom.max(self.bottom);
            let unit_records = table.unit_records.is_some();
            table.place = self.sheet.place.cells(range);
            table.cells = table.cells.saturating_add(self.cells);
            if !unit_records {
                table.count_cells = table.count_cells.saturating_add(self.count_cells);
                table.body.further_counts = self.small;
            }
            table.suppressed = table.suppressed.saturating_add(self.suppressed);
            table.body.complete = false;
            self.tables.push(table);
            self.models.extend(models);
        } else {
            // No number in all of the kept rows, and more rows than are kept.
            found.gaps.push(Gap::new(&self.sheet.place, Reason::limit("kept_cells", self.limit)));
        }
        found.tables.append(&mut self.tables);
        found.models.append(&mut self.models);
        found.sightings.append(&mut self.sightings);
    }
}

/// Notes a small number of units.
fn note(small: &mut BTreeMap<u32, u64>, printed: &sheet::Printed) {
    let value = printed.number.value;
    if (0.0..SMALL).contains(&value) && value.fract() == 0.0 {
        // The range was checked: nothing is cut off.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let times = small.entry(value as u32).or_default();
        *times = times.saturating_add(1);
    }
}
