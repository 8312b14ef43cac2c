//! Headers that name what a program has stored, or the code of a group.

use super::{Header, read_marked};
use crate::facts::Measure;

/// What stands between the brackets of `e(mean)` and `r(N)`, as Stata names what it has stored. A `b` may
/// be anything that takes the place of a coefficient: frequencies as well.
pub(super) fn stored(text: &str) -> Option<&str> {
    let text = text.trim();
    let inside = text.strip_prefix("e(").or_else(|| text.strip_prefix("r("))?;
    inside.strip_suffix(')').filter(|inside| *inside != "b")
}

/// What `n=0 (median, IQR)` says: where units are numbered by yes and no, as 0 and 1, their number stands
/// below with what describes them.
pub(super) fn of_code(text: &str) -> Option<Header> {
    let rest = text.trim().strip_prefix(['n', 'N'])?.trim_start().strip_prefix('=')?.trim_start();
    let bracket = rest.strip_prefix(['0', '1'])?.trim_start();
    let header = read_marked(&format!("n {bracket}"));
    matches!(header.beside, Some(Measure::Mean | Measure::Median)).then_some(header)
}
