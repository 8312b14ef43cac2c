//! Which columns of a regression table are named after what they explain.
//!
//! Over estimates stands what a model explains, and that can be anything: *Employed (%)*, *Price
//! index*, *Mean wage*, *Deaths*. Such words say nothing about the numbers below them. Each reason to
//! read a head so is a convention of its own.

use super::{errors_beside, signs};
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
    holds: fn(&Heads<'_, '_>, u32, Measure) -> bool,
}

/// All of them.
pub(super) const REASONS: [Reason; 9] = [
    reason("outcomes/over-errors", |heads, column, said| {
        heads.table.over_errors.contains(&column) && !heads.describes_group(column, said)
    }),
    reason("outcomes/errors-beside", |heads, column, said| {
        heads.table.errors_beside.contains(&column) && !heads.describes_group(column, said)
    }),
    reason("outcomes/errors-in-cells", |heads, column, said| {
        heads.has_errors_in_cells(column) && !heads.describes_group(column, said)
    }),
    reason("outcomes/numbered", |heads, column, said| {
        !heads.names_estimates
            && !said.is_inferential()
            && said != Measure::Count
            && !heads.describes_group(column, said)
            && heads.table.numbered.contains(&column)
            // Where other columns have their errors below them, this one holds no estimates.
            && heads.table.over_errors.is_empty()
    }),
    reason("outcomes/effects-in-rows", |heads, _, said| {
        heads.table.effects_in_rows && !said.is_inferential() && said != Measure::Count
    }),
    reason("outcomes/no-companions", |heads, column, said| {
        let relative =
            matches!(said, Measure::Index | Measure::Percent | Measure::Share | Measure::Rank);
        !heads.names_estimates && !heads.has_companions && relative && heads.is_estimated(column)
    }),
    reason("outcomes/units", |heads, column, said| {
        said == Measure::Count && heads.explains_units(column)
    }),
    reason("outcomes/probability", |heads, column, said| {
        // `P(Y=1)` is what a probit explains: no p-value is negative or has an error below it.
        let beyond = |number: &Number| number.value < 0.0 || number.enclosure == Enclosure::Round;
        said == Measure::PValue && heads.numbers(column).any(beyond)
    }),
    reason("outcomes/statistic-of-something", |heads, column, said| {
        let named = |is_such: fn(&str) -> bool| {
            heads.table.frame.head(column).iter().any(|head| is_such(head))
        };
        // `Quantile 0.1` says for which part of the outcome a column estimates.
        let quantile = said == Measure::Percentile && named(models::names_adjustment);
        let outcome = said.is_descriptive() && named(words::names_outcome);
        (quantile || outcome) && heads.has_errors(column)
    }),
];

const fn reason(name: &'static str, holds: fn(&Heads<'_, '_>, u32, Measure) -> bool) -> Reason {
    Reason { convention: Convention::named(name), holds }
}

/// What tells of a regression table which of its heads name outcomes, whatever they say.
pub(super) struct Outcomes<'a, 'f> {
    frame: &'a Framed<'f>,
    conventions: Conventions,
    /// Columns whose numbers have others in brackets below them: estimates over their errors.
    pub(super) over_errors: BTreeSet<u32>,
    /// Columns whose numbers have others in brackets beside them, in a column of their own.
    errors_beside: BTreeSet<u32>,
    /// Columns under a number of their own: `(1)`, `(2)`.
    numbered: BTreeSet<u32>,
    /// The rows say which of their numbers are coefficients and which are errors.
    effects_in_rows: bool,
}

/// The heads of a regression table, with what they say together.
struct Heads<'a, 'f> {
    table: &'a Outcomes<'a, 'f>,
    /// A head says itself that coefficients or ratios stand below it.
    names_estimates: bool,
    /// A head names errors, tests or intervals: a column of these belongs to another one.
    has_companions: bool,
}

impl<'a, 'f> Outcomes<'a, 'f> {
    /// Looks at a regression table.
    pub(super) fn of(frame: &'a Framed<'f>, conventions: Conventions) -> Self {
        Self {
            frame,
            conventions,
            over_errors: over_errors(frame),
            errors_beside: errors_beside::columns(frame),
            numbered: numbered_columns(frame),
            effects_in_rows: signs::names_effects(frame),
        }
    }

