//! What is taken back of what the headings seem to say, where the table as a whole tells otherwise.

use super::{abbreviations, classes, columns, headings, numbered, shares, variables};
use crate::facts::Measure;
use crate::recognise::conventions::{Convention, Conventions};
use crate::recognise::tables::frame::Framed;
use crate::recognise::tables::sheet::Sheet;
use std::collections::BTreeMap;

/// What the headings of a block say, as far as it is known yet.
pub(super) struct Drafted<'a, 'f> {
    pub(super) sheet: &'a Sheet,
    pub(super) frame: &'a Framed<'f>,
    /// What its title, its corner or the name of the sheet says.
    pub(super) around: Option<Measure>,
    pub(super) columns: BTreeMap<u32, Option<Measure>>,
    pub(super) rows: BTreeMap<u32, Option<Measure>>,
}

/// A reason to take something back.
pub(super) struct Thought {
    /// The convention behind it.
    pub(super) convention: Convention,
    /// Whether it holds of estimates as well.
    in_models: bool,
    take_back: fn(&mut Drafted<'_, '_>),
}

/// All of them, in their order.
pub(super) const THOUGHTS: [Thought; 18] = [
    anywhere("headings/no-units", |d| columns::forget_no_units(d.sheet, d.frame, &mut d.columns)),
    anywhere("headings/lone-letter", |d| headings::forget_lone_letters(d.frame, &mut d.columns)),
    anywhere("headings/running-number", |d| {
        columns::forget_running_numbers(d.frame, &mut d.columns);
    }),
    anywhere("headings/numbered-class", |d| {
        columns::know_numbered_classes(d.frame, &mut d.columns);
    }),
    anywhere("headings/ends-of-quantiles", |d| {
        columns::end_quantiles(d.frame, &mut d.columns);
    }),
    described("headings/variable", |d| variables::forget(d.frame, &d.rows, &mut d.columns)),
    described("headings/average-number", |d| {
        columns::count_average_numbers(d.frame, &mut d.columns);
    }),
    described("headings/abbreviation", |d| abbreviations::forget(d.frame, &mut d.rows)),
    described("headings/few-amounts", |d| classes::forget_amounts(d.frame, &mut d.rows)),
    described("headings/quarter", |d| {
        classes::forget_quarters(d.frame, &mut d.columns, &mut d.rows);
    }),
    described("headings/codes-with-p", |d| numbered::forget_codes(d.frame, &mut d.rows)),
    described("headings/classes-by-quantile", |d| {
        numbered::forget_quantile_classes(d.frame, &mut d.columns);
    }),
    described("headings/few-extremes", |d| numbered::forget_extremes(d.frame, &mut d.rows)),
    described("headings/numbered-range", |d| numbered::forget_ranges(d.frame, &mut d.columns)),
    described("headings/percentages-and-shares", |d| {
        shares::settle(d.frame, &d.rows, &mut d.columns);
    }),
    described("headings/beyond-one", |d| headings::forget_beyond_one(d.frame, &mut d.rows)),
    described("headings/margin", |d| {
        headings::forget_margins(d.frame, &mut d.columns, &mut d.rows);
    }),
    described("headings/units-as-classes", |d| {
        headings::forget_classes(d.around, d.frame, &mut d.columns, &mut d.rows);
    }),
];

const fn anywhere(name: &'static str, take_back: fn(&mut Drafted<'_, '_>)) -> Thought {
    Thought { convention: Convention::named(name), in_models: true, take_back }
}

/// Of what describes units, not of estimates.
const fn described(name: &'static str, take_back: fn(&mut Drafted<'_, '_>)) -> Thought {
    Thought { convention: Convention::named(name), in_models: false, take_back }
}

impl Drafted<'_, '_> {
    /// Takes back what those conventions tell to take back, of a table of a `model` or not.
    pub(super) fn think_again(&mut self, model: bool, conventions: Conventions) {
        let thoughts = THOUGHTS.iter().filter(|thought| thought.in_models || !model);
        for thought in thoughts.filter(|thought| conventions.include(thought.convention)) {
            (thought.take_back)(self);
        }
    }
}
