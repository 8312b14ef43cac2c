//! Rules of thumb for what a finished table gives away; the Outputrichtlijnen decide.

mod answers;
pub(super) mod background_missing;
pub(super) mod background_small_count;
mod borrowed;
mod degrees;
pub(super) mod differing_totals;
pub(super) mod dominant_contributor;
mod evidence;
pub(super) mod few_degrees_of_freedom;
pub(super) mod group_disclosure;
pub(super) mod half_rounded;
pub(super) mod layout;
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
mod study;
mod subject;
mod sums;

pub use differing_totals::Outputs;
pub use study::Tables;

use super::Case;
use crate::facts::{Entry, Model, Table};
use crate::finding::Finding;
use crate::place::{Place, Spot};
use std::collections::BTreeMap;
use study::Study;

/// The files that the guidelines hold for: those of output.
fn entries<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a Entry> {
    let hold = case.guidelines_hold();
    case.counted().filter(move |_| hold)
}

/// The tables that the guidelines hold for.
fn tables<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a Study<'a>> {
    case.tables.all().iter()
}

/// Finds the models of which something is wrong, those of one table together: `wrong` measures it in
/// a model and the table that it stands in, and `finding` makes what is said of a place and of the
/// least that was measured there.
fn find_models(
    case: &Case<'_>,
    wrong: impl Fn(&Model, Option<&Table>) -> Option<u64>,
    finding: impl Fn(&Place, u64) -> Finding,
    findings: &mut Vec<Finding>,
) {
    for entry in entries(case) {
        let mut by_table: BTreeMap<Place, Vec<(&Place, u64)>> = BTreeMap::new();
        for model in entry.models.iter().filter(|model| !model.hidden) {
            let table = entry.tables.iter().find(|table| !table.hidden && holds(table, model));
            if let Some(measured) = wrong(model, table) {
                let place = table.map_or(&model.place, |table| &table.place);
                by_table.entry(place.clone()).or_default().push((&model.place, measured));
            }
        }
        for (table, models) in by_table {
            let count = u64::try_from(models.len()).unwrap_or(u64::MAX);
            let least = models.iter().map(|(_, measured)| *measured).min().unwrap_or(0);
            let found = match models.as_slice() {
                [(place, _)] => finding(place, least),
                _ => {
                    let places =
                        models.iter().take(NAMED_MODELS).map(|(place, _)| (*place).clone());
                    finding(&table, least).related(places.collect())
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
