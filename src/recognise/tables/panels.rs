//! Panels: the same models again, below each other in one regression table.

use super::frame::Framed;
use super::sheet::{Line, Said};
use crate::facts::Measure;
use crate::recognise::models as signs;
use crate::recognise::values::Enclosure;
use crate::recognise::words;
use std::collections::{BTreeMap, BTreeSet};

/// The first and last rows of the panels: the labels of a panel return in each of them. A constant
/// or a number of observations that returns says so too, and so does a row that states it below each
/// outcome: `N=3,239`.
pub(super) fn panels(frame: &Framed<'_>) -> Vec<(u32, u32)> {
    let whole = (frame.range.top, frame.range.bottom);
    let own: BTreeSet<u32> = frame
        .body
        .iter()
        .filter(|line| line.cells.iter().any(|cell| frame.stubs.contains(&cell.column)))
        .map(|line| line.row)
        .collect();
    let labels: Vec<(u32, &str)> = frame
        .labels
        .iter()
        .filter(|label| own.contains(&label.index))
        .filter_map(|label| Some((label.index, label.words.last()?.as_str())))
        .filter(|(_, label)| !label.is_empty())
        .collect();
    let rows_of = |wanted: &str| -> Vec<u32> {
        labels.iter().filter(|(_, label)| *label == wanted).map(|(row, _)| *row).collect()
    };
    // The last row of a panel: its constant or its number of observations.
    let closing = labels
        .iter()
        .filter(|(row, label)| {
            signs::is_constant(label)
                || words::measure(label) == Some(Measure::Count) && is_whole(frame, *row)
        })
        .map(|(_, label)| rows_of(label))
        .filter(|rows| share_a_column(frame, rows))
        .max_by_key(Vec::len);
    let stated = stated(frame);
    let closing = Some(stated).filter(|rows| rows.len() > 1).or(closing);
    if let Some(rows) = closing.filter(|rows| rows.len() > 1) {
        let mut first = whole.0;
        let mut panels = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            let last = if at.saturating_add(1) == rows.len() { whole.1 } else { *row };
            panels.push((first, last));
            first = row.saturating_add(1);
        }
        return panels;
    }
    let named = named(frame);
    if named.len() > 1 && share_a_column(frame, &named) {
        return begun(&named, whole);
    }
    // Rows of effects and errors return for each term; among terms is a constant.
    let outer = frame.labels.iter().filter_map(|label| label.words.split_last());
    if outer.flat_map(|(_, outer)| outer).any(|words| signs::is_constant(words)) {
        return vec![whole];
    }
    // The first row of a panel: most labels return equally often.
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, label) in &labels {
        *times.entry(label).or_default() += 1;
    }
    let Some((_, opening)) = labels.first() else { return vec![whole] };
    let count = times.get(opening).copied().unwrap_or(1);
    let alike = times.values().filter(|other| **other == count).count();
    if count < 2 || alike.saturating_mul(5) < times.len().saturating_mul(3) {
        return vec![whole];
    }
    let rows = rows_of(opening);
    if !share_a_column(frame, &rows) {
        return vec![whole];
    }
    begun(&rows, whole)
}

/// The panels that begin with these rows.
fn begun(rows: &[u32], whole: (u32, u32)) -> Vec<(u32, u32)> {
    let ends = rows.iter().skip(1).map(|next| next.saturating_sub(1));
    rows.iter().copied().zip(ends.chain([whole.1])).collect()
}

/// The first rows of groups that are called panels, where each begins with the same label: `Panel A`,
/// `Panel B`, each with its own estimate of one effect.
fn named(frame: &Framed<'_>) -> Vec<u32> {
    let mut begins: Vec<(u32, &str, &str)> = Vec::new();
    for label in &frame.labels {
        let [group, .., own] = label.words.as_slice() else { continue };
        let new = begins.last().is_none_or(|(_, before, _)| *before != group.as_str());
        if new && group.to_lowercase().starts_with("panel") {
            begins.push((label.index, group.as_str(), own.as_str()));
        }
    }
    let alike = |pair: &[(u32, &str, &str)]| matches!(pair, [(.., a), (.., b)] if a == b);
    let same = begins.windows(2).all(alike);
    begins.iter().filter(|_| same).map(|(row, ..)| *row).collect()
}

/// Whether two of some rows have numbers in one column. Where none have, the rows of each model stand
/// below those of another, in a column of their own, as Stata's `etable` writes them.
fn share_a_column(frame: &Framed<'_>, rows: &[u32]) -> bool {
    let mut seen = BTreeSet::new();
    let lines = frame.body.iter().filter(|line| rows.contains(&line.row));
    let cells = lines.flat_map(|line| line.cells).filter(|cell| frame.is_body(cell));
    rows.len() < 2
        || !cells.filter(|cell| cell.number().is_some()).all(|cell| seen.insert(cell.column))
}

/// The rows whose numbers all say themselves that they are numbers of observations.
fn stated(frame: &Framed<'_>) -> Vec<u32> {
    let states = |line: &&Line| {
        let mut numbers = line.cells.iter().filter_map(Said::number).peekable();
        numbers.peek().is_some() && numbers.all(|p| p.named == Some(Measure::Count))
    };
    frame.body.iter().filter(states).map(|line| line.row).collect()
}

/// Whether all numbers of a row are bare whole numbers, as numbers of observations are.
fn is_whole(frame: &Framed<'_>, row: u32) -> bool {
    frame.body.iter().filter(|line| line.row == row).flat_map(|line| line.cells).all(|cell| {
        cell.number().is_none_or(|printed| {
            printed.number.decimals == 0
                && printed.number.stars == 0
                && printed.number.enclosure == Enclosure::None
        })
    })
}
