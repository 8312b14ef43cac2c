//! The five things that are counted, as they stand wherever something is counted.

use crate::policy::Quota;
use crate::verdict::Usage;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct UsageJson {
    tables: u64,
    cells: u64,
    count_cells: u64,
    models: u64,
    graphs: u64,
}

impl From<Quota> for UsageJson {
    fn from(limits: Quota) -> Self {
        let Quota { tables, cells, count_cells, models, graphs } = limits;
        Self { tables, cells, count_cells, models, graphs }
    }
}

impl From<Usage> for UsageJson {
    fn from(used: Usage) -> Self {
        let Usage { tables, cells, count_cells, models, graphs } = used;
        Self { tables, cells, count_cells, models, graphs }
    }
}
