//! Brackets: around a whole cell, or beside its first number.

use super::cell::{Cursor, Joint, is_class};
use super::name::Name;
use super::{Enclosure, Marker, Number, Second, is_space, marker};
use crate::facts::Measure;

/// A bracket that is open.
#[derive(Clone, Copy)]
pub(super) struct Bracket {
    enclosure: Enclosure,
    close: char,
}

/// What a bracket holds.
struct Content<'a> {
    name: Option<Name<'a>>,
    first: Number<'a>,
    /// Where an interval begins: at the first number, or nowhere.
    from: f64,
    /// The number after the first, and what joins the two.
    second: Option<(Joint, Number<'a>)>,
    /// The least of all after the first, where there are more than two.
    more: Option<f64>,
}

impl<'a> Cursor<'a> {
    pub(super) fn open(&mut self) -> Option<Bracket> {
        let first = self.rest.chars().next()?;
        let (enclosure, close) = bracket(first)?;
        self.rest = self.rest.strip_prefix(first)?;
        Some(Bracket { enclosure, close })
    }

    /// A bracket around the whole: `(0.045)`, `[0.1, 0.3]`, `(N=86)`. A class stays a label:
    /// `(18-30)`, and `[18,30)` because its brackets differ.
    pub(super) fn enclosed(&mut self, bracket: Bracket) -> Option<Number<'a>> {
        let Content { name, first, from, second, more } = self.content(bracket)?;
        let mut number =
            Number { enclosure: bracket.enclosure, name: name.map(|name| name.text), ..first };
        match (second, more) {
            (Some((Joint::Dash, end)), None) if is_class(&first, &end) => return None,
            (Some((_, end)), None) => number.add(Second::Interval(from, end.value)),
            (_, Some(least)) => number.add(Second::Others { least }),
            (None, None) => {}
        }
        Some(number)
    }

    /// A bracket beside a number. Its stars mark the number: `0.26 (0.04***)`.
    pub(super) fn aside(&mut self, bracket: Bracket, number: &mut Number<'a>) -> Option<()> {
        if self.no_percentage(bracket) {
            // Of none there is no percentage; of others it is not known.
            if number.value == 0.0 {
                number.add(Second::Percent(0.0));
            }
            return Some(());
        }
        if self.note(bracket) {
            return Some(());
        }
        let content = self.content(bracket)?;
        number.stars = number.stars.saturating_add(content.first.stars);
        number.add(said_beside(number, &content));
        Some(())
    }

    /// `(.%)`, `(NaN%)`: a percentage of nothing, as R prints it beside `0` where a group has no known value.
    fn no_percentage(&mut self, bracket: Bracket) -> bool {
        let Some((inside, rest)) = self.rest.split_once(bracket.close) else { return false };
        let missing =
            inside.trim_matches(is_space).strip_suffix('%').map(|m| m.trim_matches(is_space));
        let is_such = missing.is_some_and(|m| marker::marker(m) == Some(Marker::Missing));
        if is_such {
            self.rest = rest;
        }
        is_such
    }

    /// A bracket without a number: the note of `12 (a)`, the marker of `34 (NA)` or `0 (omitted)`.
    fn note(&mut self, bracket: Bracket) -> bool {
        let Some((inside, rest)) = self.rest.split_once(bracket.close) else { return false };
        let trimmed = inside.trim_matches(is_space);
        let is_letter = trimmed.chars().count() == 1 && trimmed.chars().all(char::is_alphabetic);
        let is_note =
            is_letter || marker::marker(trimmed).is_some() || marker::is_bracketed(trimmed);
        if is_note {
            self.rest = rest;
        }
        is_note
    }

    /// `(NA-2.81)`, `(-Inf, 2.81)`: an interval whose lower end could not be estimated.
    fn open_start(&mut self) -> bool {
        let is_word = |c: char| c.is_alphabetic() || c == '.';
        let unsigned = self.rest.strip_prefix('-').unwrap_or(self.rest);
        let word = unsigned.trim_start_matches(is_word);
        let (start, rest) = self.rest.split_at(self.rest.len().saturating_sub(word.len()));
        let mut after = *self;
        after.rest = rest;
        after.space();
        let is_open =
            marker::marker(start) == Some(Marker::Missing) && after.joint(false).is_some();
        if is_open {
            self.rest = after.rest;
        }
        is_open
    }

    /// `(0.12, NA)`, `(0.12-Inf)`: an interval whose upper end could not be estimated.
    fn open_end(&mut self, bracket: Bracket) -> bool {
        let mut after = *self;
        let Some((end, _)) = after.joint(false).and_then(|_| after.rest.split_once(bracket.close))
        else {
            return false;
        };
        let is_open = marker::marker(end.trim_matches(is_space)) == Some(Marker::Missing);
        if is_open {
            self.rest = after.rest.get(end.len()..).unwrap_or_default();
        }
        is_open
    }

    fn content(&mut self, bracket: Bracket) -> Option<Content<'a>> {
        self.in_bracket = true;
        let is_open = self.open_start();
        let name = self.name();
        let first = self.quantity()?;
        let mut content = Content { name, first, from: first.value, second: None, more: None };
        if is_open {
            content.from = f64::NEG_INFINITY;
            content.second = Some((Joint::List, first));
        }
        loop {
            let spaced = self.space();
            if let Some(rest) = self.rest.strip_prefix(bracket.close) {
                self.rest = rest;
                self.in_bracket = false;
                return Some(content);
            }
            if content.second.is_none() && self.open_end(bracket) {
                content.second = Some((Joint::List, Number::plain(f64::INFINITY)));
                continue;
            }
            let joint = if self.eat_one_of(&["/"]) {
                Joint::List
            } else {
                self.joint(content.first.decimals > 0 && spaced).or(spaced.then_some(Joint::List))?
            };
            let name = self.name();
            let next = self.quantity()?;
            if name.is_some_and(|name| name.measure != Measure::Count) && content.second.is_some() {
                // `0.93 (0.88–0.99, p=0.03)`: the interval is what the bracket says
                continue;
            }
            if content.second.is_some() {
                content.more = Some(content.more.unwrap_or(f64::INFINITY).min(next.value));
            } else {
                content.second = Some((joint, next));
            }
        }
    }
}

