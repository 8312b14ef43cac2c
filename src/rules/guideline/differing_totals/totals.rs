//! The numbers of all units that a file prints, and what they are about.

use crate::facts::{Candidate, Heading, Model};
use crate::place::{Place, Range};
use crate::rules::guideline::layout::{observations, plain};
use crate::rules::guideline::structure::{Along, Slot};
use crate::rules::guideline::study::{Study, Tables};
use crate::rules::guideline::subject::Subject as About;
use std::collections::BTreeSet;

/// A model and a table in one file on nearly so many units are about the same ones.
const ALIKE: i64 = 1000;

/// Smaller populations differ by a few units whatever they are.
const SMALLEST: i64 = 100;

/// What says that two totals are about the same units.
pub(super) enum Likeness {
    Words,
    File,
}

/// The printed number of all units of a table or a model, and what it is about.
#[derive(Debug)]
pub(super) struct Total {
    /// The number of units.
    pub(super) value: i64,
    /// Where it stands.
    pub(super) place: Place,
    subject: Subject,
}

/// What a total is about.
#[derive(Debug)]
enum Subject {
    Table { title: String, rows: BTreeSet<String>, columns: BTreeSet<String> },
    Model,
}

/// The totals of a candidate, of which these are the tables; in order of size.
pub(super) fn totals(candidate: &Candidate, tables: &Tables<'_>) -> Vec<Total> {
    let entries = candidate.entries.iter().filter(|entry| entry.role.counts());
    let models = entries.flat_map(|entry| &entry.models).filter(|model| !model.hidden);
    let of_tables = tables.all().iter().filter_map(Total::of_table);
    let all = of_tables.chain(models.filter_map(Total::of_model));
    let mut totals: Vec<Total> = all.filter(|total| total.value >= SMALLEST).collect();
    totals.sort_by(|a, b| (a.value, &a.place).cmp(&(b.value, &b.place)));
    totals
}

/// The totals in order of size that differ from a number by fewer units than the minimum.
pub(super) fn near<T: AsRef<Total>>(
    totals: &[T],
    value: i64,
    minimum: u64,
) -> impl Iterator<Item = &T> {
    let minimum = i64::try_from(minimum).unwrap_or(i64::MAX);
    let least = value.saturating_sub(minimum);
    let first = totals.partition_point(|total| total.as_ref().value <= least);
    let from = totals.iter().skip(first);
    from.take_while(move |total| total.as_ref().value < value.saturating_add(minimum))
}

impl AsRef<Self> for Total {
    fn as_ref(&self) -> &Self {
        self
    }
}

impl Total {
    /// The number of observations of a model.
    fn of_model(model: &Model) -> Option<Self> {
        let value = i64::try_from(model.observations?).ok()?;
        Some(Self { value, place: model.place.clone(), subject: Subject::Model })
    }

    /// The grand total of a table, else the number of observations that its title states.
    fn of_table(study: &Study<'_>) -> Option<Self> {
        let table = study.table;
        let words = |of: &[Heading]| -> BTreeSet<String> {
            of.iter().map(|heading| plain(&heading.words.join(" "))).collect()
        };
        let (value, place) = grand_total(study)
            .or_else(|| Some((observations(table.title.as_deref()?)?, table.place.clone())))?;
        Some(Self {
            value,
            place,
            subject: Subject::Table {
                title: plain(table.title.as_deref().unwrap_or("")),
                rows: words(&table.body.rows),
                columns: words(&table.body.columns),
            },
        })
    }

    /// It as it is told beside the totals of another candidate.
    pub(super) fn within(self, candidate: &Candidate) -> Self {
        let path = format!("{}!{}", candidate.name, self.place.path());
        Self { place: Place::entry(path).at(self.place.spot().clone()), ..self }
    }

    /// What says that two totals are about the same units.
    pub(super) fn is_of_the_population_of(&self, other: &Self) -> Option<Likeness> {
        let one_file = self.place.path() == other.place.path();
        match (&self.subject, &other.subject) {
            (Subject::Model, Subject::Model) => one_file.then_some(Likeness::File),
            (Subject::Model, Subject::Table { .. }) | (Subject::Table { .. }, Subject::Model) => {
                (one_file && self.value.min(other.value) >= ALIKE).then_some(Likeness::File)
            }
            (
                Subject::Table { title, rows, columns },
                Subject::Table { title: other_title, rows: other_rows, columns: other_columns },
            ) => {
                let same = |own: &BTreeSet<String>, others: &BTreeSet<String>| {
                    own.len() > 2 && own == others
                };
                let alike = if title.is_empty() || other_title.is_empty() {
                    same(rows, other_rows) || same(columns, other_columns)
                } else {
                    let about = About::of_title(title);
                    title == other_title || about.is_that_of(&About::of_title(other_title))
                };
                alike.then_some(Likeness::Words)
            }
        }
    }
}

/// The cell that is the total along every direction in which a table adds up.
fn grand_total(study: &Study<'_>) -> Option<(i64, Place)> {
    let Study { table, layout, counts, .. } = study;
    let counts = counts.as_ref()?;
    // The total of totals is no part of another one.
    let last = |along: Along| -> Option<usize> {
        let relations = counts.relations(along, layout);
        let is_part =
            |total: usize| relations.iter().any(|relation| relation.parts.contains(&total));
        let mut tops =
            relations.iter().map(|relation| relation.total).filter(|total| !is_part(*total));
        tops.next().filter(|_| tops.next().is_none())
    };
    let only = |places: usize| (places == 1).then_some(0);
    let (row, column) = match (last(Along::Columns), last(Along::Rows)) {
        (Some(row), Some(column)) => (row, column),
        (Some(row), None) => (row, only(counts.columns.len())?),
        (None, Some(column)) => (only(counts.rows.len())?, column),
        (None, None) => return None,
    };
    let Slot::Known(value) = counts.at(row, column) else { return None };
    let (row, column) = (*counts.rows.get(row)?, *counts.columns.get(column)?);
    Some((value, table.place.cells(Range::cell(row, column))))
}
