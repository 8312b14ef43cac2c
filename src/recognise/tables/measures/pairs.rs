//! Tables of pairs: a text that ends in a colon names the cell to its right.

use crate::facts::Measure;
use crate::recognise::tables::frame::Framed;
use crate::recognise::tables::sheet::Line;
use crate::recognise::words;
use std::collections::BTreeMap;

/// What texts that end in a colon say of the cell to their right, in a table of such pairs: two or
/// more beside each other on most rows.
pub(super) fn named(frame: &Framed<'_>) -> BTreeMap<(u32, u32), Measure> {
    let names = |line: &&Line<'_>| {
        line.cells.iter().filter(|c| c.is_text() && c.text.trim_end().ends_with(':')).count() > 1
    };
    let mut named = BTreeMap::new();
    if frame.body.iter().filter(names).count().saturating_mul(2) <= frame.body.len() {
        return named;
    }
    for line in &frame.body {
        for pair in line.cells.windows(2) {
            let [name, value] = pair else { continue };
            if name.is_text() && name.text.trim_end().ends_with(':') && value.number().is_some() {
                let measure = words::measure(name.text.trim_end_matches([':', ' ']));
                named.insert((line.row, value.column), measure.unwrap_or(Measure::Other));
            }
        }
    }
    named
}
