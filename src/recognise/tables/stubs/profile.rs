//! What the cells of one column are: numbers, texts and markers, and how the numbers go on.

use crate::facts::Measure;
use crate::recognise::tables::sheet::{Kind, Said};
use crate::recognise::values;
use std::collections::BTreeSet;

/// What the cells of a column are.
#[derive(Debug, Default)]
pub(super) struct Profile {
    pub(super) numbers: usize,
    pub(super) texts: usize,
    /// Texts among them that are whole numbers with a leading zero.
    padded: usize,
    pub(super) markers: usize,
    pub(super) fractions: usize,
    pub(super) years: usize,
    /// Numbers with a mark of their own: a percentage, stars, a bracket, a thousands separator.
    marked: usize,
    /// Those of them whose only mark is a bound: `>=60`, a class among others.
    bounded: usize,
    values: Vec<f64>,
    /// Numbers that their cell names, and not as numbers of units: `NCS with df = 6`.
    named: usize,
    /// Cells that the file itself marks as labels.
    headings: usize,
}

impl Profile {
    pub(super) fn add(&mut self, cell: &Said) {
        self.headings += usize::from(cell.heading);
        match &cell.kind {
            Kind::Number(printed) => {
                // pandas writes years as `2004.0` where one of them is missing.
                let bare = values::Number { decimals: 0, ..printed.number };
                let padded = printed.number.decimals == 1 && values::is_year(&bare);
                let number = if padded { &bare } else { &printed.number };
                self.numbers += 1;
                self.fractions += usize::from(number.decimals > 0 || number.value.fract() != 0.0);
                self.years += usize::from(values::is_year(number));
                let plain =
                    values::Number { signed: number.signed, ..values::Number::plain(number.value) };
                let bounded = values::Number { bound: number.bound, ..plain };
                self.marked += usize::from(*number != plain || printed.is_named);
                self.bounded +=
                    usize::from(*number == bounded && number.bound.is_some() && !printed.is_named);
                let counts = printed.named == Some(Measure::Count);
                self.named += usize::from(printed.is_named && !counts);
                self.values.push(number.value);
            }
            Kind::Marker(_) => self.markers += 1,
            Kind::Code | Kind::Date | Kind::Label => {
                self.texts += 1;
                let digits = cell.text.bytes().all(|byte| byte.is_ascii_digit());
                self.padded += usize::from(cell.kind == Kind::Code && digits);
            }
        }
    }

    /// Whether the file itself marks most of the cells as labels.
    pub(super) fn is_marked(&self) -> bool {
        self.headings.saturating_mul(2) > self.numbers + self.texts + self.markers
    }

    /// Whether the numbers say only yes and no.
    pub(super) fn is_binary(&self) -> bool {
        let within = |codes: [f64; 2]| self.values.iter().all(|value| codes.contains(value));
        within([0.0, 1.0]) || within([1.0, 2.0])
    }

    /// Whether all numbers are bare whole numbers.
    pub(super) fn is_plain(&self) -> bool {
        self.marked == 0 && self.fractions == 0
    }

    /// Whether the numbers stand among texts, or have bounds, as those of classes do: `25-29.9`,
    /// `>=60`.
    pub(super) fn are_classes(&self) -> bool {
        self.texts > 0 || self.bounded > 0 && self.marked == self.bounded && self.fractions == 0
    }

    /// Whether all numbers stand in texts that name them.
    pub(super) fn are_named(&self) -> bool {
        self.named > 0 && self.named == self.numbers
    }

    /// Whether the numbers are parts of the names of classes that return: `df = 6`, `lag = 1`, among words.
    pub(super) fn are_named_classes(&self) -> bool {
        self.named > 0
            && self.named == self.numbers
            && self.texts > 0
            && self.different().saturating_mul(2) <= self.numbers
    }

    /// Whether the numbers can be the values of a variable: bare whole ones, each of them once, perhaps above
    /// a total.
    pub(super) fn are_values(&self) -> bool {
        self.is_plain() && self.different() == self.numbers
    }

    /// Whether there are more numbers than a column of results counts up by chance.
    pub(super) fn numbers_many(&self) -> bool {
        self.numbers >= 20
    }

    /// Whether the whole numbers stand among others with a leading zero: classifications write their
    /// codes in one width, so `07` makes a code of the `10` below it.
    pub(super) fn is_padded(&self) -> bool {
        self.padded > 0 && self.padded.saturating_mul(4) >= self.texts && self.is_plain()
    }

    /// Whether the numbers count up from 0 or 1, perhaps once more for each group, and so far as
    /// results do not by chance.
    pub(super) fn is_numbering(&self) -> bool {
        const FEWEST: usize = 10;
        let Some(first) = self.values.first().filter(|first| **first == 0.0 || **first == 1.0)
        else {
            return false;
        };
        let restarts = self.values.iter().filter(|value| *value == first).count();
        let counts_up =
            |pair: &[f64]| matches!(pair, [a, b] if b - a == 1.0 || b == first && a > first);
        self.values.windows(2).all(counts_up)
            && self.values.len() >= restarts.saturating_mul(FEWEST)
    }

    /// Whether at least half of the numbers are one more than the one before them.
    pub(super) fn counts_on(&self) -> bool {
        let pairs = self.values.windows(2);
        let next = |pair: &&[f64]| matches!(pair, [one, next] if next - one == 1.0);
        let on = pairs.clone().filter(next).count();
        on > 0 && on.saturating_mul(2) >= pairs.len()
    }

    /// How many different values there are.
    pub(super) fn different(&self) -> usize {
        self.values.iter().map(|value| value.to_bits()).collect::<BTreeSet<u64>>().len()
    }

    /// Whether the numbers are row numbers or steps: each larger than the one before, by one step.
    pub(super) fn is_sequence(&self) -> bool {
        let step = match self.values.as_slice() {
            [first, second, _, ..] => second - first,
            _ => return false,
        };
        step > 0.0
            && self
                .values
                .windows(2)
                .all(|pair| matches!(pair, [a, b] if (b - a - step).abs() < f64::EPSILON))
    }
}
