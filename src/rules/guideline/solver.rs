//! Which whole numbers, not below zero, can stand in cells that are tied by sums.
//!
//! Each unknown has bounds, each equation says what a sum of unknowns is; `search` finds solutions
//! within bounds. The least and the largest value of an unknown are those for which a solution still exists. So an answer is exact or it is
//! *undetermined*, when the work that was granted is used up: it is bounded in steps, not by the
//! clock, and the same on every machine.

mod search;
#[cfg(test)]
mod tests;

use search::{Exhausted, First};
use std::collections::{BTreeMap, BTreeSet};

/// Unknowns with their bounds, and equations between them.
#[derive(Debug, Clone, Default)]
pub(super) struct System {
    bounds: Vec<Bounds>,
    equations: Vec<Equation>,
    /// The equations of each unknown.
    of: Vec<Vec<usize>>,
}

/// The least and the largest value.
type Bounds = (i64, i64);

/// A sum of unknowns, each added or taken off.
#[derive(Debug, Clone)]
struct Equation {
    terms: Vec<(usize, Sign)>,
    sum: i64,
}

/// Whether an unknown is added or taken off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Plus,
    Minus,
}

/// What can stand in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    /// Only this.
    Exactly(i64),
    /// Fewer values than are enough, between these two.
    Within(i64, i64),
    /// Enough different values.
    Free,
    /// The equations contradict each other: they are not what they seem.
    Contradiction,
    /// It was not found out with the work that was granted.
    Undetermined,
}

impl System {
    /// Another unknown; returns its number.
    pub(super) fn unknown(&mut self, least: i64, most: i64) -> usize {
        self.bounds.push((least, most));
        self.of.push(Vec::new());
        self.bounds.len() - 1
    }

    /// The unknown also lies between these.
    pub(super) fn narrow(&mut self, unknown: usize, least: i64, most: i64) {
        if let Some(bounds) = self.bounds.get_mut(unknown) {
            *bounds = (bounds.0.max(least), bounds.1.min(most));
        }
    }

    /// The unknowns add up to the sum.
    pub(super) fn equation(&mut self, terms: Vec<(usize, Sign)>, sum: i64) {
        for (unknown, _) in &terms {
            if let Some(equations) = self.of.get_mut(*unknown) {
                equations.push(self.equations.len());
            }
        }
        self.equations.push(Equation { terms, sum });
    }

    /// What can stand in each unknown; so many different values are enough. What it takes is taken
    /// off the work that is granted.
    pub(super) fn solve(&self, enough: i64, work: &mut u64) -> Vec<Answer> {
        let mut answers = vec![Answer::Undetermined; self.bounds.len()];
        for component in self.components() {
            let found = self.part(&component).solve_whole(enough, work);
            for (unknown, answer) in component.into_iter().zip(found) {
                if let Some(slot) = answers.get_mut(unknown) {
                    *slot = answer;
                }
            }
        }
        answers
    }

    /// The system of only these unknowns, which hang together with no others.
    fn part(&self, component: &[usize]) -> Self {
        let mut part = Self::default();
        let mut numbers = BTreeMap::new();
        for unknown in component {
            let (least, most) = self.bounds.get(*unknown).copied().unwrap_or((0, 0));
            numbers.insert(*unknown, part.unknown(least, most));
        }
        let equations: BTreeSet<usize> = component
            .iter()
            .filter_map(|unknown| self.of.get(*unknown))
            .flatten()
            .copied()
            .collect();
        for equation in equations.into_iter().filter_map(|number| self.equations.get(number)) {
            let terms = equation.terms.iter();
            let terms = terms.filter_map(|(unknown, sign)| Some((*numbers.get(unknown)?, *sign)));
            part.equation(terms.collect(), equation.sum);
        }
        part
    }

