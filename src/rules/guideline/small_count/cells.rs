//! The numbers of units in one table that are too small, and the markers and headings that tell one.

use crate::facts::{BodyCell, Bound, Heading, Measure, Printed, Table};
use crate::place::Place;
use crate::rules::guideline::layout::observations;
use crate::rules::guideline::study::Study;
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
    pub(super) fn of(study: &Study<'_>, minimum: u64) -> Self {
        let Study { table, layout, .. } = study;
        let mut small = Self::default();
        let least = minimum as f64;
        let averages = averages(table, least);
        for cell in table.body.cells.iter().filter(|cell| cell.measure == Measure::Count) {
            match cell.printed {
                Printed::Number { .. } if averages.contains(&cell.column) => {}
                // A small number of thousands is no small number.
                Printed::Number { value, .. }
                    if (1.0..least).contains(&value) && layout.scale(cell) * value < least =>
                {
                    small.note(table, cell);
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

    /// Takes one more count.
    pub(super) fn note(&mut self, table: &Table, cell: &BodyCell) {
        self.counts = self.counts.saturating_add(1);
        if self.places.len() < NAMED {
            self.places.push(table.cell(cell));
        }
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
