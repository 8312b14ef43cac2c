//! A cell of which the voices are asked what it measures, and what can be told of its number.

use super::Measures;
use crate::facts::Measure;
use crate::recognise::tables::lists;
use crate::recognise::tables::sheet::{CellNumber, Said};
use crate::recognise::values::{Enclosure, Number, Second};

/// A cell of which the voices are asked.
pub(super) struct Asked<'a> {
    pub(super) headings: &'a Measures,
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) printed: &'a CellNumber,
    pub(super) number: &'a Number<'static>,
    /// It is a whole number of nothing less than zero, whatever stands beside it.
    pub(super) whole: bool,
    /// It is such a number, or one that pandas writes as `79.0` among means.
    pub(super) is_base: bool,
    /// Nothing stands beside or around the number: no star, bracket or second number.
    pub(super) bare: bool,
    /// A star or dagger behind a whole number among whole ones is a note: `48†`.
    pub(super) noted: bool,
    /// The cell holds several whole numbers and nothing else.
    pub(super) is_list: bool,
    /// What stands behind `±`: it describes what is measured, never a number of units.
    with_spread: bool,
    /// What the head of its column says.
    pub(super) of_column: Option<Measure>,
    /// What the label of its row says.
    pub(super) of_row: Option<Measure>,
}

impl<'a> Asked<'a> {
    /// A cell under those headings.
    pub(super) fn of(
        headings: &'a Measures,
        row: u32,
        cell: &Said,
        printed: &'a CellNumber,
    ) -> Self {
        let number = &printed.number;
        let padded = headings.padded.contains(&cell.column);
        let whole = (number.decimals == 0 || number.exponent || padded)
            && number.value.fract() == 0.0
            && number.value >= 0.0
            || headings.thousands.contains(&row);
        let alone = number.second == Second::None;
        let fractional = headings.fractional.contains(&cell.column);
        let mut asked = Self {
            headings,
            row,
            column: cell.column,
            printed,
            number,
            whole,
            is_base: whole
                || number.decimals == 1 && number.value.fract() == 0.0 && number.value >= 0.0,
            bare: number.stars == 0 && number.enclosure == Enclosure::None && alone,
            noted: whole && number.stars > 0 && alone && !headings.model && !fractional,
            is_list: lists::bare(cell).is_some(),
            with_spread: cell.text.contains('±') || cell.text.contains("+/-"),
            of_column: headings.column(cell.column),
            of_row: None,
        };
        // In a table of estimates a row that names a subject names a term: *Leeftijd*, *Inkomen*. So
        // does one of a smallest value with an error below it: *Minimum temperature*.
        let has_error = headings.unlabelled.contains(&row.saturating_add(1));
        let is_extreme = |measure| matches!(measure, Measure::Minimum | Measure::Maximum);
        let is_term = |measure: Measure| {
            headings.model && (measure.is_subject() || has_error && is_extreme(measure))
        };
        let said = headings.row(row);
        asked.of_row = said.filter(|measure| !is_term(*measure) && !asked.is_beyond(*measure));
        asked
    }

    /// Whether the measure is a part of a whole and the number more than that: no percentage is a
    /// whole number above 100.
    pub(super) fn is_beyond(&self, measure: Measure) -> bool {
        let part = matches!(measure, Measure::Percent | Measure::Share);
        part && self.whole && self.bare && self.number.value > 100.0
    }

    /// A frequency with its percentage, as `2.18e+07 (100.0)` under a word for counts, or with what
    /// describes its units, as `7 (28.3, 25.0-30.9)` under `n (median, IQR)`.
    pub(super) fn is_frequency(&self) -> bool {
        let described = matches!(self.number.second, Second::Others { .. } | Second::Interval(..))
            && self.headings.beside.describes(self.column);
        let beside = matches!(self.number.second, Second::Spread(_)) && !self.with_spread;
        self.whole && (beside || described)
    }

    /// A whole number with another in brackets beside it: `241,566 (224,315)` under `observed (expected)`.
    pub(super) fn is_beside_expected(&self) -> bool {
        let free = !self.headings.model && self.of_row.is_none();
        let beside = free && matches!(self.number.second, Second::Others { .. });
        self.whole && beside && self.number.enclosure == Enclosure::None && self.number.stars == 0
    }

    /// A fraction among whole numbers of units is a statistic; but three decimals may set thousands
    /// apart, and samples are weighted.
    pub(super) fn is_fraction_among_whole(&self) -> bool {
        !matches!(self.number.decimals, 0 | 3)
            && !self.headings.padded.contains(&self.column)
            && self.headings.whole.contains(&self.column)
            && !self.headings.samples.contains(&self.row)
    }

    /// Whether the head of its column names a statistic of how values lie: a mean does where heads
    /// beside it name another one, else it may be the mean of yes and no.
    pub(super) fn describes_spread(&self, said: Measure) -> bool {
        said == Measure::Mean && self.headings.spread || Measures::is_of_spread(said)
    }

    /// Whether the head of its column says what stands beside its number, an error, and nothing else.
    pub(super) fn is_under_errors(&self) -> bool {
        matches!(self.of_column, Some(Measure::StandardError | Measure::StandardDeviation))
    }

    /// Whether it stands in a column of numbers with their spread beside them.
    pub(super) fn is_with_spread(&self) -> bool {
        self.headings.with_spread.contains(&self.column)
    }

    pub(super) fn is_among_fractions(&self) -> bool {
        self.headings.fractional.contains(&self.column)
    }

    /// Whether it can be a number of units although no word is near.
    pub(super) fn can_count(&self) -> bool {
        // Some set numbers of events apart in square brackets, where round ones hold other things.
        let apart = self.number.enclosure == Enclosure::Square
            && self.number.stars == 0
            && self.number.second == Second::None
            && !self.headings.model;
        self.whole
            && (self.bare || self.noted || apart)
            && !self.headings.unitless.contains(&self.column)
    }

    /// Whether numbers without a word are estimates in this column.
    pub(super) fn may_estimate(&self) -> bool {
        self.headings.model && (!self.headings.has_estimate_heads || self.is_among_fractions())
    }
}
