//! Makes the seeds of every target from folders with files: `seed OUT FOLDER…`.
//!
//! Each file becomes a seed of `format`, each package one of `archive` and of `parts`, each rules
//! file one of `policy` and of `declared`; each file and each zip one of `check`. Folders that are
//! named like a zip or an office file, as the corpus of the tests has them, are packed first. A seed
//! is named after its content, so that two runs give the same files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use voorcheck::language::Language;
use voorcheck::project::Project;
use voorcheck_fuzz::{declaration_draft, input, packed, unpacked};

/// Larger files teach a fuzzer nothing that smaller ones do not.
const LARGEST: u64 = 200_000;

fn main() {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let out = arguments.next().expect("seed OUT FOLDER…");
    let mut written = BTreeMap::new();
    for folder in arguments {
        walk(&folder, &mut |ending, bytes| plant(&out, ending, bytes, &mut written));
    }
    for language in [Language::Dutch, Language::English] {
        let texts = [declaration_draft(language), Project::draft(language).to_owned()];
        texts.iter().for_each(|text| plant(&out, "toml", text.as_bytes(), &mut written));
    }
    println!("{written:?}");
}

/// Shows every file below a folder, and every folder that stands for a package.
fn walk(folder: &Path, show: &mut dyn FnMut(&str, &[u8])) {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    for path in paths {
        let ending = path.extension().and_then(|end| end.to_str()).unwrap_or("").to_owned();
        if path.is_dir() {
            if ["zip", "xlsx", "docx", "pptx", "ods"].contains(&ending.as_str()) {
                show(&ending, &packed(&listed(&path, &path)));
            }
            walk(&path, show);
        } else if fs::metadata(&path).expect("a file").len() <= LARGEST
            && !["rs", "snap", "md"].contains(&ending.as_str())
        {
            show(&ending, &fs::read(&path).expect("a file"));
        }
    }
}

/// The files of a folder as the parts of a package.
fn listed(root: &Path, folder: &Path) -> Vec<u8> {
    let mut parts = Vec::new();
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            parts.extend(listed(root, &path));
        } else {
            let name = path.strip_prefix(root).expect("a path below").to_string_lossy();
            parts.extend(format!("%%% {name}\n").as_bytes());
            parts.extend(fs::read(&path).expect("a file"));
            parts.push(b'\n');
        }
    }
    parts
}

/// Writes the seeds that a file is good for.
fn plant(out: &Path, ending: &str, bytes: &[u8], written: &mut BTreeMap<&'static str, usize>) {
    let mut write = |target: &'static str, seed: &[u8]| {
        let folder = out.join(target);
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join(format!("{:016x}", digest(seed))), seed).expect("a file");
        *written.entry(target).or_default() += 1;
    };
    let named = input(ending, bytes);
    write("format", &named);
    write("check", &named);
    if ending == "toml" {
        write("policy", bytes);
        write("declared", bytes);
    }
    if bytes.starts_with(b"PK") {
        write("archive", bytes);
        if let Some(parts) = unpacked(bytes) {
            write("parts", &input(ending, &parts));
        }
    }
}

/// A number that tells contents apart (FNV-1a).
fn digest(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
