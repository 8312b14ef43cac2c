//! The estimates in a block: which signs of a regression table it shows, and which models.
//!
//! A regression table has one of three layouts. *Beside each other*: a column per model, perhaps
//! with companions (standard error, interval, p) beside each column of estimates, perhaps repeated
//! in panels below each other. *One row per coefficient*: columns estimate, standard error, p, as
//! `tidy` writes, perhaps with a column that names the model. *One row per model*: columns with
//! measures of fit, as `glance` writes.

use super::frame::Framed;
use super::sheet::{Kind, Said, Sheet};
use crate::facts::{BodyCell, Measure, Model, Printed};
use crate::place::Range;
use crate::recognise::models::{self as signs, Sign};
use crate::recognise::values::{Enclosure, Marker, Second};
use crate::recognise::words;
use std::collections::{BTreeMap, BTreeSet};

/// What is known of the estimates in a block.
pub(super) struct Estimates {
    layout: Layout,
    /// Measures of the columns, where their heads name one.
    columns: BTreeMap<u32, Measure>,
}

/// How models lie in a regression table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// A column per model.
    Beside,
    /// A row per coefficient.
    Tidy,
    /// A row per model.
    Glance,
}

impl Estimates {
    /// The estimates of a block; none where its signs do not make a regression table.
    pub(super) fn of(frame: &Framed) -> Option<Self> {
        let mut columns = columns(frame);
        let signs = find_signs(frame, &columns);
        if !signs::is_regression(&signs) {
            return None;
        }
        // Over estimates stands what they explain: a number of visits there is no count.
        columns.retain(|column, measure| {
            *measure != Measure::Count || !holds_marked_estimates(frame, *column)
        });
        let has = |measure: Measure| columns.values().any(|found| *found == measure);
        let layout = if signs.contains(&Sign::FitColumns) {
            Layout::Glance
        } else if has(Measure::Coefficient)
            && (has(Measure::StandardError) || has(Measure::PValue))
            && !signs.contains(&Sign::BracketedRows)
            && columns.values().filter(|found| **found == Measure::Coefficient).count() == 1
        {
            Layout::Tidy
        } else {
            Layout::Beside
        };
        Some(Self { layout, columns })
    }
}

/// What the heads of the body columns say.
fn columns(frame: &Framed) -> BTreeMap<u32, Measure> {
    let body: BTreeSet<u32> = frame
        .body
        .iter()
        .flat_map(|line| line.cells.iter().filter(|cell| frame.is_body(cell)))
        .map(|cell| cell.column)
        .collect();
    body.into_iter()
        .filter_map(|column| {
            let head = frame.head(column);
            let measure = head.iter().rev().find_map(|words| words::measure(words))?;
            Some((column, measure))
        })
        .collect()
}

/// The signs that a block shows, each once.
fn find_signs(frame: &Framed, columns: &BTreeMap<u32, Measure>) -> Vec<Sign> {
    let mut signs = BTreeSet::new();
    for measure in columns.values() {
        match measure {
            Measure::Coefficient => signs.insert(Sign::Coefficients),
            Measure::OddsRatio => signs.insert(Sign::Ratios),
            Measure::StandardError => signs.insert(Sign::StandardErrors),
            Measure::TestStatistic => signs.insert(Sign::TestStatistics),
            Measure::PValue => signs.insert(Sign::PValues),
            _ => false,
        };
    }
    let fits = columns.values().filter(|measure| signs::is_fit(**measure)).count();
    if fits >= 2 {
        signs.insert(Sign::FitColumns);
    }
    for heading in &frame.labels {
        let label = heading.words.last().map_or("", String::as_str);
        if signs::is_constant(label) {
            signs.insert(Sign::Constant);
        }
        if fits > 0 || words::measure(label).is_some_and(signs::is_fit) {
            signs.insert(Sign::Fit);
        }
    }
    let heads: Vec<&String> = frame.heads.values().flatten().collect();
    if heads.iter().any(|head| is_numbered(head)) {
        signs.insert(Sign::NumberedHeads);
    }
    if heads.iter().any(|head| signs::names_adjustment(head)) {
        signs.insert(Sign::AdjustedHeads);
    }
    signs.extend(signs_of_cells(frame));
    if is_matrix(frame) {
        signs.insert(Sign::Matrix);
    }
    signs.into_iter().collect()
}

