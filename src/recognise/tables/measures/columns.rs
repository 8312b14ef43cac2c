//! What the numbers of a column tell together: whether they can be numbers of units.

use super::headings;
use crate::facts::Measure;
use crate::recognise::tables::dimensions::names_number;
use crate::recognise::tables::frame::Framed;
use crate::recognise::tables::sequences::consecutive;
use crate::recognise::tables::sheet::{Line, Said, Sheet};
use crate::recognise::values::{Number, Second};
use crate::recognise::words;
use std::collections::{BTreeMap, BTreeSet};

/// Forgets that a head says *count* over numbers that cannot count units: where most are fractions,
/// some of them of less than one unit or negative, or all of them within a hundred beside percentages, and
/// nothing says *in thousands*. `n` and `num` are names of variables too.
pub(super) fn forget_no_units(
    sheet: &Sheet,
    frame: &Framed<'_>,
    columns: &mut BTreeMap<u32, Option<Measure>>,
) {
    let scaled = |words: &str| words::header(words).multiplier > 1;
    let around = frame.title.iter().map(String::as_str).chain(sheet.name.as_deref()).any(scaled);
    let is_part = |said: &Option<Measure>| matches!(said, Some(Measure::Percent | Measure::Share));
    let beside_parts = columns.values().any(is_part);
    for (&column, said) in columns.iter_mut().filter(|(_, said)| **said == Some(Measure::Count)) {
        let numbers: Vec<&Number> =
            frame.numbers(column).filter(|number| number.second == Second::None).collect();
        let fractions = numbers.iter().filter(|number| number.value.fract() != 0.0).count();
        let less = numbers.iter().any(|number| number.value != 0.0 && number.value < 1.0);
        let scaled = around || frame.head(column).iter().any(|head| scaled(head));
        // `Neglects the children` beside `% who agree`: what units are, or do, in percentages as well.
        let inner = frame.inner(column);
        let part = (beside_parts || words::of(inner).count() >= FEWEST_OF_ITEM)
            && words::header(inner).subject
            && numbers.iter().all(|number| (0.0..=100.0).contains(&number.value));
        if fractions.saturating_mul(2) > numbers.len() && (less || part) && !scaled {
            *said = None;
        }
    }
}

/// Words from which a head that has one for units in it is the text of an item: `Neglects the house or children`.
const FEWEST_OF_ITEM: usize = 3;

/// Columns whose numbers count no units where no word says that they do: those that number the rows,
/// codes of yes and no, differences from a mean (a quarter of them negative), powers, and years.
pub(super) fn unitless(frame: &Framed<'_>) -> BTreeSet<u32> {
    let mut unitless = headings::numbering(frame);
    let adds_up = frame.heads.values().flatten().any(|head| names_total(head));
    for (column, numbers) in numbers(frame) {
        let words = frame.head(column);
        let head = words.last().map_or("", String::as_str);
        let negative = numbers.iter().filter(|number| number.value < 0.0).count();
        let all = |holds: fn(f64) -> bool| numbers.iter().all(|number| holds(number.value));
        let has = |wanted: f64| numbers.iter().any(|number| number.value == wanted);
        let codes = numbers.len() >= INDICATOR_ROWS
            && words.len() == 1
            && !adds_up
            && all(|value| value == 0.0 || value == 1.0)
            && has(0.0)
            && has(1.0);
        let years = words::measure(head) == Some(Measure::Period)
            && all(|value| (1500.0..2200.0).contains(&value));
        let differences = negative > 1 && negative.saturating_mul(4) >= numbers.len();
        let notes = words::measure(head) == Some(Measure::Code);
        if codes || years || notes || differences || number_groups(&numbers) || head.contains('^') {
            unitless.insert(column);
        }
    }
    unitless
}

/// Whether numbers tell to which group each row belongs, the groups below each other: 1, 1, 1, 2, 3, 3.
fn number_groups(numbers: &[&Number]) -> bool {
    let steps = |pair: &[&Number]| matches!(pair, [one, next] if matches!(next.value - one.value, 0.0 | 1.0));
    numbers.len() >= INDICATOR_ROWS
        && numbers.first().is_some_and(|first| first.value == 1.0)
        && numbers.last().is_some_and(|last| last.value >= 3.0)
        && numbers.windows(2).all(steps)
}

/// Rows from which noughts and ones under one head are codes of yes and no: as numbers of units so
/// many are seldom below two, unless they are parts of a total.
const INDICATOR_ROWS: usize = 10;

/// Whether a head is a word for a total.
fn names_total(head: &str) -> bool {
    words::holds_one_of(head, &["total", "totaal", "overall", "sum", "som"])
}

/// Columns of four numbers or more of which at most a quarter have decimals.
pub(super) fn whole(frame: &Framed<'_>) -> BTreeSet<u32> {
    let numbers = numbers(frame).into_iter().filter(|(_, numbers)| {
        let fractions = numbers.iter().filter(|number| number.decimals > 0).count();
        numbers.len() >= 4 && fractions.saturating_mul(4) <= numbers.len()
    });
    numbers.map(|(column, _)| column).collect()
}

