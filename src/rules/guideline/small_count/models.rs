//! The numbers of persons and events in a table of models that are too small.
//!
//! Those that their headings name so, and those of a column that holds nothing but numbers of units, as
//! beside the categories of a variable. What is said of the observations of a model is told with the
//! model; numbers of groups and the like count no persons.

use super::cells::Small;
use crate::facts::{BodyCell, Measure, Model, Printed, Table};
use crate::place::Range;
use crate::rules::guideline::degrees;
use crate::rules::guideline::study::Study;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

/// They name persons or events.
const WORDS: [&str; 24] = [
    "event",
    "gebeurteni",
    "failure",
    "death",
    "overled",
    "case",
    "gevallen",
    "subject",
    "person",
    "patient",
    "exposed",
    "deelnemer",
    "participant",
    "respondent",
    "individu",
    "student",
    "leerling",
    "werknemer",
    "employee",
    "household",
    "huishouden",
    "women",
    "vrouwen",
    "bedrijven",
];

/// They name groups.
const GROUPS: [&str; 6] = ["group", "groep", "cluster", "stud", "countr", "landen"];

/// The small numbers of persons and events in a table; `observed` are the models that say on how many
/// units they rest.
pub(super) fn small(study: &Study<'_>, observed: &[&Model], minimum: u64) -> Small {
    let table = study.table;
    let holds = |words: &[&str], cell: &BodyCell| {
        let mut said = study.layout.row(cell.row).iter().chain(study.layout.column(cell.column));
        said.any(|said| {
            let said = said.to_lowercase();
            words.iter().any(|word| said.contains(word))
        })
    };
    let columns = columns_of_counts(table);
    let told = OnceCell::new();
    let is_told = |cell: &BodyCell| {
        let told = told.get_or_init(|| told_with_models(table, observed));
        let of_row: Option<&Vec<Range>> = told.get(&cell.row);
        of_row.is_some_and(|models| models.iter().any(|one| one.contains(cell.row, cell.column)))
    };
    let cells = table.body.cells.iter().filter(|cell| {
        let small = matches!(
            cell.printed,
            Printed::Number { value, .. } if (1.0..minimum as f64).contains(&value)
        );
        let beside = |cell: &BodyCell| {
            columns.contains(&cell.column) && !holds(&GROUPS, cell) && !is_told(cell)
        };
        cell.measure == Measure::Count && small && (holds(&WORDS, cell) || beside(cell))
    });
    let mut small = Small::default();
    cells.for_each(|cell| small.note(table, cell));
    small
}

/// The cells of a table in which models stand, by row.
fn told_with_models(table: &Table, observed: &[&Model]) -> BTreeMap<u32, Vec<Range>> {
    let rows: BTreeSet<u32> = table.body.cells.iter().map(|cell| cell.row).collect();
    let mut told: BTreeMap<u32, Vec<Range>> = BTreeMap::new();
    let extents = observed.iter().filter_map(|model| degrees::extent(&table.place, &model.place));
    for range in extents.filter(|range| range.top <= range.bottom) {
        for row in rows.range(range.top..=range.bottom) {
            told.entry(*row).or_default().push(range);
        }
    }
    told
}

/// So many numbers of units make a column of them.
const COLUMN: usize = 3;

/// The columns that hold nothing but numbers of units.
fn columns_of_counts(table: &Table) -> BTreeSet<u32> {
    let mut columns: BTreeMap<u32, (usize, bool)> = BTreeMap::new();
    for cell in &table.body.cells {
        let (numbers, counts) = columns.entry(cell.column).or_insert((0, true));
        *numbers = numbers.saturating_add(1);
        *counts &= cell.measure == Measure::Count;
    }
    let counts = columns.into_iter().filter(|(_, (numbers, counts))| *numbers >= COLUMN && *counts);
    counts.map(|(column, _)| column).collect()
}
