//! Which columns of a block hold labels rather than results.
//!
//! Labels lead: names, codes, and numbers that only tell rows apart (years, ages, row numbers, the
//! keys of a long format, which `keys` finds). A column with results ends the lead, except for
//! columns of keys and codes, which are labels wherever they stand. R and pandas write the names of
//! the rows, whatever they are, under an empty head; a codebook says where each variable stands in
//! its file.
//! A leading column that the file itself marks as labels holds labels, whatever is in it.

mod keys;
mod profile;

use super::dimensions::{
    begin, is_dimension, names_age, names_indicator, names_layout, names_one, names_units,
    names_variables, shared_begins,
};
use super::sheet::Line;
use crate::facts::Measure;
use crate::recognise::words;
use profile::Profile;
use std::collections::{BTreeMap, BTreeSet};

/// The columns that hold labels.
pub(super) fn stubs(
    body: &[Line<'_>],
    heads: &BTreeMap<u32, Vec<String>>,
    left: u32,
    has_header: bool,
) -> BTreeSet<u32> {
    let mut columns: BTreeMap<u32, Profile> = BTreeMap::new();
    for line in body {
        for cell in line.cells {
            columns.entry(cell.column).or_default().add(cell);
        }
    }
    // Where the file marks every cell it marks none.
    let marks = columns.values().any(|profile| !profile.is_marked());
    let last_numeric = columns.iter().rev().find(|(_, p)| p.numbers > 0).map(|(column, _)| *column);
    let is_codebook = heads.values().filter_map(|words| words.last()).any(|h| names_variables(h));
    let named = |column: &u32| heads.get(column).is_some_and(|words| !words.is_empty());
    let row_names = has_header
        && !named(&left)
        && columns.len() > 1
        && columns.keys().filter(|column| **column != left).all(named);
    let results = columns.iter().filter(|(_, profile)| profile.numbers > 0);
    let begins = shared_begins(
        results.filter_map(|(column, _)| heads.get(column)?.last()).map(String::as_str),
    );
    let heads_say = |wanted: Measure| {
        heads.values().filter_map(|words| words.last()).any(|head| {
            let said = words::header(head);
            said.measure == Some(wanted) && !said.subject
        })
    };
    let is_tabulation = heads_say(Measure::Count) && heads_say(Measure::Percent);
    let tabulates = tabulates(&columns, heads, left);
    let mut stubs = BTreeSet::new();
    let mut leading = true;
    for (&column, profile) in &columns {
        let words = heads.get(&column).map_or(&[][..], Vec::as_slice);
        let head = words.last().map_or("", String::as_str);
        let measure = words::measure(head);
        let labels = profile.texts > profile.numbers.saturating_add(profile.markers);
        let keys = match measure {
            Some(Measure::Identifier | Measure::Code) => true,
            Some(Measure::Period) => !names_one(head),
            _ => false,
        };
        let leads_rows = column == left && (!counts(measure) || profile.numbers_many());
        let numbers_rows = (leads_rows || names_number(head))
            && columns.len() > 1
            && profile.is_numbering()
            && profile.texts == 0;
        // The values of the variable that is tabulated: `geslacht | Frequency | Percent`.
        let tabulated = column == left
            && (measure.is_none() && is_tabulation || tabulates && !counts(measure))
            && profile.are_values();
        let is_marked = marks && leading && profile.is_marked();
        let is_stub = if is_marked || profile.is_padded() || numbers_rows || tabulated {
            true
        } else if profile.numbers == 0 {
            // The ends of a range stand in one cell: `0 - 998 877`.
            measure != Some(Measure::Range) && (profile.markers == 0 || labels)
        } else if labels {
            // Numbers among labels are class names where the column leads, else results.
            leading
        } else if column == left && row_names && profile.different() == profile.numbers
            || is_codebook && names_layout(head) && profile.is_plain()
        {
            true
        } else if profile.fractions > 0 && !(is_dimension(head) && profile.texts > 0) {
            false
        } else if keys && profile.texts == 0 {
            columns.len() > 1
        } else {
            let alone = last_numeric == Some(column) && stubs.is_empty() && columns.len() == 1;
            // Beside labels that tell the rows apart an age is an average of theirs.
            let last = head.split_once(|c: char| !c.is_alphanumeric()).map(|(_, rest)| rest);
            let last = last.and_then(|rest| rest.rsplit(|c: char| !c.is_alphanumeric()).next());
            let is_class = begin(head).is_some_and(|first| begins.contains(&first))
                && !last.is_some_and(is_dimension);
            let steps = column == left && has_header && profile.is_sequence();
            let dimension = is_dimension(head)
                && !is_class
                && !(names_age(head) && !profile.is_sequence() && keys::tell_apart(body, &stubs))
                || names_indicator(head) && profile.is_binary();
            let plain = profile.is_plain() || dimension && profile.are_classes();
            leading
                && !alone
                && plain
                && (last_numeric != Some(column) || names_units(head))
                && (dimension && !counts(measure)
                    // Numbers of children up to *3 or more*, marks from 1 to 10.
                    || steps && (profile.texts > 0 || measure == Some(Measure::Quantity))
                    // Nothing else tells the rows apart: *Aantal kinderen* beside *Huishoudens*.
                    || steps && counts(measure) && profile.numbers >= STEPS
                    || column == left && has_header && head.is_empty()
                    || column == left
                        && has_header
                        && measure.is_none()
                        && (profile.is_sequence() || profile.texts > 0)
                    || profile.years == profile.numbers && !counts(measure)
                    || measure.is_none() && classes_with_total(body, &stubs, column, profile))
        };
        if is_stub {
            stubs.insert(column);
        } else {
            leading = false;
        }
    }
    keys::add_leading(body, &columns, heads, &mut stubs);
    keys::add_attributes(body, &columns, heads, &mut stubs);
    stubs
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

/// Whether a column goes on where the labels before it do not tell the rows apart: its numbers are
/// classes that return in each group, and a word for their total or mean closes each.
fn classes_with_total(
    body: &[Line<'_>],
    stubs: &BTreeSet<u32>,
    column: u32,
    profile: &Profile,
) -> bool {
    let with = stubs.iter().copied().chain([column]).collect();
    profile.texts > 0
        && !stubs.is_empty()
        && !keys::tell_apart(body, stubs)
        && keys::tell_apart(body, &with)
}

/// So many numbers of units that go up by one are the classes of their rows.
const STEPS: usize = 4;

/// Whether a head is the word for a number and nothing else: over 1, 2, 3 … it numbers the rows.
fn names_number(head: &str) -> bool {
    const WORDS: [&str; 8] = ["no", "no.", "nr", "nr.", "#", "nummer", "numbering", "nummering"];
    WORDS.contains(&head.trim().to_lowercase().as_str())
}

fn counts(measure: Option<Measure>) -> bool {
    matches!(measure, Some(Measure::Count))
}
