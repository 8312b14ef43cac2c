//! Which columns of a regression table are named after what they explain.
//!
//! Over estimates stands what a model explains, and that can be anything: *Employed (%)*, *Price
//! index*, *Mean wage*, *Deaths*. Such words say nothing about the numbers below them. Each reason to
//! read a head so is a convention of its own.

use super::signs;
use crate::facts::Measure;
use crate::recognise::conventions::{Convention, Conventions};
use crate::recognise::tables::frame::Framed;
use crate::recognise::tables::model_heads;
use crate::recognise::values::{Enclosure, Number, Second};
use crate::recognise::{models, words};
use std::collections::{BTreeMap, BTreeSet};

/// A reason to take the head of a column for what its estimates explain.
pub(super) struct Reason {
    /// The convention behind it.
    pub(super) convention: Convention,
    holds: fn(&Outcomes<'_, '_>, u32, Measure) -> bool,
}

/// All of them.
pub(super) const REASONS: [Reason; 7] = [
    reason("outcomes/over-errors", |table, column, said| {
        table.over_errors.contains(&column) && !table.describes_group(column, said)
    }),
    reason("outcomes/numbered", |table, column, said| {
        !table.names_estimates
            && !models::is_estimate(said)
            && said != Measure::Count
            && !table.describes_group(column, said)
            && table.numbered.contains(&column)
            // Where other columns have their errors below them, this one holds no estimates.
            && table.over_errors.is_empty()
    }),
    reason("outcomes/effects-in-rows", |table, _, said| {
        table.effects_in_rows && !models::is_estimate(said) && said != Measure::Count
    }),
    reason("outcomes/no-companions", |table, column, said| {
        let relative =
            matches!(said, Measure::Index | Measure::Percent | Measure::Share | Measure::Rank);
        !table.names_estimates && !table.has_companions && relative && table.is_estimated(column)
    }),
    reason("outcomes/units", |table, column, said| {
        said == Measure::Count && table.explains_units(column)
    }),
    reason("outcomes/probability", |table, column, said| {
        // `P(Y=1)` is what a probit explains: no p-value is negative or has an error below it.
        let beyond = |number: &Number| number.value < 0.0 || number.enclosure == Enclosure::Round;
        said == Measure::PValue && table.numbers(column).any(beyond)
    }),
    reason("outcomes/statistic-of-something", |table, column, said| {
        let named =
            |is_such: fn(&str) -> bool| table.frame.head(column).iter().any(|head| is_such(head));
        // `Quantile 0.1` says for which part of the outcome a column estimates.
        let quantile = said == Measure::Percentile && named(models::names_adjustment);
        let outcome = models::is_descriptive(said) && named(words::names_outcome);
        (quantile || outcome) && table.has_errors(column)
    }),
];

const fn reason(name: &'static str, holds: fn(&Outcomes<'_, '_>, u32, Measure) -> bool) -> Reason {
    Reason { convention: Convention::named(name), holds }
}

/// What tells of a regression table which of its heads name outcomes.
pub(super) struct Outcomes<'a, 'f> {
    frame: &'a Framed<'f>,
    conventions: Conventions,
    /// Columns whose numbers have others in brackets below them: estimates over their errors.
    over_errors: BTreeSet<u32>,
    /// Columns under a number of their own: `(1)`, `(2)`.
    numbered: BTreeSet<u32>,
    /// The rows say which of their numbers are coefficients and which are errors.
    effects_in_rows: bool,
    /// A head says itself that coefficients or ratios stand below it.
    names_estimates: bool,
    /// A head names errors, tests or intervals: a column of these belongs to another one.
    has_companions: bool,
}

impl<'a, 'f> Outcomes<'a, 'f> {
    /// Looks at a regression table whose heads say these measures.
    pub(super) fn of(
        frame: &'a Framed<'f>,
        said: impl Iterator<Item = Measure>,
        conventions: Conventions,
    ) -> Self {
        let said: BTreeSet<Measure> = said.collect();
        let names_estimates =
            said.contains(&Measure::Coefficient) || said.contains(&Measure::OddsRatio);
        Self {
            frame,
            conventions,
            over_errors: over_errors(frame),
            numbered: numbered_columns(frame),
            effects_in_rows: signs::names_effects(frame),
            names_estimates,
            has_companions: said.iter().any(|said| models::is_estimate(*said)),
        }
    }

