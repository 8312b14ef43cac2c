//! Delimited text in the middle of a printed one: what programs print of a csv file.
//!
//! Convention: a first line names the columns, and the lines below it have as many fields as it,
//! set apart by semicolons, or by commas without a blank behind them. Some column holds numbers only,
//! and its head is none. Two such lines are enough; of sentences and program text no two agree so.

use crate::content::{Cell, Row};
use crate::recognise::printed::block::Block;
use crate::recognise::printed::layout::row_index;
use crate::recognise::printed::line::{PrintedLine, is_number};

/// Lines below the head, at least.
const LEAST: usize = 2;

/// Lines below the head that tell whether it is a table.
const LOOKED_AT: usize = 40;

/// The table that begins at the first of these lines.
pub(super) fn find(lines: &[PrintedLine]) -> Option<Block> {
    let (first, below) = lines.split_first()?;
    let sign = [';', ','].into_iter().find(|sign| first.columns.contains(sign))?;
    let head = fields(first, sign)?;
    if head.len() < 2 || head.iter().all(|field| is_number(field)) {
        return None;
    }
    let row = |line: &PrintedLine| fields(line, sign).filter(|row| row.len() == head.len());
    let told: Vec<Vec<String>> = below.iter().take(LOOKED_AT).map_while(row).collect();
    let is_column = |(at, name): (usize, &String)| {
        let mut cells = told.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.is_empty());
        !is_number(name) && cells.clone().count() >= LEAST && cells.all(|cell| is_number(cell))
    };
    if told.len() < LEAST || !head.iter().enumerate().any(is_column) {
        return None;
    }
    let length = below.iter().take_while(|line| row(line).is_some()).count().saturating_add(1);
    let rows = lines.iter().take(length).map(|line| {
        let texts = (0_u32..).zip(fields(line, sign).unwrap_or_default());
        let filled = texts.filter(|(_, text)| !text.is_empty());
        let cells = filled.map(|(column, text)| Cell::text(column, &text)).collect();
        Row { index: row_index(line), cells }
    });
    Some(Block::rows(length, rows.collect()))
}

/// The fields of a line; none where it is no line of fields.
fn fields(line: &PrintedLine, sign: char) -> Option<Vec<String>> {
    if line.is_blank() || line.is_prompt() {
        return None;
    }
    let mut fields = vec![String::new()];
    let mut quoted = false;
    let mut signs = line.columns.iter().peekable();
    while let Some(next) = signs.next() {
        match next {
            '"' => quoted = !quoted,
            next if *next == sign && !quoted => {
                // Behind the comma of a sentence stands a blank.
                if sign == ',' && signs.peek() == Some(&&' ') {
                    return None;
                }
                fields.push(String::new());
            }
            next => fields.last_mut()?.push(*next),
        }
    }
    let trimmed = fields.into_iter().map(|field| field.trim().to_owned());
    (!quoted).then(|| trimmed.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::printed::tests::lines;

    fn length(text: &str) -> Option<usize> {
        let lines = lines(text);
        find(&lines).map(|block| block.length)
    }

    #[test]
    fn finds_what_a_program_prints_of_a_csv_file() {
        assert_eq!(length("regio;aantal\nNoord;120\nZuid;3\n\ntekst"), Some(3));
        assert_eq!(length("\"\",\"regio\",\"n\"\n\"1\",\"Noord\",120\n\"2\",\"Zuid\",3"), Some(3));
    }

    #[test]
    fn does_not_take_sentences_and_programs_for_one() {
        for text in [
            "In Noord, Oost en Zuid,\nwonen 120 personen,\ndat is veel,",
            "a = 1;\nb = 2;\nc = 3;",
            "12,5\n13,5\n14,5",
            "gemiddelde 12,5\nmediaan 13,5\nmodus 14,5",
            "2020-01-01 12:00:00,120 INFO a\n2020-01-01 12:00:01,121 INFO b\n2020-01-01 12:00:02,122 INFO c",
        ] {
            assert_eq!(length(text), None, "{text}");
        }
    }
}
