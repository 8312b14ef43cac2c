//! Titles, headers, labels and body of one block.
//!
//! Conventions: titles stand alone in a row above the header; the header is the run of rows without
//! numbers above the first row of numbers, where years, `(1) (2)` and `1 2 3` are column heads too;
//! the labels stand in the leading columns; notes stand alone in a row below the body.

use super::dimensions::{is_dimension, names_units};
use super::regions::Region;
use super::sheet::{Kind, Line, Said, Sheet};
use crate::facts::{Heading, Measure};
use crate::place::Range;
use crate::recognise::values::{self, Enclosure, Marker};
use crate::recognise::words;
use std::collections::{BTreeMap, BTreeSet};

/// A block with its parts told apart.
pub(super) struct Framed {
    pub(super) range: Range,
    pub(super) title: Option<String>,
    /// Rows that hold the body, notes and titles left out.
    pub(super) body: Vec<Line>,
    /// Columns that hold labels.
    pub(super) stubs: BTreeSet<u32>,
    /// The words over each column that is no label column, outermost first.
    pub(super) heads: BTreeMap<u32, Vec<String>>,
    /// The words that label each row of the body, outermost first.
    pub(super) labels: Vec<Heading>,
    /// Whether a header stands above the body.
    pub(super) has_header: bool,
}

impl Framed {
    /// Tells the parts of a block apart.
    pub(super) fn of(sheet: &Sheet, region: &Region) -> Self {
        let left = region.left();
        let single = region.left() == region.right();
        let (titles, headers) = header_rows(&region.lines, left, single);
        let start = titles.saturating_add(headers);
        let title_lines = region.lines.get(..titles).unwrap_or_default();
        let header_lines = region.lines.get(titles..start).unwrap_or_default();
        let body: Vec<Line> = without_notes(region.lines.get(start..).unwrap_or_default());
        let heads = heads(sheet, header_lines, region.right());
        let stubs = stubs(&body, &heads, left, headers > 0);
        let labels = labels(&body, &stubs);
        Self {
            range: Range {
                top: region.top(),
                left,
                bottom: region.bottom(),
                right: region.right(),
            },
            title: title_lines
                .iter()
                .flat_map(|line| line.cells.iter().map(|cell| cell.text.to_string()))
                .next(),
            body,
            stubs,
            heads,
            labels,
            has_header: headers > 0,
        }
    }

    /// The words over a column.
    pub(super) fn head(&self, column: u32) -> &[String] {
        self.heads.get(&column).map_or(&[], Vec::as_slice)
    }

    /// The words that label a row of the body.
    pub(super) fn label(&self, row: u32) -> &[String] {
        self.labels
            .binary_search_by_key(&row, |heading| heading.index)
            .ok()
            .and_then(|at| self.labels.get(at))
            .map_or(&[], |heading| heading.words.as_slice())
    }

    /// Whether a cell of the body can be a result: not in a label column.
    pub(super) fn is_body(&self, cell: &Said) -> bool {
        !self.stubs.contains(&cell.column)
    }
}