    /// The unknowns that hang together.
    fn components(&self) -> Vec<Vec<usize>> {
        let mut seen = BTreeSet::new();
        let mut components = Vec::new();
        for start in 0..self.bounds.len() {
            if !seen.insert(start) {
                continue;
            }
            let mut component = vec![start];
            let mut next = 0;
            while let Some(unknown) = component.get(next).copied() {
                next += 1;
                for equation in self.of.get(unknown).into_iter().flatten() {
                    let terms = self.equations.get(*equation).map(|equation| &equation.terms);
                    for (other, _) in terms.into_iter().flatten() {
                        if seen.insert(*other) {
                            component.push(*other);
                        }
                    }
                }
            }
            component.sort_unstable();
            components.push(component);
        }
        components
    }

    /// What can stand in each unknown of a system that hangs together.
    fn solve_whole(&self, enough: i64, work: &mut u64) -> Vec<Answer> {
        let all = |answer| vec![answer; self.bounds.len()];
        let mut start = self.bounds.clone();
        match self.propagate(&mut start, (0..self.equations.len()).collect(), work) {
            Ok(true) => {}
            Ok(false) => return all(Answer::Contradiction),
            Err(Exhausted) => return all(Answer::Undetermined),
        }
        let mut seen: Option<Vec<Bounds>> = None;
        for first in [First::Low, First::High] {
            match self.search(start.clone(), first, work) {
                Ok(Some(solution)) => widen(&mut seen, &solution),
                Ok(None) => return all(Answer::Contradiction),
                Err(Exhausted) => return all(Answer::Undetermined),
            }
        }
        (0..self.bounds.len())
            .map(|unknown| {
                self.answer(unknown, &start, enough, &mut seen, work)
                    .unwrap_or(Answer::Undetermined)
            })
            .collect()
    }

    /// What can stand in one unknown, knowing the solutions seen so far.
    fn answer(
        &self,
        unknown: usize,
        start: &[Bounds],
        enough: i64,
        seen: &mut Option<Vec<Bounds>>,
        work: &mut u64,
    ) -> Result<Answer, Exhausted> {
        let outer = start.get(unknown).copied().unwrap_or((0, 0));
        for first in [First::Low, First::High] {
            // Beyond `limit` nothing is possible, and `limit` itself often is.
            let mut limit = if first == First::Low { outer.0 } else { outer.1 };
            let mut target = limit;
            loop {
                let inner = inside(seen, unknown);
                if inner.1.saturating_sub(inner.0) >= enough.saturating_sub(1) {
                    return Ok(Answer::Free);
                }
                let possible = if first == First::Low { inner.0 } else { inner.1 };
                if possible == limit {
                    break;
                }
                let range = match first {
                    First::Low => (outer.0, target),
                    First::High => (target, outer.1),
                };
                match self.search_within(unknown, range, start, first, work)? {
                    Some(solution) => widen(seen, &solution),
                    None if first == First::Low => limit = target.saturating_add(1),
                    None => limit = target.saturating_sub(1),
                }
                let possible = inside(seen, unknown);
                target = match first {
                    First::Low => limit.saturating_add(possible.0.saturating_sub(limit) / 2),
                    First::High => limit.saturating_sub(limit.saturating_sub(possible.1) / 2),
                };
            }
        }
        let (least, most) = inside(seen, unknown);
        Ok(if least == most { Answer::Exactly(least) } else { Answer::Within(least, most) })
    }
}

/// Takes another solution into what was seen.
fn widen(seen: &mut Option<Vec<Bounds>>, solution: &[i64]) {
    match seen {
        Some(seen) => {
            for (bounds, value) in seen.iter_mut().zip(solution) {
                *bounds = (bounds.0.min(*value), bounds.1.max(*value));
            }
        }
        None => *seen = Some(solution.iter().map(|value| (*value, *value)).collect()),
    }
}

/// The least and the largest value of an unknown that was seen in a solution.
fn inside(seen: &Option<Vec<Bounds>>, unknown: usize) -> Bounds {
    seen.as_ref().and_then(|seen| seen.get(unknown)).copied().unwrap_or((0, 0))
}
