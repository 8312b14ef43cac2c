//! Tables of SPSS that were exported as text.
//!
//! Convention: each line of a table begins with a blank; columns are padded to their widest text and
//! one blank parts them, so that heads of several words stand as close together as their columns;
//! whatever is in a column begins where the column begins. Heads stand above, over several columns
//! where they belong to several, and perhaps names of the labels on their left. A number with a
//! letter in brackets (`5.018(a)`) has a footnote; the footnotes (`a Friedman Test`) follow the table
//! without an empty line.

use crate::content::{Cell, Row};
use crate::recognise::printed::block::Block;
use crate::recognise::printed::layout::row_index;
use crate::recognise::printed::line::{PrintedLine, is_number};

/// Lines of heads at most.
const LONGEST_HEAD: usize = 5;

/// Lines of a table without heads, at least.
const LEAST: usize = 2;

/// Lines of a table at most.
const LONGEST: usize = 2_000;

/// What SPSS says in the notes above its results of the room it had, and of the time it took.
const ROOM: &str = "Number of Cases Allowed";
const TIME: &str = "Processor Time";

/// The table that begins at the first of these lines.
pub(super) fn find(lines: &[PrintedLine]) -> Option<Block> {
    let length = lines.iter().take(LONGEST).take_while(|line| belongs(line)).count();
    let block = lines.get(..length)?;
    let notes = lines.get(length..)?.iter().take_while(|line| is_note(line)).count();
    let length_with_notes = length.saturating_add(notes);
    // A text in the notes may hold an empty line: what follows it is of time and room alone.
    if block.first()?.text().contains(TIME) {
        return Some(Block::counts(length_with_notes, Vec::new()));
    }
    let heads = heads(block);
    if heads == 0 && block.len() < LEAST {
        return None;
    }
    let (header, body) = block.split_at_checked(heads)?;
    if !body.first().is_some_and(begins_at_left) {
        return None;
    }
    let columns = Columns::of(header, body)?;
    let mut rows: Vec<Row> = header.iter().map(|line| columns.row(line, true)).collect();
    rows.extend(body.iter().map(|line| columns.row(line, false)));
    Some(Block::rows(length_with_notes, rows))
}

/// Whether a line can be one of such a table.
fn belongs(line: &PrintedLine) -> bool {
    let indented = line.columns.first() == Some(&' ');
    indented && !line.is_blank() && !line.is_rule() && !line.is_prompt() && line.bars().is_empty()
}

/// Whether a line is a footnote: the letter that stands in brackets above, and a text.
fn is_note(line: &PrintedLine) -> bool {
    matches!(line.columns.as_slice(), [letter, ' ', text, ..]
        if letter.is_ascii_lowercase() && *text != ' ')
}

/// Whether a line begins behind the one blank that all lines begin with.
fn begins_at_left(line: &PrintedLine) -> bool {
    line.columns.get(1).is_some_and(|sign| *sign != ' ')
}

/// How many lines at the top are heads: the body begins with a line that begins at the left and ends
/// in a number. Notes have none: their rows hold texts for the most part.
fn heads(block: &[PrintedLine]) -> usize {
    let begins = |line: &PrintedLine| {
        let text = line.text();
        let last = text.split_whitespace().next_back().unwrap_or_default();
        begins_at_left(line) && number(last).is_some()
    };
    block.iter().position(begins).filter(|heads| *heads <= LONGEST_HEAD).unwrap_or(0)
}

/// The number that a text says, without its footnote.
fn number(text: &str) -> Option<&str> {
    let bare = text.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    let text = match bare {
        Some((number, letters)) if letters.bytes().all(|byte| byte.is_ascii_lowercase()) => number,
        _ => text,
    };
    let says = text.contains(|sign: char| sign.is_ascii_digit());
    (says && is_number(text)).then_some(text)
}

/// Where the columns of numbers begin, from left to right.
struct Columns(Vec<usize>);

impl Columns {
    /// The columns; none where the lines are not laid out in this way.
    fn of(header: &[PrintedLine], body: &[PrintedLine]) -> Option<Self> {
        let width = body.iter().map(|line| line.columns.len()).max()?;
        let empty = |line: &PrintedLine, at: usize| line.columns.get(at).is_none_or(|s| *s == ' ');
        // Heads over several columns reach over the blanks between them; the lowest do not.
        let parted = |at: usize| body.iter().chain(header.last()).all(|line| empty(line, at));
        let begins = |line: &PrintedLine, at: usize| {
            !empty(line, at) && at.checked_sub(1).is_none_or(|before| empty(line, before))
        };
        let starts: Vec<usize> = (2..width)
            .filter(|at| parted(at.saturating_sub(1)))
            .filter(|at| header.is_empty() || header.iter().any(|line| begins(line, *at)))
            .filter(|at| body.iter().any(|line| !empty(line, *at)))
            .collect();
        let columns = Self(starts);
        let first = columns.first(body)?;
        let columns = Self(columns.0.into_iter().skip(first).collect());
        let fits = columns.are_close(header, body)
            && columns.are_aligned_left(header, body)
            && header.iter().all(|line| columns.is_headed_by(line));
        fits.then_some(columns)
    }

    /// The first column that holds numbers.
    fn first(&self, body: &[PrintedLine]) -> Option<usize> {
        let says = |column: usize| {
            body.iter()
                .any(|line| self.text(line, column).is_some_and(|text| number(&text).is_some()))
        };
        (0..self.0.len()).find(|column| says(*column))
    }

