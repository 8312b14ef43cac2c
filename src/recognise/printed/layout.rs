//! Lines whose pieces stand below each other, as rows of cells.
//!
//! Numbers of one column end (or, by some programs, begin) at the same place, so the columns of a
//! block are the stretches that the pieces of its body cover together. Heads are set over them
//! with single spaces between words, so a head belongs to the column that it covers.

use super::line::{Piece, PrintedLine};
use crate::content::{Cell, Row};

/// A block of lines laid out in columns.
pub(super) struct Layout {
    /// The stretch of each column, from left to right: first place and the place after the last.
    columns: Vec<(usize, usize)>,
    gutters: Gutters,
}

/// Places that are empty in all of some lines: columns part there, even at a single space.
#[derive(Debug, Clone)]
pub(super) struct Gutters(Vec<bool>);

impl Gutters {
    /// Lines that can agree by chance on an empty place.
    const TOO_FEW: usize = 2;

    /// The gutters of some lines; none where the lines are too few to tell.
    pub(super) fn of(lines: &[&PrintedLine]) -> Self {
        let width = lines.iter().map(|line| line.columns.len()).max().unwrap_or(0);
        let mut gutters = vec![lines.len() > Self::TOO_FEW; width.saturating_add(1)];
        for line in lines {
            for (at, sign) in line.columns.iter().enumerate() {
                if *sign != ' '
                    && let Some(gutter) = gutters.get_mut(at)
                {
                    *gutter = false;
                }
            }
        }
        Self(gutters)
    }

    /// The pieces of a line that these gutters set apart.
    pub(super) fn pieces(&self, line: &PrintedLine) -> Vec<Piece> {
        line.pieces(&|at| self.0.get(at).copied().unwrap_or(false))
    }
}

impl Layout {
    /// The layout of the lines that hold the body, parted at gutters that are known; none where their
    /// pieces form no columns.
    pub(super) fn within(body: &[&PrintedLine], gutters: Gutters) -> Option<Self> {
        let mut layout = Self { columns: Vec::new(), gutters };
        let mut stretches: Vec<(usize, usize)> = body
            .iter()
            .flat_map(|line| layout.pieces(line))
            .map(|piece| (piece.start, piece.end))
            .collect();
        stretches.sort_unstable();
        for (start, end) in stretches {
            match layout.columns.last_mut() {
                Some((_, right)) if start < *right => *right = end.max(*right),
                _ => layout.columns.push((start, end)),
            }
        }
        (!layout.columns.is_empty()).then_some(layout)
    }

    /// The pieces of a line of the body.
    pub(super) fn pieces(&self, line: &PrintedLine) -> Vec<Piece> {
        self.gutters.pieces(line)
    }

    pub(super) fn width(&self) -> usize {
        self.columns.len()
    }

    /// A line of the body as a row.
    pub(super) fn body_row(&self, line: &PrintedLine) -> Row {
        let pieces = self.pieces(line);
        let placed = pieces.iter().map(|piece| (self.covering(piece.start, piece.end), piece));
        row(line, placed.map(|(column, piece)| (column, piece.text.as_str())))
    }

    /// A line of heads as a row: a head that covers several columns without a gap of two spaces is
    /// divided at its words.
    pub(super) fn head_row(&self, line: &PrintedLine) -> Row {
        let mut heads: Vec<(usize, String)> = Vec::new();
        for piece in line.plain_pieces() {
            let covered = self
                .columns
                .iter()
                .filter(|(start, end)| piece.start < *end && *start < piece.end)
                .count();
            if covered <= 1 {
                heads.push((self.covering(piece.start, piece.end), piece.text.clone()));
                continue;
            }
            let mut at = piece.start;
            for word in piece.text.split(' ') {
                let end = at + word.chars().count();
                heads.push((self.headed(at, end), word.to_owned()));
                at = end + 1;
            }
        }
        row(line, heads.iter().map(|(column, text)| (*column, text.as_str())))
    }

    /// A line of heads that are each centred over a group of columns, as a row: each stands over the
    /// first column of its group. Before them the labels of the rows have a column.
    pub(super) fn spanning_row(&self, line: &PrintedLine) -> Row {
        let pieces = line.plain_pieces();
        // Twice the middle, so that it is whole.
        let nearest = |(start, end): (usize, usize)| {
            let middle = start.saturating_add(end);
            let off = |piece: &Piece| piece.start.saturating_add(piece.end).abs_diff(middle);
            (0_usize..).zip(pieces).min_by_key(|(_, piece)| off(piece)).map(|(at, _)| at)
        };
        let mut placed: Vec<(usize, &str)> = Vec::new();
        let mut before = None;
        for (column, stretch) in self.columns.iter().enumerate().skip(1) {
            let piece = nearest(*stretch);
            if let Some(text) = piece.filter(|_| piece != before).and_then(|at| pieces.get(at)) {
                placed.push((column, &text.text));
            }
            before = piece;
        }
        row(line, placed.into_iter())
    }

