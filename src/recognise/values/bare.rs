//! The fast way for bare numbers, which most cells of a large file are: digits, and perhaps decimals
//! in the notation of the file. All else is left to the careful way, which reads these alike.

use super::{Notation, Number};

/// Digits that a number may have here; a longer one may be a key.
const MOST_DIGITS: usize = 15;

/// A bare number, read no further than to tell what it can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bare {
    /// Without decimals.
    Whole(u64),
    /// With so many decimals.
    Decimals(u8),
}

/// The bare number that a text is, its decimals unread; none where it is anything else.
#[must_use]
pub fn bare(text: &str, notation: Notation) -> Option<Bare> {
    let mark = match notation {
        Notation::Point => Some(b'.'),
        Notation::Comma => Some(b','),
        Notation::Unknown => None,
    };
    let mut digits: u64 = 0;
    let mut whole = 0_usize;
    let mut decimals: Option<u8> = None;
    if text.len() > MOST_DIGITS {
        return None;
    }
    for byte in text.bytes() {
        if byte.is_ascii_digit() {
            digits = digits.checked_mul(10)?.checked_add(u64::from(byte - b'0'))?;
            match &mut decimals {
                Some(count) => *count = count.checked_add(1)?,
                None => whole = whole.checked_add(1)?,
            }
        } else if Some(byte) == mark && decimals.is_none() {
            decimals = Some(0);
        } else {
            return None;
        }
    }
    // A leading nought makes a code of a whole number; a mark needs digits on both sides.
    let coded = whole > 1 && text.starts_with('0');
    if whole == 0 || coded || decimals == Some(0) {
        return None;
    }
    Some(decimals.map_or(Bare::Whole(digits), Bare::Decimals))
}

/// The bare number that a text is; none where it is anything else.
pub(super) fn number(text: &str, notation: Notation) -> Option<Number<'static>> {
    match bare(text, notation)? {
        Bare::Whole(digits) => {
            // At most 15 digits: every one of them fits.
            #[allow(clippy::cast_precision_loss)]
            let value = digits as f64;
            Some(Number::plain(value))
        }
        Bare::Decimals(decimals) => {
            let value = match notation {
                Notation::Point => text.parse().ok()?,
                _ => text.replace(',', ".").parse().ok()?,
            };
            Some(Number { decimals, ..Number::plain(value) })
        }
    }
}
