//! From a framed block to a table: its cells counted, its kind told, its models found.

use super::estimates::Estimates;
use super::frame::Framed;
use super::lists;
use super::measures::Measures;
use super::records;
use super::sheet::{CellNumber, Kind, Said, Sheet};
use super::spans;
use crate::facts::{Body, BodyCell, Heading, Measure, Model, Printed, Table, TableKind};
use crate::recognise::Knowledge;
use crate::recognise::values::{self, Marker, Second};
use crate::recognise::words;
use std::collections::{BTreeMap, BTreeSet};

/// A table and the models that it shows.
pub(super) struct Built {
    pub(super) table: Table,
    pub(super) models: Vec<Model>,
    /// What its headings say.
    pub(super) measures: Measures,
}

/// Makes the table of a block; none where its body holds no number, or only years among words.
pub(super) fn build(sheet: &Sheet, frame: &Framed<'_>, knowledge: Knowledge<'_>) -> Option<Built> {
    if holds_only_years(frame) || holds_only_legend(frame) {
        return None;
    }
    let conventions = knowledge.conventions;
    let unit_records = records::of(frame, knowledge);
    if frame.only_words && unit_records.is_none() {
        return None;
    }
    let estimates = match unit_records {
        Some(_) => None,
        None => Estimates::of(frame, conventions),
    };
    let measures = Measures::of(sheet, frame, estimates.as_ref(), conventions);
    let mut cells = match unit_records {
        Some(_) => cells_of_records(sheet, frame, &measures),
        None => cells_of_results(sheet, frame, &measures),
    };
    settle_markers(&mut cells);
    let number = |cell: &&BodyCell| cell.printed != Printed::Suppressed;
    let count = cells.iter().filter(number).count() as u64;
    // Microdata need not hold a single number: keys and codes are enough.
    if count == 0 && unit_records.is_none() {
        return None;
    }
    let count_cells =
        cells.iter().filter(number).filter(|cell| cell.measure == Measure::Count).count() as u64;
    let kind = if estimates.is_some() || measures.states_fit() {
        TableKind::Model
    } else if count_cells.saturating_mul(2) > count {
        TableKind::Counts
    } else {
        TableKind::Statistics
    };
    let models = estimates.map(|estimates| estimates.models(sheet, &cells)).unwrap_or_default();
    let table = Table {
        place: sheet.place.cells(frame.range),
        kind,
        title: frame.title.clone(),
        hidden: sheet.hidden,
        cells: count,
        count_cells,
        suppressed: cells.len() as u64 - count,
        unit_records,
        body: Body {
            columns: headings(frame, &cells),
            rows: frame.labels.clone(),
            cells,
            complete: true,
            further_counts: BTreeMap::new(),
        },
    };
    Some(Built { table, models, measures })
}

/// The cells of a body that hold results.
fn cells_of_results(sheet: &Sheet, frame: &Framed<'_>, measures: &Measures) -> Vec<BodyCell> {
    let numeric = numeric_columns(frame);
    let mut cells = Vec::new();
    for line in &frame.body {
        let is_result =
            |cell: &&Said| frame.is_body(cell) || measures.is_named(line.row, cell.column);
        for cell in line.cells.iter().filter(is_result) {
            cells.extend(match &cell.kind {
                Kind::Number(number) => {
                    let measure = measures.of_cell(line.row, cell, number);
                    let printed = match counted(cell, measure, measures) {
                        Some(value) => Printed::Number { value, decimals: 0, percent: None },
                        None => printed(number, measure, measures.units(line.row)),
                    };
                    Some(BodyCell { row: line.row, column: cell.column, measure, printed })
                }
                _ => without_number(sheet, line.row, cell, measures, &numeric),
            });
        }
    }
    cells
}

/// The cells of microdata that hold attributes of units: values, and not what tells the units apart.
fn cells_of_records(sheet: &Sheet, frame: &Framed<'_>, measures: &Measures) -> Vec<BodyCell> {
    let numeric = numeric_columns(frame);
    let keys = records::keys(frame);
    let mut cells = Vec::new();
    for line in &frame.body {
        for cell in line.cells.iter().filter(|cell| !keys.contains(&cell.column)) {
            cells.extend(match &cell.kind {
                Kind::Number(number) => Some(BodyCell {
                    row: line.row,
                    column: cell.column,
                    measure: Measure::Other,
                    printed: printed(number, Measure::Other, 1.0),
                }),
                _ if frame.is_body(cell) || measures.is_named(line.row, cell.column) => {
                    without_number(sheet, line.row, cell, measures, &numeric)
                }
                _ => None,
            });
        }
    }
    cells
}

/// The result that stands in a cell without being a number: a marker in place of one, in a column of
/// numbers, or two numbers with a dash between. The mark of a reference category is in place of none.
fn without_number(
    sheet: &Sheet,
    row: u32,
    cell: &Said,
    measures: &Measures,
    numeric: &BTreeSet<u32>,
) -> Option<BodyCell> {
    match cell.kind {
        Kind::Marker(marker) if marker != Marker::Reference && numeric.contains(&cell.column) => {
            let measure = measures.column(cell.column).unwrap_or(Measure::Other);
            Some(BodyCell { row, column: cell.column, measure, printed: Printed::Suppressed })
        }
        Kind::Label | Kind::Code => spans::result(row, cell, measures, sheet.notation),
        _ => None,
    }
}

