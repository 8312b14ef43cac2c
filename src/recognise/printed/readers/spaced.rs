//! Tables whose columns are set apart by single blanks and aligned by nothing.
//!
//! Convention: every line has as many fields as the others, set apart by blanks, and half of them at
//! least are numbers; a head names each column, or all but the first, that of the names of the rows.
//! So do R's `write.table`, `np.savetxt` and `save -ascii` print, and so does a table look that was
//! copied from a pdf or a web page. A number in brackets, stars and a sign of comparison belong to
//! the number beside them. Where the lines are aligned as well, `aligned` knows more of them: only
//! where more numbers are seen this way is it taken.

use super::Begins;
use crate::content::{Cell, Row, Value};
use crate::recognise::printed::block::{Block, Shape};
use crate::recognise::printed::layout::row_index;
use crate::recognise::printed::line::{PrintedLine, brackets, is_number};

/// Rows without a head over them, at least; with one it is a row less.
const LEAST_ROWS: usize = 3;

/// The table that begins at the first of these lines; `other` is what was found there otherwise.
pub(super) fn find(lines: &[PrintedLine], other: Option<&Block>, begins: Begins) -> Option<Block> {
    let first = fields(lines.first()?)?;
    // `x` and `n` name columns as well as they stand in place of a number.
    let says = |field: &Field| field.number && field.text.contains(|c: char| c.is_ascii_digit());
    let headed = !first.iter().any(says);
    let (head, body) = lines.split_at_checked(usize::from(headed))?;
    let width = fields(body.first()?)?.len();
    let shift = match width.checked_sub(first.len())? {
        0 => 0,
        1 if headed => 1,
        _ => return None,
    };
    // A number alone on each line is a column only where nothing stands above it.
    if width == 1
        && (headed || begins != Begins::Afresh || body.first().is_some_and(PrintedLine::is_prose))
    {
        return None;
    }
    let rows: Vec<Vec<Field>> = body
        .iter()
        .map_while(|line| fields(line).filter(|row| row.len() == width && is_row(row)))
        .collect();
    if rows.len() < LEAST_ROWS.saturating_sub(usize::from(headed)) || !are_columns(&rows, width) {
        return None;
    }
    let own = rows.iter().flatten().filter(|field| field.number).count();
    if own <= other.map_or(0, numbers) || is_labelled(body.get(..rows.len())?) {
        return None;
    }
    let length = head.len().saturating_add(rows.len());
    let texts = head.first().map(|_| (shift, first)).into_iter();
    let texts = texts.chain(rows.into_iter().map(|row| (0, row)));
    let rows = lines.iter().zip(texts).map(|(line, (from, row))| Row {
        index: row_index(line),
        cells: (from..).zip(&row).map(|(column, field)| Cell::text(column, &field.text)).collect(),
    });
    Some(Block::rows(length, rows.collect()))
}

/// Whether tables of this kind among some lines hold more numbers than what was found there
/// otherwise, which then took lines for columns that are none.
pub(super) fn outdoes(lines: &[PrintedLine], other: &Block) -> bool {
    let split = |line: &PrintedLine| {
        fields(line).map_or(0, |row| row.iter().filter(|field| field.number).count())
    };
    let (seen, all) = (numbers(other), lines.iter().map(split).sum::<usize>());
    if all <= seen.saturating_add(seen / 2) {
        return false;
    }
    let (mut at, mut held) = (0_usize, 0_usize);
    while let Some(rest) = lines.get(at..).filter(|rest| !rest.is_empty()) {
        let block = find(rest, None, Begins::Anywhere);
        held = held.saturating_add(block.as_ref().map_or(0, numbers));
        at = at.saturating_add(block.map_or(1, |block| block.length.max(1)));
    }
    held > seen
}

/// The numbers of a line that is full of them: three or more, and half of what it says.
pub(super) fn full_of(line: &PrintedLine) -> Option<u64> {
    let row = fields(line).filter(|row| is_row(row))?;
    let numbers = row.iter().filter(|field| field.number).count() as u64;
    (numbers >= 3).then_some(numbers)
}

/// What stands between blanks.
#[derive(Debug, PartialEq, Eq)]
struct Field {
    text: String,
    number: bool,
}

