//! Which columns of a sheet are hidden.

use super::address::COLUMNS;

/// The hidden columns of a sheet, in whatever order and however often it names them: a cell is held
/// against all of them at once.
#[derive(Debug, Default)]
pub(in crate::formats) struct HiddenColumns {
    /// By column, from 0; empty where none is hidden.
    hidden: Vec<bool>,
}

impl HiddenColumns {
    /// Hides the columns from the first to the last, as far as a sheet has them.
    pub(in crate::formats) fn hide(&mut self, first: u32, last: u32) {
        let (Ok(first), Ok(last)) = (usize::try_from(first), usize::try_from(last)) else { return };
        let all = usize::try_from(COLUMNS).unwrap_or(usize::MAX);
        if first > last || first >= all {
            return;
        }
        self.hidden.resize(all, false);
        if let Some(run) = self.hidden.get_mut(first..=last.min(all - 1)) {
            run.fill(true);
        }
    }

    /// Whether a column is hidden.
    pub(in crate::formats) fn hides(&self, column: u32) -> bool {
        usize::try_from(column).ok().and_then(|at| self.hidden.get(at)).copied().unwrap_or(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_hidden_in_any_order_and_as_far_as_a_sheet_has_them() {
        let mut columns = HiddenColumns::default();
        assert!(!columns.hides(0));
        columns.hide(COLUMNS - 1, u32::MAX);
        columns.hide(2, 3);
        columns.hide(3, 3);
        columns.hide(9, 8);
        columns.hide(COLUMNS, u32::MAX);
        let hidden: Vec<u32> = (0..=COLUMNS).filter(|column| columns.hides(*column)).collect();
        assert_eq!(hidden, [2, 3, COLUMNS - 1]);
    }
}
