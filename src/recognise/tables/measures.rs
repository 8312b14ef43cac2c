//! What each cell of a body measures: by its own marks, its column, its row, its title, its value.
//!
//! The nearest word wins: a mark in the cell itself (`12%`, `€ 5`, `n (%)`), then the head of its
//! column from the innermost outwards, then the label of its row, then the title of the table and
//! the name of the sheet. A head that only names a subject (*Inkomen*) yields to a row that names a
//! statistic (*N*, *mean*). Where none of them says anything, a whole number in a column of whole
//! numbers is taken to be a number of units: too strict costs a rename, too loose costs money.

mod abbreviations;
mod asked;
mod bases;
mod beside;
mod classes;
mod columns;
mod headings;
mod numbered;
mod pairs;
mod rows;
mod second_thoughts;
mod seconds;
mod shares;
mod titles;
mod variables;
mod voices;

use super::estimates::Estimates;
use super::frame::Framed;
use super::sheet::{CellNumber, Said, Sheet};
use super::{below, labels, matrix};
use crate::facts::Measure;
use crate::recognise::conventions::{Convention, Conventions};
use asked::Asked;
use beside::Beside;
use second_thoughts::Drafted;
use std::collections::{BTreeMap, BTreeSet};

/// The conventions of this room.
pub(super) fn conventions() -> impl Iterator<Item = Convention> {
    let voices = voices::VOICES.iter().map(|voice| voice.convention);
    voices.chain(second_thoughts::THOUGHTS.iter().map(|thought| thought.convention))
}

/// What the headings of a block say, worked out once for all of its cells.
pub(super) struct Measures {
    conventions: Conventions,
    columns: BTreeMap<u32, Option<Measure>>,
    rows: BTreeMap<u32, Option<Measure>>,
    around: Option<Measure>,
    /// What they say of columns of whole numbers, which are as often numbers of units.
    around_whole: Option<Measure>,
    /// Whether the title or the corner gives numbers of units in thousands.
    scaled: bool,
    /// Rows whose label gives numbers of units in thousands or millions.
    scaled_rows: BTreeSet<u32>,
    /// Columns that hold a number with a fraction.
    fractional: BTreeSet<u32>,
    /// Columns of whole numbers that are printed with `.0`: so does pandas where one is missing.
    padded: BTreeSet<u32>,
    /// Rows that hold a number with a fraction that is none of noughts.
    uneven: BTreeSet<u32>,
    /// Cells that a text to their left names: `No. Observations:` before `1043`.
    named: BTreeMap<(u32, u32), Measure>,
    /// What stands beside the statistics that the headings name.
    beside: Beside,
    /// Rows without any label of their own.
    unlabelled: BTreeSet<u32>,
    /// Whether there are words at all: numbers without any are no output that can be read.
    labelled: bool,
    model: bool,
    /// Rows whose label is hardly more than a word for what they hold.
    brief: BTreeSet<u32>,
    /// Rows whose label gives the size of a sample, which has decimals where it is weighted.
    samples: BTreeSet<u32>,
    /// Rows that give the numbers of units behind the statistics above or below them.
    bases: BTreeSet<u32>,
    /// Whether fewer rows name amounts than nothing that is known: those are classes among others.
    amounts_are_classes: bool,
    /// Rows of samples whose numbers are all like `12.034`: a point sets their thousands apart.
    thousands: BTreeSet<u32>,
    /// Whether the block is a matrix of correlations.
    correlations: bool,
    /// Columns that count no units where no word says that they do.
    unitless: BTreeSet<u32>,
    /// Whether frequencies with a percentage beside them are weighted, and so have a decimal.
    weighted: bool,
    /// Rows of numbers of units with their percentages below them.
    above_shares: below::Pairs,
    /// Rows that name units, in which fractions stand among the whole numbers.
    mixed: BTreeSet<u32>,
    /// Rows of units whose numbers are estimated, and so have decimals.
    estimated: BTreeSet<u32>,
    /// Rows for those of whom nothing is known.
    unknown: BTreeSet<u32>,
    /// Columns in which most numbers have another one beside them.
    compound: BTreeSet<u32>,
    /// Columns of means with their spread beside them: `0 (0)` is one of these.
    with_spread: BTreeSet<u32>,
    /// Columns whose numbers with a percentage beside them are all less than one.
    below_one: BTreeSet<u32>,
    /// Columns in which a fraction stands among whole numbers, and so counts nothing.
    whole: BTreeSet<u32>,
    /// Whether heads say which columns hold the estimates, so that the others do not.
    has_estimate_heads: bool,
    /// Whether heads name medians, percentiles or how far values lie apart.
    spread: bool,
}

