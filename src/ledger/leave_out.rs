//! What to leave out so that the rest fits within output light: as few files as possible.
//!
//! The share is no plain sum (of tables, cells and count cells only the largest share counts), so
//! the smallest set is found by trying: first every single file, then every pair, and so on, from the
//! first size on that can be enough. The number of tries is bounded; beyond it the largest files are
//! left out one after another, which always ends and may leave out one more than is needed.

use super::share;
use crate::facts::{Candidate, Counted, TableKind};
use crate::policy::Quota;
use num_rational::Ratio;
use std::collections::BTreeMap;

/// How many additions are made before the search settles for a good set.
const WORK: usize = 2_000_000;

/// What to leave out, and what is left then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeaveOut {
    /// The files of the candidate, or the places of single tables, models and graphs where no
    /// choice of whole files helps; in order.
    pub places: Vec<String>,
    /// What the rest uses.
    pub rest: Counted,
}

/// What to leave out of a candidate that is above the quota; none where it fits as it is.
///
/// Whole files first: a person can leave those out without opening them. Where only leaving out
/// everything would do, single tables, models and graphs.
#[must_use]
pub fn leave_out(candidate: &Candidate, limits: Quota) -> Option<LeaveOut> {
    let (names, uses): (Vec<_>, Vec<_>) = files(candidate).into_iter().unzip();
    let total = sum(&uses);
    if fits(total, limits) {
        return None;
    }
    smallest(&uses, limits)
        .filter(|chosen| chosen.len() < uses.len())
        .map(|chosen| (names, uses, chosen))
        .or_else(|| {
            let (names, uses): (Vec<_>, Vec<_>) = pieces(candidate).into_iter().unzip();
            smallest(&uses, limits).map(|chosen| (names, uses, chosen))
        })
        .map(|(names, uses, chosen)| LeaveOut {
            places: chosen.iter().filter_map(|index| names.get(*index).cloned()).collect(),
            rest: without(&uses, &chosen),
        })
}

/// What each file of the candidate uses, what lies inside it included; only those that count.
fn files(candidate: &Candidate) -> BTreeMap<String, Counted> {
    let mut files: BTreeMap<String, Counted> = BTreeMap::new();
    for entry in &candidate.entries {
        let used = files.entry(entry.place.file().to_owned()).or_default();
        *used = *used + Counted::of(entry);
    }
    files.retain(|_, used| *used != Counted::default());
    files
}

/// Every table, model and graph that counts, on its own.
fn pieces(candidate: &Candidate) -> Vec<(String, Counted)> {
    let mut pieces = Vec::new();
    for entry in candidate.entries.iter().filter(|entry| Counted::of(entry) != Counted::default()) {
        let tables = entry.tables.iter().filter(|table| !table.hidden);
        let tables = tables.filter(|table| table.kind != TableKind::Model);
        let models = entry.models.iter().filter(|model| !model.hidden);
        let graphs = entry.graphs.iter().filter(|graph| !graph.hidden);
        pieces.extend(tables.map(|table| (table.place.to_string(), Counted::table(table))));
        pieces.extend(models.map(|model| (model.place.to_string(), Counted::MODEL)));
        pieces.extend(graphs.map(|graph| (graph.place.to_string(), Counted::GRAPH)));
    }
    pieces
}

/// The fewest items without which the rest fits; of equally few those that leave the most.
pub(crate) fn smallest(items: &[Counted], limits: Quota) -> Option<Vec<usize>> {
    let mut tries = WORK / items.len().max(1);
    let total = sum(items);
    let enough = |(_, most): &(usize, Counted)| fits(total - *most, limits);
    for (size, _) in (1..).zip(most(items)).filter(enough) {
        let mut best: Option<(Ratio<u128>, Vec<usize>)> = None;
        let mut chosen: Vec<usize> = (0..size).collect();
        loop {
            let Some(left) = tries.checked_sub(1) else {
                return best.map(|(_, chosen)| chosen).or_else(|| largest_first(items, limits));
            };
            tries = left;
            let gone = chosen.iter().filter_map(|at| items.get(*at)).copied();
            let rest = total - gone.sum::<Counted>();
            if fits(rest, limits) {
                let share = share(rest, limits);
                if best.as_ref().is_none_or(|(most, _)| share > *most) {
                    best = Some((share, chosen.clone()));
                }
            }
            if !advance(&mut chosen, items.len()) {
                break;
            }
        }
        if let Some((_, chosen)) = best {
            return Some(chosen);
        }
    }
    None
}

/// The most of each kind that one item, two, three and so on use together: no choice of as many
/// takes more away.
fn most(items: &[Counted]) -> Vec<Counted> {
    let sorted = |of: fn(&Counted) -> u64| {
        let mut numbers: Vec<u64> = items.iter().map(of).collect();
        numbers.sort_unstable_by(|a, b| b.cmp(a));
        numbers
    };
    let tables = sorted(|used| used.tables);
    let cells = sorted(|used| used.cells);
    let count_cells = sorted(|used| used.count_cells);
    let models = sorted(|used| used.models);
    let graphs = sorted(|used| used.graphs);
    let largest = |place: usize| {
        let of = |numbers: &[u64]| numbers.get(place).copied().unwrap_or_default();
        Counted {
            tables: of(&tables),
            cells: of(&cells),
            count_cells: of(&count_cells),
            models: of(&models),
            graphs: of(&graphs),
        }
    };
    let add = |sum: &mut Counted, place: usize| {
        *sum = *sum + largest(place);
        Some(*sum)
    };
    (0..items.len()).scan(Counted::default(), add).collect()
}

