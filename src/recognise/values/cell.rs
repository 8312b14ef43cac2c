//! The grammar of a cell: a name, a number with its marks, and what stands beside it.

use super::name::Name;
use super::{Evidence, Marker, Notation, Number, Second, is_space, is_year, marker, numeral};
use crate::facts::Measure;

/// The number in a cell with the notation its numerals show; none where anything is left over.
pub(super) fn number(text: &str, notation: Notation) -> Option<(Number<'_>, Evidence)> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut cursor = Cursor { rest: text, notation, shown: Evidence::default(), in_bracket: false };
    let number = cursor.cell()?;
    Some((number, cursor.shown))
}

/// The ends of a class of whole numbers, `1-4` or `0 - 998 877`; none of anything else.
pub(super) fn class(text: &str, notation: Notation) -> Option<(f64, f64)> {
    let mut cursor = Cursor { rest: text, notation, shown: Evidence::default(), in_bracket: false };
    let from = cursor.quantity()?;
    cursor.space();
    let to = cursor
        .joint(false)
        .filter(|joint| *joint == Joint::Dash)
        .and_then(|_| cursor.quantity())?;
    let plain = from.is_whole() && to.is_whole() && from.bound.is_none() && to.bound.is_none();
    cursor.space();
    (plain && cursor.rest.is_empty() && from.value < to.value).then_some((from.value, to.value))
}

/// A place in the text of a cell. What is taken is taken from the front, and never given back but
/// by who took a copy.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    pub(super) rest: &'a str,
    notation: Notation,
    shown: Evidence,
    pub(super) in_bracket: bool,
}

/// What joins two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// A dash, `to`, `tot`, `t/m`.
    Dash,
    /// `,` `;` `|`, a line break, or only white space.
    List,
}

