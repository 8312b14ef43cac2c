//! What stands in the place of an answer: whether it answers, asks to be filled in, or explains how.

use super::questions;

/// The text as an answer; none where it only marks the place of one.
pub(super) fn answer(text: &str) -> Option<&str> {
    let text = text.trim();
    if text.contains(['☒', '☑', '✓', '✔', '✗', '✘']) || has_cross(text) {
        return Some(text);
    }
    let words = questions::words(text);
    let options: Vec<&str> = words.split(' ').collect();
    let all_options = options.len() > 1
        && options.iter().all(|word| {
            matches!(
                *word,
                "ja" | "nee" | "nvt" | "yes" | "no" | "na" | "of" | "or" | "n" | "v" | "t"
            )
        });
    let bare = !text.chars().any(char::is_alphanumeric);
    let stand_in = words.chars().all(|c| matches!(c, 'x' | 'd' | 'm' | 'j' | 'y' | ' '))
        && words.chars().count() > 2;
    let said = words == "n v t" || words == "n a";
    let empty = bare || (all_options && !said) || stand_in || is_prompt(text);
    (!empty).then_some(text)
}

/// Whether a box drawn with brackets is crossed: `[x] ja  [ ] nee`.
fn has_cross(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.contains("[x]") || lower.contains("(x)")
}

/// Whether an office program or the maker of the form asks for something to be written here.
fn is_prompt(text: &str) -> bool {
    const BEGINS: [&str; 24] = [
        "klik",
        "tik hier",
        "kies een",
        "selecteer",
        "vul hier",
        "vul in",
        "typ hier",
        "geef hier",
        "beschrijf hier",
        "hier invullen",
        "in te vullen",
        "click",
        "tap here",
        "choose",
        "select",
        "enter",
        "fill in",
        "type here",
        "your answer",
        "insert",
        "tekst invoeren",
        "uw antwoord",
        "indien van toepassing",
        "if applicable",
    ];
    let lower = text.to_lowercase();
    let wrapped = [('(', ')'), ('[', ']'), ('<', '>'), ('{', '}')]
        .iter()
        .any(|(open, close)| text.starts_with(*open) && text.ends_with(*close));
    let box_alone = text.starts_with(['☐', '□', '❑']);
    wrapped || box_alone || BEGINS.iter().any(|begin| lower.starts_with(begin))
}

/// Whether running text tells how the form is to be filled in.
pub(super) fn is_instruction(text: &str) -> bool {
    const BEGINS: [&str; 34] = [
        "vul ",
        "geef ",
        "beschrijf",
        "vermeld",
        "noem",
        "licht ",
        "let op",
        "indien ",
        "hier ",
        "graag ",
        "dit formulier",
        "u ",
        "bijv",
        "voeg ",
        "gebruik",
        "stuur",
        "lever ",
        "alle ",
        "optioneel",
        "verplicht",
        "maximaal",
        "fill",
        "please",
        "give",
        "describe",
        "state",
        "if ",
        "note",
        "this form",
        "you ",
        "e.g",
        "optional",
        "required",
        "use ",
    ];
    let lower = text.trim().to_lowercase();
    BEGINS.iter().any(|begin| lower.starts_with(begin)) || is_example(&lower)
}

/// Whether the text gives an example of an answer.
pub(super) fn is_example(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["bijv.", "bijvoorbeeld", "bv.", "e.g.", "for example", "voorbeeld:", "example:"]
        .iter()
        .any(|sign| lower.contains(sign))
}

/// Whether an explanation is only said to be absent.
pub(super) fn says_nothing(text: &str) -> bool {
    const NOTHING: [&str; 12] = [
        "nvt",
        "n v t",
        "na",
        "n a",
        "geen",
        "nee",
        "no",
        "none",
        "niet van toepassing",
        "not applicable",
        "geen toelichting",
        "geen opmerkingen",
    ];
    NOTHING.contains(&questions::words(text).as_str())
}

pub(super) fn is_ordinal(text: &str) -> bool {
    let digits = text.trim_end_matches(['.', ')']);
    digits.chars().all(|c| c.is_ascii_digit()) || digits.chars().count() == 1
}
