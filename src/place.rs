//! Where something stands: in which entry, on which sheet, in which cells, on which line or page.

use std::fmt;
use std::sync::Arc;

/// A spot in the candidate, written `outer.zip!book.xlsx!Blad1!C7`.
///
/// Entries inside entries are joined with `!`; sheets and cells are written as Excel writes them.
/// Places order by entry, then by position, so that every list of findings has one order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    entry: Arc<str>,
    spot: Spot,
}

/// A position within one entry.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spot {
    /// The entry as a whole.
    Whole,
    /// A page, counted from 1.
    Page(u32),
    /// A line, counted from 1.
    Line(u64),
    /// A run of lines, both ends included, counted from 1.
    Lines(u64, u64),
    /// A sheet, a table of a document, a part of an office file: anything with a name.
    Part(Arc<str>),
    /// Cells, on a named sheet or in a file that is one grid.
    Cells(Option<Arc<str>>, Range),
}

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

impl Place {
    /// The entry as a whole.
    #[must_use]
    pub fn entry(path: impl Into<Arc<str>>) -> Self {
        Self { entry: path.into(), spot: Spot::Whole }
    }

    /// Another spot in the same entry.
    #[must_use]
    pub fn at(&self, spot: Spot) -> Self {
        Self { entry: Arc::clone(&self.entry), spot }
    }

    /// A named part of the same entry: a sheet, a slide, `table 2`.
    #[must_use]
    pub fn part(&self, name: &str) -> Self {
        self.at(Spot::Part(name.into()))
    }

    /// Cells on the sheet (or in the single grid) that this place names; in lines of text, where a
    /// row is a line, the lines that they stand on.
    #[must_use]
    pub fn cells(&self, range: Range) -> Self {
        if matches!(self.spot, Spot::Line(_) | Spot::Lines(..)) {
            let (top, bottom) = (u64::from(range.top) + 1, u64::from(range.bottom) + 1);
            return self.at(if top == bottom { Spot::Line(top) } else { Spot::Lines(top, bottom) });
        }
        let sheet = match &self.spot {
            Spot::Part(name) | Spot::Cells(Some(name), _) => Some(Arc::clone(name)),
            _ => None,
        };
        self.at(Spot::Cells(sheet, range))
    }

    /// The path of the entry within the candidate.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.entry
    }

    /// The position within the entry.
    #[must_use]
    pub fn spot(&self) -> &Spot {
        &self.spot
    }

    /// An entry that lies inside this one: `bundle.zip!table.xlsx`.
    #[must_use]
    pub fn inside(&self, name: &str) -> Self {
        Self::entry(format!("{}!{name}", self.entry))
    }
}

impl Range {
    /// One cell.
    #[must_use]
    pub fn cell(row: u32, column: u32) -> Self {
        Self { top: row, left: column, bottom: row, right: column }
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

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.entry)?;
        match &self.spot {
            Spot::Whole => Ok(()),
            Spot::Page(page) => write!(f, "!page {page}"),
            Spot::Line(line) => write!(f, "!line {line}"),
            Spot::Lines(first, last) => write!(f, "!lines {first}-{last}"),
            Spot::Part(name) => write!(f, "!{name}"),
            Spot::Cells(Some(sheet), range) => write!(f, "!{sheet}!{range}"),
            Spot::Cells(None, range) => write!(f, "!{range}"),
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

/// The address of a cell as Excel writes it: row 6, column 2 (both from 0) is `C7`.
#[must_use]
pub fn address(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect::<String>() + &(u64::from(row) + 1).to_string()
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
    fn a_nested_place_names_every_level() {
        let book = Place::entry("outer.zip").inside("book.xlsx").part("Blad1");
        assert_eq!(book.cells(Range::cell(6, 2)).to_string(), "outer.zip!book.xlsx!Blad1!C7");
    }
}
