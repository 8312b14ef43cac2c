//! The console of Windows: the letters it understands, and whether the window is the program's own.

use encoding_rs::WINDOWS_1252;
use oem_cp::code_table::ENCODING_TABLE_CP_MAP;
use oem_cp::{OEMCPHashMap, encode_char_checked};
use std::borrow::Cow;

/// The code page in which Windows puts what is written to a pipe or a file into characters; none on
/// other systems and where the program has no console.
#[cfg(windows)]
pub(super) fn code_page() -> Option<u32> {
    win32console::console::WinConsole::get_output_code_page().ok().filter(|page| *page != 0)
}

#[cfg(not(windows))]
pub(super) fn code_page() -> Option<u32> {
    None
}

/// Whether the window opened for the program and closes with it: it was started by dropping a file
/// on it, or from a menu, and not from a shell.
#[cfg(windows)]
pub(super) fn is_own_window() -> bool {
    use std::io::{IsTerminal as _, stdin, stdout};
    // Unused places of the list are zero.
    let alone = |list: Vec<u32>| list.into_iter().filter(|process| *process != 0).count() == 1;
    stdin().is_terminal()
        && stdout().is_terminal()
        && win32console::console::WinConsole::get_process_list().is_ok_and(alone)
}

#[cfg(not(windows))]
pub(super) fn is_own_window() -> bool {
    false
}

/// The text in the bytes of a code page; in UTF-8 where there is none or it is not known.
///
/// Signs of typography that the page lacks become their plain form, other characters a question
/// mark.
pub(super) fn encoded(text: &str, code_page: Option<u32>) -> Cow<'_, [u8]> {
    let letters = code_page.map_or(Letters::Utf8, Letters::of);
    if text.is_ascii() || matches!(letters, Letters::Utf8) {
        return Cow::Borrowed(text.as_bytes());
    }
    let mut bytes = Vec::with_capacity(text.len());
    for character in text.chars() {
        match letters.byte(character) {
            Some(byte) => bytes.push(byte),
            None => bytes.extend_from_slice(plain(character).as_bytes()),
        }
    }
    Cow::Owned(bytes)
}

/// How characters become bytes.
enum Letters {
    Utf8,
    Windows1252,
    Dos(&'static OEMCPHashMap<char, u8>),
}

impl Letters {
    fn of(code_page: u32) -> Self {
        let known = u16::try_from(code_page).ok().and_then(|page| ENCODING_TABLE_CP_MAP.get(&page));
        match (code_page, known) {
            (1252, _) => Self::Windows1252,
            (_, Some(table)) => Self::Dos(table),
            _ => Self::Utf8,
        }
    }

    /// The byte of a character in a code page of one byte a character.
    fn byte(&self, character: char) -> Option<u8> {
        match self {
            Self::Utf8 => None,
            Self::Dos(table) => encode_char_checked(character, table),
            Self::Windows1252 => {
                let mut buffer = [0; 4];
                let text = character.encode_utf8(&mut buffer);
                let (bytes, _, lacking) = WINDOWS_1252.encode(text);
                bytes.first().copied().filter(|_| !lacking)
            }
        }
    }
}

/// The sign in ASCII that reads like this one.
fn plain(character: char) -> &'static str {
    match character {
        '…' => "...",
        '‐'..='―' | '−' => "-",
        '‘' | '’' => "'",
        '“' | '”' => "\"",
        '•' | '·' => "*",
        '×' => "x",
        '≤' => "<=",
        '≥' => ">=",
        '→' => "->",
        '\u{a0}' | '\u{2009}' | '\u{202f}' => " ",
        _ => "?",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dutch_letters_are_right_in_every_code_page_of_western_windows() {
        let dutch = "één coëfficiënt: ïö";
        for (page, bytes) in [
            (437, &b"\x82\x82n co\x89ffici\x89nt: \x8b\x94"[..]),
            (850, b"\x82\x82n co\x89ffici\x89nt: \x8b\x94"),
            (1252, b"\xe9\xe9n co\xebffici\xebnt: \xef\xf6"),
            (65001, dutch.as_bytes()),
        ] {
            assert_eq!(&*encoded(dutch, Some(page)), bytes, "{page}");
        }
        assert_eq!(&*encoded(dutch, None), dutch.as_bytes());
    }

    #[test]
    fn what_a_code_page_lacks_is_said_plainly() {
        assert_eq!(&*encoded("a … b – “c” ≥ 漢", Some(850)), b"a ... b - \"c\" >= ?");
        assert_eq!(&*encoded("a … b", Some(1252)), b"a \x85 b");
    }
}