/// What a bracket beside a number says. Where nothing names it, by the habits of tables:
/// * two numbers are an interval: `2 (1, 3)`, `0.93 (0.88–0.99)`;
/// * a percent sign makes a percentage: `187 (<0.1%)`;
/// * a whole number beside a percentage is its frequency: `12.5% (34)`;
/// * beside a whole number, up to 100 is its percentage (`5,351 (60)`), more is its standard
///   deviation, or a second frequency when whole: `12 (340)`;
/// * beside decimals, decimals are a standard deviation or error (`51.2 (3.4)`), a whole number is a frequency.
fn said_beside(number: &Number, content: &Content) -> Second {
    let inside = &content.first;
    if let Some(least) = content.more {
        return Second::Others { least };
    }
    if let Some((_, end)) = &content.second {
        return Second::Interval(content.from, end.value);
    }
    match content.name.map(|name| name.measure) {
        Some(Measure::Count) => return Second::Count(inside.value),
        Some(Measure::PValue) => return Second::PValue(inside.value),
        Some(Measure::Percent | Measure::Share) => return Second::Percent(inside.value),
        Some(_) => return Second::Spread(inside.value),
        None => {}
    }
    let whole = inside.decimals == 0 && !inside.signed && !inside.exponent;
    let number_whole = number.decimals == 0 && !number.percent && !number.signed;
    if inside.percent {
        Second::Percent(inside.value)
    } else if whole && number.percent {
        Second::Count(inside.value)
    } else if number_whole && (0.0..=100.0).contains(&inside.value) {
        Second::Percent(inside.value)
    } else if whole && number_whole {
        Second::Others { least: inside.value }
    } else if whole {
        Second::Count(inside.value)
    } else {
        Second::Spread(inside.value)
    }
}

/// The enclosure that a bracket makes, with the sign that closes it.
fn bracket(open: char) -> Option<(Enclosure, char)> {
    match open {
        '(' => Some((Enclosure::Round, ')')),
        '[' => Some((Enclosure::Square, ']')),
        '{' => Some((Enclosure::Braces, '}')),
        _ => None,
    }
}
