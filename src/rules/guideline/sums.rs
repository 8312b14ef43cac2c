//! How the counts of a table add up: which rows and columns are the totals of which others.
//!
//! People put a total after its parts or before them, subtotals between them, and name it or not.
//! A relation is therefore found from the numbers: it must hold in every line where all of it is
//! printed. Where nothing can be added up because something is missing in every line, the word
//! `totaal` alone is believed, if it stands there once.

use super::layout::{Layout, plain};
use super::structure::{Along, Counts, Slot};

/// So many additions are made to find how one table adds up.
const MOST_WORK: usize = 30_000_000;

/// A total and its parts: numbers of rows, or of columns, of the matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relation {
    pub(super) total: usize,
    pub(super) parts: Vec<usize>,
    /// Whether the parts add up to the unit; rounded tables do not.
    pub(super) exact: bool,
}

impl Counts {
    /// Whether it can be found out in both directions how the lines add up.
    pub(super) fn is_searchable(&self) -> bool {
        Along::BOTH.into_iter().all(|along| {
            let (lines, places) = self.size(along);
            places.saturating_mul(places).saturating_mul(lines) <= MOST_WORK
        })
    }

    /// How the lines of a direction add up, by the words of the table; nothing where the table is too
    /// large to find out.
    pub(super) fn relations(&self, along: Along, layout: &Layout<'_>) -> &[Relation] {
        let [rows, columns] = &self.added;
        let added = match along {
            Along::Rows => rows,
            Along::Columns => columns,
        };
        added.get_or_init(|| self.add_up(along, layout))
    }

    fn add_up(&self, along: Along, layout: &Layout<'_>) -> Vec<Relation> {
        let places = self.size(along).1;
        if places < 3 || !self.is_searchable() {
            return Vec::new();
        }
        let named: Vec<bool> = (0..places)
            .map(|place| match along {
                Along::Rows => self.columns.get(place).map(|column| layout.column(*column)),
                Along::Columns => self.rows.get(place).map(|row| layout.row(*row)),
            })
            .map(|words| words.is_some_and(|words| words.iter().any(|word| names_total(word))))
            .collect();
        let mut relations = Vec::new();
        // Places that are no part of a total so far.
        let mut open = vec![true; places];
        for backwards in [false, true] {
            for step in 0..places {
                let total =
                    if backwards { places.saturating_sub(step).saturating_sub(1) } else { step };
                let is_open = |place: &usize| open.get(*place) == Some(&true);
                if !is_open(&total) {
                    continue;
                }
                let called = named.get(total).copied().unwrap_or(false);
                let parts = if backwards {
                    let after = (total.saturating_add(1)..places).filter(is_open);
                    self.parts(along, total, after, called)
                } else {
                    self.parts(along, total, (0..total).rev().filter(is_open), called)
                };
                if let Some(mut parts) = parts {
                    for part in &parts {
                        if let Some(open) = open.get_mut(*part) {
                            *open = false;
                        }
                    }
                    parts.sort_unstable();
                    relations.push(Relation { total, parts, exact: true });
                }
            }
        }
        self.by_word(along, &named, &mut relations);
        relations
    }