/// The columns that hold numbers.
fn numeric_columns(frame: &Framed<'_>) -> BTreeSet<u32> {
    let cells = frame.body.iter().flat_map(|line| line.cells);
    cells.filter(|cell| cell.number().is_some()).map(|cell| cell.column).collect()
}

/// Whether the numbers of a block are years and nothing else: three or more in one column, among
/// words, as in the lists of dimensions that statistical offices add to their downloads.
fn holds_only_years(frame: &Framed<'_>) -> bool {
    let cells = || frame.body.iter().flat_map(|line| line.cells);
    let numbers = || cells().filter_map(|cell| Some((cell.column, cell.number()?)));
    let Some((column, _)) = numbers().next() else { return false };
    numbers().all(|(at, printed)| at == column && values::is_year(&printed.number))
        && numbers().count() >= 3
        && cells().any(Said::is_text)
        && frame.head(column).iter().filter_map(|head| words::measure(head)).all(|found| {
            matches!(found, Measure::Period | Measure::Rank | Measure::Code | Measure::Identifier)
        })
}

/// Whether the numbers of a block are the codes of its legend and nothing else: `Oranje = te laag | 1`.
fn holds_only_legend(frame: &Framed<'_>) -> bool {
    let numbered = frame.body.iter().filter(|line| line.cells.iter().any(|c| c.number().is_some()));
    let mut codes = 0_u32;
    for line in numbered {
        codes = codes.saturating_add(1);
        let explains = frame.label(line.row).last().is_some_and(|label| label.contains(" = "));
        let numbers = line.cells.iter().filter_map(|cell| Some(cell.number()?.number.value));
        if !explains || !numbers.eq([f64::from(codes)]) {
            return false;
        }
    }
    codes > 1
}

/// A marker under a head that says nothing stands for what the numbers of its column are, where
/// they are all alike, else for what those of its row are.
fn settle_markers(cells: &mut [BodyCell]) {
    let is_open =
        |cell: &BodyCell| cell.printed == Printed::Suppressed && cell.measure == Measure::Other;
    if !cells.iter().any(is_open) {
        return;
    }
    let mut columns: BTreeMap<u32, BTreeSet<Measure>> = BTreeMap::new();
    let mut rows: BTreeMap<u32, BTreeSet<Measure>> = BTreeMap::new();
    for cell in cells.iter().filter(|cell| cell.printed != Printed::Suppressed) {
        columns.entry(cell.column).or_default().insert(cell.measure);
        rows.entry(cell.row).or_default().insert(cell.measure);
    }
    let only = |measures: Option<&BTreeSet<Measure>>| {
        measures.filter(|all| all.len() == 1).and_then(|all| all.first().copied())
    };
    for cell in cells.iter_mut().filter(|cell| is_open(cell)) {
        let alike = only(columns.get(&cell.column)).or_else(|| only(rows.get(&cell.row)));
        cell.measure = alike.unwrap_or(Measure::Other);
    }
}

/// The number of units of a cell that holds several: the least of a list, the first where its column counts
/// (`observed (expected)`).
fn counted(said: &Said, measure: Measure, measures: &Measures) -> Option<f64> {
    let number = &said.number()?.number;
    let several = matches!(number.second, Second::Others { .. }) && measure == Measure::Count;
    let first = || measures.column(said.column) == Some(Measure::Count);
    let least = several.then(|| lists::bare(said)).flatten();
    least.or_else(|| (several && first()).then_some(number.value))
}

/// What a cell prints, as the rules need it: of a frequency with its percentage, the frequency. A
/// number of a row that counts thousands of `units` is told in full.
fn printed(said: &CellNumber, measure: Measure, units: f64) -> Printed {
    let number = &said.number;
    if let Some(bound) = number.bound {
        return Printed::Bounded(bound, number.value);
    }
    let (value, decimals, percent) = match number.second {
        Second::Percent(percent) => (number.value, number.decimals, Some(percent)),
        Second::Count(count) => (count, 0, Some(number.value)),
        // `60 (5,351)` under `% (n)`
        Second::Others { least } if measure == Measure::Count => (least, 0, Some(number.value)),
        _ if measure == Measure::Count && units > 1.0 => ((number.value * units).round(), 0, None),
        _ => (number.value, number.decimals, None),
    };
    Printed::Number { value, decimals, percent }
}

/// The heads of the columns that hold body cells.
fn headings(frame: &Framed<'_>, cells: &[BodyCell]) -> Vec<Heading> {
    let mut columns: Vec<u32> = cells.iter().map(|cell| cell.column).collect();
    columns.sort_unstable();
    columns.dedup();
    columns.into_iter().map(|index| Heading { index, words: frame.head(index).to_vec() }).collect()
}
