//! Microdata by running numbers: rows that are counted 1 to n and tell of persons.
//!
//! R and pandas write the numbers of the rows before every table that they save, also before results. But
//! results by sex and occupation have one row for each combination, or a row for all (*Totaal*); among
//! persons the combinations return, or most of them do not occur.

use super::persons;
use super::respondents::numbers_rows;
use super::told::{Told, told};
use super::{Column, Suspect};
use crate::facts::Measure;
use crate::recognise::tables::sheet::Kind;
use crate::recognise::words;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Rows from which numbered rows count as a sign.
const ROWS: usize = 30;

/// Rows from which the first rows of persons count as a sign, in doubt.
const FIRST_ROWS: usize = 5;

/// Combinations that could occur for each one that does, from which rows are no cross of classes.
const SPARSE: usize = 5;

/// The same of the first rows of a file.
const SPARSE_FIRST: usize = 2;

/// Whether numbered rows are persons.
pub(super) fn are_persons(block: &Suspect<'_, '_>) -> bool {
    let rows = block.frame.body.len();
    rows >= ROWS
        && describes_persons(block)
        && !block.heads().any(says_other_than_numbers)
        && numbers_first(block)
        && !holds_totals(block)
        && (classes_return(block) || !block.counts && is_sparse(block, SPARSE))
}

/// Whether a few numbered rows may be the first of a file of persons.
pub(super) fn may_be_first(block: &Suspect<'_, '_>) -> bool {
    let rows = block.frame.body.len();
    (FIRST_ROWS..ROWS).contains(&rows)
        && describes_persons(block)
        && !block.is_described()
        && numbers_first(block)
        && !holds_totals(block)
        && is_sparse(block, SPARSE_FIRST)
}

/// Whether rows of words tell of persons: there is no number that could be a result of theirs.
pub(super) fn are_persons_in_words(block: &Suspect<'_, '_>) -> bool {
    const ROWS: usize = 20;
    block.words
        && block.frame.body.len() >= ROWS
        && describes_persons(block)
        && !block.explains()
        && !holds_totals(block)
        && (persons::return_in(block.frame, &attributes(block)) || is_sparse(block, SPARSE))
}

/// Whether two heads or more describe persons, and one of them nothing else.
pub(super) fn describes_persons(block: &Suspect<'_, '_>) -> bool {
    let kinds: BTreeSet<Told> =
        block.told.values().copied().filter(|told| told.describes_persons()).collect();
    kinds.len() >= 2 && kinds.iter().any(|told| told.is_of_persons())
}

/// Whether a head is a statistic other than a number of something: of each person words, visits and
/// children are counted.
pub(super) fn says_other_than_numbers(head: &str) -> bool {
    let said = words::header(head);
    let other = said.measure.is_some_and(|measure| measure != Measure::Count);
    other && !said.subject && !said.single_letter && told(head).is_none()
}

/// Whether the first column counts the rows.
fn numbers_first(block: &Suspect<'_, '_>) -> bool {
    block.columns.first().is_some_and(|first| numbers_rows(block.frame, first.column))
}

/// The columns that describe persons.
fn attributes(block: &Suspect<'_, '_>) -> BTreeSet<u32> {
    let described = block.told.iter().filter(|(_, told)| told.describes_persons());
    described.map(|(column, _)| *column).collect()
}

/// Whether a row stands for all classes of an attribute.
fn holds_totals(block: &Suspect<'_, '_>) -> bool {
    const ALL: [&str; 11] = [
        "totaal", "total", "all", "alle", "allen", "both", "beide", "overall", "alles", "everyone",
        "iedereen",
    ];
    let is_total = |text: &str| {
        let first = words::of(text).next();
        first.is_some_and(|word| ALL.contains(&word.to_lowercase().as_str()))
    };
    let attributes = attributes(block);
    let told = block.columns.iter().filter(|column| attributes.contains(&column.column));
    told.flat_map(|column| &column.texts).any(|text| is_total(text))
}

/// Whether the rows return in all that could be a class: what is counted, has decimals or differs on
/// nearly each row is none.
fn classes_return(block: &Suspect<'_, '_>) -> bool {
    let is_class = |column: &&Column<'_>| {
        !column.names_unit
            && words::measure(column.head) != Some(Measure::Count)
            && !names_rows(column)
            && !column.texts.iter().any(|text| is_fraction(text))
    };
    let classes = block.columns.iter().skip(1).filter(is_class).map(|column| column.column);
    let classes: BTreeSet<u32> = classes.collect();
    (tells_who(block) || !names_each_row(block))
        && classes.intersection(&attributes(block)).count() > 0
        && persons::return_in(block.frame, &classes)
}

/// Whether a text is a number with decimals.
fn is_fraction(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.trim_start_matches('-');
    number.split_once(['.', ',']).is_some_and(|(whole, part)| digits(whole) && digits(part))
}

/// Whether the sex and the age of somebody are told, and no age is an average.
fn tells_who(block: &Suspect<'_, '_>) -> bool {
    let ages = || block.told_columns(Told::Age).flatten();
    block.tells(Told::Sex)
        && (block.tells(Told::Birth)
            || block.tells(Told::Age) && !ages().any(|age| is_fraction(age)))
}

/// Whether a column differs on nearly each row: a table by occupation names each of them once.
fn names_rows(column: &Column<'_>) -> bool {
    let different: HashSet<&str> = column.texts.iter().copied().collect();
    different.len().saturating_mul(5) >= column.texts.len().saturating_mul(4)
}

/// Whether a column of words differs on nearly each row.
fn names_each_row(block: &Suspect<'_, '_>) -> bool {
    let has_letter = |text: &&str| text.chars().any(char::is_alphabetic);
    block.columns.iter().any(|column| column.texts.iter().any(has_letter) && names_rows(column))
}

/// Whether the rows are few beside the combinations that their attributes could make, each of which is
/// told on nearly every row.
fn is_sparse(block: &Suspect<'_, '_>, least: usize) -> bool {
    let mut different: BTreeMap<u32, HashSet<&str>> = BTreeMap::new();
    let columns = attributes(block);
    let mut filled = 0_usize;
    for line in &block.frame.body {
        let cells = line.cells.iter().filter(|cell| columns.contains(&cell.column));
        for cell in cells.filter(|cell| !matches!(cell.kind, Kind::Marker(_))) {
            different.entry(cell.column).or_default().insert(&cell.text);
            filled = filled.saturating_add(1);
        }
    }
    let rows = block.frame.body.len();
    let possible = different.values().fold(1_usize, |all, one| all.saturating_mul(one.len()));
    let wanted = rows.saturating_mul(columns.len());
    filled.saturating_mul(20) >= wanted.saturating_mul(19)
        && possible >= rows.saturating_mul(least)
        && (tells_who(block) || !names_each_row(block))
}
