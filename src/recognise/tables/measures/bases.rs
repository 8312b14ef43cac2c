//! Rows that give the numbers of units behind the statistics above or below them: `N`, `Aantal`,
//! `No. of firms`.
//!
//! Convention: a table of percentages, means or growth closes, or begins, with the numbers that they
//! are based on. That row speaks for its whole numbers, whatever statistic heads their columns. At the
//! foot of rows with decimals the plural of the units alone says so too: `Firms`, `Huishoudens`.

use crate::facts::Measure;
use crate::recognise::tables::frame::Framed;
use crate::recognise::tables::labels::{gives_base, gives_sample, names_observations, names_units};
use crate::recognise::tables::sheet::Line;
use crate::recognise::values::Number;
use crate::recognise::words;
use std::collections::BTreeSet;

/// The rows of a block that give the base of the others.
pub(super) fn rows(frame: &Framed<'_>) -> BTreeSet<u32> {
    let mut bases = BTreeSet::new();
    for group in groups(frame) {
        let lead = group.iter().take_while(|line| is_base(frame, line)).count();
        let broken = group.iter().filter(|line| !are_whole(frame, line)).count();
        let observed = group.iter().any(|line| label(frame, line).is_some_and(names_observations));
        let counts_units = |line: &Line<'_>| {
            (observed || broken.saturating_mul(2) > group.len())
                && label(frame, line).is_some_and(names_units)
                && are_whole(frame, line)
        };
        let is_closing = |line: &Line<'_>| is_base(frame, line) || counts_units(line);
        let closing = group.iter().rev().take_while(|line| is_closing(line) || is_fit(frame, line));
        // A block of nothing else says nothing about bases.
        if lead < group.len() {
            let closing = closing.filter(|line| is_closing(line));
            bases.extend(group.iter().take(lead).chain(closing).map(|line| line.row));
        }
        let sampled = group
            .iter()
            .filter(|line| label(frame, line).is_some_and(gives_sample) && are_whole(frame, line));
        bases.extend(sampled.map(|line| line.row));
    }
    bases
}

/// The rows that stand together under one label, or under none.
fn groups<'a, 'f>(frame: &'a Framed<'f>) -> Vec<Vec<&'a Line<'f>>> {
    let outer = |line: &Line<'_>| frame.label(line.row).split_last().map(|(_, outer)| outer);
    let mut groups: Vec<Vec<&Line<'_>>> = Vec::new();
    for line in &frame.body {
        match groups.last_mut() {
            Some(group) if group.last().is_some_and(|last| outer(last) == outer(line)) => {
                group.push(line);
            }
            _ => groups.push(vec![line]),
        }
    }
    groups
}

fn label<'a>(frame: &'a Framed<'_>, line: &Line<'_>) -> Option<&'a str> {
    frame.label(line.row).last().map(String::as_str)
}

/// Whether a label gives a number of units, and all numbers of its row are bare whole ones.
fn is_base(frame: &Framed<'_>, line: &Line<'_>) -> bool {
    label(frame, line).is_some_and(gives_base) && are_whole(frame, line)
}

fn is_fit(frame: &Framed<'_>, line: &Line<'_>) -> bool {
    label(frame, line).and_then(words::measure).is_some_and(Measure::is_fit)
}

/// Whether a row holds numbers, and all of them are bare whole ones.
fn are_whole(frame: &Framed<'_>, line: &Line<'_>) -> bool {
    let cells = line.cells.iter().filter(|cell| frame.is_body(cell));
    let mut numbers = cells.filter_map(|cell| Some(&cell.number()?.number)).peekable();
    let bare = |number: &Number| {
        // pandas writes `79.0` among means.
        let decimals = number.decimals.min(1);
        let plain = Number { grouped: number.grouped, decimals, ..Number::plain(number.value) };
        *number == plain && number.value.fract() == 0.0 && number.value >= 0.0
    };
    numbers.peek().is_some() && numbers.all(bare)
}
