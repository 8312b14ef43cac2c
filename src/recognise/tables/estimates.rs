//! The estimates in a block: which signs of a regression table it shows, and which models.
//!
//! A regression table has one of three layouts. *Beside each other*: a column per model, perhaps
//! with companions (standard error, interval, p) beside each column of estimates, perhaps repeated
//! in panels below each other. *One row per coefficient*: columns estimate, standard error, p, as
//! `tidy` writes, perhaps with a column that names the model. *One row per model*: columns with
//! measures of fit, as `glance` writes.

use super::frame::Framed;
use super::headings::{gives_sample, names_observations};
use super::outcomes::{self, Outcomes};
use super::sheet::Sheet;
use super::{companions, panels, signs, strata, tidy};
use crate::facts::{BodyCell, Measure, Model, Printed};
use crate::place::Range;
use crate::recognise::conventions::Conventions;
use crate::recognise::models::{self, Sign};
use crate::recognise::words;
use std::collections::{BTreeMap, BTreeSet};

/// What is known of the estimates in a block.
pub(super) struct Estimates {
    layout: Layout,
    /// Measures of the columns, where their heads name one.
    columns: BTreeMap<u32, Measure>,
}

/// How models lie in a regression table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// A column per model.
    Beside,
    /// A row per coefficient.
    Tidy,
    /// A row per model.
    Glance,
    /// A row per model, with its number of observations in this column.
    Strata(u32),
}

impl Estimates {
    /// The estimates of a block; none where its signs do not make a regression table.
    pub(super) fn of(frame: &Framed<'_>, conventions: Conventions) -> Option<Self> {
        let mut columns = columns(frame);
        let signs = signs::find(frame, &columns);
        if !models::is_regression(&signs, conventions)
            || companions::holds_ends_only(frame, &columns)
        {
            return None;
        }
        // Over estimates stands what they explain: a number of visits there is no count.
        let outcomes = Outcomes::of(frame, columns.values().copied(), conventions);
        columns.retain(|column, measure| !outcomes.is_explained(*column, *measure));
        let has = |measure: Measure| columns.values().any(|found| *found == measure);
        let below = signs.contains(&Sign::BracketedRows);
        let naming = tidy::names_models(frame) && has(Measure::Coefficient);
        let tidy = has(Measure::Coefficient)
            && (has(Measure::StandardError) || has(Measure::PValue) || has(Measure::Interval))
            && !below
            && columns.values().filter(|found| **found == Measure::Coefficient).count() == 1;
        let layout = if signs.contains(&Sign::NamedErrors) || fits_differ(frame, &columns) {
            Layout::Glance
        } else if let Some(sample) = strata::sample(frame, &columns)
            .filter(|_| conventions.include(strata::CONVENTION) && !below && !naming)
        {
            Layout::Strata(sample)
        } else if tidy {
            // What is said of a whole model may stand on each of its rows.
            Layout::Tidy
        } else if columns.values().filter(|found| models::is_fit(**found)).count() >= 2 {
            Layout::Glance
        } else {
            Layout::Beside
        };
        Some(Self { layout, columns })
    }

