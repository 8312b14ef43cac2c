//! Rows of numbers that are heads because of what stands around them: other heads, labels below, a head
//! that spans them.

use super::{Row, is_plain};
use crate::facts::Measure;
use crate::recognise::tables::sheet::{Kind, Line, Said};
use crate::recognise::values::{self, Enclosure, Number};
use crate::recognise::words;

/// Whether the numbers of a row are heads among other heads, as `25% 50% 75%` between `mean` and
/// `max`: words outnumber them, and numbers stand below most of these words.
pub(super) fn among_words(row: &Row<'_, '_>, below: &Line<'_>) -> bool {
    let others = || row.line.cells.iter().filter(|cell| cell.column != row.left);
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

/// Whether the numbers of a row are the quantiles that head their columns, as R writes the ends of
/// intervals: percentages without a label, over rows with labels and without percentages.
pub(super) fn ends_of_intervals(row: &Row<'_, '_>, below: &Line<'_>) -> bool {
    let Row { line, left, .. } = *row;
    let percentages = |line: &Line<'_>| {
        line.cells.iter().filter(|cell| cell.number().is_some_and(|p| p.number.percent)).count()
    };
    line.cell(left).is_none()
        && percentages(line) == line.cells.len()
        && below.cell(left).is_some_and(Said::is_text)
        && percentages(below) == 0
}

/// Whether the numbers of a row are steps up and down among other heads: `-1 | +1 | Total changes`
/// without a label, over numbers.
pub(super) fn steps_beside_words(row: &Row<'_, '_>, below: &Line<'_>) -> bool {
    let Row { line, left, .. } = *row;
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
pub(super) fn classes_below_span(row: &Row<'_, '_>, below: &Line<'_>) -> bool {
    let Row { above, line, left, .. } = *row;
    let spans = above.is_some_and(
        |above| matches!(above.cells, [head] if head.column != left && head.is_text()),
    );
    let is_class = |cell: &Said| cell.kind == Kind::Label || cell.number().is_some_and(is_plain);
    spans
        && line.cell(left).is_none()
        && below.cell(left).is_some_and(Said::is_text)
        && line.cells.iter().all(is_class)
        && line.cells.iter().any(|cell| cell.kind == Kind::Label)
}

/// Whether a row of numbers stands over another row of heads: the years or codes of groups (`2018 | 2018 |
/// Total` over `No. | % | No.`), the numbers of some models of many (`(1) | (3) | (5)`).
pub(super) fn stands_over_heads(row: &Row<'_, '_>, below: &Line<'_>) -> bool {
    let Row { line, left, .. } = *row;
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
pub(super) fn bounds_over_numbers(row: &Row<'_, '_>, below: &Line<'_>) -> bool {
    let Row { line, left, .. } = *row;
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

/// Whether the numbers of a row are the quantiles that head their columns among names of statistics, however
/// many they are: `count | mean | 10% | 20% | … | max`, as pandas writes what it was asked for.
pub(super) fn quantiles_beside_statistics(row: &Row<'_, '_>, below: &Line<'_>) -> bool {
    let Row { line, left, .. } = *row;
    let others = || line.cells.iter().filter(|cell| cell.column != left);
    let quantiles: Vec<&Number> =
        others().filter_map(|cell| Some(&cell.number()?.number)).collect();
    let is_quantile = |number: &&Number| {
        let bare = Number { percent: false, decimals: 0, ..**number };
        let within = if number.percent { 100.0 } else { 1.0 };
        bare == Number::plain(number.value) && number.value > 0.0 && number.value < within
    };
    let ascend = quantiles.windows(2).all(|pair| matches!(pair, [a, b] if a.value < b.value));
    let names_statistic = |cell: &&Said| {
        cell.kind == Kind::Label
            && words::measure(&cell.text)
                .is_some_and(|said| said.is_descriptive() || said == Measure::Count)
    };
    let over_number = |cell: &Said| below.cell(cell.column).is_some_and(|b| b.number().is_some());
    quantiles.len() >= 2
        && quantiles.iter().all(is_quantile)
        && ascend
        && others().filter(names_statistic).count() >= if quantiles.len() > 2 { 1 } else { 2 }
        && others().all(over_number)
}

/// Whether a row of whole numbers that go up are the steps of a dimension that is not named: weeks, doses,
/// distances over nothing but fractions, where no words stand over them. The numbers of units that lead such
/// a block are called so, or are those of all.
pub(super) fn steps_over_fractions(row: &Row<'_, '_>, below: &Line<'_>) -> bool {
    const FEWEST: usize = 4;
    let Row { above, line, left, .. } = *row;
    let numbers = || line.cells.iter().filter_map(|cell| Some((cell.column, cell.number()?)));
    let Some((first, _)) = numbers().next() else { return false };
    let values: Vec<f64> = numbers().map(|(_, printed)| printed.number.value).collect();
    let steps = values.len() >= FEWEST
        && values.windows(2).all(|pair| matches!(pair, [a, b] if a < b))
        && numbers().all(|(_, printed)| is_plain(printed) && printed.number.decimals == 0);
    let labels = || line.cells.iter().take_while(move |cell| cell.column < first);
    let named = |cell: &Said| {
        let total = ["total", "totaal", "all", "overall", "alle", "allen", "base", "basis"];
        cell.kind == Kind::Label
            && !words::holds_one_of(&cell.text, &total)
            && words::measure(&cell.text).is_none_or(|said| said.is_subject())
    };
    let heads = above.map_or(0, |above| above.cells.iter().filter(|c| c.column >= first).count());
    let of_below =
        || numbers().filter_map(|(column, _)| Some(&below.cell(column)?.number()?.number));
    let parts = of_below().all(|number| (-1.0..=1.0).contains(&number.value))
        && of_below().any(|number| number.decimals > 0);
    steps
        && line.cell(left).is_some()
        && labels().all(named)
        && labels().all(|cell| below.cell(cell.column).is_some_and(Said::is_text))
        && heads.saturating_mul(2) <= values.len()
        && !above.is_some_and(Line::has_numbers)
        && of_below().count() == values.len()
        && (parts || of_below().all(|number| number.decimals > 0))
}
