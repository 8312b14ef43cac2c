//! Columns of percentages that are headed as something else, and shares that are headed as percentages.
//!
//! Conventions: numbers with decimals that add up to 100, give or take their rounding, are percentages,
//! whatever group their head names; so are those of columns that do so in every row. Numbers between
//! nought and one under the word *percent* are shares of one, as statistical programs compute them;
//! percentages below one are seldom so large on average.

use crate::facts::Measure;
use crate::recognise::tables::frame::Framed;
use crate::recognise::tables::sheet::Line;
use crate::recognise::values::{Enclosure, Number, Second};
use std::collections::BTreeMap;

/// So many numbers must add up, or lie between nought and one.
const FEWEST: usize = 3;

/// Percentages that are all below one are on average below this.
const LARGE: f64 = 0.15;

/// Says of such columns what they are. Rows that say what they hold (`N`, `Leeftijd`) are left out.
pub(super) fn settle(
    frame: &Framed<'_>,
    rows: &BTreeMap<u32, Option<Measure>>,
    columns: &mut BTreeMap<u32, Option<Measure>>,
) {
    settle_rows(frame, rows, columns);
    for (&column, said) in columns {
        let numbers = || {
            let lines = frame.body.iter().filter(|line| rows.get(&line.row) == Some(&None));
            lines.filter_map(|line| Some(&line.cell(column)?.number()?.number))
        };
        let signed = frame.head(column).iter().any(|head| head.contains('%'));
        match said {
            None | Some(Measure::Count) if make_a_hundred(numbers()) => {
                *said = Some(Measure::Percent);
            }
            Some(Measure::Percent) if !signed && are_shares(numbers()) => {
                *said = Some(Measure::Share);
            }
            _ => {}
        }
    }
}

/// Says of columns of which no head names a statistic that they hold percentages, where every row of
/// them makes a hundred: `Negatief | Neutraal | Positief`.
fn settle_rows(
    frame: &Framed<'_>,
    rows: &BTreeMap<u32, Option<Measure>>,
    columns: &mut BTreeMap<u32, Option<Measure>>,
) {
    let open: Vec<u32> =
        columns.iter().filter(|(_, said)| said.is_none()).map(|(column, _)| *column).collect();
    let lines = || frame.body.iter().filter(|line| rows.get(&line.row) == Some(&None));
    let in_line = |line: &Line<'_>| {
        let cells = open.iter().filter_map(|column| line.cell(*column));
        make_a_hundred(cells.filter_map(|cell| Some(&cell.number()?.number)))
    };
    if open.len() >= FEWEST && lines().count() >= FEWEST && lines().all(in_line) {
        for column in open {
            columns.insert(column, Some(Measure::Percent));
        }
    }
}

/// Whether bare numbers with decimals add up to 100, give or take half a unit of the last decimal
/// each; the hundred itself may stand among them.
fn make_a_hundred<'n>(numbers: impl Iterator<Item = &'n Number<'static>>) -> bool {
    let (mut sum, mut count, mut decimals, mut whole) = (0.0, 0_usize, 0_u8, false);
    for number in numbers {
        let bare = number.second == Second::None
            && number.enclosure == Enclosure::None
            && number.stars == 0
            && number.bound.is_none();
        if !bare || !(0.0..=100.0).contains(&number.value) {
            return false;
        }
        if number.value >= 100.0 && !whole {
            whole = true;
            continue;
        }
        (sum, count) = (sum + number.value, count.saturating_add(1));
        decimals = decimals.max(number.decimals);
    }
    let unit = 0.1_f64.powi(i32::from(decimals));
    let slack = unit * count as f64 / 2.0;
    decimals > 0 && count >= FEWEST && (sum - 100.0).abs() <= slack + f64::EPSILON * 100.0
}

/// Whether all numbers are parts of one, too large on average for percentages below one.
fn are_shares<'n>(numbers: impl Iterator<Item = &'n Number<'static>>) -> bool {
    let (mut sum, mut count, mut fine) = (0.0, 0_usize, 0_usize);
    for number in numbers {
        if number.percent || !(0.0..=1.0).contains(&number.value) {
            return false;
        }
        (sum, count) = (sum + number.value, count.saturating_add(1));
        fine = fine.saturating_add(usize::from(number.decimals >= 2));
    }
    count >= FEWEST && fine.saturating_mul(2) >= count && sum > LARGE * count as f64
}
