//! Tables with ruled fields: lines across and upwards that form a grid with text in its fields.
//!
//! Each field that is ruled off is one cell, however many lines its text takes. Where a line upwards
//! is missing between two fields, one cell reaches over both. A field with as many lines of labels as
//! of numbers beside it holds several rows.

mod fields;

use super::columns::Table;
use super::{Bounds, Run, Shown};
use fields::Field;
use std::collections::BTreeMap;

/// Lines so near to each other are one: neighbours with borders of their own have two between them.
const NEAR: f64 = 4.0;
/// Shorter lines are marks.
const SHORTEST: f64 = 5.0;
/// A table on one page has no more columns and rows than this; what seems to is a drawing.
const MOST_COLUMNS: usize = 80;
const MOST_ROWS: usize = 500;
/// Fields of one grid times the lines that may part them.
const MOST_WORK: usize = 20_000_000;
/// Grids on one page.
const MOST_GRIDS: usize = 100;

/// A table that was ruled, and the height at which it begins.
#[derive(Debug)]
pub(in crate::formats) struct Ruled {
    pub(super) top: f64,
    pub(super) table: Table,
}

/// Lines that form a grid.
#[derive(Debug)]
pub(in crate::formats) struct Lattice {
    pub(in crate::formats) bounds: Bounds,
    /// Where the columns part, from left to right, the outer sides included.
    columns: Vec<f64>,
    /// Where the rows part, from top to bottom, the outer sides included.
    rows: Vec<f64>,
    upright: Vec<Bounds>,
}

/// The grids that lines form, from top to bottom.
pub(in crate::formats) fn lattices(rules: Vec<Bounds>) -> Vec<Lattice> {
    const DEEPEST: u32 = 8;
    let mut found: Vec<Lattice> = Vec::new();
    let mut open = vec![(rules, 0_u32)];
    while let Some((rules, depth)) = open.pop() {
        let mut parts = apart(rules, |rule| (-rule.top, -rule.bottom));
        if let [_] = parts.as_slice() {
            parts = parts.into_iter().flat_map(|all| apart(all, |r| (r.left, r.right))).collect();
        }
        match parts.as_slice() {
            [one] => found.extend(Lattice::of(one)),
            _ if depth < DEEPEST => {
                open.extend(parts.into_iter().map(|part| (part, depth.saturating_add(1))));
            }
            _ => {}
        }
    }
    let place = |lattice: &Lattice| (-lattice.bounds.top, lattice.bounds.left);
    found.sort_by(|a, b| {
        let (a, b) = (place(a), place(b));
        a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
    });
    found.truncate(MOST_GRIDS);
    found
}

/// Lines in groups between which there is room, seen along one side.
fn apart(mut rules: Vec<Bounds>, side: impl Fn(&Bounds) -> (f64, f64)) -> Vec<Vec<Bounds>> {
    rules.sort_by(|a, b| side(a).0.total_cmp(&side(b).0));
    let mut groups: Vec<Vec<Bounds>> = Vec::new();
    let mut reach = f64::MIN;
    for rule in rules {
        let (from, to) = side(&rule);
        match groups.last_mut() {
            Some(group) if from <= reach + NEAR => group.push(rule),
            _ => groups.push(vec![rule]),
        }
        reach = reach.max(to);
    }
    groups
}

/// The middles of places that lie near to each other, in ascending order.
fn parted(places: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut places: Vec<f64> = places.collect();
    places.sort_by(f64::total_cmp);
    let groups = places.chunk_by(|a, b| b - a <= NEAR);
    groups.filter_map(|group| Some((group.first()? + group.last()?) / 2.0)).collect()
}

impl Lattice {
    /// The grid that lines form together; none where they part no fields.
    fn of(rules: &[Bounds]) -> Option<Self> {
        let long: Vec<Bounds> = rules
            .iter()
            .filter(|rule| rule.width().max(rule.height()) >= SHORTEST)
            .copied()
            .collect();
        let (upright, level): (Vec<Bounds>, Vec<Bounds>) =
            long.iter().partition(|rule| rule.height() > rule.width());
        if upright.is_empty() || level.is_empty() {
            return None;
        }
        let bounds = long.iter().copied().reduce(Bounds::union)?;
        let middles = upright.iter().map(|rule| (rule.left + rule.right) / 2.0);
        let columns = parted(middles.chain([bounds.left, bounds.right]));
        let middles = level.iter().map(|rule| (rule.bottom + rule.top) / 2.0);
        let mut rows = parted(middles.chain([bounds.bottom, bounds.top]));
        rows.reverse();
        let fields = columns.len().saturating_mul(rows.len());
        let is_grid = (3..=MOST_COLUMNS).contains(&columns.len())
            && (3..=MOST_ROWS).contains(&rows.len())
            && fields.saturating_mul(upright.len()) <= MOST_WORK;
        is_grid.then_some(Self { bounds, columns, rows, upright })
    }

    /// The grid without the high rows at its ends that hold no text: the frame of a figure.
    pub(in crate::formats) fn trimmed(mut self, runs: &[Run]) -> Self {
        const HIGH: f64 = 40.0;
        let is_blank = |top: f64, bottom: f64| {
            let within = |run: &&Run| (bottom..=top).contains(&(run.base + run.size * 0.3));
            let (left, right) = (self.bounds.left, self.bounds.right);
            let beside = |run: &&Run| (left..=right).contains(&((run.left + run.right) / 2.0));
            top - bottom > HIGH && !runs.iter().filter(within).any(|run| beside(&run))
        };
        while let [top, next, _, ..] = self.rows.as_slice()
            && is_blank(*top, *next)
        {
            self.rows.remove(0);
        }
        while let [_, .., next, bottom] = self.rows.as_slice()
            && self.rows.len() > 2
            && is_blank(*next, *bottom)
        {
            self.rows.pop();
        }
        if let [top, .., bottom] = self.rows.as_slice() {
            (self.bounds.top, self.bounds.bottom) = (*top, *bottom);
        }
        self
    }

