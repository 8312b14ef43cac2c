//! The fast way for bare numbers, which most cells of a large file are: digits, and perhaps decimals
//! in the notation of the file. All else is left to the careful way, which reads these alike.

use super::{Notation, Number};

/// Digits that a number may have here; a longer one may be a key.
const MOST_DIGITS: usize = 15;

/// A bare number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bare {
    /// Without decimals.
    Whole(u64),
    /// With decimals.
    Decimals {
        /// All digits, those behind the mark included.
        digits: u64,
        /// How many stand behind the mark.
        decimals: u8,
    },
}

/// The bare number that a text is; none where it is anything else.
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
    Some(decimals.map_or(Bare::Whole(digits), |decimals| Bare::Decimals { digits, decimals }))
}

/// The bare number that a text is; none where it is anything else.
pub(super) fn number(text: &str, notation: Notation) -> Option<Number<'static>> {
    // At most 15 digits: every one of them fits, and so does the power of ten, so that the quotient
    // is the number nearest to what is written.
    #[allow(clippy::cast_precision_loss)]
    match bare(text, notation)? {
        Bare::Whole(digits) => Some(Number::plain(digits as f64)),
        Bare::Decimals { digits, decimals } => {
            let power = 10_u64.checked_pow(u32::from(decimals))?;
            Some(Number { decimals, ..Number::plain(digits as f64 / power as f64) })
        }
    }
}

/// What a text shows of its notation that is nothing but digits, perhaps with one mark among them;
/// none where it is anything else.
pub(super) fn shown(text: &str) -> Option<Notation> {
    let mark = text.bytes().find(|byte| !byte.is_ascii_digit());
    let notation = match mark {
        None => Notation::Unknown,
        Some(b'.') => Notation::Point,
        Some(b',') => Notation::Comma,
        Some(_) => return None,
    };
    if text.is_empty() || text.len() > MOST_DIGITS {
        return None;
    }
    let Some((whole, decimals)) = mark.and_then(|mark| text.split_once(char::from(mark))) else {
        return Some(Notation::Unknown);
    };
    if whole.is_empty() || decimals.is_empty() || !decimals.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    // A thousand or three decimals, or a code with a nought before it.
    let noughts = whole.starts_with('0');
    let says_two_things = decimals.len() == 3 && whole.len() <= 3 && !noughts;
    let coded = noughts && whole.len() > 1;
    Some(if says_two_things || coded { Notation::Unknown } else { notation })
}
