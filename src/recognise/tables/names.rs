//! Names over the columns of a table: identifying variables, days of birth and addresses.

use super::frame::Framed;
use super::sheet::{Kind, Line, Sheet};
use crate::facts::{Sighting, SightingKind};
use crate::place::Range;
use crate::recognise::Knowledge;
use crate::recognise::identifiers::Names;

/// The names in the heads of the columns, each once.
pub(super) fn find(sheet: &Sheet, frame: &Framed<'_>, knowledge: Knowledge<'_>) -> Vec<Sighting> {
    let mut names = Names::new(knowledge);
    let mut found: Vec<Sighting> = Vec::new();
    let mut see = |column: u32, kind, name: &str| {
        if found.iter().all(|other| other.kind != kind || other.name != name) {
            let range = Range { left: column, right: column, ..frame.range };
            let place = sheet.place.cells(range);
            found.push(Sighting { place, kind, name: name.to_owned(), count: 1, value: None });
        }
    };
    let heads = || {
        let all = frame.heads.iter();
        all.flat_map(|(column, heads)| heads.iter().map(|head| (*column, head.as_str())))
    };
    for (column, head) in heads() {
        for (kind, name) in names.find(head) {
            see(column, kind, name);
        }
    }
    // A day of birth narrows a person down in a table of persons; a year of birth is a class.
    let dates = |column: u32| frame.body.iter().filter(move |line| is_date(line, column)).count();
    for (column, head) in heads().filter(|(_, head)| is_one_of(head, &BIRTH_DATES)) {
        if dates(column).saturating_mul(2) > frame.body.len() {
            see(column, SightingKind::IdentifierName, head);
        }
    }
    // A postcode leads to a house only with its number.
    if heads().any(|(_, head)| is_one_of(head, &POSTCODES)) {
        for (column, head) in heads().filter(|(_, head)| is_one_of(head, &HOUSE_NUMBERS)) {
            see(column, SightingKind::IdentifierName, head);
        }
    }
    found
}

/// Heads over days of birth.
const BIRTH_DATES: [&str; 7] =
    ["geboortedatum", "gebdatum", "gebdat", "dateofbirth", "birthdate", "dob", "gbageboortedatum"];

/// Heads over postcodes.
const POSTCODES: [&str; 6] = ["postcode", "postcode6", "pc6", "zipcode", "postalcode", "zip"];

/// Heads over house numbers.
const HOUSE_NUMBERS: [&str; 4] = ["huisnummer", "huisnr", "housenumber", "houseno"];

/// Whether a head is one of these words, however it is spaced.
fn is_one_of(head: &str, words: &[&str]) -> bool {
    let plain: String =
        head.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    words.contains(&plain.as_str())
}

/// Whether a row has a date in a column: one that the file marks as one, or eight digits of a day.
fn is_date(line: &Line<'_>, column: u32) -> bool {
    line.cell(column).is_some_and(|cell| {
        let digits: Vec<u8> = cell.text.bytes().filter(u8::is_ascii_digit).collect();
        matches!(cell.kind, Kind::Date) || digits.len() == 8
    })
}
