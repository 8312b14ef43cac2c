//! How often rows and cells are repeated, and how much of that is carried out.

use super::super::sheets::address::COLUMNS;
use super::super::sheets::columns::HiddenColumns;
use super::super::xml::Tag;

/// The number that an attribute of repetition or of a span gives; 1 where it gives none.
pub(super) fn times(tag: Tag<'_>, attribute: &str) -> u32 {
    let written = tag.attribute(attribute);
    let number = written.and_then(|written| written.trim().parse::<u64>().ok()).unwrap_or(1);
    u32::try_from(number.max(1)).unwrap_or(u32::MAX)
}

/// The columns of a sheet, as they are named one after another.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// The column that is named next.
    next: u32,
    hidden: HiddenColumns,
}

impl Columns {
    /// Takes the next so many columns.
    pub(super) fn add(&mut self, count: u32, hidden: bool) {
        let first = self.next;
        self.next = first.saturating_add(count).min(COLUMNS);
        if let Some(last) = self.next.checked_sub(1).filter(|_| hidden) {
            self.hidden.hide(first, last);
        }
    }

    /// Whether a column is hidden.
    pub(super) fn hides(&self, column: u32) -> bool {
        self.hidden.hides(column)
    }
}

/// How many cells may still be made by repetition.
#[derive(Debug)]
pub(super) struct Budget {
    left: u64,
}

impl Budget {
    pub(super) fn new(cells: u64) -> Self {
        Self { left: cells }
    }

    /// Whether so many cells may be made; they are then spent.
    pub(super) fn spend(&mut self, cells: u64) -> bool {
        let enough = self.left.checked_sub(cells);
        self.left = enough.unwrap_or(self.left);
        enough.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_follow_each_other_and_end_with_the_sheet() {
        let mut columns = Columns::default();
        columns.add(2, false);
        columns.add(1, true);
        columns.add(u32::MAX, false);
        columns.add(5, true);
        let hidden: Vec<u32> = (0..COLUMNS).filter(|column| columns.hides(*column)).collect();
        assert_eq!(hidden, [2]);
    }

    #[test]
    fn a_budget_is_not_overspent() {
        let mut budget = Budget::new(10);
        assert!(budget.spend(6));
        assert!(!budget.spend(6));
        assert!(budget.spend(4));
    }
}
