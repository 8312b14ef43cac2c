//! Where the tables of a sheet are: blocks with a header of their own.
//!
//! People set tables apart by empty rows and empty columns, and put a title above and notes below
//! them. They also leave an empty row between the panels of one table, an empty column between its
//! groups, and write panel titles between its rows. So a sheet is first cut at every empty row and
//! column, and then blocks are joined again where a block has no header of its own: it continues
//! the one before it.

use super::header::header_rows;
use super::sheet::{Kind, Line, Said, Sheet};
use crate::content::Frame;

/// A block of a sheet: some rows, restricted to some columns.
#[derive(Debug, Clone)]
pub(super) struct Region {
    /// The rows with the cells of the block only.
    pub(super) lines: Vec<Line>,
}

/// The blocks of a sheet that hold numbers, each with its titles and notes.
pub(super) fn split(sheet: &Sheet) -> Vec<Region> {
    if sheet.lines.is_empty() {
        return Vec::new();
    }
    if sheet.frame == Frame::Table {
        return vec![Region { lines: sheet.lines.clone() }];
    }
    let mut blocks = cut(sheet.lines.clone(), 0);
    blocks.sort_by_key(|block| (block.left(), block.top()));
    let mut regions = join_below(blocks);
    regions.sort_by_key(|region| (region.top(), region.left()));
    regions
        .into_iter()
        .flat_map(split_at_titles)
        .filter(|region| region.has_numbers() || region.has_codes())
        .collect()
}

impl Region {
    pub(super) fn top(&self) -> u32 {
        self.lines.first().map_or(0, |line| line.row)
    }

    pub(super) fn bottom(&self) -> u32 {
        self.lines.last().map_or(0, |line| line.row)
    }

    pub(super) fn left(&self) -> u32 {
        self.lines.iter().filter_map(|line| line.cells.first()).map(|c| c.column).min().unwrap_or(0)
    }

    pub(super) fn right(&self) -> u32 {
        self.lines.iter().filter_map(|line| line.cells.last()).map(|c| c.column).max().unwrap_or(0)
    }

    fn has_numbers(&self) -> bool {
        self.lines.iter().any(|line| line.cells.iter().any(|cell| cell.number().is_some()))
    }

    /// Whether it holds codes, which may be the keys of units.
    fn has_codes(&self) -> bool {
        self.lines.iter().any(|line| line.cells.iter().any(|cell| cell.kind == Kind::Code))
    }

    /// Whether it holds nothing but titles and notes: at most one cell in a row, and text.
    fn is_prose(&self) -> bool {
        self.lines.iter().all(|line| line.cells.len() == 1 && line.cells.iter().all(Said::is_text))
    }

    /// Whether it begins as notes do.
    fn is_note(&self) -> bool {
        const BEGINS: [&str; 10] = [
            "noot",
            "note",
            "bron",
            "source",
            "toelichting",
            "opmerking",
            "legend",
            "standard errors",
            "standaardfouten",
            "t statistics",
        ];
        let text = self.lines.first().and_then(|line| line.cells.first()).map(|cell| &cell.text);
        text.is_some_and(|text| {
            let text = text.trim().to_lowercase();
            text.starts_with(['*', '†', '#', '(', '¹'])
                || BEGINS.iter().any(|b| text.starts_with(b))
        })
    }

    /// Whether a row of column heads stands above its first row of numbers.
    fn has_header(&self) -> bool {
        let width = self.right().saturating_sub(self.left());
        header_rows(&self.lines, self.left(), width == 0).1 > 0
    }

    /// Whether its first column holds labels.
    fn has_stub(&self) -> bool {
        let left = self.left();
        let (labels, numbers) = self.lines.iter().filter_map(|line| line.cell(left)).fold(
            (0_usize, 0_usize),
            |(labels, numbers), cell| match cell.kind {
                Kind::Number(_) => (labels, numbers + 1),
                _ => (labels + 1, numbers),
            },
        );
        labels > numbers
    }
}

/// How often a block is cut again: by rows, by columns, by rows. Deeper layouts are not made.
const CUTS: u32 = 4;

/// Cuts rows at empty rows, and what remains at empty columns, in turn.
fn cut(lines: Vec<Line>, depth: u32) -> Vec<Region> {
    let bands = cut_rows(lines);
    let mut blocks = Vec::new();
    for band in bands {
        let pieces = cut_columns(&band);
        if pieces.len() <= 1 || depth >= CUTS {
            blocks.push(band);
            continue;
        }
        for piece in join_beside(pieces) {
            blocks.extend(cut(piece.lines, depth.saturating_add(1)));
        }
    }
    blocks
}

/// Cuts where a row is empty.
fn cut_rows(lines: Vec<Line>) -> Vec<Region> {
    let mut bands: Vec<Region> = Vec::new();
    for line in lines {
        match bands.last_mut() {
            Some(band) if band.bottom().saturating_add(1) >= line.row => band.lines.push(line),
            _ => bands.push(Region { lines: vec![line] }),
        }
    }
    bands
}

