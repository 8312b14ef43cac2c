//! What one printed cell says: a number with its marks, a marker in place of a number, a code, or a label.
//!
//! Pure and independent of any file format. Time is linear in the length of the text, nothing is
//! allocated for a cell that holds a plain number, and no text makes it fail: what is not a number
//! in a known convention is a label.

mod bare;
mod bracket;
mod cell;
mod code;
mod marker;
mod marks;
mod name;
mod notation;
mod numeral;
mod prefix;
#[cfg(test)]
mod tests;

use compact_str::format_compact;

pub use crate::facts::Bound;
pub use bare::{Bare, bare};
pub use notation::{Evidence, Notation};

/// Bytes of a cell that are looked at. A printed number with its marks takes a few dozen; a longer
/// text is judged by its beginning, so a cell of a megabyte costs no more than its white space.
const LOOK: usize = 512;

/// What one printed cell says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reading<'a> {
    /// Nothing, or white space only.
    Empty,
    /// At least one number stands in the cell, and nothing else but marks that belong to it.
    Number(Number<'a>),
    /// A marker in place of a number: `.`, `*`, `x`, `n.v.t.`. Not `<10`, which is a number.
    Suppressed(Marker),
    /// One word that stands for a unit or a class, not for a quantity: `000123456`, `GM0363`, `1234 AB`.
    Code(&'a str),
    /// Any other text, also when numbers stand in it: `Model 1`, `18-30`, `65+`, `31-12-2019`.
    Label,
}

/// A number as it is printed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number<'a> {
    /// The first number of the cell; `1,2 mln` is 1 200 000, `12%` is 12, `(4,458)` is 4458.
    pub value: f64,
    /// Decimals as printed: 3 in `0.260***`.
    pub decimals: u8,
    /// `12,5%`, `12.5 %`, `12 pct`.
    pub percent: bool,
    /// `€ 5,-`, `$50.00`, `50.00 EUR`.
    pub currency: bool,
    /// A sign is printed, also with U+2212 or an en dash.
    pub signed: bool,
    /// Thousands are set apart: `1,234`, `1.234`, `1 234`, `1'234`.
    pub grouped: bool,
    /// `1.2e-05`, `1.2×10^-5`.
    pub exponent: bool,
    /// `<10`, `≥5`, `p < .001`, `fewer than 10`.
    pub bound: Option<Bound>,
    /// Marks of significance after the number or after its bracket: `*`, `**`, `†`, and `+` after decimals.
    pub stars: u8,
    /// The bracket that holds the whole: the `(0.045)` below a coefficient.
    pub enclosure: Enclosure,
    /// What else stands in the cell.
    pub second: Second,
    /// What the cell itself calls the number: `N` in `N=8,934`, `t(14998)` in `t(14998)= -1.18`.
    pub name: Option<&'a str>,
}

/// The bracket around a whole cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enclosure {
    /// No bracket around it.
    None,
    /// `(0.045)`: a standard error, a t statistic, or a negative amount in bookkeeping.
    Round,
    /// `[0.1, 0.3]`: an interval, or a t statistic.
    Square,
    /// `{0.045}`: a third statistic, as `esttab` writes.
    Braces,
}

impl Enclosure {
    /// Whether it is one in which errors and tests are printed below or beside their estimates. Braces
    /// stand around what is printed besides those.
    #[must_use]
    pub fn is_of_errors(self) -> bool {
        matches!(self, Self::Round | Self::Square)
    }
}

/// What else stands in the cell of a [`Number`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Second {
    /// Nothing else.
    None,
    /// `5,351 (60)`, `34 (12.5%)`, `187 (<0.1%)`: a frequency with its percentage.
    Percent(f64),
    /// `12.5% (34)`, `12.5 (n=34)`: a percentage or mean with its frequency.
    Count(f64),
    /// `0.93 (0.88–0.99)`, `[0.1, 0.3]`, `0.1 to 0.3`, `2 (1, 3)`: the two ends.
    Interval(f64, f64),
    /// `51.2 ± 3.4`, `51.2 (3.4)`: a standard deviation or error.
    Spread(f64),
    /// `0.93 (p=0.03)`
    PValue(f64),
    /// `12/340`: the denominator.
    Ratio(f64),
    /// `71, 80`, or lines in one cell: further numbers in no convention; the least of them.
    Others {
        /// The least of the further numbers; the first is not among them.
        least: f64,
    },
}

