//! Totals that only another table prints: one table has the parts, another what they add up to.
//!
//! Two conventions tell that they belong together. By number: a row or column of the other table stands
//! under the same words, and where all parts are printed it is their sum, too often and of too many
//! units for chance. By name: it is called a total, the titles are about the same subject, and what the
//! printed parts leave of it is no more than the withheld ones can hold.

mod lenders;
#[cfg(test)]
mod tests;

use super::recovery::Labelled;
use super::structure::{Along, Slot};
use super::study::Study;
use super::subject::Subject;
use super::sums::names_total;
pub(super) use lenders::Lenders;
use lenders::{Lender, Lines};
use std::collections::{BTreeMap, BTreeSet};

/// So many other tables are asked for totals of one.
const MOST_LENDERS: usize = 200;

/// Agreement that is no chance; a word for a total makes less of it enough.
const ENOUGH: u32 = 3;

/// By line: the total, and its place in the table that prints it.
type Totals = BTreeMap<usize, (i64, (usize, usize))>;

/// Parts of one table and the total of them in another one.
pub(super) struct Borrowed<'t> {
    /// The direction in which the parts lie.
    pub(super) along: Along,
    /// Rows or columns of the matrix.
    pub(super) parts: Vec<usize>,
    /// The table that prints the totals.
    pub(super) lender: Labelled<'t>,
    /// What it prints.
    pub(super) totals: Totals,
    /// Whether numbers say so, and not only names.
    pub(super) by_number: bool,
}

/// The parts of a table in one direction, where it prints no total of them itself.
#[derive(Debug)]
struct Parts {
    /// Rows or columns of the matrix.
    places: Vec<usize>,
    /// What they make together, line by line.
    sums: Vec<Sum>,
}

/// What the parts of one line make together.
#[derive(Debug, Default)]
struct Sum {
    known: i64,
    withheld: i64,
    telling: usize,
    complete: bool,
}

impl Lenders {
    /// The totals that others of the tables print of the parts of one; so many units are no small
    /// count.
    pub(super) fn borrow<'t>(
        &self,
        own: Labelled<'_>,
        studies: &'t [Study<'_>],
        enough: i64,
    ) -> Vec<Borrowed<'t>> {
        let Some(asker) = self.get(own.study.number) else { return Vec::new() };
        let mut found = Vec::new();
        for along in Along::BOTH {
            let (lines, Some(parts)) = (asker.lines(along), asker.parts(along)) else { continue };
            let ask = Ask { subject: &asker.subject, lines, parts, enough };
            for (number, places) in
                self.asked(&ask, own.study.number).into_iter().take(MOST_LENDERS)
            {
                let table = studies.get(number).and_then(Study::labelled);
                let (Some(table), Some(lender)) = (table, self.get(number)) else { continue };
                if let Some((totals, by_number)) = ask.of(table, lender, &places) {
                    let parts = parts.places.clone();
                    found.push(Borrowed { along, parts, lender: table, totals, by_number });
                }
            }
        }
        found
    }
}

impl Parts {
    /// The parts of which a table prints no total itself; none where it prints one of all.
    fn of(table: Labelled<'_>, along: Along) -> Option<Self> {
        let relations = table.relations(along);
        let is_part = |place: &usize| relations.iter().any(|one| one.parts.contains(place));
        let named = |place: &usize| names_total(table.place_words(along, *place));
        let (lines, places) = table.size(along);
        let open: Vec<usize> = (0..places).filter(|place| !is_part(place)).collect();
        if open.len() < 2 || open.iter().any(named) {
            return None;
        }
        let sums = (0..lines).map(|line| Sum::of(&open, |part| table.in_line(along, line, part)));
        let sums = sums.collect();
        Some(Self { places: open, sums })
    }
}

/// A table whose parts look for their totals.
struct Ask<'l> {
    subject: &'l Subject,
    /// The lines of its parts.
    lines: &'l Lines,
    parts: &'l Parts,
    enough: i64,
}

impl Ask<'_> {
    /// The totals that a table prints in one of these places, by line of the parts, and whether
    /// numbers say so.
    fn of(
        &self,
        table: Labelled<'_>,
        lender: &Lender,
        places: &BTreeSet<(Along, usize)>,
    ) -> Option<(Totals, bool)> {
        let own = |words| {
            let mut parts = self.parts.places.iter();
            parts.any(|part| self.lines.words_of_place(*part) == Some(words))
        };
        let mut by_name = None;
        for (along, place) in places.iter().copied() {
            let lines = lender.lines(along);
            // Most places are no totals: that shows at their first numbers.
            let told = || {
                self.lines.by_words().filter_map(|(words, own)| {
                    let at = along.matrix(lines.under(words)?, place);
                    Some((own, (table.at(at).known()?, at)))
                })
            };
            let Some(agreement) = self.agreement(told()) else { continue };
            if lines.words_of_place(place).is_some_and(own) {
                continue;
            }
            let named = lines.names_total(place);
            if agreement.saturating_add(u32::from(named)) >= ENOUGH {
                return Some((told().collect(), true));
            }
            if named && by_name.is_none() && self.subject.is_that_of(&lender.subject) {
                let totals: Totals = told().collect();
                by_name = self.is_left(&totals).then_some(totals);
            }
        }
        by_name.map(|totals| (totals, false))
    }

    /// How much speaks for it that these are the totals; none where something speaks against it.
    fn agreement(
        &self,
        totals: impl Iterator<Item = (usize, (i64, (usize, usize)))>,
    ) -> Option<u32> {
        let mut agreement = 0_u32;
        for (line, (total, _)) in totals {
            let sum = self.parts.sums.get(line)?;
            if sum.known > total || sum.complete && sum.known != total {
                return None;
            }
            agreement = agreement.saturating_add(sum.tells());
        }
        Some(agreement)
    }

    /// Whether the withheld parts can hold what the others leave, as the small counts that they are.
    fn is_left(&self, totals: &Totals) -> bool {
        let mut open = totals
            .iter()
            .filter_map(|(line, (total, _))| Some((self.parts.sums.get(*line)?, total)))
            .filter(|(sum, _)| sum.withheld > 0)
            .peekable();
        open.peek().is_some()
            && open.all(|(sum, total)| {
                let left = total.saturating_sub(sum.known);
                left > 0 && left < sum.withheld.saturating_mul(self.enough)
            })
    }
}

impl Sum {
    fn of(parts: &[usize], slot: impl Fn(usize) -> Slot) -> Self {
        let mut sum = Self { complete: true, ..Self::default() };
        for part in parts {
            match slot(*part) {
                Slot::Known(value) => {
                    sum.known = sum.known.saturating_add(value);
                    sum.telling = sum.telling.saturating_add(usize::from(value > 0));
                }
                Slot::Withheld(..) => {
                    sum.withheld = sum.withheld.saturating_add(1);
                    sum.complete = false;
                }
                Slot::Absent => sum.complete = false,
            }
        }
        sum
    }

    /// How much it speaks for a total that it is the same number: small ones agree by chance.
    fn tells(&self) -> u32 {
        match self.known {
            _ if !self.complete || self.telling < 2 => 0,
            ..10 => 0,
            10..100 => 1,
            100..1000 => 2,
            _ => 3,
        }
    }
}
