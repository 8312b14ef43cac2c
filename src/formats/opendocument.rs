//! What OpenDocument files share: charts, and the text of titles and remarks.

pub(super) mod chart;
pub(super) mod text;
