//! The light ledger: what counts, held against the quotas as an exact share.
//!
//! Bijlage 1 of the source document gives a quota for each kind and says that mixed output is
//! weighed by shares. Tables, cells and count cells limit the same tables, so the largest of their
//! three shares counts; models and graphs come on top.

mod leave_out;

pub(crate) use leave_out::smallest;
pub use leave_out::{LeaveOut, leave_out};

use crate::facts::{Candidate, Counted};
use crate::policy::Quota;
use num_rational::Ratio;

/// What counts towards output light, and the quotas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    /// What the candidate uses.
    pub used: Counted,
    /// What may be used, each on its own.
    pub limits: Quota,
}

impl Ledger {
    /// Adds up what the entries of a candidate use.
    #[must_use]
    pub fn new(candidate: &Candidate, limits: Quota) -> Self {
        let used = candidate.entries.iter().map(Counted::of).sum();
        Self { used, limits }
    }

    /// The share of what output light may hold.
    #[must_use]
    pub fn share(&self) -> Ratio<u128> {
        share(self.used, self.limits)
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
        let Counted { models, graphs, .. } = self.used;
        let tables = Counted { models: 0, graphs: 0, ..self.used };
        let models = Counted { models, ..Counted::default() };
        let graphs = Counted { graphs, ..Counted::default() };
        [tables, models, graphs].map(|part| share(part, self.limits))
    }

    /// Whether it is within the quota.
    #[must_use]
    pub fn fits(&self) -> bool {
        self.share() <= Ratio::from_integer(1)
    }

    /// Whether nothing counts.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.used == Counted::default()
    }
}

/// The share of the quotas that so much takes.
fn share(used: Counted, limits: Quota) -> Ratio<u128> {
    let part = |used: u64, of: u64| Ratio::new(u128::from(used), u128::from(of.max(1)));
    part(used.tables, limits.tables)
        .max(part(used.cells, limits.cells))
        .max(part(used.count_cells, limits.count_cells))
        + part(used.models, limits.models)
        + part(used.graphs, limits.graphs)
}

/// As much as may be used.
impl From<Quota> for Counted {
    fn from(quota: Quota) -> Self {
        let Quota { tables, cells, count_cells, models, graphs } = quota;
        Self { tables, cells, count_cells, models, graphs }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIGHT: Quota = Quota { tables: 10, cells: 1000, count_cells: 500, models: 5, graphs: 5 };

    fn share(used: Counted) -> String {
        Ledger { used, limits: LIGHT }.share_text()
    }

    #[test]
    fn the_example_of_the_source_fills_the_quota_exactly() {
        let example = Counted { tables: 4, cells: 400, count_cells: 200, models: 3, graphs: 0 };
        assert_eq!(share(example), "1/1");
        assert_eq!(share(Counted { cells: 401, ..example }), "1001/1000");
        assert_eq!(share(Counted { count_cells: 201, ..example }), "501/500");
        assert_eq!(share(Counted { tables: 5, ..example }), "11/10");
    }

    #[test]
    fn the_parts_are_the_share() {
        let used = Counted { tables: 1, cells: 401, count_cells: 7, models: 2, graphs: 3 };
        let ledger = Ledger { used, limits: LIGHT };
        assert_eq!(ledger.parts().iter().sum::<Ratio<u128>>(), ledger.share());
        assert_eq!(super::share(LIGHT.into(), LIGHT), Ratio::from_integer(3));
    }

    #[test]
    fn models_and_graphs_share_one_whole() {
        assert_eq!(share(Counted { models: 2, graphs: 3, ..Counted::default() }), "1/1");
        assert_eq!(share(Counted { graphs: 6, ..Counted::default() }), "6/5");
    }
}