    /// The column that a stretch covers most; where it covers none, the nearest.
    pub(super) fn covering(&self, start: usize, end: usize) -> usize {
        let overlap =
            |(left, right): (usize, usize)| end.min(right).saturating_sub(start.max(left));
        let distance = |(left, right): (usize, usize)| {
            left.saturating_sub(end).max(start.saturating_sub(right))
        };
        let best =
            self.columns.iter().enumerate().max_by_key(|(_, column)| {
                (overlap(**column), std::cmp::Reverse(distance(**column)))
            });
        best.map_or(0, |(number, _)| number)
    }

    /// The column that a word heads: one that ends with it or begins with it, as labels do, else the
    /// one whose place it has.
    fn headed(&self, start: usize, end: usize) -> usize {
        let column =
            |is_such: &dyn Fn(&(usize, usize)) -> bool| self.columns.iter().position(is_such);
        column(&|(_, right)| *right == end)
            .or_else(|| column(&|(left, _)| *left == start))
            .unwrap_or_else(|| self.under(end))
    }

    /// The column whose place a word that ends here has: up to its end, after the one before it.
    fn under(&self, end: usize) -> usize {
        let right = |(_, right): &(usize, usize)| *right >= end;
        self.columns.iter().position(right).unwrap_or(self.columns.len().saturating_sub(1))
    }
}

/// A row of texts in columns; texts in one column are joined.
fn row<'t>(line: &PrintedLine, texts: impl Iterator<Item = (usize, &'t str)>) -> Row {
    let mut cells: Vec<(u32, String)> = Vec::new();
    for (column, text) in texts {
        let column = u32::try_from(column).unwrap_or(u32::MAX);
        match cells.iter_mut().find(|(other, _)| *other == column) {
            Some((_, joined)) => {
                joined.push(' ');
                joined.push_str(text);
            }
            None => cells.push((column, text.to_owned())),
        }
    }
    cells.sort_by_key(|(column, _)| *column);
    Row {
        index: row_index(line),
        cells: cells.iter().map(|(column, text)| Cell::text(*column, text)).collect(),
    }
}

/// The row that a line is: rows are counted from 0, lines from 1.
pub(super) fn row_index(line: &PrintedLine) -> u32 {
    u32::try_from(line.number.saturating_sub(1)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Value;

    fn texts(row: &Row) -> Vec<(u32, String)> {
        row.cells
            .iter()
            .map(|cell| match &cell.value {
                Value::Text(text) => (cell.column, text.to_string()),
                other => panic!("printed cells are texts, not {other:?}"),
            })
            .collect()
    }

    #[test]
    fn heads_with_single_spaces_go_to_their_columns() {
        let lines: Vec<PrintedLine> = [
            "            Estimate Std. Error t value Pr(>|t|)",
            "(Intercept)  37.2851     1.8776  19.858  < 2e-16 ***",
            "wt           -5.3445     0.5591  -9.559 1.29e-10 ***",
            "hp           -0.0318     0.0090  -3.519  0.00145 **",
        ]
        .iter()
        .enumerate()
        .map(|(at, text)| PrintedLine::new(at as u64 + 1, text))
        .collect();
        let body: Vec<&PrintedLine> = lines.iter().skip(1).collect();
        let layout = Layout::within(&body, Gutters::of(&body)).unwrap();
        let pairs = |texts: &[(u32, &str)]| -> Vec<(u32, String)> {
            texts.iter().map(|(column, text)| (*column, (*text).to_owned())).collect()
        };
        assert_eq!(
            texts(&layout.head_row(&lines[0])),
            pairs(&[(1, "Estimate"), (2, "Std. Error"), (3, "t value"), (4, "Pr(>|t|)")])
        );
        assert_eq!(
            texts(&layout.body_row(&lines[2])),
            pairs(&[(0, "wt"), (1, "-5.3445"), (2, "0.5591"), (3, "-9.559"), (4, "1.29e-10 ***")])
        );
    }

    #[test]
    fn an_empty_place_stays_empty() {
        let lines: Vec<PrintedLine> = ["a   1204   12", "b          13", "c   1300   14"]
            .iter()
            .enumerate()
            .map(|(at, text)| PrintedLine::new(at as u64 + 1, text))
            .collect();
        let body: Vec<&PrintedLine> = lines.iter().collect();
        let layout = Layout::within(&body, Gutters::of(&body)).unwrap();
        assert_eq!(texts(&layout.body_row(&lines[1])), [(0, "b".into()), (2, "13".into())]);
    }
}
