//! Text as lines, whatever its encoding: one line at a time, so that memory does not grow.
//!
//! The encoding is told by a closed rule, not guessed by statistics: a byte order mark; else NULs
//! in every other byte (UTF-16); else UTF-8, in which a byte that is none is read as Windows-1252.
//! Statistics packages write nothing else on the desktops that exports come from.

mod lines;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
pub(super) use lines::{Lines, TextLine};
use std::sync::LazyLock;

/// The encodings that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    /// UTF-8, with stray bytes in Windows-1252.
    Bytes,
    Utf16Little,
    Utf16Big,
    /// Four bytes a character: no program that writes exports does.
    Utf32,
}

/// The encoding of a text that begins like this, and the length of its byte order mark.
fn detect(begin: &[u8]) -> (Encoding, usize) {
    match begin {
        [0xEF, 0xBB, 0xBF, ..] => return (Encoding::Bytes, 3),
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => return (Encoding::Utf32, 4),
        [0xFF, 0xFE, ..] => return (Encoding::Utf16Little, 2),
        [0xFE, 0xFF, ..] => return (Encoding::Utf16Big, 2),
        _ => {}
    }
    // Without a mark, western text in UTF-16 shows as a NUL in (almost) every other byte.
    let looked_at = begin.get(..4096).unwrap_or(begin);
    let nuls =
        |offset: usize| looked_at.iter().skip(offset).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, pairs) = (nuls(0), nuls(1), looked_at.len() / 2);
    if pairs >= 2 && odd * 10 >= pairs * 6 && even * 10 <= pairs {
        (Encoding::Utf16Little, 0)
    } else if pairs >= 2 && even * 10 >= pairs * 6 && odd * 10 <= pairs {
        (Encoding::Utf16Big, 0)
    } else {
        (Encoding::Bytes, 0)
    }
}

/// The begin of a file as text; none where it is no text (control characters, NULs).
pub(super) fn begin(bytes: &[u8]) -> Option<String> {
    let (encoding, mark) = detect(bytes);
    let rest = bytes.get(mark..).unwrap_or_default();
    if encoding == Encoding::Bytes && is_no_text(rest) {
        return None;
    }
    let mut text = String::new();
    match encoding {
        Encoding::Bytes => {
            decode_bytes(rest, &mut text, false);
        }
        Encoding::Utf16Little => text = UTF_16LE.decode_without_bom_handling(rest).0.into_owned(),
        Encoding::Utf16Big => text = UTF_16BE.decode_without_bom_handling(rest).0.into_owned(),
        Encoding::Utf32 => return None,
    }
    let odd = if holds_odd(&text) { text.chars().filter(|c| is_odd(*c)).count() } else { 0 };
    // A stray control character is a fault in a text; one in fifty is no text.
    (odd.saturating_mul(50) <= text.len()).then_some(text)
}

/// Whether there are so many control characters among bytes that they are no text however they are
/// decoded: into at most three bytes of UTF-8 each.
fn is_no_text(bytes: &[u8]) -> bool {
    // Most texts hold none, which is seen many bytes at a time.
    if !bytes.iter().fold(false, |any, byte| any | is_odd_byte(*byte)) {
        return false;
    }
    let odd = bytes.iter().filter(|byte| is_odd_byte(**byte)).count();
    odd.saturating_mul(50) > bytes.len().saturating_mul(3)
}

/// Whether a character has no business in a text.
fn is_odd(character: char) -> bool {
    character.is_control() && !matches!(character, '\t' | '\n' | '\r' | '\u{c}' | '\u{85}')
}

/// Whether a byte is such a character by itself.
fn is_odd_byte(byte: u8) -> bool {
    (byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c)) || byte == 0x7f
}

/// Whether a text holds such a character. Only where a byte can belong to one is it looked at
/// character by character.
fn holds_odd(text: &str) -> bool {
    let suspect = |byte: u8| is_odd_byte(byte) || byte == 0xc2;
    text.bytes().fold(false, |any, byte| any | suspect(byte)) && text.contains(is_odd)
}

/// Appends bytes as text and returns how many were used: a UTF-8 character that is cut off at the
/// end is left for the next call, unless it is the last one.
fn decode_bytes(mut bytes: &[u8], text: &mut String, last: bool) -> usize {
    let whole = bytes.len();
    loop {
        match std::str::from_utf8(bytes) {
            Ok(valid) => {
                text.push_str(valid);
                return whole;
            }
            Err(error) => {
                let (valid, rest) = bytes.split_at(error.valid_up_to());
                text.push_str(&String::from_utf8_lossy(valid));
                if error.error_len().is_none() && !last {
                    return whole - rest.len();
                }
                let (stray, after) = rest.split_at(rest.len().min(1));
                text.extend(stray.iter().map(|byte| stray_character(*byte)));
                bytes = after;
            }
        }
    }
}

/// What a byte from 0x80 on stands for that is no part of UTF-8.
fn stray_character(byte: u8) -> char {
    static WINDOWS: LazyLock<Vec<char>> = LazyLock::new(|| {
        let bytes: Vec<u8> = (0x80..=0xff).collect();
        WINDOWS_1252.decode_without_bom_handling(&bytes).0.chars().collect()
    });
    let at = usize::from(byte).wrapping_sub(0x80);
    WINDOWS.get(at).copied().unwrap_or_else(|| char::from(byte))
}
