//! Tables in markdown: pipe tables, grid tables, simple and multi-line tables.

use crate::content::{Cell, Content, Frame, GridFoot, GridHead, Row, Sink};
use crate::place::Place;

/// A table and the number of lines that it takes.
#[derive(Debug)]
pub(super) struct Table {
    rows: Vec<Vec<String>>,
    /// How many of the rows are heads.
    heads: u32,
    /// Lines from its first to its last.
    pub(super) lines: usize,
}

/// The table that begins with the first of the lines.
pub(super) fn table(lines: &[String]) -> Option<Table> {
    pipe(lines).or_else(|| grid(lines)).or_else(|| simple(lines))
}

impl Table {
    /// Delivers the table as a grid.
    pub(super) fn deliver(self, place: Place, sink: &mut dyn Sink) {
        let head = GridHead { place, name: None, hidden: false, frame: Frame::Table };
        sink.take(Content::Grid(head));
        for (index, row) in (0_u32..).zip(self.rows) {
            let cells: Vec<Cell> = (0_u32..)
                .zip(&row)
                .filter(|(_, text)| !text.is_empty())
                .map(|(column, text)| Cell::text(column, text))
                .map(|cell| if index < self.heads { cell.heading() } else { cell })
                .collect();
            if !cells.is_empty() {
                sink.take(Content::Row(Row { index, cells }));
            }
        }
        sink.take(Content::GridEnd(GridFoot::default()));
    }
}

/// A head, a line of dashes between pipes, rows up to a line without a pipe.
fn pipe(lines: &[String]) -> Option<Table> {
    let rule = lines.get(1)?.trim();
    let dashes = rule.contains('-')
        && rule.contains('|')
        && rule.chars().all(|sign| matches!(sign, '|' | '-' | ':' | '+' | ' ' | '\t'));
    if !dashes || !lines.first()?.contains('|') {
        return None;
    }
    let body = lines.iter().skip(2).take_while(|line| line.contains('|')).count();
    let rows = lines
        .iter()
        .take(body.saturating_add(2))
        .enumerate()
        .filter(|(number, _)| *number != 1)
        .map(|(_, line)| pipes(line))
        .collect();
    Some(Table { rows, heads: 1, lines: body.saturating_add(2) })
}

/// The cells of a line of a pipe table.
fn pipes(line: &str) -> Vec<String> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for sign in line.chars() {
        match (sign, cells.last_mut()) {
            ('|', _) if !escaped => cells.push(String::new()),
            ('\\', _) if !escaped => {
                escaped = true;
                continue;
            }
            (_, Some(cell)) => {
                if escaped && sign != '|' {
                    cell.push('\\');
                }
                cell.push(sign);
            }
            _ => {}
        }
        escaped = false;
    }
    cells.iter().map(|cell| unmarked(cell)).collect()
}

/// Rows between lines of `+---+`.
fn grid(lines: &[String]) -> Option<Table> {
    let rule = |line: &str| {
        let line = line.trim();
        line.len() >= 3
            && line.starts_with('+')
            && line.ends_with('+')
            && line.chars().all(|sign| matches!(sign, '+' | '-' | '=' | ':'))
    };
    if !rule(lines.first()?) {
        return None;
    }
    let length =
        lines.iter().take_while(|line| rule(line) || line.trim_start().starts_with('|')).count();
    let mut rows = Vec::new();
    let mut heads = 0;
    let mut row: Vec<String> = Vec::new();
    for line in lines.iter().take(length) {
        if rule(line) {
            if row.iter().any(|cell| !cell.is_empty()) {
                rows.push(std::mem::take(&mut row));
            }
            row.clear();
            // A line of `=` closes the head.
            if line.contains('=') {
                heads = u32::try_from(rows.len()).unwrap_or(u32::MAX);
            }
            continue;
        }
        let line = line.trim();
        let inside = line.trim_start_matches('|');
        let inside = inside.strip_suffix('|').unwrap_or(inside);
        for (number, text) in inside.split('|').enumerate() {
            if row.len() <= number {
                row.push(String::new());
            }
            if let Some(cell) = row.get_mut(number) {
                join(cell, &unmarked(text));
            }
        }
    }
    (length >= 3).then_some(Table { rows, heads, lines: length })
}

