//! The tables that the guidelines hold for, each with what several rules work out of it, so that it is
//! worked out once for all of them.

use super::borrowed::{Borrowed, Lenders};
use super::layout::{Layout, plain};
use super::percentages::{self, Reading};
use super::recovery::Labelled;
use super::structure::{Along, Counts};
use crate::facts::{Candidate, Table};
use crate::place::{Range, Spot, address};
use crate::route::ContentKind;
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// The tables of one candidate that the guidelines hold for, as far as a person sees them. What is
/// hidden is found by other rules and must go whatever it says.
#[derive(Debug, Default)]
pub struct Tables<'a> {
    studies: Vec<Study<'a>>,
    lenders: OnceCell<Lenders>,
}

/// One of them.
#[derive(Debug)]
pub(super) struct Study<'a> {
    /// Its place among them.
    pub(super) number: usize,
    pub(super) table: &'a Table,
    pub(super) layout: Layout<'a>,
    /// Its counts, an empty place among them taken for a withheld one; none where it holds none or
    /// is too large to be looked at as a whole.
    pub(super) counts: Option<Counts>,
    readings: OnceCell<Vec<Reading>>,
    words: OnceCell<[Vec<String>; 2]>,
    by_words: OnceCell<ByWords>,
}

/// The places of a matrix of counts by the words of their row and column.
pub(super) type ByWords = BTreeMap<(String, String), (usize, usize)>;

/// So many places of tables together are looked at as a whole: more than are kept, unless most of
/// them are empty.
const MOST_PLACES: usize = 2_000_000;

impl<'a> Tables<'a> {
    /// Those of a candidate that holds this.
    #[must_use]
    pub fn of(candidate: &'a Candidate, content: ContentKind) -> Self {
        let entries = candidate.entries.iter();
        let entries = entries.filter(|entry| content == ContentKind::Output && entry.role.counts());
        Self::studied(entries.flat_map(|entry| &entry.tables).filter(|table| !table.hidden))
    }

    /// These tables.
    pub(super) fn studied(tables: impl Iterator<Item = &'a Table>) -> Self {
        let mut left = MOST_PLACES;
        let studies = tables.enumerate().map(|(number, table)| {
            let counts = Counts::of(table).filter(|counts| counts.places() <= left);
            left = left.saturating_sub(counts.as_ref().map_or(0, Counts::places));
            Study { number, ..Study::of(table, counts) }
        });
        Self { studies: studies.collect(), lenders: OnceCell::new() }
    }

    /// All of them, in their order.
    pub(super) fn all(&self) -> &[Study<'a>] {
        &self.studies
    }

    /// The totals that others of them print of the parts of one; so many units are no small count.
    pub(super) fn borrow(&self, own: Labelled<'_>, enough: i64) -> Vec<Borrowed<'_>> {
        if self.studies.len() < 2 {
            return Vec::new();
        }
        let lenders = self.lenders.get_or_init(|| Lenders::of(&self.studies));
        lenders.borrow(own, &self.studies, enough)
    }
}

impl<'a> Study<'a> {
    fn of(table: &'a Table, counts: Option<Counts>) -> Self {
        Self {
            number: 0,
            table,
            layout: Layout::of(table),
            counts: counts.map(Counts::with_blanks),
            readings: OnceCell::new(),
            words: OnceCell::new(),
            by_words: OnceCell::new(),
        }
    }

    /// It with its counts; none where it has none, or where it cannot be found out how they add up.
    pub(super) fn labelled(&self) -> Option<Labelled<'_>> {
        let counts = self.counts.as_ref().filter(|counts| counts.is_searchable())?;
        Some(Labelled { study: self, counts })
    }

    /// Its percentages and shares that have a number of units beside them.
    pub(super) fn readings(&self) -> &[Reading] {
        self.readings.get_or_init(|| percentages::readings(self.table, &self.layout))
    }

    /// The words of the lines of its counts in a direction.
    pub(super) fn words(&self, along: Along) -> &[String] {
        let [rows, columns] = self.words.get_or_init(|| {
            let Some(counts) = &self.counts else { return Default::default() };
            let words = |words: &[String]| plain(&words.join(" "));
            let row = |row: &u32| words(self.layout.row(*row));
            let column = |column: &u32| words(self.layout.column(*column));
            [counts.rows.iter().map(row).collect(), counts.columns.iter().map(column).collect()]
        });
        match along {
            Along::Rows => rows,
            Along::Columns => columns,
        }
    }

    /// A cell as a person finds it: `C7`, and in a text `line 12, number 3`.
    pub(super) fn address(&self, (row, column): (u32, u32)) -> String {
        let place = self.table.place.cells(Range::cell(row, column));
        match place.spot() {
            Spot::Line(line) => format!("line {line}, {}", self.number_in_line(column)),
            _ => address(row, column),
        }
    }

    /// The same, with the file and the sheet that it stands on.
    pub(super) fn full_address(&self, (row, column): (u32, u32)) -> String {
        let place = self.table.place.cells(Range::cell(row, column));
        match place.spot() {
            Spot::Line(_) => format!("{place}, {}", self.number_in_line(column)),
            _ => place.to_string(),
        }
    }

    /// Which number of its line stands in a column of a text: what labels the line is none.
    fn number_in_line(&self, column: u32) -> String {
        let before = self.table.body.columns.iter().filter(|heading| heading.index <= column);
        format!("number {}", before.count())
    }

    /// The places of its counts by their words; nothing where two of them have the same words.
    pub(super) fn by_words(&self) -> &ByWords {
        let found = || self.labelled().and_then(|labelled| labelled.by_words()).unwrap_or_default();
        self.by_words.get_or_init(found)
    }
}
