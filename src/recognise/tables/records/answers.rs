//! Microdata by the time of each answer, and by answers in words.
//!
//! Google Forms, Qualtrics, LimeSurvey, Castor and their like write for each answer when it was given, to
//! the second; series of results go on by whole hours and days. What a list explains it names once; in
//! answers whole rows return, or each holds a sentence of its own.

use super::Suspect;
use super::told::{Told, is_question};
use crate::recognise::tables::sheet::{Kind, Line, Said};
use compact_str::CompactString;
use std::collections::{BTreeSet, HashSet};

/// Rows from which answers count without doubt.
const ROWS: usize = 20;

/// Rows from which persons at their times count, and answers in doubt.
const FEW_ROWS: usize = 3;

/// Rows from which rows of words that return count as a sign, in doubt.
const WORD_ROWS: usize = 30;

/// Rows from which sentences count as a sign, in doubt.
const SENTENCE_ROWS: usize = 10;

/// Whether each row has the time at which it was answered, and tells of a person or answers questions.
pub(super) fn have_times(block: &Suspect<'_, '_>) -> bool {
    let rows = block.frame.body.len();
    let persons = attributes(block);
    rows >= FEW_ROWS
        && block.tells(Told::Stamp)
        && (persons >= 2
            || rows >= ROWS && (persons >= 1 || questions(block) || scales(block) >= 3))
        && is_stamped(block)
}

/// Whether it has such a time, and may answer something.
pub(super) fn may_have_times(block: &Suspect<'_, '_>) -> bool {
    block.frame.body.len() >= FEW_ROWS
        && block.tells(Told::Stamp)
        && (attributes(block) >= 1 || questions(block))
        && is_stamped(block)
}

/// Whether rows of words, of which none names what the row is about, return as a whole: a list that
/// explains others tells nothing twice.
pub(super) fn may_return(block: &Suspect<'_, '_>) -> bool {
    if !block.words || block.explains() {
        return false;
    }
    // A word alone heads the rows below it, as in a table that is still to be filled.
    let lines = || block.frame.body.iter().filter(|line| line.cells.len() > 1);
    let rows = lines().count();
    if rows < WORD_ROWS {
        return false;
    }
    let texts = |line: &Line<'_>| -> Vec<CompactString> {
        line.cells.iter().map(|cell| cell.text.clone()).collect()
    };
    let different: HashSet<Vec<CompactString>> = lines().map(texts).collect();
    let returned = rows.saturating_sub(different.len());
    // What heads a column does not stand in it.
    let headed = block.columns.iter().all(|column| !column.texts.contains(&column.head));
    headed && different.len() >= 3 && returned.saturating_mul(10) >= rows
}

/// Whether a column holds what each of many said in a sentence of their own.
pub(super) fn may_be_sentences(block: &Suspect<'_, '_>) -> bool {
    let rows = block.frame.body.len();
    let are_sentences = |texts: &[&str]| {
        let words: usize = texts.iter().map(|text| text.split_whitespace().count()).sum();
        let different: HashSet<&str> = texts.iter().copied().collect();
        texts.len().saturating_mul(5) >= rows.saturating_mul(3)
            && words >= texts.len().saturating_mul(3)
            && different.len().saturating_mul(5) >= texts.len().saturating_mul(4)
    };
    block.words
        && rows >= SENTENCE_ROWS
        && !block.explains()
        && block.columns.iter().any(|column| {
            let asked = block.told.get(&column.column) == Some(&Told::Answer)
                || column.head.trim_end().ends_with('?');
            asked && are_sentences(&column.texts)
        })
}

/// How many different things the heads tell of persons.
fn attributes(block: &Suspect<'_, '_>) -> usize {
    let told: BTreeSet<&Told> = block
        .told
        .values()
        .filter(|told| told.is_of_persons() || **told == Told::Partner)
        .collect();
    told.len()
}

/// Whether two heads or more are questions.
fn questions(block: &Suspect<'_, '_>) -> bool {
    block.heads().filter(|head| is_question(head)).count() >= 2
}

/// How many columns hold whole numbers of a scale up to ten.
fn scales(block: &Suspect<'_, '_>) -> usize {
    let is_scale = |texts: &[&str]| {
        let different: BTreeSet<&str> = texts.iter().copied().collect();
        let points = different.iter().all(|text| text.parse::<u8>().is_ok_and(|point| point <= 10));
        points && different.len() >= 3
    };
    block.columns.iter().filter(|column| is_scale(&column.texts)).count()
}

/// Whether a column that says so holds a time on nearly each row, and not whole hours only. Days alone
/// are those of a series as well, where no question is asked; of a date that the file itself marks as one,
/// it is not known whether the time of day is shown.
fn is_stamped(block: &Suspect<'_, '_>) -> bool {
    let rows = block.frame.body.len();
    let stamps = block.told.iter().filter(|(_, told)| **told == Told::Stamp);
    stamps.map(|(column, _)| *column).any(|column| {
        let cells = || block.frame.body.iter().filter_map(move |line| line.cell(column));
        let times = cells().filter(|cell| is_time(cell)).count();
        let at_random = cells().filter_map(|cell| clock(&cell.text)).any(|clock| !is_whole(clock));
        let marked = || cells().any(|cell| cell.kind == Kind::Date) && !block.is_described();
        let asked = || block.heads().any(|head| head.trim_end().ends_with('?'));
        let days_only = || cells().all(|cell| clock(&cell.text).is_none());
        times.saturating_mul(5) >= rows.saturating_mul(4)
            && (at_random || days_only() && (marked() || asked()))
    })
}

/// Whether a cell holds a day or a time of day.
fn is_time(cell: &Said) -> bool {
    cell.kind == Kind::Date || super::cases::is_day(&cell.text) || clock(&cell.text).is_some()
}

/// The minutes, and the seconds where they are printed, of a time of day in a text.
fn clock(text: &str) -> Option<(u8, Option<u8>)> {
    let (before, after) = text.split_once(':')?;
    if !before.bytes().last()?.is_ascii_digit() {
        return None;
    }
    let two = |text: &str| text.get(..2)?.parse::<u8>().ok();
    let seconds = after.get(2..).and_then(|rest| two(rest.strip_prefix(':')?));
    Some((two(after)?, seconds))
}

/// Whether a time is one of a series: a quarter of an hour or the whole of it.
fn is_whole((minutes, seconds): (u8, Option<u8>)) -> bool {
    minutes.is_multiple_of(15) && seconds.unwrap_or_default() == 0
}
