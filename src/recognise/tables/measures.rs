//! What each cell of a body measures: by its own marks, its column, its row, its title, its value.
//!
//! The nearest word wins: a mark in the cell itself (`12%`, `€ 5`, `n (%)`), then the head of its
//! column from the innermost outwards, then the label of its row, then the title of the table and
//! the name of the sheet. A head that only names a subject (*Inkomen*) yields to a row that names a
//! statistic (*N*, *mean*). Where none of them says anything, a whole number in a column of whole
//! numbers is taken to be a number of units: too strict costs a rename, too loose costs money.

use super::beside::Beside;
use super::frame::Framed;
use super::headings;
use super::sheet::{Printed, Said, Sheet};
use super::{abbreviations, classes, columns, companions, pairs, signs};
use crate::facts::Measure;
use crate::recognise::models;
use crate::recognise::values::{Enclosure, Second};
use std::collections::{BTreeMap, BTreeSet};

/// What the headings of a block say, worked out once for all of its cells.
pub(super) struct Measures {
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
    /// Those of them whose numbers are all like `12.034`: a point sets their thousands apart.
    thousands: BTreeSet<u32>,
    /// Whether the block is a matrix of correlations.
    correlations: bool,
    /// Columns without a head that hold 1, 2, 3 …: they number the rows.
    numbering: BTreeSet<u32>,
    /// Whether heads say which columns hold the estimates, so that the others do not.
    has_estimate_heads: bool,
}

impl Measures {
    /// Works out what the headings say. In a table of a `model`, numbers without a word are
    /// estimates.
    pub(super) fn of(sheet: &Sheet, frame: &Framed<'_>, model: bool) -> Self {
        let mut columns = BTreeMap::new();
        let mut fractional = BTreeSet::new();
        for line in &frame.body {
            for cell in line.cells.iter().filter(|cell| frame.is_body(cell)) {
                columns
                    .entry(cell.column)
                    .or_insert_with(|| headings::column(frame.head(cell.column)));
                if cell.number().is_some_and(|p| columns::is_fraction(&p.number)) {
                    fractional.insert(cell.column);
                }
            }
        }
        let padded = columns::padded(frame);
        fractional.retain(|column| !padded.contains(column));
        let has_estimate_heads = columns
            .values()
            .flatten()
            .any(|measure| matches!(measure, Measure::Coefficient | Measure::OddsRatio));
        if model {
            // Over estimates stands what they explain: a number of visits there is no count.
            for (column, measure) in &mut columns {
                let explained = measure.is_some_and(|found| {
                    models::is_subject(found) && !has_estimate_heads
                        || companions::is_explained(frame, *column, found)
                });
                if explained {
                    *measure = None;
                }
            }
        }
        columns::forget_no_units(sheet, frame, &mut columns);
        headings::forget_lone_letters(frame, &mut columns);
        let mut rows: BTreeMap<u32, Option<Measure>> = frame
            .body
            .iter()
            .map(|line| (line.row, headings::row(frame.label(line.row))))
            .collect();
        let around = headings::around(sheet, frame, headings::is_whole(frame));
        if !model {
            abbreviations::forget(frame, &mut rows);
            classes::forget_amounts(frame, &mut rows);
            classes::forget_quarters(frame, &mut columns, &mut rows);
            headings::forget_beyond_one(frame, &mut rows);
            headings::forget_margins(frame, &mut columns, &mut rows);
            headings::forget_classes(around, frame, &mut columns, &mut rows);
        }
        let samples = headings::rows_whose_label(frame, headings::gives_sample);
        let unlabelled = frame
            .body
            .iter()
            .filter(|line| line.cells.iter().all(|cell| frame.is_body(cell)))
            .map(|line| line.row)
            .collect();
        Self {
            has_estimate_heads,
            columns,
            rows,
            around,
            around_whole: headings::around(sheet, frame, true),
            scaled: headings::around_is_scaled(frame),
            scaled_rows: headings::rows_whose_label(frame, headings::is_scaled),
            fractional,
            padded,
            named: pairs::named(frame),
            beside: Beside::of(frame),
            unlabelled,
            brief: headings::rows_whose_label(frame, headings::is_brief),
            thousands: columns::thousands(frame, &samples),
            samples,
            labelled: frame.has_header || !frame.stubs.is_empty(),
            model,
            correlations: signs::is_correlations(frame),
            numbering: headings::numbering(frame),
        }
    }

