//! The paths that were meant by what was typed: shells break and bend them.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use voorcheck::language::Language;
use voorcheck::package::safe;

/// The words that were typed, where a backslash before a closing quotation mark ran them together.
///
/// Windows takes `"F:\\Export\\" --quiet` for one word with a mark in it, and PowerShell writes such a
/// backslash by itself when it completes the name of a folder. No path can hold the mark, so it is
/// where the words come apart.
pub(super) fn apart(typed: Vec<OsString>) -> Vec<OsString> {
    if cfg!(windows) { typed.into_iter().flat_map(at_the_mark).collect() } else { typed }
}

fn at_the_mark(word: OsString) -> Vec<OsString> {
    let Some((path, rest)) = word.to_str().and_then(|text| text.split_once("\" ")) else {
        return vec![word];
    };
    // What follows was typed as words, some of them perhaps between marks of their own.
    let pieces = rest.split('"').enumerate();
    let words = pieces.flat_map(|(number, piece)| match number % 2 {
        0 => piece.split_whitespace().map(OsString::from).collect(),
        _ => vec![OsString::from(piece)],
    });
    std::iter::once(OsString::from(path)).chain(words).collect()
}

/// The path from the root on, as a person would write it; `.` and `..` get the name that they stand
/// for.
pub(super) fn from_the_root(path: &Path) -> io::Result<PathBuf> {
    // Windows works out `..` from the words alone; what `canonicalize` gives there, `\\?\F:\…`, is
    // no path that Explorer takes. Elsewhere only the system knows what `..` leads to.
    if path.file_name().is_some() || cfg!(windows) {
        std::path::absolute(path)
    } else {
        std::fs::canonicalize(path)
    }
}

/// The paths that were meant.
///
/// A path with spaces that was pasted without quotation marks arrives in pieces; pieces that lead
/// to nothing by themselves are put together again where they then lead to something. On Windows a
/// backslash before the closing quotation mark leaves the mark in the path, where none can be; and
/// dots and spaces at the end are no part of a name there.
pub(super) fn meant(typed: &[PathBuf]) -> Vec<PathBuf> {
    meant_where(typed, &|path| path.exists()).iter().map(|path| as_the_system_reads(path)).collect()
}

/// What to type the next time, after paths that had to be put together.
pub(super) fn advice(paths: &[PathBuf], language: Language) -> String {
    let named: Vec<String> = paths
        .iter()
        .map(|path| path.to_string_lossy())
        .filter(|path| path.contains(' '))
        .map(|path| format!("\"{}\"", safe(&path)))
        .collect();
    let named = named.join(" ");
    language.pick(
        format!("gelezen als {named}. Zet een pad met spaties tussen aanhalingstekens."),
        format!("read as {named}. Put a path with spaces between quotation marks."),
    )
}

fn meant_where(typed: &[PathBuf], exists: &dyn Fn(&Path) -> bool) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    let mut rest = typed;
    while let Some((first, after)) = rest.split_first() {
        let first = without_stray_quote(first);
        match pieces(&first, after, exists) {
            Some((path, used)) => {
                paths.push(path);
                rest = after.get(used..).unwrap_or_default();
            }
            None => {
                paths.push(first);
                rest = after;
            }
        }
    }
    paths
}

/// A path made of the first piece and the fewest of those after it, with how many of them.
fn pieces(
    first: &Path,
    after: &[PathBuf],
    exists: &dyn Fn(&Path) -> bool,
) -> Option<(PathBuf, usize)> {
    if exists(first) {
        return None;
    }
    let mut whole = OsString::from(first);
    for (used, piece) in (1..).zip(after) {
        whole.push(" ");
        whole.push(without_stray_quote(piece));
        if exists(Path::new(&whole)) {
            return Some((whole.into(), used));
        }
    }
    None
}

fn without_stray_quote(path: &Path) -> PathBuf {
    match path.to_str().and_then(|text| text.strip_suffix('"')) {
        Some(text) if cfg!(windows) => PathBuf::from(text),
        _ => path.to_owned(),
    }
}

fn as_the_system_reads(path: &Path) -> PathBuf {
    match path.to_str() {
        Some(text) if cfg!(windows) => PathBuf::from(as_windows_reads(text)),
        _ => path.to_owned(),
    }
}

/// The path without the dots and spaces at its end, which Windows leaves out of a name, except where
/// `\\?\` says that it is to be taken as it stands.
fn as_windows_reads(text: &str) -> &str {
    let name = text.rsplit(['\\', '/', ':']).next().unwrap_or(text);
    if text.starts_with(r"\\?\") || name.chars().all(|sign| matches!(sign, '.' | ' ')) {
        return text;
    }
    text.trim_end_matches(['.', ' '])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put_together(typed: &[&str], there: &[&str]) -> Vec<String> {
        let typed: Vec<PathBuf> = typed.iter().map(PathBuf::from).collect();
        meant_where(&typed, &|path| there.iter().any(|other| Path::new(other) == path))
            .iter()
            .map(|path| path.to_string_lossy().into_owned())
            .collect()
    }

    #[test]
    fn a_backslash_before_a_mark_keeps_no_words_together() {
        let apart = |word: &str| -> Vec<String> {
            let words = at_the_mark(word.into()).into_iter();
            words.map(|word| word.into_string().unwrap()).collect()
        };
        assert_eq!(apart("F:\\Export\" --quiet"), ["F:\\Export", "--quiet"]);
        assert_eq!(apart("a b\" --output \"c d.txt"), ["a b", "--output", "c d.txt"]);
        assert_eq!(apart("F:\\Export (nieuw)"), ["F:\\Export (nieuw)"]);
        assert_eq!(apart("F:\\Export\""), ["F:\\Export\""]);
    }

    #[test]
    fn what_windows_leaves_out_of_a_name_is_no_part_of_it() {
        for (typed, read) in [
            (r"F:\Export\a.zip ", r"F:\Export\a.zip"),
            (r"F:\Export\a.zip...", r"F:\Export\a.zip"),
            (r"F:\Export\", r"F:\Export\"),
            ("..", ".."),
            (r"F:\Export\..", r"F:\Export\.."),
            (r"\\?\F:\a.zip ", r"\\?\F:\a.zip "),
        ] {
            assert_eq!(as_windows_reads(typed), read);
        }
    }

    #[test]
    fn puts_a_path_together_that_was_pasted_without_quotes() {
        let there = ["3_Achtergrondinformatie (niet vrijgeven)", "b.zip"];
        let typed = ["3_Achtergrondinformatie", "(niet", "vrijgeven)", "b.zip"];
        assert_eq!(put_together(&typed, &there), there);
    }

    #[test]
    fn leaves_paths_that_lead_somewhere_and_paths_that_never_do() {
        assert_eq!(put_together(&["a", "b"], &["a", "b", "a b"]), ["a", "b"]);
        assert_eq!(put_together(&["a", "b", "c"], &["c"]), ["a", "b", "c"]);
    }
}
