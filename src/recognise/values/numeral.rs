//! One unsigned numeral: digits, thousands, decimals and power of ten, in any notation.

use super::Notation;

/// Separators in one numeral; `1,234,567,890.5` has four. More is no number.
const SEGMENTS: usize = 10;
/// The point of British journals: `0·21`. Other dots at that height are taken for it.
const RAISED: char = '\u{B7}';
/// Bytes of a numeral written plainly; a double in full takes fewer than 30.
const WRITTEN: usize = 64;

#[derive(Debug, Clone, Copy)]
pub(super) struct Numeral {
    pub(super) value: f64,
    pub(super) decimals: u8,
    pub(super) grouped: bool,
    pub(super) exponent: bool,
    /// `007`: written as codes are.
    pub(super) zero_led: bool,
    /// The notation that this numeral shows on its own.
    pub(super) shown: Notation,
}

/// Digits with the separator before them, and the text after them.
#[derive(Debug, Clone, Copy, Default)]
struct Segment<'a> {
    before: Option<char>,
    digits: &'a str,
    after: &'a str,
}

/// How the segments of a numeral are meant.
struct Meaning {
    has_decimals: bool,
    grouped: bool,
    shown: Notation,
}

/// Takes one numeral off the front: the longest that has a meaning, so that `0.88,0.99` gives `0.88`.
pub(super) fn take(text: &str, notation: Notation) -> Option<(Numeral, &str)> {
    let mut store = [Segment::default(); SEGMENTS];
    let count = segments(text, &mut store)?;
    let both = |mark| store.iter().take(count).any(|segment| segment.before == Some(mark));
    let may_cut = both('.') && both(',');
    for length in (1..=count).rev() {
        let cut_at_comma = store.get(length).is_some_and(|next| next.before == Some(','));
        if length < count && !(may_cut && cut_at_comma) {
            continue;
        }
        let kept = store.get(..length)?;
        if let Some(meaning) = meaning(kept, notation) {
            return written(kept, &meaning);
        }
    }
    None
}

/// Splits the numeral at the front of the text at its separators. A space or apostrophe separates
/// only before three digits and where thousands can stand.
fn segments<'a>(text: &'a str, store: &mut [Segment<'a>; SEGMENTS]) -> Option<usize> {
    let (digits, mut after) = split_digits(text);
    if let Some(first) = store.first_mut() {
        *first = Segment { before: None, digits, after };
    }
    let mut count = 1;
    let mut only_groups = is_group_head(digits);
    while let Some((mark, behind)) = separator(after) {
        let (digits, rest) = split_digits(behind);
        let belongs = match mark {
            '.' | ',' => !digits.is_empty(),
            RAISED => !digits.is_empty() && after.len() < text.len(),
            _ => is_gap(mark) && only_groups && digits.len() == 3,
        };
        if !belongs {
            break;
        }
        only_groups &= is_gap(mark);
        *store.get_mut(count)? = Segment { before: Some(mark), digits, after: rest };
        count += 1;
        after = rest;
    }
    (count > 1 || !digits.is_empty()).then_some(count)
}

/// The separator at the front of a text and what stands behind it. A raised point may have a blank on
/// one side, where a typesetter left it; before a power of ten it multiplies.
fn separator(text: &str) -> Option<(char, &str)> {
    let mark = text.chars().next()?;
    let behind = text.strip_prefix(mark)?;
    let is_raised = |sign: char| matches!(sign, RAISED | '\u{2219}' | '\u{22C5}');
    let behind_point = if is_raised(mark) {
        Some(behind.strip_prefix(super::is_space).unwrap_or(behind))
    } else {
        behind.strip_prefix(is_raised).filter(|_| super::is_space(mark))
    };
    let multiplies =
        |rest: &str| rest.strip_prefix("10").is_some_and(|rest| raised(rest, true).is_some());
    match behind_point {
        Some(rest) => (!multiplies(rest)).then_some((RAISED, rest)),
        None => Some((mark, behind)),
    }
}

fn split_digits(text: &str) -> (&str, &str) {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    text.split_at_checked(end).unwrap_or(("", text))
}

/// `1 234`, also with a no-break, thin or figure space, and the Swiss `1'234`.
fn is_gap(mark: char) -> bool {
    matches!(mark, ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}' | '\u{2007}' | '\'' | '\u{2019}')
}

fn is_group_head(digits: &str) -> bool {
    (1..=3).contains(&digits.len()) && !digits.starts_with('0')
}

fn meaning(segments: &[Segment], notation: Notation) -> Option<Meaning> {
    let (head, tail) = segments.split_first()?;
    let Some((last, middle)) = tail.split_last() else {
        return Some(Meaning { has_decimals: false, grouped: false, shown: Notation::Unknown });
    };
    let mark = last.before?;
    let (own, other) = match mark {
        '.' => (Notation::Point, Notation::Comma),
        ',' => (Notation::Comma, Notation::Point),
        _ => (Notation::Unknown, Notation::Unknown),
    };
    let is_group = |segment: &Segment| segment.digits.len() == 3;
    let groups = is_group_head(head.digits) && middle.iter().all(is_group);
    let alike = middle.iter().all(|segment| segment.before == Some(mark));
    let decimals = Meaning { has_decimals: true, grouped: !middle.is_empty(), shown: own };
    let thousands = Meaning { has_decimals: false, grouped: true, shown: other };
    if mark == RAISED {
        let once = middle.iter().all(|segment| segment.before != Some(RAISED));
        (once && (middle.is_empty() || groups))
            .then_some(Meaning { shown: Notation::Point, ..decimals })
    } else if is_gap(mark) {
        // `segments` lets a gap stand only among thousands
        Some(thousands)
    } else if middle.is_empty() && !(groups && is_group(last)) {
        Some(decimals)
    } else if middle.is_empty() {
        // `1.234` or `1,234`: says two things
        let read_as_decimals = notation == own || (notation == Notation::Unknown && mark == '.');
        let meaning = if read_as_decimals { decimals } else { thousands };
        Some(Meaning { shown: Notation::Unknown, ..meaning })
    } else if alike {
        (groups && is_group(last)).then_some(thousands)
    } else {
        let group_mark = middle.first()?.before;
        let one_group_mark = middle.iter().all(|segment| segment.before == group_mark);
        (groups && one_group_mark).then_some(decimals)
    }
}