    /// The longest run of the nearest places that adds up to a total in all lines.
    fn parts(
        &self,
        along: Along,
        total: usize,
        nearest: impl Iterator<Item = usize>,
        called: bool,
    ) -> Option<Vec<usize>> {
        let lines = self.size(along).0;
        // For each line: the sum so far, or nothing where the line cannot be added up any more.
        let mut sums: Vec<Option<i64>> = vec![Some(0); lines];
        let mut telling: Vec<u8> = vec![0; lines];
        let mut longest = None;
        let mut run = Vec::new();
        for (length, place) in nearest.enumerate() {
            run.push(place);
            for line in 0..lines {
                let (Some(sum), Some(tells)) = (sums.get_mut(line), telling.get_mut(line)) else {
                    continue;
                };
                match self.in_line(along, line, place) {
                    Slot::Known(value) => {
                        *sum = sum.map(|sum| sum.saturating_add(value));
                        *tells = tells.saturating_add(u8::from(value > 0));
                    }
                    Slot::Withheld(..) | Slot::Absent => *sum = None,
                }
            }
            if length == 0 {
                continue;
            }
            let mut agree = 0_usize;
            let (mut differ, mut beyond) = (false, false);
            let mut largest = 0;
            for line in 0..lines {
                let sum = sums.get(line).copied().flatten();
                if let (Some(sum), Slot::Known(value)) = (sum, self.in_line(along, line, total)) {
                    differ |= sum != value;
                    beyond |= sum > value;
                    largest = largest.max(value);
                    let tells = telling.get(line).copied().unwrap_or(0) > 1;
                    agree = agree.saturating_add(usize::from(sum == value && tells));
                }
            }
            // One line alone adds up by chance; several, a name or many large parts do not.
            let sure = agree > 1 || (agree == 1 && (called || (length > 1 && largest >= 100)));
            if sure && !differ {
                longest = Some(run.len());
            }
            if beyond {
                // Counts are not below zero: a longer run only gives more.
                break;
            }
        }
        run.truncate(longest?);
        Some(run)
    }

    /// Believes the words for totals that the numbers neither confirm nor, beyond what rounding
    /// does, refute: a single total of everything; of several the one that adds up the others, and
    /// subtotals of the places next to them.
    fn by_word(&self, along: Along, named: &[bool], relations: &mut Vec<Relation>) {
        let is_named = |place: usize| named.get(place) == Some(&true);
        let totals: Vec<usize> = (0..named.len()).filter(|place| is_named(*place)).collect();
        if let [_, _, _, ..] = totals.as_slice() {
            self.total_of_totals(along, &totals, relations);
        }
        // Who writes totals first has one in the first place.
        let leads = is_named(0);
        for total in &totals {
            if relations.iter().any(|relation| relation.total == *total) {
                continue;
            }
            let is_free = |place: &usize| {
                place != total && relations.iter().all(|relation| !relation.parts.contains(place))
            };
            let parts: Vec<usize> = if totals.len() == 1 {
                (0..named.len()).filter(is_free).collect()
            } else {
                let next = |place: &usize| is_free(place) && !is_named(*place);
                let after = (total.saturating_add(1)..named.len()).take_while(next);
                let before = (0..*total).rev().take_while(next);
                if leads { after.collect() } else { before.collect() }
            };
            if let Some(relation) = self.believed(along, *total, parts) {
                relations.push(relation);
            }
        }
    }

    /// The named total that is the sum of all other named ones, if there is one.
    fn total_of_totals(&self, along: Along, totals: &[usize], relations: &mut Vec<Relation>) {
        let is_free = |place: &usize| {
            relations.iter().all(|one| one.total != *place && !one.parts.contains(place))
        };
        let grand =
            [totals.first(), totals.last()].into_iter().flatten().copied().find_map(|total| {
                let others: Vec<usize> =
                    totals.iter().copied().filter(|one| *one != total).collect();
                let all_free = is_free(&total)
                    && others
                        .iter()
                        .all(|one| relations.iter().all(|relation| !relation.parts.contains(one)));
                let relation = self.believed(along, total, others).filter(|_| all_free)?;
                (relation.exact && self.is_printed(along, &relation)).then_some(relation)
            });
        relations.extend(grand);
    }

    /// Whether some line prints a total and all of its parts, and more than noughts.
    fn is_printed(&self, along: Along, relation: &Relation) -> bool {
        (0..self.size(along).0).any(|line| {
            let all = relation.parts.iter().chain([&relation.total]);
            let known = |place: &usize| self.in_line(along, line, *place).known();
            all.clone().all(|place| known(place).is_some())
                && known(&relation.total).is_some_and(|total| total > 0)
        })
    }