    fn is_coefficient(&self, column: u32) -> bool {
        matches!(self.columns.get(&column), Some(Measure::Coefficient | Measure::OddsRatio))
    }
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

/// What a head says; of one that names what stands below each other, as `b/se` of Stata's `estout`,
/// what its first part says.
fn leading_measure(head: &str) -> Option<Measure> {
    let first = head.split_once('/').map(|(first, _)| first).filter(|first| first.len() <= 4);
    first.and_then(words::measure).or_else(|| words::measure(head))
}

/// What the heads of the body columns say.
fn columns(frame: &Framed<'_>) -> BTreeMap<u32, Measure> {
    let body: BTreeSet<u32> = frame
        .body
        .iter()
        .flat_map(|line| line.cells.iter().filter(|cell| frame.is_body(cell)))
        .map(|cell| cell.column)
        .collect();
    let measure = |column: u32| {
        let head = frame.head(column);
        let measure = head.iter().rev().find_map(|words| leading_measure(words))?;
        // R's `coxph` prints each ratio the other way round as well.
        let reciprocal = head.last().is_some_and(|words| words.starts_with("exp(-"));
        Some((column, if reciprocal { Measure::Index } else { measure }))
    };
    let standardised =
        |column: &u32| frame.head(*column).last().is_some_and(|h| models::names_beta(h));
    let mut columns: BTreeMap<u32, Measure> = body.into_iter().filter_map(measure).collect();
    // SPSS prints each coefficient once more, in standard deviations.
    let mut coefficients = columns.iter().filter(|(_, found)| **found == Measure::Coefficient);
    if coefficients.any(|(column, _)| !standardised(column)) {
        for (_, found) in columns.iter_mut().filter(|(column, _)| standardised(column)) {
            *found = Measure::Index;
        }
    }
    columns
}

/// The models that a regression table shows.
pub(super) fn models(
    sheet: &Sheet,
    frame: &Framed<'_>,
    estimates: &Estimates,
    cells: &[BodyCell],
) -> Vec<Model> {
    match estimates.layout {
        Layout::Glance => frame
            .body
            .iter()
            .filter(|line| line.cells.iter().any(|c| frame.is_body(c) && c.number().is_some()))
            .map(|line| {
                let of_row: Vec<&BodyCell> = cells.iter().filter(|c| c.row == line.row).collect();
                let label = frame.label(line.row).last().cloned();
                model(sheet, frame, &of_row, &of_row, label, sheet.hidden)
            })
            .collect(),
        Layout::Tidy | Layout::Strata(_) => {
            let groups = match estimates.layout {
                Layout::Strata(sample) => strata::groups(frame, &estimates.columns, sample, cells),
                _ => tidy::groups(frame, cells),
            };
            let grouped = groups.into_iter().map(|(label, cells)| {
                let is_estimate = |cell: &&BodyCell| estimates.is_coefficient(cell.column);
                let estimated: Vec<&BodyCell> = cells.iter().copied().filter(is_estimate).collect();
                model(sheet, frame, &cells, &estimated, label, sheet.hidden)
            });
            grouped.collect()
        }
        Layout::Beside => beside(sheet, frame, estimates, cells),
    }
}

/// One model for each column of estimates, in each panel.
fn beside(
    sheet: &Sheet,
    frame: &Framed<'_>,
    estimates: &Estimates,
    cells: &[BodyCell],
) -> Vec<Model> {
    let mut columns: Vec<u32> = cells
        .iter()
        .filter(|cell| cell.printed != Printed::Suppressed && cell.measure != Measure::Count)
        .map(|cell| cell.column)
        .filter(|column| {
            let said = estimates.columns.get(column).copied();
            !said.is_some_and(models::is_companion) || companions::has_intervals(frame, *column)
        })
        .collect();
    columns.sort_unstable();
    columns.dedup();
    columns.retain(|column| companions::holds_estimates(frame, *column));
    // Where heads say which columns hold the estimates, the others do not.
    let named = |column: &u32| {
        matches!(estimates.columns.get(column), Some(Measure::Coefficient | Measure::OddsRatio))
    };
    let errors =
        estimates.columns.values().filter(|found| **found == Measure::StandardError).count();
    if columns.iter().filter(|column| named(column)).count() >= errors.max(1) {
        let over_errors = outcomes::over_errors(frame);
        columns.retain(|column| named(column) || over_errors.contains(column));
    }
    if columns.is_empty() {
        // All heads name companions: one model for each group of them.
        columns = cells.iter().map(|cell| cell.column).take(1).collect();
    }
    let panels = panels::panels(frame);
    let mut found = Vec::new();
    for (first, last) in panels {
        for &column in &columns {
            let of_column: Vec<&BodyCell> = cells
                .iter()
                .filter(|cell| (first..=last).contains(&cell.row) && cell.column == column)
                .filter(|cell| cell.printed != Printed::Suppressed)
                .collect();
            let estimated: Vec<&BodyCell> =
                of_column.iter().copied().filter(|cell| cell.measure != Measure::Count).collect();
            if estimated.is_empty() {
                continue;
            }
            let label = frame.head(column).iter().find(|head| !head.is_empty()).cloned();
            found.push(model(sheet, frame, &of_column, &estimated, label, sheet.hidden));
        }
    }
    found
}

/// A model from its cells and those of them that are estimates.
fn model(
    sheet: &Sheet,
    frame: &Framed<'_>,
    cells: &[&BodyCell],
    estimated: &[&BodyCell],
    label: Option<String>,
    hidden: bool,
) -> Model {
    let range = cells
        .iter()
        .map(|cell| Range::cell(cell.row, cell.column))
        .reduce(Range::union)
        .unwrap_or_else(|| Range::cell(0, 0));
    // Beside the degrees of freedom that are left, some print those that the model has taken.
    let taken = |cell: &BodyCell| {
        cell.measure == Measure::DegreesOfFreedom
            && frame.label(cell.row).iter().any(|label| label.to_lowercase().contains("model"))
    };
    let value = |measure: Measure| {
        cells.iter().find_map(|cell| match cell.printed {
            Printed::Number { value, .. } if cell.measure == measure && !taken(cell) => Some(value),
            _ => None,
        })
    };
    // `Observations` is the sample, whatever numbers of groups stand above it: `N site`, `51 State`.
    let labelled = |cell: &BodyCell, says: fn(&str) -> bool| {
        let label = frame.label(cell.row).last();
        cell.measure == Measure::Count && label.is_some_and(|label| says(label))
    };
    let of_rows = |says: fn(&str) -> bool| {
        cells.iter().filter(|cell| labelled(cell, says)).find_map(|cell| match cell.printed {
            Printed::Number { value, .. } => Some(value),
            _ => None,
        })
    };
    let sample = of_rows(names_observations).or_else(|| of_rows(gives_sample));
    let whole = |value: f64| {
        // Only whole numbers that a count can be are taken over.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        ((0.0..9e15).contains(&value) && value.fract() == 0.0).then_some(value as u64)
    };
    Model {
        place: sheet.place.cells(range),
        label,
        observations: sample.or_else(|| value(Measure::Count)).and_then(whole),
        coefficients: estimated
            .iter()
            .filter(|cell| {
                cell.measure == Measure::Coefficient || cell.measure == Measure::OddsRatio
            })
            .count() as u64,
        residual_degrees: value(Measure::DegreesOfFreedom).and_then(whole),
        perfect_fit: value(Measure::RSquared).is_some_and(|fit| fit >= 1.0),
        hidden,
    }
}
