//! Solutions within bounds: bounds are narrowed by the equations until nothing changes any more, and
//! what is still open is halved.

use super::{Bounds, Sign, System};
use std::collections::BTreeSet;

/// The work that was granted is used up.
pub(super) struct Exhausted;

/// Which half is tried first.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum First {
    Low,
    High,
}

impl System {
    /// A solution in which one unknown lies in a range.
    pub(super) fn search_within(
        &self,
        unknown: usize,
        range: Bounds,
        start: &[Bounds],
        first: First,
        work: &mut u64,
    ) -> Result<Option<Vec<i64>>, Exhausted> {
        let mut bounds = start.to_vec();
        if let Some(slot) = bounds.get_mut(unknown) {
            *slot = range;
        }
        if self.propagate(&mut bounds, self.equations_of(unknown), work)? {
            self.search(bounds, first, work)
        } else {
            Ok(None)
        }
    }

    /// A solution within the bounds.
    pub(super) fn search(
        &self,
        bounds: Vec<Bounds>,
        first: First,
        work: &mut u64,
    ) -> Result<Option<Vec<i64>>, Exhausted> {
        let mut open = vec![bounds];
        while let Some(bounds) = open.pop() {
            *work = work.checked_sub(self.bounds.len() as u64).ok_or(Exhausted)?;
            let narrowest = bounds
                .iter()
                .enumerate()
                .filter(|(_, (least, most))| least < most)
                .map(|(unknown, (least, most))| (most.saturating_sub(*least), unknown))
                .min();
            let Some((width, unknown)) = narrowest else {
                return Ok(Some(bounds.into_iter().map(|(least, _)| least).collect()));
            };
            let (least, most) = bounds.get(unknown).copied().unwrap_or((0, 0));
            let middle = least.saturating_add(width / 2);
            let halves = [(least, middle), (middle.saturating_add(1), most)];
            // What is pushed last is tried first.
            let order = if first == First::Low { [1, 0] } else { [0, 1] };
            for half in order.iter().filter_map(|index| halves.get(*index)) {
                let mut branch = bounds.clone();
                if let Some(slot) = branch.get_mut(unknown) {
                    *slot = *half;
                }
                if self.propagate(&mut branch, self.equations_of(unknown), work)? {
                    open.push(branch);
                }
            }
        }
        Ok(None)
    }

    /// The equations that an unknown stands in.
    fn equations_of(&self, unknown: usize) -> BTreeSet<usize> {
        self.of.get(unknown).into_iter().flatten().copied().collect()
    }

    /// Narrows the bounds by the equations until nothing changes; false where nothing is left.
    pub(super) fn propagate(
        &self,
        bounds: &mut [Bounds],
        mut queue: BTreeSet<usize>,
        work: &mut u64,
    ) -> Result<bool, Exhausted> {
        while let Some(number) = queue.pop_first() {
            let Some(equation) = self.equations.get(number) else { continue };
            let cost = u64::try_from(equation.terms.len()).unwrap_or(u64::MAX);
            *work = work.checked_sub(cost.max(1)).ok_or(Exhausted)?;
            let (mut least, mut most) = (0_i128, 0_i128);
            for (unknown, sign) in &equation.terms {
                let (low, high) = signed(bounds, *unknown, *sign);
                least += low;
                most += high;
            }
            let sum = i128::from(equation.sum);
            if sum < least || sum > most {
                return Ok(false);
            }
            for (unknown, sign) in &equation.terms {
                let (low, high) = signed(bounds, *unknown, *sign);
                // What the others leave for this one.
                let (new_low, new_high) =
                    (low.max(sum - (most - high)), high.min(sum - (least - low)));
                if new_low > new_high {
                    return Ok(false);
                }
                if (new_low, new_high) == (low, high) {
                    continue;
                }
                least += new_low - low;
                most += new_high - high;
                if let Some(slot) = bounds.get_mut(*unknown) {
                    *slot = match sign {
                        Sign::Plus => (narrowed(new_low), narrowed(new_high)),
                        Sign::Minus => (narrowed(-new_high), narrowed(-new_low)),
                    };
                }
                queue.extend(self.of.get(*unknown).into_iter().flatten());
            }
        }
        Ok(bounds.iter().all(|(least, most)| least <= most))
    }
}

/// The bounds of a term with its sign.
fn signed(bounds: &[Bounds], unknown: usize, sign: Sign) -> (i128, i128) {
    let (least, most) = bounds.get(unknown).copied().unwrap_or((0, 0));
    match sign {
        Sign::Plus => (i128::from(least), i128::from(most)),
        Sign::Minus => (-i128::from(most), -i128::from(least)),
    }
}

/// A bound that was narrowed, and so fits again.
fn narrowed(value: i128) -> i64 {
    i64::try_from(value).unwrap_or(if value < 0 { i64::MIN } else { i64::MAX })
}