    /// The parts of a total, if no line refutes that they are.
    fn believed(&self, along: Along, total: usize, mut parts: Vec<usize>) -> Option<Relation> {
        if parts.len() < 2 {
            return None;
        }
        parts.sort_unstable();
        let mut exact = true;
        for line in 0..self.size(along).0 {
            let known = |place: usize| self.in_line(along, line, place).known();
            let Some(value) = known(total) else { continue };
            let sum = parts.iter().filter_map(|part| known(*part)).fold(0, i64::saturating_add);
            let complete = parts.iter().all(|part| known(*part).is_some());
            let off = sum.abs_diff(value);
            let rounding = u64::try_from(parts.len()).unwrap_or(u64::MAX).saturating_mul(5);
            if off > rounding.max(value.unsigned_abs() / 100) && (complete || sum > value) {
                return None;
            }
            exact &= if complete { off == 0 } else { sum <= value };
        }
        Some(Relation { total, parts, exact })
    }
}

/// Whether a heading names a total, in Dutch or English.
pub(super) fn names_total(word: &str) -> bool {
    let word = plain(word);
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    matches!(word, "alle" | "allen" | "all" | "sum" | "som" | "tot" | "overall" | "alles")
        || word.split(|c: char| !c.is_alphanumeric()).any(|part| {
            matches!(
                part,
                "totaal" | "total" | "totals" | "totalen" | "totale" | "subtotaal" | "subtotal"
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Measure;
    use crate::rules::fixture::table;

    fn relations(along: Along, columns: &[&str], rows: &[(&str, &[&str])]) -> Vec<Relation> {
        let columns: Vec<_> = columns.iter().map(|word| (*word, Measure::Count)).collect();
        let table = table(&columns, rows);
        Counts::of(&table).unwrap().relations(along, &Layout::of(&table)).to_vec()
    }

    #[test]
    fn finds_a_total_that_is_not_named() {
        let rows: [(&str, &[&str]); 2] = [("a", &["10", "20", "30"]), ("b", &["1", "2", "3"])];
        let found = relations(Along::Rows, &["x", "y", "z"], &rows);
        assert_eq!(found, [Relation { total: 2, parts: vec![0, 1], exact: true }]);
    }

    #[test]
    fn finds_subtotals_and_their_total() {
        let values = ["10", "20", "30", "5", "6", "11", "41"];
        let doubled = ["20", "40", "60", "10", "12", "22", "82"];
        let rows: [(&str, &[&str]); 2] = [("a", &values), ("b", &doubled)];
        let found = relations(Along::Rows, &["", "", "", "", "", "", ""], &rows);
        let pairs: Vec<_> = found.into_iter().map(|r| (r.total, r.parts)).collect();
        assert_eq!(pairs, [(2, vec![0, 1]), (5, vec![3, 4]), (6, vec![2, 5])]);
    }

    #[test]
    fn finds_a_total_before_its_parts() {
        let rows: [(&str, &[&str]); 3] = [("Totaal", &["30"]), ("a", &["10"]), ("b", &["20"])];
        let found = relations(Along::Columns, &["n"], &rows);
        assert_eq!(found, [Relation { total: 0, parts: vec![1, 2], exact: true }]);
    }

    #[test]
    fn believes_the_word_where_nothing_can_be_added_up() {
        let rows: [(&str, &[&str]); 3] = [("a", &["10"]), ("b", &["."]), ("Totaal", &["30"])];
        let found = relations(Along::Columns, &["n"], &rows);
        assert_eq!(found, [Relation { total: 2, parts: vec![0, 1], exact: true }]);
    }

    #[test]
    fn does_not_find_a_total_among_numbers_that_do_not_add_up() {
        let rows: [(&str, &[&str]); 2] = [("a", &["10", "20", "30"]), ("b", &["1", "2", "4"])];
        assert_eq!(relations(Along::Rows, &["x", "y", "z"], &rows), []);
    }
}