    /// Whether the head of a column, which says `said`, names what its estimates explain.
    pub(super) fn is_explained(&self, column: u32, said: Measure) -> bool {
        // A head that names estimates says what they are.
        if matches!(said, Measure::Coefficient | Measure::OddsRatio) {
            return false;
        }
        let mut heard = REASONS.iter().filter(|r| self.conventions.include(r.convention));
        heard.any(|reason| (reason.holds)(self, column, said))
    }

    /// Whether the head says which statistic of a group it holds, as `Control mean` does beside the
    /// effects of a treatment.
    fn describes_group(&self, column: u32, said: Measure) -> bool {
        models::is_descriptive(said)
            && self
                .frame
                .head(column)
                .last()
                .is_some_and(|head| models::names_group(head) && !words::names_outcome(head))
    }

    fn numbers(&self, column: u32) -> impl Iterator<Item = &Number<'static>> {
        self.frame.body.iter().filter_map(move |line| Some(&line.cell(column)?.number()?.number))
    }

    /// Whether a column holds numbers that are no whole ones, or negative.
    fn is_estimated(&self, column: u32) -> bool {
        self.numbers(column).any(|number| number.value < 0.0 || number.value.fract() != 0.0)
    }

    /// Whether the numbers of a column have stars, or standard errors in brackets below them.
    fn has_errors(&self, column: u32) -> bool {
        self.numbers(column).any(|number| number.stars > 0 || number.enclosure.is_of_errors())
    }

    /// Whether a column that is headed by units (*Deaths*, *Opnames*) holds the estimates of a model
    /// for them: its numbers have stars or brackets, or are fractions or negative.
    fn explains_units(&self, column: u32) -> bool {
        let head = self.frame.head(column).last();
        let subject = head.is_some_and(|head| words::header(head).subject);
        self.numbers(column).any(|number| {
            number.stars > 0
                || number.enclosure.is_of_errors()
                || matches!(number.second, Second::Interval(..))
                || subject && (number.value < 0.0 || number.value.fract() != 0.0)
        })
    }
}

/// Forgets what heads say of what estimates explain: a number of visits over them is no count.
pub(in crate::recognise::tables) fn forget_explained(
    frame: &Framed<'_>,
    has_estimate_heads: bool,
    conventions: Conventions,
    columns: &mut BTreeMap<u32, Option<Measure>>,
) {
    let said: Vec<Measure> = columns.values().copied().flatten().collect();
    let outcomes = Outcomes::of(frame, said.into_iter(), conventions);
    for (column, measure) in columns {
        let explained = measure.is_some_and(|found| {
            models::is_subject(found) && !has_estimate_heads
                || outcomes.is_explained(*column, found)
        });
        if explained {
            *measure = None;
        }
    }
}

/// The columns in which a number stands directly above one in brackets, on a row that holds nothing
/// else. Columns of standardised coefficients repeat those beside them.
pub(super) fn over_errors(frame: &Framed<'_>) -> BTreeSet<u32> {
    let mut columns = BTreeSet::new();
    for pair in frame.body.windows(2) {
        let [above, below] = pair else { continue };
        let below = || below.cells.iter().filter(|cell| frame.is_body(cell));
        if !below()
            .filter_map(|cell| cell.number())
            .all(|printed| printed.number.enclosure.is_of_errors())
        {
            continue;
        }
        let over = below().filter(|cell| cell.number().is_some()).filter(|cell| {
            let over = above.cell(cell.column).and_then(|cell| cell.number());
            over.is_some_and(|printed| printed.number.enclosure == Enclosure::None)
        });
        columns.extend(over.map(|cell| cell.column));
    }
    columns.retain(|column| !frame.head(*column).last().is_some_and(|h| models::names_beta(h)));
    columns
}

/// The columns under a number that stands over no other: `(1)`.
fn numbered_columns(frame: &Framed<'_>) -> BTreeSet<u32> {
    let mut columns: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (column, head) in &frame.heads {
        for number in
            head.iter().map(|words| words.trim()).filter(|words| model_heads::is_numbered(words))
        {
            columns.entry(number).or_default().push(*column);
        }
    }
    let alone = columns.into_values().filter(|columns| columns.len() == 1);
    alone.flatten().collect()
}
