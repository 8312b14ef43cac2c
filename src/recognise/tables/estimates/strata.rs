//! Regressions that are a row each: one estimate in each group, cohort or region, with the number of
//! observations that it was made from.
//!
//! Convention: forest plots and tables of subgroups give `group, n, beta, se, p` or `group, OR, lower,
//! upper, N`. Where that number differs from row to row, so do the models; rows for different terms
//! with the same number are one. A number beside the classes of one variable, of which one is the
//! reference, or beside a constant, describes the units of one model instead.

use super::groups::Group;
use super::{companions, signs, tidy};
use crate::facts::{BodyCell, Measure, Printed};
use crate::recognise::models;
use crate::recognise::tables::frame::Framed;
use crate::recognise::tables::labels::gives_sample;
use crate::recognise::tables::sheet::{Kind, Line, Said};
use crate::recognise::values::{Marker, Number};
use std::collections::{BTreeMap, BTreeSet};

/// The column with the number of observations of each row; none where rows are no models.
pub(super) fn sample(frame: &Framed<'_>, columns: &BTreeMap<u32, Measure>) -> Option<u32> {
    let estimates = estimates(frame, columns);
    let errors = columns.values().filter(|said| **said == Measure::StandardError).count();
    let (estimate, others) = estimates.split_first()?;
    // Of several estimates each has its error beside it: first stage, reduced form.
    if !others.is_empty() && errors < estimates.len() {
        return None;
    }
    let estimated = || {
        frame.body.iter().filter(|line| {
            line.cell(*estimate)
                .is_some_and(|cell| cell.number().is_some() && !signs::is_reference(cell))
        })
    };
    let one_model = frame.body.iter().any(|line| {
        line.cells.iter().any(|cell| signs::is_reference(cell) || models::is_constant(&cell.text))
            || refers(frame, columns, line, *estimate)
    });
    if one_model || estimated().count() < 2 {
        return None;
    }
    let is_sample = |column: &u32| {
        let sizes: Option<BTreeSet<&str>> = estimated().map(|line| size(line, *column)).collect();
        sizes.is_some_and(|sizes| sizes.len() > 1)
    };
    let counted = columns.iter().filter(|(_, said)| **said == Measure::Count);
    let counted = counted.map(|(column, _)| *column);
    counted.filter(|column| gives_sample(frame.inner(*column))).find(is_sample)
}

/// Whether a row is the category with which others are compared: `1.00` or a dash for a ratio, without the
/// interval or the test that others have.
fn refers(
    frame: &Framed<'_>,
    columns: &BTreeMap<u32, Measure>,
    line: &Line<'_>,
    estimate: u32,
) -> bool {
    if columns.get(&estimate) != Some(&Measure::OddsRatio) {
        return false;
    }
    let bare = |cell: &Said| match &cell.kind {
        Kind::Number(printed) => {
            let number = &printed.number;
            let plain = Number { decimals: number.decimals, ..Number::plain(1.0) };
            *number == plain
        }
        Kind::Marker(marker) => matches!(marker, Marker::Dash | Marker::Reference),
        _ => false,
    };
    let beside = |column: u32| columns.get(&column).is_some_and(|said| said.is_inferential());
    let mut companions = line.cells.iter().filter(|c| c.column != estimate && beside(c.column));
    let accompanied = companions.any(|cell| cell.number().is_some());
    let with = companions::has_intervals(frame, estimate)
        || columns.iter().any(|(column, said)| *column != estimate && said.is_inferential());
    with && !accompanied && line.cell(estimate).is_some_and(bare)
}

/// The columns of estimates, by their heads or because intervals stand behind their numbers.
fn estimates(frame: &Framed<'_>, columns: &BTreeMap<u32, Measure>) -> Vec<u32> {
    let is_estimate = |(column, said): &(&u32, &Measure)| {
        said.is_effect() || companions::has_intervals(frame, **column)
    };
    columns.iter().filter(is_estimate).map(|(column, _)| *column).collect()
}

/// A whole number of observations, as printed.
fn size<'f>(line: &Line<'f>, column: u32) -> Option<&'f str> {
    let cell = line.cell(column)?;
    let number = &cell.number()?.number;
    (number.value.fract() == 0.0 && number.value >= 0.0).then_some(cell.text.as_str())
}

/// The cells of each model, with its name: rows with the same number of observations in `sample` are
/// one model only where they hold different terms of the same group.
pub(super) fn groups<'c>(
    frame: &Framed<'_>,
    columns: &BTreeMap<u32, Measure>,
    sample: u32,
    cells: &'c [BodyCell],
) -> Vec<Group<'c>> {
    let estimates = estimates(frame, columns);
    let terms = tidy::column_of_terms(frame);
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut known: BTreeMap<(Vec<&str>, &str), usize> = BTreeMap::new();
    // A label that stands once, over the rows that it groups, holds for each of them.
    let mut labels: BTreeMap<u32, &str> = BTreeMap::new();
    let numbering = |column: &u32| frame.head(*column).iter().all(|head| head.trim().is_empty());
    for line in &frame.body {
        let of_row = BodyCell::of_rows(cells, line.row..=line.row);
        let estimated = |cell: &BodyCell| {
            estimates.contains(&cell.column) && cell.printed != Printed::Suppressed
        };
        if !of_row.iter().any(estimated) {
            continue;
        }
        let said = frame.stubs.iter().filter_map(|c| Some((*c, line.cell(*c)?.text.as_str())));
        labels.extend(said);
        let others = labels.iter().filter(|(column, _)| Some(**column) != terms);
        let others = others.filter(|(column, _)| frame.stubs.len() < 3 || !numbering(column));
        let group = others.map(|(_, label)| *label).collect();
        let next = groups.len();
        let at = *known.entry((group, size(line, sample).unwrap_or_default())).or_insert(next);
        if at == next {
            groups.push(Group { label: frame.label(line.row).last().cloned(), cells: Vec::new() });
        }
        if let Some(group) = groups.get_mut(at) {
            group.cells.extend(of_row);
        }
    }
    groups
}
