//! Titles, headers, labels and body of one block.
//!
//! Conventions: titles stand alone in a row above the header; the header is the run of rows without
//! numbers above the first row of numbers, where years, `(1) (2)` and `1 2 3` are column heads too;
//! the labels stand in the leading columns; notes stand alone in a row below the body.

use super::regions::Region;
use super::sheet::{Kind, Line, Said, Sheet};
use super::stubs;
use crate::facts::Heading;
use crate::place::Range;
use crate::recognise::values::{self, Enclosure, Marker};
use crate::recognise::{models, words};
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
        let stubs = stubs::stubs(&body, &heads, left, headers > 0);
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
    // A first row of body that is suppressed ends the header too; a head that looks like a marker
    // among other heads does not.
    let above_body = above
        .iter()
        .position(|line| {
            let others = || line.cells.iter().filter(|cell| cell.column != left);
            let markers = others()
                .filter(
                    |cell| matches!(cell.kind, Kind::Marker(marker) if marker != Marker::Reference),
                )
                .count();
            markers > 0
                && markers.saturating_mul(2) >= others().count()
                && !is_numeric_header(line, left)
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
        .is_some_and(|measure| !models::is_subject(measure));
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
        .rposition(|line| {
            let said = |cell: &Said| matches!(cell.kind, Kind::Label | Kind::Date);
            !is_alone(line) && line.cells.iter().any(|cell| !said(cell))
        })
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

/// The labels of the rows of the body: the words in the columns that lead. A row that has less than
/// half of the results of the row below it heads the rows below it: a group, perhaps with a test.
fn labels(body: &[Line], stubs: &BTreeSet<u32>) -> Vec<Heading> {
    let first = body
        .iter()
        .flat_map(|line| &line.cells)
        .map(|cell| cell.column)
        .filter(|column| !stubs.contains(column))
        .min()
        .unwrap_or(u32::MAX);
    let leads = stubs.iter().any(|column| *column < first);
    let results = |line: &Line| line.cells.iter().filter(|c| !stubs.contains(&c.column)).count();
    let mut group: Option<String> = None;
    let mut labels = Vec::new();
    for (at, line) in body.iter().enumerate() {
        let own: Vec<String> = line
            .cells
            .iter()
            .filter(|cell| stubs.contains(&cell.column) && (!leads || cell.column < first))
            .map(|cell| cell.text.trim().to_owned())
            .collect();
        let below = body.get(at.saturating_add(1)).map_or(0, results);
        if own.len() == 1 && results(line).saturating_mul(2) <= below && below > 0 {
            group = own.into_iter().next();
            if results(line) == 0 {
                continue;
            }
            labels.push(Heading { index: line.row, words: group.iter().cloned().collect() });
            continue;
        }
        let words = group.iter().cloned().chain(own).collect();
        labels.push(Heading { index: line.row, words });
    }
    labels
}