    /// The columns that are named after what their estimates explain, of those whose heads say these
    /// measures: a number of visits over estimates is no count.
    pub(super) fn explained(&self, said: &BTreeMap<u32, Measure>) -> BTreeSet<u32> {
        let says = |wanted: fn(Measure) -> bool| said.values().any(|said| wanted(*said));
        let heads = Heads {
            table: self,
            names_estimates: says(Measure::is_effect),
            has_companions: says(Measure::is_inferential),
        };
        let explained = said.iter().filter(|(column, said)| heads.is_explained(**column, **said));
        explained.map(|(column, _)| *column).collect()
    }
}

impl Heads<'_, '_> {
    /// Whether the head of a column, which says `said`, names what its estimates explain.
    fn is_explained(&self, column: u32, said: Measure) -> bool {
        // A head that names estimates says what they are.
        if said.is_effect() && !self.is_letter_among_others(column) {
            return false;
        }
        let mut heard = REASONS.iter().filter(|r| self.table.conventions.include(r.convention));
        heard.any(|reason| (reason.holds)(self, column, said))
    }

    /// Whether the head is a letter and others over estimates with their errors beside them are not
    /// the same: `B` beside `A` and `F` is a name.
    fn is_letter_among_others(&self, column: u32) -> bool {
        let head = |column: u32| self.table.frame.head(column).last();
        self.table.errors_beside.contains(&column)
            && head(column).is_some_and(|words| words.trim().chars().count() == 1)
            && self.table.errors_beside.iter().any(|other| head(*other) != head(column))
    }

    /// Whether the head says which statistic of a group it holds, as `Control mean` does beside the
    /// effects of a treatment.
    fn describes_group(&self, column: u32, said: Measure) -> bool {
        said.is_descriptive()
            && self
                .table
                .frame
                .head(column)
                .last()
                .is_some_and(|head| models::names_group(head) && !words::names_outcome(head))
    }

    fn numbers(&self, column: u32) -> impl Iterator<Item = &Number<'static>> {
        self.table.frame.numbers(column)
    }

    /// Whether a column holds numbers that are no whole ones, or negative.
    fn is_estimated(&self, column: u32) -> bool {
        self.numbers(column).any(|number| number.value < 0.0 || number.value.fract() != 0.0)
    }

    /// Whether the numbers of a column have stars, or standard errors in brackets below them.
    fn has_errors(&self, column: u32) -> bool {
        self.numbers(column).any(|number| number.stars > 0 || number.enclosure.is_of_errors())
    }

    /// Whether most numbers of a column have stars or an error beside them in their cell.
    fn has_errors_in_cells(&self, column: u32) -> bool {
        let numbers = || self.numbers(column);
        let with = numbers().filter(|number| matches!(number.second, Second::Spread(_))).count();
        with.saturating_mul(2) > numbers().count() && numbers().any(|number| number.stars > 0)
    }

    /// Whether a column that is headed by units (*Deaths*, *Opnames*) holds the estimates of a model
    /// for them: its numbers have stars or brackets, or are fractions or negative.
    fn explains_units(&self, column: u32) -> bool {
        let head = self.table.frame.head(column).last();
        let subject = head.is_some_and(|head| words::header(head).subject);
        self.numbers(column).any(|number| {
            number.stars > 0
                || number.enclosure.is_of_errors()
                || matches!(number.second, Second::Interval(..))
                || subject && (number.value < 0.0 || number.value.fract() != 0.0)
        })
    }
}

/// Whether a note names the outcome that the others are compared with, as SPSS writes it below a
/// multinomial regression: the groups of rows are the outcomes of one model.
pub(super) fn have_a_reference(frame: &Framed<'_>) -> bool {
    let notes = frame.below.iter().flat_map(|line| line.cells);
    notes.map(|cell| cell.text.to_lowercase()).any(|note| {
        note.contains("the reference category is:") || note.contains("de referentiecategorie is:")
    })
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
    columns.retain(|column| !models::names_beta(frame.inner(*column)));
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
