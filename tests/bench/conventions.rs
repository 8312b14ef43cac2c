//! What each convention of the recognisers contributes: files counted right with all of them, and
//! without each one.
//!
//! ```text
//! cargo bench --bench conventions                 the labelled files of this project
//! cargo bench --bench conventions -- FOLDER...    other labelled files
//! ```
//!
//! A folder holds files and what a person counts in them: `expected.tsv`, with a line of heads and
//! a line for each file, its path first. The heads that are known: `tables`, `model_tables`, `cells`,
//! `count_cells`, `models`, `graphs`; what is no number is not compared. A convention that changes no
//! file is not proven wrong by that: the files are a sample.

#![allow(clippy::print_stdout, reason = "a bench has no other way to say what it measured")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(missing_docs, reason = "a bench has no readers but its own")]

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};
use voorcheck::examine::{Workers, examine};
use voorcheck::facts::{Entry, Location, TableKind};
use voorcheck::policy::Policy;
use voorcheck::recognise::Knowledge;
use voorcheck::recognise::conventions::{self, Conventions};

/// What is counted, in the order of [`counted`].
const MEASURES: [&str; 6] = ["tables", "model_tables", "cells", "count_cells", "models", "graphs"];

/// A number for each measure; none where it is not known.
type Counts = [Option<u64>; 6];

/// Files in a folder that somebody has looked at.
struct Labelled {
    folder: PathBuf,
    files: BTreeMap<String, Counts>,
}

/// How many files are counted right, and how many too low and too high in something.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Score {
    right: usize,
    under: usize,
    over: usize,
}

fn main() {
    let given: Vec<PathBuf> =
        env::args().skip(1).filter(|word| !word.starts_with("--")).map(PathBuf::from).collect();
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let folders =
        if given.is_empty() { vec![own.join("sheets"), own.join("printed")] } else { given };
    let labelled: Vec<Labelled> = folders.iter().map(|folder| read_labels(folder)).collect();
    let workers = Workers::new(None).unwrap();
    let files: usize = labelled.iter().map(|labelled| labelled.files.len()).sum();
    let with_all = score(&labelled, Conventions::default(), &workers);
    println!("{:<32} {:>6} {:>6} {:>6}   of {files} files", "without", "right", "under", "over");
    print("(all are followed)", with_all);
    let all = conventions::all();
    let mut scores: Vec<(String, Score)> = all
        .into_iter()
        .map(|left_out| {
            (left_out.to_string(), score(&labelled, Conventions::without(left_out), &workers))
        })
        .collect();
    // What contributes most comes first; the order of the lists is kept among equals.
    scores.sort_by_key(|(_, score)| score.right);
    scores.iter().filter(|(_, score)| *score != with_all).for_each(|(name, s)| print(name, *s));
    let idle: Vec<&str> = scores
        .iter()
        .filter(|(_, score)| *score == with_all)
        .map(|(name, _)| name.as_str())
        .collect();
    println!("\nno file is counted better or worse without: {}", idle.join(", "));
}

fn print(name: &str, score: Score) {
    println!("{name:<32} {:>6} {:>6} {:>6}", score.right, score.under, score.over);
}

/// The labels of a folder.
fn read_labels(folder: &Path) -> Labelled {
    let text = fs::read_to_string(folder.join("expected.tsv"))
        .unwrap_or_else(|error| panic!("{}: no expected.tsv: {error}", folder.display()));
    let mut lines = text.lines();
    let heads: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let columns = MEASURES.map(|measure| heads.iter().position(|head| *head == measure));
    let files = lines.map(|line| {
        let fields: Vec<&str> = line.split('\t').collect();
        (fields[0].to_owned(), columns.map(|column| fields.get(column?)?.parse().ok()))
    });
    Labelled { folder: folder.to_owned(), files: files.collect() }
}

/// How the files fare when those conventions are followed.
fn score(labelled: &[Labelled], conventions: Conventions, workers: &Workers) -> Score {
    let policy = Policy::built_in().unwrap();
    let (_, edition) = policy.edition(None).unwrap();
    let knowledge = Knowledge { conventions, ..Knowledge::of(&policy, edition) };
    let mut score = Score::default();
    for Labelled { folder, files } in labelled {
        let candidate = examine(folder, Location::default(), knowledge, workers).unwrap();
        let mut found: BTreeMap<&str, Counts> = BTreeMap::new();
        for entry in &candidate.entries {
            // What lies within a file counts for that file.
            let file = entry.place.file();
            let sum = found.entry(file).or_insert([Some(0); 6]);
            *sum = add(*sum, counted(entry));
        }
        for (file, wanted) in files {
            let orders: Vec<Ordering> = found
                .get(file.as_str())
                .map_or([Some(0); 6], |found| *found)
                .iter()
                .zip(wanted)
                .filter_map(|(found, wanted)| Some(found.as_ref()?.cmp(wanted.as_ref()?)))
                .collect();
            score.right += usize::from(orders.iter().all(|order| order.is_eq()));
            score.under += usize::from(orders.iter().any(|order| order.is_lt()));
            score.over += usize::from(orders.iter().any(|order| order.is_gt()));
        }
    }
    score
}

/// What is counted in an entry.
fn counted(entry: &Entry) -> Counts {
    let tables = || entry.tables.iter().filter(|table| !table.hidden);
    let number = |number: usize| Some(number as u64);
    [
        number(tables().count()),
        number(tables().filter(|table| table.kind == TableKind::Model).count()),
        Some(tables().map(|table| table.cells).sum()),
        Some(tables().map(|table| table.count_cells).sum()),
        number(entry.models.iter().filter(|model| !model.hidden).count()),
        number(entry.graphs.iter().filter(|graph| !graph.hidden).count()),
    ]
}

fn add(one: Counts, other: Counts) -> Counts {
    let mut sum = one;
    for (slot, more) in sum.iter_mut().zip(other) {
        *slot = Some(slot.unwrap_or(0) + more.unwrap_or(0));
    }
    sum
}
