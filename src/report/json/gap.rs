//! What was not read.

use crate::gap::Gap;
use crate::language::phrases;
use crate::report::Style;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct GapJson {
    place: String,
    reason: String,
}

pub(super) fn gap(gap: &Gap, style: Style) -> GapJson {
    GapJson { place: gap.place.to_string(), reason: phrases::reason(&gap.reason, style.language) }
}