/// The fields of a line; none where it is no line of fields: a rule, a command, an assignment, a
/// line with bars.
fn fields(line: &PrintedLine) -> Option<Vec<Field>> {
    if line.is_blank() || line.is_rule() || line.is_prompt() || !line.bars().is_empty() {
        return None;
    }
    let text = line.text();
    let mut fields: Vec<Field> = Vec::new();
    let mut rest = text.trim();
    let mut depth = 0_i32;
    while !rest.is_empty() {
        let quoted = rest.strip_prefix('"').and_then(|inner| inner.split_once('"'));
        let (word, after) = quoted.or_else(|| rest.split_once(' ')).unwrap_or((rest, ""));
        rest = after.trim_start();
        let joins = quoted.is_none()
            && fields.last().is_some_and(|last| {
                depth > 0
                    || last.number && (word.starts_with(['(', '[']) || is_mark(word))
                    || matches!(last.text.as_str(), "<" | ">" | "≤" | "≥")
            });
        if quoted.is_none() {
            if matches!(word, "=" | "~") || word.ends_with([':', '=', ';']) {
                return None;
            }
            depth = depth.saturating_add(brackets(word));
        }
        match fields.last_mut().filter(|_| joins) {
            Some(last) => {
                last.text.push(' ');
                last.text.push_str(word);
                last.number = is_number(&last.text);
            }
            None => fields.push(Field { text: word.to_owned(), number: is_number(word) }),
        }
    }
    Some(fields)
}

/// Whether a word marks the number before it.
fn is_mark(word: &str) -> bool {
    word.chars().all(|sign| matches!(sign, '*' | '†' | '‡' | '%'))
}

/// Whether half of the fields are numbers at least.
fn is_row(row: &[Field]) -> bool {
    let numbers = row.iter().filter(|field| field.number).count();
    numbers >= 1 && numbers.saturating_mul(2) >= row.len()
}

/// Whether rows form columns: one after the first holds numbers only, and what stands before a
/// single number tells the rows apart. Numbered headings and captions do neither.
fn are_columns(rows: &[Vec<Field>], width: usize) -> bool {
    let numbers =
        |column: usize| rows.iter().all(|row| row.get(column).is_some_and(|field| field.number));
    let words = rows.iter().filter_map(|row| row.first()).filter(|field| !field.number);
    let mut words: Vec<&str> = words.map(|field| field.text.as_str()).collect();
    let labelled = words.len();
    words.sort_unstable();
    words.dedup();
    let apart = width > 2 || words.len() == labelled;
    apart && (usize::from(width > 1)..width).any(numbers)
}

/// Whether most lines begin with words that hold a number, set apart from what follows by more than
/// a blank: labels of rows, which are aligned.
fn is_labelled(lines: &[PrintedLine]) -> bool {
    let label = |line: &&PrintedLine| match line.plain_pieces() {
        [label, _, ..] => !label.number && label.text.split(' ').any(is_number),
        _ => false,
    };
    lines.iter().filter(label).count().saturating_mul(2) > lines.len()
}

/// How many numbers the rows of a block hold.
fn numbers(block: &Block) -> usize {
    match &block.shape {
        Shape::Rows(rows) => rows
            .iter()
            .flat_map(|row| &row.cells)
            .filter(|cell| matches!(&cell.value, Value::Text(text) if is_number(text)))
            .count(),
        Shape::Table(_) | Shape::Counts(_) => usize::MAX,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::printed::tests::lines;

    /// How many lines and numbers the table has that is found at the first line.
    fn found(text: &str) -> Option<(usize, usize)> {
        find(&lines(text), None, Begins::Afresh).map(|block| (block.length, numbers(&block)))
    }

    #[test]
    fn catches_columns_that_only_a_blank_sets_apart() {
        let copied =
            "Noord-Holland 1200 1300 2500\nZeeland 12 20 32\nDrenthe 5 6 11\n\nBron: CBS\n";
        assert_eq!(found(copied), Some((3, 9)));
        assert_eq!(found("a b\nman 12 13\nvrouw 140 150\n"), Some((3, 4)));
        assert_eq!(found("man 12 (3.4)\nvrouw 13 (12.1)\nkind 1404 (1.1)\n"), Some((3, 3)));
        assert_eq!(found("12\n13\n14\n"), Some((3, 3)));
        assert_eq!(
            found("\"sex\" \"n\"\n\"1\" \"jong en oud\" 12\n\"2\" \"oud\" 7\n"),
            Some((3, 4))
        );
    }

    #[test]
    fn does_not_catch_prose_and_numbered_lines() {
        for text in [
            "1 Inleiding\n2 Methode\n3 Resultaten\n",
            "Tabel 1\nTabel 2\nTabel 3\n",
            "In 2019 12\nwere left.\nIn 2020 13\n",
            "a = 1\nb = 2\nc = 3\n",
            "Class 1   12  13\nClass 2   14  15\nClass 3   16  17\n",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