/// Whether labels say that percentages stand in brackets (`sex (%)`) beside numbers with one decimal that
/// are far beyond a hundred: those are frequencies by weights.
pub(super) fn are_weighted(frame: &Framed<'_>) -> bool {
    let of_classes = |line: &&Line<'_>| {
        frame.label(line.row).iter().any(|label| label.trim_end().ends_with("(%)"))
    };
    let beyond = |number: &Number| {
        let share =
            matches!(number.second, Second::Spread(share) if (0.0..=100.0).contains(&share));
        share && number.decimals == 1 && number.value > 100.0
    };
    let lines = frame.body.iter().filter(of_classes);
    let mut cells = lines.flat_map(|line| line.cells).filter(|cell| frame.is_body(cell));
    cells.any(|cell| cell.number().is_some_and(|printed| beyond(&printed.number)))
}

/// Columns whose numbers with a percentage beside them are all less than one, and not all nought.
pub(super) fn below_one(frame: &Framed<'_>) -> BTreeSet<u32> {
    let mut largest: BTreeMap<u32, f64> = BTreeMap::new();
    for cell in frame.body.iter().flat_map(|line| line.cells).filter(|cell| frame.is_body(cell)) {
        let number = cell.number().map(|printed| &printed.number);
        if let Some(number) = number.filter(|n| matches!(n.second, Second::Percent(_))) {
            let known = largest.entry(cell.column).or_default();
            *known = known.max(number.value);
        }
    }
    let below = largest.into_iter().filter(|(_, value)| *value > 0.0 && *value < 1.0);
    below.map(|(column, _)| column).collect()
}

/// The numbers of each column that stand alone in their cell.
fn numbers<'f>(frame: &'f Framed<'_>) -> BTreeMap<u32, Vec<&'f Number<'static>>> {
    let mut columns: BTreeMap<u32, Vec<&Number<'static>>> = BTreeMap::new();
    for cell in frame.cells() {
        let number = cell.number().map(|printed| &printed.number);
        if let Some(number) = number.filter(|number| number.second == Second::None) {
            columns.entry(cell.column).or_default().push(number);
        }
    }
    columns
}

/// Forgets that `No.` says *count* over 1, 2, 3 … beside names: it numbers the rows.
pub(super) fn forget_running_numbers(
    frame: &Framed<'_>,
    columns: &mut BTreeMap<u32, Option<Measure>>,
) {
    const FEWEST: usize = 3;
    let numbers_rows = |column: u32| {
        let named = names_number(frame.inner(column));
        let cells = frame.body.iter().filter_map(|line| line.cell(column)?.number());
        let values: Vec<f64> = cells.map(|printed| printed.number.value).collect();
        let from_one = values.first() == Some(&1.0) && values.len() >= FEWEST;
        named && from_one && consecutive(values.into_iter())
    };
    for (&column, said) in columns.iter_mut().filter(|(_, said)| **said == Some(Measure::Count)) {
        if !frame.stubs.is_empty() && numbers_rows(column) {
            *said = Some(Measure::Code);
        }
    }
}

/// Takes a column for one of codes where another one gives its classes in words: `vaccine_num` beside
/// `vaccine`.
pub(super) fn know_numbered_classes(
    frame: &Framed<'_>,
    columns: &mut BTreeMap<u32, Option<Measure>>,
) {
    const ENDS: [&str; 5] = ["_num", "_nr", "_no", "_code", "_cat"];
    let in_words = |column: &&u32| frame.numbers(**column).next().is_none();
    let classes: BTreeSet<String> =
        frame.heads.keys().filter(in_words).map(|at| frame.inner(*at).to_lowercase()).collect();
    for (&column, said) in columns.iter_mut() {
        let head = frame.inner(column).to_lowercase();
        let stem = ENDS.iter().find_map(|end| head.strip_suffix(end));
        if stem.is_some_and(|stem| !stem.is_empty() && classes.contains(stem)) {
            *said = Some(Measure::Code);
        }
    }
}

/// Where a quantile stands beside them, `0%` and `100%` are the least and the largest value.
pub(super) fn end_quantiles(frame: &Framed<'_>, columns: &mut BTreeMap<u32, Option<Measure>>) {
    let head = |column: u32| frame.inner(column).trim().trim_end_matches('%').trim_end();
    let of = |wanted: &str| {
        let named =
            |column: &&u32| frame.inner(**column).ends_with('%') && head(**column) == wanted;
        columns.keys().find(named).copied()
    };
    if let (Some(least), Some(_), Some(largest)) = (of("0"), of("50"), of("100")) {
        columns.insert(least, Some(Measure::Minimum));
        columns.insert(largest, Some(Measure::Maximum));
    }
}

