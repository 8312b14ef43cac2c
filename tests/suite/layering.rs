//! Who may import whom: every `use crate::…` of the sources is read and held against the drawing
//! of the house in the documentation of the crate.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What each floor may see of the others. `place` and `gap` are the words that all share and
/// `printable` makes words harmless; a floor that is not named here (`check` and `examine`, which put the floors together) may see all.
const MAY_SEE: &[(&str, &[&str])] = &[
    ("place", &["printable"]),
    ("gap", &["place"]),
    ("printable", &[]),
    ("content", &["place", "gap"]),
    ("facts", &["place", "gap", "content"]),
    ("declarations", &["place", "gap", "facts", "policy", "finding", "package", "language"]),
    ("language", &["place", "gap", "policy"]),
    ("policy", &[]),
    ("project", &["language", "policy", "rules"]),
    ("finding", &["place", "policy"]),
    ("package", &["place", "gap", "printable", "facts", "policy"]),
    // The entry reader and the limits are all that a reader needs besides the waist.
    // The plan for packing is made from facts, as the verdict is.
    ("pack", &["place", "facts", "rules"]),
    ("formats", &["place", "gap", "content", "package", "policy"]),
    ("recognise", &["place", "gap", "content", "facts", "policy"]),
    ("rules", &["place", "gap", "content", "facts", "policy", "finding", "language", "verdict"]),
    ("verdict", &["place", "gap", "facts", "policy", "finding", "rules"]),
    (
        "report",
        &[
            "place",
            "gap",
            "printable",
            "facts",
            "policy",
            "finding",
            "language",
            "rules",
            "verdict",
        ],
    ),
];

/// What a rule may not touch: it is a pure function of its case.
const NOT_IN_RULES: [&str; 5] = ["std::fs", "std::env", "std::time", "std::process", "std::net"];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
}

/// Every source with its path below `src` and its text without the tests at its end.
fn texts() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&root, &mut paths);
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(path).unwrap();
            let text = text.split("#[cfg(test)]\nmod tests").next().unwrap().to_owned();
            (name, text)
        })
        .collect()
}

/// The first module after each `crate::`, with braces opened.
fn imports(text: &str) -> BTreeSet<String> {
    let word = |text: &str| -> String {
        text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    let mut found = BTreeSet::new();
    // What is odd about an office file as a package is told in the words of the package reader.
    let text = text.replace("crate::facts::IrregularityKind", "");
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code = lines.collect::<Vec<_>>().join("\n");
    for rest in code.split("crate::").skip(1) {
        match rest.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
            Some((names, _)) => found.extend(names.split(',').map(|name| word(name.trim()))),
            None => {
                found.insert(word(rest));
            }
        }
    }
    found.remove("");
    found
}

fn floor(path: &str) -> &str {
    path.split('/').next().unwrap().trim_end_matches(".rs")
}

#[test]
fn every_floor_sees_only_what_it_may() {
    let mut wrong = Vec::new();
    for (path, text) in texts() {
        let own = floor(&path);
        let Some((_, may)) = MAY_SEE.iter().find(|(name, _)| *name == own) else { continue };
        for seen in imports(&text) {
            if seen != own && !may.contains(&seen.as_str()) {
                wrong.push(format!("{path} sees {seen}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn nobody_but_the_program_sees_the_command_line() {
    for (path, text) in texts() {
        if !path.starts_with("cli") && path != "main.rs" {
            assert!(!imports(&text).contains("cli"), "{path}");
        }
    }
}

#[test]
fn no_rule_touches_the_world() {
    for (path, text) in texts().iter().filter(|(path, _)| floor(path) == "rules") {
        for forbidden in NOT_IN_RULES {
            assert!(!text.contains(forbidden), "{path} uses {forbidden}");
        }
    }
}

#[test]
fn the_floors_of_this_test_are_those_of_the_crate() {
    let library = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs"));
    let library = library.unwrap();
    let modules: BTreeSet<&str> = library
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .filter(|name| *name != "examine")
        .collect();
    let known: BTreeSet<&str> = MAY_SEE.iter().map(|(name, _)| *name).collect();
    assert_eq!(modules, known);
}
