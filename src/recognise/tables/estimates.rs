//! The estimates in a block: whether it is a regression table, and which models it shows.
//!
//! `signs` tells by what it is known, `layouts` how models lie in it: beside each other, perhaps with
//! companions (standard error, interval, p) and repeated in `panels` below each other; in a row for
//! each coefficient (`tidy`); in a row for each model, perhaps one of many samples (`strata`).

mod companions;
mod degrees;
mod descriptions;
mod errors_beside;
mod fits;
mod groups;
mod layouts;
mod outcomes;
mod panels;
mod signs;
mod strata;
mod tidy;

use super::frame::Framed;
use super::labels::{gives_sample, names_observations};
use super::sheet::{Line, Sheet};
use crate::facts::{BodyCell, Measure, Model, Printed};
use crate::place::Range;
use crate::recognise::conventions::{Convention, Conventions};
use crate::recognise::models;
use crate::recognise::words;
pub(super) use fits::{are_of_fit, settle};
use groups::Group;
use layouts::{Layout, Signed};
use outcomes::Outcomes;
use std::collections::{BTreeMap, BTreeSet};

/// The conventions of this room.
pub(super) fn conventions() -> impl Iterator<Item = Convention> {
    let layouts = layouts::LAYOUTS.iter().map(|sign| sign.convention);
    let reasons = outcomes::REASONS.iter().map(|reason| reason.convention);
    let ways = panels::WAYS.iter().map(|way| way.convention);
    layouts.chain(reasons).chain(ways)
}

/// The estimates in a block that is a regression table.
pub(super) struct Estimates<'a, 'f> {
    frame: &'a Framed<'f>,
    conventions: Conventions,
    layout: Layout,
    /// Measures of the columns, where their heads name one.
    columns: BTreeMap<u32, Measure>,
    outcomes: Outcomes<'a, 'f>,
}

impl<'a, 'f> Estimates<'a, 'f> {
    /// The estimates of a block; none where its signs do not make a regression table.
    pub(super) fn of(frame: &'a Framed<'f>, conventions: Conventions) -> Option<Self> {
        let mut columns = columns(frame);
        let signs = signs::find(frame, &columns);
        if !models::is_regression(&signs, conventions)
            || companions::holds_ends_only(frame, &columns)
        {
            return None;
        }
        let outcomes = Outcomes::of(frame, conventions);
        let explained = outcomes.explained(&columns);
        columns.retain(|column, _| !explained.contains(column));
        let layout = Signed { frame, columns: &columns, signs: &signs }.layout(conventions);
        Some(Self { frame, conventions, layout, columns, outcomes })
    }

    /// Forgets what heads say of what estimates explain.
    pub(super) fn forget_explained(&self, columns: &mut BTreeMap<u32, Option<Measure>>) {
        let said: BTreeMap<u32, Measure> =
            columns.iter().filter_map(|(column, said)| Some((*column, (*said)?))).collect();
        let explained = self.outcomes.explained(&said);
        let names_estimates = said.values().any(|said| said.is_effect());
        for (column, said) in said {
            if said.is_subject() && !names_estimates || explained.contains(&column) {
                columns.insert(column, None);
            }
        }
    }

    /// The models that the table shows, of its cells as they were read.
    pub(super) fn models(&self, sheet: &Sheet, cells: &[BodyCell]) -> Vec<Model> {
        let mut groups = match self.layout {
            Layout::Glance => self.rows(cells),
            Layout::Tidy => tidy::groups(self.frame, cells),
            Layout::Strata(sample) => strata::groups(self.frame, &self.columns, sample, cells),
            Layout::Columns => self.columns_in_panels(sheet, cells),
        };
        let of_rows = matches!(self.layout, Layout::Tidy | Layout::Strata(_));
        if of_rows && outcomes::have_a_reference(self.frame) {
            let cells = groups.into_iter().flat_map(|group| group.cells).collect();
            groups = vec![Group { label: None, cells }];
        }
        groups.into_iter().map(|group| self.model(sheet, group)).collect()
    }

    fn is_coefficient(&self, column: u32) -> bool {
        self.columns.get(&column).is_some_and(|said| said.is_effect())
    }

