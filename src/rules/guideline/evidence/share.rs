//! What the largest contributor has of a whole, as printed.
//!
//! Conventions. A column gives the share as a percentage or as a part of one, whatever its head says:
//! where no number of it is above one, they are parts of one. Or it gives the amount, `Omzet grootste
//! bedrijf`, and the whole stands in the same row, or is the released result itself.

use crate::facts::{BodyCell, Measure, Printed};

/// A share as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Share {
    /// In units of the last decimal.
    units: i128,
    /// So many of these units are the whole.
    whole: i128,
}

/// What the numbers of a column of largest contributors are parts of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whole {
    /// Of a hundred.
    Hundred,
    /// Of one.
    One,
    /// Of an amount in this column of the same row.
    Column(u32),
    /// Of the released result.
    Released,
}

/// Decimals that are kept.
const MOST_DECIMALS: u8 = 9;

impl Share {
    /// A share of a hundred or of one.
    pub(super) fn of_hundred(cell: &BodyCell, hundred: i128) -> Option<Self> {
        let (value, decimals) = number(cell)?;
        let power = 10_i128.checked_pow(u32::from(decimals))?;
        let whole = power.checked_mul(hundred)?;
        let units = scaled(value, decimals)?;
        (0..=whole).contains(&units).then_some(Self { units, whole })
    }

    /// An amount of another one.
    pub(super) fn of_amount(part: &BodyCell, whole: &BodyCell) -> Option<Self> {
        let ((part, first), (whole, second)) = (number(part)?, number(whole)?);
        let decimals = first.max(second);
        let (units, whole) = (scaled(part, decimals)?, scaled(whole, decimals)?);
        (whole > 0 && (0..=whole).contains(&units)).then_some(Self { units, whole })
    }

    /// Whether it is more than so many percent.
    pub(in super::super) fn exceeds(self, percent: u64) -> bool {
        self.units.saturating_mul(100) > self.whole.saturating_mul(i128::from(percent))
    }
}

/// The number that a cell prints, and its decimals as far as they are kept.
fn number(cell: &BodyCell) -> Option<(f64, u8)> {
    match cell.printed {
        Printed::Number { value, decimals, .. } => Some((value, decimals.min(MOST_DECIMALS))),
        _ => None,
    }
}

/// A number in units of its last decimal.
fn scaled(value: f64, decimals: u8) -> Option<i128> {
    let units = (value * 10_f64.powi(i32::from(decimals))).round();
    // Within these bounds nothing is cut off.
    #[allow(clippy::cast_possible_truncation)]
    (units.abs() < 1e30).then_some(units as i128)
}

/// What the numbers of a column of largest contributors are parts of; none where nothing says so.
/// `says_share` tells whether a head names a share; `total` is the column of the amounts that they
/// may be parts of.
pub(super) fn whole(cells: &[&BodyCell], says_share: bool, total: Option<u32>) -> Option<Whole> {
    let values = || cells.iter().filter_map(|cell| number(cell)).map(|(value, _)| value);
    let most = values().fold(0.0, f64::max);
    let are = |measure: Measure| cells.iter().any(|cell| cell.measure == measure);
    let parts = says_share || are(Measure::Percent) || are(Measure::Share);
    if values().any(|value| value < 0.0) {
        return None;
    }
    if parts && most <= 100.0 {
        return Some(if most <= 1.0 { Whole::One } else { Whole::Hundred });
    }
    if let Some(total) = total {
        return Some(Whole::Column(total));
    }
    let amounts = [Measure::Money, Measure::Sum, Measure::Quantity, Measure::PersonTime];
    if amounts.into_iter().any(are) {
        return Some(Whole::Released);
    }
    let bare = are(Measure::Maximum) || are(Measure::Other);
    match bare {
        true if most <= 1.0 => Some(Whole::One),
        true if most <= 100.0 => Some(Whole::Hundred),
        true => Some(Whole::Released),
        false => None,
    }
}
