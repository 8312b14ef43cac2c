//! Who may import whom: every `use crate::…` of the sources is read and held against the drawing
//! of the house in the documentation of the crate.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What each floor may see of the others, each below those that see it. `place` and `gap` are the
/// words that all share and `printable` makes words harmless; what is not named here (`call` and
/// `examine`, which put the floors together) may see all.
const MAY_SEE: &[(&str, &[&str])] = &[
    ("printable", &[]),
    ("place", &["printable"]),
    ("gap", &["place"]),
    ("policy", &[]),
    ("content", &["place", "gap"]),
    ("facts", &["place", "gap", "content"]),
    ("package", &["place", "gap", "printable", "facts", "policy"]),
    // The entry reader and the limits are all that a reader needs besides the waist.
    ("formats", &["place", "gap", "content", "package", "policy"]),
    ("recognise", &["place", "gap", "content", "facts", "policy"]),
    ("finding", &["place", "policy"]),
    ("ledger", &["facts", "policy"]),
    ("route", &["facts", "policy"]),
    // The plan for packing is made from facts, as the verdict is.
    ("pack", &["place", "facts", "route"]),
    ("language", &["place", "gap", "policy"]),
    ("declarations", &["place", "gap", "facts", "policy", "finding", "package", "language"]),
    ("project", &["language", "policy", "route"]),
    (
        "rules",
        &["place", "gap", "content", "facts", "policy", "finding", "language", "ledger", "route"],
    ),
    ("verdict", &["place", "gap", "facts", "policy", "finding", "ledger", "route", "rules"]),
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
            "ledger",
            "route",
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
fn no_floor_sees_one_above_it() {
    for (index, (name, may)) in MAY_SEE.iter().enumerate() {
        let below: Vec<&str> = MAY_SEE[..index].iter().map(|(name, _)| *name).collect();
        for seen in *may {
            assert!(below.contains(seen), "{name} sees {seen}, which stands above it");
        }
    }
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
