//! A table in the making, for the conventions that say themselves what each of their cells is.

use super::layout::row_index;
use super::line::PrintedLine;
use crate::facts::{Body, BodyCell, Bound, Heading, Measure, Printed, Table, TableKind};
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

    /// The table; none where no cell holds a number.
    pub(super) fn table(self, place: Place, hidden: bool, model: bool) -> Option<Table> {
        let mut evidence = Evidence::default();
        for (.., text) in &self.cells {
            evidence.observe(text);
        }
        let notation = evidence.notation();
        let mut cells: Vec<BodyCell> = self
            .cells
            .iter()
            .filter_map(|(row, column, measure, text)| {
                let printed = match values::read(text, notation) {
                    Reading::Number(number) => printed(&number),
                    Reading::Suppressed(marker) if marker != Marker::Reference => {
                        Printed::Suppressed
                    }
                    _ => return None,
                };
                Some(BodyCell { row: *row, column: *column, measure: *measure, printed })
            })
            .collect();
        cells.sort_by_key(|cell| (cell.row, cell.column));
        let is_number = |cell: &&BodyCell| cell.printed != Printed::Suppressed;
        let numbers = cells.iter().filter(is_number).count();
        let counts = cells.iter().filter(is_number).filter(|c| c.measure == Measure::Count).count();
        if numbers == 0 {
            return None;
        }
        let kind = if model {
            TableKind::Model
        } else if counts.saturating_mul(2) > numbers {
            TableKind::Counts
        } else {
            TableKind::Statistics
        };
        let heading =
            |(index, words): (&u32, &String)| Heading { index: *index, words: vec![words.clone()] };
        Some(Table {
            place,
            kind,
            title: None,
            hidden,
            cells: numbers as u64,
            count_cells: counts as u64,
            suppressed: cells.len().saturating_sub(numbers) as u64,
            unit_records: None,
            body: Body {
                columns: self.heads.iter().map(heading).collect(),
                rows: self.labels.iter().map(heading).collect(),
                cells,
                complete: true,
                further_counts: BTreeMap::new(),
            },
        })
    }
}

/// What a cell prints, as the rules need it.
fn printed(number: &values::Number<'_>) -> Printed {
    if let Some(bound) = number.bound {
        let bound = match bound {
            values::Bound::Below => Bound::Below,
            values::Bound::AtMost => Bound::AtMost,
            values::Bound::Above => Bound::Above,
            values::Bound::AtLeast => Bound::AtLeast,
        };
        return Printed::Bounded(bound, number.value);
    }
    let percent = match number.second {
        Second::Percent(percent) => Some(percent),
        _ => None,
    };
    Printed::Number { value: number.value, decimals: number.decimals, percent }
}
