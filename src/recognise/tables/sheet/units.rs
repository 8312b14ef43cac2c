//! Numbers whose unit is written out beside them: `8 personen`, `12 maanden`, `58605.5 g/cm² (95% CI
//! 57000, 60000)`.
//!
//! A single such text is a category as often as a number, so the column decides: where the same unit
//! follows the number in half of its texts, and at least twice, they are numbers. R's `paste0` and
//! number formats that are exported with their text write columns so. The first text of a row labels
//! it: `1 persoon`, `2 personen` there are sizes of households.

use super::{CellNumber, Kind, Said};
use crate::facts::Measure;
use crate::recognise::tables::lists;
use crate::recognise::values::{self, Notation, Number, Reading};
use crate::recognise::words;
use std::collections::BTreeMap;
use std::ops::Range;

/// Letters of a unit that tell it from others: `persoon` and `personen` are one.
const STEM: usize = 4;

/// Reads the columns of numbers with a unit, in cells of which each row ends where `ends` say.
pub(super) fn read(cells: &mut [Said], ends: &[(u32, usize)], notation: Notation) {
    let mut columns: BTreeMap<u32, (usize, BTreeMap<String, usize>)> = BTreeMap::new();
    for range in behind_labels(ends) {
        for cell in cells.get(range).unwrap_or_default().iter().filter(|cell| is_text(cell)) {
            let (texts, stems) = columns.entry(cell.column).or_default();
            *texts = texts.saturating_add(1);
            if let Some(parted) = parted(&cell.text) {
                let times = stems.entry(stem(parted.unit)).or_default();
                *times = times.saturating_add(1);
            }
        }
    }
    let units: BTreeMap<u32, String> = columns
        .into_iter()
        .filter_map(|(column, (texts, stems))| {
            let (unit, times) = stems.into_iter().max_by_key(|(_, times)| *times)?;
            (times >= 2 && times.saturating_mul(2) >= texts).then_some((column, unit))
        })
        .collect();
    for range in rows(ends) {
        read_groups(cells.get_mut(range).unwrap_or_default(), notation);
    }
    for range in behind_labels(ends) {
        let texts =
            cells.get_mut(range).unwrap_or_default().iter_mut().filter(|cell| is_text(cell));
        for cell in texts {
            if let Some(least) = lists::named(&cell.text) {
                let named = Some(Measure::Count);
                let number = Number::plain(least);
                cell.kind = Kind::Number(CellNumber { named, is_named: true, number });
            }
        }
    }
    if units.is_empty() {
        return;
    }
    for range in behind_labels(ends) {
        for cell in cells.get_mut(range).unwrap_or_default().iter_mut().filter(|cell| is_text(cell))
        {
            if let Some(unit) = units.get(&cell.column) {
                read_cell(cell, unit, notation);
            }
        }
    }
}

/// Reads a row of numbers of groups, each with what the groups are: `N | 51 State | 51 State`, as
/// `sjPlot` writes them below mixed models.
fn read_groups(row: &mut [Said], notation: Notation) {
    let Some((label, cells)) = row.split_first_mut() else { return };
    if !matches!(label.text.trim(), "N" | "n") {
        return;
    }
    for cell in cells.iter_mut().filter(|cell| is_text(cell)) {
        let Some((number, group)) = cell.text.trim().split_once([' ', '\u{a0}']) else { continue };
        let of_group = group.trim_start().starts_with(char::is_alphabetic);
        if let Reading::Number(number) = values::read(number, notation)
            && of_group
        {
            let named = Some(Measure::Count);
            let number = Number { name: None, ..number };
            cell.kind = Kind::Number(CellNumber { named, is_named: true, number });
        }
    }
}

/// Reads a cell whose number has this unit.
fn read_cell(cell: &mut Said, unit: &str, notation: Notation) {
    let Some(parted) = parted(&cell.text).filter(|parted| stem(parted.unit) == unit) else {
        return;
    };
    let text = format!("{} {}", parted.number, parted.rest);
    if let Reading::Number(number) = values::read(&text, notation) {
        cell.kind = Kind::Number(CellNumber {
            named: measure(parted.unit),
            is_named: true,
            number: Number { name: None, ..number },
        });
    }
}

/// What a unit says of its numbers; one that is cut short may be counted: `3 pers.`
fn measure(unit: &str) -> Option<Measure> {
    words::measure(unit).or_else(|| words::is_short_for_units(unit).then_some(Measure::Count))
}

/// Where the cells of each row are.
fn rows(ends: &[(u32, usize)]) -> impl Iterator<Item = Range<usize>> {
    let begins = std::iter::once(0).chain(ends.iter().map(|(_, end)| *end));
    begins.zip(ends).map(|(begin, (_, end))| begin..*end)
}

/// Where the cells behind the first one of each row are.
fn behind_labels(ends: &[(u32, usize)]) -> impl Iterator<Item = Range<usize>> {
    rows(ends).map(|row| row.start.saturating_add(1)..row.end)
}

fn is_text(cell: &Said) -> bool {
    cell.kind == Kind::Label
}

/// A text that begins with a number and goes on with a unit.
struct Parted<'t> {
    number: &'t str,
    unit: &'t str,
    /// What stands in brackets behind the unit.
    rest: &'t str,
}

/// Parts a text into a number, its unit and a bracket; none where it is not so made.
fn parted(text: &str) -> Option<Parted<'_>> {
    let text = text.trim();
    let (number, after) = text.split_once([' ', '\u{a0}'])?;
    let plain = number.trim_start_matches(['-', '−', '–', '<', '>', '≤', '≥', '~']);
    if !plain.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let end = after.find(['(', '[']).unwrap_or(after.len());
    let (unit, rest) = after.split_at_checked(end)?;
    let unit = unit.trim();
    let is_unit = unit.starts_with(char::is_alphabetic)
        && unit.chars().count() > 1
        && !unit.bytes().any(|byte| byte.is_ascii_digit())
        && unit.split_whitespace().count() <= 2;
    is_unit.then_some(Parted { number, unit, rest })
}

fn stem(unit: &str) -> String {
    unit.chars().take(STEM).flat_map(char::to_lowercase).collect()
}
