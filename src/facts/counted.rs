//! The five things that are counted, wherever something is counted.

use super::{Entry, Table, TableKind};
use std::iter::Sum;
use std::ops::{Add, Sub};

/// How many of each kind are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counted {
    /// Tables that are no model outcomes.
    pub tables: u64,
    /// Their cells.
    pub cells: u64,
    /// Those of the cells that are numbers of units.
    pub count_cells: u64,
    /// Model outcomes.
    pub models: u64,
    /// Graphs.
    pub graphs: u64,
}

impl Counted {
    /// One model outcome.
    pub const MODEL: Self = Self { tables: 0, cells: 0, count_cells: 0, models: 1, graphs: 0 };
    /// One graph.
    pub const GRAPH: Self = Self { tables: 0, cells: 0, count_cells: 0, models: 0, graphs: 1 };

    /// What a table counts as; one of model outcomes counts by its models.
    #[must_use]
    pub fn table(table: &Table) -> Self {
        match table.kind {
            TableKind::Model => Self::default(),
            TableKind::Counts | TableKind::Statistics => Self {
                tables: 1,
                cells: table.cells,
                count_cells: table.count_cells,
                ..Self::default()
            },
        }
    }

    /// What was found in an entry, whatever it is for; what is hidden is reported and not counted.
    #[must_use]
    pub fn found_in(entry: &Entry) -> Self {
        let seen = entry.tables.iter().filter(|table| !table.hidden);
        let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        Self {
            models: number(entry.models.iter().filter(|model| !model.hidden).count()),
            graphs: number(entry.graphs.iter().filter(|graph| !graph.hidden).count()),
            ..seen.map(Self::table).sum()
        }
    }

    /// What an entry adds to the bill: nothing where it is for something else than output.
    #[must_use]
    pub fn of(entry: &Entry) -> Self {
        if entry.role.counts() { Self::found_in(entry) } else { Self::default() }
    }
}

impl Add for Counted {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            tables: self.tables.saturating_add(other.tables),
            cells: self.cells.saturating_add(other.cells),
            count_cells: self.count_cells.saturating_add(other.count_cells),
            models: self.models.saturating_add(other.models),
            graphs: self.graphs.saturating_add(other.graphs),
        }
    }
}

impl Sum for Counted {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), Self::add)
    }
}

/// What is left of a sum without some of what was added.
impl Sub for Counted {
    type Output = Self;

    fn sub(self, part: Self) -> Self {
        Self {
            tables: self.tables.saturating_sub(part.tables),
            cells: self.cells.saturating_sub(part.cells),
            count_cells: self.count_cells.saturating_sub(part.count_cells),
            models: self.models.saturating_sub(part.models),
            graphs: self.graphs.saturating_sub(part.graphs),
        }
    }
}
