//! What the headings of a block say about the numbers that they head.

use super::classes::names_class_of_amount;
use super::titles;
use crate::facts::Measure;
use crate::recognise::tables::frame::Framed;
use crate::recognise::tables::sequences::counts_rows;
use crate::recognise::tables::sheet::{Said, Sheet};
use crate::recognise::words;
use std::collections::{BTreeMap, BTreeSet};

/// What the title of a block, the corner of a pivot table or the name of the sheet says of numbers
/// that are all `whole` or not.
pub(super) fn around(sheet: &Sheet, frame: &Framed<'_>, whole: bool) -> Option<Measure> {
    let corner = frame.stubs.iter().flat_map(|column| frame.head(*column));
    let corner = corner.filter(|words| is_pivot_corner(words) || is_scaled(words));
    let corner = corner.map(String::as_str);
    let corner = corner.filter_map(words::measure).find(|measure| decides(*measure));
    let titles = || frame.title.iter().map(String::as_str).chain(sheet.name.as_deref());
    corner.or_else(|| titles().find_map(|title| titles::says(title, whole)))
}

/// Whether the title or the corner gives numbers of units in thousands: they have decimals then.
pub(super) fn around_is_scaled(frame: &Framed<'_>) -> bool {
    let corner = frame.stubs.iter().flat_map(|column| frame.head(*column));
    frame.title.iter().chain(corner).any(|words| is_scaled(words))
}

/// Whether words give numbers of units in thousands: `Personen (x 1 000)`.
pub(super) fn is_scaled(words: &str) -> bool {
    let said = words::header(words);
    said.multiplier > 1 && said.measure == Some(Measure::Count)
}

/// Whether all numbers of a body are bare whole numbers.
pub(super) fn is_whole(frame: &Framed<'_>) -> bool {
    frame.cells().filter_map(Said::number).all(|printed| {
        printed.number.decimals == 0 && !printed.number.percent && !printed.number.currency
    })
}

/// Whether a head says what a pivot table holds, as spreadsheets write it into its corner.
fn is_pivot_corner(head: &str) -> bool {
    const BEGINS: [&str; 10] = [
        "sum of ",
        "count of ",
        "average of ",
        "stddev of ",
        "min of ",
        "max of ",
        "som van ",
        "aantal van ",
        "gemiddelde van ",
        "stdev van ",
    ];
    let head = head.to_lowercase();
    BEGINS.iter().any(|begin| head.starts_with(begin))
}

/// Columns of a block without a header that number its rows: 1, 2, 3 …
pub(super) fn numbering(frame: &Framed<'_>) -> BTreeSet<u32> {
    const FEWEST: usize = 3;
    if frame.has_header {
        return BTreeSet::new();
    }
    let mut columns: BTreeMap<u32, Vec<f64>> = BTreeMap::new();
    for cell in frame.body.iter().flat_map(|line| line.cells) {
        if let Some(printed) = cell.number() {
            columns.entry(cell.column).or_default().push(printed.number.value);
        }
    }
    let numbers_rows = |values: &[f64]| values.len() >= FEWEST && counts_rows(values);
    columns.into_iter().filter(|(_, values)| numbers_rows(values)).map(|(at, _)| at).collect()
}

/// Forgets what `Sum` says at the last row and the last column of a table of which no other heading
/// says what it holds: it is the total of them, as R's `addmargins` names it.
pub(super) fn forget_margins(
    frame: &Framed<'_>,
    columns: &mut BTreeMap<u32, Option<Measure>>,
    rows: &mut BTreeMap<u32, Option<Measure>>,
) {
    let is_sum = |words: Option<&String>| {
        words.is_some_and(|word| matches!(word.to_lowercase().as_str(), "sum" | "som"))
    };
    let last_column = columns.keys().next_back().copied();
    if let Some(last) = last_column
        && is_sum(frame.head(last).last())
        && columns.iter().all(|(column, said)| *column == last || said.is_none())
    {
        columns.insert(last, None);
    }
    let last_row = rows.keys().next_back().copied();
    if let Some(last) = last_row
        && is_sum(frame.label(last).last())
        && rows.iter().all(|(row, said)| *row == last || said.is_none())
    {
        rows.insert(last, None);
    }
}

/// Forgets units that are only classes: where the headings of a block name nothing but units
/// (`Jongens`, `Werknemers`) and its title names a statistic (`Percentages`, `index 2010 = 100`), or
/// an amount (`Levensverwachting`) over fractions, the title says what the numbers are.
pub(super) fn forget_classes(
    around: Option<Measure>,
    frame: &Framed<'_>,
    columns: &mut BTreeMap<u32, Option<Measure>>,
    rows: &mut BTreeMap<u32, Option<Measure>>,
) {
    let numbers = frame.cells();
    let decimals: Vec<bool> =
        numbers.filter_map(|cell| Some(cell.number()?.number.decimals > 0)).collect();
    let fractions = decimals.iter().filter(|has| **has).count().saturating_mul(2) > decimals.len();
    let says = |said: Measure| said != Measure::Count && (fractions || !said.is_subject());
    if !around.is_some_and(says) {
        return;
    }
    let only_unit = |words: &[String], said: Option<Measure>| match said {
        None => true,
        Some(Measure::Count) => {
            words.last().is_some_and(|last| words::header(last).subject)
                && words.iter().all(|word| {
                    let header = words::header(word);
                    header.subject || header.measure.is_none()
                })
        }
        Some(_) => false,
    };
    let columns_only = columns.iter().all(|(column, said)| only_unit(frame.head(*column), *said));
    let rows_only = rows.iter().all(|(row, said)| only_unit(frame.label(*row), *said));
    if columns_only && rows_only {
        columns.values_mut().chain(rows.values_mut()).for_each(|said| *said = None);
    }
}

