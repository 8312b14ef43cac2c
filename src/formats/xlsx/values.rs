//! From what a cell is written as to the value that a person sees, and whether a person sees it.

use super::super::sheets::number_format::Way;
use super::cells::{Kind, Written};
use super::strings::Strings;
use super::styles::Styles;
use crate::content::{NumberFormat, Value};

/// What a cell holds.
#[derive(Debug, PartialEq)]
pub(super) enum Reading {
    /// Nothing.
    Empty,
    /// A value, and whether it is shown.
    Value { value: Value, shown: bool },
    /// A formula whose result was not saved.
    NoResult,
    /// Something that contradicts itself: a string that does not exist, a kind that is none.
    /// The text as written, where there is one.
    Broken(Option<Value>),
}

/// Reads a cell by the styles and strings of its workbook.
pub(super) fn read(cell: Written<'_>, styles: &Styles, strings: &Strings) -> Reading {
    let style = styles.get(cell.style);
    let invisible = style.is_some_and(|style| style.invisible);
    let Some(written) = cell.value else {
        return if cell.formula.is_some() { Reading::NoResult } else { Reading::Empty };
    };
    let text = |text: &str| {
        // Space alone is not seen by anyone, and is no result.
        if text.trim().is_empty() {
            return Reading::Empty;
        }
        let hidden = invisible || style.is_some_and(|style| style.shown.hides_text());
        Reading::Value { value: Value::Text(text.into()), shown: !hidden }
    };
    let bare = written.trim();
    match cell.kind {
        Kind::Text => text(written),
        Kind::Shared => match bare.parse().ok().and_then(|number| strings.get(number)) {
            Some(shared) => text(shared),
            None => Reading::Broken(None),
        },
        Kind::Truth if !matches!(bare, "0" | "1" | "true" | "false") => {
            Reading::Broken(Some(Value::Text(bare.into())))
        }
        Kind::Truth => {
            let value = Value::Truth(matches!(bare, "1" | "true"));
            Reading::Value { value, shown: !invisible }
        }
        // Anything may be called an error; programs write one of a few words.
        Kind::Error if !bare.starts_with('#') => text(bare),
        Kind::Error => Reading::Value { value: Value::Error, shown: !invisible },
        Kind::Date => Reading::Value { value: Value::Date, shown: !invisible },
        Kind::Unknown => Reading::Broken(Some(Value::Text(bare.into()))),
        Kind::Number if bare.is_empty() => {
            if cell.formula.is_some() {
                Reading::NoResult
            } else {
                Reading::Empty
            }
        }
        Kind::Number => match bare.parse::<f64>() {
            Ok(number) if number.is_finite() => {
                let way = style
                    .map_or(Way::Number(NumberFormat::General), |style| style.shown.number(number));
                let value = match way {
                    Way::Number(format) => Value::Number(number, format),
                    Way::Date => Value::Date,
                    Way::Unseen => Value::Number(number, NumberFormat::General),
                };
                Reading::Value { value, shown: !invisible && way != Way::Unseen }
            }
            // What is no number is text: nothing is lost, so nothing is left unread.
            _ => text(bare),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(kind: Kind, value: Option<&str>, formula: Option<&str>) -> Reading {
        let cell = Written { address: "", style: 0, kind, value, formula };
        read(cell, &Styles::default(), &Strings::default())
    }

    #[test]
    fn a_formula_without_its_result_is_no_empty_cell() {
        assert_eq!(cell(Kind::Number, None, Some("A1+1")), Reading::NoResult);
        assert_eq!(cell(Kind::Number, Some(""), Some("A1+1")), Reading::NoResult);
        assert_eq!(cell(Kind::Text, Some(""), Some("\"\"")), Reading::Empty);
        assert_eq!(cell(Kind::Number, None, None), Reading::Empty);
    }

    #[test]
    fn a_number_that_is_none_is_text_and_a_string_that_is_none_is_broken() {
        for written in ["NaN", "inf", "1e309", "x"] {
            let text = Reading::Value { value: Value::Text(written.into()), shown: true };
            assert_eq!(cell(Kind::Number, Some(written), None), text);
        }
        let text = Reading::Value { value: Value::Text("3".into()), shown: true };
        assert_eq!(cell(Kind::Error, Some("3"), None), text);
        assert_eq!(
            cell(Kind::Truth, Some("3"), None),
            Reading::Broken(Some(Value::Text("3".into())))
        );
        for index in ["999", "-1", "abc", ""] {
            assert_eq!(cell(Kind::Shared, Some(index), None), Reading::Broken(None));
        }
    }
}
