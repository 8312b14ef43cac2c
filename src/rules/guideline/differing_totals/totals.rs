//! The numbers of all units that a file prints, and what they are about.

use crate::facts::{Candidate, Entry, Model, Table};
use crate::place::{Place, Range};
use crate::rules::guideline::layout::{Layout, observations, plain};
use crate::rules::guideline::structure::{Along, Counts, Slot};
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
pub(super) struct Total {
    /// The number of units.
    pub(super) value: i64,
    /// Where it stands.
    pub(super) place: Place,
    subject: Subject,
    /// Whether it stands in other output of the call.
    pub(super) is_foreign: bool,
}

/// What a total is about.
enum Subject {
    Table { title: String, rows: BTreeSet<String>, columns: BTreeSet<String> },
    Model,
}

/// The totals of an entry; `of` is the other output that it belongs to.
pub(super) fn totals(entry: &Entry, of: Option<&Candidate>) -> Vec<Total> {
    let tables = entry.tables.iter().filter(|table| !table.hidden).filter_map(Total::of_table);
    let models = entry.models.iter().filter(|model| !model.hidden).filter_map(Total::of_model);
    let mut totals: Vec<Total> =
        tables.chain(models).filter(|total| total.value >= SMALLEST).collect();
    if let Some(candidate) = of {
        for total in &mut totals {
            let path = format!("{}!{}", candidate.name, total.place.path());
            total.place = Place::entry(path).at(total.place.spot().clone());
            total.is_foreign = true;
        }
    }
    totals
}

impl Total {
    /// The number of observations of a model.
    fn of_model(model: &Model) -> Option<Self> {
        let value = i64::try_from(model.observations?).ok()?;
        Some(Self { value, place: model.place.clone(), subject: Subject::Model, is_foreign: false })
    }

    /// The grand total of a table, else the number of observations that its title states.
    fn of_table(table: &Table) -> Option<Self> {
        let layout = Layout::of(table);
        let words = |of: &[crate::facts::Heading]| -> BTreeSet<String> {
            of.iter().map(|heading| plain(&heading.words.join(" "))).collect()
        };
        let (value, place) = grand_total(table, &layout)
            .or_else(|| Some((observations(table.title.as_deref()?)?, table.place.clone())))?;
        Some(Self {
            value,
            place,
            subject: Subject::Table {
                title: plain(table.title.as_deref().unwrap_or("")),
                rows: words(&table.body.rows),
                columns: words(&table.body.columns),
            },
            is_foreign: false,
        })
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
fn grand_total(table: &Table, layout: &Layout<'_>) -> Option<(i64, Place)> {
    let counts = Counts::of(table)?;
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
