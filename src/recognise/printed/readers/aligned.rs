//! Tables whose columns are made with spaces, with or without drawn rules and one bar.
//!
//! Convention: a header of one or more lines, then lines that each begin with a label (or a number)
//! and go on with numbers, set apart by two spaces or aligned below each other; rules may stand
//! above, below and between; an empty line ends the table, unless a rule that is still to come
//! closes it, or (in listings of SAS) the empty line stands between header and body. What stands
//! before a bar that the rules cross is the label of its row, also where it is a number.

mod extent;
mod heads;

use crate::content::{Cell, Row, Value};
use crate::facts::Measure;
use crate::recognise::printed::block::Block;
use crate::recognise::printed::entry::Entry;
use crate::recognise::printed::layout::{Gutters, Layout};
use crate::recognise::printed::line::{Piece, PrintedLine};
use crate::recognise::printed::titles;
use extent::extent;

/// The table that begins at the first of these lines.
pub(super) fn find(lines: &[PrintedLine]) -> Option<Block> {
    if is_titled(lines) {
        let mut block = find(lines.get(1..)?)?;
        block.length = block.length.saturating_add(1);
        return Some(block);
    }
    let length = extent(lines);
    let paragraph = Paragraph::of(lines.get(..length)?);
    let regular = paragraph.regular();
    let block = paragraph.lines.get(..regular)?;
    let is_body = |line: &&PrintedLine| paragraph.is_row(line);
    // Heads can be numbers as well: the classes of a cross table.
    let classes = heads::classes(block, &|line| paragraph.is_row(line));
    let heads = classes.lines;
    let rows: Vec<&PrintedLine> = block.iter().skip(heads).collect();
    let body: Vec<&PrintedLine> = rows.iter().copied().filter(|line| is_body(line)).collect();
    let first = heads.saturating_add(rows.iter().position(is_body)?);
    let last = heads.saturating_add(rows.iter().rposition(is_body)?);
    let within = block.get(first..=last)?.iter().filter(|line| !line.is_rule() && !line.is_blank());
    // Most lines from the first to the last row are rows: else it is a text with numbers in it.
    if body.len().saturating_mul(2) < within.count() {
        return None;
    }
    let own = if body.len() > 2 { Gutters::of(&body) } else { paragraph.gutters.clone() };
    let layout = Layout::within(&body, own)?;
    let above = block.get(..first)?;
    let header: Vec<&PrintedLine> = above
        .iter()
        .filter(|line| !line.is_rule() && !line.is_blank() && !heads::describes(line))
        .collect();
    let of_session = header.iter().any(|line| heads::names_times(line));
    if of_session || body.iter().any(|line| heads::is_setting(line)) {
        return None;
    }
    // Settings, line by line, are for `listing` to look at; a line that only its neighbours divide
    // is a sentence, and so are lines of prose.
    let listed = body.iter().filter(|line| Entry::of(line).is_some()).count();
    let told = |line: &PrintedLine| {
        let pieces = paragraph.gutters.pieces(line);
        let says =
            |piece: &&Piece| piece.number && piece.text.contains(|c: char| c.is_ascii_digit());
        pieces.iter().skip(1).filter(says).count()
    };
    let alone = body.iter().copied().any(self::is_body);
    let prose = body.iter().all(|line| line.is_prose());
    let few = body.iter().filter(|line| told(line) > 0).count() < 2;
    let divided = !alone && (prose || few);
    // One number among the sentences of a document is no table.
    let lone = prose && body.iter().map(|line| told(line)).sum::<usize>() < 2;
    if listed.saturating_mul(3) >= body.len().saturating_mul(2) || divided || lone {
        return None;
    }
    let has_heads = header.iter().any(|line| line.plain_pieces().len() >= 2);
    let ruled = block.iter().any(PrintedLine::is_rule);
    if layout.width() < 2 && heads == 0 || body.len() < 2 && !(has_heads || ruled || heads > 0) {
        return None;
    }
    // pandas closes a series, whose labels stand before its values, with their type.
    let series = || block.last().is_some_and(|line| line.text().contains("dtype: "));
    let labelled = drawn_labels(block, &layout, &body) || classes.labelled || series();
    // What stands above the numbers of the models spans the columns of a dependent variable.
    let mut numbers = header.iter().chain(body.first());
    let numbered = numbers.position(|line| titles::is_numbered(line)).unwrap_or(0);
    let (spanning, others) = header.split_at_checked(numbered)?;
    let mut rows: Vec<Row> = spanning.iter().map(|line| layout.spanning_row(line)).collect();
    rows.extend(others.iter().map(|line| layout.head_row(line)));
    let mut label = Labels::of(&rows, &body, &layout, labelled);
    let groups = |line: &PrintedLine| !line.is_rule() && !is_body(&line) && !line.is_blank();
    label.grouped = label.apart && block.get(first..=last)?.iter().any(groups);
    let above_body = rows.len().saturating_sub(1);
    for (at, row) in rows.iter_mut().enumerate() {
        label.head(row, at == above_body);
        row.cells.iter_mut().for_each(|cell| cell.heading = heads > 0);
    }
    for line in block.get(first..=last)?.iter().filter(|line| !line.is_rule() && !line.is_blank()) {
        let mut row = layout.body_row(line);
        // A number by itself is a cell of its column, such as the error of the one model with a term.
        let numbers = layout.pieces(line).iter().all(|piece| piece.number);
        label.body(&mut row, is_body(&line) || numbers);
        rows.push(row);
    }
    Some(Block::rows(last.saturating_add(1), rows))
}

