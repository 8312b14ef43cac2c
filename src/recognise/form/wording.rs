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

/// Whether an explanation is only said to be absent, to stand elsewhere, or not to be needed.
pub(super) fn says_nothing(text: &str) -> bool {
    const NOTHING: [&str; 30] = [
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
        "ja",
        "yes",
        "ok",
        "akkoord",
        "idem",
        "zie boven",
        "zie hierboven",
        "zie onder",
        "zie hieronder",
        "zie eerder",
        "see above",
        "see below",
        "same as above",
        "geen bijzonderheden",
        "no remarks",
        "no comments",
        "niets",
        "nothing",
    ];
    // `N.v.t., alles voldoet`: that nothing has to be explained explains nothing.
    const BEGINS: [&str; 4] = ["nvt", "n v t", "niet van toepassing", "not applicable"];
    const COMPLIES: [&str; 8] =
        ["voldoet", "voldoen", "voldaan", "complies", "comply", "compliant", "meets", "meet"];
    let words = questions::words(text);
    let needless = BEGINS.iter().any(|begin| words.starts_with(begin))
        && words.split(' ').any(|word| COMPLIES.contains(&word))
        && !words.contains(|sign: char| sign.is_ascii_digit());
    NOTHING.contains(&words.as_str()) || needless
}

pub(super) fn is_ordinal(text: &str) -> bool {
    let digits = text.trim_end_matches(['.', ')']);
    digits.chars().all(|c| c.is_ascii_digit()) || digits.chars().count() == 1
}

#[cfg(test)]
mod tests {
    use super::says_nothing;

    #[test]
    fn what_stands_elsewhere_or_is_not_needed_explains_nothing() {
        for text in
            ["Ja", "zie boven", "n.v.t.", "Niet van toepassing, alles voldoet", "See above."]
        {
            assert!(says_nothing(text), "{text}");
        }
        for text in [
            "n.v.t. in tabel 1; in tabel 2 gaat het om gemeenten, geen personen",
            "De 7 bedrijven zijn een openbare lijst",
            "Ja, de cellen onder de 10 zijn samengevoegd",
            "zie bijlage 2 voor de reden",
        ] {
            assert!(!says_nothing(text), "{text}");
        }
    }
}
