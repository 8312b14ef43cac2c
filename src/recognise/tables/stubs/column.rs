//! A column of a block, and what the heads and the other columns tell about it.

use super::profile::Profile;
use super::{codes, keys};
use crate::facts::Measure;
use crate::recognise::tables::dimensions::{
    begin, is_dimension, names_age, names_indicator, names_number, names_one, names_variables,
    shared_begins,
};
use crate::recognise::tables::sheet::Line;
use crate::recognise::{models, words};
use std::collections::{BTreeMap, BTreeSet};

/// A block whose columns are looked at.
pub(super) struct Block<'a> {
    body: &'a [Line<'a>],
    heads: &'a BTreeMap<u32, Vec<String>>,
    left: u32,
    has_header: bool,
    pub(super) columns: BTreeMap<u32, Profile>,
    /// Whether the marks of the file tell something: where it marks every cell it marks none.
    pub(super) marks: bool,
    /// The last column that holds numbers.
    last_numeric: Option<u32>,
    pub(super) is_codebook: bool,
    /// Whether a column of words explains what stands beside it.
    explains: bool,
    /// Whether all columns hold codes and words, so that it is a list of codes and nothing else.
    pub(super) lists_codes: bool,
    /// Whether all columns but the first are named, as where the names of the rows lead.
    pub(super) row_names: bool,
    /// First words that the heads of several columns share: they name classes.
    shared: BTreeSet<String>,
    /// Whether heads name frequencies and percentages.
    is_tabulation: bool,
    /// Whether all columns but the first hold frequencies and their percentages.
    tabulates: bool,
}

impl<'a> Block<'a> {
    pub(super) fn of(
        body: &'a [Line<'a>],
        heads: &'a BTreeMap<u32, Vec<String>>,
        left: u32,
        has_header: bool,
    ) -> Self {
        let mut columns: BTreeMap<u32, Profile> = BTreeMap::new();
        for cell in body.iter().flat_map(|line| line.cells) {
            columns.entry(cell.column).or_default().add(cell);
        }
        let inner = || heads.values().filter_map(|words| words.last());
        let named = |column: &u32| heads.get(column).is_some_and(|words| !words.is_empty());
        let others = || columns.keys().filter(|column| **column != left);
        let numeric = || columns.iter().filter(|(_, profile)| profile.numbers > 0);
        let heads_say = |wanted: Measure| {
            inner()
                .map(|head| words::header(head))
                .any(|said| said.measure == Some(wanted) && !said.subject)
        };
        let of_numbers = numeric().filter_map(|(column, _)| heads.get(column)?.last());
        Self {
            body,
            heads,
            left,
            has_header,
            marks: columns.values().any(|profile| !profile.is_marked()),
            last_numeric: numeric().next_back().map(|(column, _)| *column),
            is_codebook: inner().any(|head| names_variables(head)),
            explains: columns.iter().any(|(column, profile)| {
                let head = heads.get(column).and_then(|words| words.last());
                profile.numbers == 0 && head.is_some_and(|head| codes::names_meaning(head))
            }),
            lists_codes: has_header && codes::are_listed(&columns, heads),
            row_names: has_header && !named(&left) && columns.len() > 1 && others().all(named),
            shared: shared_begins(of_numbers.map(String::as_str)),
            is_tabulation: heads_say(Measure::Count) && heads_say(Measure::Percent),
            tabulates: tabulates(&columns, heads, left),
            columns,
        }
    }
}

/// Whether all columns but the first hold frequencies and their percentages: then the first one holds
/// the values of a variable, which heads it, as SAS and SPSS write them.
fn tabulates(
    columns: &BTreeMap<u32, Profile>,
    heads: &BTreeMap<u32, Vec<String>>,
    left: u32,
) -> bool {
    let said: Option<Vec<Measure>> = columns
        .iter()
        .filter(|(column, profile)| **column != left && profile.numbers > 0)
        .map(|(column, _)| heads.get(column)?.last().and_then(|head| words::measure(head)))
        .collect();
    said.is_some_and(|said| {
        let percentages = |measure: &Measure| matches!(measure, Measure::Percent | Measure::Share);
        said.contains(&Measure::Count)
            && said.iter().any(percentages)
            && said.iter().all(|measure| *measure == Measure::Count || percentages(measure))
    })
}

/// A column that may hold labels.
pub(super) struct Column<'a> {
    pub(super) block: &'a Block<'a>,
    number: u32,
    pub(super) profile: &'a Profile,
    /// The innermost word over it.
    pub(super) head: &'a str,
    /// What that word says.
    pub(super) measure: Option<Measure>,
    /// Whether all columns before it hold labels.
    pub(super) leading: bool,
    /// The label columns before it.
    pub(super) before: &'a BTreeSet<u32>,
}

