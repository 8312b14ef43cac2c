//! Tables that describe groups beside each other, and look like regression tables.

use super::outcomes::over_errors;
use crate::facts::Measure;
use crate::recognise::tables::frame::Framed;
use crate::recognise::tables::labels::gives_sample;
use crate::recognise::{models, words};
use std::collections::{BTreeMap, BTreeSet};

/// Whether the columns describe groups: numbers of units in two columns or more, a difference or a
/// test beside a mean or groups that are named, or nothing but means, medians and their spread. A
/// regression table gives its numbers of units in a row.
pub(super) fn describes_groups(frame: &Framed<'_>, columns: &BTreeMap<u32, Measure>) -> bool {
    let of = |measure: Measure| columns.iter().filter(move |(_, found)| **found == measure);
    let inner = |column: u32| frame.inner(column);
    // `Mean` under `(1)` says what the column holds; an outcome of that name has more words.
    let pure = |column: &u32| !words::names_outcome(inner(*column));
    let counts = of(Measure::Count).filter(|(column, _)| gives_sample(inner(**column)));
    let means = of(Measure::Mean).filter(|(column, _)| pure(column)).count();
    let groups: BTreeSet<u32> =
        frame.heads.keys().filter(|column| models::names_group(inner(**column))).copied().collect();
    let group = means > 0
        || !groups.is_empty()
        || frame.heads.values().flatten().any(|head| models::names_group(head));
    let ratios = of(Measure::OddsRatio).next().is_some();
    let results = frame.heads.keys().filter(|column| !frame.stubs.contains(column)).count();
    let spread = columns.iter().filter(|(column, said)| {
        let of_spread = matches!(
            said,
            Measure::Mean
                | Measure::Median
                | Measure::StandardDeviation
                | Measure::Percentile
                | Measure::Minimum
                | Measure::Maximum
        );
        of_spread && pure(column)
    });
    let located = means > 0 || of(Measure::Median).any(|(column, _)| pure(column));
    let differs = frame.heads.keys().any(|column| models::names_difference(inner(*column)));
    !ratios
        && (means > 0 && means == results
            || counts.count() >= 2
            || located && spread.count() == results && results > 1 && over_errors(frame).is_empty()
            || of(Measure::Index).any(|(column, _)| pure(column)) && group
            || differs && (of(Measure::Mean).next().is_some() || groups.len() >= 2)
            || of(Measure::PValue).next().is_some() && groups.len() >= 2)
}