/// Whether a title that ends with a number stands over a head without any: `ANOVA for Rank: 1`. A number
/// of units or a statistic is no title.
fn is_titled(lines: &[PrintedLine]) -> bool {
    let [title, head, row, ..] = lines else { return false };
    let names = |entry: &Entry| {
        let measure = entry.measure();
        let told =
            measure.is_some_and(|m| !matches!(m, Measure::Rank | Measure::Code | Measure::Period));
        entry.count().is_none() && !told && entry.value().bytes().all(|byte| byte.is_ascii_digit())
    };
    let heads = head.plain_pieces();
    Entry::of(title).as_ref().is_some_and(names)
        && !head.is_rule()
        && heads.len() >= 2
        && heads.iter().all(|piece| !piece.number)
        && row.plain_pieces().iter().any(|piece| piece.number)
}

/// Whether rules cross a bar behind the first column, as in Stata: what stands before it are labels.
fn drawn_labels(block: &[PrintedLine], layout: &Layout, body: &[&PrintedLine]) -> bool {
    let Some(bar) = block.iter().find_map(PrintedLine::crossing) else { return false };
    let barred = |line: &PrintedLine| line.is_barred_at(bar);
    let before = |line: &PrintedLine| layout.pieces(line).iter().filter(|p| p.end <= bar).count();
    bar > 0 && body.iter().all(|line| barred(line) && before(line) <= 1)
}

/// A run of lines without an empty one that matters, with what is known of them together.
struct Paragraph<'l> {
    lines: &'l [PrintedLine],
    gutters: Gutters,
}

impl<'l> Paragraph<'l> {
    fn of(lines: &'l [PrintedLine]) -> Self {
        let texts: Vec<&PrintedLine> =
            lines.iter().filter(|line| !line.is_rule() && !line.is_blank()).collect();
        Self { lines, gutters: Gutters::of(&texts) }
    }

    /// Whether a line can be a row, by itself or by what the lines around it set apart.
    fn is_row(&self, line: &PrintedLine) -> bool {
        let can = !line.is_rule() && !line.is_prompt() && !is_equation(line);
        is_body(line) || can && is_row(&self.gutters.pieces(line))
    }

    /// How many lines from the first one on are laid out alike: a line whose text reaches over the
    /// numbers of the others is a remark that follows the table without an empty line.
    fn regular(&self) -> usize {
        let mut ends: Vec<usize> = self
            .lines
            .iter()
            .filter(|line| self.is_row(line))
            .filter_map(|line| self.gutters.pieces(line).get(1).map(|piece| piece.end))
            .collect();
        ends.sort_unstable();
        let Some(&middle) = ends.get(ends.len() / 2) else { return self.lines.len() };
        let over = |line: &PrintedLine| {
            let pieces = self.gutters.pieces(line);
            self.is_row(line) && pieces.first().is_some_and(|p| !p.number && p.end > middle)
        };
        self.lines.iter().position(over).filter(|_| ends.len() > 2).unwrap_or(self.lines.len())
    }
}

