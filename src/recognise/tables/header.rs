//! Titles and header of a block: how many of its first rows are which.
//!
//! Conventions: titles stand alone in a row above the header; the header is the run of rows without
//! numbers above the first row of numbers, where years, `(1) (2)`, `1 2 3` and numbers among words
//! are column heads too.

mod number_heads;

use super::dimensions::{is_dimension, names_variables};
use super::records;
use super::sequences::{consecutive, count_up, return_equally};
use super::sheet::{Kind, Line, Printed, Said};
use crate::facts::Measure;
use crate::recognise::values::{self, Enclosure, Marker};
use crate::recognise::{models, words};

/// How many rows at the top are titles, and how many after them are header.
///
/// `single` says that the block has one column, whose numbers then are its body.
pub(super) fn header_rows(lines: &[Line<'_>], left: u32, single: bool) -> (usize, usize) {
    let (titles, headers) = guessed_header_rows(lines, left, single);
    let marked = marked_header_rows(lines, left);
    (titles, headers.max(marked.saturating_sub(titles)))
}

/// How many rows at the top the file itself marks as heads; 0 where it marks all rows so.
fn marked_header_rows(lines: &[Line<'_>], left: u32) -> usize {
    // Numbers of units stand below the heads of their columns, and are results: `N=182 | N=963`.
    let is_marked =
        |line: &&Line<'_>| line.cells.iter().all(|cell| cell.heading) && !states_units(line, left);
    let is_group = |line: &&Line<'_>| line.cells.iter().all(|cell| cell.column == left);
    let marked = lines.iter().take_while(is_marked).count();
    if marked == lines.len() {
        return 0;
    }
    // A label alone in the first column heads rows, not columns.
    let groups = lines.iter().take(marked).rev().take_while(is_group).count();
    marked.saturating_sub(groups)
}

/// Whether all cells of a row but its label say themselves that they are numbers of units.
fn states_units(line: &Line<'_>, left: u32) -> bool {
    let mut others = line.cells.iter().filter(|cell| cell.column != left).peekable();
    others.peek().is_some()
        && others.all(|cell| cell.number().is_some_and(|p| p.named == Some(Measure::Count)))
}

/// How many rows at the top are titles and header, as their cells show.
fn guessed_header_rows(lines: &[Line<'_>], left: u32, single: bool) -> (usize, usize) {
    let is_data = |at: usize, line: &Line<'_>| {
        line.cells.iter().any(|cell| {
            (single || cell.column != left || line.cells.len() == 1 && !cell.is_text())
                && matches!(cell.kind, Kind::Number(_))
        }) && !is_numeric_header(line, left)
            && !lines.get(at.saturating_add(1)).is_some_and(|below| {
                let above = at.checked_sub(1).and_then(|above| lines.get(above));
                number_heads::head_columns(above, line, below, left)
            })
    };
    let Some(first) = lines.iter().enumerate().position(|(at, line)| is_data(at, line)) else {
        // All numbers look like heads or stand in the first column: a list without a header, perhaps
        // of keys below one word.
        let keys = |line: &&Line<'_>| line.cells.iter().any(|cell| cell.kind == Kind::Code);
        if lines.first().is_some_and(records::are_listed) && lines.len() > 1 {
            return (0, 1);
        }
        let titles = lines.iter().take_while(|line| is_alone(line) && !keys(line)).count();
        if single && titles > 0 && lines.get(titles).is_some_and(|line| keys(&line)) {
            return (titles.saturating_sub(1), 1);
        }
        let headers = lines
            .iter()
            .skip(titles)
            .take_while(|line| line.cells.iter().all(|cell| matches!(cell.kind, Kind::Label)))
            .count();
        let has_body = lines.len() > titles.saturating_add(headers);
        return (titles, if has_body { headers } else { 0 });
    };
    let above = lines.get(..first).unwrap_or_default();
    // A first row of body that is suppressed ends the header too; a head that looks like a marker
    // among other heads does not.
    let above_body = above
        .iter()
        .enumerate()
        .position(|(at, line)| {
            let others = || line.cells.iter().filter(|cell| cell.column != left);
            let markers = others()
                .filter(
                    |cell| matches!(cell.kind, Kind::Marker(marker) if marker != Marker::Reference),
                )
                .count();
            // The first row without a label is a header: R heads a lone column with `x`.
            let labelled = at > 0 || line.cell(left).is_some();
            markers > 0
                && labelled
                && markers.saturating_mul(2) >= others().count()
                && !is_numeric_header(line, left)
                // What stands above numbered heads is a head: a model of `y` and one of `z`.
                && !lines.get(at.saturating_add(1)).is_some_and(|b| is_numeric_header(b, left))
        })
        .unwrap_or(above.len());
    let above = above.get(..above_body).unwrap_or_default();
    // A single head over a column of numbers is no title, even though it stands alone.
    let heads_numbers = |line: &Line<'_>| {
        line.cells.iter().any(|cell| {
            cell.column != left
                && lines
                    .get(first)
                    .and_then(|data| data.cell(cell.column))
                    .is_some_and(|below| below.number().is_some())
        })
    };
    let titles = above.iter().take_while(|line| is_alone(line) && !heads_numbers(line)).count();
    let mut headers = above.len().saturating_sub(titles);
    // Group labels directly above the body, alone in the first column, belong to the body.
    let is_group = |line: &Line<'_>| is_alone(line) && line.cells.iter().all(|c| c.column == left);
    while headers > 0
        && above.get(titles.saturating_add(headers).saturating_sub(1)).is_some_and(is_group)
    {
        headers = headers.saturating_sub(1);
    }
    // One cell of text over a single column of numbers is its header, not its title.
    if headers == 0 && single && titles > 0 {
        return (titles.saturating_sub(1), 1);
    }
    (titles, headers)
}

/// Whether a row holds one cell, and that is text.
fn is_alone(line: &Line<'_>) -> bool {
    line.cells.len() == 1 && line.cells.iter().all(Said::is_text)
}

/// Whether the numbers of a row are column heads: years, `(1) (2) (3)`, or `1 2 3 …`. Years may
/// return for each group over them, each as often as the others.
fn is_numeric_header(line: &Line<'_>, left: u32) -> bool {
    let numbers: Vec<_> =
        line.cells.iter().filter(|cell| cell.column != left).filter_map(Said::number).collect();
    let only_heads = line.cells.iter().all(|cell| !matches!(cell.kind, Kind::Marker(_)));
    if numbers.is_empty() || !only_heads {
        return false;
    }
    if numbers_columns(line, left) {
        return true;
    }
    let corner = line.cell(left);
    let counted = corner
        .filter(|cell| matches!(cell.kind, Kind::Label))
        .filter(|cell| !is_dimension(&cell.text))
        .and_then(|cell| words::measure(&cell.text))
        .is_some_and(|measure| !models::is_subject(measure));
    let years = numbers.iter().all(|printed| values::is_year(&printed.number));
    // Years that follow each other are no numbers of units, even behind a word for these.
    let follow = |step: f64| {
        numbers.windows(2).all(
            |pair| matches!(pair, [a, b] if (b.number.value - a.number.value - step).abs() < 1e-9),
        )
    };
    let in_order = years
        && match numbers.as_slice() {
            [a, b, _, ..] if b.number.value > a.number.value => {
                follow(b.number.value - a.number.value)
            }
            [_, _] => follow(1.0),
            _ => false,
        };
    if counted && !in_order || corner.is_some_and(|cell| cell.number().is_some()) {
        return false;
    }
    let bracketed = numbers.iter().all(|printed| {
        printed.number.enclosure == Enclosure::Round
            && printed.number.decimals == 0
            && printed.number.value.fract() == 0.0
    }) && count_up(numbers.iter().map(|printed| printed.number.value));
    let sequence = numbers.len() >= 3
        && numbers.iter().all(|printed| {
            printed.number.decimals == 0 && !printed.number.grouped && !printed.is_named
        })
        && numbers.first().is_some_and(|first| first.number.value <= 1.0)
        && (consecutive(numbers.iter().map(|printed| printed.number.value))
            // Below several heads they begin anew.
            || corner.is_none() && count_up(numbers.iter().map(|p| p.number.value)));
    // Below a word for a dimension, ages and other steps of one width head columns as years do. The
    // numbers of one of its classes (`Sex: man`) may ascend as well, and are results.
    let steps = numbers.len() >= 3
        && corner.is_some_and(|cell| is_dimension(&cell.text) || names_variables(&cell.text))
        && numbers.windows(2).all(|pair| {
            matches!(pair, [a, b] if a.number.value < b.number.value && is_plain(a) && is_plain(b))
        })
        && numbers.windows(3).all(|three| {
            let [a, b, c] = three else { return false };
            let [a, b, c] = [a, b, c].map(|printed| printed.number.value);
            (c - b - (b - a)).abs() < 1e-9
        });
    years && return_equally(numbers.iter().map(|p| p.number.value))
        || bracketed
        || are_turned(line, left)
        || sequence
        || steps
}

/// Whether a row numbers the columns: `(1) (2) (3) …` from the first cell on, as statistical offices
/// write below the heads.
pub(super) fn numbers_columns(line: &Line<'_>, left: u32) -> bool {
    let bracketed = |cell: &Said| {
        cell.number().is_some_and(|printed| {
            printed.number.enclosure == Enclosure::Round && printed.number.value.fract() == 0.0
        })
    };
    line.cells.len() >= 3
        && line.cell(left).is_some()
        && line.cells.iter().all(bracketed)
        && line.cells.first().and_then(Said::number).is_some_and(|one| one.number.value == 1.0)
        && consecutive(line.cells.iter().filter_map(Said::number).map(|p| p.number.value))
}

/// Whether a row is `(1) (2) (3)` as a spreadsheet stores it, which takes brackets for a minus: -1, -2,
/// -3. Two of them are such where no label stands before them.
pub(super) fn are_turned(line: &Line<'_>, left: u32) -> bool {
    let others = || line.cells.iter().filter(|cell| cell.column != left);
    let turned = |cell: &Said| {
        let printed = cell.number()?;
        let number = values::Number { signed: false, ..printed.number };
        (number == values::Number::plain(number.value)).then_some(-number.value)
    };
    let values: Option<Vec<f64>> = others().map(turned).collect();
    values.is_some_and(|values| {
        values.first() == Some(&1.0)
            && values.len() >= if line.cell(left).is_some() { 3 } else { 2 }
            && count_up(values.into_iter())
    })
}

/// Whether a number has no mark of its own.
fn is_plain(printed: &Printed) -> bool {
    let number = &printed.number;
    let plain = values::Number { decimals: number.decimals, ..values::Number::plain(number.value) };
    *number == plain && !printed.is_named
}
