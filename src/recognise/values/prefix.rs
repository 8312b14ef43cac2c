//! What stands before the digits of a number: bound, sign, currency.

use super::Bound;
use super::cell::Cursor;

/// What stands before the digits of a number.
#[derive(Clone, Copy, Default)]
pub(super) struct Prefix {
    pub(super) bound: Option<Bound>,
    pub(super) negative: bool,
    pub(super) signed: bool,
    pub(super) currency: bool,
}

impl Cursor<'_> {
    /// `<`, `~`, and sign and currency in any order: `-€ 5`, `€ -5`, `- 5`.
    pub(super) fn prefix(&mut self) -> Prefix {
        if self.rest.starts_with(|c: char| c.is_ascii_digit()) {
            return Prefix::default();
        }
        let mut prefix = Prefix { bound: self.bound(), ..Prefix::default() };
        self.space();
        self.eat_one_of(&["~", "≈", "±", "×/", "ca. ", "circa "]);
        for _ in 0..3 {
            self.space();
            if !prefix.signed
                && let Some(negative) = self.sign()
            {
                prefix.signed = true;
                prefix.negative = negative;
            } else if !prefix.currency {
                prefix.currency = self.eat_one_of(CURRENCIES);
            }
        }
        prefix
    }

    /// `-`, U+2212, the en dash of a word processor, `+`; whether it is negative.
    fn sign(&mut self) -> Option<bool> {
        if self.eat_one_of(&["+"]) {
            return Some(false);
        }
        self.eat_one_of(&["-", "\u{2212}", "–", "\u{2010}", "\u{2011}", "\u{2012}"]).then_some(true)
    }

    fn bound(&mut self) -> Option<Bound> {
        for &(written, bound) in BOUNDS {
            if self.eat_one_of(&[written]) {
                return Some(bound);
            }
        }
        None
    }
}

pub(super) const CURRENCIES: &[&str] = &["€", "euro", "US$", "$", "£", "EUR", "USD", "GBP"];

/// Longer ones before what they start with.
const BOUNDS: &[(&str, Bound)] = &[
    ("<=", Bound::AtMost),
    ("=<", Bound::AtMost),
    ("≤", Bound::AtMost),
    ("⩽", Bound::AtMost),
    ("<", Bound::Below),
    (">=", Bound::AtLeast),
    ("=>", Bound::AtLeast),
    ("≥", Bound::AtLeast),
    ("⩾", Bound::AtLeast),
    (">", Bound::Above),
    ("less than ", Bound::Below),
    ("fewer than ", Bound::Below),
    ("minder dan ", Bound::Below),
    ("more than ", Bound::Above),
    ("meer dan ", Bound::Above),
    ("at least ", Bound::AtLeast),
    ("ten minste ", Bound::AtLeast),
    ("minstens ", Bound::AtLeast),
    ("at most ", Bound::AtMost),
    ("ten hoogste ", Bound::AtMost),
    ("hoogstens ", Bound::AtMost),
];
