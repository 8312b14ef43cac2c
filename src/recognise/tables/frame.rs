//! Titles, headers, labels and body of one block.
//!
//! Conventions: titles stand alone in a row above the header (`header` finds both); the labels stand
//! in the leading columns (`stubs` finds them); notes stand alone in a row below the body.

use super::header::{Head, are_turned, number_columns};
use super::regions::Region;
use super::sheet::{Kind, Line, Said, Sheet};
use super::{header, spans, stubs};
use crate::facts::Heading;
use crate::place::Range;
use crate::recognise::conventions::{Convention, Conventions};
use crate::recognise::values::{Notation, Number};
use std::collections::{BTreeMap, BTreeSet};

/// The conventions of this room.
pub(super) fn conventions() -> impl Iterator<Item = Convention> {
    header::conventions().chain(stubs::conventions()).chain([CODES, REPEATED_HEADS])
}

/// A row of ones below the heads gives the codes of the classes that they name.
const CODES: Convention = Convention::named("heads/codes-below");

/// A head with numbers in it stands again over a panel or on a new page.
const REPEATED_HEADS: Convention = Convention::named("heads/repeated");

/// A block with its parts told apart.
pub(super) struct Framed<'s> {
    pub(super) range: Range,
    pub(super) title: Option<String>,
    /// Rows that hold the body, notes and titles left out.
    pub(super) body: Vec<Line<'s>>,
    /// Rows of words below it.
    pub(super) below: Vec<Line<'s>>,
    /// Columns that hold labels.
    pub(super) stubs: BTreeSet<u32>,
    marks: Marks,
    /// The words over each column that is no label column, outermost first.
    pub(super) heads: BTreeMap<u32, Vec<String>>,
    /// The words that label each row of the body, outermost first.
    pub(super) labels: Vec<Heading>,
    /// Whether a header stands above the body.
    pub(super) has_header: bool,
    /// Whether words alone make the block: it holds no results.
    pub(super) only_words: bool,
}

impl<'s> Framed<'s> {
    /// Tells the parts of a block apart.
    pub(super) fn of(sheet: &Sheet, region: &Region<'s>, conventions: Conventions) -> Self {
        if region.is_of_words() {
            return Self::of_words(sheet, region);
        }
        let Range { left, right, .. } = region.range;
        let followed = |convention: Convention| conventions.include(convention);
        let head = Head::of(&region.lines, (left, right), conventions);
        let (titles, rest) = region.lines.split_at_checked(head.titles).unwrap_or_default();
        let (header, rest) = rest.split_at_checked(head.headers).unwrap_or_default();
        let coded = followed(CODES) && head.headers > 0 && begins_with_codes(rest, left);
        let lines = rest.get(usize::from(coded)..).unwrap_or_default();
        // The numbers of the columns say nothing about them.
        let header: Vec<Line<'s>> =
            header.iter().filter(|line| !number_columns(line, left)).copied().collect();
        let mut body = without_notes(lines, sheet.notation).to_vec();
        let below = lines.get(body.len()..).unwrap_or_default().to_vec();
        if let Some(head) = repeatable(&header, left).filter(|_| followed(REPEATED_HEADS)) {
            body.retain(|line| !repeats(line, head, left));
        }
        let heads = heads(sheet, &header, left, right);
        let has_header = head.headers > 0;
        let stubs = stubs::stubs(&body, &heads, left, has_header, conventions);
        let marks = Marks::of(&stubs, region.range);
        let labels = labels(&body, &stubs, &marks);
        Self {
            range: region.range,
            title: title(titles),
            body,
            below,
            stubs,
            marks,
            heads,
            labels,
            has_header,
            only_words: false,
        }
    }

    /// Tells the parts of a block apart in which no number says where the body begins: the first row
    /// with more than a title heads the columns, and all that stands below are labels.
    fn of_words(sheet: &Sheet, region: &Region<'s>) -> Self {
        let Range { left, right, .. } = region.range;
        let is_alone = |line: &Line<'_>| left < right && line.cells.len() == 1;
        let titles = region.lines.iter().take_while(|line| is_alone(line)).count();
        let (above, below) = region.lines.split_at_checked(titles).unwrap_or_default();
        let (header, body) = below.split_at_checked(1).unwrap_or_default();
        let notes = body.iter().rev().take_while(|line| is_alone(line)).count();
        let (body, below) =
            body.split_at_checked(body.len().saturating_sub(notes)).unwrap_or_default();
        let stubs: BTreeSet<u32> = (left..=right).collect();
        Self {
            range: region.range,
            title: title(above),
            body: body.to_vec(),
            below: below.to_vec(),
            marks: Marks::of(&stubs, region.range),
            stubs,
            heads: heads(sheet, header, left, right),
            labels: Vec::new(),
            has_header: !header.is_empty(),
            only_words: true,
        }
    }

    /// The words over a column.
    pub(super) fn head(&self, column: u32) -> &[String] {
        self.heads.get(&column).map_or(&[], Vec::as_slice)
    }

    /// The innermost of them; empty where there are none.
    pub(super) fn inner(&self, column: u32) -> &str {
        self.head(column).last().map_or("", String::as_str)
    }

    /// The words that label a row of the body.
    pub(super) fn label(&self, row: u32) -> &[String] {
        Heading::words_at(&self.labels, row)
    }