/// The next choice of as many out of `count`, in order; false after the last one.
fn advance(chosen: &mut [usize], count: usize) -> bool {
    let size = chosen.len();
    for turn in (0..size).rev() {
        let Some(value) = chosen.get(turn).copied() else { return false };
        if value + size < count + turn {
            for (step, slot) in chosen.iter_mut().skip(turn).enumerate() {
                *slot = value + 1 + step;
            }
            return true;
        }
    }
    false
}

/// The items that use most, until the rest fits.
fn largest_first(items: &[Counted], limits: Quota) -> Option<Vec<usize>> {
    let mut order: Vec<usize> = (0..items.len()).collect();
    let taken = |index: &usize| items.get(*index).map(|used| share(*used, limits));
    order.sort_by(|a, b| taken(b).cmp(&taken(a)).then(a.cmp(b)));
    // The rest only shrinks, so the first number that is enough can be found by halving.
    let fitting: Vec<usize> = (1..=items.len()).collect();
    let enough = fitting.partition_point(|count| {
        let gone = order.get(..*count).unwrap_or_default();
        !fits(without(items, gone), limits)
    });
    let mut chosen = order.get(..*fitting.get(enough)?)?.to_vec();
    chosen.sort_unstable();
    Some(chosen)
}

/// What all items but the chosen ones use.
fn without(items: &[Counted], chosen: &[usize]) -> Counted {
    let mut kept = vec![true; items.len()];
    for index in chosen {
        if let Some(keep) = kept.get_mut(*index) {
            *keep = false;
        }
    }
    items.iter().zip(kept).filter(|(_, keep)| *keep).map(|(used, _)| *used).sum()
}

fn sum(items: &[Counted]) -> Counted {
    items.iter().copied().sum()
}

fn fits(used: Counted, limits: Quota) -> bool {
    let Quota { tables, cells, count_cells, models, graphs } = limits;
    let kinds = [
        (used.tables, tables),
        (used.cells, cells),
        (used.count_cells, count_cells),
        (used.models, models),
        (used.graphs, graphs),
    ];
    // What is above one of the quotas needs no fractions to be seen.
    kinds.iter().all(|(used, of)| *used <= (*of).max(1))
        && share(used, limits) <= Ratio::from_integer(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LIGHT: Quota = Quota { tables: 10, cells: 1000, count_cells: 500, models: 5, graphs: 5 };

    fn cells(cells: u64) -> Counted {
        Counted { tables: 1, cells, ..Counted::default() }
    }

    fn models(models: u64) -> Counted {
        Counted { models, ..Counted::default() }
    }

    #[test]
    fn leaves_out_the_one_file_that_is_too_much() {
        assert_eq!(smallest(&[cells(300), cells(900), cells(200)], LIGHT), Some(vec![1]));
    }

    #[test]
    fn leaves_out_the_least_of_equally_few_files() {
        // Any one of the three would do; the second takes the least away.
        assert_eq!(smallest(&[models(3), models(1), models(2)], LIGHT), Some(vec![1]));
    }

    #[test]
    fn many_equal_files_of_which_few_may_stay_are_settled_exactly() {
        let items = vec![cells(700); 24];
        assert_eq!(smallest(&items, LIGHT).map(|chosen| chosen.len()), Some(23));
    }

    #[test]
    fn many_items_are_settled_without_trying_every_set() {
        let items = vec![cells(100); 3_000];
        let chosen = smallest(&items, LIGHT).unwrap();
        assert_eq!(chosen.len(), 2_990);
        assert!(fits(without(&items, &chosen), LIGHT));
    }

    proptest! {
        #[test]
        fn what_is_left_fits_and_no_smaller_set_does(
            uses in prop::collection::vec((0u64..4, 0u64..600, 0u64..3, 0u64..3), 1..8)
        ) {
            let items: Vec<Counted> = uses
                .into_iter()
                .map(|(tables, cells, models, graphs)| Counted {
                    tables, cells, count_cells: cells / 2, models, graphs,
                })
                .collect();
            prop_assume!(!fits(sum(&items), LIGHT));
            let chosen = smallest(&items, LIGHT).unwrap();
            prop_assert!(fits(without(&items, &chosen), LIGHT));
            for set in 0u32..(1 << items.len()) {
                let gone: Vec<usize> =
                    (0..items.len()).filter(|index| set & (1 << index) != 0).collect();
                if gone.len() < chosen.len() {
                    prop_assert!(!fits(without(&items, &gone), LIGHT));
                }
            }
        }
    }
}
