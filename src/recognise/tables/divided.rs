//! Sheets whose cells each hold a whole line of delimited text.
//!
//! Convention: a csv that was opened with another delimiter than its own (commas, in a Dutch Excel)
//! or lines that a program wrote into one column stand in one column of texts, and every text has as
//! many delimiters as the others. A comma within numbers sets nothing apart, and sentences do not
//! agree on their commas.

use crate::content::{Cell, Row, Value};

/// Lines that agree, at least, and the part of all of them in hundredths.
const LEAST: usize = 3;
const MOST_OF_THEM: usize = 80;

/// The rows with the fields of their lines as cells, where they hold such lines; else as they are.
pub(super) fn rows(rows: Vec<Row>) -> Vec<Row> {
    let Some((sign, fields)) = division(&rows) else { return rows };
    let divide = |mut row: Row| {
        if let Some(texts) = line(&row).map(|text| split(text, sign))
            && texts.len() == fields
            && let Some(first) = row.cells.pop()
        {
            let cell = |(column, text): (u32, String)| Cell {
                column,
                value: Value::Text(text.trim().into()),
                ..first.clone()
            };
            let filled = (first.column..).zip(texts).filter(|(_, text)| !text.trim().is_empty());
            row.cells = filled.map(cell).collect();
        }
        row
    };
    rows.into_iter().map(divide).collect()
}

/// The sign that divides the lines, and how many fields they have.
fn division(rows: &[Row]) -> Option<(char, usize)> {
    let column = rows.first()?.cells.first()?.column;
    let lone = |row: &Row| matches!(row.cells.as_slice(), [cell] if cell.column == column);
    if rows.len() < LEAST || !rows.iter().all(lone) {
        return None;
    }
    let lines: Vec<&str> = rows.iter().filter_map(line).collect();
    [';', '\t', '|', ','].into_iter().find_map(|sign| {
        let fields = lines.iter().map(|text| split(text, sign).len()).max()?;
        let divided: Vec<Vec<String>> = lines
            .iter()
            .map(|text| split(text, sign))
            .filter(|texts| texts.len() == fields)
            .collect();
        let agree = divided.len() >= LEAST
            && divided.len().saturating_mul(100) >= rows.len().saturating_mul(MOST_OF_THEM);
        let numbers = divided.iter().flatten().filter(|text| is_number(text)).count();
        let all = divided.len().saturating_mul(fields);
        // Labels or heads tell fields from the thousands and decimals of one number.
        let words = divided.iter().flatten().any(|text| text.contains(char::is_alphabetic));
        let told = fields > 1 && words && numbers.saturating_mul(4) >= all;
        (agree && told).then_some((sign, fields))
    })
}

/// The text of a row that is one cell.
fn line(row: &Row) -> Option<&str> {
    match row.cells.as_slice() {
        [Cell { value: Value::Text(text), .. }] => Some(text),
        _ => None,
    }
}

/// The fields of a line; a sign in quotes divides nothing.
fn split(text: &str, sign: char) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    for letter in text.chars() {
        match letter {
            '"' => quoted = !quoted,
            letter if letter == sign && !quoted => fields.push(String::new()),
            letter => fields.iter_mut().last().into_iter().for_each(|field| field.push(letter)),
        }
    }
    fields
}

/// Whether a field is a number.
fn is_number(text: &str) -> bool {
    let digits = text.trim().trim_start_matches(['-', '+', '<', '>']);
    digits.starts_with(|sign: char| sign.is_ascii_digit())
        && digits
            .chars()
            .all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | ',' | '%' | 'e' | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn widths(lines: &[&str]) -> Vec<usize> {
        let row = |(index, text): (u32, &&str)| Row { index, cells: vec![Cell::text(0, text)] };
        rows((0_u32..).zip(lines).map(row).collect()).iter().map(|row| row.cells.len()).collect()
    }

    #[test]
    fn lines_of_a_csv_in_one_column_become_cells() {
        assert_eq!(widths(&["sex,n,mean", "F,4512,23145.2", "M,4490,25012.9"]), [3, 3, 3]);
        assert_eq!(
            widths(&["Tabel 1", "sex;n;gem", "v;12;3,5", "m;14;4,5", "x;13;1,0"]),
            [1, 3, 3, 3, 3]
        );
    }

    #[test]
    fn numbers_with_commas_and_sentences_stay_whole() {
        assert_eq!(widths(&["12,5", "13,5", "14,25"]), [1, 1, 1]);
        assert_eq!(widths(&["omzet", "1,234,567", "2,345,678", "3,456,789", "1,234,999"]), [1; 5]);
        assert_eq!(widths(&["First, we ran it.", "Then, we stopped.", "After that, tea."]), [1; 3]);
    }
}
