//! Names of a candidate made safe to print, and what is wrong with them.

use crate::facts::IrregularityKind;

/// The text without anything that a terminal or a page would obey: control and direction
/// characters become `\u{…}`.
#[must_use]
pub fn safe(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        if is_treacherous(character) {
            safe.extend(character.escape_unicode());
        } else {
            safe.push(character);
        }
    }
    safe
}

/// The path of an entry, from the bytes in the package: UTF-8 where they are UTF-8, else the code
/// page of DOS that zips without a mark are written in. Backslashes become slashes.
pub(super) fn decode(bytes: &[u8], cp437: &str) -> String {
    let text = std::str::from_utf8(bytes).unwrap_or(cp437);
    text.replace('\\', "/")
}

/// What is wrong with the path of an entry.
pub(super) fn irregularities(path: &str, length: u64) -> Vec<IrregularityKind> {
    let mut found = Vec::new();
    if path.chars().any(is_treacherous) {
        found.push(IrregularityKind::ControlCharacters);
    }
    if escapes(path) {
        found.push(IrregularityKind::EscapingName);
    }
    if path.split('/').any(is_reserved) {
        found.push(IrregularityKind::ReservedName);
    }
    if path.encode_utf16().count() as u64 > length
        || path.split('/').any(|part| part.encode_utf16().count() > 255)
    {
        found.push(IrregularityKind::LongName);
    }
    found
}

/// Whether a path leads out of the folder that it is unpacked into.
fn escapes(path: &str) -> bool {
    let mut characters = path.chars();
    let drive = characters.next().is_some_and(|c| c.is_ascii_alphabetic())
        && characters.next() == Some(':');
    path.starts_with('/') || drive || path.split('/').any(|part| part.trim_end() == "..")
}

/// Whether Windows cannot keep a file of that name: devices, trailing dots and spaces, characters
/// that it refuses.
fn is_reserved(part: &str) -> bool {
    const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];
    let stem = part.split('.').next().unwrap_or(part).trim_end().to_uppercase();
    let numbered = ["COM", "LPT"].iter().any(|device| {
        stem.strip_prefix(device).is_some_and(|rest| {
            matches!(rest.chars().next(), Some('0'..='9' | '¹' | '²' | '³'))
                && rest.chars().count() == 1
        })
    });
    DEVICES.contains(&stem.as_str())
        || numbered
        || (part.ends_with(['.', ' ']) && !part.is_empty() && part != "." && part != "..")
        || part.contains(['<', '>', '"', '|', '?', '*', ':'])
}

/// Characters that change what a reader sees without being seen.
fn is_treacherous(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
            | '\u{feff}' | '\u{061c}' | '\u{00ad}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn catches_names_that_lead_out_of_the_folder() {
        for path in ["../x", "/x", "C:/x", "a/../../x", "a/.. /x"] {
            assert!(irregularities(path, 240).contains(&IrregularityKind::EscapingName), "{path}");
        }
    }

    #[test]
    fn catches_names_that_windows_cannot_keep() {
        for path in ["NUL", "nul.txt", "a/com1.csv", "tab.", "tab ", "a:b"] {
            assert!(irregularities(path, 240).contains(&IrregularityKind::ReservedName), "{path}");
        }
    }

    #[test]
    fn does_not_catch_dutch_names() {
        for path in ["tabellen 2023.xlsx", "bijlage één/Überblick (versie 2).csv", "command.do"]
        {
            assert_eq!(irregularities(path, 240), [], "{path}");
        }
    }
}