/// The signs that the cells themselves show.
fn signs_of_cells(frame: &Framed) -> Vec<Sign> {
    let mut signs = Vec::new();
    let (mut numbers, mut intervals) = (0_usize, 0_usize);
    let (mut stars, mut references, mut bracketed_rows) = (false, false, false);
    let mut plain_above = false;
    for line in &frame.body {
        let body: Vec<&Said> = line.cells.iter().filter(|cell| frame.is_body(cell)).collect();
        let printed: Vec<_> = body.iter().filter_map(|cell| cell.number()).collect();
        numbers += printed.len();
        for number in printed.iter().map(|printed| &printed.number) {
            stars |= number.stars > 0;
            intervals += usize::from(matches!(number.second, Second::Interval(low, high)
                if low <= number.value && number.value <= high && number.value > 0.0));
        }
        references |= body.iter().any(|cell| {
            cell.kind == Kind::Marker(Marker::Reference) || cell.text.to_lowercase().contains("ref")
        });
        let unlabelled = line.cells.iter().all(|cell| frame.is_body(cell));
        let bracketed = !printed.is_empty()
            && printed.iter().all(|printed| {
                matches!(printed.number.enclosure, Enclosure::Round | Enclosure::Square)
            });
        bracketed_rows |= bracketed && plain_above && (unlabelled || line.cells.len() > body.len());
        plain_above = !printed.is_empty() && !bracketed;
    }
    if stars {
        signs.push(Sign::Stars);
    }
    if bracketed_rows {
        signs.push(Sign::BracketedRows);
    }
    if references && numbers > 0 && intervals.saturating_mul(2) >= numbers {
        signs.push(Sign::IntervalsWithReference);
    }
    signs
}

