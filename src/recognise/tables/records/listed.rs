//! Microdata by names: lists of persons with what is known of each, or with what each said.
//!
//! Registers and interviews are often words only. `Naam` heads municipalities and hospitals as well, so it
//! needs a head beside it that only persons have; a part of a name (`achternaam`) needs less.

use super::respondents::names_persons;
use super::told::{Told, told};
use super::{Suspect, are_distinct};
use crate::recognise::words;
use std::collections::HashSet;

/// Rows from which names beside what only persons have count as a sign.
const ROWS: usize = 3;

/// Rows from which names beside what others have too count as a sign, in doubt.
const DOUBTFUL_ROWS: usize = 5;

/// Rows from which names of anything beside places count as a sign, in doubt.
const PLACED_ROWS: usize = 10;

/// Rows from which what persons said counts without doubt.
const SPOKEN_ROWS: usize = 20;

/// Whether the rows name persons and tell of them.
pub(super) fn are_persons(block: &Suspect<'_, '_>) -> bool {
    if block.frame.body.len() < ROWS || block.counts {
        return false;
    }
    // Systems write the name of the patient over what was measured of one.
    let is_part = |head: &String| told(head) == Some(Told::PersonName);
    let parts = block.frame.heads.values().filter(|heads| heads.iter().any(is_part));
    if parts.count() >= 2 {
        return true;
    }
    if block.explains() || block.is_described() {
        return false;
    }
    let alone = [Told::Birth, Told::Sex, Told::Health];
    alone.iter().any(|told| block.tells(*told))
        && (names(block, Told::Name) || names(block, Told::PersonName))
}

/// Whether each row holds what one of those who took part said.
pub(super) fn are_spoken(block: &Suspect<'_, '_>) -> bool {
    block.frame.body.len() >= SPOKEN_ROWS && speak(block)
}

/// Whether the rows may name persons, or hold what a few of them said.
pub(super) fn may_be_persons(block: &Suspect<'_, '_>) -> bool {
    let rows = block.frame.body.len();
    if rows < DOUBTFUL_ROWS || block.is_described() || block.explains() {
        return false;
    }
    let others = [Told::Place, Told::Contact, Told::Occupation, Told::Education, Told::Answer];
    let placed = || {
        block.words
            && rows >= PLACED_ROWS
            && others.iter().any(|told| block.tells(*told))
            && names(block, Told::Name)
            && !name_institutions(block)
    };
    // Over areas stands an average age, mostly with decimals.
    let aged = || {
        let ages = |texts: &[&str]| texts.iter().all(|text| !text.contains(['.', ',']));
        names(block, Told::Name) && block.told_columns(Told::Age).any(ages)
    };
    names(block, Told::PersonName) || placed() || aged() || speak(block)
}

/// Whether a column of names, nearly all different, has a name on most rows.
fn names(block: &Suspect<'_, '_>, wanted: Told) -> bool {
    block.told_columns(wanted).any(|texts| {
        let rows = block.frame.body.len();
        let different: HashSet<&str> = texts.iter().copied().collect();
        texts.len().saturating_mul(5) >= rows.saturating_mul(4)
            && different.len().saturating_mul(5) >= texts.len().saturating_mul(4)
            && texts.iter().all(|text| text.bytes().any(|byte| !byte.is_ascii_digit()))
    })
}

/// Whether one in five names or more is one of an institution or a company.
fn name_institutions(block: &Suspect<'_, '_>) -> bool {
    const WORDS: [&str; 28] = [
        "school",
        "college",
        "ziekenhuis",
        "hospital",
        "university",
        "universiteit",
        "stichting",
        "gemeente",
        "bv",
        "nv",
        "ltd",
        "inc",
        "gmbh",
        "bank",
        "museum",
        "station",
        "library",
        "institute",
        "instituut",
        "center",
        "centre",
        "centrum",
        "clinic",
        "kliniek",
        "church",
        "park",
        "airport",
        "hotel",
    ];
    let institution = |text: &&&str| words::holds_one_of(text, &WORDS);
    block
        .told_columns(Told::Name)
        .any(|texts| texts.iter().filter(institution).count().saturating_mul(5) >= texts.len())
}

/// Whether a column names those who took part, a different one on each row, and words stand beside it.
fn speak(block: &Suspect<'_, '_>) -> bool {
    let persons = |head: &str| {
        // A subject is as often what something is about.
        names_persons(head) && !head.trim().to_lowercase().starts_with("subject")
    };
    block.words
        && !block.explains()
        && block.columns.len() >= 2
        && block.columns.iter().any(|column| {
            persons(column.head)
                && column.texts.len() == block.frame.body.len()
                && are_distinct(&column.texts)
        })
}
