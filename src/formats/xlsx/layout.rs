//! Which columns and rows of a sheet have no width or height.

use super::super::sheets::columns::HiddenColumns;
use super::super::xml::Tag;

/// The hidden columns of a sheet and what its rows are where they say nothing themselves.
#[derive(Debug, Default)]
pub(super) struct Layout {
    columns: HiddenColumns,
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
        if let (Some(first @ 1..), Some(last @ 1..)) = (number("min"), number("max")) {
            self.columns.hide(first - 1, last - 1);
        }
    }

    /// Whether the column is hidden.
    pub(super) fn hides_column(&self, column: u32) -> bool {
        self.columns.hides(column)
    }

    /// Whether a row is hidden, filtered away or of no height, by what it says of itself.
    pub(super) fn hides_row(&self, hidden: bool, height: Option<&str>) -> bool {
        let height = height.and_then(|height| height.trim().parse::<f64>().ok());
        hidden || height.map_or(self.rows_without_height, |height| height <= 0.0)
    }
}
