//! A table in the making, for the conventions that say themselves what each of their cells is.

use super::block::{Block, Shape};
use super::layout::row_index;
use super::line::PrintedLine;
use crate::facts::{
    Body, BodyCell, Heading, Measure, Model, Printed, Table, TableKind, UnitRecords,
};
use crate::place::Place;
use crate::recognise::values::{self, Evidence, Marker, Reading, Second};
use std::collections::BTreeMap;

/// Cells, heads and labels of a table in the making.
#[derive(Default)]
pub(super) struct Draft {
    cells: Vec<(u32, u32, Measure, String)>,
    heads: BTreeMap<u32, String>,
    labels: BTreeMap<u32, String>,
}

impl Draft {
    /// Adds a cell as printed.
    pub(super) fn cell(&mut self, line: &PrintedLine, column: u32, measure: Measure, text: &str) {
        self.cells.push((row_index(line), column, measure, text.to_owned()));
    }

    /// Names a column.
    pub(super) fn head(&mut self, column: u32, words: &str) {
        self.heads.insert(column, words.to_owned());
    }

    /// Names a row.
    pub(super) fn label(&mut self, line: &PrintedLine, words: &str) {
        self.labels.insert(row_index(line), words.to_owned());
    }

    /// The table over so many lines; none where no cell holds a number.
    pub(super) fn table(self, length: usize) -> Option<Block> {
        let body = self.body();
        let numbers = body.cells.iter().filter(|cell| cell.printed != Printed::Suppressed);
        let counts = numbers.clone().filter(|cell| cell.measure == Measure::Count).count();
        let kind = if counts.saturating_mul(2) > numbers.count() {
            TableKind::Counts
        } else {
            TableKind::Statistics
        };
        block(length, Drafted { kind, body, fits: Vec::new(), unit_records: None })
    }

    /// The table of estimates over so many lines, with the models that it shows; none where no cell
    /// holds a number.
    pub(super) fn estimates(self, length: usize, fits: Vec<Fit>) -> Option<Block> {
        let body = self.body();
        block(length, Drafted { kind: TableKind::Model, body, fits, unit_records: None })
    }

    /// The rows of single units over so many lines, with why they are taken for these; none where no
    /// cell holds a number.
    pub(super) fn records(self, length: usize, why: UnitRecords) -> Option<Block> {
        let (kind, body, fits) = (TableKind::Statistics, self.body(), Vec::new());
        block(length, Drafted { kind, body, fits, unit_records: Some(why) })
    }

    fn body(self) -> Body {
        let mut evidence = Evidence::default();
        for (.., text) in &self.cells {
            evidence.observe(text);
        }
        let notation = evidence.notation();
        let cell = |(row, column, measure, text): (u32, u32, Measure, String)| {
            let printed = match values::read(&text, notation) {
                Reading::Number(number) => printed(&number),
                Reading::Suppressed(marker) if marker != Marker::Reference => Printed::Suppressed,
                _ => return None,
            };
            Some(BodyCell { row, column, measure, printed })
        };
        let mut cells: Vec<BodyCell> = self.cells.into_iter().filter_map(cell).collect();
        cells.sort_by_key(|cell| (cell.row, cell.column));
        let heading = |(index, words): (u32, String)| Heading { index, words: vec![words] };
        Body {
            columns: self.heads.into_iter().map(heading).collect(),
            rows: self.labels.into_iter().map(heading).collect(),
            cells,
            complete: true,
            further_counts: BTreeMap::new(),
        }
    }
}

/// A fitted model in the making.
#[derive(Debug, Clone, Default)]
pub(super) struct Fit {
    pub(super) label: Option<String>,
    pub(super) observations: Option<u64>,
    pub(super) coefficients: u64,
    pub(super) residual_degrees: Option<u64>,
    pub(super) perfect_fit: bool,
}

/// A table of which all is known but its place, with the models that it shows.
pub(super) struct Drafted {
    kind: TableKind,
    body: Body,
    fits: Vec<Fit>,
    unit_records: Option<UnitRecords>,
}

impl Drafted {
    /// How many of its cells are as they are asked for: numbers, markers in place of one.
    fn count(&self, is_such: impl Fn(&BodyCell) -> bool) -> u64 {
        self.body.cells.iter().filter(|cell| is_such(cell)).count() as u64
    }

    /// The table and its models at that place, which a person who opens the file does not see where
    /// it is `hidden`.
    pub(super) fn at(self, place: &Place, hidden: bool) -> (Table, Vec<Model>) {
        let is_number = |cell: &BodyCell| cell.printed != Printed::Suppressed;
        let table = Table {
            place: place.clone(),
            kind: self.kind,
            title: None,
            hidden,
            cells: self.count(is_number),
            count_cells: self.count(|cell| is_number(cell) && cell.measure == Measure::Count),
            suppressed: self.count(|cell| !is_number(cell)),
            unit_records: self.unit_records,
            body: self.body,
        };
        let model = |fit: Fit| Model {
            place: place.clone(),
            label: fit.label,
            observations: fit.observations,
            coefficients: fit.coefficients,
            residual_degrees: fit.residual_degrees,
            perfect_fit: fit.perfect_fit,
            hidden,
        };
        (table, self.fits.into_iter().map(model).collect())
    }
}

/// The block of so many lines that a table takes; none where no cell holds a number.
fn block(length: usize, table: Drafted) -> Option<Block> {
    let holds_number = table.body.cells.iter().any(|cell| cell.printed != Printed::Suppressed);
    holds_number.then(|| Block { length, shape: Shape::Table(Box::new(table)) })
}

/// What a cell prints, as the rules need it.
fn printed(number: &values::Number<'_>) -> Printed {
    if let Some(bound) = number.bound {
        return Printed::Bounded(bound, number.value);
    }
    let percent = match number.second {
        Second::Percent(percent) => Some(percent),
        _ => None,
    };
    Printed::Number { value: number.value, decimals: number.decimals, percent }
}