impl<'a> Column<'a> {
    pub(super) fn of(
        block: &'a Block<'a>,
        number: u32,
        profile: &'a Profile,
        leading: bool,
        before: &'a BTreeSet<u32>,
    ) -> Self {
        let head = block.heads.get(&number).and_then(|words| words.last());
        let head = head.map_or("", String::as_str);
        Self { block, number, profile, head, measure: words::measure(head), leading, before }
    }

    /// Whether an earlier column of labels has the same head.
    pub(super) fn returns_as_label(&self) -> bool {
        let head = |column: &u32| self.block.heads.get(column).and_then(|words| words.last());
        !self.head.is_empty()
            && self.profile.numbers > 0
            && self.before.iter().filter_map(head).any(|head| head == self.head)
    }

    /// Whether its head names models.
    pub(super) fn names_models(&self) -> bool {
        models::names_model(self.head)
    }

    /// Whether it numbers models beside nothing but words, as SPSS says which variables it entered.
    pub(super) fn numbers_models(&self) -> bool {
        self.is_first()
            && self.head.trim().eq_ignore_ascii_case("model")
            && self.profile.is_plain()
            && self.block.columns.len() > 2
    }

    pub(super) fn is_first(&self) -> bool {
        self.number == self.block.left
    }

    pub(super) fn is_first_below_heads(&self) -> bool {
        self.is_first() && self.block.has_header
    }

    pub(super) fn is_last_of_numbers(&self) -> bool {
        self.block.last_numeric == Some(self.number)
    }

    pub(super) fn counts(&self) -> bool {
        self.measure == Some(Measure::Count)
    }

    pub(super) fn is_mostly_text(&self) -> bool {
        self.profile.texts > self.profile.numbers.saturating_add(self.profile.markers)
    }

    /// Whether its numbers go up by one step from row to row, in the first column.
    pub(super) fn is_steps(&self) -> bool {
        self.is_first_below_heads() && self.profile.is_sequence()
    }

    /// Whether it numbers the rows.
    pub(super) fn numbers_rows(&self) -> bool {
        let leads_rows = self.is_first() && (!self.counts() || self.profile.numbers_many());
        (leads_rows || names_number(self.head))
            && self.block.columns.len() > 1
            && self.profile.is_numbering()
            && self.profile.texts == 0
    }

    /// Whether it holds the values of the variable that is tabulated: `geslacht | Frequency | Percent`.
    pub(super) fn is_tabulated(&self) -> bool {
        let block = self.block;
        let named = self.measure.is_none() && block.is_tabulation;
        self.is_first() && (named || block.tabulates && !self.counts()) && self.profile.are_values()
    }

    /// Whether it holds the codes that a codebook explains: bare numbers that mostly count up.
    pub(super) fn gives_codes(&self) -> bool {
        (self.block.explains || self.block.is_codebook)
            && codes::names_values(self.head)
            && self.profile.is_plain()
            && self.profile.texts == 0
            && self.profile.counts_on()
    }

    /// Whether it says for each variable of a codebook which values it can have: `0/1`, `1-3`.
    pub(super) fn lists_values(&self) -> bool {
        let others = self.block.columns.iter().filter(|(column, _)| **column != self.number);
        self.block.is_codebook
            && !self.is_first()
            && codes::names_several_values(self.head)
            && self.profile.texts > 0
            && others.clone().count() >= 2
            && others.into_iter().all(|(_, profile)| profile.numbers == 0)
    }

    /// Whether its head names keys, codes or periods.
    pub(super) fn names_keys(&self) -> bool {
        match self.measure {
            Some(Measure::Identifier | Measure::Code) => true,
            Some(Measure::Period) => !names_one(self.head),
            _ => false,
        }
    }

    /// Whether its head names a dimension, and not one of the classes that several heads name. Beside
    /// labels that tell the rows apart an age is an average of theirs.
    pub(super) fn names_dimension(&self) -> bool {
        let head = self.head;
        let averaged = || {
            names_age(head)
                && !self.profile.is_sequence()
                && keys::tell_apart(self.block.body, self.before)
        };
        is_dimension(head) && !self.names_class() && !averaged()
            || names_indicator(head) && self.profile.is_binary()
    }

    /// Whether it goes on where the labels before it do not tell the rows apart: its numbers are classes
    /// that return in each group, and a word for their total or mean closes each.
    pub(super) fn closes_groups(&self) -> bool {
        let with = self.before.iter().copied().chain([self.number]).collect();
        self.profile.texts > 0
            && !self.before.is_empty()
            && !keys::tell_apart(self.block.body, self.before)
            && keys::tell_apart(self.block.body, &with)
    }

    /// Whether its head begins as others do and does not end in a dimension: `Groep A`.
    fn names_class(&self) -> bool {
        let apart = |c: char| !c.is_alphanumeric();
        let rest = self.head.split_once(apart).map(|(_, rest)| rest);
        let last = rest.and_then(|rest| rest.rsplit(apart).next());
        begin(self.head).is_some_and(|first| self.block.shared.contains(&first))
            && !last.is_some_and(is_dimension)
    }
}
