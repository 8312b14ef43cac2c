//! Label columns that do not lead: the keys of a long format, and what tidied estimates repeat for
//! each term or model.

use super::profile::Profile;
use crate::facts::Measure;
use crate::recognise::tables::dimensions::is_dimension;
use crate::recognise::tables::sheet::Line;
use crate::recognise::words;
use std::collections::{BTreeMap, BTreeSet};

/// Adds the key columns of a long format: leading whole numbers without a measure that tell the
/// rows apart. They are added only as long as the keys so far do not, and only before a column that
/// is said to hold numbers of units, or, where they take few different values, before fractions:
/// statistics packages write predicted values and simulations so.
pub(super) fn add_leading(
    body: &[Line<'_>],
    columns: &BTreeMap<u32, Profile>,
    heads: &BTreeMap<u32, Vec<String>>,
    stubs: &mut BTreeSet<u32>,
) {
    const FEWEST_ROWS: usize = 3;
    // Where the file says itself which columns are labels, no others are guessed.
    if stubs.iter().any(|column| columns.get(column).is_some_and(Profile::is_marked)) {
        return;
    }
    let measure = |column: &u32| {
        heads.get(column).and_then(|words| words.last()).and_then(|head| words::measure(head))
    };
    // A row without any label continues the one above it.
    let named: Vec<Line<'_>> = body
        .iter()
        .filter(|line| {
            stubs.is_empty() || line.cells.iter().any(|cell| stubs.contains(&cell.column))
        })
        .copied()
        .collect();
    let mut keys = stubs.clone();
    for (&column, profile) in columns {
        if named.len() < FEWEST_ROWS || tell_apart(&named, &keys) {
            break;
        }
        if keys.contains(&column) {
            continue;
        }
        let later = || columns.range(column.saturating_add(1)..);
        let counted = later().any(|(column, _)| measure(column) == Some(Measure::Count));
        let fractions = later().any(|(_, profile)| profile.fractions > 0);
        let few = profile.different().saturating_mul(2) <= profile.numbers;
        let full = profile.numbers >= named.len();
        let said = measure(&column).is_some_and(|measure| measure != Measure::Quantity);
        if !(profile.is_plain() && full && !said && (counted || fractions && few)) {
            break;
        }
        keys.insert(column);
    }
    if keys.len() > stubs.len() && tell_apart(&named, &keys) {
        *stubs = keys;
    }
}

/// Adds what belongs to the terms or models in tidied estimates: whole numbers under a word for a
/// dimension (`lag`, `wave`), and numbers that no word calls a result and that are the same wherever
/// the name of the term returns, as the bounds of its class are.
pub(super) fn add_attributes(
    body: &[Line<'_>],
    columns: &BTreeMap<u32, Profile>,
    heads: &BTreeMap<u32, Vec<String>>,
    stubs: &mut BTreeSet<u32>,
) {
    let measure = |column: &u32| {
        heads.get(column).and_then(|words| words.last()).and_then(|head| words::measure(head))
    };
    let estimated = columns
        .keys()
        .any(|column| matches!(measure(column), Some(Measure::Coefficient | Measure::OddsRatio)));
    if !estimated {
        return;
    }
    let follows = |attribute: u32, term: u32| {
        let mut known: BTreeMap<&str, &str> = BTreeMap::new();
        let mut rows = 0_usize;
        for line in body {
            let (Some(term), Some(value)) = (line.cell(term), line.cell(attribute)) else {
                return false;
            };
            rows += 1;
            if *known.entry(&term.text).or_insert(&value.text) != value.text.as_str() {
                return false;
            }
        }
        known.len() > 1 && known.len().saturating_mul(2) <= rows
    };
    let attributes: Vec<u32> = columns
        .iter()
        .filter(|(column, profile)| {
            profile.numbers > 0 && !stubs.contains(column) && measure(column).is_none()
        })
        .filter(|(column, profile)| {
            let named = heads.get(column).and_then(|words| words.last());
            profile.is_plain() && named.is_some_and(|head| is_dimension(head))
                || stubs.range(..*column).any(|term| follows(**column, *term))
        })
        .map(|(column, _)| *column)
        .collect();
    stubs.extend(attributes);
}

/// Whether the labels in some columns differ on each row.
pub(super) fn tell_apart(body: &[Line<'_>], stubs: &BTreeSet<u32>) -> bool {
    let mut seen = BTreeSet::new();
    !stubs.is_empty()
        && body.iter().all(|line| {
            let text = |column: &u32| line.cell(*column).map_or("", |cell| cell.text.as_str());
            seen.insert(stubs.iter().map(text).collect::<Vec<_>>())
        })
}
