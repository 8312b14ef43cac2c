//! Microdata by the attributes of persons: rows that no key heads, but that tell of somebody's birth,
//! sex and place.
//!
//! Results by sex and age have a row for each combination of them, and a heading that says what is
//! counted or averaged. Persons have neither: combinations return, or most of them do not occur.

use super::respondents;
use crate::facts::Measure;
use crate::recognise::tables::frame::Framed;
use crate::recognise::words;
use std::collections::{BTreeMap, BTreeSet};

/// Rows from which a list of persons is told.
const ROWS: usize = 20;

/// Rows from which a list of names is told.
const NAMED_ROWS: usize = 3;

/// Combinations that could occur for each one that does, from which rows are no cross of classes.
const SPARSE: usize = 5;

/// What a column tells about a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attribute {
    /// The date or year of birth.
    Birth,
    Age,
    Sex,
    Place,
}

/// Whether the rows of a block are persons.
pub(super) fn are_rows(frame: &Framed<'_>, labels: &BTreeSet<u32>) -> bool {
    let described = frame.heads.values().flatten().any(|head| is_statistic(head));
    let numbered = respondents::numbers_first(frame);
    if frame.body.len() < ROWS || described && !numbered {
        return false;
    }
    let columns: Vec<(u32, Attribute)> = frame
        .heads
        .iter()
        .filter_map(|(column, head)| Some((*column, attribute(head.last()?)?)))
        .collect();
    let has = |wanted| columns.iter().any(|(_, attribute)| *attribute == wanted);
    let telling =
        columns.len() >= 2 && has(Attribute::Sex) || has(Attribute::Birth) && has(Attribute::Place);
    if !telling {
        return false;
    }
    if described {
        // What is counted of each of them (`word.count`) makes no results of rows that are numbered and
        // in which the same classes return.
        let names =
            |column: &u32| words::measure(frame.inner(*column)) == Some(Measure::Identifier);
        let told = columns.iter().map(|(column, _)| *column);
        return return_in(
            frame,
            &told.chain(labels.iter().copied().filter(|c| !names(c))).collect(),
        );
    }
    let attributes: BTreeSet<u32> = columns.iter().map(|(column, _)| *column).collect();
    let named: BTreeSet<u32> = attributes.union(labels).copied().collect();
    // Where the rows are numbered, what else leads is an attribute as well.
    let numbered = labels.len() < frame.stubs.len();
    return_in(frame, &named)
        || is_sparse(frame, &attributes)
        || numbered && is_sparse(frame, &named)
}

/// Whether the rows of a block are persons by their names, with how to reach them or how they log in.
pub(super) fn are_named(frame: &Framed<'_>) -> bool {
    const NAMES: [&str; 8] = [
        "name",
        "naam",
        "full name",
        "first name",
        "last name",
        "voornaam",
        "achternaam",
        "surname",
    ];
    const REACHED: [&str; 9] = [
        "mail",
        "email",
        "e-mail",
        "e-mailadres",
        "login",
        "username",
        "telefoon",
        "telefoonnummer",
        "phone",
    ];
    let has = |words: &[&str]| {
        let heads = frame.heads.values().filter_map(|heads| heads.last());
        let mut heads = heads.map(|head| head.trim().to_lowercase());
        heads.any(|head| words.contains(&head.as_str()))
    };
    frame.body.len() >= NAMED_ROWS && has(&NAMES) && has(&REACHED)
}

/// Whether one in twenty rows or more repeats another in all of these columns.
pub(super) fn return_in(frame: &Framed<'_>, columns: &BTreeSet<u32>) -> bool {
    let mut seen = BTreeSet::new();
    let repeated = frame
        .body
        .iter()
        .filter(|line| {
            let text = |column: &u32| line.cell(*column).map_or("", |cell| cell.text.as_str());
            !seen.insert(columns.iter().map(text).collect::<Vec<_>>())
        })
        .count();
    repeated.saturating_mul(20) >= frame.body.len()
}

/// Whether the rows are few beside the combinations that their attributes could make.
fn is_sparse(frame: &Framed<'_>, columns: &BTreeSet<u32>) -> bool {
    let mut different: BTreeMap<u32, BTreeSet<&str>> = BTreeMap::new();
    for line in &frame.body {
        for column in columns {
            if let Some(cell) = line.cell(*column) {
                different.entry(*column).or_default().insert(&cell.text);
            }
        }
    }
    let possible = different.values().fold(1_usize, |all, one| all.saturating_mul(one.len()));
    possible >= frame.body.len().saturating_mul(SPARSE)
}

/// Whether a head says what is counted or measured; one that only names a subject does not.
pub(super) fn is_statistic(head: &str) -> bool {
    let said = words::header(head);
    said.measure.is_some() && !said.subject && !said.single_letter
}

/// What a column under this head tells about a person: the first word says it, digits apart.
pub(super) fn attribute(head: &str) -> Option<Attribute> {
    const WORDS: [(Attribute, &[&str]); 4] = [
        (
            Attribute::Birth,
            &[
                "geboortejaar",
                "gebjaar",
                "gebjr",
                "geboortedatum",
                "gebdat",
                "gebdatum",
                "birthyear",
                "birthdate",
                "dob",
                "yob",
                "birth",
                "gbageboortejaar",
            ],
        ),
        (Attribute::Age, &["leeftijd", "lft", "age"]),
        (Attribute::Sex, &["geslacht", "sex", "gender", "gesl", "gbageslacht"]),
        (
            Attribute::Place,
            &[
                "postcode",
                "pc",
                "zip",
                "zipcode",
                "gemeente",
                "gemeentecode",
                "buurt",
                "wijk",
                "adres",
            ],
        ),
    ];
    let head = head.to_lowercase();
    let mut words = words::of(&head);
    let first = words.next()?.trim_end_matches(|c: char| c.is_ascii_digit());
    WORDS.iter().find(|(_, known)| known.contains(&first)).map(|(attribute, _)| *attribute)
}