    /// Each row with numbers is a model; with two or more, where there are such rows: a note may hold
    /// one.
    fn rows<'c>(&self, cells: &'c [BodyCell]) -> Vec<Group<'c>> {
        let frame = self.frame;
        let numbers = |line: &Line<'_>| {
            line.cells.iter().filter(|cell| frame.is_body(cell) && cell.number().is_some()).count()
        };
        let least = if frame.body.iter().any(|line| numbers(line) > 1) { 2 } else { 1 };
        let has_numbers = |line: &&Line<'_>| numbers(line) >= least;
        let group = |line: &Line<'_>| Group {
            label: frame.label(line.row).last().cloned(),
            cells: BodyCell::of_rows(cells, line.row..=line.row).iter().collect(),
        };
        frame.body.iter().filter(has_numbers).map(group).collect()
    }

    /// Each column of estimates is a model, in each panel.
    fn columns_in_panels<'c>(&self, sheet: &Sheet, cells: &'c [BodyCell]) -> Vec<Group<'c>> {
        let columns = self.columns_of_models(cells);
        let mut groups = Vec::new();
        for rows in panels::panels(self.frame, self.conventions) {
            let mut of_column: BTreeMap<u32, Vec<&BodyCell>> = BTreeMap::new();
            let told =
                BodyCell::of_rows(cells, rows).iter().filter(|c| c.printed != Printed::Suppressed);
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
                    let label =
                        self.frame.head(column).iter().find(|head| !head.is_empty()).cloned();
                    groups.push(Group { label, cells });
                }
            }
        }
        groups
    }

    /// The columns that hold the estimates of a model each.
    fn columns_of_models(&self, cells: &[BodyCell]) -> BTreeSet<u32> {
        let is_own = |column: &u32| {
            let said = self.columns.get(column).copied();
            !said.is_some_and(companions::is_companion)
                || companions::has_intervals(self.frame, *column)
        };
        let estimated = |cell: &&BodyCell| {
            cell.printed != Printed::Suppressed && cell.measure != Measure::Count
        };
        let mut columns: BTreeSet<u32> =
            cells.iter().filter(estimated).map(|cell| cell.column).collect();
        columns.retain(|column| is_own(column) && companions::holds_estimates(self.frame, *column));
        // Where heads say which columns hold the estimates, the others do not.
        let errors = self.columns.values().filter(|said| **said == Measure::StandardError).count();
        let named = columns.iter().filter(|column| self.is_coefficient(**column)).count();
        if named >= errors.max(1) {
            let over_errors = &self.outcomes.over_errors;
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
        let of_rows = matches!(self.layout, Layout::Tidy | Layout::Strata(_));
        cell.measure.is_effect() && (!of_rows || self.is_coefficient(cell.column))
    }

    /// A model from its cells.
    fn model(&self, sheet: &Sheet, group: Group<'_>) -> Model {
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
        let value = |measure: Measure| stated(&|cell| cell.measure == measure);
        // `Observations` is the sample, whatever numbers of groups stand above it: `N site`, `51 State`.
        let labelled = |says: fn(&str) -> bool| {
            stated(&|cell| {
                let label = self.frame.label(cell.row).last();
                cell.measure == Measure::Count && label.is_some_and(|label| says(label))
            })
        };
        let sample = labelled(names_observations).or_else(|| labelled(gives_sample));
        let observations = sample.or_else(|| value(Measure::Count)).and_then(whole);
        Model {
            label,
            observations,
            coefficients: cells.iter().filter(|cell| self.may_estimate(cell)).count() as u64,
            residual_degrees: degrees::residual(self.frame, &cells, observations),
            perfect_fit: value(Measure::RSquared).is_some_and(|fit| fit >= 1.0),
            ..Model::at(sheet.place.cells(range), sheet.hidden)
        }
    }
}

/// What a head says; of one that names what stands below each other, as `b/se` of Stata's `estout`,
/// what its first part says.
fn leading_measure(head: &str) -> Option<Measure> {
    let first = head.split_once('/').map(|(first, _)| first).filter(|first| first.len() <= 4);
    first.and_then(words::measure).or_else(|| words::measure(head))
}

/// Whether a head says that what models explain stands below it, as `stargazer` writes it.
fn names_explained(head: &str) -> bool {
    const BEGINS: [&str; 4] =
        ["dependent variable", "dep. var", "dep var", "afhankelijke variabele"];
    let head = head.trim().to_lowercase();
    BEGINS.iter().any(|begin| head.starts_with(begin))
}

/// What the heads of the body columns say.
fn columns(frame: &Framed<'_>) -> BTreeMap<u32, Measure> {
    let body: BTreeSet<u32> = frame
        .body
        .iter()
        .flat_map(|line| line.cells.iter().filter(|cell| frame.is_body(cell)))
        .map(|cell| cell.column)
        .collect();
    // `fixest` writes it beside the names; in printed text it stands over the middle of the columns.
    let names_explained_beside = frame
        .stubs
        .iter()
        .flat_map(|column| frame.head(*column))
        .chain(frame.heads.values().flatten())
        .any(|head| names_explained(head));
    let measure = |column: u32| {
        let head = frame.head(column);
        // What stands below *Dependent variable* is explained, whatever statistic it is called after.
        let explained = head.iter().position(|words| names_explained(words));
        let inner = |at: usize| explained.is_some_and(|explained| at > explained);
        let outcome = |words: &str| names_explained_beside && words::names_outcome(words);
        let mut said = head.iter().enumerate().rev().filter_map(|(at, words)| {
            let explained = inner(at) || outcome(words);
            leading_measure(words).filter(|said| !(explained && said.is_descriptive()))
        });
        let measure = said.next()?;
        // R's `coxph` prints each ratio the other way round as well.
        let reciprocal = head.last().is_some_and(|words| words.starts_with("exp(-"));
        Some((column, if reciprocal { Measure::Index } else { measure }))
    };
    let standardised = |column: &u32| models::names_beta(frame.inner(*column));
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

/// A whole number that a count can be.
fn whole(value: f64) -> Option<u64> {
    // Nothing is cut off within these bounds.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    ((0.0..9e15).contains(&value) && value.fract() == 0.0).then_some(value as u64)
}