/// Columns under runs of dashes; in a multi-line table rows are parted by blank lines and the whole
/// ends with a line of dashes.
fn simple(lines: &[String]) -> Option<Table> {
    let first = lines.first()?;
    // A line of dashes above the head announces a multi-line table.
    let announced = solid(first) && first.trim().len() > 3;
    let start = usize::from(announced);
    let heads = if columns(lines.get(start)?).is_some() {
        0
    } else if announced {
        lines.iter().skip(start).take(8).position(|line| columns(line).is_some())?
    } else {
        1
    };
    let rule = start.saturating_add(heads);
    let columns = columns(lines.get(rule)?)?;
    let head = lines.get(start..rule).unwrap_or_default();
    if head.iter().any(|line| line.trim().is_empty()) {
        return None;
    }
    let body = lines.get(rule.saturating_add(1)..).unwrap_or_default();
    let closes = |line: &String| solid(line) || self::columns(line).is_some();
    let closing = body.iter().position(closes);
    let blank = body.iter().position(|line| line.trim().is_empty()).unwrap_or(body.len());
    let (length, taken) = match closing {
        Some(closing) if announced || closing <= blank => (closing, closing.saturating_add(1)),
        // Without a head the closing line is what makes it a table.
        _ if heads == 0 => return None,
        _ => (blank, blank),
    };
    let mut rows: Vec<Vec<String>> = Vec::new();
    if !head.is_empty() {
        rows.push(cut_joined(head, &columns));
    }
    let body = body.get(..length).unwrap_or_default();
    if announced && body.iter().any(|line| line.trim().is_empty()) {
        let pieces = body.split(|line| line.trim().is_empty());
        rows.extend(
            pieces.filter(|piece| !piece.is_empty()).map(|piece| cut_joined(piece, &columns)),
        );
    } else {
        rows.extend(body.iter().map(|line| cut(line, &columns)));
    }
    (!body.is_empty()).then(|| Table {
        rows,
        heads: u32::from(!head.is_empty()),
        lines: rule.saturating_add(1).saturating_add(taken),
    })
}

/// Whether a line is nothing but dashes.
fn solid(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 3 && line.chars().all(|sign| sign == '-')
}

/// Where the columns begin, of a line of at least two runs of dashes.
fn columns(line: &str) -> Option<Vec<usize>> {
    let dashes = line.chars().all(|sign| sign == '-' || sign == ' ');
    let mut starts = Vec::new();
    let mut before = ' ';
    for (column, sign) in line.chars().enumerate() {
        if sign == '-' && before == ' ' {
            starts.push(column);
        }
        before = sign;
    }
    (dashes && starts.len() >= 2).then_some(starts)
}

/// Cuts a line at the columns: a word belongs to the column in which it begins or, where it stands
/// to the left of its dashes, to the one that it reaches into.
fn cut(line: &str, columns: &[usize]) -> Vec<String> {
    let signs: Vec<char> = line.chars().collect();
    let mut cells = Vec::with_capacity(columns.len());
    let mut from = 0_usize;
    for next in columns.iter().skip(1).copied().chain([usize::MAX]) {
        let mut to = next.min(signs.len());
        // Do not cut through a word: it goes to the side where more of it stands.
        if to < signs.len() && to > from {
            let blank = |at: usize| signs.get(at).is_none_or(|sign| *sign == ' ');
            while to > from && !blank(to) && !blank(to.saturating_sub(1)) {
                to = to.saturating_sub(1);
            }
        }
        let to = to.max(from);
        let cell: String = signs.get(from..to).unwrap_or_default().iter().collect();
        cells.push(unmarked(&cell));
        from = to;
    }
    cells
}

/// Cuts several lines and joins what stands in each column.
fn cut_joined(lines: &[String], columns: &[usize]) -> Vec<String> {
    let mut row = vec![String::new(); columns.len()];
    for line in lines {
        for (cell, text) in row.iter_mut().zip(cut(line, columns)) {
            join(cell, &text);
        }
    }
    row
}

fn join(cell: &mut String, text: &str) {
    if !cell.is_empty() && !text.is_empty() {
        cell.push(' ');
    }
    cell.push_str(text);
}

/// The text of a cell without the marks of bold, italic and code, and without escapes.
fn unmarked(text: &str) -> String {
    let mut text = text.trim();
    for mark in ["**", "__", "`", "*", "_"] {
        let inside = text.strip_prefix(mark).and_then(|text| text.strip_suffix(mark));
        if let Some(inside) = inside.filter(|inside| !inside.is_empty() && !inside.contains(mark)) {
            text = inside;
        }
    }
    text.replace("\\*", "*").replace("&nbsp;", " ").replace("&lt;", "<").trim().to_owned()
}
