//! The numbers that charts keep, held against the cells that are shown: what remains is in the
//! file without being seen.

use super::super::ooxml::chart::Chart;
use super::address;
use super::shown_values::ShownValues;
use crate::content::Value;
use std::collections::BTreeMap;

/// The chart and number that each cell should show, by row and column.
type ByCell = BTreeMap<(u32, u32), Vec<(usize, f64)>>;

/// Numbers kept with charts, by the cell that should show them.
#[derive(Debug, Default)]
pub(in crate::formats) struct Expected {
    sheets: BTreeMap<String, ByCell>,
    /// How many numbers of each chart were not yet seen.
    left: Vec<u64>,
    /// All values that visible sheets show, where they are wanted.
    values: Option<ShownValues>,
}

/// Numbers differ no more than this, relative to their size, where they are one.
const SAME: f64 = 1e-9;

impl Expected {
    /// Keeps all values that the sheets show, so many at most, to be held against other caches.
    pub(in crate::formats) fn keep_values(&mut self, most: u64) {
        self.values = Some(ShownValues::new(most));
    }

    /// The values that visible sheets show, where they are kept.
    pub(in crate::formats) fn into_values(self) -> Option<ShownValues> {
        self.values
    }

    /// Takes the numbers of a chart; the answer names the chart later.
    pub(in crate::formats) fn add(&mut self, chart: &Chart) -> usize {
        let number = self.left.len();
        let mut all = 0_u64;
        for cache in &chart.caches {
            all = all.saturating_add(cache.numbers.len() as u64);
            for (index, value) in &cache.numbers {
                if let Some((sheet, cell)) = cell_at(&cache.formula, *index) {
                    let cells = self.sheets.entry(sheet.to_lowercase()).or_default();
                    cells.entry(cell).or_default().push((number, *value));
                }
            }
        }
        self.left.push(all);
        number
    }

    /// The cells of a sheet that charts expect numbers in.
    pub(in crate::formats) fn on_sheet(&mut self, sheet: &str) -> OnSheet<'_> {
        let cells = self.sheets.remove(&sheet.to_lowercase()).unwrap_or_default();
        OnSheet { cells, left: &mut self.left, values: self.values.as_mut() }
    }

    /// How many numbers of a chart no visible cell shows.
    pub(in crate::formats) fn unseen(&self, chart: usize) -> u64 {
        self.left.get(chart).copied().unwrap_or(0)
    }
}

/// The cells of one sheet that charts expect numbers in.
#[derive(Debug)]
pub(in crate::formats) struct OnSheet<'a> {
    cells: ByCell,
    left: &'a mut Vec<u64>,
    values: Option<&'a mut ShownValues>,
}

impl OnSheet<'_> {
    /// A cell shows a value.
    pub(in crate::formats) fn see_value(&mut self, row: u32, column: u32, value: &Value) {
        if let Some(values) = &mut self.values {
            values.see(value);
        }
        if let Value::Number(number, _) = value {
            self.see(row, column, *number);
        }
    }

    /// A cell shows a number.
    pub(in crate::formats) fn see(&mut self, row: u32, column: u32, number: f64) {
        if self.cells.is_empty() {
            return;
        }
        for (chart, expected) in self.cells.get(&(row, column)).into_iter().flatten() {
            let same = (number - expected).abs() <= SAME * number.abs().max(expected.abs());
            if let Some(left) = self.left.get_mut(*chart).filter(|_| same) {
                *left = left.saturating_sub(1);
            }
        }
    }
}

/// The sheet and cell at a position among the cells of a formula: a range, or several in brackets.
fn cell_at(formula: &str, index: u64) -> Option<(String, (u32, u32))> {
    let formula = formula.trim().trim_start_matches('=');
    let inner = formula.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let mut left = index;
    for area in areas(inner.unwrap_or(formula)) {
        let (sheet, range) = address::sheet_range(area)?;
        let height = u64::from(range.bottom - range.top) + 1;
        let width = u64::from(range.right - range.left) + 1;
        if left < height * width {
            let row = range.top.checked_add(u32::try_from(left / width).ok()?)?;
            let column = range.left.checked_add(u32::try_from(left % width).ok()?)?;
            return Some((sheet, (row, column)));
        }
        left -= height * width;
    }
    None
}

/// The areas of a formula; a comma within a quoted sheet name does not part them.
fn areas(formula: &str) -> Vec<&str> {
    let mut quoted = false;
    let parts = |c: char| {
        quoted ^= c == '\'';
        c == ',' && !quoted
    };
    formula.split(parts).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::ooxml::chart::Cache;
    use super::*;

    fn chart(formula: &str) -> Chart {
        let numbers = vec![(0, 10.0), (1, 20.0)];
        Chart { caches: vec![Cache { formula: formula.to_owned(), numbers }], ..Chart::default() }
    }

    #[test]
    fn numbers_in_visible_cells_are_seen() {
        let mut expected = Expected::default();
        let number = expected.add(&chart("'Blad, 1'!$B$2:$B$3"));
        let mut sheet = expected.on_sheet("blad, 1");
        sheet.see(1, 1, 10.0);
        sheet.see(2, 1, 21.0);
        assert_eq!(expected.unseen(number), 1);
    }

    #[test]
    fn numbers_from_several_areas_keep_their_cells() {
        let mut expected = Expected::default();
        let number = expected.add(&chart("(Blad1!$B$2,Blad1!$D$9)"));
        let mut sheet = expected.on_sheet("Blad1");
        sheet.see(1, 1, 10.0);
        sheet.see(8, 3, 20.0);
        assert_eq!(expected.unseen(number), 0);
    }

    #[test]
    fn numbers_from_another_workbook_or_from_nowhere_stay_unseen() {
        let mut expected = Expected::default();
        let nowhere = expected.add(&chart(""));
        assert_eq!(expected.unseen(nowhere), 2);
    }
}
