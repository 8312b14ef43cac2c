//! How often rows and cells are repeated, and how much of that is carried out.

use super::super::sheets::address::COLUMNS;
use super::super::xml::Tag;

/// The number that an attribute of repetition or of a span gives; 1 where it gives none.
pub(super) fn times(tag: Tag<'_>, attribute: &str) -> u32 {
    let written = tag.attribute(attribute);
    let number = written.and_then(|written| written.trim().parse::<u64>().ok()).unwrap_or(1);
    u32::try_from(number.max(1)).unwrap_or(u32::MAX)
}

/// Hidden columns as runs: up to which column, and whether the run is hidden.
#[derive(Debug, Default)]
pub(super) struct Columns {
    runs: Vec<(u32, bool)>,
}

impl Columns {
    /// Takes the next so many columns.
    pub(super) fn add(&mut self, count: u32, hidden: bool) {
        let end = self.runs.last().map_or(0, |run| run.0).saturating_add(count).min(COLUMNS);
        match self.runs.last_mut() {
            Some(last) if last.1 == hidden || last.0 >= COLUMNS => last.0 = last.0.max(end),
            _ => self.runs.push((end, hidden)),
        }
    }

    /// Whether a column is hidden.
    pub(super) fn hides(&self, column: u32) -> bool {
        let run = self.runs.partition_point(|(end, _)| *end <= column);
        self.runs.get(run).is_some_and(|(_, hidden)| *hidden)
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
    fn runs_of_columns_are_joined_and_end_with_the_sheet() {
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