    /// Takes what stands in the fields out of the runs of a page as a table; none, and everything is
    /// left, where it is no table: text across the lines, or hardly any.
    pub(in crate::formats) fn take(&self, runs: &mut Vec<Run>) -> Option<Ruled> {
        let walls = self.walls();
        let mut fields: BTreeMap<(usize, usize), (usize, Vec<Run>)> = BTreeMap::new();
        let (mut inside, mut across) = (0_usize, 0_usize);
        for run in runs.iter() {
            let Some((row, first, last, is_across)) = self.field(run, &walls) else { continue };
            inside = inside.saturating_add(1);
            across = across.saturating_add(usize::from(is_across));
            fields.entry((row, first)).or_insert_with(|| (last, Vec::new())).1.push(run.clone());
        }
        // Text that runs over lines of a grid has them as its ground.
        if inside == 0 || across.saturating_mul(5) > inside {
            return None;
        }
        // Fields below each other are parted at the same places; bars of a figure are not.
        let used = distinct(fields.keys().map(|(row, _)| *row));
        let inner =
            |row: &usize| walls.get(*row).map_or(0, |row| row.iter().filter(|wall| **wall).count());
        let drawn: usize = used.iter().map(|row| inner(row).saturating_sub(2)).sum();
        let places = self.columns.len().saturating_sub(2).saturating_mul(used.len());
        if drawn.saturating_mul(2) < places {
            return None;
        }
        let all: usize = walls.iter().map(|row| row.iter().filter(|wall| **wall).count()).sum();
        let all = all.saturating_sub(walls.len());
        let cells: Vec<Field> = fields
            .into_iter()
            .map(|((row, first), (last, runs))| Field::of(row, first, last, runs))
            .collect();
        let numbers = cells.iter().filter(|cell| cell.has_number()).count();
        let columns: Vec<usize> = distinct(cells.iter().map(|cell| cell.first));
        let rows = distinct(cells.iter().map(|cell| cell.row));
        let is_table = columns.len() >= 2
            && rows.len() >= 2
            && numbers >= 2
            && cells.len().saturating_mul(5) >= all.saturating_mul(2);
        if !is_table {
            return None;
        }
        runs.retain(|run| self.field(run, &walls).is_none());
        let place = |column: usize| columns.partition_point(|used| *used < column);
        let mut table: Vec<Vec<(String, usize, usize)>> = Vec::new();
        for band in cells.chunk_by(|a, b| a.row == b.row) {
            for line in fields::rows(band) {
                let placed = line.into_iter().map(|(text, cell)| {
                    let (first, behind) = (place(cell.first), place(cell.last.saturating_add(1)));
                    (text, first, behind.saturating_sub(1).max(first))
                });
                table.push(placed.collect());
            }
        }
        Some(Ruled { top: self.bounds.top, table: Table::of(columns.len(), table) })
    }

    /// For each row, whether a line is drawn at each place where columns part; at the outer sides
    /// there always is one.
    fn walls(&self) -> Vec<Vec<bool>> {
        let last = self.columns.len().saturating_sub(1);
        let drawn = |place: f64, middle: f64| {
            self.upright.iter().any(|rule| {
                ((rule.left + rule.right) / 2.0 - place).abs() <= NEAR
                    && (rule.bottom..=rule.top).contains(&middle)
            })
        };
        let row = |pair: &[f64]| match pair {
            [top, bottom] => {
                let middle = (top + bottom) / 2.0;
                let wall =
                    |(at, place): (usize, &f64)| at == 0 || at == last || drawn(*place, middle);
                self.columns.iter().enumerate().map(wall).collect()
            }
            _ => Vec::new(),
        };
        self.rows.windows(2).map(row).collect()
    }

    /// The row and the first and last column of the field that a run stands in, and whether the run
    /// goes across its sides.
    fn field(&self, run: &Run, walls: &[Vec<bool>]) -> Option<(usize, usize, usize, bool)> {
        let (x, y) = match run.upright {
            None => ((run.left + run.right) / 2.0, run.base + run.size * 0.3),
            Some(way) => ((run.left + run.right) / 2.0, (way.from + way.to) / 2.0),
        };
        if run.shown != Shown::Plainly || !self.bounds.contains((x, y)) {
            return None;
        }
        let row = self.rows.iter().skip(1).position(|bottom| y >= *bottom)?;
        let at = self.columns.iter().skip(1).position(|right| x <= *right)?;
        let walls = walls.get(row)?;
        let first = walls.get(..=at)?.iter().rposition(|wall| *wall)?;
        let behind = at.saturating_add(1);
        let last = at.saturating_add(walls.get(behind..)?.iter().position(|wall| *wall)?);
        let (left, right) = (self.columns.get(first)?, self.columns.get(last.saturating_add(1))?);
        let is_across = run.left < left - NEAR || run.right > right + NEAR;
        Some((row, first, last, is_across))
    }
}

/// The numbers that occur, each once, in ascending order.
fn distinct(numbers: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut numbers: Vec<usize> = numbers.collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}
