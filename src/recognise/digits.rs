//! Digits of other scripts, raised and encircled ones, and signs that take no room: what is written
//! with them reads as with plain digits.
//!
//! A person who opens the file sees a number in `３`, `٣` and `③` alike, and none of the signs that may
//! stand within it unseen. Recognisers look for plain digits, so everything is written plainly first.

use crate::content::{Content, Value};
use unicode_normalization::UnicodeNormalization as _;

/// The noughts of the scripts that have digits of their own; the other nine follow each.
#[rustfmt::skip]
const NOUGHTS: &[char] = &[
    '\u{660}', '\u{6F0}', '\u{7C0}', '\u{966}', '\u{9E6}', '\u{A66}', '\u{AE6}', '\u{B66}',
    '\u{BE6}', '\u{C66}', '\u{CE6}', '\u{D66}', '\u{DE6}', '\u{E50}', '\u{ED0}', '\u{F20}',
    '\u{1040}', '\u{1090}', '\u{17E0}', '\u{1810}', '\u{1946}', '\u{19D0}', '\u{1A80}',
    '\u{1A90}', '\u{1B50}', '\u{1BB0}', '\u{1C40}', '\u{1C50}', '\u{A620}', '\u{A8D0}',
    '\u{A900}', '\u{A9D0}', '\u{A9F0}', '\u{AA50}', '\u{ABF0}', '\u{FF10}', '\u{104A0}',
    '\u{10D30}', '\u{11066}', '\u{110F0}', '\u{11136}', '\u{111D0}', '\u{112F0}', '\u{11450}',
    '\u{114D0}', '\u{11650}', '\u{116C0}', '\u{11730}', '\u{118E0}', '\u{11950}', '\u{11C50}',
    '\u{11D50}', '\u{11DA0}', '\u{16A60}', '\u{16AC0}', '\u{16B50}', '\u{1D7CE}', '\u{1D7D8}',
    '\u{1D7E2}', '\u{1D7EC}', '\u{1D7F6}', '\u{1E140}', '\u{1E2F0}', '\u{1E950}', '\u{1FBF0}',
];

/// The piece of content with its digits written plainly.
pub(super) fn plainly(mut content: Content) -> Content {
    match &mut content {
        Content::Row(row) => {
            for cell in &mut row.cells {
                if let Value::Text(text) = &mut cell.value
                    && let Some(plain) = written(text).or_else(|| unfolded(text))
                {
                    *text = plain.into();
                }
            }
        }
        Content::Line(line) => {
            if let Some(plain) = written(&line.text) {
                line.text = plain;
            }
        }
        _ => {}
    }
    content
}

/// The text with the digits of other scripts as plain ones, and without the signs that take no room
/// in a number; none where that changes nothing.
fn written(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let mut plain = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\u{66B}' => plain.push('.'),
            '\u{66C}' => plain.push('\''),
            _ if takes_no_room(sign) => {}
            _ if is_over_a_digit(sign) && plain.ends_with(|c: char| c.is_ascii_digit()) => {}
            _ => plain.push(digit(sign).unwrap_or(sign)),
        }
    }
    // Signs without room join letters in many languages: where there is no number, they stay.
    let holds_number = plain.contains(|c: char| c.is_ascii_digit());
    (holds_number && plain != text).then_some(plain)
}

/// The plain digit for one of another script.
fn digit(sign: char) -> Option<char> {
    let after = NOUGHTS.partition_point(|nought| *nought <= sign);
    let nought = NOUGHTS.get(after.checked_sub(1)?)?;
    char::from_digit(u32::from(sign).checked_sub(u32::from(*nought))?, 10)
}

/// Marks of direction, joiners, soft hyphens, fillers, tags.
fn takes_no_room(sign: char) -> bool {
    matches!(
        sign,
        '\u{AD}'
            | '\u{61C}'
            | '\u{115F}'..='\u{1160}'
            | '\u{180E}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}

/// Accents, strokes and boxes that are drawn over or around what stands before them.
fn is_over_a_digit(sign: char) -> bool {
    matches!(sign, '\u{300}'..='\u{36F}' | '\u{20D0}'..='\u{20FF}')
}

/// The number that a cell of raised, lowered or encircled digits alone shows: `³`, `③`. Beside
/// other signs such a digit is a note mark or a power.
fn unfolded(text: &str) -> Option<String> {
    const LONGEST: usize = 64;
    let trimmed = text.trim();
    let is_beside = trimmed.contains(|c: char| c.is_ascii_digit());
    if trimmed.is_ascii() || is_beside || trimmed.len() > LONGEST {
        return None;
    }
    let plain: String = trimmed.nfkc().collect();
    plain.bytes().all(|byte| byte.is_ascii_digit()).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str) -> String {
        written(text).or_else(|| unfolded(text)).unwrap_or_else(|| text.to_owned())
    }

    #[test]
    fn catches_numbers_in_digits_of_other_scripts() {
        for text in ["１２０", "١٢٠", "۱۲۰", "१२०", "𝟏𝟐𝟎", "¹²⁰", "₁₂₀", "①②⓪"]
        {
            assert_eq!(cell(text), "120");
        }
        assert_eq!(cell("١٬٢٠٤٫٥"), "1'204.5");
        assert_eq!(written("Zuid: n = ３").as_deref(), Some("Zuid: n = 3"));
        assert!(NOUGHTS.is_sorted());
    }

    #[test]
    fn catches_numbers_with_signs_that_take_no_room() {
        for text in [
            "\u{202a}12\u{202c}",
            "1\u{200b}2",
            "1\u{ad}2",
            "\u{2800}12",
            "\u{3164}12",
            "12\u{336}",
            "12\u{fe0f}\u{20e3}",
            "12\u{e0033}",
        ] {
            assert_eq!(cell(text), "12", "{text:?}");
        }
    }

    #[test]
    fn does_not_touch_words_note_marks_and_powers() {
        for text in
            ["Fryslân", "نمی\u{200c}شود", "12¹", "m²", "R²", "(¹)", "½", "e\u{301}", "", "¹ noot"]
        {
            assert_eq!(cell(text), text);
        }
    }
}
