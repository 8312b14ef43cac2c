//! Microdata without any name: columns of values, one of each unit, as they come from a program.
//!
//! Results without labels are in an order: years go up, curves and grids run along an axis. Of units that
//! are written as they stand in a file no value tells the next. Draws of a simulation do not either, and
//! their heads say what was drawn. So few columns leave doubt.

use super::Suspect;
use super::told::Told;
use crate::recognise::tables::dimensions::names_number;
use crate::recognise::tables::sequences::{counts_rows, runs_on};
use crate::recognise::tables::sheet::Kind;
use crate::recognise::words;

/// Rows from which values that nothing orders count as a sign.
const ROWS: usize = 100;

/// The same where a head tells of persons.
const TOLD_ROWS: usize = 30;

/// The same where a head says that they are what a model leaves of each unit.
const LEFT_ROWS: usize = 20;

/// Whether rows of numbers alone may be units: in no column a number tells the next.
pub(super) fn may_be_units(block: &Suspect<'_, '_>) -> bool {
    let rows = block.frame.body.len();
    let persons = || block.told.values().any(|told| told.is_of_persons() && *told != Told::Health);
    (rows >= ROWS || rows >= TOLD_ROWS && persons())
        && !block.counts
        && !block.is_described()
        && !block.heads().any(names_draws)
        && are_unordered(block)
}

/// Whether a column holds what a model leaves of each unit: residuals, and what is made of them.
pub(super) fn may_be_residuals(block: &Suspect<'_, '_>) -> bool {
    block.frame.body.len() >= LEFT_ROWS
        && !block.counts
        && block.columns.iter().any(|column| names_residual(column.head))
        && are_unordered(block)
}

/// Whether a block holds two columns of numbers or more beside those that number the rows, each named,
/// and none of them in an order. As many columns as rows are a matrix.
fn are_unordered(block: &Suspect<'_, '_>) -> bool {
    let body = &block.frame.body;
    let cells = || body.iter().flat_map(|line| line.cells);
    if !cells().all(|cell| matches!(cell.kind, Kind::Number(_) | Kind::Marker(_))) {
        return false;
    }
    let numbers = |column: u32| -> Vec<f64> {
        let cells = body.iter().filter_map(|line| line.cell(column)?.number());
        cells.map(|printed| printed.number.value).collect()
    };
    let mut columns = 0_usize;
    for (place, column) in block.columns.iter().enumerate() {
        let numbers = numbers(column.column);
        if place == 0 && numbers.len() == body.len() && counts_rows(&numbers) {
            // Ages and weeks count up too, and what stands beside them is told of each.
            if !numbers_rows(column.head) {
                return false;
            }
            continue;
        }
        let named = column.head.contains(char::is_alphabetic);
        let filled = numbers.len().saturating_mul(2) >= body.len();
        if !named || !filled || runs_on(&numbers) {
            return false;
        }
        columns = columns.saturating_add(1);
    }
    columns >= 2 && columns != body.len()
}

/// Whether a head over 1, 2, 3 … says no more than that these number the rows: none, as R and pandas write
/// them, or a word for it.
fn numbers_rows(head: &str) -> bool {
    const WORDS: [&str; 9] =
        ["x", "id", "index", "row", "rij", "rownames", "obs", "case", "unnamed"];
    let lower = head.to_lowercase();
    let mut words = words::of(&lower).filter(|word| word.contains(char::is_alphabetic));
    names_number(head) || words.all(|word| WORDS.contains(&word))
}

/// Whether a head says that its column holds residuals: `resid`, `.std.resid`, `residu`, `Cook's D`.
fn names_residual(head: &str) -> bool {
    const WORDS: [&str; 7] =
        ["rstandard", "rstudent", "ehat", "uhat", "cooksd", "cook", "storingsterm"];
    let lower = head.to_lowercase();
    words::of(&lower)
        .any(|word| word.starts_with("resid") || word.ends_with("resid") || WORDS.contains(&word))
}

/// Whether a head says that a program has drawn or measured the values of its column, and nobody gave them.
fn names_draws(head: &str) -> bool {
    const WORDS: [&str; 30] = [
        "draw",
        "draws",
        "sim",
        "sims",
        "simulation",
        "simulatie",
        "simulated",
        "iter",
        "iteration",
        "iteratie",
        "rep",
        "replication",
        "replicate",
        "boot",
        "bootstrap",
        "chain",
        "sample",
        "fold",
        "epoch",
        "seed",
        "auc",
        "loss",
        "accuracy",
        "mae",
        "mse",
        "brier",
        "recall",
        "precision",
        "lp",
        "parameter",
    ];
    let lower = head.to_lowercase();
    words::of(&lower)
        .any(|word| WORDS.contains(&word.trim_end_matches(|sign: char| sign.is_ascii_digit())))
}
