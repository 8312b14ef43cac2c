//! Titles and header of a block: how many of its first rows are which.
//!
//! Conventions: titles stand alone in a row above the header; the header is the run of rows without
//! numbers above the first row of numbers, where years, `(1) (2)`, `1 2 3` and numbers among words
//! are column heads too.

use super::dimensions::{is_dimension, names_variables};
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
                heads_with(line, below, left)
                    || ends_of_intervals(line, below, left)
                    || steps_beside_words(line, below, left)
                    || at
                        .checked_sub(1)
                        .and_then(|above| lines.get(above))
                        .is_some_and(|above| classes_below_head(above, line, below, left))
            })
    };
    let Some(first) = lines.iter().enumerate().position(|(at, line)| is_data(at, line)) else {
        // All numbers look like heads or stand in the first column: a list without a header, perhaps
        // of keys below one word.
        let keys = |line: &&Line<'_>| line.cells.iter().any(|cell| cell.kind == Kind::Code);
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

/// Whether the numbers of a row are heads among other heads, as `25% 50% 75%` between `mean` and
/// `max`: words outnumber them, and numbers stand below most of these words.
fn heads_with(line: &Line<'_>, below: &Line<'_>, left: u32) -> bool {
    let others = || line.cells.iter().filter(|cell| cell.column != left);
    let words: Vec<u32> =
        others().filter(|cell| matches!(cell.kind, Kind::Label)).map(|cell| cell.column).collect();
    let over_numbers = words
        .iter()
        .filter(|column| below.cell(**column).is_some_and(|cell| cell.number().is_some()))
        .count();
    words.len() >= 2
        && words.len().saturating_mul(2) > others().count()
        && over_numbers.saturating_mul(2) > words.len()
}

/// Whether the numbers of a row are steps up and down among other heads: `-1 | +1 | Total changes`
/// without a label, over numbers.
fn steps_beside_words(line: &Line<'_>, below: &Line<'_>, left: u32) -> bool {
    let mut numbers = line.cells.iter().filter_map(Said::number);
    let over_numbers = |cell: &Said| {
        matches!(cell.kind, Kind::Label)
            && below.cell(cell.column).is_some_and(|b| b.number().is_some())
    };
    line.cell(left).is_none()
        && below.cell(left).is_some_and(Said::is_text)
        && line.cells.iter().any(over_numbers)
        && line.cells.iter().any(|cell| cell.text.contains('+'))
        && numbers.all(|printed| printed.number.decimals == 0 && printed.number.value.abs() < 100.0)
}

/// Whether the numbers of a row are classes beside others, below a head that alone spans them: `13 | 29 |
/// Total` without a label, over rows with labels.
fn classes_below_head(above: &Line<'_>, line: &Line<'_>, below: &Line<'_>, left: u32) -> bool {
    let spans = matches!(above.cells, [head] if head.column != left && head.is_text());
    let is_class = |cell: &Said| cell.kind == Kind::Label || cell.number().is_some_and(is_plain);
    spans
        && line.cell(left).is_none()
        && below.cell(left).is_some_and(Said::is_text)
        && line.cells.iter().all(is_class)
        && line.cells.iter().any(|cell| cell.kind == Kind::Label)
}

/// Whether the numbers of a row are the quantiles that head their columns, as R writes the ends of
/// intervals: percentages without a label, over rows with labels and without percentages.
fn ends_of_intervals(line: &Line<'_>, below: &Line<'_>, left: u32) -> bool {
    let percentages = |line: &Line<'_>| {
        line.cells.iter().filter(|cell| cell.number().is_some_and(|p| p.number.percent)).count()
    };
    line.cell(left).is_none()
        && percentages(line) == line.cells.len()
        && below.cell(left).is_some_and(Said::is_text)
        && percentages(below) == 0
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

/// Whether a number has no mark of its own.
fn is_plain(printed: &Printed) -> bool {
    let number = &printed.number;
    let plain = values::Number { decimals: number.decimals, ..values::Number::plain(number.value) };
    *number == plain && !printed.is_named
}
