//! Rules of thumb for what a finished table gives away; the Outputrichtlijnen decide.

mod answers;
pub(super) mod background_missing;
pub(super) mod background_small_count;
pub(super) mod differing_totals;
pub(super) mod dominant_contributor;
mod evidence;
pub(super) mod few_degrees_of_freedom;
pub(super) mod group_disclosure;
pub(super) mod half_rounded;
mod layout;
pub(super) mod minimum_maximum;
pub(super) mod missing_observations;
mod percentages;
pub(super) mod recoverable_cell;
mod recovery;
pub(super) mod saturated_model;
pub(super) mod small_count;
pub(super) mod small_proportion;
mod solver;
mod structure;
mod sums;

use super::Case;
use crate::facts::{Entry, Model, Table};
use crate::finding::Finding;
use crate::place::{Place, Spot};
use std::collections::BTreeMap;

/// The files that the guidelines hold for: those of output.
fn entries<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a Entry> {
    let hold = case.guidelines_hold();
    case.counted().filter(move |_| hold)
}

/// The tables that the guidelines hold for, as far as a person sees them. What is hidden is found by
/// other rules and must go whatever it says.
fn tables<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a Table> {
    entries(case).flat_map(|entry| &entry.tables).filter(|table| !table.hidden)
}

/// Finds the models of which something is wrong, those of one table together: `finding` makes what is
/// said of a place.
fn find_models<'a>(
    case: &Case<'a>,
    is_wrong: impl Fn(&Model) -> bool,
    finding: impl Fn(&Place, &[&'a Model]) -> Finding,
    findings: &mut Vec<Finding>,
) {
    for entry in entries(case) {
        let mut by_table: BTreeMap<Place, Vec<&Model>> = BTreeMap::new();
        for model in entry.models.iter().filter(|model| !model.hidden && is_wrong(model)) {
            let table = entry.tables.iter().find(|table| !table.hidden && holds(table, model));
            let place = table.map_or(&model.place, |table| &table.place);
            by_table.entry(place.clone()).or_default().push(model);
        }
        for (table, models) in by_table {
            let count = u64::try_from(models.len()).unwrap_or(u64::MAX);
            let found = match models.as_slice() {
                [model] => finding(&model.place, &models),
                _ => {
                    let places = models.iter().take(NAMED_MODELS).map(|model| model.place.clone());
                    finding(&table, &models).related(places.collect())
                }
            };
            findings.push(found.count(count));
        }
    }
}

/// How many models are named beside their table.
const NAMED_MODELS: usize = 50;

/// Whether a model stands in a table.
fn holds(table: &Table, model: &Model) -> bool {
    match (table.place.spot(), model.place.spot()) {
        (Spot::Cells(sheet, outer), Spot::Cells(other, inner)) => {
            sheet == other
                && table.place.path() == model.place.path()
                && outer.contains(inner.top, inner.left)
        }
        (Spot::Lines(first, last), Spot::Lines(begin, end)) => {
            table.place.path() == model.place.path() && first <= begin && end <= last
        }
        _ => table.place == model.place,
    }
}

/// The residual degrees of freedom of a model: as printed, else the observations less the printed
/// coefficients, which are at most those that were estimated. Fewer observations than coefficients
/// fit no model: then they are not what they seem.
fn residual_degrees(model: &Model) -> Option<u64> {
    model.residual_degrees.or_else(|| {
        let observations = model.observations.filter(|_| model.coefficients > 0)?;
        observations.checked_sub(model.coefficients)
    })
}
