//! Where the tables of a sheet are: blocks with a header of their own.
//!
//! People set tables apart by empty rows and empty columns, and put a title above and notes below
//! them. They also leave an empty row between the panels of one table, an empty column between its
//! groups, and write panel titles between its rows. So a sheet is first cut at every empty row and
//! column, and then blocks are joined again where a block has no header of its own: it continues
//! the one before it.

mod closing;
mod cuts;

use super::header::Head;
use super::labels::{gives_sample, names_observations};
use super::model_heads::is_numbered;
use super::sheet::{Kind, Line, Said, Sheet};
use crate::content::Frame;
use crate::facts::Measure;
use crate::place::Range;
use crate::recognise::conventions::{Convention, Conventions};
use crate::recognise::{models, words};
use std::collections::BTreeSet;

/// The conventions of this room.
pub(super) const CONVENTIONS: [Convention; 5] =
    [cuts::SHARED_LABELS, CONTINUED, TITLE_ABOVE, TITLE_BETWEEN, closing::FIT_BELOW];

/// A block without a header of its own continues the one above it.
const CONTINUED: Convention = Convention::named("regions/without-header");

/// A title that stands apart over a table with a header begins it.
const TITLE_ABOVE: Convention = Convention::named("regions/title-above");

/// A title between two tables that each have a header parts them, without an empty row.
const TITLE_BETWEEN: Convention = Convention::named("regions/title-between");

/// A block of a sheet: some of its rows, each from one column to another.
pub(super) struct Region<'s> {
    pub(super) lines: Vec<Line<'s>>,
    /// From its first row to the last one that was added, over all of its columns.
    pub(super) range: Range,
    has_numbers: bool,
}

/// Rows from which a block of words may be a list of persons.
const LISTED_ROWS: usize = 4;

/// The blocks of a sheet that hold numbers, codes or lists, each with its titles and notes.
pub(super) fn split(sheet: &Sheet, conventions: Conventions) -> Vec<Region<'_>> {
    let lines: Vec<Line<'_>> = sheet.lines().collect();
    if lines.is_empty() {
        return Vec::new();
    }
    if sheet.frame == Frame::Table {
        return vec![Region::new(lines)];
    }
    let blocks = cuts::cut(&lines, conventions).into_iter().map(Region::new).collect();
    let mut regions = join_below(blocks, conventions);
    regions.sort_by_key(|region| (region.range.top, region.range.left));
    let parted = |region| match conventions.include(TITLE_BETWEEN) {
        true => split_at_titles(region),
        false => vec![region],
    };
    regions
        .into_iter()
        .flat_map(parted)
        .filter(|region| {
            region.has_numbers || region.has_codes() || region.lines.len() >= LISTED_ROWS
        })
        .collect()
}

impl<'s> Region<'s> {
    fn new(lines: Vec<Line<'s>>) -> Self {
        let ends = |line: &Line<'s>| Some((line.cells.first()?.column, line.cells.last()?.column));
        let (left, right) = lines
            .iter()
            .filter_map(ends)
            .reduce(|all, line| (all.0.min(line.0), all.1.max(line.1)))
            .unwrap_or_default();
        let row = |line: Option<&Line<'s>>| line.map_or(0, |line| line.row);
        let range = Range { top: row(lines.first()), left, bottom: row(lines.last()), right };
        // `(1)` alone in a row is a head, though an empty row stands below it: `esttab` writes so over
        // what has no dependent variable.
        let is_number = |cell: &Said| cell.number().is_some() && !is_numbered(&cell.text);
        let lone = |line: &Line<'_>| matches!(line.cells, [cell] if !is_number(cell));
        let has_numbers = lines.iter().any(Line::has_numbers) && !lines.iter().all(lone);
        Self { lines, range, has_numbers }
    }

    /// Adds a block that continues it.
    fn extend(&mut self, below: Self) {
        self.range = Range {
            top: self.range.top,
            left: self.range.left.min(below.range.left),
            bottom: below.range.bottom,
            right: self.range.right.max(below.range.right),
        };
        self.has_numbers |= below.has_numbers;
        self.lines.extend(below.lines);
    }

    /// Whether it holds codes, which may be the keys of units.
    fn has_codes(&self) -> bool {
        self.lines.iter().any(|line| line.cells.iter().any(|cell| cell.kind == Kind::Code))
    }

    /// Whether it holds words, with codes on less than half of its rows.
    pub(super) fn is_of_words(&self) -> bool {
        let has_code = |line: &&Line<'_>| line.cells.iter().any(|cell| cell.kind == Kind::Code);
        !self.has_numbers
            && self.lines.iter().filter(has_code).count().saturating_mul(2) < self.lines.len()
    }

    /// Whether it holds nothing but titles and notes.
    fn is_prose(&self) -> bool {
        is_prose(&self.lines)
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
    fn has_header(&self, conventions: Conventions) -> bool {
        let Range { left, right, .. } = self.range;
        !self.begins_with_specification()
            && !self.closes_models()
            && Head::of(&self.lines, (left, right), conventions).headers > 0
    }

    /// Whether it holds nothing but rows of words over those at the foot of models: `Sample | All | Women` over
    /// `Observations`. The empty row above it is that of `outreg2`, and its first row heads no columns.
    fn closes_models(&self) -> bool {
        let numbered = || self.lines.iter().skip(1).filter(|line| line.has_numbers());
        let is_foot = |line: &Line<'_>| {
            line.cells.first().is_some_and(|label| label.is_text() && names_foot(&label.text))
        };
        let begins = self.lines.first().is_some_and(|first| {
            !first.has_numbers()
                && first.cells.len() >= 2
                && first.cells.first().is_some_and(Said::is_text)
                && first.cells.first().map(|cell| cell.column) == Some(self.range.left)
        });
        begins && numbered().next().is_some() && numbered().all(is_foot)
    }

