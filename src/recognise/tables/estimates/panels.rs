//! Panels: the same models again, below each other in one regression table.
//!
//! The ways to tell them are asked in turn, and the first that finds two or more is heard. Each is a
//! convention of its own.

use crate::facts::Measure;
use crate::recognise::conventions::{Convention, Conventions};
use crate::recognise::models;
use crate::recognise::tables::frame::Framed;
use crate::recognise::tables::sheet::{Line, Said};
use crate::recognise::values::Enclosure;
use crate::recognise::words;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

/// A way to tell panels.
pub(super) struct Way {
    /// The convention behind it.
    pub(super) convention: Convention,
    edge: Edge,
    /// One row of each panel; fewer than two where there are no panels.
    rows: fn(&Labelled<'_, '_>) -> Vec<u32>,
}

/// Where in its panel a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    First,
    Last,
}

/// All of them, the surest first.
pub(super) const WAYS: [Way; 4] = [
    way("panels/own-observations", Edge::Last, stated),
    way("panels/closing-row", Edge::Last, closing),
    way("panels/called-so", Edge::First, called),
    way("panels/labels-return", Edge::First, opening),
];

const fn way(name: &'static str, edge: Edge, rows: fn(&Labelled<'_, '_>) -> Vec<u32>) -> Way {
    Way { convention: Convention::named(name), edge, rows }
}

/// The rows of each panel; all rows where there are no panels.
pub(super) fn panels(frame: &Framed<'_>, conventions: Conventions) -> Vec<RangeInclusive<u32>> {
    let (top, bottom) = (frame.range.top, frame.range.bottom);
    let table = Labelled::of(frame);
    let found = WAYS
        .iter()
        .filter(|way| conventions.include(way.convention))
        .map(|way| (way.edge, (way.rows)(&table)))
        .find(|(_, rows)| rows.len() > 1);
    let Some((edge, rows)) = found else { return vec![top..=bottom] };
    let inner = rows.len().saturating_sub(1);
    let firsts: Vec<u32> = match edge {
        Edge::First => rows,
        Edge::Last => {
            let next = rows.iter().take(inner).map(|last| last.saturating_add(1));
            std::iter::once(top).chain(next).collect()
        }
    };
    let lasts = firsts.iter().skip(1).map(|next| next.saturating_sub(1)).chain([bottom]);
    firsts.iter().zip(lasts).map(|(first, last)| *first..=last).collect()
}

/// A table with the labels that its rows have of their own.
struct Labelled<'a, 'f> {
    frame: &'a Framed<'f>,
    labels: Vec<(u32, &'a str)>,
    /// The rows of each label.
    rows: BTreeMap<&'a str, Vec<u32>>,
}

impl<'a, 'f> Labelled<'a, 'f> {
    fn of(frame: &'a Framed<'f>) -> Self {
        let has_label =
            |line: &&Line<'_>| line.cells.iter().any(|cell| frame.stubs.contains(&cell.column));
        let own: BTreeSet<u32> = frame.body.iter().filter(has_label).map(|line| line.row).collect();
        let labels: Vec<(u32, &str)> = frame
            .labels
            .iter()
            .filter(|label| own.contains(&label.index))
            .filter_map(|label| Some((label.index, label.words.last()?.as_str())))
            .filter(|(_, label)| !label.is_empty())
            .collect();
        let mut rows: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for (row, label) in &labels {
            rows.entry(label).or_default().push(*row);
        }
        Self { frame, labels, rows }
    }

    /// Whether two of some rows have numbers in one column. Where none have, the rows of each model
    /// stand below those of another, in a column of their own, as Stata's `etable` writes them.
    fn share_a_column(&self, rows: &[u32]) -> bool {
        let mut seen = BTreeSet::new();
        let lines = rows.iter().filter_map(|row| self.frame.line(*row));
        let cells = lines.flat_map(|line| line.cells).filter(|cell| self.frame.is_body(cell));
        rows.len() < 2
            || !cells.filter(|cell| cell.number().is_some()).all(|cell| seen.insert(cell.column))
    }
}

/// Rows whose numbers all say themselves that they are numbers of observations, below each outcome:
/// `N=3,239`.
fn stated(table: &Labelled<'_, '_>) -> Vec<u32> {
    let states = |line: &&Line<'_>| {
        let mut numbers = line.cells.iter().filter_map(Said::number).peekable();
        numbers.peek().is_some() && numbers.all(|p| p.named == Some(Measure::Count))
    };
    table.frame.body.iter().filter(states).map(|line| line.row).collect()
}

/// The constants, or the rows of numbers of observations, that close the panels: whichever return
/// most often, the last of those that return equally often.
fn closing(table: &Labelled<'_, '_>) -> Vec<u32> {
    let closes = |(row, label): &&(u32, &str)| {
        models::is_constant(label)
            || words::measure(label) == Some(Measure::Count) && is_whole(table.frame, *row)
    };
    // Each label is looked at once, however often it returns.
    let mut seen = BTreeSet::new();
    let labels = table.labels.iter().rev().filter(closes).filter(|(_, label)| seen.insert(*label));
    labels
        .filter_map(|(_, label)| table.rows.get(label))
        .filter(|rows| table.share_a_column(rows))
        .min_by_key(|rows| Reverse(rows.len()))
        .cloned()
        .unwrap_or_default()
}

/// The first rows of groups that are called panels, where each begins with the same label: `Panel A`,
/// `Panel B`, each with its own estimate of one effect.
fn called(table: &Labelled<'_, '_>) -> Vec<u32> {
    let mut begins: Vec<(u32, &str, &str)> = Vec::new();
    for label in &table.frame.labels {
        let [group, .., own] = label.words.as_slice() else { continue };
        let new = begins.last().is_none_or(|(_, before, _)| *before != group.as_str());
        if new && group.to_lowercase().starts_with("panel") {
            begins.push((label.index, group.as_str(), own.as_str()));
        }
    }
    let alike = |pair: &[(u32, &str, &str)]| matches!(pair, [(.., a), (.., b)] if a == b);
    let same = begins.windows(2).all(alike);
    let rows: Vec<u32> = begins.iter().filter(|_| same).map(|(row, ..)| *row).collect();
    if table.share_a_column(&rows) { rows } else { Vec::new() }
}

/// The rows that bear the first label again, where most labels return as often as it does.
fn opening(table: &Labelled<'_, '_>) -> Vec<u32> {
    // Rows of effects and errors return for each term; among terms is a constant.
    let outer = table.frame.labels.iter().filter_map(|label| label.words.split_last());
    if outer.flat_map(|(_, outer)| outer).any(|words| models::is_constant(words)) {
        return Vec::new();
    }
    let first = table.labels.first().and_then(|(_, label)| table.rows.get(label));
    let Some(rows) = first.filter(|rows| rows.len() > 1) else { return Vec::new() };
    let alike = table.rows.values().filter(|others| others.len() == rows.len()).count();
    let most = alike.saturating_mul(5) >= table.rows.len().saturating_mul(3);
    if most && table.share_a_column(rows) { rows.clone() } else { Vec::new() }
}

/// Whether all numbers of a row are bare whole numbers, as numbers of observations are.
fn is_whole(frame: &Framed<'_>, row: u32) -> bool {
    frame.line(row).into_iter().flat_map(|line| line.cells).all(|cell| {
        cell.number().is_none_or(|printed| {
            printed.number.decimals == 0
                && printed.number.stars == 0
                && printed.number.enclosure == Enclosure::None
        })
    })
}
