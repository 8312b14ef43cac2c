//! The columns of lines that stand below each other.

use super::TextLine;
use crate::content::{Cell, Content, Frame, GridFoot, GridHead, Row, Sink};
use crate::place::{Place, Range};

/// Lines in columns.
#[derive(Debug)]
pub(in crate::formats) struct Table {
    columns: usize,
    rows: Vec<Vec<Spanning>>,
}

/// A piece and the columns that it reaches over.
#[derive(Debug, PartialEq, Eq)]
struct Spanning {
    text: String,
    first: usize,
    last: usize,
}

/// Finds the columns of lines; none where their pieces do not stand below each other.
pub(super) fn table(lines: &[TextLine]) -> Option<Table> {
    let columns = columns(lines)?;
    let rows = lines
        .iter()
        .map(|line| {
            let mut row: Vec<Spanning> = Vec::new();
            for piece in &line.pieces {
                let (first, last) = reach(&columns, piece.left, piece.right);
                match row.last_mut() {
                    // Two pieces over one column are one cell.
                    Some(cell) if cell.last >= first => {
                        cell.text.push(' ');
                        cell.text.push_str(piece.text.trim());
                        cell.last = cell.last.max(last);
                    }
                    _ => row.push(Spanning { text: piece.text.trim().to_owned(), first, last }),
                }
            }
            row
        })
        .collect();
    Some(Table { columns: columns.len(), rows: unbroken(rows) })
}

/// Rows that were broken within brackets as one: `1.54 (1.32–` above `1.79)`, and `Crude HR` above
/// `(95% CI)`. They begin no label.
fn unbroken(rows: Vec<Vec<Spanning>>) -> Vec<Vec<Spanning>> {
    let mut whole: Vec<Vec<Spanning>> = Vec::new();
    for row in rows {
        match whole.last_mut().filter(|above| goes_on(above, &row)) {
            Some(above) => {
                row.into_iter().for_each(|cell| append(above, cell));
                above.sort_by_key(|cell| cell.first);
            }
            None => whole.push(row),
        }
    }
    whole
}

/// Whether a row closes a bracket that the one above it opens, or says all of it in brackets.
fn goes_on(above: &[Spanning], row: &[Spanning]) -> bool {
    let more = |text: &str, a: char, b: char| text.matches(a).count() > text.matches(b).count();
    let opens = |text: &str| more(text, '(', ')') || more(text, '[', ']');
    let closes = |text: &str| more(text, ')', '(') || more(text, ']', '[');
    let over = |cell: &Spanning| {
        above.iter().find(|other| (other.first, other.last) == (cell.first, cell.last))
    };
    let closed = |cell: &Spanning| closes(&cell.text) && over(cell).is_some_and(|c| opens(&c.text));
    let says = |cell: &Spanning| {
        cell.text.starts_with('(')
            && cell.text.ends_with(')')
            && cell.text.contains(char::is_alphabetic)
            && over(cell).is_some()
    };
    let labelled = row.iter().any(|cell| cell.first == 0);
    !labelled && !row.is_empty() && (row.iter().any(closed) || row.iter().all(says))
}

/// Adds the end of a cell to its begin.
fn append(row: &mut Vec<Spanning>, end: Spanning) {
    match row.iter_mut().find(|cell| cell.first == end.first) {
        Some(cell) => {
            if !cell.text.ends_with(['-', '–']) {
                cell.text.push(' ');
            }
            cell.text.push_str(&end.text);
            cell.last = cell.last.max(end.last);
        }
        None => row.push(end),
    }
}

/// Where the columns stand: the pieces of the lines that have the most common number of pieces,
/// taken together where they overlap.
fn columns(lines: &[TextLine]) -> Option<Vec<(f64, f64)>> {
    let mut counts: Vec<usize> =
        lines.iter().map(|line| line.pieces.len()).filter(|count| *count >= 2).collect();
    counts.sort_unstable();
    let groups = counts.chunk_by(|a, b| a == b);
    // Of equally common numbers the larger one shows more columns.
    let usual = groups.max_by_key(|group| (group.len(), group.first().copied()))?;
    let usual = usual.first().copied()?;
    let mut pieces: Vec<(f64, f64)> = lines
        .iter()
        .filter(|line| line.pieces.len() == usual)
        .flat_map(|line| line.pieces.iter().map(|piece| (piece.left, piece.right)))
        .collect();
    pieces.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut columns: Vec<(f64, f64)> = Vec::new();
    for (left, right) in pieces {
        match columns.last_mut() {
            Some(column) if left <= column.1 => column.1 = column.1.max(right),
            _ => columns.push((left, right)),
        }
    }
    columns.extend(beside(lines, &columns));
    columns.sort_by(|a, b| a.0.total_cmp(&b.0));
    // No page has more columns than this; what seems to is no table.
    (2..=500).contains(&columns.len()).then_some(columns)
}