impl<'a> Cursor<'a> {
    fn cell(&mut self) -> Option<Number<'a>> {
        self.withheld_first();
        let name = self.name();
        let mut number = match self.open() {
            Some(bracket) => self.enclosed(bracket)?,
            None => self.quantity()?,
        };
        number.name = name.map(|name| name.text).or(number.name);
        loop {
            let spaced = self.space();
            if self.rest.is_empty() {
                return Some(number);
            }
            self.beside(&mut number, spaced)?;
        }
    }

    /// `x (12.5)` and `-- / 4,901`: the first number is kept back, the second is not.
    fn withheld_first(&mut self) {
        let Some((first, rest)) = self.rest.split_once(is_space) else { return };
        if marker::marker(first).is_none() {
            return;
        }
        let rest = rest.trim_start_matches(is_space);
        if rest.starts_with(['(', '[']) {
            self.rest = rest;
        } else if let Some(denominator) = rest.strip_prefix('/') {
            self.rest = denominator;
        }
    }

    /// Takes one thing that stands beside the number.
    fn beside(&mut self, number: &mut Number<'a>, spaced: bool) -> Option<()> {
        if self.marks(number) || (spaced && self.footnote_number()) {
            return Some(());
        }
        if let Some(bracket) = self.open() {
            return self.aside(bracket, number);
        }
        if self.eat_one_of(&["±", "+/-", "+-"]) {
            let spread = self.quantity()?;
            number.add(Second::Spread(spread.value));
            return Some(());
        }
        if self.eat_one_of(&["/"])
            || spaced && self.eat_one_of(&["of ", "out of ", "van de ", "van "])
        {
            // `0.011 / NA`: of two numbers the second could not be worked out.
            if marker::marker(self.rest.trim_matches(is_space)) == Some(Marker::Missing) {
                self.rest = "";
                return Some(());
            }
            let denominator = self.quantity()?;
            return number.divide_by(&denominator);
        }
        let joint = self.joint(number.decimals > 0 && spaced).or(spaced.then_some(Joint::List))?;
        if joint == Joint::Dash {
            let end = self.quantity()?;
            if is_class(number, &end) {
                return None;
            }
            number.add(Second::Interval(number.value, end.value));
            return Some(());
        }
        self.further(number)
    }

    /// A further number of a list: `71, 80`, or `0.93 (0.88–0.99), p = 0.03`.
    fn further(&mut self, number: &mut Number<'a>) -> Option<()> {
        let name = self.name();
        let further = self.quantity()?;
        match name.map(|name| name.measure) {
            Some(Measure::PValue) => number.add(Second::PValue(further.value)),
            Some(measure) if measure != Measure::Count => {}
            _ => {
                let least = match number.second {
                    Second::Others { least } => least.min(further.value),
                    _ => further.value,
                };
                number.second = Second::Others { least };
            }
        }
        Some(())
    }

    /// One number with what belongs to it: bound, sign, currency, unit, marks.
    pub(super) fn quantity(&mut self) -> Option<Number<'a>> {
        self.space();
        // `(%56.3)`: some languages set the sign in front.
        let percent = self.in_bracket && self.eat_one_of(&["%"]);
        let prefix = self.prefix();
        let (numeral, rest) = numeral::take(self.rest, self.notation)?;
        if numeral.zero_led {
            return None;
        }
        self.rest = rest;
        self.shown.add(numeral.shown);
        let mut number = Number {
            decimals: numeral.decimals,
            percent,
            grouped: numeral.grouped,
            exponent: numeral.exponent,
            bound: prefix.bound,
            signed: prefix.signed,
            currency: prefix.currency,
            ..Number::plain(if prefix.negative { -numeral.value } else { numeral.value })
        };
        while self.marks(&mut number) {}
        Some(number)
    }

    /// What joins this number to a next one. With `may_be_sign`, ` -0.3` after white space is a
    /// negative number of its own.
    pub(super) fn joint(&mut self, may_be_sign: bool) -> Option<Joint> {
        if self.eat_one_of(&[",", ";", "|"]) {
            return Some(Joint::List);
        }
        let after_dash = self
            .rest
            .strip_prefix(DASHES)
            .or_else(|| MISREAD_DASHES.iter().find_map(|dash| self.rest.strip_prefix(dash)));
        if let Some(after) = after_dash {
            if may_be_sign && !after.starts_with(is_space) {
                return Some(Joint::List);
            }
            self.rest = after;
            return Some(Joint::Dash);
        }
        self.eat_one_of(&["to ", "tot ", "t/m ", "bis ", "through ", "\u{2026}"])
            .then_some(Joint::Dash)
    }

    /// `12 1)`: a note by number.
    fn footnote_number(&mut self) -> bool {
        let digits = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        let after = self.rest.get(digits..).and_then(|after| after.strip_prefix(')'));
        match after {
            Some(after) if (1..=2).contains(&digits) => {
                self.rest = after;
                true
            }
            _ => false,
        }
    }

    /// Takes white space; whether there was any.
    pub(super) fn space(&mut self) -> bool {
        let rest = self.rest.trim_start_matches(is_space);
        let spaced = rest.len() < self.rest.len();
        self.rest = rest;
        spaced
    }

    /// Takes the first of these that the text starts with, without regard to case.
    pub(super) fn eat_one_of(&mut self, written: &[&str]) -> bool {
        let Some(first) = self.rest.as_bytes().first() else { return false };
        let may_be =
            |one: &&&str| one.as_bytes().first().is_some_and(|b| b.eq_ignore_ascii_case(first));
        for &one in written.iter().filter(may_be) {
            if let Some((head, rest)) = self.rest.split_at_checked(one.len())
                && head.eq_ignore_ascii_case(one)
            {
                self.rest = rest;
                return true;
            }
        }
        false
    }

    pub(super) fn name(&mut self) -> Option<Name<'a>> {
        self.space();
        let (name, rest) = super::name::take(self.rest, self.in_bracket)?;
        self.rest = rest;
        Some(name)
    }
}

impl Number<'_> {
    /// The first thing beside a number gives the cell its convention.
    pub(super) fn add(&mut self, second: Second) {
        if self.second == Second::None {
            self.second = second;
        }
    }

    /// `12/340`; not the dates `01/02/2020` and `12/2019`, nor the school year `2019/20`.
    fn divide_by(&mut self, denominator: &Number) -> Option<()> {
        let of_year = is_year(self) && (is_year(denominator) || denominator.value < 100.0);
        let of_month = is_year(denominator) && (1.0..=12.0).contains(&self.value);
        if matches!(self.second, Second::Ratio(_)) || of_year || of_month {
            return None;
        }
        self.add(Second::Ratio(denominator.value));
        Some(())
    }

    fn is_whole(&self) -> bool {
        self.decimals == 0 && !self.signed && !self.exponent
    }
}

/// Two whole numbers with a dash between are a class of ages or sizes, not an interval: `18-30`.
/// So is anything with a bound: `10-<20`.
pub(super) fn is_class(from: &Number, to: &Number) -> bool {
    (from.is_whole() && to.is_whole()) || from.bound.is_some() || to.bound.is_some()
}

const DASHES: [char; 7] = ['-', '–', '—', '\u{2212}', '\u{2010}', '\u{2011}', '\u{2012}'];

/// Dashes of UTF-8 that a spreadsheet has read in its own alphabet.
const MISREAD_DASHES: [&str; 2] = ["\u{e2}\u{20ac}\u{201c}", "\u{e2}\u{20ac}\u{201d}"];
