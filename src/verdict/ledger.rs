//! The light ledger: what counts, held against the quotas as an exact share.
//!
//! Bijlage 1 of the source document gives a quota for each kind and says that mixed output is
//! weighed by shares. Tables, cells and count cells limit the same tables, so the largest of their
//! three shares counts; models and graphs come on top.

use super::counts;
use crate::facts::{Candidate, Counted, Entry, TableKind};
use crate::policy::Quota;
use num_rational::Ratio;
use std::ops::{Add, Sub};

/// What counts towards output light, and the quotas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    /// What the candidate uses.
    pub used: Usage,
    /// What may be used, each on its own.
    pub limits: Quota,
}

/// So many of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Usage {
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

impl Ledger {
    /// Adds up what the entries of a candidate use.
    #[must_use]
    pub fn new(candidate: &Candidate, limits: Quota) -> Self {
        let used = candidate.entries.iter().map(Usage::of).fold(Usage::default(), Usage::add);
        Self { used, limits }
    }

    /// The share of what output light may hold.
    #[must_use]
    pub fn share(&self) -> Ratio<u128> {
        self.used.share(self.limits)
    }

    /// The share as `3/5`.
    #[must_use]
    pub fn share_text(&self) -> String {
        let share = self.share();
        format!("{}/{}", share.numer(), share.denom())
    }

    /// What tables, models and graphs each take of it; together the share.
    #[must_use]
    pub fn parts(&self) -> [Ratio<u128>; 3] {
        let Usage { models, graphs, .. } = self.used;
        let tables = Usage { models: 0, graphs: 0, ..self.used };
        let models = Usage { models, ..Usage::default() };
        let graphs = Usage { graphs, ..Usage::default() };
        [tables, models, graphs].map(|part| part.share(self.limits))
    }

    /// Whether it is within the quota.
    #[must_use]
    pub fn fits(&self) -> bool {
        self.share() <= Ratio::from_integer(1)
    }

    /// Whether nothing counts.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.used == Usage::default()
    }
}

impl Usage {
    /// What an entry uses; hidden tables and graphs are reported and do not count.
    #[must_use]
    pub fn of(entry: &Entry) -> Self {
        if !counts(entry.role) {
            return Self::default();
        }
        let mut used = Self::default();
        for table in entry.tables.iter().filter(|table| !table.hidden) {
            if table.kind != TableKind::Model {
                used = used.add(Self {
                    tables: 1,
                    cells: table.cells,
                    count_cells: table.count_cells,
                    ..Self::default()
                });
            }
        }
        let number = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
        used.models = number(entry.models.iter().filter(|model| !model.hidden).count());
        used.graphs = number(entry.graphs.iter().filter(|graph| !graph.hidden).count());
        used
    }

    /// The share of the quotas that it takes.
    #[must_use]
    pub fn share(&self, limits: Quota) -> Ratio<u128> {
        let part = |used: u64, of: u64| Ratio::new(u128::from(used), u128::from(of.max(1)));
        part(self.tables, limits.tables)
            .max(part(self.cells, limits.cells))
            .max(part(self.count_cells, limits.count_cells))
            + part(self.models, limits.models)
            + part(self.graphs, limits.graphs)
    }
}

/// As much as may be used.
impl From<Quota> for Usage {
    fn from(quota: Quota) -> Self {
        let Quota { tables, cells, count_cells, models, graphs } = quota;
        Self { tables, cells, count_cells, models, graphs }
    }
}

impl From<Counted> for Usage {
    fn from(counted: Counted) -> Self {
        let Counted { tables, cells, count_cells, models, graphs } = counted;
        Self { tables, cells, count_cells, models, graphs }
    }
}

impl Add for Usage {
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

/// What is left of a sum without some of what was added.
impl Sub for Usage {
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

#[cfg(test)]
mod tests {
    use super::*;

    const LIGHT: Quota = Quota { tables: 10, cells: 1000, count_cells: 500, models: 5, graphs: 5 };

    fn share(used: Usage) -> String {
        Ledger { used, limits: LIGHT }.share_text()
    }

    #[test]
    fn the_example_of_the_source_fills_the_quota_exactly() {
        let example = Usage { tables: 4, cells: 400, count_cells: 200, models: 3, graphs: 0 };
        assert_eq!(share(example), "1/1");
        assert_eq!(share(Usage { cells: 401, ..example }), "1001/1000");
        assert_eq!(share(Usage { count_cells: 201, ..example }), "501/500");
        assert_eq!(share(Usage { tables: 5, ..example }), "11/10");
    }

    #[test]
    fn the_parts_are_the_share() {
        let used = Usage { tables: 1, cells: 401, count_cells: 7, models: 2, graphs: 3 };
        let ledger = Ledger { used, limits: LIGHT };
        assert_eq!(ledger.parts().iter().sum::<Ratio<u128>>(), ledger.share());
        assert_eq!(Usage::from(LIGHT).share(LIGHT), Ratio::from_integer(3));
    }

    #[test]
    fn models_and_graphs_share_one_whole() {
        assert_eq!(share(Usage { models: 2, graphs: 3, ..Usage::default() }), "1/1");
        assert_eq!(share(Usage { graphs: 6, ..Usage::default() }), "6/5");
    }
}
