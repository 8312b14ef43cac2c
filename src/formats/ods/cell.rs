//! One cell: what its attributes and its text say that it holds.

use super::super::sheets::formula;
use super::super::xml::Tag;
use super::repeat::times;
use super::styles::Styles;
use crate::content::{NumberFormat, Value};

/// A cell whose begin was read.
#[derive(Debug, Default)]
pub(super) struct OpenCell {
    /// How many cells it stands for, side by side.
    pub(super) repeated: u32,
    /// How many rows and columns it joins.
    pub(super) span: (u32, u32),
    /// Whether another cell covers it.
    pub(super) covered: bool,
    kind: String,
    number: Option<String>,
    string: Option<String>,
    truth: bool,
    error: bool,
    formula: String,
    style: String,
}

impl OpenCell {
    pub(super) fn begin(tag: Tag<'_>) -> Self {
        let mut cell = Self {
            repeated: times(tag, "number-columns-repeated"),
            span: (times(tag, "number-rows-spanned"), times(tag, "number-columns-spanned")),
            covered: tag.name() == "covered-table-cell",
            ..Self::default()
        };
        for (name, value) in tag.attributes() {
            match name {
                // Newer programs add a kind of their own, which alone knows errors.
                "value-type" if &*value == "error" => cell.error = true,
                "value-type" if cell.kind.is_empty() => cell.kind = value.into_owned(),
                "value" => cell.number = Some(value.into_owned()),
                "string-value" => cell.string = Some(value.into_owned()),
                "boolean-value" => cell.truth = &*value == "true",
                "formula" => cell.formula = value.into_owned(),
                "style-name" => cell.style = value.into_owned(),
                _ => {}
            }
        }
        cell
    }

    /// Whether it is a formula whose result was not saved.
    pub(super) fn lacks_result(&self, text: &str) -> bool {
        !self.formula.is_empty() && self.kind.is_empty() && text.is_empty()
    }

    /// Whether it says two things of itself: a value that is none of its kind, a kind that is none, or
    /// a whole number other than the one that is written in it.
    pub(super) fn contradicts(&self, text: &str) -> bool {
        const KINDS: [&str; 9] =
            ["", "float", "percentage", "currency", "date", "time", "boolean", "string", "void"];
        if !KINDS.contains(&self.kind.as_str()) {
            return true;
        }
        let Some(number) = self.number.as_deref() else { return false };
        match (number.trim().parse::<f64>(), text.trim()) {
            (Err(_), _) => true,
            (Ok(number), text)
                if self.kind == "float" && is_whole(text) && number.fract() == 0.0 =>
            {
                text.parse().is_ok_and(|shown: f64| !is_scaled(number, shown))
            }
            _ => false,
        }
    }

    /// Whether its formula starts a program or leads out of the file.
    pub(super) fn is_active(&self) -> bool {
        formula::is_active(&self.formula)
    }
}

/// Whether a text is nothing but a few digits.
fn is_whole(text: &str) -> bool {
    (1..=15).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a number may be shown so: as it is, without its sign, or in thousands.
fn is_scaled(number: f64, shown: f64) -> bool {
    let thousands = [1.0, 1e3, 1e6, 1e9];
    thousands.iter().any(|unit| (number.abs() / unit - shown).abs() <= 0.5)
}

/// What a cell holds; none where it holds nothing.
pub(super) fn value(cell: &OpenCell, text: &str, styles: &Styles) -> Option<Value> {
    if cell.error {
        return Some(Value::Error);
    }
    let written = cell.string.as_deref().unwrap_or(text);
    let number = cell.number.as_deref().and_then(|number| number.trim().parse::<f64>().ok());
    let number = number.filter(|number| number.is_finite());
    let decimals = || styles.shown(&cell.style).decimals;
    match (cell.kind.as_str(), number) {
        ("float", Some(number)) => {
            let format = decimals().map_or(NumberFormat::General, NumberFormat::Fixed);
            Some(Value::Number(number, format))
        }
        ("percentage", Some(number)) => {
            Some(Value::Number(number, NumberFormat::Percent(decimals().unwrap_or(0))))
        }
        ("currency", Some(number)) => {
            Some(Value::Number(number, NumberFormat::Money(decimals().unwrap_or(2))))
        }
        ("date" | "time", _) => Some(Value::Date),
        ("boolean", _) => Some(Value::Truth(cell.truth)),
        _ if written.trim().is_empty() => None,
        _ => Some(Value::Text(written.into())),
    }
}

/// Whether a person sees the value.
pub(super) fn is_shown(cell: &OpenCell, styles: &Styles) -> bool {
    let shown = styles.shown(&cell.style);
    let is_number = matches!(cell.kind.as_str(), "float" | "percentage" | "currency");
    !(shown.invisible || is_number && shown.unseen)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(kind: &str, number: &str) -> OpenCell {
        let (kind, number) = (kind.to_owned(), Some(number.to_owned()));
        OpenCell { kind, number, ..OpenCell::default() }
    }

    #[test]
    fn catches_a_cell_that_says_two_things_of_itself() {
        assert!(cell("float", "130").contradicts("3"));
        assert!(cell("float", "3,0").contradicts(""));
        assert!(cell("vlotter", "3").contradicts("3"));
    }

    #[test]
    fn does_not_take_another_way_of_showing_for_another_number() {
        for (number, shown) in
            [("130", "130"), ("1204", "1.204"), ("-3", "3"), ("1204000", "1204"), ("3", "")]
        {
            assert!(!cell("float", number).contradicts(shown), "{number} {shown}");
        }
        assert!(!cell("percentage", "0.03").contradicts("3"));
        assert!(!cell("float", "2.6").contradicts("3"));
    }
}
