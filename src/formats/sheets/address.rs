//! Addresses of cells and ranges as sheets write them, held against the size of a sheet.

use crate::place::Range;

/// Rows of a sheet.
pub(in crate::formats) const ROWS: u32 = 1_048_576;

/// Columns of a sheet.
pub(in crate::formats) const COLUMNS: u32 = 16_384;

/// Row and column, from 0, of an address such as `C7` or `$C$7`; none where it is no address or
/// lies outside a sheet.
pub(in crate::formats) fn cell(address: &str) -> Option<(u32, u32)> {
    let address = address.strip_prefix('$').unwrap_or(address);
    let letters = address.bytes().take_while(u8::is_ascii_alphabetic).count();
    let column = column(address.get(..letters)?)?;
    let digits = address.get(letters..)?;
    Some((row(digits.strip_prefix('$').unwrap_or(digits))?, column))
}

/// A row number, from 0, as written from 1.
pub(in crate::formats) fn row(digits: &str) -> Option<u32> {
    let number = digits.bytes().try_fold(0_u32, |number, byte| {
        let digit = byte.is_ascii_digit().then(|| u32::from(byte - b'0'))?;
        number.checked_mul(10)?.checked_add(digit)
    })?;
    (1..=ROWS).contains(&number).then(|| number - 1)
}

/// The range `A1:C7`, a single cell, whole columns `A:C` or whole rows `1:7`.
pub(in crate::formats) fn range(text: &str) -> Option<Range> {
    let text = text.replace('$', "");
    let Some((first, last)) = text.split_once(':') else {
        return cell(&text).map(|(row, column)| Range::cell(row, column));
    };
    let (top, left, bottom, right) = if let (Some(first), Some(last)) = (cell(first), cell(last)) {
        (first.0, first.1, last.0, last.1)
    } else if let (Some(left), Some(right)) = (column(first), column(last)) {
        (0, left, ROWS - 1, right)
    } else {
        (row(first)?, 0, row(last)?, COLUMNS - 1)
    };
    Some(Range {
        top: top.min(bottom),
        left: left.min(right),
        bottom: top.max(bottom),
        right: left.max(right),
    })
}

/// A formula that is a range of one sheet, `'My sheet'!$A$1:$B$2`: the sheet and the range.
pub(in crate::formats) fn sheet_range(formula: &str) -> Option<(String, Range)> {
    let (sheet, range_text) = formula.trim().trim_start_matches('=').rsplit_once('!')?;
    let quoted = sheet.strip_prefix('\'').and_then(|sheet| sheet.strip_suffix('\''));
    let sheet = quoted.map_or_else(|| sheet.to_owned(), |sheet| sheet.replace("''", "'"));
    Some((sheet, range(range_text)?))
}

fn column(letters: &str) -> Option<u32> {
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let mut number = 0_u32;
    for letter in letters.bytes() {
        let letter = letter.to_ascii_uppercase();
        if !letter.is_ascii_uppercase() {
            return None;
        }
        number = number * 26 + u32::from(letter - b'A') + 1;
    }
    (number <= COLUMNS).then(|| number - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_held_against_the_size_of_a_sheet() {
        assert_eq!(cell("A1"), Some((0, 0)));
        assert_eq!(cell("$C$7"), Some((6, 2)));
        assert_eq!(cell("XFD1048576"), Some((1_048_575, 16_383)));
        for wrong in
            ["XFE1", "A1048577", "A0", "A", "1", "", "A-1", "A99999999999", "ZZZZZZZ1", "A1B", "É1"]
        {
            assert_eq!(cell(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn ranges_may_be_whole_columns_or_rows() {
        assert_eq!(range("B2:A1"), Some(Range { top: 0, left: 0, bottom: 1, right: 1 }));
        assert_eq!(range("A:C").map(|range| (range.right, range.bottom)), Some((2, ROWS - 1)));
        assert_eq!(range("2:3").map(|range| (range.top, range.right)), Some((1, COLUMNS - 1)));
        assert_eq!(range("x y"), None);
        let found = sheet_range("'It''s'!$A$1:$A$3");
        assert_eq!(
            found,
            Some(("It's".to_owned(), Range { top: 0, left: 0, bottom: 2, right: 0 }))
        );
    }
}
