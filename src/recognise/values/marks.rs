//! What follows a number and belongs to it: units, marks of significance, notes.

use super::cell::Cursor;
use super::prefix::CURRENCIES;
use super::{Number, is_space};

/// Words after a number that leave it a number. Units that are counted (`12 personen`) are not
/// here: such a text is a category as often as a cell.
const UNITS: &[(&str, Unit)] = &[
    ("%", Unit::Percent),
    ("pct", Unit::Percent),
    ("procent", Unit::Percent),
    ("percent", Unit::Percent),
    ("‰", Unit::Plain),
    ("pp", Unit::Plain),
    ("ppt", Unit::Plain),
    ("mln", Unit::Times(1e6)),
    ("mln.", Unit::Times(1e6)),
    ("miljoen", Unit::Times(1e6)),
    ("million", Unit::Times(1e6)),
    ("mld", Unit::Times(1e9)),
    ("mld.", Unit::Times(1e9)),
    ("miljard", Unit::Times(1e9)),
    ("billion", Unit::Times(1e9)),
    ("bn", Unit::Times(1e9)),
];

#[derive(Clone, Copy)]
enum Unit {
    Percent,
    Times(f64),
    Plain,
}

impl<'a> Cursor<'a> {
    /// Takes one unit or mark after a number; whether there was one.
    pub(super) fn marks(&mut self, number: &mut Number<'a>) -> bool {
        if self.rest.is_empty() {
            return false;
        }
        let mut ahead = *self;
        let spaced = ahead.space();
        let taken = ahead.unit(number)
            || ahead.star(number)
            || ahead.note_mark(number, spaced)
            || (spaced && ahead.short_unit(number));
        if taken {
            *self = ahead;
        }
        taken
    }

    fn unit(&mut self, number: &mut Number<'a>) -> bool {
        if number.currency && self.eat_one_of(&[",--", ",-", ",–", ".-"]) {
            return true;
        }
        if !number.currency && self.eat_one_of(CURRENCIES) {
            number.currency = true;
            return true;
        }
        // `57\%`, as LaTeX needs it.
        if let Some(rest) = self.rest.strip_prefix("\\%") {
            self.rest = rest;
            number.percent = true;
            return true;
        }
        let is_end = |c: char| !(c.is_alphabetic() || matches!(c, '%' | '‰' | '.'));
        let word = self.rest.split(is_end).next().unwrap_or_default();
        let word = if word.starts_with('%') { "%" } else { word };
        let Some(&(_, unit)) = UNITS.iter().find(|(written, _)| written.eq_ignore_ascii_case(word))
        else {
            return false;
        };
        match unit {
            Unit::Percent => number.percent = true,
            Unit::Times(times) => number.value *= times,
            Unit::Plain => {}
        }
        self.rest = self.rest.strip_prefix(word).unwrap_or_default();
        true
    }

    /// `*`, `†`; `+` only after decimals or a star, because `65+` is a class of ages.
    fn star(&mut self, number: &mut Number<'a>) -> bool {
        let is_star = |c: char| {
            matches!(c, '*' | '\u{2217}' | '\u{204E}' | '†' | '‡')
                || (c == '+' && number.decimals > 0)
        };
        let rest = self.rest.trim_start_matches(is_star);
        let sign_follows = rest.starts_with(|c: char| c == '/' || c == '-' || c.is_ascii_digit());
        if rest.len() == self.rest.len() || (self.rest.starts_with('+') && sign_follows) {
            return false;
        }
        let stars = self.rest.chars().take_while(|&c| is_star(c)).count();
        number.stars = number.stars.saturating_add(u8::try_from(stars).unwrap_or(u8::MAX));
        self.rest = rest;
        true
    }

    /// `0.349 GB`, `2.5 jaar`: decimals with an abbreviated unit at the end of the cell or before a
    /// bracket. Longer words and capitals make a heading (`2.1 Data`), whole numbers a category.
    fn short_unit(&mut self, number: &Number<'a>) -> bool {
        let is_end = |c: char| !c.is_ascii_alphabetic();
        let word = self.rest.split(is_end).next().unwrap_or_default();
        let rest = self.rest.strip_prefix(word).unwrap_or_default().trim_start_matches(is_space);
        let is_short = matches!(word.len(), 1 | 2)
            || (word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_lowercase()));
        let ends = rest.is_empty() || rest.starts_with(['(', '[']);
        let taken = !word.is_empty() && is_short && ends && number.decimals > 0;
        if taken {
            self.rest = rest;
        }
        taken
    }

    /// A note: `12¹`, `12ᵃ`, `12 a`, `0.45b`, `12)`, the dot by which R marks p < 0.1, the flags of
    /// SAS. A letter right after a whole number makes a code instead: `12a`.
    fn note_mark(&mut self, number: &Number<'a>, spaced: bool) -> bool {
        let mut characters = self.rest.chars();
        let Some(first) = characters.next() else { return false };
        let next = characters.next();
        let ends = next.is_none_or(|next| is_space(next) || "()[],;.*".contains(next));
        let is_mark = match first {
            '\u{AA}' | '\u{B9}' | '\u{B2}' | '\u{B3}' | '\u{BA}' => true,
            '\u{2070}'..='\u{207E}'
            | '\u{2C7}'..='\u{2E4}'
            | '\u{1D2C}'..='\u{1D6A}'
            | '\u{1D9C}'..='\u{1DBF}' => true,
            '§' | '¶' | '#' => true,
            ')' => !self.in_bracket,
            '.' => ends,
            letter if letter.is_ascii_alphabetic() => {
                let number_follows = self.rest.get(1..).is_some_and(|rest| {
                    rest.trim_start_matches(is_space).starts_with(|c: char| c.is_ascii_digit())
                });
                ends && (spaced || number.decimals > 0) && !number_follows
            }
            _ => false,
        };
        if is_mark {
            self.rest = self.rest.strip_prefix(first).unwrap_or_default();
        }
        is_mark
    }
}