/// Where the labels of the rows stand.
struct Labels {
    /// Leading columns that form one label: those after the first that no head names, where others
    /// are named (the class of a variable in SAS).
    joined: u32,
    /// Whether the rows begin with numbers, so that lines of text between them need a column of
    /// their own (the groups of Stata's `sts list`).
    apart: bool,
    /// Whether the first column is known to hold labels, whatever they look like.
    known: bool,
    /// Whether lines of text between the rows group them, so that the first number of a row names it
    /// within its group: the moments of `sts list`.
    grouped: bool,
}

impl Labels {
    fn of(heads: &[Row], body: &[&PrintedLine], layout: &Layout, known: bool) -> Self {
        let first_head = heads
            .iter()
            .filter(|row| row.cells.len() >= 2)
            .flat_map(|row| row.cells.iter().map(|cell| cell.column))
            .filter(|column| *column > 0)
            .min();
        // An error below its estimate begins with a number too, but not where labels begin.
        let first = |line: &&&PrintedLine| {
            let pieces = layout.pieces(line);
            pieces.first().is_some_and(|p| p.number && layout.covering(p.start, p.end) == 0)
        };
        let numbered = body.iter().filter(first).count();
        let headed = heads.iter().flat_map(|row| &row.cells).any(|cell| cell.column == 0);
        let known = known || !heads.is_empty() && !headed && are_row_numbers(body, layout);
        let apart = !known && numbered.saturating_mul(2) > body.len();
        let joined = if apart || known { 0 } else { first_head.unwrap_or(1).saturating_sub(1) };
        Self { joined, apart, known, grouped: false }
    }

    /// Places the heads accordingly; a line of one text directly above the body names its first
    /// group of rows.
    fn head(&self, row: &mut Row, above_body: bool) {
        let group = self.apart && above_body && row.cells.len() == 1;
        for cell in &mut row.cells {
            cell.column = if group { 0 } else { self.column(cell.column) };
        }
    }

    /// Places the cells of a row accordingly.
    fn body(&self, row: &mut Row, is_body: bool) {
        let group = !is_body && row.cells.len() == 1;
        let mut cells: Vec<Cell> = Vec::with_capacity(row.cells.len());
        for mut cell in row.cells.drain(..) {
            cell.column = if group { 0 } else { self.column(cell.column) };
            cell.heading = self.known && cell.column == 0 || self.grouped && cell.column <= 1;
            match (cells.last_mut(), &cell.value) {
                (Some(Cell { column, value: Value::Text(label), .. }), Value::Text(more))
                    if *column == cell.column =>
                {
                    label.push(' ');
                    label.push_str(more);
                }
                _ => cells.push(cell),
            }
        }
        row.cells = cells;
    }

    fn column(&self, column: u32) -> u32 {
        if self.apart { column.saturating_add(1) } else { column.saturating_sub(self.joined) }
    }
}

/// Whether the rows begin with their numbers, as R and pandas print data frames.
fn are_row_numbers(body: &[&PrintedLine], layout: &Layout) -> bool {
    let number = |line: &&PrintedLine| {
        let pieces = layout.pieces(line);
        pieces.first().and_then(|piece| piece.text.parse::<u64>().ok())
    };
    let numbers: Option<Vec<u64>> = body.iter().map(number).collect();
    numbers.is_some_and(|numbers| {
        numbers.first().is_some_and(|first| *first <= 1)
            && numbers.windows(2).all(|pair| matches!(pair, [a, b] if a.checked_add(1) == Some(*b)))
    })
}

/// Whether a line can be a row by itself: numbers after a label, or numbers only.
pub(super) fn is_body(line: &PrintedLine) -> bool {
    !line.is_rule() && !line.is_prompt() && !is_equation(line) && is_row(line.plain_pieces())
}

/// Whether a line of running text is a formula with its number: `y = a + bx      (3)`.
fn is_equation(line: &PrintedLine) -> bool {
    line.is_prose()
        && line.columns.contains(&'=')
        && line.plain_pieces().last().is_some_and(|last| titles::is_number_in_brackets(&last.text))
}

/// Whether pieces can be a row.
fn is_row(pieces: &[Piece]) -> bool {
    let numbers = pieces.iter().skip(1).filter(|piece| piece.number).count();
    // A sentence has one piece; an assignment states a number, it tabulates none.
    let assigned = pieces.iter().any(|piece| piece.text.ends_with('=') || piece.text == "=");
    numbers >= 1 && !assigned && numbers.saturating_mul(3) >= pieces.len().saturating_sub(1)
}