impl Measures {
    /// Works out what the headings say. In a table of `estimates`, numbers without a word are such.
    pub(super) fn of(
        sheet: &Sheet,
        frame: &Framed<'_>,
        estimates: Option<&Estimates<'_, '_>>,
        conventions: Conventions,
    ) -> Self {
        let mut columns = headings::columns(frame);
        let padded = columns::padded(frame);
        let fractional = columns::fractional(frame, &padded);
        if let Some(estimates) = estimates {
            estimates.forget_explained(&mut columns);
        }
        let has_estimate_heads = columns.values().flatten().any(|said| said.is_effect());
        let model = estimates.is_some();
        let rows = frame.body.iter().map(|line| (line.row, headings::row(frame.label(line.row))));
        let around = headings::around(sheet, frame, headings::is_whole(frame));
        let mut drafted = Drafted { sheet, frame, around, columns, rows: rows.collect() };
        drafted.think_again(model, conventions);
        let Drafted { columns, rows: said_of_rows, .. } = drafted;
        let mixed = rows::mixed(frame, &columns);
        let samples = headings::rows_whose_label(frame, labels::gives_sample);
        let unlabelled = frame
            .body
            .iter()
            .filter(|line| line.cells.iter().all(|cell| frame.is_body(cell)))
            .map(|line| line.row)
            .collect();
        Self {
            conventions,
            has_estimate_heads,
            spread: columns.values().flatten().any(|measure| Self::is_of_spread(*measure)),
            columns,
            around,
            around_whole: headings::around(sheet, frame, true),
            scaled: headings::around_is_scaled(frame),
            scaled_rows: headings::rows_whose_label(frame, headings::is_scaled),
            fractional,
            padded,
            uneven: columns::uneven(frame),
            named: pairs::named(frame),
            beside: Beside::of(frame),
            unlabelled,
            brief: headings::rows_whose_label(frame, labels::is_brief),
            bases: bases::rows(frame),
            amounts_are_classes: classes::hold_few_amounts(&said_of_rows),
            thousands: columns::thousands(frame, &samples),
            samples,
            rows: said_of_rows,
            labelled: frame.has_header || !frame.stubs.is_empty(),
            model,
            correlations: matrix::is_correlations(frame),
            unitless: columns::unitless(frame),
            weighted: columns::are_weighted(frame),
            below_one: columns::below_one(frame),
            whole: columns::whole(frame),
            above_shares: below::pairs(frame),
            mixed,
            estimated: rows::estimated(frame),
            unknown: headings::rows_whose_label(frame, labels::names_unknown),
            compound: seconds::compound(frame),
            with_spread: seconds::with_spread(frame),
        }
    }

    /// Whether a measure tells how values lie.
    pub(super) fn is_of_spread(measure: Measure) -> bool {
        matches!(
            measure,
            Measure::Median
                | Measure::Percentile
                | Measure::StandardDeviation
                | Measure::Minimum
                | Measure::Maximum
        )
    }

    /// What a cell measures.
    pub(super) fn of_cell(&self, row: u32, cell: &Said, printed: &CellNumber) -> Measure {
        let asked = Asked::of(self, row, cell, printed);
        voices::VOICES
            .iter()
            .filter(|voice| self.conventions.include(voice.convention))
            .find_map(|voice| (voice.says)(&asked))
            .unwrap_or(Measure::Other)
    }

    /// As how many units a row counts each: a thousand where a point sets thousands apart in it.
    pub(super) fn units(&self, row: u32) -> f64 {
        if self.thousands.contains(&row) { 1000.0 } else { 1.0 }
    }

    /// Whether numbers without a word are taken for estimates.
    pub(super) fn of_model(&self) -> bool {
        self.model
    }

    /// Whether a text to its left names the cell.
    pub(super) fn is_named(&self, row: u32, column: u32) -> bool {
        self.named.contains_key(&(row, column))
    }

    /// Whether the cells that texts name tell how well a model fits: the head of its estimates, as
    /// `statsmodels` writes it.
    pub(super) fn states_fit(&self) -> bool {
        self.named.values().filter(|measure| measure.is_fit()).count() >= 2
    }

    /// What the head of a column says.
    pub(super) fn column(&self, column: u32) -> Option<Measure> {
        self.columns.get(&column).copied().flatten()
    }

    /// What the label of a row says.
    pub(super) fn row(&self, row: u32) -> Option<Measure> {
        self.rows.get(&row).copied().flatten()
    }
}
