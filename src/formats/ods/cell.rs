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

    /// Whether its formula starts a program or leads out of the file.
    pub(super) fn is_active(&self) -> bool {
        formula::is_active(&self.formula)
    }
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
