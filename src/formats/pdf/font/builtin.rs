//! The encoding that a font brings along itself: TeX's fonts say nothing of theirs in the document.
//!
//! Convention (ISO 32000, 9.6.5.2; Adobe Type 1 Font Format, 2.3): a font programme of type 1 begins
//! in clear text, with `/Encoding 256 array … dup 123 /endash put … readonly def`. Where no programme
//! can be read, the fonts of Computer Modern are known by their names (`ABCDEF+CMR10`): the text
//! fonts are in Knuth's OT1, the italics for mathematics in OML, the symbols in OMS.

use super::super::STREAM_BYTES;
use lopdf::{Dictionary, Document, Encoding, Object, Stream};
use std::collections::BTreeMap;

/// What each code of a font says.
pub(super) type Table = BTreeMap<u8, String>;

/// Bytes of a font programme in which its encoding stands.
const CLEAR_TEXT: usize = 64 * 1024;

/// The encoding that a font brings along; none where the document gives one, or it is the standard.
pub(super) fn table(document: &Document, font: &Dictionary, base: &str) -> Option<Table> {
    if font.has(b"ToUnicode") || font.has(b"Encoding") && !is_partial(document, font) {
        return None;
    }
    let programme = font
        .get_deref(b"FontDescriptor", document)
        .and_then(Object::as_dict)
        .and_then(|descriptor| descriptor.get_deref(b"FontFile", document))
        .and_then(Object::as_stream)
        .ok();
    let mut table = programme.and_then(encoding).or_else(|| of_tex(base))?;
    for (code, name) in differences(document, font) {
        table.insert(code, name);
    }
    Some(table)
}

/// An encoding of the document of which the parser does not know a glyph: what is known of it, and
/// before that what the table for search and copying tells.
pub(super) fn differing(
    document: &Document,
    font: &Dictionary,
    told: Option<&Encoding<'_>>,
) -> Option<Table> {
    let encoding = font.get_deref(b"Encoding", document).and_then(Object::as_dict).ok()?;
    let base = encoding.get_deref(b"BaseEncoding", document).and_then(Object::as_name);
    let base = base.unwrap_or(b"StandardEncoding").to_vec();
    let plain = Dictionary::from_iter([
        ("Type", Object::Name(b"Font".to_vec())),
        ("Encoding", Object::Name(base)),
    ]);
    let plain = plain.get_font_encoding_with_limit(document, STREAM_BYTES).ok()?;
    let said = |code: u8| Some((code, plain.bytes_to_string(&[code]).ok()?));
    let mut table: Table =
        (0..=u8::MAX).filter_map(said).filter(|(_, text)| !text.is_empty()).collect();
    table.extend(differences(document, font));
    for code in 0..=u8::MAX {
        let letter = told.and_then(|told| told.bytes_to_string(&[code]).ok());
        table.extend(letter.filter(|text| is_letter(text)).map(|text| (code, text)));
    }
    Some(table)
}

/// Whether a text shows something.
fn is_letter(text: &str) -> bool {
    !text.is_empty() && !text.contains(|sign: char| sign == '\u{fffd}' || sign.is_control())
}

/// Whether the document only says where the encoding of the font differs from its own.
fn is_partial(document: &Document, font: &Dictionary) -> bool {
    let encoding = font.get_deref(b"Encoding", document).and_then(Object::as_dict);
    encoding.is_ok_and(|encoding| !encoding.has(b"BaseEncoding"))
}

/// Where the document says that the encoding differs.
fn differences(document: &Document, font: &Dictionary) -> Vec<(u8, String)> {
    let list = font
        .get_deref(b"Encoding", document)
        .and_then(Object::as_dict)
        .and_then(|encoding| encoding.get_deref(b"Differences", document))
        .and_then(Object::as_array);
    let mut code = 0_u8;
    let mut found = Vec::new();
    for item in list.map(Vec::as_slice).unwrap_or_default() {
        match item {
            Object::Name(name) => {
                found.push((code, of_code(name, code).unwrap_or_else(|| text_of(name))));
                code = code.saturating_add(1);
            }
            other => code = other.as_i64().ok().and_then(|at| u8::try_from(at).ok()).unwrap_or(0),
        }
    }
    found
}

/// The encoding that stands at the head of a font programme.
fn encoding(programme: &Stream) -> Option<Table> {
    let bytes = if programme.is_compressed() {
        programme.decompressed_content_with_limit(STREAM_BYTES).ok()?
    } else {
        programme.content.clone()
    };
    parse(bytes.get(..CLEAR_TEXT).unwrap_or(&bytes))
}

/// Reads `/Encoding 256 array … dup 123 /endash put … def`.
fn parse(bytes: &[u8]) -> Option<Table> {
    let text: String = bytes.iter().copied().map(char::from).collect();
    let text = text.split("eexec").next().unwrap_or_default();
    let (_, after) = text.split_once("/Encoding")?;
    if after.trim_start().starts_with("StandardEncoding") {
        return None;
    }
    let mut table = Table::new();
    let mut words = after.split_whitespace();
    while let Some(word) = words.next() {
        match word {
            "dup" => {
                let code = words.next().and_then(|code| code.parse().ok());
                let name = words.next().and_then(|name| name.strip_prefix('/'));
                if let (Some(code), Some(name)) = (code, name) {
                    table.insert(code, text_of(name.as_bytes()));
                }
            }
            "def" | "readonly" if !table.is_empty() => break,
            _ => {}
        }
    }
    (!table.is_empty()).then_some(table)
}

