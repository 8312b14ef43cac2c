//! Rows of numbers that head columns, as the rows around them tell: `25% | 50% | 75%` among words, the
//! years of groups over their heads, `< -2 | < -4` over numbers.

use super::is_plain;
use crate::recognise::tables::sheet::{Kind, Line, Said};
use crate::recognise::values::{self, Enclosure, Number};

/// Whether the numbers of a row head the columns below it.
pub(super) fn head_columns(
    above: Option<&Line<'_>>,
    line: &Line<'_>,
    below: &Line<'_>,
    left: u32,
) -> bool {
    heads_with(line, below, left)
        || ends_of_intervals(line, below, left)
        || stands_over_heads(line, below, left)
        || bounds_over_numbers(line, below, left)
        || steps_beside_words(line, below, left)
        || above.is_some_and(|above| classes_below_head(above, line, below, left))
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

/// Whether a row of numbers stands over another row of heads: the years or codes of groups (`2018 | 2018 |
/// Total` over `No. | % | No.`), the numbers of some models of many (`(1) | (3) | (5)`).
fn stands_over_heads(line: &Line<'_>, below: &Line<'_>, left: u32) -> bool {
    let numbers = || line.cells.iter().filter(|cell| cell.number().is_some());
    let heads = |cell: &Said| {
        let over = below.cell(cell.column).is_some_and(|head| head.kind == Kind::Label);
        let of_head = cell.number().is_some_and(|printed| {
            let number = printed.number;
            let bare = Number { enclosure: Enclosure::None, ..number };
            let bracketed = matches!(number.enclosure, Enclosure::None | Enclosure::Round);
            bracketed && bare == Number::plain(number.value) && !printed.is_named
        });
        cell.column != left && over && of_head
    };
    let years = || numbers().all(|cell| cell.number().is_some_and(|p| values::is_year(&p.number)));
    (numbers().count() >= 2 || numbers().count() == 1 && years())
        && numbers().all(heads)
        && below.cells.iter().all(Said::is_text)
}

/// Whether the numbers of a row are bounds that head their columns: `< -2 | < -4` beside words, over
/// numbers without bounds.
fn bounds_over_numbers(line: &Line<'_>, below: &Line<'_>, left: u32) -> bool {
    let bounded = |cell: &Said| cell.number().is_some_and(|p| p.number.bound.is_some());
    let words =
        line.cells.iter().filter(|cell| cell.column != left && cell.kind == Kind::Label).count();
    line.cell(left).is_some_and(Said::is_text)
        && words > 0
        && line.cells.iter().filter(|cell| bounded(cell)).count() >= 2
        && line.cells.iter().all(|cell| bounded(cell) || cell.is_text())
        && below.cells.iter().filter(|cell| cell.number().is_some()).count() >= 2
        && !below.cells.iter().any(bounded)
}
