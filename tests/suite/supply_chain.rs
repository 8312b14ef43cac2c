//! Claims about what the program is built from: licences, sources, reasons, and that nothing in it
//! can reach a network.

use memchr::memmem;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

/// What cargo knows about the crates of `Cargo.lock`.
static METADATA: LazyLock<Value> = LazyLock::new(|| {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
});

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().unwrap()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// Every crate but this one.
fn crates() -> impl Iterator<Item = &'static Value> {
    list(&METADATA, "packages").iter().filter(|package| text(package, "name") != "voorcheck")
}

/// The crates that are compiled into the program: reached by what is neither for tests nor for
/// building, on any system.
fn compiled_in() -> BTreeMap<&'static str, &'static Value> {
    let nodes: BTreeMap<&str, &Value> =
        list(&METADATA["resolve"], "nodes").iter().map(|node| (text(node, "id"), node)).collect();
    let packages: BTreeMap<&str, &Value> =
        list(&METADATA, "packages").iter().map(|package| (text(package, "id"), package)).collect();
    let mut open = vec![text(&METADATA["resolve"], "root")];
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        let ordinary = |dependency: &&Value| {
            list(dependency, "dep_kinds").iter().any(|kind| kind["kind"].is_null())
        };
        open.extend(list(nodes[id], "deps").iter().filter(ordinary).map(|dep| text(dep, "pkg")));
    }
    seen.iter()
        .map(|id| (text(packages[id], "name"), packages[id]))
        .filter(|(name, _)| *name != "voorcheck")
        .collect()
}

/// What the program may be built from.
static RULES: LazyLock<toml::Table> =
    LazyLock::new(|| include_str!("../../.config/deny.toml").parse().unwrap());

#[test]
fn every_licence_lets_anyone_use_the_program() {
    let allowed = RULES["licenses"]["allow"].as_array().unwrap();
    let allowed: BTreeSet<&str> = allowed.iter().filter_map(|name| name.as_str()).collect();
    for package in crates() {
        let licence = text(package, "license").replace('/', " OR ").replace(['(', ')'], " ");
        // Of what is joined by OR one is enough, of what is joined by AND all are needed.
        let free = licence.split(" AND ").all(|needed| {
            needed.split(" OR ").any(|one| {
                allowed.contains(one.trim().trim_end_matches(" WITH LLVM-exception").trim())
            })
        });
        assert!(free, "{}: {licence:?}", text(package, "name"));
    }
}

#[test]
fn every_crate_comes_from_the_public_registry() {
    for package in crates() {
        let source = text(package, "source");
        assert_eq!(
            source,
            format!("registry+{}", RULES["sources"]["allow-registry"][0].as_str().unwrap()),
            "{}",
            text(package, "name")
        );
    }
}

#[test]
fn every_crate_in_the_manifest_has_its_reason_beside_it() {
    let manifest = include_str!("../../Cargo.toml");
    let sections = manifest.split("\n[").filter(|section| section.starts_with("dependencies]"));
    for section in sections {
        let (_, owners) = section.split_once("# Named by the owner.").unwrap();
        let (_, ours) = owners.split_once("\n\n").unwrap();
        for line in ours.lines().filter(|line| line.contains(" = ")) {
            let known = ["anstyle", "terminal_size", "thiserror", "serde_json", "unicode-width"];
            let name = line.split(" = ").next().unwrap();
            assert!(line.contains(" # ") || known.contains(&name), "{name} has no reason");
        }
    }
}

/// What opens a connection in Rust.
const SOCKETS: [&str; 5] = [
    "TcpStream::connect",
    "TcpListener::bind",
    "UdpSocket::bind",
    "UnixStream::connect",
    "ToSocketAddrs",
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn nothing_that_is_compiled_in_opens_a_connection() {
    let crates = compiled_in();
    assert!(crates.len() > 50, "the tree was walked");
    let mut opening = BTreeSet::new();
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let folders = crates.iter().map(|(name, package)| {
        let library = list(package, "targets")
            .iter()
            .find(|target| list(target, "crate_types").iter().any(|kind| kind != "bin"))
            .unwrap();
        (*name, Path::new(text(library, "src_path")).parent().unwrap().to_owned())
    });
    for (name, folder) in folders.chain([("voorcheck", own)]) {
        let mut paths = Vec::new();
        sources(&folder, &mut paths);
        assert!(!paths.is_empty(), "the sources of {name} are at hand");
        for path in paths {
            let source = std::fs::read_to_string(&path).unwrap_or_default();
            // The whole text at once first: most of them have none of these words.
            let has = |word: &str| memmem::find(source.as_bytes(), word.as_bytes()).is_some();
            let named: Vec<_> = SOCKETS.iter().filter(|socket| has(socket)).collect();
            let is_code = |line: &&str| !line.trim_start().starts_with("//");
            let opens = |line: &str| named.iter().any(|socket| line.contains(**socket));
            if !named.is_empty() && source.lines().filter(is_code).any(opens) {
                opening.insert(format!("{name}: {}", path.display()));
            }
        }
    }
    assert_eq!(opening, BTreeSet::new());
}

#[test]
fn no_crate_for_networks_is_compiled_in() {
    let crates = compiled_in();
    let banned = RULES["bans"]["deny"].as_array().unwrap();
    let banned: Vec<&str> = banned.iter().filter_map(|ban| ban["crate"].as_str()).collect();
    assert!(banned.len() > 10, "the list is read");
    let found: Vec<_> = banned.iter().filter(|name| crates.contains_key(**name)).collect();
    assert_eq!(found, Vec::<&&str>::new());
}