    /// Whether a line can be one of heads: it begins at the left, or where a column begins.
    fn is_headed_by(&self, line: &PrintedLine) -> bool {
        let begin = line.columns.iter().position(|sign| *sign != ' ');
        begins_at_left(line) || begin.is_some_and(|begin| self.0.contains(&begin))
    }

    /// Whether one blank parts the widest text of a column from the next column, and the labels from
    /// the first one, where heads do not reach over several.
    fn are_close(&self, header: &[PrintedLine], body: &[PrintedLine]) -> bool {
        let close = |start: usize| {
            let filled = |line: &PrintedLine| {
                start.checked_sub(2).and_then(|at| line.columns.get(at)).is_some_and(|s| *s != ' ')
            };
            header.iter().chain(body).any(filled)
        };
        self.0.iter().filter(|start| close(**start)).count().saturating_mul(3)
            >= self.0.len().saturating_mul(2)
    }

    /// Whether what is in each column begins where the column begins, and does not end alike: numbers
    /// that are set to the right are aligned otherwise.
    fn are_aligned_left(&self, header: &[PrintedLine], body: &[PrintedLine]) -> bool {
        let at_start = |line: &PrintedLine| {
            self.0.iter().all(|start| {
                let next = self.0.iter().find(|other| *other > start).copied();
                let text = line.between(*start, next.unwrap_or(line.columns.len()));
                text.trim().is_empty() || number(text.trim()).is_none() || !text.starts_with(' ')
            })
        };
        let ragged = (0..self.0.len()).any(|column| {
            let mut lengths = header.iter().chain(body).filter_map(|line| self.text(line, column));
            let first = lengths.next().map(|text| text.len());
            lengths.any(|text| Some(text.len()) != first)
        });
        body.iter().all(at_start) && (ragged || header.is_empty())
    }

    /// What a line holds in a column.
    fn text(&self, line: &PrintedLine, column: usize) -> Option<String> {
        let start = *self.0.get(column)?;
        let end = self.0.get(column.saturating_add(1)).copied().unwrap_or(line.columns.len());
        let text = line.between(start, end.max(start));
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// A line as a row: what stands before the first column is its label.
    fn row(&self, line: &PrintedLine, heading: bool) -> Row {
        let label = line.between(0, self.0.first().copied().unwrap_or(0));
        let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut cells = Vec::new();
        if !label.is_empty() {
            cells.push(Cell { heading: true, ..Cell::text(0, &label) });
        }
        let is_room = label.contains(ROOM);
        for (column, at) in (1_u32..).zip(0..self.0.len()) {
            let Some(text) = self.text(line, at).filter(|_| !is_room) else { continue };
            let text = number(&text).unwrap_or(&text);
            cells.push(Cell { heading, ..Cell::text(column, text) });
        }
        Row { index: row_index(line), cells }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Value;
    use crate::recognise::printed::block::Shape;
    use crate::recognise::printed::tests::lines;

    /// How many lines the table takes that is found at the first line, and its last row.
    fn found(text: &str) -> Option<(usize, Vec<String>)> {
        let block = find(&lines(text))?;
        let Shape::Rows(rows) = block.shape else { panic!("a table of SPSS is rows") };
        let text = |cell: &Cell| match &cell.value {
            Value::Text(text) => text.to_string(),
            other => panic!("printed cells are texts, not {other:?}"),
        };
        Some((block.length, rows.last()?.cells.iter().map(text).collect()))
    }

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn heads_may_stand_one_blank_apart() {
        let table = "        Observed N Expected N Residual \n Man    8          11.5       -3.5     \n \
                     Vrouw  15         11.5       3.5      \n Totaal 23                             \n";
        assert_eq!(found(table), Some((4, texts(&["Totaal", "23"]))));
        let two = "       Werk              Totaal \n       Ja     Nee Anders        \n Noord 12     3   \
                   104    119    \n Zuid  7      14  99     120    \n";
        assert_eq!(found(two), Some((4, texts(&["Zuid", "7", "14", "99", "120"]))));
    }

    #[test]
    fn footnotes_belong_to_the_table() {
        let table = "             Regio    \n Chi-Square  5.018(a) \n df          1        \n \
                     Asymp. Sig. .025     \na 0 cells (.0%) have expected frequencies less than 5.\n";
        assert_eq!(found(table), Some((5, texts(&["Asymp. Sig.", ".025"]))));
        let bare =
            " N          75     \n Chi-Square 61.192 \n df         3      \na Friedman Test\n";
        assert_eq!(found(bare), Some((4, texts(&["df", "3"]))));
    }

    #[test]
    fn digits_of_labels_are_no_cells() {
        let table = "                Mean Rank \n Meting in jaar 1 1.65      \n Meting in jaar 2 2.31      \n";
        let table = table.replacen("                ", "                  ", 1);
        assert_eq!(found(&table), Some((3, texts(&["Meting in jaar 2", "2.31"]))));
    }

    #[test]
    fn numbers_that_are_set_to_the_right_are_left_to_others() {
        assert_eq!(found("    a   b\n 1  12 130\n 2 140   7\n"), None);
        assert_eq!(found("        man vrouw\n  Noord 121   125\n  Oost  131   126\n"), None);
        let julia = "            estimate   st. err\n  constant    -0.791     0.149\n pub. ins.     \
                     0.848     0.076\n";
        assert_eq!(found(julia), None);
        assert_eq!(found("              12         1\n             340         0\n"), None);
        assert_eq!(found(" Een zin met 12 woorden\n en nog een in 2019\n"), None);
    }
}
