//! Every sentence for people exists in Dutch and in English.

use std::fs;
use std::path::{Path, PathBuf};

/// The sources that speak to people.
fn speaking() -> Vec<PathBuf> {
    fn add(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                add(&path, found);
            } else if path.extension().is_some_and(|end| end == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for floor in ["report", "language", "cli"] {
        add(&root.join(floor), &mut found);
    }
    found.sort();
    found
}

/// The texts between quotes in the arguments of one call, up to its closing bracket; placeholders
/// count as text.
fn literals(call: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut depth = 0;
    let mut letters = call.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => {
                depth -= 1;
                if depth == 0 {
                    break;
                }
            }
            '"' => {
                let mut text = String::new();
                while let Some(letter) = letters.next() {
                    match letter {
                        '\\' => text.extend(letters.next()),
                        '"' => break,
                        _ => text.push(letter),
                    }
                }
                found.push(text.split_whitespace().collect::<Vec<_>>().join(" "));
            }
            _ => {}
        }
    }
    found
}

#[test]
fn every_sentence_stands_in_both_languages_and_differs() {
    let mut pairs = 0;
    for path in speaking() {
        let source = fs::read_to_string(&path).unwrap();
        let source = source.split("#[cfg(test)]").next().unwrap();
        for opening in [".pick(", "plain(", "say("] {
            for (at, _) in source.match_indices(opening) {
                let texts = literals(&source[at + opening.len() - 1..]);
                if texts.is_empty() || !texts.len().is_multiple_of(2) {
                    // Not a pair of sentences: variables, or the definition of the helper itself.
                    assert!(texts.is_empty(), "{}: {texts:?}", path.display());
                    continue;
                }
                let (dutch, english) = texts.split_at(texts.len() / 2);
                assert!(texts.iter().any(|text| !text.is_empty()), "{}", path.display());
                assert_ne!(dutch, english, "{}", path.display());
                pairs += 1;
            }
        }
    }
    assert!(pairs > 100, "only {pairs} pairs were found: this test no longer sees the sentences");
}