/// `(1)`, `(2)`: heads of models.
fn is_numbered(head: &str) -> bool {
    head.trim().strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).is_some_and(|number| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Whether the rows are named as the columns are.
fn is_matrix(frame: &Framed) -> bool {
    let rows: BTreeSet<&str> =
        frame.labels.iter().filter_map(|label| label.words.last()).map(String::as_str).collect();
    let heads: Vec<&str> =
        frame.heads.values().filter_map(|head| head.last()).map(String::as_str).collect();
    let shared = heads.iter().filter(|head| !head.is_empty() && rows.contains(*head)).count();
    shared >= 2 && shared.saturating_mul(2) >= heads.len()
}

/// The models that a regression table shows.
pub(super) fn models(
    sheet: &Sheet,
    frame: &Framed,
    estimates: &Estimates,
    cells: &[BodyCell],
) -> Vec<Model> {
    match estimates.layout {
        Layout::Glance => frame
            .body
            .iter()
            .filter(|line| line.cells.iter().any(|c| frame.is_body(c) && c.number().is_some()))
            .map(|line| {
                let of_row: Vec<&BodyCell> = cells.iter().filter(|c| c.row == line.row).collect();
                let label = frame.label(line.row).last().cloned();
                model(sheet, &of_row, &of_row, label, sheet.hidden)
            })
            .collect(),
        Layout::Tidy => tidy(sheet, frame, estimates, cells),
        Layout::Beside => beside(sheet, frame, estimates, cells),
    }
}

/// One model for each different name of a model in the rows; one in all where none is named.
fn tidy(sheet: &Sheet, frame: &Framed, estimates: &Estimates, cells: &[BodyCell]) -> Vec<Model> {
    let naming: Vec<u32> = frame
        .heads
        .iter()
        .filter(|(column, head)| {
            frame.stubs.contains(column) && head.last().is_some_and(|head| signs::names_model(head))
        })
        .map(|(column, _)| *column)
        .collect();
    let mut groups: Vec<(Vec<String>, Vec<&BodyCell>)> = Vec::new();
    for line in &frame.body {
        let name: Vec<String> = naming
            .iter()
            .map(|column| line.cell(*column).map_or(String::new(), |cell| cell.text.to_string()))
            .collect();
        let of_row: Vec<&BodyCell> = cells.iter().filter(|cell| cell.row == line.row).collect();
        if of_row.is_empty() {
            continue;
        }
        match groups.iter_mut().find(|(other, _)| *other == name) {
            Some((_, cells)) => cells.extend(of_row),
            None => groups.push((name, of_row)),
        }
    }
    groups
        .into_iter()
        .map(|(name, cells)| {
            let estimated: Vec<&BodyCell> = cells
                .iter()
                .copied()
                .filter(|cell| estimates.columns.get(&cell.column) == Some(&Measure::Coefficient))
                .collect();
            let label = name.into_iter().rfind(|name| !name.is_empty());
            model(sheet, &cells, &estimated, label, sheet.hidden)
        })
        .collect()
}

/// One model for each column of estimates, in each panel.
fn beside(sheet: &Sheet, frame: &Framed, estimates: &Estimates, cells: &[BodyCell]) -> Vec<Model> {
    let mut columns: Vec<u32> = cells
        .iter()
        .filter(|cell| cell.printed != Printed::Suppressed && cell.measure != Measure::Count)
        .map(|cell| cell.column)
        .filter(|column| !estimates.columns.get(column).copied().is_some_and(signs::is_companion))
        .collect();
    columns.sort_unstable();
    columns.dedup();
    columns.retain(|column| holds_estimates(frame, *column));
    // Where heads say which columns hold the estimates, the others do not.
    let named = |column: &u32| {
        matches!(estimates.columns.get(column), Some(Measure::Coefficient | Measure::OddsRatio))
    };
    let errors =
        estimates.columns.values().filter(|found| **found == Measure::StandardError).count();
    if columns.iter().filter(|column| named(column)).count() >= errors.max(1) {
        columns.retain(named);
    }
    if columns.is_empty() {
        // All heads name companions: one model for each group of them.
        columns = cells.iter().map(|cell| cell.column).take(1).collect();
    }
    let panels = panels(frame);
    let mut models = Vec::new();
    for (first, last) in panels {
        for &column in &columns {
            let of_column: Vec<&BodyCell> = cells
                .iter()
                .filter(|cell| (first..=last).contains(&cell.row) && cell.column == column)
                .filter(|cell| cell.printed != Printed::Suppressed)
                .collect();
            let estimated: Vec<&BodyCell> =
                of_column.iter().copied().filter(|cell| cell.measure != Measure::Count).collect();
            if estimated.is_empty() {
                continue;
            }
            let label = frame.head(column).iter().find(|head| !head.is_empty()).cloned();
            models.push(model(sheet, &of_column, &estimated, label, sheet.hidden));
        }
    }
    models
}

/// Whether a column holds estimates of its own: not where all of its numbers stand in brackets,
/// beside the estimates that they belong to, nor where all are the marks of reference categories.
fn holds_estimates(frame: &Framed, column: u32) -> bool {
    frame.body.iter().filter_map(|line| line.cell(column)).any(|cell| {
        cell.number().is_some_and(|printed| {
            !matches!(printed.number.enclosure, Enclosure::Round | Enclosure::Square)
        }) && !is_reference(cell)
    })
}

/// Whether a number of a column has the marks of an estimate: stars, or a bracket.
pub(super) fn holds_marked_estimates(frame: &Framed, column: u32) -> bool {
    frame
        .body
        .iter()
        .filter_map(|line| line.cell(column)?.number())
        .any(|printed| printed.number.stars > 0 || printed.number.enclosure == Enclosure::Round)
}

/// Whether a cell marks a reference category: `Ref.`, `1.00 (ref)`.
fn is_reference(cell: &Said) -> bool {
    cell.kind == Kind::Marker(Marker::Reference) || cell.text.to_lowercase().contains("ref")
}

/// The first and last rows of the panels: the labels of a panel return in each of them. A constant
/// or a number of observations that returns says so too.
fn panels(frame: &Framed) -> Vec<(u32, u32)> {
    let whole = (frame.range.top, frame.range.bottom);
    let own: BTreeSet<u32> = frame
        .body
        .iter()
        .filter(|line| line.cells.iter().any(|cell| frame.stubs.contains(&cell.column)))
        .map(|line| line.row)
        .collect();
    let labels: Vec<(u32, &str)> = frame
        .labels
        .iter()
        .filter(|label| own.contains(&label.index))
        .filter_map(|label| Some((label.index, label.words.last()?.as_str())))
        .filter(|(_, label)| !label.is_empty())
        .collect();
    let rows_of = |wanted: &str| -> Vec<u32> {
        labels.iter().filter(|(_, label)| *label == wanted).map(|(row, _)| *row).collect()
    };
    // The last row of a panel: its constant or its number of observations.
    let closing = labels
        .iter()
        .filter(|(row, label)| {
            signs::is_constant(label)
                || words::measure(label) == Some(Measure::Count) && is_whole(frame, *row)
        })
        .map(|(_, label)| rows_of(label))
        .max_by_key(Vec::len);
    if let Some(rows) = closing.filter(|rows| rows.len() > 1) {
        let mut first = whole.0;
        let mut panels = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            let last = if at.saturating_add(1) == rows.len() { whole.1 } else { *row };
            panels.push((first, last));
            first = row.saturating_add(1);
        }
        return panels;
    }
    // The first row of a panel: most labels return equally often.
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, label) in &labels {
        *times.entry(label).or_default() += 1;
    }
    let Some((_, opening)) = labels.first() else { return vec![whole] };
    let count = times.get(opening).copied().unwrap_or(1);
    let alike = times.values().filter(|other| **other == count).count();
    if count < 2 || alike.saturating_mul(5) < times.len().saturating_mul(3) {
        return vec![whole];
    }
    let rows = rows_of(opening);
    rows.iter()
        .enumerate()
        .map(|(at, row)| {
            let next = rows.get(at.saturating_add(1));
            (*row, next.map_or(whole.1, |next| next.saturating_sub(1)))
        })
        .collect()
}

