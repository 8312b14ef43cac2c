//! The estimates in a block: which signs of a regression table it shows, and which models.
//!
//! A regression table has one of three layouts. *Beside each other*: a column per model, perhaps
//! with companions (standard error, interval, p) beside each column of estimates, perhaps repeated
//! in panels below each other. *One row per coefficient*: columns estimate, standard error, p, as
//! `tidy` writes, perhaps with a column that names the model. *One row per model*: columns with
//! measures of fit, as `glance` writes.

mod companions;
mod groups;
mod outcomes;
mod panels;
mod signs;
mod strata;
mod tidy;

use super::frame::Framed;
use super::labels::{gives_sample, names_observations};
use super::model_heads;
use super::sheet::{Line, Sheet};
use crate::facts::{BodyCell, Measure, Model, Printed};
use crate::place::Range;
use crate::recognise::conventions::{Convention, Conventions};
use crate::recognise::models::{self, Sign};
use crate::recognise::words;
use groups::{Group, of_rows};
use outcomes::Outcomes;
pub(super) use outcomes::forget_explained;
use std::collections::{BTreeMap, BTreeSet};

/// The conventions of this room.
pub(super) fn conventions() -> impl Iterator<Item = Convention> {
    let reasons = outcomes::REASONS.iter().map(|reason| reason.convention);
    let ways = panels::WAYS.iter().map(|way| way.convention);
    reasons.chain([strata::CONVENTION]).chain(ways)
}

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
    Columns,
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
        let rows_of_terms =
            signs.contains(&Sign::Stars) && !below && model_heads::names_constant(frame);
        let named_errors = signs.contains(&Sign::NamedErrors);
        let layout = if named_errors || rows_of_terms || fits_differ(frame, &columns) {
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
            Layout::Columns
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
    conventions: Conventions,
) -> Vec<Model> {
    let groups = match estimates.layout {
        Layout::Glance => rows(frame, cells),
        Layout::Tidy => tidy::groups(frame, cells),
        Layout::Strata(sample) => strata::groups(frame, &estimates.columns, sample, cells),
        Layout::Columns => estimates.columns_in_panels(sheet, frame, cells, conventions),
    };
    groups.into_iter().map(|group| model(sheet, frame, estimates, group)).collect()
}

/// Each row with numbers is a model.
fn rows<'c>(frame: &Framed<'_>, cells: &'c [BodyCell]) -> Vec<Group<'c>> {
    let has_numbers =
        |line: &&Line<'_>| line.cells.iter().any(|c| frame.is_body(c) && c.number().is_some());
    let group = |line: &Line<'_>| Group {
        label: frame.label(line.row).last().cloned(),
        cells: of_rows(cells, line.row..=line.row).iter().collect(),
    };
    frame.body.iter().filter(has_numbers).map(group).collect()
}

