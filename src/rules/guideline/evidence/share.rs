//! The share of the largest contributor, as printed.

use crate::facts::{BodyCell, Measure, Printed};

/// A share as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Share {
    /// In units of the last decimal.
    units: i128,
    /// So many of these units are the whole.
    whole: i128,
}

impl Share {
    /// A percentage or a share of a body cell.
    pub(super) fn read(cell: &BodyCell) -> Option<Self> {
        let hundred: i128 = match cell.measure {
            Measure::Percent => 100,
            Measure::Share | Measure::Maximum | Measure::Other => 1,
            _ => return None,
        };
        let Printed::Number { value, decimals, .. } = cell.printed else { return None };
        let power = 10_i128.checked_pow(u32::from(decimals.min(9)))?;
        // A share above one is a percentage whatever its heading says.
        let whole = power * if hundred == 1 && value > 1.0 { 100 } else { hundred };
        let units = (value * power as f64).round();
        (0.0..=whole as f64).contains(&units).then_some(Self { units: units as i128, whole })
    }

    /// Whether it is more than so many percent.
    pub(in super::super) fn exceeds(self, percent: u64) -> bool {
        self.units.saturating_mul(100) > self.whole.saturating_mul(i128::from(percent))
    }
}
