//! The cuts of a sheet: at its empty rows, and at columns that are empty over some rows.

use super::super::sheet::{Kind, Line};
use super::is_prose;
use crate::recognise::conventions::{Convention, Conventions};
use crate::recognise::models;
use std::collections::BTreeSet;

/// Blocks beside each other are one where the right one has no labels of its own.
pub(super) const SHARED_LABELS: Convention = Convention::named("regions/shared-labels");

/// How often a block is cut again: by rows, by columns, by rows. Deeper layouts are not made.
const CUTS: u32 = 4;

/// From the first to the last column of a stretch of columns.
type Columns = (u32, u32);

/// The rows of each of the blocks that empty rows and columns set apart.
pub(super) fn cut<'s>(lines: &[Line<'s>], conventions: Conventions) -> Vec<Vec<Line<'s>>> {
    let mut blocks = Vec::new();
    let cuts = if conventions.include(SHARED_LABELS) { groups } else { stretches };
    cut_again(lines, cuts, 0, &mut blocks);
    blocks
}

/// Cuts rows at empty rows, and what remains at empty columns, in turn.
fn cut_again<'s>(
    lines: &[Line<'s>],
    columns: fn(&[Line<'_>]) -> Vec<Columns>,
    depth: u32,
    blocks: &mut Vec<Vec<Line<'s>>>,
) {
    for band in lines.chunk_by(|line, next| line.row.saturating_add(1) >= next.row) {
        let groups = if depth < CUTS { columns(band) } else { Vec::new() };
        if groups.len() <= 1 {
            blocks.push(band.to_vec());
            continue;
        }
        for piece in divide(band, &groups) {
            cut_again(&piece, columns, depth.saturating_add(1), blocks);
        }
    }
}

/// The stretches of columns that set blocks apart which stand side by side: stretches with only
/// empty columns between them are one where the right one has no labels of its own. Its rows are
/// named by the labels on the left then, and the empty column only sets groups apart.
fn groups(band: &[Line<'_>]) -> Vec<Columns> {
    let stretches = stretches(band);
    if stretches.len() <= 1 {
        return stretches;
    }
    let mut groups: Vec<Group> = Vec::new();
    for (columns, piece) in stretches.iter().zip(divide(band, &stretches)) {
        match groups.last_mut() {
            Some(group) if group.continues_in(&piece, columns.0) => {
                group.columns.1 = columns.1;
                group.rows.extend(piece.iter().map(|line| line.row));
            }
            _ => groups.push(Group::new(*columns, &piece)),
        }
    }
    groups.into_iter().map(|group| group.columns).collect()
}

/// The stretches of columns that hold something, with columns between them that are empty over all
/// rows of the band.
fn stretches(band: &[Line<'_>]) -> Vec<Columns> {
    let mut runs: Vec<Columns> = Vec::new();
    for line in band {
        for run in line.cells.chunk_by(|cell, next| cell.column.saturating_add(1) >= next.column) {
            let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
            let run = (first.column, last.column);
            if runs.last() != Some(&run) {
                runs.push(run);
            }
        }
    }
    runs.sort_unstable();
    let mut stretches: Vec<Columns> = Vec::new();
    for (left, right) in runs {
        match stretches.last_mut() {
            Some((_, end)) if end.saturating_add(1) >= left => *end = right.max(*end),
            _ => stretches.push((left, right)),
        }
    }
    stretches
}

/// The rows of a band within each of some stretches that hold all of its columns.
fn divide<'s>(band: &[Line<'s>], stretches: &[Columns]) -> Vec<Vec<Line<'s>>> {
    let mut pieces = vec![Vec::new(); stretches.len()];
    for line in band {
        let mut rest = line.cells;
        while let Some(first) = rest.first() {
            let number = stretches.partition_point(|(_, right)| *right < first.column);
            let right = stretches.get(number).map_or(u32::MAX, |(_, right)| *right);
            let (cells, after) =
                rest.split_at(rest.partition_point(|cell| cell.column <= right).max(1));
            rest = after;
            if let Some(piece) = pieces.get_mut(number) {
                piece.push(Line { row: line.row, cells });
            }
        }
    }
    pieces
}

/// Blocks side by side that are one.
struct Group {
    columns: Columns,
    rows: BTreeSet<u32>,
    has_stub: bool,
}

impl Group {
    fn new(columns: Columns, piece: &[Line<'_>]) -> Self {
        let rows = piece.iter().map(|line| line.row).collect();
        // A class that stands once over its rows may lead: an age before groups, in joined cells.
        let mut leading = columns.0..=columns.1.min(columns.0.saturating_add(1));
        Self { columns, rows, has_stub: leading.any(|column| has_stub(piece, column)) }
    }

    /// Whether a block to its right, from this column on, is a part of it.
    fn continues_in(&self, right: &[Line<'_>], left: u32) -> bool {
        if is_prose(right) {
            return true;
        }
        let (mut numbered, mut labelled) = (0_usize, 0_usize);
        for line in right.iter().filter(|line| line.has_numbers()) {
            numbered += 1;
            labelled += usize::from(self.rows.contains(&line.row));
        }
        // A row without a label is the second line of the row above it: an error below its estimate.
        self.has_stub && !has_stub(right, left) && labelled.saturating_mul(2) >= numbered
    }
}

/// Whether the first column of a block, which is this one, holds labels, from its first row with
/// numbers on: what stands above that is a head.
fn has_stub(lines: &[Line<'_>], left: u32) -> bool {
    let (mut labels, mut numbers) = (0_usize, 0_usize);
    let heads = lines.iter().position(Line::has_numbers).unwrap_or(0);
    for cell in lines.iter().skip(heads).filter_map(|line| line.cell(left)) {
        match cell.kind {
            Kind::Number(_) => numbers += 1,
            // A mark in place of a number names no row, nor does what was put into a model or not.
            Kind::Marker(_) => {}
            _ if models::says_whether(&cell.text) => {}
            _ => labels += 1,
        }
    }
    labels > numbers
}