/// Columns that the most common lines do not have, because errors and tests stand below some of the
/// estimates only: where a quarter of the lines has a piece, and it touches none of the others.
fn beside(lines: &[TextLine], columns: &[(f64, f64)]) -> Vec<(f64, f64)> {
    const LEAST: usize = 3;
    let free =
        |left: f64, right: f64| columns.iter().all(|(from, to)| left >= *to || right <= *from);
    let several = || lines.iter().filter(|line| line.pieces.len() >= 2);
    let mut pieces: Vec<(f64, f64)> = several()
        .flat_map(|line| line.pieces.iter().map(|piece| (piece.left, piece.right)))
        .filter(|(left, right)| free(*left, *right))
        .collect();
    pieces.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut further: Vec<((f64, f64), usize)> = Vec::new();
    for (left, right) in pieces {
        match further.last_mut() {
            Some((column, count)) if left <= column.1 => {
                column.1 = column.1.max(right);
                *count = count.saturating_add(1);
            }
            _ => further.push(((left, right), 1)),
        }
    }
    let least = (several().count() / 4).max(LEAST);
    further.into_iter().filter(|(_, count)| *count >= least).map(|(column, _)| column).collect()
}

/// The columns that a piece reaches over; the nearest one where it reaches over none.
fn reach(columns: &[(f64, f64)], left: f64, right: f64) -> (usize, usize) {
    let touches = |(from, to): &(f64, f64)| left < *to && right > *from;
    let mut touched = columns.iter().enumerate().filter(|(_, column)| touches(column));
    if let Some((first, _)) = touched.next() {
        return (first, touched.next_back().map_or(first, |(last, _)| last));
    }
    let middle = (left + right) / 2.0;
    let far = |(from, to): &(f64, f64)| ((from + to) / 2.0 - middle).abs();
    let nearest = columns.iter().enumerate().min_by(|(_, a), (_, b)| far(a).total_cmp(&far(b)));
    nearest.map_or((0, 0), |(column, _)| (column, column))
}

/// Whether all cells of a row but its label begin as numbers do.
fn is_result(row: &[Spanning]) -> bool {
    row.len() >= 2 && row.iter().skip(1).all(|cell| is_number(&cell.text))
}

/// Whether a text begins as a number does.
pub(super) fn is_number(text: &str) -> bool {
    let plain = text.trim_start_matches([' ', '-', '−', '–', '(', '[', '<', '.', ',', '€']);
    plain.trim_start().starts_with(|sign: char| sign.is_ascii_digit())
}

impl Table {
    /// A table of so many columns; each cell with the first and last one that it reaches over.
    pub(super) fn of(columns: usize, rows: Vec<Vec<(String, usize, usize)>>) -> Self {
        let cell = |(text, first, last)| Spanning { text, first, last };
        let row = |row: Vec<_>| row.into_iter().map(cell).collect();
        Self { columns, rows: rows.into_iter().map(row).collect() }
    }

    /// Takes the rows of a table at the top of the next page where it continues this one: it has as
    /// many columns, and either repeats the head of this one or has none. Else hands it back.
    pub(in crate::formats) fn take(&mut self, mut below: Self) -> Option<Self> {
        if below.columns != self.columns {
            return Some(below);
        }
        let repeated = self.rows.iter().zip(&below.rows).take_while(|(a, b)| a == b).count();
        if repeated == 0 && !below.rows.first().is_some_and(|row| is_result(row)) {
            return Some(below);
        }
        self.rows.extend(below.rows.drain(repeated..));
        None
    }

    /// Delivers the table as a grid.
    pub(in crate::formats) fn deliver(self, place: Place, sink: &mut dyn Sink) {
        let head = GridHead { place, name: None, hidden: false, frame: Frame::Free };
        sink.take(Content::Grid(head));
        let mut merges = Vec::new();
        let column = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        for (index, row) in (0_u32..).zip(self.rows) {
            let mut cells = Vec::new();
            for cell in row {
                let (left, right) = (column(cell.first), column(cell.last));
                // A title over all columns is no cell that joins them.
                if right > left {
                    merges.push(Range { top: index, left, bottom: index, right });
                }
                cells.push(Cell::text(left, &cell.text));
            }
            if !cells.is_empty() {
                sink.take(Content::Row(Row { index, cells }));
            }
        }
        sink.take(Content::GridEnd(GridFoot { merges }));
    }
}

#[cfg(test)]
mod tests {
    use super::super::Piece;
    use super::*;

    fn line(base: f64, pieces: &[(&str, f64)]) -> TextLine {
        let piece = |(text, left): &(&str, f64)| Piece {
            text: (*text).to_owned(),
            left: *left,
            right: left + 5.0 * text.len() as f64,
        };
        TextLine { pieces: pieces.iter().map(piece).collect(), base, size: 10.0 }
    }

    #[test]
    fn columns_that_most_lines_do_not_have_are_columns() {
        let mut lines = Vec::new();
        for row in 0..3 {
            let base = 700.0 - 48.0 * f64::from(row);
            lines.push(line(
                base,
                &[("groep", 50.0), ("576", 150.0), ("10.8", 250.0), ("7", 350.0)],
            ));
            lines.push(line(base - 12.0, &[("(48.5)", 245.0), ("(3.1)", 345.0)]));
            lines.push(line(base - 24.0, &[("[0.93]", 245.0), ("[0.1]", 345.0)]));
        }
        let table = table(&lines).unwrap();
        assert_eq!(table.columns, 4);
        let first: Vec<usize> = table.rows[0].iter().map(|cell| cell.first).collect();
        assert_eq!(first, [0, 1, 2, 3]);
        assert_eq!(table.rows[1][0].first, 2);
    }
}