    /// Whether its first row says what was put into each model, as `outreg2` writes below an empty row: it
    /// heads no columns then, and what stands above goes on.
    fn begins_with_specification(&self) -> bool {
        let said = self.lines.first().and_then(|line| line.cells.split_first());
        said.is_some_and(|(label, said)| {
            let whether = |cell: &Said| models::says_whether(&cell.text);
            label.is_text()
                && said.len() >= 2
                && said.iter().all(whether)
                && (models::names_specification(&label.text)
                    || said.iter().any(|cell| says_yes_or_no(&cell.text)))
        })
    }

    /// Whether it shares a column with another one.
    fn overlaps(&self, other: &Self) -> bool {
        self.range.left <= other.range.right && other.range.left <= self.range.right
    }
}

/// Whether a label names what stands at the foot of models: their observations, their fit.
fn names_foot(label: &str) -> bool {
    names_observations(label)
        || gives_sample(label)
        || words::measure(label).is_some_and(Measure::is_fit)
}

/// Whether a cell says so in a word.
fn says_yes_or_no(text: &str) -> bool {
    ["yes", "no", "ja", "nee"].iter().any(|word| text.trim().eq_ignore_ascii_case(word))
}

/// Whether rows hold nothing but titles and notes: at most one cell in a row, and text.
fn is_prose(lines: &[Line<'_>]) -> bool {
    lines.iter().all(Line::is_alone)
}

/// Joins blocks that stand below each other where the lower one has no header of its own.
fn join_below(mut blocks: Vec<Region<'_>>, conventions: Conventions) -> Vec<Region<'_>> {
    blocks.sort_by_key(|block| (block.range.top, block.range.left));
    let is_title = titles(&blocks, conventions);
    let joins = conventions.include(CONTINUED);
    let mut joined: Vec<Region<'_>> = Vec::new();
    // Where the joined blocks end so far: what continues one of them continues the nearest.
    let mut ends: BTreeSet<(u32, usize)> = BTreeSet::new();
    for (block, is_title) in blocks.into_iter().zip(is_title) {
        let above = ends
            .range(..(block.range.top, 0))
            .rev()
            .find(|(_, above)| joined.get(*above).is_some_and(|above| above.overlaps(&block)))
            .copied();
        let closes = || {
            let above = above.and_then(|(_, above)| joined.get(above));
            conventions.include(closing::FIT_BELOW)
                && above.is_some_and(|above| closing::closes(&block, above))
        };
        let has_own = !joins || is_title || block.has_header(conventions) && !closes();
        let bottom = block.range.bottom;
        match above.and_then(|end| Some((end, joined.get_mut(end.1)?))) {
            // A title waits for its table; what has no header continues what stands above it.
            Some((end, above)) if !(above.has_numbers && has_own) => {
                above.extend(block);
                ends.remove(&end);
                ends.insert((bottom, end.1));
            }
            _ => {
                ends.insert((bottom, joined.len()));
                joined.push(block);
            }
        }
    }
    joined
}

/// Which of the blocks, that are in order, are titles over a table with a header.
fn titles(blocks: &[Region<'_>], conventions: Conventions) -> Vec<bool> {
    let tables: Vec<(&Region<'_>, bool)> = blocks
        .iter()
        .filter(|block| !block.is_prose())
        .map(|block| (block, block.has_header(conventions)))
        .collect();
    let stands_over = |block: &Region<'_>| {
        let below = tables.partition_point(|(table, _)| table.range.top <= block.range.bottom);
        let mut below = tables.iter().skip(below).filter(|(table, _)| table.overlaps(block));
        below.next().is_some_and(|(_, has_header)| *has_header)
    };
    let heard = conventions.include(TITLE_ABOVE);
    let is_title =
        |block: &Region<'_>| heard && block.is_prose() && !block.is_note() && stands_over(block);
    blocks.iter().map(is_title).collect()
}

/// Splits a block where a title stands between two tables that each have a header.
fn split_at_titles(region: Region<'_>) -> Vec<Region<'_>> {
    let mut begins: Vec<usize> = Vec::new();
    let mut numbers_seen = false;
    for (at, line) in region.lines.iter().enumerate() {
        if numbers_seen && begins_table(region.lines.get(at..).unwrap_or_default()) {
            begins.push(at);
            numbers_seen = false;
        }
        numbers_seen |= line.cells.len() > 1 && line.has_numbers();
    }
    if begins.is_empty() {
        return vec![region];
    }
    let ends = begins.iter().copied().chain([region.lines.len()]);
    let part = |(begin, end)| region.lines.get(begin..end).unwrap_or_default().to_vec();
    [0].into_iter().chain(begins.clone()).zip(ends).map(part).map(Region::new).collect()
}

/// Whether rows begin with a title (one cell of text), then a row of at least two column heads and
/// no numbers, then numbers below at least one of these heads.
fn begins_table(rows: &[Line<'_>]) -> bool {
    let [title, header, rest @ ..] = rows else { return false };
    let heads = header.cells.iter().filter(|cell| matches!(cell.kind, Kind::Label)).count();
    let below = rest.iter().take(2).any(|line| {
        line.cells.iter().any(|cell| {
            cell.number().is_some()
                && header.cell(cell.column).is_some_and(|head| matches!(head.kind, Kind::Label))
        })
    });
    title.is_alone() && heads >= 2 && !header.has_numbers() && below
}
