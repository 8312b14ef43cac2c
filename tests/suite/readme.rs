//! What the README says about the program is what the program says about itself.
//!
//! The parts between `<!-- made: … -->` and `<!-- end -->` are made here;
//! `VOORCHECK_WRITE_README=1 cargo test --test suite readme` writes them anew.

use crate::harness::voorcheck;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use voorcheck::language::Language;
use voorcheck::policy::{Level, Levels, Policy};
use voorcheck::report::constants;
use voorcheck::rules::{RULES, Text, fill};

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

fn printed(arguments: &[&str]) -> String {
    let output =
        voorcheck().current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

fn fenced(text: &str) -> String {
    format!("```text\n{}\n```\n", text.trim_matches('\n'))
}

/// A part of the README as the program would have it.
fn made(name: &str) -> String {
    let policy = Policy::built_in().unwrap();
    let (_, edition) = policy.edition(None).unwrap();
    match name {
        "sample" => {
            fenced(&printed(&["tests/samples/LIGHT_voorbeeld.zip", "--date", "2026-03-02"]))
        }
        "options" => fenced(&printed(&["check", "--help", "--language", "en"])),
        "light" => {
            let light = edition.light;
            format!(
                "| tables | cells | of which counts | models | graphs |\n|---|---|---|---|---|\n\
                 | {} | {} | {} | {} | {} |\n",
                light.tables, light.cells, light.count_cells, light.models, light.graphs
            )
        }
        "thresholds" => {
            let thresholds = policy.thresholds;
            [
                ("units behind a cell, at least", thresholds.minimum_count.to_string()),
                (
                    "observations behind a graph, at least",
                    thresholds.minimum_graph_observations.to_string(),
                ),
                (
                    "part of a row or column in one category, at most",
                    format!("{} %", thresholds.group_share_percent),
                ),
                (
                    "residual degrees of freedom of a model, at least",
                    thresholds.degrees_of_freedom.to_string(),
                ),
                (
                    "part of a cell that one contributor may hold, at most",
                    format!("{} %", thresholds.dominance_percent),
                ),
            ]
            .iter()
            .fold("| threshold | value |\n|---|---|\n".to_owned(), |table, (name, value)| {
                table + &format!("| {name} | {value} |\n")
            })
        }
        "rules" => rules(&policy),
        "script-r" => {
            format!("```r\n{}```\n", include_str!("../samples/scripts/voorcheck.R"))
        }
        other => panic!("the README has a part {other} that nobody makes"),
    }
}

fn rules(policy: &Policy) -> String {
    let (_, edition) = policy.edition(None).unwrap();
    let values = constants(policy, edition);
    let mut table = "| rule | what is wrong | level | clause |\n|---|---|---|---|\n".to_owned();
    for rule in RULES {
        let title = fill(Text::read(rule.text(), Language::English).title, &values);
        let block = &policy.rules[rule.slug()];
        let name = |level| match level {
            Level::Note => "good to know",
            Level::Review => "look at it",
            Level::Fail => "must change",
        };
        let level = match block.level {
            Levels::Same(level) => name(level).to_owned(),
            Levels::Each { before, after } => {
                format!("{}; after the fact: {}", name(before), name(after))
            }
        };
        writeln!(table, "| `{}` | {title} | {level} | {} |", rule.slug(), block.clause).unwrap();
    }
    table
}

#[test]
fn the_readme_says_what_the_program_says() {
    let text = std::fs::read_to_string(path()).unwrap().replace("\r\n", "\n");
    let mut anew = String::new();
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once("<!-- made: ") {
        let (name, after) = after.split_once(" -->\n").unwrap();
        let (_, after) = after.split_once("<!-- end -->").unwrap();
        anew += &format!("{before}<!-- made: {name} -->\n{}<!-- end -->", made(name));
        rest = after;
    }
    anew += rest;
    if std::env::var_os("VOORCHECK_WRITE_README").is_some() {
        std::fs::write(path(), &anew).unwrap();
        return;
    }
    assert!(text == anew, "README.md differs: VOORCHECK_WRITE_README=1 cargo test readme");
}
