//! The paths that were meant by what was typed: shells break and bend them.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use voorcheck::language::Language;
use voorcheck::package::safe;

/// The paths that were meant.
///
/// A path with spaces that was pasted without quotation marks arrives in pieces; pieces that lead
/// to nothing by themselves are put together again where they then lead to something. On Windows a
/// backslash before the closing quotation mark leaves the mark in the path, where none can be.
pub(super) fn meant(typed: &[PathBuf]) -> Vec<PathBuf> {
    meant_where(typed, &|path| path.exists())
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
