//! The numbers of units in one table that are too small, and the markers and headings that tell one.

use crate::facts::{BodyCell, Bound, Heading, Measure, Model, Printed, Table};
use crate::place::Place;
use crate::rules::guideline::degrees;
use crate::rules::guideline::layout::{Layout, observations};
use std::collections::{BTreeMap, BTreeSet};

/// How many places are named beside the table.
const NAMED: usize = 50;

/// What is small in a table.
#[derive(Default)]
pub(super) struct Small {
    /// How many counts.
    pub(super) counts: u64,
    /// How many markers that tell one.
    pub(super) markers: u64,
    /// Where the first of the counts stand.
    pub(super) places: Vec<Place>,
}

impl Small {
    pub(super) fn of(table: &Table, minimum: u64) -> Self {
        let mut small = Self::default();
        let least = minimum as f64;
        let mut layout = None;
        let averages = averages(table, least);
        for cell in table.body.cells.iter().filter(|cell| cell.measure == Measure::Count) {
            match cell.printed {
                Printed::Number { .. } if averages.contains(&cell.column) => {}
                Printed::Number { value, .. } if (1.0..least).contains(&value) => {
                    // A small number of thousands is no small number.
                    let layout = layout.get_or_insert_with(|| Layout::of(table));
                    if layout.scale(cell) * value < least {
                        small.counts = small.counts.saturating_add(1);
                        if small.places.len() < NAMED {
                            small.places.push(table.cell(cell));
                        }
                    }
                }
                Printed::Bounded(bound, value) if tells(bound, value, least) => {
                    small.markers = small.markers.saturating_add(1);
                }
                _ => {}
            }
        }
        let stated = headings_with_few(table, minimum);
        small.counts = small.counts.saturating_add(stated);
        let further = table.body.further_counts.iter();
        small.counts = further
            .filter(|(value, _)| (1..minimum).contains(&u64::from(**value)))
            .fold(small.counts, |sum, (_, number)| sum.saturating_add(*number));
        small
    }
}

/// The numbers of observations that the headings of a table state.
pub(super) fn stated_by_headings(table: &Table) -> impl Iterator<Item = u64> {
    let headings = table.body.columns.iter().chain(&table.body.rows);
    let words = headings.flat_map(|heading| &heading.words);
    words.filter_map(|word| u64::try_from(observations(word)?).ok())
}

/// How many headings state too few observations, as `Groep A (N=7)` does; those of a column or row
/// that prints the same number are found there.
fn headings_with_few(table: &Table, minimum: u64) -> u64 {
    let body = &table.body;
    let printed = |is_here: &dyn Fn(&BodyCell) -> bool, wanted: f64| {
        let counts = body.cells.iter().filter(|cell| cell.measure == Measure::Count);
        counts
            .filter(|cell| is_here(cell))
            .any(|cell| matches!(cell.printed, Printed::Number { value, .. } if value == wanted))
    };
    // Beside `n=0` stands `n=1`: codes of no and yes.
    let coded = stated_by_headings(table).any(|number| number == 0);
    let few = |heading: &&Heading, is_here: &dyn Fn(&BodyCell) -> bool| {
        let stated = heading.words.last().and_then(|word| observations(word));
        stated.is_some_and(|number| {
            u64::try_from(number).is_ok_and(|number| (1..minimum).contains(&number))
                && !(coded && number == 1)
                && !printed(is_here, number as f64)
        })
    };
    let columns = body.columns.iter();
    let columns = columns.filter(|heading| few(heading, &|cell| cell.column == heading.index));
    let rows = body.rows.iter().filter(|heading| few(heading, &|cell| cell.row == heading.index));
    u64::try_from(columns.count().saturating_add(rows.count())).unwrap_or(u64::MAX)
}

/// The numbers of persons and events in a table of models that are too small: those that their
/// headings name so, and those of a column that holds nothing but numbers of units, as beside the
/// categories of a variable. What is said of the observations of a model is told with the model;
/// numbers of groups and the like count no persons.
pub(super) fn small_in_models(table: &Table, observed: &[&Model], minimum: u64) -> Vec<Place> {
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
    const GROUPS: [&str; 6] = ["group", "groep", "cluster", "stud", "countr", "landen"];
    let layout = Layout::of(table);
    let holds = |words: &[&str], cell: &BodyCell| {
        let mut said = layout.row(cell.row).iter().chain(layout.column(cell.column));
        said.any(|said| {
            let said = said.to_lowercase();
            words.iter().any(|word| said.contains(word))
        })
    };
    let columns = columns_of_counts(table);
    let is_told = |cell: &BodyCell| {
        let place = table.cell(cell);
        observed.iter().any(|model| degrees::stands_in(&place, &model.place))
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
    cells.take(NAMED).map(|cell| table.cell(cell)).collect()
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

/// The columns of which no number is whole and none is large: under a word for units these are
/// averages, such as 1.8 children. Weighted numbers of units are larger.
fn averages(table: &Table, least: f64) -> BTreeSet<u32> {
    let mut columns: BTreeMap<u32, (usize, bool)> = BTreeMap::new();
    for cell in table.body.cells.iter().filter(|cell| cell.measure == Measure::Count) {
        let (numbers, averages) = columns.entry(cell.column).or_insert((0, true));
        if let Printed::Number { value, percent, .. } = cell.printed {
            *numbers = numbers.saturating_add(1);
            *averages &= value.fract() != 0.0 && value < 2.0 * least && percent.is_none();
        } else {
            *averages = false;
        }
    }
    let averages = columns.into_iter().filter(|(_, (numbers, averages))| *numbers > 1 && *averages);
    averages.map(|(column, _)| column).collect()
}

/// Whether a marker tells more than that a count is below the minimum: `<5` does, `<10` does not,
/// `<1` is nothing but zero.
fn tells(bound: Bound, value: f64, least: f64) -> bool {
    match bound {
        Bound::Below => value > 1.0 && value < least,
        Bound::AtMost => value >= 1.0 && value < least - 1.0,
        Bound::Above | Bound::AtLeast => false,
    }
}