/// The value of the segments, with the power of ten that follows them.
fn written<'a>(segments: &[Segment<'a>], meaning: &Meaning) -> Option<(Numeral, &'a str)> {
    let (last, whole) = segments.split_last()?;
    let whole = if meaning.has_decimals { whole } else { segments };
    let decimals = if meaning.has_decimals { last.digits } else { "" };
    let mut plain = Plain::default();
    for segment in whole {
        plain.push(segment.digits)?;
    }
    plain.push(".")?;
    plain.push(decimals)?;
    let power = power(last.after, !decimals.is_empty());
    let rest = power.as_ref().map_or(last.after, |power| power.rest);
    if let Some(power) = &power {
        plain.push(if power.negative { "e-" } else { "e" })?;
        plain.push_whole(power.exponent)?;
    }
    let value: f64 = plain.as_str()?.parse().ok()?;
    let head = segments.first()?.digits;
    let numeral = Numeral {
        value,
        decimals: u8::try_from(decimals.len()).unwrap_or(u8::MAX),
        grouped: meaning.grouped,
        exponent: power.is_some(),
        zero_led: head.len() > 1 && head.starts_with('0'),
        shown: meaning.shown,
    };
    value.is_finite().then_some((numeral, rest))
}

/// A power of ten: its exponent, and the text after it.
struct Power<'a> {
    negative: bool,
    exponent: u16,
    rest: &'a str,
}

/// `e-05`, `E+06`, `×10^-5`, `× 10⁻⁵`. An `E` without sign after whole digits is a code (`12E4`):
/// software prints a sign or decimals.
fn power(text: &str, has_decimals: bool) -> Option<Power<'_>> {
    if let Some(rest) = text.strip_prefix(['e', 'E']) {
        return signed(rest).filter(|_| has_decimals || rest.starts_with(is_sign));
    }
    let times = text.trim_start_matches(super::is_space).strip_prefix(['×', 'x', '·', '*'])?;
    raised(times.trim_start_matches(super::is_space).strip_prefix("10")?, has_decimals)
}

/// The exponent behind the `10` of `×10`: `^-5`, `^{-5}`, `⁻⁵`. Where the text lost that it was raised,
/// a sign is left of it, and decimals before it tell that it is no range: `4.1 × 10−5`.
fn raised(text: &str, has_decimals: bool) -> Option<Power<'_>> {
    if let Some(exponent) = text.strip_prefix('^') {
        return match exponent.strip_prefix('{') {
            Some(inner) => {
                let power = signed(inner)?;
                Some(Power { rest: power.rest.strip_prefix('}')?, ..power })
            }
            None => signed(exponent),
        };
    }
    superscript(text)
        .or_else(|| signed(text).filter(|_| has_decimals && text.starts_with(['-', '\u{2212}'])))
}

fn is_sign(sign: char) -> bool {
    matches!(sign, '-' | '+' | '\u{2212}')
}

/// An exponent of at most three digits, with or without a sign.
fn signed(text: &str) -> Option<Power<'_>> {
    let unsigned = text.strip_prefix(is_sign);
    let negative = unsigned.is_some() && !text.starts_with('+');
    let (digits, rest) = split_digits(unsigned.unwrap_or(text));
    let is_power = (1..=3).contains(&digits.len()) && !rest.starts_with(char::is_alphanumeric);
    is_power.then_some(())?;
    Some(Power { negative, exponent: digits.parse().ok()?, rest })
}

/// An exponent in raised signs: `⁻⁵`.
fn superscript(text: &str) -> Option<Power<'_>> {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let unsigned = text.strip_prefix(['⁻', '⁺']);
    let (mut rest, mut exponent) = (unsigned.unwrap_or(text), None);
    while let Some((digit, after)) = DIGITS
        .iter()
        .zip(0_u16..)
        .find_map(|(sign, digit)| rest.strip_prefix(*sign).map(|after| (digit, after)))
    {
        exponent = Some(exponent.unwrap_or(0_u16).checked_mul(10)?.checked_add(digit)?);
        rest = after;
    }
    exponent.map(|exponent| Power { negative: text.starts_with('⁻'), exponent, rest })
}

/// A numeral written as Rust parses it, on the stack.
struct Plain {
    bytes: [u8; WRITTEN],
    length: usize,
}

impl Default for Plain {
    fn default() -> Self {
        Plain { bytes: [0; WRITTEN], length: 0 }
    }
}

impl Plain {
    fn push(&mut self, text: &str) -> Option<()> {
        let end = self.length.checked_add(text.len())?;
        self.bytes.get_mut(self.length..end)?.copy_from_slice(text.as_bytes());
        self.length = end;
        Some(())
    }

    fn push_whole(&mut self, number: u16) -> Option<()> {
        if number >= 10 {
            self.push_whole(number / 10)?;
        }
        let digit = usize::from(number % 10);
        self.push("0123456789".get(digit..=digit)?)
    }

    fn as_str(&self) -> Option<&str> {
        std::str::from_utf8(self.bytes.get(..self.length)?).ok()
    }
}
