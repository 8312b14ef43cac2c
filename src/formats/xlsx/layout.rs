//! Which columns and rows of a sheet have no width or height.

use super::super::sheets::address::COLUMNS;
use super::super::xml::Tag;

/// The hidden columns of a sheet and what its rows are where they say nothing themselves.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// Begins and ends of hidden runs, until they are settled.
    runs: Vec<(u32, u32)>,
    hidden: Vec<bool>,
    rows_without_height: bool,
}

impl Layout {
    /// Takes a `col` or a `sheetFormatPr`.
    pub(super) fn take(&mut self, tag: Tag<'_>) {
        let zero = |name| {
            let value = tag.attribute(name).and_then(|value| value.trim().parse::<f64>().ok());
            value.is_some_and(|value| value <= 0.0)
        };
        if tag.name() == "sheetFormatPr" {
            self.rows_without_height = zero("defaultRowHeight") && !tag.is_set("zeroHeight");
            return;
        }
        if !tag.is_set("hidden") && !zero("width") {
            return;
        }
        let number = |name| tag.attribute(name).and_then(|value| value.trim().parse::<u32>().ok());
        if let (Some(first @ 1..), Some(last)) = (number("min"), number("max")) {
            self.runs.push((first - 1, last.min(COLUMNS)));
        }
    }

    /// All columns are known: the cells follow.
    pub(super) fn settle(&mut self) {
        if self.runs.is_empty() {
            return;
        }
        self.runs.sort_unstable();
        let mut runs = self.runs.iter();
        let mut reach = 0;
        let mut next = runs.next();
        self.hidden = (0..COLUMNS)
            .map(|column| {
                while let Some((_, last)) = next.filter(|(first, _)| *first <= column) {
                    reach = reach.max(*last);
                    next = runs.next();
                }
                column < reach
            })
            .collect();
    }

    /// Whether the column is hidden.
    pub(super) fn hides_column(&self, column: u32) -> bool {
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        self.hidden.get(column).copied().unwrap_or(false)
    }

    /// Whether a row is hidden, filtered away or of no height, by what it says of itself.
    pub(super) fn hides_row(&self, hidden: bool, height: Option<&str>) -> bool {
        let height = height.and_then(|height| height.trim().parse::<f64>().ok());
        hidden || height.map_or(self.rows_without_height, |height| height <= 0.0)
    }
}
