//! Headings that hold a word for a statistic and are the names of classes: `P03`, `wage_range_1`, `2nd quintile`,
//! `Maximum security`.
//!
//! Convention: whoever counts by class names the classes as the classification does, and numbers them. Over
//! whole numbers, with nothing beside them that describes how values lie, such a word is a part of the name.

use super::headings;
use crate::facts::Measure;
use crate::recognise::tables::frame::Framed;
use crate::recognise::tables::sheet::Said;
use crate::recognise::values::Number;
use crate::recognise::words;
use std::collections::BTreeMap;

/// Forgets that labels are percentiles where they are codes of a letter and digits: `P01`, `P03`, `P10` of a
/// classification. Percentiles have no leading zero but `P05`, and stand among statistics.
pub(super) fn forget_codes(frame: &Framed<'_>, rows: &mut BTreeMap<u32, Option<Measure>>) {
    const FEWEST: usize = 3;
    let code = |row: u32| -> Option<&str> {
        let label = frame.label(row).last()?.trim();
        let digits = label.strip_prefix(['P', 'p'])?;
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then_some(digits)
    };
    let coded: Vec<(u32, &str)> = rows.keys().filter_map(|row| Some((*row, code(*row)?))).collect();
    let is_usual = |digits: &str| {
        matches!(digits, "1" | "01" | "05" | "2" | "98")
            || !digits.starts_with('0')
                && digits.parse::<u32>().is_ok_and(|p| p % 5 == 0 || p == 99)
    };
    let codes = coded.iter().any(|(_, digits)| !is_usual(digits));
    let whole = coded.iter().all(|(row, _)| {
        frame.line(*row).is_some_and(|line| {
            let cells = line.cells.iter().filter(|cell| frame.is_body(cell));
            cells.filter_map(Said::number).all(|printed| printed.number.value.fract() == 0.0)
        })
    });
    if coded.len() >= FEWEST && codes && whole {
        rows.extend(coded.iter().map(|(row, _)| (*row, None)));
    }
}

/// Forgets that heads are quantiles where they number the classes that quantiles make, over whole numbers
/// and without a statistic beside them: `1st quintile | 2nd quintile | Total`, `decile_1 | decile_2`.
pub(super) fn forget_quantile_classes(
    frame: &Framed<'_>,
    columns: &mut BTreeMap<u32, Option<Measure>>,
) {
    #[rustfmt::skip]
    const CLASSES: [&str; 14] = [
        "quintile", "quintiles", "decile", "deciles", "quartile", "quartiles", "tertile", "tertiles",
        "kwintiel", "deciel", "kwartiel", "tertiel", "kwintielen", "decielen",
    ];
    let describes = |said: &Measure| {
        matches!(
            said,
            Measure::Mean
                | Measure::Median
                | Measure::StandardDeviation
                | Measure::Minimum
                | Measure::Maximum
        )
    };
    if columns.values().flatten().any(describes) || !headings::is_whole(frame) {
        return;
    }
    let numbered = |head: &str| head.chars().any(|c| c.is_ascii_digit());
    let classes: Vec<u32> = columns
        .iter()
        .filter(|(_, said)| **said == Some(Measure::Percentile))
        .map(|(column, _)| *column)
        .filter(|column| numbered(frame.inner(*column)))
        .filter(|column| words::holds_one_of(&frame.inner(*column).replace('_', " "), &CLASSES))
        .collect();
    if classes.len() > 1 {
        columns.extend(classes.into_iter().map(|column| (column, None)));
    }
}

/// Forgets that a few rows of whole numbers hold a smallest or largest value where the words are part of a name
/// among others: `Maximum security`, `Fare Min (fixed)`.
pub(super) fn forget_extremes(frame: &Framed<'_>, rows: &mut BTreeMap<u32, Option<Measure>>) {
    let is_extreme =
        |said: Option<Measure>| matches!(said, Some(Measure::Minimum | Measure::Maximum));
    let named = |row: u32| {
        let label = frame.label(row).last().map_or("", String::as_str);
        words::of(label.split(['(', '[']).next().unwrap_or_default()).count() > 1
    };
    let extremes: Vec<u32> =
        rows.iter().filter(|(_, said)| is_extreme(**said)).map(|(row, _)| *row).collect();
    let described = rows.values().flatten().any(|said| said.is_descriptive());
    let whole = frame.cells().filter_map(Said::number).all(|p| p.number.value.fract() == 0.0);
    let few = extremes.len().saturating_mul(2) < rows.len();
    if few && !described && whole && extremes.iter().all(|row| named(*row)) {
        rows.extend(extremes.into_iter().map(|row| (row, None)));
    }
}

/// Forgets that a head names a range or an interval where it numbers one of several: `wage_range_1` beside
/// `wage_range_2` are classes, and the whole numbers under them numbers of units.
pub(super) fn forget_ranges(frame: &Framed<'_>, columns: &mut BTreeMap<u32, Option<Measure>>) {
    let ranged = |said: &Option<Measure>| {
        said.is_some_and(|said| matches!(said, Measure::Range | Measure::Interval))
    };
    let stem = |column: u32| -> Option<String> {
        let head = frame.inner(column).trim().to_lowercase();
        let stem = head.trim_end_matches(|c: char| c.is_ascii_digit());
        let is_name = stem.len() < head.len() && stem.contains(char::is_alphabetic);
        is_name.then(|| stem.to_owned())
    };
    let whole = |column: u32| {
        frame.numbers(column).all(|number| {
            let plain = Number { grouped: number.grouped, ..Number::plain(number.value) };
            *number == plain && number.value.fract() == 0.0 && number.value >= 0.0
        })
    };
    let mut numbered: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (column, _) in columns.iter().filter(|(column, said)| ranged(said) && whole(**column)) {
        if let Some(stem) = stem(*column) {
            numbered.entry(stem).or_default().push(*column);
        }
    }
    let several = numbered.into_values().filter(|columns| columns.len() > 1).flatten();
    columns.extend(several.map(|column| (column, None)));
}