/// How many rows at the top are titles, and how many after them are header.
///
/// `single` says that the block has one column, whose numbers then are its body.
pub(super) fn header_rows(lines: &[Line], left: u32, single: bool) -> (usize, usize) {
    let is_data = |line: &Line| {
        line.cells.iter().any(|cell| {
            (single || cell.column != left || line.cells.len() == 1 && !cell.is_text())
                && matches!(cell.kind, Kind::Number(_))
        }) && !is_numeric_header(line, left)
    };
    let Some(first) = lines.iter().position(is_data) else {
        // All numbers look like heads or stand in the first column: a list without a header.
        let titles = lines.iter().take_while(|line| is_alone(line)).count();
        let headers = lines
            .iter()
            .skip(titles)
            .take_while(|line| line.cells.iter().all(|cell| matches!(cell.kind, Kind::Label)))
            .count();
        let has_body = lines.len() > titles.saturating_add(headers);
        return (titles, if has_body { headers } else { 0 });
    };
    let above = lines.get(..first).unwrap_or_default();
    // Markers and texts only, as in a first row of body that is suppressed, end the header too.
    let above_body = above
        .iter()
        .position(|line| {
            line.cells.iter().any(|cell| {
                cell.column != left
                    && matches!(cell.kind, Kind::Marker(marker) if marker != Marker::Reference)
            }) && !is_numeric_header(line, left)
        })
        .unwrap_or(above.len());
    let above = above.get(..above_body).unwrap_or_default();
    // A single head over a column of numbers is no title, even though it stands alone.
    let heads_numbers = |line: &Line| {
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
    let is_group = |line: &Line| is_alone(line) && line.cells.iter().all(|c| c.column == left);
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
fn is_alone(line: &Line) -> bool {
    line.cells.len() == 1 && line.cells.iter().all(Said::is_text)
}

/// Whether the numbers of a row are column heads: years, `(1) (2) (3)`, or `1 2 3 …`.
fn is_numeric_header(line: &Line, left: u32) -> bool {
    let numbers: Vec<_> =
        line.cells.iter().filter(|cell| cell.column != left).filter_map(Said::number).collect();
    let only_heads = line.cells.iter().all(|cell| !matches!(cell.kind, Kind::Marker(_)));
    if numbers.is_empty() || !only_heads {
        return false;
    }
    let corner = line.cell(left);
    let counted = corner
        .filter(|cell| matches!(cell.kind, Kind::Label))
        .and_then(|cell| words::measure(&cell.text))
        .is_some_and(|measure| measure != Measure::Period);
    if counted || corner.is_some_and(|cell| cell.number().is_some()) {
        return false;
    }
    let years = numbers.iter().all(|printed| values::is_year(&printed.number));
    let bracketed = numbers.iter().all(|printed| {
        printed.number.enclosure == Enclosure::Round
            && printed.number.decimals == 0
            && printed.number.value.fract() == 0.0
    }) && consecutive(numbers.iter().map(|printed| printed.number.value));
    let sequence = numbers.len() >= 3
        && numbers.iter().all(|printed| {
            printed.number.decimals == 0 && !printed.number.grouped && !printed.is_named
        })
        && numbers.first().is_some_and(|first| first.number.value <= 1.0)
        && consecutive(numbers.iter().map(|printed| printed.number.value));
    years && distinct(numbers.iter().map(|p| p.number.value)) || bracketed || sequence
}

fn consecutive(values: impl Iterator<Item = f64>) -> bool {
    let mut before: Option<f64> = None;
    for value in values {
        if before.is_some_and(|before| (value - before - 1.0).abs() > f64::EPSILON) {
            return false;
        }
        before = Some(value);
    }
    true
}

fn distinct(values: impl Iterator<Item = f64>) -> bool {
    let mut bits: Vec<u64> = values.map(f64::to_bits).collect();
    let all = bits.len();
    bits.sort_unstable();
    bits.dedup();
    bits.len() == all && all > 1
}

/// The body without the notes below it: rows of one text each.
fn without_notes(lines: &[Line]) -> Vec<Line> {
    let last = lines
        .iter()
        .rposition(|line| !is_alone(line) && line.cells.iter().any(|cell| !cell.is_text()))
        .map_or(0, |last| last.saturating_add(1));
    lines.get(..last).unwrap_or_default().to_vec()
}

/// The words over each column. A head that spans columns, by joined cells or because the cells to
/// its right are empty in a row above another header row, stands over each of them.
fn heads(sheet: &Sheet, lines: &[Line], right: u32) -> BTreeMap<u32, Vec<String>> {
    let mut heads: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        let innermost = at.saturating_add(1) == lines.len();
        for (number, cell) in line.cells.iter().enumerate() {
            let next = line
                .cells
                .get(number.saturating_add(1))
                .map_or(right.saturating_add(1), |next| next.column);
            let reach = sheet.reach(line.row, cell.column);
            let spans = if reach > cell.column || innermost || number == 0 {
                reach
            } else {
                next.saturating_sub(1)
            };
            for column in cell.column..=spans.min(right) {
                heads.entry(column).or_default().push(cell.text.trim().to_owned());
            }
        }
    }
    heads
}

/// The columns that hold labels.
fn stubs(
    body: &[Line],
    heads: &BTreeMap<u32, Vec<String>>,
    left: u32,
    has_header: bool,
) -> BTreeSet<u32> {
    let mut columns: BTreeMap<u32, Profile> = BTreeMap::new();
    for line in body {
        for cell in &line.cells {
            columns.entry(cell.column).or_default().add(cell);
        }
    }
    let last_numeric = columns.iter().rev().find(|(_, p)| p.numbers > 0).map(|(column, _)| *column);
    let mut stubs = BTreeSet::new();
    let mut leading = true;
    for (&column, profile) in &columns {
        let words = heads.get(&column).map_or(&[][..], Vec::as_slice);
        let head = words.last().map_or("", String::as_str);
        let measure = words::measure(head);
        let labels = profile.texts > profile.numbers.saturating_add(profile.markers);
        let keys = matches!(measure, Some(Measure::Identifier | Measure::Code | Measure::Period));
        let is_stub = if profile.numbers == 0 {
            profile.markers == 0 || labels
        } else if labels {
            // Numbers among labels are class names where the column leads, else results.
            leading
        } else if profile.fractions > 0 {
            false
        } else if keys && profile.texts == 0 {
            columns.len() > 1
        } else {
            let alone = last_numeric == Some(column) && stubs.is_empty() && columns.len() == 1;
            leading
                && !alone
                && profile.is_plain()
                && (last_numeric != Some(column) || names_units(head))
                && (is_dimension(head) && !counts(measure)
                    || column == left && has_header && head.is_empty()
                    || column == left && measure.is_none() && profile.is_sequence()
                    || profile.years == profile.numbers && !counts(measure))
        };
        if is_stub {
            stubs.insert(column);
        } else {
            leading = false;
        }
    }
    add_leading_keys(body, &columns, heads, &mut stubs);
    stubs
}

fn counts(measure: Option<Measure>) -> bool {
    matches!(measure, Some(Measure::Count))
}

/// What the cells of a column are.
#[derive(Debug, Default)]
struct Profile {
    numbers: usize,
    texts: usize,
    markers: usize,
    fractions: usize,
    years: usize,
    /// Numbers with a mark of their own: a percentage, stars, a bracket, a thousands separator.
    marked: usize,
    values: Vec<f64>,
}

impl Profile {
    fn add(&mut self, cell: &Said) {
        match &cell.kind {
            Kind::Number(printed) => {
                let number = &printed.number;
                self.numbers += 1;
                self.fractions += usize::from(number.decimals > 0 || number.value.fract() != 0.0);
                self.years += usize::from(values::is_year(number));
                let plain = values::Number::plain(number.value);
                self.marked += usize::from(*number != plain || printed.is_named);
                self.values.push(number.value);
            }
            Kind::Marker(_) => self.markers += 1,
            Kind::Code | Kind::Date | Kind::Label => self.texts += 1,
        }
    }

    /// Whether all numbers are bare whole numbers.
    fn is_plain(&self) -> bool {
        self.marked == 0 && self.fractions == 0
    }

    /// How many different values there are.
    fn different(&self) -> usize {
        self.values.iter().map(|value| value.to_bits()).collect::<BTreeSet<u64>>().len()
    }

    /// Whether the numbers are row numbers or steps: each larger than the one before, by one step.
    fn is_sequence(&self) -> bool {
        let step = match self.values.as_slice() {
            [first, second, ..] => second - first,
            _ => return false,
        };
        step > 0.0
            && self
                .values
                .windows(2)
                .all(|pair| matches!(pair, [a, b] if (b - a - step).abs() < f64::EPSILON))
    }
}

/// Adds the key columns of a long format: leading whole numbers without a measure that tell the
/// rows apart. They are added only as long as the keys so far do not, and only before a column that
/// is said to hold numbers of units, or, where they take few different values, before fractions:
/// statistics packages write predicted values and simulations so.
fn add_leading_keys(
    body: &[Line],
    columns: &BTreeMap<u32, Profile>,
    heads: &BTreeMap<u32, Vec<String>>,
    stubs: &mut BTreeSet<u32>,
) {
    const FEWEST_ROWS: usize = 3;
    let measure = |column: &u32| {
        heads.get(column).and_then(|words| words.last()).and_then(|head| words::measure(head))
    };
    // A row without any label continues the one above it.
    let named: Vec<&Line> = body
        .iter()
        .filter(|line| {
            stubs.is_empty() || line.cells.iter().any(|cell| stubs.contains(&cell.column))
        })
        .collect();
    let tell_apart = |keys: &BTreeSet<u32>| {
        let mut seen = BTreeSet::new();
        !keys.is_empty()
            && named.iter().all(|line| {
                let text = |column: &u32| line.cell(*column).map_or("", |cell| cell.text.as_str());
                seen.insert(keys.iter().map(text).collect::<Vec<_>>())
            })
    };
    let mut keys = stubs.clone();
    for (&column, profile) in columns {
        if named.len() < FEWEST_ROWS || tell_apart(&keys) {
            break;
        }
        if keys.contains(&column) {
            continue;
        }
        let later = || columns.range(column.saturating_add(1)..);
        let counted = later().any(|(column, _)| measure(column) == Some(Measure::Count));
        let fractions = later().any(|(_, profile)| profile.fractions > 0);
        let few = profile.different().saturating_mul(2) <= profile.numbers;
        let full = profile.numbers >= named.len();
        let said = measure(&column).is_some_and(|measure| measure != Measure::Quantity);
        if !(profile.is_plain() && full && !said && (counted || fractions && few)) {
            break;
        }
        keys.insert(column);
    }
    if keys.len() > stubs.len() && tell_apart(&keys) {
        *stubs = keys;
    }
}

/// The labels of the rows of the body. A row whose only cell is its label heads the rows below it.
fn labels(body: &[Line], stubs: &BTreeSet<u32>) -> Vec<Heading> {
    let mut group: Option<String> = None;
    let mut labels = Vec::new();
    for line in body {
        let own: Vec<String> = line
            .cells
            .iter()
            .filter(|cell| stubs.contains(&cell.column))
            .map(|cell| cell.text.trim().to_owned())
            .collect();
        if own.len() == line.cells.len() && own.len() == 1 {
            group = own.into_iter().next();
            continue;
        }
        let words = group.iter().cloned().chain(own).collect();
        labels.push(Heading { index: line.row, words });
    }
    labels
}
