//! How models lie in a regression table.
//!
//! *Beside each other*: a column per model. *One row per coefficient*: columns estimate, standard error,
//! p, as `tidy` writes, perhaps with a column that names the model. *One row per model*: columns with
//! measures of fit, as `glance` writes.

use super::{strata, tidy};
use crate::facts::Measure;
use crate::recognise::conventions::{Convention, Conventions};
use crate::recognise::models::{self, Sign};
use crate::recognise::tables::frame::Framed;
use crate::recognise::tables::model_heads;
use std::collections::{BTreeMap, BTreeSet};

/// How models lie in a regression table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// A column per model.
    Columns,
    /// A row per coefficient.
    Tidy,
    /// A row per model.
    Glance,
    /// A row per model, with its number of observations in this column.
    Strata(u32),
}

/// What tells how models lie in a regression table.
pub(super) struct LayoutSign {
    /// The convention behind it.
    pub(super) convention: Convention,
    says: fn(&Signed<'_, '_>) -> Option<Layout>,
}

/// A regression table with what its heads say and the signs that it shows.
pub(super) struct Signed<'a, 'f> {
    pub(super) frame: &'a Framed<'f>,
    pub(super) columns: &'a BTreeMap<u32, Measure>,
    pub(super) signs: &'a [Sign],
}

/// All of them, the surest first; else there is a column for each model.
pub(super) const LAYOUTS: [LayoutSign; 6] = [
    layout("layouts/a-fit-on-each-row", |table| {
        let errors = table.signs.contains(&Sign::NamedErrors);
        (errors || fits_differ(table.frame, table.columns)).then_some(Layout::Glance)
    }),
    // Its terms among the heads, its numbers with stars.
    layout("layouts/terms-as-heads", |table| {
        let starred = table.signs.contains(&Sign::Stars) && !table.has_errors_below();
        (starred && model_heads::names_constant(table.frame)).then_some(Layout::Glance)
    }),
    layout("layouts/own-observations", |table| {
        let named = tidy::names_models(table.frame) && table.number(Measure::Coefficient) > 0;
        let sample = strata::sample(table.frame, table.columns);
        sample.filter(|_| !named && !table.has_errors_below()).map(Layout::Strata)
    }),
    // What is said of a whole model may stand on each of its rows.
    layout("layouts/a-coefficient-on-each-row", |table| {
        let beside = [Measure::StandardError, Measure::PValue, Measure::Interval];
        let accompanied = beside.iter().any(|measure| table.number(*measure) > 0);
        let tidy = table.number(Measure::Coefficient) == 1 && accompanied;
        (tidy && !table.has_errors_below()).then_some(Layout::Tidy)
    }),
    // `Unadjusted`, `Adjusted for age`, `+ smoking`: the same ratio again, of one model after the other.
    layout("layouts/adjustments-as-rows", |table| {
        let ratios = table.number(Measure::OddsRatio) > 0 && !table.has_errors_below();
        (ratios && names_adjustments(table.frame)).then_some(Layout::Glance)
    }),
    layout("layouts/columns-of-fit", |table| {
        let fits = table.columns.values().filter(|said| said.is_fit());
        (fits.count() >= 2).then_some(Layout::Glance)
    }),
];

const fn layout(name: &'static str, says: fn(&Signed<'_, '_>) -> Option<Layout>) -> LayoutSign {
    LayoutSign { convention: Convention::named(name), says }
}

impl Signed<'_, '_> {
    /// How many columns are headed by a measure.
    fn number(&self, measure: Measure) -> usize {
        self.columns.values().filter(|said| **said == measure).count()
    }

    fn has_errors_below(&self) -> bool {
        self.signs.contains(&Sign::BracketedRows)
    }

    /// How the models lie.
    pub(super) fn layout(&self, conventions: Conventions) -> Layout {
        let mut heard = LAYOUTS.iter().filter(|sign| conventions.include(sign.convention));
        heard.find_map(|sign| (sign.says)(self)).unwrap_or(Layout::Columns)
    }
}

/// Whether rows are named after how models were adjusted: the first and another one at least.
fn names_adjustments(frame: &Framed<'_>) -> bool {
    let own = frame.body.iter().filter_map(|line| frame.label(line.row).last());
    let mut named = own.map(|label| models::names_adjustment(label));
    named.next() == Some(true) && named.any(|named| named)
}

/// Whether each row has coefficients and an R² of its own, as a regression per row has; where rows
/// are coefficients it returns on all rows of a model.
fn fits_differ(frame: &Framed<'_>, columns: &BTreeMap<u32, Measure>) -> bool {
    let of = |measure: Measure| columns.iter().filter(move |(_, found)| **found == measure);
    let coefficients = of(Measure::Coefficient).next().is_some();
    coefficients
        && of(Measure::RSquared).any(|(column, _)| {
            let cells = frame.body.iter().filter_map(|line| line.cell(*column));
            let fits: Vec<&str> =
                cells.filter(|c| c.number().is_some()).map(|c| c.text.as_str()).collect();
            let different: BTreeSet<&str> = fits.iter().copied().collect();
            fits.len() >= 2 && different.len() == fits.len()
        })
}
