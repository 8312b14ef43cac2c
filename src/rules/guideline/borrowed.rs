//! Totals that only another table prints: one table has the parts, another what they add up to.
//!
//! Two conventions tell that they belong together. By number: a row or column of the other table stands
//! under the same words, and where all parts are printed it is their sum, too often and of too many
//! units for chance. By name: it is called a total, the titles are about the same subject, and what the
//! printed parts leave of it is no more than the withheld ones can hold.

#[cfg(test)]
mod tests;

use super::recovery::Labelled;
use super::structure::{Along, Slot};
use super::subject::Subject;
use super::sums::names_total;
use std::collections::{BTreeMap, BTreeSet};

/// So many other tables are asked for totals of one.
const MOST_LENDERS: usize = 200;

/// Agreement that is no chance; a word for a total makes less of it enough.
const ENOUGH: u32 = 3;

/// The tables of a candidate, ready to be asked for totals.
pub(super) struct Lenders<'t, 'a> {
    tables: Vec<Lender<'t, 'a>>,
    /// The lines under these words, of the first tables that have such.
    by_words: BTreeMap<String, Vec<Under>>,
}

/// A line of a table that stands under some words.
struct Under {
    table: usize,
    /// Which of the directions it has.
    direction: usize,
    line: usize,
}

/// Lines of one table that stand under the same words in another, by the direction that they have
/// there: own and theirs.
type Shared = [Vec<(usize, usize)>; 2];

/// A table that may print the totals of another one.
struct Lender<'t, 'a> {
    labelled: &'t Labelled<'a>,
    subject: Subject,
    /// The lines of each direction by their words, as far as these tell them apart.
    lines: [BTreeMap<String, usize>; 2],
    /// The words of the places in these lines, and whether they name a total.
    places: [Vec<(String, bool)>; 2],
}

/// By line: the total, and its place in the table that prints it.
type Totals = BTreeMap<usize, (i64, (usize, usize))>;

/// Parts of one table and the total of them in another one.
pub(super) struct Borrowed<'t, 'a> {
    /// The direction in which the parts lie.
    pub(super) along: Along,
    /// Rows or columns of the matrix.
    pub(super) parts: Vec<usize>,
    /// The table that prints the totals.
    pub(super) lender: &'t Labelled<'a>,
    /// What it prints.
    pub(super) totals: Totals,
    /// Whether numbers say so, and not only names.
    pub(super) by_number: bool,
}

/// What the parts of one line make together.
#[derive(Default)]
struct Sum {
    known: i64,
    withheld: i64,
    telling: usize,
    complete: bool,
}

impl<'t, 'a> Lenders<'t, 'a> {
    pub(super) fn of(tables: &'t [Labelled<'a>]) -> Self {
        let tables: Vec<Lender<'t, 'a>> = tables.iter().map(Lender::of).collect();
        let mut by_words: BTreeMap<String, Vec<Under>> = BTreeMap::new();
        for (table, lender) in tables.iter().enumerate() {
            for (direction, lines) in lender.lines.iter().enumerate() {
                for (words, &line) in lines {
                    let under = by_words.entry(words.clone()).or_default();
                    // One table more, for it asks all but itself; each has it in both directions at most.
                    if under.len() < MOST_LENDERS.saturating_add(1).saturating_mul(2) {
                        under.push(Under { table, direction, line });
                    }
                }
            }
        }
        Self { tables, by_words }
    }

    /// The tables that have lines under the same words as these, with those lines.
    fn sharing(&self, lines: &BTreeMap<String, usize>) -> BTreeMap<usize, Shared> {
        let mut sharing: BTreeMap<usize, Shared> = BTreeMap::new();
        for (words, own) in lines {
            for under in self.by_words.get(words).into_iter().flatten() {
                let shared = sharing.entry(under.table).or_default();
                if let Some(shared) = shared.get_mut(under.direction) {
                    shared.push((*own, under.line));
                }
            }
        }
        sharing
    }

    /// The totals that other tables print of the parts of one; so many units are no small count.
    pub(super) fn borrow(&self, own: &Labelled<'_>, enough: i64) -> Vec<Borrowed<'t, 'a>> {
        let mut found = Vec::new();
        for along in Along::BOTH {
            let Some(parts) = open_parts(own, along) else { continue };
            let asker = Asker::of(own, along, &parts, enough);
            let sharing = self.sharing(&asker.lines);
            let lenders = sharing
                .iter()
                .filter_map(|(table, shared)| Some((self.tables.get(*table)?, shared)))
                .filter(|(lender, _)| !std::ptr::eq(lender.labelled.table(), own.table()));
            for (lender, shared) in lenders.take(MOST_LENDERS) {
                let Some((totals, by_number)) = asker.ask(lender, shared) else { continue };
                let parts = parts.clone();
                let lender = lender.labelled;
                found.push(Borrowed { along, parts, lender, totals, by_number });
            }
        }
        found
    }
}