/// Why no number stands where one could.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marker {
    /// Kept back on purpose: `*`, `x`, `[c]`, `[REDACTED]`.
    Confidential,
    /// Not known, or no reason given: `.`, `..`, `NA`, `NaN`.
    Missing,
    /// A dash: nil, kept back or not applicable, by the habits of the writer.
    Dash,
    /// It cannot be: `n.v.t.`, `n/a`.
    NotApplicable,
    /// Nothing was estimated: `Ref.`, `(omitted)`, `(base)`.
    Reference,
}

/// Reads one cell. `notation` decides cells such as `1.234`, which say two things; see [`Evidence`].
#[must_use]
pub fn read(text: &str, notation: Notation) -> Reading<'_> {
    if let Some(number) = bare::number(text, notation) {
        return Reading::Number(number);
    }
    let text = shelled(text);
    if text.is_empty() {
        return Reading::Empty;
    }
    if let Some(marker) = marker::marker(text) {
        return Reading::Suppressed(marker);
    }
    if let Some(code) = code::code(text) {
        return Reading::Code(code);
    }
    match cell::number(looked_at(text), notation) {
        Some((number, _)) => Reading::Number(number),
        None => Reading::Label,
    }
}

/// The ends of a class of whole numbers, which [`read`] takes for a label: `1-4`, `0 - 998 877`.
#[must_use]
pub fn class(text: &str, notation: Notation) -> Option<(f64, f64)> {
    cell::class(looked_at(shelled(text)), notation)
}

/// Could be a calendar year: `2019`, `2019*`; not `2,019`, `2019.0` or `2019 (5%)`.
#[must_use]
pub fn is_year(number: &Number) -> bool {
    (1900.0..=2100.0).contains(&number.value)
        && *number == Number { stars: number.stars, ..Number::plain(number.value) }
}

impl Number<'_> {
    /// A bare whole number, without any mark.
    #[must_use]
    pub fn plain(value: f64) -> Self {
        Number {
            value,
            decimals: 0,
            percent: false,
            currency: false,
            signed: false,
            grouped: false,
            exponent: false,
            bound: None,
            stars: 0,
            enclosure: Enclosure::None,
            second: Second::None,
            name: None,
        }
    }

    /// A number that a file stores as a number, with the decimals that writing it out in full takes.
    #[must_use]
    pub fn stored(value: f64) -> Self {
        // What sums of weights leave of a whole number is meant as one: 1056.0000000000778.
        let near = value.round();
        let dust = near.abs() >= 1.0 && (value - near).abs() <= near.abs() * 1e-12;
        let value = if dust { near } else { value };
        let decimals = if value.fract() == 0.0 {
            0
        } else {
            let written = format_compact!("{value}");
            let decimals = written.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            u8::try_from(decimals).unwrap_or(u8::MAX)
        };
        Number { decimals, signed: value < 0.0, ..Number::plain(value) }
    }
}

/// White space, and the marks of direction and width that office programs leave around a cell.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
}

/// The text without what protects it from a spreadsheet or typesetter: `="0.260***"` (Stata's
/// `esttab`), `"0.260"`, `'0.260` (Excel's text prefix), `$-0.26$` (mathematics in TeX and Markdown).
fn shelled(text: &str) -> &str {
    let text = text.trim_matches(is_space);
    let text = text.strip_prefix('=').filter(|rest| rest.starts_with('"')).unwrap_or(text);
    let text = between(text, '"').or_else(|| between(text, '$')).unwrap_or(text);
    let text = text.strip_prefix('\'').unwrap_or(text);
    text.trim_matches(is_space)
}

fn between(text: &str, mark: char) -> Option<&str> {
    text.strip_prefix(mark)?.strip_suffix(mark)
}

/// The part of a long text that is judged: up to the last white space within [`LOOK`].
fn looked_at(text: &str) -> &str {
    if text.len() <= LOOK {
        return text;
    }
    let head = text.get(..text.floor_char_boundary(LOOK)).unwrap_or_default();
    let head = head.rsplit_once(is_space).map_or("", |(head, _)| head);
    head.trim_end_matches(|c| is_space(c) || matches!(c, ',' | ';' | '|'))
}