/// What the fonts of Computer Modern say, by their names in lower case.
fn of_tex(base: &str) -> Option<Table> {
    /// The codes in which they differ from ASCII, and what they say there.
    const TEXT: &[(u8, &str)] = &[
        (0x0b, "ff"),
        (0x0c, "fi"),
        (0x0d, "fl"),
        (0x0e, "ffi"),
        (0x0f, "ffl"),
        (0x22, "”"),
        (0x27, "’"),
        (0x3c, "¡"),
        (0x3e, "¿"),
        (0x5c, "“"),
        (0x60, "‘"),
        (0x7b, "–"),
        (0x7c, "—"),
        (0x7d, "˝"),
    ];
    const ITALIC: &[(u8, &str)] = &[
        (0x0b, "α"),
        (0x0c, "β"),
        (0x0d, "γ"),
        (0x0e, "δ"),
        (0x15, "λ"),
        (0x16, "μ"),
        (0x1a, "ρ"),
        (0x1b, "σ"),
        (0x1c, "τ"),
        (0x1f, "χ"),
        (0x3a, "."),
        (0x3b, ","),
        (0x3c, "<"),
        (0x3d, "/"),
        (0x3e, ">"),
        (0x3f, "*"),
    ];
    const SYMBOLS: &[(u8, &str)] = &[
        (0x00, "−"),
        (0x01, "·"),
        (0x02, "×"),
        (0x03, "*"),
        (0x06, "±"),
        (0x0f, "•"),
        (0x14, "≤"),
        (0x15, "≥"),
        (0x18, "~"),
        (0x19, "≈"),
        (0x66, "{"),
        (0x67, "}"),
        (0x6a, "|"),
        (0x78, "§"),
        (0x79, "†"),
        (0x7a, "‡"),
        (0x7b, "¶"),
    ];
    let name = base.split_once('+').map_or(base, |(_, name)| name);
    let family = name.trim_end_matches(|sign: char| sign.is_ascii_digit());
    let own = match family {
        "cmr" | "cmbx" | "cmti" | "cmss" | "cmssbx" | "cmsl" | "cmbxti" | "cmb" | "sfrm" => TEXT,
        "cmmi" | "cmmib" => ITALIC,
        "cmsy" | "cmbsy" => SYMBOLS,
        _ => return None,
    };
    let mut table = Table::new();
    if family != "cmsy" && family != "cmbsy" {
        table.extend((b' '..=b'~').map(|code| (code, char::from(code).to_string())));
    }
    table.extend(own.iter().map(|(code, text)| (*code, (*text).to_owned())));
    Some(table)
}

/// What a glyph of that name says (Adobe Glyph List); nothing known is said by an unknown name.
fn text_of(name: &[u8]) -> String {
    let ligature = match name {
        b"ff" => "ff",
        b"fi" => "fi",
        b"fl" => "fl",
        b"ffi" => "ffi",
        b"ffl" => "ffl",
        b"asteriskmath" => "*",
        b"similar" | b"asciitilde" => "~",
        b".notdef" => "",
        _ => {
            let known = glyph(name).or_else(|| numbered(name).map(String::from));
            return known.unwrap_or_else(|| "\u{fffd}".to_owned());
        }
    };
    ligature.to_owned()
}

/// The letter of a name that is the number of its code, as TeX's fonts of dots have them: `a65`.
fn of_code(name: &[u8], code: u8) -> Option<String> {
    let number = name.strip_prefix(b"a")?;
    let same = std::str::from_utf8(number).ok()?.parse() == Ok(code);
    (same && code.is_ascii_graphic()).then(|| char::from(code).to_string())
}

/// The letter of a name that is its number in Unicode: `uni0041`, `u1F600`.
fn numbered(name: &[u8]) -> Option<char> {
    let digits = name.strip_prefix(b"uni").or_else(|| name.strip_prefix(b"u"))?;
    let digits =
        std::str::from_utf8(digits).ok().filter(|digits| (4..=6).contains(&digits.len()))?;
    u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)
}

/// What the parser's list of glyphs says of a name.
fn glyph(name: &[u8]) -> Option<String> {
    const CODE: u8 = b'x';
    let list = vec![Object::Integer(i64::from(CODE)), Object::Name(name.to_vec())];
    let encoding = Dictionary::from_iter([("Differences", Object::Array(list))]);
    let font = Dictionary::from_iter([
        ("Type", Object::Name(b"Font".to_vec())),
        ("Encoding", Object::Dictionary(encoding)),
    ]);
    let document = Document::new();
    let read = font.get_font_encoding_with_limit(&document, STREAM_BYTES).ok()?;
    // A name that is not on the list leaves the code as it is in the standard encoding.
    let text = read.bytes_to_string(&[CODE]).ok()?;
    (text != "x" || name == b"x").then_some(text).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_a_font_programme_tells_its_signs() {
        let head = b"%!PS-AdobeFont-1.1: CMR10\n/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\ndup 11 /ff put\ndup 49 /one put\ndup 123 /endash put\nreadonly def\ncurrentfile eexec\x80\x81";
        let table = parse(head).unwrap();
        let said = |code| table.get(&code).map(String::as_str);
        assert_eq!((said(123), said(49), said(11)), (Some("–"), Some("1"), Some("ff")));
        assert_eq!(said(65), None);
    }

    #[test]
    fn a_standard_encoding_is_none_of_its_own() {
        assert_eq!(parse(b"/Encoding StandardEncoding def\ncurrentfile eexec"), None);
    }

    #[test]
    fn computer_modern_is_known_by_its_names() {
        let said = |name: &str, code| of_tex(name).and_then(|table| table.get(&code).cloned());
        assert_eq!(said("abcdef+cmr10", 0x7b), Some("–".to_owned()));
        assert_eq!(said("cmsy10", 0), Some("−".to_owned()));
        assert_eq!(said("cmmi10", 0x3a), Some(".".to_owned()));
        assert_eq!(said("times-roman", 0x7b), None);
    }
}
