//! Which columns of a regression table hold estimates of their own, and which what belongs to others.

use super::signs;
use crate::facts::Measure;
use crate::recognise::tables::frame::Framed;
use crate::recognise::values::{self, Enclosure, Second};
use crate::recognise::words;
use std::collections::BTreeMap;

/// Whether a column of this measure stands beside an estimate rather than being one. A column headed
/// by a subject (wage, hours) holds the estimates for that dependent variable.
pub(super) fn is_companion(measure: Measure) -> bool {
    !matches!(measure, Measure::Coefficient | Measure::OddsRatio | Measure::Other | Measure::Rate)
        && !measure.is_subject()
}

/// Whether half of the numbers of a column are estimates with their intervals: whatever its name says
/// (`rii_adj_std`), it stands beside no other estimate.
pub(super) fn has_intervals(frame: &Framed<'_>, column: u32) -> bool {
    let numbers = || frame.numbers(column);
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
        cell.number().is_some_and(|printed| !printed.number.enclosure.is_of_errors())
            && !signs::is_reference(cell)
    })
}

/// Whether a column holds the degrees of freedom of the tests before it: `Wald | df | Sig.`. Those
/// behind a *t* are the ones that a model leaves.
pub(super) fn holds_degrees_of_tests(frame: &Framed<'_>, column: u32) -> bool {
    const TESTS: [&str; 7] = ["wald", "chi", "chi2", "chisq", "χ2", "χ²", "f"];
    let head = |column: u32| frame.head(column).last();
    let tests = column.checked_sub(1).and_then(head);
    head(column).is_some_and(|head| words::measure(head) == Some(Measure::DegreesOfFreedom))
        && tests.is_some_and(|tests| words::holds_one_of(tests, &TESTS))
}

/// Whether all numbers are ends of intervals, as R's `confint` prints them: the estimates of the model
/// stand elsewhere.
pub(super) fn holds_ends_only(frame: &Framed<'_>, columns: &BTreeMap<u32, Measure>) -> bool {
    let mut body = frame.cells().peekable();
    body.peek().is_some()
        && body.all(|cell| {
            columns.get(&cell.column) == Some(&Measure::Interval)
                && cell.number().is_none_or(|printed| printed.number.second == Second::None)
        })
}