    /// What a cell measures.
    pub(super) fn of_cell(&self, row: u32, cell: &Said, printed: &Printed) -> Measure {
        let number = &printed.number;
        if self.correlations {
            return Measure::Correlation;
        }
        if printed.is_named {
            return printed.named.unwrap_or(Measure::Other);
        }
        if let Some(measure) = self.named.get(&(row, cell.column)) {
            return *measure;
        }
        let of_row = self.rows.get(&row).copied().flatten();
        // `26.72 (22)` beside `χ² (df)` is a test with its degrees of freedom.
        let tested = of_row.filter(|measure| *measure == Measure::TestStatistic);
        match number.second {
            Second::Count(_) => return tested.unwrap_or(Measure::Count),
            Second::Percent(_) => return Measure::Count,
            _ if number.percent => return Measure::Percent,
            _ if number.currency => return Measure::Money,
            _ => {}
        }
        let padded = self.padded.contains(&cell.column);
        let whole = (number.decimals == 0 || number.exponent || padded)
            && number.value.fract() == 0.0
            && number.value >= 0.0
            || self.thousands.contains(&row);
        let bare = number.stars == 0
            && number.enclosure == Enclosure::None
            && number.second == Second::None;
        // `60 (5,351)` under `% (n)`, not the means and medians among them, and `5,351/8,934`, hold a number of units.
        if matches!(number.second, Second::Others { .. }) && self.beside.counts(row, cell.column)
            || matches!(number.second, Second::Ratio(_)) && whole
        {
            return Measure::Count;
        }
        let has_ends = matches!(number.second, Second::Interval(..) | Second::Others { .. });
        if has_ends && self.beside.ranges(row, cell.column) {
            return Measure::Range;
        }
        // `2.18e+07 (100.0)` under a word for counts is a frequency with its percentage, and so is
        // `7 (28.3, 25.0-30.9)` under `n (median, IQR)` with what describes its units.
        let described = matches!(number.second, Second::Others { .. } | Second::Interval(..));
        let frequency = whole
            && (matches!(number.second, Second::Spread(_))
                || described && self.beside.describes(cell.column));
        // A star or dagger behind a whole number among whole ones is a note: `48†`.
        let noted = whole
            && number.stars > 0
            && number.second == Second::None
            && !self.model
            && !self.fractional.contains(&cell.column);
        let of_head = self.column(cell.column);
        // A row of observations or of fit closes a table of estimates; under a head for them a row
        // that only has such a word in it is a term: `Smoking (missing set to non)`.
        let is_term = of_head.is_some_and(models::is_estimate) && !self.brief.contains(&row);
        let closes = |measure: Measure| {
            models::is_fit(measure) || measure == Measure::Count && whole && bare && !is_term
        };
        if let (true, Some(measure)) = (self.model, of_row.filter(|found| closes(*found))) {
            return measure;
        }
        // No percentage is a whole number above 100.
        let part = |measure: Measure| {
            matches!(measure, Measure::Percent | Measure::Share)
                && whole
                && bare
                && number.value > 100.0
        };
        let of_row = of_row.filter(|measure| !part(*measure));
        // In a table of estimates a row that names a subject names a term: *Leeftijd*, *Inkomen*.
        let is_term_itself = |measure: Measure| self.model && models::is_subject(measure);
        let of_row = of_row.filter(|measure| !is_term_itself(*measure));
        // `N` below means and shares closes their table, as it closes one of estimates.
        if whole
            && bare
            && self.samples.contains(&row)
            && of_head.is_some_and(models::is_descriptive)
        {
            return Measure::Count;
        }
        // A measure of fit counts no units, whatever stands over it.
        if let Some(measure) = of_row.filter(|found| models::is_fit(*found)) {
            return measure;
        }
        let of_column = of_head.filter(|measure| !part(*measure));
        // `N` and `mean` below each other under `Inkomen` say what they are.
        let yields = of_column.is_some_and(models::is_subject)
            && of_row.is_some_and(|measure| !models::is_subject(measure));
        if let Some(measure) = of_column.filter(|_| !yields) {
            // Numbers of events stand in brackets beside those of persons: `12 (4%) | [15]`.
            let enclosed = whole && number.stars == 0 && number.second == Second::None;
            let counted =
                bare || noted || number.bound.is_some() || frequency || enclosed && !self.model;
            return match measure {
                // Weighted and scaled numbers of units have decimals; marked ones are statistics.
                Measure::Count if !counted => Measure::Other,
                measure => measure,
            };
        }
        if let Some(measure) = of_row {
            // pandas prints the numbers of units among means as `5000.0`.
            let whole = whole || number.decimals == 1 && number.value.fract() == 0.0;
            let weighted = bare && self.samples.contains(&row) && number.value > 1.0;
            return match measure {
                Measure::Count if self.scaled_rows.contains(&row) && bare => Measure::Count,
                Measure::Count if !(whole && (bare || frequency) || weighted) => Measure::Other,
                measure => measure,
            };
        }
        let may_estimate = !self.has_estimate_heads || self.fractional.contains(&cell.column);
        if self.model && may_estimate {
            // Whole numbers on a row without a label are the units behind each model.
            if whole && bare && number.value >= 1.0 && self.unlabelled.contains(&row) {
                return Measure::Count;
            }
            return if number.stars > 0 || bare {
                Measure::Coefficient
            } else {
                Measure::StandardError
            };
        }
        // Some set numbers of events apart in square brackets, where round ones hold other things.
        let apart = number.enclosure == Enclosure::Square && number.stars == 0 && !self.model;
        let can_count = whole
            && (bare || noted || apart && number.second == Second::None)
            && !self.numbering.contains(&cell.column);
        let around =
            if self.fractional.contains(&cell.column) { self.around } else { self.around_whole };
        match around {
            Some(Measure::Count) if can_count || self.scaled && bare && number.value >= 0.0 => {
                Measure::Count
            }
            Some(measure) if measure != Measure::Count && !part(measure) => measure,
            _ if can_count && self.labelled && !self.fractional.contains(&cell.column) => {
                Measure::Count
            }
            _ => Measure::Other,
        }
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
        self.named.values().filter(|measure| models::is_fit(**measure)).count() >= 2
    }

    /// What the head of a column says.
    pub(super) fn column(&self, column: u32) -> Option<Measure> {
        self.columns.get(&column).copied().flatten()
    }
}