impl Estimates {
    /// Each column of estimates is a model, in each panel.
    fn columns_in_panels<'c>(
        &self,
        sheet: &Sheet,
        frame: &Framed<'_>,
        cells: &'c [BodyCell],
        conventions: Conventions,
    ) -> Vec<Group<'c>> {
        let columns = self.columns_of_models(frame, cells);
        let mut groups = Vec::new();
        for rows in panels::panels(frame, conventions) {
            let mut of_column: BTreeMap<u32, Vec<&BodyCell>> = BTreeMap::new();
            let told = of_rows(cells, rows).iter().filter(|c| c.printed != Printed::Suppressed);
            for cell in told {
                // A number of observations that is joined over several models is that of each of them.
                let reach = match cell.measure {
                    Measure::Count => sheet.reach(cell.row, cell.column),
                    _ => cell.column,
                };
                for column in columns.range(cell.column..=reach) {
                    of_column.entry(*column).or_default().push(cell);
                }
            }
            for (column, cells) in of_column {
                // Numbers of units alone are no estimates.
                if cells.iter().any(|cell| cell.measure != Measure::Count) {
                    let label = frame.head(column).iter().find(|head| !head.is_empty()).cloned();
                    groups.push(Group { label, cells });
                }
            }
        }
        groups
    }

    /// The columns that hold the estimates of a model each.
    fn columns_of_models(&self, frame: &Framed<'_>, cells: &[BodyCell]) -> BTreeSet<u32> {
        let is_own = |column: &u32| {
            let said = self.columns.get(column).copied();
            !said.is_some_and(models::is_companion) || companions::has_intervals(frame, *column)
        };
        let estimated = |cell: &&BodyCell| {
            cell.printed != Printed::Suppressed && cell.measure != Measure::Count
        };
        let mut columns: BTreeSet<u32> =
            cells.iter().filter(estimated).map(|cell| cell.column).collect();
        columns.retain(|column| is_own(column) && companions::holds_estimates(frame, *column));
        // Where heads say which columns hold the estimates, the others do not.
        let errors = self.columns.values().filter(|said| **said == Measure::StandardError).count();
        let named = columns.iter().filter(|column| self.is_coefficient(**column)).count();
        if named >= errors.max(1) {
            let over_errors = outcomes::over_errors(frame);
            columns.retain(|column| self.is_coefficient(*column) || over_errors.contains(column));
        }
        if columns.is_empty() {
            // All heads name companions: one model for each group of them.
            columns.extend(cells.first().map(|cell| cell.column));
        }
        columns
    }

    /// Whether a cell of a model can be one of its estimates.
    fn may_estimate(&self, cell: &BodyCell) -> bool {
        let effect = matches!(cell.measure, Measure::Coefficient | Measure::OddsRatio);
        let of_rows = matches!(self.layout, Layout::Tidy | Layout::Strata(_));
        effect && (!of_rows || self.is_coefficient(cell.column))
    }
}

/// A model from its cells.
fn model(sheet: &Sheet, frame: &Framed<'_>, estimates: &Estimates, group: Group<'_>) -> Model {
    let Group { label, cells } = group;
    let range = cells
        .iter()
        .map(|cell| Range::cell(cell.row, cell.column))
        .reduce(Range::union)
        .unwrap_or_else(|| Range::cell(0, 0));
    let stated = |is_such: &dyn Fn(&BodyCell) -> bool| {
        cells.iter().filter(|cell| is_such(cell)).find_map(|cell| match cell.printed {
            Printed::Number { value, .. } => Some(value),
            _ => None,
        })
    };
    // Beside the degrees of freedom that are left, some print those that the model has taken.
    let taken = |cell: &BodyCell| {
        cell.measure == Measure::DegreesOfFreedom
            && frame.label(cell.row).iter().any(|label| label.to_lowercase().contains("model"))
    };
    let value = |measure: Measure| stated(&|cell| cell.measure == measure && !taken(cell));
    // `Observations` is the sample, whatever numbers of groups stand above it: `N site`, `51 State`.
    let labelled = |says: fn(&str) -> bool| {
        stated(&|cell| {
            let label = frame.label(cell.row).last();
            cell.measure == Measure::Count && label.is_some_and(|label| says(label))
        })
    };
    let sample = labelled(names_observations).or_else(|| labelled(gives_sample));
    Model {
        label,
        observations: sample.or_else(|| value(Measure::Count)).and_then(whole),
        coefficients: cells.iter().filter(|cell| estimates.may_estimate(cell)).count() as u64,
        residual_degrees: value(Measure::DegreesOfFreedom).and_then(whole),
        perfect_fit: value(Measure::RSquared).is_some_and(|fit| fit >= 1.0),
        ..Model::at(sheet.place.cells(range), sheet.hidden)
    }
}

/// A whole number that a count can be.
fn whole(value: f64) -> Option<u64> {
    // Nothing is cut off within these bounds.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    ((0.0..9e15).contains(&value) && value.fract() == 0.0).then_some(value as u64)
}
