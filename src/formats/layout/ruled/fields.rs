//! What stands in the fields of a ruled table: lines of text that are one cell, or several rows.

use super::NEAR;
use crate::formats::layout::{Run, TextLine, columns, joined, lines};

/// What stands in one field.
pub(super) struct Field {
    pub(super) row: usize,
    /// The first and last column that it reaches over.
    pub(super) first: usize,
    pub(super) last: usize,
    lines: Vec<(String, f64)>,
}

impl Field {
    /// The field that these runs stand in.
    pub(super) fn of(row: usize, first: usize, last: usize, runs: Vec<Run>) -> Self {
        Self { row, first, last, lines: texts(runs) }
    }

    pub(super) fn has_number(&self) -> bool {
        self.lines.iter().any(is_number)
    }
}

/// The lines of text in a field, each with its base.
fn texts(runs: Vec<Run>) -> Vec<(String, f64)> {
    let (level, upright): (Vec<Run>, Vec<Run>) =
        runs.into_iter().partition(|run| run.upright.is_none());
    let upright = upright.into_iter().map(|run| (run.text, run.base));
    let text = |line: TextLine| (joined(&line), line.base);
    lines(level, false).into_iter().map(text).chain(upright).collect()
}

fn is_number((text, _): &(String, f64)) -> bool {
    columns::is_number(text)
}

/// The rows that the fields side by side hold: one, or as many as there are labels.
pub(super) fn rows(band: &[Field]) -> Vec<Vec<(String, &Field)>> {
    let Some((label, others)) = band.split_first() else { return Vec::new() };
    let several = |field: &&Field| field.lines.iter().filter(|line| is_number(line)).count() >= 2;
    let listed = others.iter().filter(several).count();
    if label.lines.len() < 2 || listed == 0 || listed.saturating_mul(2) < others.len() {
        return vec![band.iter().map(|field| (flowing(&field.lines), field)).collect()];
    }
    let mut bases: Vec<f64> =
        band.iter().flat_map(|field| field.lines.iter().map(|(_, base)| *base)).collect();
    bases.sort_by(|a, b| b.total_cmp(a));
    bases.dedup_by(|a, b| (*a - *b).abs() < NEAR);
    let row = |base: &f64| {
        let own = |field: &'_ Field| {
            let mut lines = field.lines.iter();
            lines.find(|(_, at)| (at - base).abs() < NEAR).map(|(text, _)| text.clone())
        };
        band.iter().filter_map(|field| Some((own(field)?, field))).collect()
    };
    bases.iter().map(row).collect()
}

/// The lines of a field as one text; a range that was broken at its dash has no room in it.
fn flowing(lines: &[(String, f64)]) -> String {
    let mut text = String::new();
    for (line, _) in lines {
        let line = line.trim();
        let broken = text.ends_with(['-', '–']) && line.starts_with(|s: char| s.is_ascii_digit());
        if !text.is_empty() && !broken {
            text.push(' ');
        }
        text.push_str(line);
    }
    text
}
