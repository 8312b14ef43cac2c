//! Names of a candidate made safe to print, and what is wrong with them.

use crate::facts::IrregularityKind;
use crate::printable::{is_treacherous, safe};
use oem_cp::code_table::DECODING_TABLE_CP437;
use oem_cp::decode_string_complete_table;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::Path;
use unicode_normalization::UnicodeNormalization as _;

/// The name safe to print: a question mark for none, and shortened in its middle where nobody would
/// read it to the end.
pub(super) fn shown(name: &str) -> String {
    const LONGEST: usize = 1_000;
    const END: usize = 100;
    if name.is_empty() {
        return "?".to_owned();
    }
    let count = name.chars().count();
    if count <= LONGEST {
        return safe(name);
    }
    let begin: String = name.chars().take(LONGEST.saturating_sub(END)).collect();
    let end: String = name.chars().skip(count.saturating_sub(END)).collect();
    safe(&format!("{begin}…{end}"))
}

/// Whether the name of a file says that it is a zip.
#[must_use]
pub fn is_zip(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"))
}

/// The path with slashes; programs on Windows write backslashes too.
pub(super) fn slashed(path: &str) -> String {
    path.replace('\\', "/")
}

/// The path of an entry, from the bytes in the package: UTF-8 where they are UTF-8, marked or not,
/// because many programs forget the mark; else the code page of DOS.
pub(super) fn decode(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => slashed(text),
        Err(_) => slashed(&decode_string_complete_table(bytes, &DECODING_TABLE_CP437)),
    }
}

/// Whether a name in Unicode can be what a name in an older encoding stands for: programs write
/// both where the older encoding lacks a letter, and then only letters differ.
pub(super) fn may_stand_for(older: &str, unicode: &str) -> bool {
    let unicode = slashed(unicode);
    let depth = |path: &str| path.split('/').count();
    let ending = |path: &str| path.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    older == unicode
        || (!unicode.is_ascii()
            && depth(older) == depth(&unicode)
            && (ending(older) == ending(&unicode) || !older.is_ascii()))
}

/// The paths that lead to the same file or folder as another one, by number, with the other.
///
/// Windows takes names for the same that differ in case and in dots and spaces at the end, macOS
/// those that differ in how an accent is written.
pub(super) fn collisions(paths: &[String]) -> Vec<(usize, String)> {
    let mut seen: BTreeMap<String, Seen> = BTreeMap::new();
    let mut found = Vec::new();
    let mut collide = |number: usize, other: usize| {
        let name = |number: usize| paths.get(number).cloned().unwrap_or_default();
        found.push((number, name(other)));
        found.push((other, name(number)));
    };
    for (number, path) in paths.iter().enumerate() {
        let is_file = !path.ends_with('/');
        match seen.entry(key(path)) {
            Entry::Vacant(place) => {
                place.insert(Seen { first: number, file: is_file.then_some(number) });
            }
            Entry::Occupied(mut place) => {
                let Seen { first, file } = place.get_mut();
                match file {
                    Some(other) => collide(number, *other),
                    // A folder of that name came before.
                    None if is_file => {
                        *file = Some(number);
                        collide(number, *first);
                    }
                    None => {}
                }
            }
        }
    }
    // A file that is the folder of another one, too.
    for (key, Seen { file, .. }) in &seen {
        let Some(number) = file else { continue };
        let below = format!("{key}/");
        let within = seen.range(below.clone()..).next();
        if let Some((_, other)) = within.filter(|(other, _)| other.starts_with(&below)) {
            collide(*number, other.first);
        }
    }
    found
}

/// What leads to one file or folder.
struct Seen {
    /// The first path that does.
    first: usize,
    /// The first that does so to a file.
    file: Option<usize>,
}

/// What two paths share that lead to the same file on some system.
fn key(path: &str) -> String {
    let composed: String = path.nfc().collect::<String>().to_lowercase();
    composed
        .split('/')
        .map(|part| if part == ".." { part } else { part.trim_end_matches(['.', ' ']) })
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("/")
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
    if path.is_empty() || path == "." || path.split('/').any(is_reserved) {
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
