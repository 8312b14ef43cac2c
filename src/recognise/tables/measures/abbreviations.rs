//! Row labels that abbreviate countries and states, and look like statistics.

use crate::facts::Measure;
use crate::recognise::tables::frame::Framed;
use crate::recognise::words;
use std::collections::BTreeMap;

/// Forgets what `SE`, `SD`, `CI` and the like say where they name a few rows among many of which
/// nothing is said: there they are the codes of countries and states, not statistics.
pub(super) fn forget(frame: &Framed<'_>, rows: &mut BTreeMap<u32, Option<Measure>>) {
    const CODES: [&str; 12] =
        ["SE", "SD", "CI", "OR", "HR", "RR", "LL", "MS", "CV", "ES", "LB", "UB"];
    // `se.xpt` is the file that holds them.
    let coded =
        rows.keys().filter(|row| frame.label(**row).last().is_some_and(|l| is_short_code(l)));
    let coded = coded.count().saturating_mul(4) >= rows.len().saturating_mul(3) && rows.len() >= 4;
    let is_code = |row: &u32| {
        if coded {
            return frame.label(*row).last().is_some_and(|label| is_short_code(label));
        }
        let takes = |words: &&String| words::measure(words).is_some_and(|m| m != Measure::Count);
        let mut said = frame.label(*row).iter().filter(takes);
        said.all(|words| {
            let first = words.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            CODES.contains(&first.to_uppercase().as_str())
        })
    };
    let said: Vec<u32> = rows
        .iter()
        .filter(|(_, said)| said.is_some_and(|said| said != Measure::Count))
        .map(|(row, _)| *row)
        .collect();
    if said.len().saturating_mul(2) < rows.len() && said.iter().all(is_code) {
        for row in said {
            rows.insert(row, None);
        }
    }
}

/// Whether a label is two or three capitals, as countries are abbreviated.
fn is_short_code(label: &str) -> bool {
    let label = label.trim();
    (2..=3).contains(&label.len()) && label.bytes().all(|byte| byte.is_ascii_uppercase())
}