/// An average number of persons that is a whole one everywhere is taken for a number of persons: of
/// means nothing is asked, and statistical offices average what they count over the months.
pub(super) fn count_average_numbers(
    frame: &Framed<'_>,
    columns: &mut BTreeMap<u32, Option<Measure>>,
) {
    for (&column, said) in columns.iter_mut().filter(|(_, said)| **said == Some(Measure::Mean)) {
        let averaged = frame.head(column).iter().any(|head| words::averages_a_number(head));
        let mut cells = frame.body.iter().filter_map(|line| line.cell(column)?.number());
        let whole = |number: &Number| {
            number.second == Second::None && number.value.fract() == 0.0 && !is_fraction(number)
        };
        if averaged && cells.all(|printed| whole(&printed.number)) {
            *said = Some(Measure::Count);
        }
    }
}

/// Columns with two numbers or more, all of them printed with `.0`.
pub(super) fn padded(frame: &Framed<'_>) -> BTreeSet<u32> {
    let mut columns: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    for line in &frame.body {
        for cell in line.cells.iter().filter(|cell| frame.is_body(cell)) {
            let Some(number) = cell.number().map(|printed| &printed.number) else { continue };
            let (all, padded) = columns.entry(cell.column).or_default();
            *all += 1;
            *padded += usize::from(number.decimals == 1 && number.value.fract() == 0.0);
        }
    }
    let is_padded = |(column, (all, padded)): (u32, (usize, usize))| {
        (all == padded && all > 1).then_some(column)
    };
    columns.into_iter().filter_map(is_padded).collect()
}

/// The rows that hold a number with a fraction that is none of noughts.
pub(super) fn uneven(frame: &Framed<'_>) -> BTreeSet<u32> {
    let is_uneven = |line: &&Line<'_>| {
        let cells = line.cells.iter().filter(|cell| frame.is_body(cell));
        cells.filter_map(Said::number).any(|printed| printed.number.value.fract() != 0.0)
    };
    frame.body.iter().filter(is_uneven).map(|line| line.row).collect()
}

/// The rows among those that give the size of a sample whose numbers are all like `12.034`: of a
/// sample no weights give three decimals everywhere, and Dutch sets thousands apart by a point. Nothing
/// but noughts behind the point is a number of decimals, where the rows beside it have as many.
pub(super) fn thousands(frame: &Framed<'_>, samples: &BTreeSet<u32>) -> BTreeSet<u32> {
    let others = || {
        let lines = frame.body.iter().filter(|line| !samples.contains(&line.row));
        let cells = lines.flat_map(|line| line.cells).filter(|cell| frame.is_body(cell));
        cells.filter_map(|cell| Some(&cell.number()?.number))
    };
    let alike = others().filter(|number| number.decimals == 3).count();
    let padded = alike > 0 && alike.saturating_mul(2) >= others().count();
    let is_grouped = |number: &Number| {
        number.decimals == 3
            && (1.0..1000.0).contains(&number.value)
            && number.second == Second::None
    };
    let lines = frame.body.iter().filter(|line| samples.contains(&line.row));
    let grouped = lines.filter(|line| {
        let cells = line.cells.iter().filter(|cell| frame.is_body(cell));
        let numbers: Vec<&Number> = cells.filter_map(|cell| Some(&cell.number()?.number)).collect();
        let noughts = numbers.iter().all(|number| number.value.fract() == 0.0);
        !numbers.is_empty() && numbers.iter().all(|n| is_grouped(n)) && !(padded && noughts)
    });
    grouped.map(|line| line.row).collect()
}

/// Columns that hold a number with a fraction, but for those that are padded. The test that closes a
/// table of groups says nothing about the numbers above it.
pub(super) fn fractional(frame: &Framed<'_>, padded: &BTreeSet<u32>) -> BTreeSet<u32> {
    let tests = headings::rows_whose_label(frame, names_test);
    let lines = frame.body.iter().filter(|line| !tests.contains(&line.row));
    let cells = lines.flat_map(|line| line.cells).filter(|cell| frame.is_body(cell));
    cells
        .filter(|cell| cell.number().is_some_and(|printed| is_fraction(&printed.number)))
        .map(|cell| cell.column)
        .filter(|column| !padded.contains(column))
        .collect()
}

/// Whether a label names a test of what stands in the columns: `Fisher exact test`, `p-value`, `Chi2`.
fn names_test(label: &str) -> bool {
    const TESTS: [&str; 6] = ["fisher", "pearson", "mcnemar", "wilcoxon", "cramer", "cramér"];
    matches!(words::measure(label), Some(Measure::PValue | Measure::TestStatistic))
        && !words::header(label).single_letter
        || words::holds_one_of(label, &TESTS)
}

/// Whether a number is printed with a fraction: not `2.9e+06`, by which Stata and R shorten a whole
/// number that is wider than its column.
fn is_fraction(number: &Number) -> bool {
    if number.exponent { number.value.fract() != 0.0 } else { number.decimals > 0 }
}
