//! Rules of output light: Bijlage 1 of the source document.

pub(super) mod light_graph_not_flat;
pub(super) mod light_graph_observations;
pub(super) mod light_has_other;
pub(super) mod light_has_script;
pub(super) mod light_not_excel;
pub(super) mod light_over_quota;