/// What the words over each column of the body say.
pub(super) fn columns(frame: &Framed<'_>) -> BTreeMap<u32, Option<Measure>> {
    let mut columns = BTreeMap::new();
    for cell in frame.cells() {
        columns.entry(cell.column).or_insert_with(|| column(frame.head(cell.column)));
    }
    columns
}

/// What the words over a column say, the innermost first. An outer head that names a subject
/// (*Leeftijd* over `0-15`) names the classes below it; over years it says what they hold.
fn column(head: &[String]) -> Option<Measure> {
    let over_years = head.last().is_some_and(|inner| is_period(inner));
    head.iter().rev().enumerate().find_map(|(level, words)| {
        measure(words)
            .filter(|measure| decides(*measure))
            .filter(|measure| level == 0 || over_years || !measure.is_subject())
    })
}

/// What words over a column say. The name of a class of an amount says nothing, but in thousands it
/// gives the units in it: `w.v. laag inkomen (x 1 000)`.
fn measure(words: &str) -> Option<Measure> {
    if !names_class_of_amount(words) {
        return words::measure(words);
    }
    (words::header(words).multiplier > 1).then_some(Measure::Count)
}

/// Forgets what a head of one letter says where it stands alone: `F` beside `M` is a sex, `F`
/// beside `p` a test. An `n` always says what it says.
pub(super) fn forget_lone_letters(
    frame: &Framed<'_>,
    columns: &mut BTreeMap<u32, Option<Measure>>,
) {
    let tests: BTreeSet<Measure> =
        columns.values().flatten().copied().filter(|found| found.is_inferential()).collect();
    if tests.len() > 1 {
        return;
    }
    for (column, measure) in columns {
        let lone = frame.head(*column).last().is_some_and(|head| {
            head.chars().any(char::is_alphabetic) && words::header(head).single_letter
        });
        if lone && *measure != Some(Measure::Count) {
            *measure = None;
        }
    }
}

/// Whether a head is a year or another period.
pub(super) fn is_period(head: &str) -> bool {
    let digits: String = head.chars().filter(char::is_ascii_digit).take(4).collect();
    words::measure(head) == Some(Measure::Period)
        || matches!(digits.parse(), Ok(1900..=2100_u32)) && head.trim().len() <= 9
}

/// What the label of a row says: a statistic at any level, the innermost first; a subject (an
/// amount, a time) only in the label itself, because a group of that name may well hold numbers of
/// units.
pub(super) fn row(label: &[String]) -> Option<Measure> {
    let said = |words: &String| {
        // Stata names interactions `2.region#1.binary`: that `#` counts nothing.
        let interaction = words.trim_start_matches('#').contains('#');
        let said = words::header(words);
        // Categories are called A, B and F too; only `n` is a word for what a row holds.
        let letter = said.single_letter && said.measure != Some(Measure::Count);
        let class = names_class_of_amount(words);
        said.measure.filter(|measure| decides(*measure) && !interaction && !letter && !class)
    };
    let statistic = label.iter().rev().filter_map(said).find(|found| !found.is_subject());
    statistic.or_else(|| label.last().and_then(said))
}

/// Forgets that a row holds p-values or correlations where one of its numbers is a whole one above 1:
/// `Significance lost | 5 | 0` counts the cases in which it was.
pub(super) fn forget_beyond_one(frame: &Framed<'_>, rows: &mut BTreeMap<u32, Option<Measure>>) {
    for line in &frame.body {
        let beyond = line.cells.iter().filter(|cell| frame.is_body(cell)).any(|cell| {
            cell.number().is_some_and(|p| p.number.value > 1.0 && p.number.value.fract() == 0.0)
        });
        let said = rows.get(&line.row).copied().flatten();
        let within =
            matches!(said, Some(Measure::PValue | Measure::Correlation | Measure::RSquared));
        if within && beyond {
            rows.insert(line.row, None);
        }
    }
}

/// Whether a measure says what numbers in a body are; a year or a code heads a body only by chance.
pub(super) fn decides(measure: Measure) -> bool {
    !matches!(measure, Measure::Period | Measure::Identifier | Measure::Code | Measure::Other)
}

/// The rows whose innermost label is such.
pub(super) fn rows_whose_label(
    frame: &Framed<'_>,
    is_such: impl Fn(&str) -> bool,
) -> BTreeSet<u32> {
    let such = frame.labels.iter().filter(|label| label.words.last().is_some_and(|l| is_such(l)));
    such.map(|label| label.index).collect()
}