impl<'t, 'a> Lender<'t, 'a> {
    fn of(labelled: &'t Labelled<'a>) -> Self {
        let places = |along| {
            let words = (0..labelled.size(along).1).map(|place| labelled.place_words(along, place));
            let place = |words: String| {
                let named = names_total(&words);
                (words, named)
            };
            words.map(place).collect()
        };
        Self {
            labelled,
            subject: Subject::of(labelled.table()),
            lines: Along::BOTH.map(|along| lines(labelled, along)),
            places: Along::BOTH.map(places),
        }
    }

    /// What stands at a place of a line.
    fn at(&self, along: Along, line: usize, place: usize) -> Option<(i64, (usize, usize))> {
        let at = along.matrix(line, place);
        Some((self.labelled.at(at).known()?, at))
    }
}

/// The parts of which a table prints no total itself; none where it prints one of all.
fn open_parts(own: &Labelled<'_>, along: Along) -> Option<Vec<usize>> {
    let relations = own.relations(along);
    let is_part = |place: &usize| relations.iter().any(|one| one.parts.contains(place));
    let named = |place: &usize| names_total(&own.place_words(along, *place));
    let open: Vec<usize> = (0..own.size(along).1).filter(|place| !is_part(place)).collect();
    (open.len() >= 2 && !open.iter().any(named)).then_some(open)
}

/// The lines of a direction by their words; words that stand twice tell no line.
fn lines(labelled: &Labelled<'_>, along: Along) -> BTreeMap<String, usize> {
    let mut lines = BTreeMap::new();
    let mut twice = BTreeSet::new();
    for line in 0..labelled.size(along).0 {
        let words = labelled.line_words(along, line);
        if !words.is_empty() && lines.insert(words.clone(), line).is_some() {
            twice.insert(words);
        }
    }
    lines.retain(|words, _| !twice.contains(words));
    lines
}

/// A table whose parts look for their totals.
struct Asker {
    subject: Subject,
    lines: BTreeMap<String, usize>,
    /// The words of the parts.
    labels: BTreeSet<String>,
    sums: Vec<Sum>,
    enough: i64,
}

impl Asker {
    fn of(own: &Labelled<'_>, along: Along, parts: &[usize], enough: i64) -> Self {
        let sum = |line: usize| {
            let mut sum = Sum { complete: true, ..Sum::default() };
            for part in parts {
                match own.in_line(along, line, *part) {
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
        };
        Self {
            subject: Subject::of(own.table()),
            lines: lines(own, along),
            labels: parts.iter().map(|part| own.place_words(along, *part)).collect(),
            sums: (0..own.size(along).0).map(sum).collect(),
            enough,
        }
    }

    /// The totals that a table prints, by line of the parts, and whether numbers say so.
    fn ask(&self, lender: &Lender<'_, '_>, shared: &Shared) -> Option<(Totals, bool)> {
        let mut by_name = None;
        for ((along, shared), places) in Along::BOTH.into_iter().zip(shared).zip(&lender.places) {
            for (place, (label, named)) in places.iter().enumerate() {
                if self.labels.contains(label) {
                    continue;
                }
                // Most places of most tables are no totals: that shows at their first numbers.
                let told = || {
                    let at = |(own, theirs): &(usize, usize)| {
                        Some((*own, lender.at(along, *theirs, place)?))
                    };
                    shared.iter().filter_map(at)
                };
                let Some(agreement) = self.agreement(told()) else { continue };
                if agreement.saturating_add(u32::from(*named)) >= ENOUGH {
                    return Some((told().collect(), true));
                }
                if *named && by_name.is_none() && self.subject.is_that_of(&lender.subject) {
                    let totals: Totals = told().collect();
                    by_name = self.is_left(&totals).then_some(totals);
                }
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
            let sum = self.sums.get(line)?;
            if sum.known > total || sum.complete && sum.known != total {
                return None;
            }
            let told = match total {
                _ if !sum.complete || sum.telling < 2 => 0,
                ..10 => 0,
                10..100 => 1,
                100..1000 => 2,
                _ => 3,
            };
            agreement = agreement.saturating_add(told);
        }
        Some(agreement)
    }

    /// Whether the withheld parts can hold what the others leave, as the small counts that they are.
    fn is_left(&self, totals: &Totals) -> bool {
        let mut open = totals
            .iter()
            .filter_map(|(line, (total, _))| Some((self.sums.get(*line)?, total)))
            .filter(|(sum, _)| sum.withheld > 0)
            .peekable();
        open.peek().is_some()
            && open.all(|(sum, total)| {
                let left = total.saturating_sub(sum.known);
                left > 0 && left < sum.withheld.saturating_mul(self.enough)
            })
    }
}
