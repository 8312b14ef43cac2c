//! Text made safe to print: nothing in it that a terminal or a page would obey or that a reader
//! would not see.

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

/// The same JSON with escapes for all that is not ASCII, which only texts can hold: no shell on the
/// way can take its letters for others, and no terminal obeys it.
pub(crate) fn ascii_json(json: &str) -> String {
    let mut ascii = String::with_capacity(json.len());
    for character in json.chars() {
        if character.is_ascii() && character != '\u{7f}' {
            ascii.push(character);
            continue;
        }
        let mut units = [0; 2];
        for unit in character.encode_utf16(&mut units) {
            ascii.push_str(&format!("\\u{unit:04x}"));
        }
    }
    ascii
}

/// Characters that change what a reader sees without being seen.
pub(crate) fn is_treacherous(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
            | '\u{feff}' | '\u{061c}' | '\u{00ad}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_is_written_out() {
        assert_eq!(safe("a\u{202e}fdp.exe\n\u{0}"), "a\\u{202e}fdp.exe\\u{a}\\u{0}");
        assert_eq!(safe("tabel één (2).xlsx"), "tabel één (2).xlsx");
    }

    #[test]
    fn json_in_ascii_is_the_same_json() {
        let json = r#"{"naam":"één \u0001 𝄞 …"}"#;
        let ascii = ascii_json(json);
        assert!(ascii.is_ascii(), "{ascii}");
        let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert_eq!(read(&ascii), read(json));
    }
}
