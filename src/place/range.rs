//! Rectangles of cells, and their addresses as Excel writes them.

use std::fmt;
use std::str::FromStr;

/// A rectangle of cells; rows and columns count from 0, both ends are included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Range {
    /// First row.
    pub top: u32,
    /// First column.
    pub left: u32,
    /// Last row.
    pub bottom: u32,
    /// Last column.
    pub right: u32,
}

impl Range {
    /// One cell.
    #[must_use]
    pub fn cell(row: u32, column: u32) -> Self {
        Self { top: row, left: column, bottom: row, right: column }
    }

    /// Whether the other rectangle lies inside.
    #[must_use]
    pub fn holds(&self, other: &Self) -> bool {
        self.contains(other.top, other.left) && self.contains(other.bottom, other.right)
    }

    /// Whether the cell lies inside.
    #[must_use]
    pub fn contains(&self, row: u32, column: u32) -> bool {
        (self.top..=self.bottom).contains(&row) && (self.left..=self.right).contains(&column)
    }

    /// The smallest rectangle that holds both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            top: self.top.min(other.top),
            left: self.left.min(other.left),
            bottom: self.bottom.max(other.bottom),
            right: self.right.max(other.right),
        }
    }
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", address(self.top, self.left))?;
        if (self.top, self.left) != (self.bottom, self.right) {
            write!(f, ":{}", address(self.bottom, self.right))?;
        }
        Ok(())
    }
}

/// A text that is no address of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoRange;

impl FromStr for Range {
    type Err = NoRange;

    /// Reads `C7` and `A1:D9`; also whole columns, `B` and `B:D`, and whole rows, `7` and `7:9`.
    fn from_str(text: &str) -> Result<Self, NoRange> {
        let (first, last) = text.split_once(':').unwrap_or((text, text));
        let (Corner(top, left), Corner(bottom, right)) = (corner(first)?, corner(last)?);
        let range = Self {
            top: top.unwrap_or(0),
            left: left.unwrap_or(0),
            bottom: bottom.unwrap_or(u32::MAX),
            right: right.unwrap_or(u32::MAX),
        };
        let alike = top.is_some() == bottom.is_some() && left.is_some() == right.is_some();
        let in_order = range.top <= range.bottom && range.left <= range.right;
        if alike && in_order { Ok(range) } else { Err(NoRange) }
    }
}

/// A row and a column from 0, either of which may be left out.
struct Corner(Option<u32>, Option<u32>);

fn corner(text: &str) -> Result<Corner, NoRange> {
    let digits = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
    let (letters, digits) = text.split_at(digits);
    let mut column: Option<u32> = None;
    for letter in letters.bytes() {
        let value = match letter.to_ascii_uppercase() {
            upper @ b'A'..=b'Z' => u32::from(upper - b'A') + 1,
            _ => return Err(NoRange),
        };
        let before = column.unwrap_or(0).checked_mul(26).ok_or(NoRange)?;
        column = Some(before.checked_add(value).ok_or(NoRange)?);
    }
    let row = match digits {
        "" => None,
        digits => {
            Some(digits.parse::<u32>().ok().and_then(|row| row.checked_sub(1)).ok_or(NoRange)?)
        }
    };
    match (row, column) {
        (None, None) => Err(NoRange),
        (row, column) => Ok(Corner(row, column.map(|column| column - 1))),
    }
}

/// The letters of a column as Excel writes them: column 2 (from 0) is `C`.
#[must_use]
pub fn letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// The address of a cell as Excel writes it: row 6, column 2 (both from 0) is `C7`.
#[must_use]
pub fn address(row: u32, column: u32) -> String {
    letters(column) + &(u64::from(row) + 1).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_written_as_excel_writes_them() {
        assert_eq!(address(6, 2), "C7");
        assert_eq!(address(0, 25), "Z1");
        assert_eq!(address(0, 26), "AA1");
        assert_eq!(address(1_048_575, 16_383), "XFD1048576");
    }

    #[test]
    fn whole_columns_and_rows_are_read_and_nonsense_is_not() {
        let all = u32::MAX;
        let column = |left, right| Ok(Range { top: 0, left, bottom: all, right });
        assert_eq!("B".parse::<Range>(), column(1, 1));
        assert_eq!("b:d".parse::<Range>(), column(1, 3));
        assert_eq!("7".parse::<Range>(), Ok(Range { top: 6, left: 0, bottom: 6, right: all }));
        for nonsense in ["", "B2:", "D9:A1", "B:7", "1A", "A0", "A-1", "ZZZZZZZZZZ", "é"] {
            assert_eq!(nonsense.parse::<Range>(), Err(NoRange), "{nonsense}");
        }
    }
}