/// Cuts where a column is empty over all rows of the band.
fn cut_columns(band: &Region) -> Vec<Region> {
    let mut columns: Vec<u32> =
        band.lines.iter().flat_map(|line| line.cells.iter().map(|cell| cell.column)).collect();
    columns.sort_unstable();
    columns.dedup();
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for column in columns {
        match ranges.last_mut() {
            Some((_, right)) if right.saturating_add(1) >= column => *right = column,
            _ => ranges.push((column, column)),
        }
    }
    let mut pieces = vec![Region { lines: Vec::new() }; ranges.len()];
    for line in &band.lines {
        for cell in &line.cells {
            let number = ranges.partition_point(|(_, right)| *right < cell.column);
            let Some(piece) = pieces.get_mut(number) else { continue };
            match piece.lines.last_mut().filter(|last| last.row == line.row) {
                Some(last) => last.cells.push(cell.clone()),
                None => piece.lines.push(Line { row: line.row, cells: vec![cell.clone()] }),
            }
        }
    }
    pieces
}

/// Joins blocks that stand side by side where the right one has no labels of its own: its rows are
/// named by the labels on the left, and the empty column only sets groups apart.
fn join_beside(pieces: Vec<Region>) -> Vec<Region> {
    let mut joined: Vec<Region> = Vec::new();
    for piece in pieces {
        match joined.last_mut() {
            Some(left) if continues_beside(left, &piece) => {
                let mut new = Vec::new();
                for line in piece.lines {
                    let at = left.lines.binary_search_by_key(&line.row, |other| other.row);
                    match at.ok().and_then(|at| left.lines.get_mut(at)) {
                        Some(other) => other.cells.extend(line.cells),
                        None => new.push(line),
                    }
                }
                left.lines.extend(new);
                left.lines.sort_by_key(|line| line.row);
            }
            _ => joined.push(piece),
        }
    }
    joined
}

fn continues_beside(left: &Region, right: &Region) -> bool {
    if right.is_prose() {
        return true;
    }
    let rows_left: Vec<u32> = left.lines.iter().map(|line| line.row).collect();
    let numbered: Vec<u32> = right
        .lines
        .iter()
        .filter(|line| line.cells.iter().any(|cell| cell.number().is_some()))
        .map(|line| line.row)
        .collect();
    let labelled = numbered.iter().filter(|row| rows_left.binary_search(row).is_ok()).count();
    // A row without a label is the second line of the row above it: an error below its estimate.
    left.has_stub() && !right.has_stub() && labelled.saturating_mul(2) >= numbered.len()
}

/// Joins blocks that stand below each other where the lower one has no header of its own.
fn join_below(blocks: Vec<Region>) -> Vec<Region> {
    let mut joined: Vec<Region> = Vec::new();
    let mut order: Vec<Region> = blocks;
    order.sort_by_key(|block| (block.top(), block.left()));
    for (at, block) in order.iter().enumerate() {
        let below = order.iter().skip(at.saturating_add(1)).find(|below| {
            below.top() > block.bottom() && overlap(block, below) && !below.is_prose()
        });
        let is_title =
            block.is_prose() && !block.is_note() && below.is_some_and(Region::has_header);
        let above = joined
            .iter_mut()
            .filter(|above| above.bottom() < block.top() && overlap(above, block))
            .max_by_key(|above| above.bottom());
        match above {
            // A title waits for its table; what has no header continues what stands above it.
            Some(above) if above.has_numbers() && (is_title || block.has_header()) => {
                joined.push(block.clone());
            }
            Some(above) => above.lines.extend(block.lines.iter().cloned()),
            None => joined.push(block.clone()),
        }
    }
    joined
}

/// Whether two blocks share a column, or the upper one is a title that stands over the lower one.
fn overlap(above: &Region, below: &Region) -> bool {
    above.left() <= below.right() && below.left() <= above.right()
}

/// Splits a block where a title stands between two tables that each have a header.
fn split_at_titles(region: Region) -> Vec<Region> {
    let mut parts: Vec<Region> = Vec::new();
    let mut current: Vec<Line> = Vec::new();
    let mut numbers_seen = false;
    let lines = region.lines;
    for (at, line) in lines.iter().enumerate() {
        let rest = lines.get(at..).unwrap_or_default();
        if numbers_seen && begins_table(rest) {
            parts.push(Region { lines: std::mem::take(&mut current) });
            numbers_seen = false;
        }
        numbers_seen |= line.cells.len() > 1 && line.cells.iter().any(|c| c.number().is_some());
        current.push(line.clone());
    }
    parts.push(Region { lines: current });
    parts
}

/// Whether rows begin with a title (one cell of text), then a row of at least two column heads and
/// no numbers, then numbers below at least one of these heads.
fn begins_table(rows: &[Line]) -> bool {
    let [title, header, rest @ ..] = rows else { return false };
    let alone = title.cells.len() == 1 && title.cells.iter().all(Said::is_text);
    let heads = header.cells.iter().filter(|cell| matches!(cell.kind, Kind::Label)).count();
    let no_numbers = header.cells.iter().all(|cell| cell.number().is_none());
    let below = rest.iter().take(2).any(|line| {
        line.cells.iter().any(|cell| {
            cell.number().is_some()
                && header.cell(cell.column).is_some_and(|head| matches!(head.kind, Kind::Label))
        })
    });
    alone && heads >= 2 && no_numbers && below
}
