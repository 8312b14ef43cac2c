//! How a file writes decimals, decided over a whole grid: `1.234` alone is ambiguous.

use super::{bare, cell, looked_at, shelled};

/// How decimals and thousands are set apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Notation {
    /// `1,234.5`: English, and the output of nearly all statistical software.
    Point,
    /// `1.234,5`: Dutch, and software that follows the language of the desktop (Excel, SPSS).
    Comma,
    /// Nothing tells. `1.234` is then read with decimals, as software writes it, and `1,234` as a
    /// thousand, as people write it.
    #[default]
    Unknown,
}

/// What the cells of one grid tell about its notation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Evidence {
    point: u64,
    comma: u64,
    /// Numbers such as `1.234`, which are a thousand or have three decimals.
    either: u64,
    /// Whole numbers below 1000, which no notation writes in another way.
    below: u64,
    /// Whole numbers from 1000 on without a mark, years apart: thousands are not set apart.
    unmarked: u64,
}

impl Evidence {
    /// Weighs one cell. Only cells that read as numbers weigh; `1.234` alone tells nothing.
    pub fn observe(&mut self, text: &str) {
        if let Some(shown) = bare::shown(text) {
            self.weigh(text, shown);
            return self.add(shown);
        }
        // Without a mark between digits nothing is shown.
        if !text.contains(['.', ',']) || !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return;
        }
        if let Some((_, votes)) = cell::number(looked_at(shelled(text)), Notation::Unknown) {
            self.point = self.point.saturating_add(votes.point);
            self.comma = self.comma.saturating_add(votes.comma);
        }
    }

    /// Weighs a bare number that may show the notation together with others.
    fn weigh(&mut self, text: &str, shown: Notation) {
        let more = if text.contains('.') {
            if shown != Notation::Unknown || text.starts_with('0') {
                return;
            }
            &mut self.either
        } else if text.len() <= 3 {
            &mut self.below
        } else if matches!(text.parse(), Ok(1900..=2100_u64)) || text.contains(',') {
            return;
        } else {
            &mut self.unmarked
        };
        *more = more.saturating_add(1);
    }

    /// The notation that most cells show. The majority decides, because single cells can be quoted
    /// from elsewhere; a draw leaves it unknown. Where no cell shows it, and all numbers are whole or
    /// like `1.234`, and no whole one from 1000 on does without a mark, the point sets thousands
    /// apart: `1.204`, `45` and `1.249` below each other are people. So are four numbers or more that
    /// are all like `1.234`: with three decimals some would be below one.
    #[must_use]
    pub fn notation(&self) -> Notation {
        self.notation_amid(Notation::Unknown)
    }

    /// The notation that most cells show; where they show none, that of the text `around` them.
    #[must_use]
    pub fn notation_amid(&self, around: Notation) -> Notation {
        match self.point.cmp(&self.comma) {
            std::cmp::Ordering::Greater => Notation::Point,
            std::cmp::Ordering::Less => Notation::Comma,
            std::cmp::Ordering::Equal if around != Notation::Unknown => around,
            std::cmp::Ordering::Equal if self.sets_thousands_apart() => Notation::Comma,
            std::cmp::Ordering::Equal => Notation::Unknown,
        }
    }

    fn sets_thousands_apart(&self) -> bool {
        const ALONE: u64 = 4;
        let enough = self.either >= 2 && self.below >= 1 || self.either >= ALONE;
        self.point == 0 && enough && self.unmarked == 0
    }

    /// Adds what one numeral shows.
    pub(super) fn add(&mut self, shown: Notation) {
        match shown {
            Notation::Point => self.point = self.point.saturating_add(1),
            Notation::Comma => self.comma = self.comma.saturating_add(1),
            Notation::Unknown => {}
        }
    }
}