/// Whether all numbers of a row are bare whole numbers, as numbers of observations are.
fn is_whole(frame: &Framed, row: u32) -> bool {
    frame.body.iter().filter(|line| line.row == row).flat_map(|line| &line.cells).all(|cell| {
        cell.number().is_none_or(|printed| {
            printed.number.decimals == 0
                && printed.number.stars == 0
                && printed.number.enclosure == Enclosure::None
        })
    })
}

/// A model from its cells and those of them that are estimates.
fn model(
    sheet: &Sheet,
    cells: &[&BodyCell],
    estimated: &[&BodyCell],
    label: Option<String>,
    hidden: bool,
) -> Model {
    let range = cells
        .iter()
        .map(|cell| Range::cell(cell.row, cell.column))
        .reduce(Range::union)
        .unwrap_or_else(|| Range::cell(0, 0));
    let value = |measure: Measure| {
        cells.iter().find_map(|cell| match cell.printed {
            Printed::Number { value, .. } if cell.measure == measure => Some(value),
            _ => None,
        })
    };
    let whole = |value: f64| {
        // Only whole numbers that a count can be are taken over.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        (value >= 0.0 && value < 9e15 && value.fract() == 0.0).then_some(value as u64)
    };
    Model {
        place: sheet.place.cells(range),
        label,
        observations: value(Measure::Count).and_then(whole),
        coefficients: estimated
            .iter()
            .filter(|cell| {
                cell.measure == Measure::Coefficient || cell.measure == Measure::OddsRatio
            })
            .count() as u64,
        residual_degrees: value(Measure::DegreesOfFreedom).and_then(whole),
        perfect_fit: value(Measure::RSquared).is_some_and(|fit| fit >= 1.0),
        hidden,
    }
}
