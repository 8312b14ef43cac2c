//! Rules of thumb for what a finished table gives away; the Outputrichtlijnen decide.

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

/// The models that the guidelines hold for.
fn models<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a Model> {
    entries(case).flat_map(|entry| &entry.models).filter(|model| !model.hidden)
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
