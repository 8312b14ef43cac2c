//! Numbers beneath joined cells: a spreadsheet shows the first of the cells that it joins and may keep
//! the others.
//!
//! Convention: who joins cells by copying a format leaves the same number in each of them. A person
//! sees it once, over all the columns that it reaches. What differs from the number that is shown is
//! counted all the same.

use super::{Kind, Said};
use crate::place::Range;

/// Rows or columns of joined cells that are looked at: titles join more, and hold no numbers.
const MOST: u32 = 64;

/// Takes away the numbers that repeat the first one of the cells with which they are joined; each row
/// ends in `cells` where `rows` say.
pub(super) fn without_repeats(
    cells: &mut Vec<Said>,
    rows: &mut Vec<(u32, usize)>,
    merges: &[Range],
) {
    let mut repeated = Vec::new();
    let small = |merge: &&Range| {
        merge.bottom.saturating_sub(merge.top) < MOST
            && merge.right.saturating_sub(merge.left) < MOST
    };
    for merge in merges.iter().filter(small) {
        let first = rows.partition_point(|(row, _)| *row < merge.top);
        let below = rows.get(first..).unwrap_or_default();
        let mut begin = first.checked_sub(1).and_then(|at| rows.get(at)).map_or(0, |(_, end)| *end);
        let mut shown: Option<&Said> = None;
        for (row, end) in below.iter().take_while(|(row, _)| *row <= merge.bottom) {
            let line = cells.get(begin..*end).unwrap_or_default();
            for (at, cell) in line.iter().enumerate() {
                if *row == merge.top && cell.column == merge.left {
                    shown = Some(cell);
                    continue;
                }
                let within = (merge.left..=merge.right).contains(&cell.column);
                let repeats = shown.is_some_and(|shown| shown.text == cell.text);
                if within && repeats && matches!(cell.kind, Kind::Number(_)) {
                    repeated.push(begin.saturating_add(at));
                }
            }
            begin = *end;
        }
    }
    if repeated.is_empty() {
        return;
    }
    repeated.sort_unstable();
    repeated.dedup();
    let mut at = 0_usize;
    cells.retain(|_| {
        at = at.saturating_add(1);
        repeated.binary_search(&at.saturating_sub(1)).is_err()
    });
    for (_, end) in rows.iter_mut() {
        *end = end.saturating_sub(repeated.partition_point(|gone| *gone < *end));
    }
    let mut before = 0_usize;
    rows.retain(|(_, end)| std::mem::replace(&mut before, *end) < *end);
}
