//! Notes below a table that take back what its form says.
//!
//! Convention: Stata's `esttab` writes below a table what stands in place of its coefficients. Means with
//! their spread look as estimates with their errors do, and `mean coefficients; sd in parentheses` says
//! that they are a description: no models.

use super::Found;
use super::models::calls_means;
use crate::facts::TableKind;

/// The tables that were found last, for the line below them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Above {
    tables: usize,
    models: usize,
}

impl Above {
    /// What comes after this is above the line.
    pub(super) fn beginning(found: &Found) -> Self {
        Self { tables: found.tables.len(), models: found.models.len() }
    }

    /// Heeds the first line below them.
    pub(super) fn heed(self, line: &str, found: &mut Found) {
        if !calls_means(line) {
            return;
        }
        let tables = found.tables.iter_mut().skip(self.tables);
        for table in tables.filter(|table| table.kind == TableKind::Model) {
            table.kind = TableKind::Statistics;
        }
        found.models.truncate(self.models);
    }
}
