//! The five things that are counted, as scripts read them wherever something is counted.

use crate::facts::Counted;
use crate::policy::Quota;
use serde::{Deserialize, Serialize};

/// So many of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountedJson {
    tables: u64,
    cells: u64,
    count_cells: u64,
    models: u64,
    graphs: u64,
}

impl From<Quota> for CountedJson {
    fn from(limits: Quota) -> Self {
        let Quota { tables, cells, count_cells, models, graphs } = limits;
        Self { tables, cells, count_cells, models, graphs }
    }
}

impl From<Counted> for CountedJson {
    fn from(counted: Counted) -> Self {
        let Counted { tables, cells, count_cells, models, graphs } = counted;
        Self { tables, cells, count_cells, models, graphs }
    }
}