    /// The row of the body with this number.
    pub(super) fn line(&self, row: u32) -> Option<&Line<'s>> {
        let at = self.body.binary_search_by_key(&row, |line| line.row).ok()?;
        self.body.get(at)
    }

    /// The cells of the body that can be results.
    pub(super) fn cells(&self) -> impl Iterator<Item = &'s Said> {
        self.body.iter().flat_map(|line| line.cells).filter(|cell| self.is_body(cell))
    }

    /// The numbers in a column of the body.
    pub(super) fn numbers(&self, column: u32) -> impl Iterator<Item = &'s Number<'static>> {
        self.body.iter().filter_map(move |line| Some(&line.cell(column)?.number()?.number))
    }

    /// Whether a cell of the body can be a result: not in a label column.
    pub(super) fn is_body(&self, cell: &Said) -> bool {
        !self.marks.is_stub(cell.column)
    }
}

/// Which columns hold labels, from the first one on: it is asked of every cell, many times.
struct Marks {
    left: u32,
    marks: Vec<bool>,
}

impl Marks {
    fn of(stubs: &BTreeSet<u32>, range: Range) -> Self {
        let columns = range.left..=range.right;
        Self { left: range.left, marks: columns.map(|column| stubs.contains(&column)).collect() }
    }

    fn is_stub(&self, column: u32) -> bool {
        let at = column.checked_sub(self.left).and_then(|at| usize::try_from(at).ok());
        at.and_then(|at| self.marks.get(at)).copied().unwrap_or_default()
    }
}

/// What the first cell of the rows above a header says.
fn title(lines: &[Line<'_>]) -> Option<String> {
    lines.iter().flat_map(|line| line.cells).map(|cell| cell.text.to_string()).next()
}

/// Whether the row below a head only gives the code of the class that it heads, as Stata prints the
/// `1` of a variable of yes and no: ones without a label, where every other row has one.
fn begins_with_codes(lines: &[Line<'_>], left: u32) -> bool {
    let Some((first, rest)) = lines.split_first() else { return false };
    let is_one = |cell: &Said| cell.column != left && cell.text == "1";
    let labelled = |line: &Line<'_>| line.cell(left).is_some_and(Said::is_text);
    first.cells.iter().all(is_one) && rest.len() >= 2 && rest.iter().all(labelled)
}

/// The body without the notes below it: rows of one text each.
fn without_notes<'l, 's>(lines: &'l [Line<'s>], notation: Notation) -> &'l [Line<'s>] {
    let last = lines
        .iter()
        .rposition(|line| {
            let spans = |cell: &Said| line.cells.len() > 1 && spans::ends(cell, notation).is_some();
            let said = |cell: &Said| matches!(cell.kind, Kind::Label | Kind::Date) && !spans(cell);
            line.cells.iter().any(|cell| !said(cell))
        })
        .map_or(0, |last| last.saturating_add(1));
    lines.get(..last).unwrap_or_default()
}

/// The head that a row of the body can repeat: one with numbers in it, over two columns or more
/// besides the first.
fn repeatable<'l, 's>(header: &'l [Line<'s>], left: u32) -> Option<&'l Line<'s>> {
    let others = |line: &Line<'_>| line.cells.iter().filter(|cell| cell.column != left).count();
    let numbered = |line: &Line<'_>| line.cells.iter().any(|cell| cell.number().is_some());
    header.last().filter(|line| others(line) >= 2 && numbered(line))
}

/// Whether a row repeats the head over a panel or on a new page: the same words and numbers in the
/// same columns, whatever stands in the first one.
fn repeats(line: &Line<'_>, head: &Line<'_>, left: u32) -> bool {
    fn said<'s>(line: &Line<'s>, left: u32) -> impl Iterator<Item = (u32, &'s str)> {
        let others = line.cells.iter().filter(move |cell| cell.column != left);
        others.map(|cell| (cell.column, cell.text.as_str()))
    }
    said(line, left).eq(said(head, left))
}

/// The words over each column. A head that spans columns, by joined cells or because the cells to
/// its right are empty in a row above another header row, stands over each of them.
fn heads(sheet: &Sheet, lines: &[Line<'_>], left: u32, right: u32) -> BTreeMap<u32, Vec<String>> {
    let mut heads: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        let innermost = at.saturating_add(1) == lines.len();
        let turned = are_turned(line, left);
        for (number, cell) in line.cells.iter().enumerate() {
            let next = line
                .cells
                .get(number.saturating_add(1))
                .map_or(right.saturating_add(1), |next| next.column);
            let reach = sheet.reach(line.row, cell.column);
            let spans = if reach > cell.column || innermost || cell.column == left {
                reach
            } else {
                next.saturating_sub(1)
            };
            for column in cell.column..=spans.min(right) {
                let text = cell.text.trim();
                let number = text.strip_prefix('-').filter(|_| turned);
                let head = number.map_or_else(|| text.to_owned(), |number| format!("({number})"));
                heads.entry(column).or_default().push(head);
            }
        }
    }
    heads
}

/// The labels of the rows of the body: the words in the columns that lead. A row that has less than
/// half of the results of the row below it heads the rows below it: a group, perhaps with a test.
fn labels(body: &[Line<'_>], stubs: &BTreeSet<u32>, marks: &Marks) -> Vec<Heading> {
    let first = body
        .iter()
        .flat_map(|line| line.cells)
        .map(|cell| cell.column)
        .filter(|column| !marks.is_stub(*column))
        .min()
        .unwrap_or(u32::MAX);
    let leads = stubs.iter().any(|column| *column < first);
    let results = |line: &Line<'_>| line.cells.iter().filter(|c| !marks.is_stub(c.column)).count();
    let mut group: Option<String> = None;
    let mut labels = Vec::new();
    for (at, line) in body.iter().enumerate() {
        let own: Vec<String> = line
            .cells
            .iter()
            .filter(|cell| marks.is_stub(cell.column) && (!leads || cell.column < first))
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
