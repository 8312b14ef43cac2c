//! Printed results that were pasted into a sheet: each line of the text in one cell, all in one column.
//!
//! Convention: who copies the console of R or Stata into a spreadsheet gets its lines below each other,
//! with the blanks that set their columns apart. They are read as the text that they were.

use crate::content::{Cell, GridHead, Line, LineKind, PassageHead, Row, Value};

/// Lines with columns, at least, and the part of all lines in hundredths.
const LEAST: usize = 4;
const PART: usize = 30;

/// The lines that the rows of a grid hold, with an empty one where rows are empty; none where they are no
/// printed text.
pub(super) fn lines(head: &GridHead, rows: &[Row]) -> Option<(PassageHead, Vec<Line>)> {
    let column = rows.first()?.cells.first()?.column;
    let text = |row: &Row| match row.cells.as_slice() {
        [Cell { value: Value::Text(text), column: at, hidden: false, .. }] if *at == column => {
            Some((u64::from(row.index).saturating_add(1), text.to_string()))
        }
        _ => None,
    };
    let texts: Vec<(u64, String)> = rows.iter().map(text).collect::<Option<_>>()?;
    let aligned = texts.iter().filter(|(_, text)| is_aligned(text)).count();
    if head.hidden
        || aligned < LEAST
        || aligned.saturating_mul(100) < texts.len().saturating_mul(PART)
    {
        return None;
    }
    let mut lines = Vec::with_capacity(texts.len());
    let mut next = 0_u64;
    for (number, text) in texts {
        if number > next && next > 0 {
            lines.push(Line { number: next, text: String::new(), kind: LineKind::Printed });
        }
        next = number.saturating_add(1);
        lines.push(Line { number, text, kind: LineKind::Printed });
    }
    Some((PassageHead { place: head.place.clone(), hidden: false }, lines))
}

/// Whether a line has columns: blanks within it and a number behind some of them.
fn is_aligned(text: &str) -> bool {
    let mut parts = text.trim().split("  ").map(str::trim).filter(|part| !part.is_empty());
    let begins = |part: &str| {
        part.trim_start_matches(['-', '(', '<', '.']).starts_with(|c: char| c.is_ascii_digit())
    };
    parts.next().is_some() && parts.any(begins)
}

#[cfg(test)]
mod tests {
    use super::lines;
    use crate::content::{Cell, Frame, GridHead, Row};
    use crate::place::Place;

    fn read(drawing: &[&str]) -> Option<usize> {
        let head = GridHead {
            place: Place::entry("book.xlsx").part("Blad1"),
            name: None,
            hidden: false,
            frame: Frame::Free,
        };
        let row = |(index, text): (u32, &&str)| Row { index, cells: vec![Cell::text(0, text)] };
        let filled = (0..).zip(drawing).filter(|(_, text)| !text.is_empty());
        let rows: Vec<Row> = filled.map(row).collect();
        lines(&head, &rows).map(|(_, lines)| lines.len())
    }

    #[test]
    fn catches_a_console_in_one_column() {
        let console = [
            "            Dependent variable:",
            "                 (1)      (2)",
            "",
            "age              0.12     0.14",
            "                (0.02)   (0.03)",
            "Observations     812      812",
        ];
        assert_eq!(read(&console), Some(6));
    }

    #[test]
    fn does_not_catch_lists_and_sentences() {
        assert_eq!(read(&["Gemeente 1", "Gemeente 2", "Gemeente 3", "Gemeente 4", "5"]), None);
        assert_eq!(read(&["Zie tabel 1.  De", "cijfers zijn  rond", "a", "b"]), None);
    }
}
