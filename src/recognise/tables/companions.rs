//! Which columns of a regression table hold estimates of their own, and which what belongs to others.

use super::frame::Framed;
use super::signs;
use crate::facts::Measure;
use crate::recognise::values::{self, Enclosure, Second};
use crate::recognise::{models, words};
use std::collections::BTreeMap;

/// Whether half of the numbers of a column are estimates with their intervals: whatever its name says
/// (`rii_adj_std`), it stands beside no other estimate.
pub(super) fn has_intervals(frame: &Framed<'_>, column: u32) -> bool {
    let numbers =
        || frame.body.iter().filter_map(|line| Some(&line.cell(column)?.number()?.number));
    let with = |number: &&values::Number| {
        number.enclosure == Enclosure::None && matches!(number.second, Second::Interval(..))
    };
    let with = numbers().filter(with).count();
    with > 0 && with.saturating_mul(2) >= numbers().count()
}

/// Whether a column holds estimates of its own: not where all of its numbers stand in brackets,
/// beside the estimates that they belong to, nor where all are the marks of reference categories.
pub(super) fn holds_estimates(frame: &Framed<'_>, column: u32) -> bool {
    frame.body.iter().filter_map(|line| line.cell(column)).any(|cell| {
        cell.number().is_some_and(|printed| {
            !matches!(printed.number.enclosure, Enclosure::Round | Enclosure::Square)
        }) && !signs::is_reference(cell)
    })
}

/// Whether all numbers are ends of intervals, as R's `confint` prints them: the estimates of the model
/// stand elsewhere.
pub(super) fn holds_ends_only(frame: &Framed<'_>, columns: &BTreeMap<u32, Measure>) -> bool {
    let mut body =
        frame.body.iter().flat_map(|line| line.cells).filter(|cell| frame.is_body(cell)).peekable();
    body.peek().is_some()
        && body.all(|cell| {
            columns.get(&cell.column) == Some(&Measure::Interval)
                && cell.number().is_none_or(|printed| printed.number.second == Second::None)
        })
}

/// Forgets what heads say of what estimates explain: a number of visits over them is no count.
pub(super) fn forget_explained(
    frame: &Framed<'_>,
    has_estimate_heads: bool,
    columns: &mut BTreeMap<u32, Option<Measure>>,
) {
    for (column, measure) in columns {
        let explained = measure.is_some_and(|found| {
            models::is_subject(found) && !has_estimate_heads || is_explained(frame, *column, found)
        });
        if explained {
            *measure = None;
        }
    }
}

/// Whether the head of a column in a regression table says what its estimates explain rather than
/// what they are: units of which there are more or fewer, or a statistic of some outcome, such as
/// *Share of women* or *Mean wage* over coefficients.
pub(super) fn is_explained(frame: &Framed<'_>, column: u32, measure: Measure) -> bool {
    match measure {
        Measure::Count => explains(frame, column),
        // `Quantile 0.1` says for which part of the outcome a column estimates.
        Measure::Percentile if frame.head(column).iter().any(|h| models::names_adjustment(h)) => {
            has_errors(frame, column)
        }
        // `P(Y=1)` is what a probit explains: no p-value is negative or has an error below it.
        Measure::PValue => {
            frame.body.iter().filter_map(|line| line.cell(column)?.number()).any(|printed| {
                printed.number.value < 0.0 || printed.number.enclosure == Enclosure::Round
            })
        }
        measure if models::is_descriptive(measure) => {
            frame.head(column).iter().any(|head| words::names_outcome(head))
                && has_errors(frame, column)
        }
        _ => false,
    }
}

/// Whether the numbers of a column have stars, or standard errors in brackets below them.
fn has_errors(frame: &Framed<'_>, column: u32) -> bool {
    frame.body.iter().filter_map(|line| line.cell(column)?.number()).any(|printed| {
        let number = &printed.number;
        number.stars > 0 || matches!(number.enclosure, Enclosure::Round | Enclosure::Square)
    })
}

/// Whether a column that is headed by units (*Deaths*, *Opnames*) holds the estimates of a model for
/// them: its numbers have stars or brackets, or are fractions or negative.
fn explains(frame: &Framed<'_>, column: u32) -> bool {
    let subject = frame.head(column).last().is_some_and(|head| words::header(head).subject);
    frame.body.iter().filter_map(|line| line.cell(column)?.number()).any(|printed| {
        let number = &printed.number;
        number.stars > 0
            || matches!(number.enclosure, Enclosure::Round | Enclosure::Square)
            || matches!(number.second, Second::Interval(..))
            || subject && (number.value < 0.0 || number.value.fract() != 0.0)
    })
}
