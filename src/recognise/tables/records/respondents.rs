//! Microdata by those who answer: persons that are numbered, that return on several rows, or whose
//! answers stand behind the numbers of the rows.
//!
//! Who follows persons over time writes a row for each of them and each time, so that their codes
//! return; statistics packages and pandas number the rows of a questionnaire. Results have heads that
//! count or average something, and rows that have names.

use super::{are_distinct, persons};
use crate::facts::Measure;
use crate::recognise::tables::frame::Framed;
use crate::recognise::tables::sequences::counts_rows;
use crate::recognise::words;
use std::collections::{BTreeMap, BTreeSet};

/// Rows from which persons that are named or numbered count as a sign.
const ROWS: usize = 20;

/// Rows from which answers behind a running number count as a sign.
const ANSWERED_ROWS: usize = 30;

/// Different persons from which their codes count as a sign.
const PERSONS: usize = 5;

/// Different answers that a question has at most.
const KINDS: usize = 12;

/// Whether a column holds codes of persons, which may return for each time that they were asked, and
/// no head beside it is a statistic.
pub(super) fn return_on_rows(frame: &Framed<'_>) -> bool {
    let codes = |column: u32, head: &str| {
        let texts: Vec<&str> = texts(frame, column).collect();
        let different: BTreeSet<&str> = texts.iter().copied().collect();
        // An *id* that does not return is as often of a variable or an item.
        let return_or_persons = different.len() < texts.len() || names_persons(head);
        texts.len() >= ROWS.max(frame.body.len())
            && different.len() >= PERSONS
            && return_or_persons
            && texts.iter().all(|text| is_code(text))
    };
    frame.heads.iter().any(|(column, head)| {
        let named = |head: &&String| {
            names_persons(head) || words::measure(head) == Some(Measure::Identifier)
        };
        head.last().filter(named).is_some_and(|head| codes(*column, head))
            && !frame.heads.iter().any(|(other, heads)| other != column && describes(heads))
            && frame.heads.len() >= 2
    })
}

/// Whether the rows are numbered from the first to the last, and what stands behind are answers: most
/// columns are of few kinds only, in numbers or words.
pub(super) fn answer_on_numbered_rows(frame: &Framed<'_>) -> bool {
    let rows = frame.body.len();
    if rows < ANSWERED_ROWS || frame.heads.values().any(|heads| describes(heads)) {
        return false;
    }
    let columns: BTreeSet<u32> =
        frame.body.iter().flat_map(|line| line.cells).map(|cell| cell.column).collect();
    let Some(first) = columns.first().filter(|column| numbers_rows(frame, **column)) else {
        return false;
    };
    let others: Vec<u32> = columns
        .range(first.saturating_add(1)..)
        .filter(|c| !numbers_rows(frame, **c))
        .copied()
        .collect();
    let few = |column: &&u32| {
        let different: BTreeSet<&str> = texts(frame, **column).collect();
        (2..=KINDS).contains(&different.len()) && different.len().saturating_mul(3) <= rows
    };
    let answers = others.iter().filter(few).count();
    answers >= 3 && answers.saturating_mul(4) >= others.len().saturating_mul(3)
}

/// Whether the first column counts the rows.
pub(super) fn numbers_first(frame: &Framed<'_>) -> bool {
    let first = frame.body.first().and_then(|line| line.cells.first());
    frame.body.len() >= ANSWERED_ROWS && first.is_some_and(|cell| numbers_rows(frame, cell.column))
}

/// Whether the rows are named by codes under an empty head, as R and pandas write the names of units, and
/// no head is a statistic. Codes of regions and of variables name what a table is about.
pub(super) fn name_rows_by_codes(frame: &Framed<'_>) -> bool {
    const REGIONS: [&str; 8] = ["GM", "WK", "BU", "PV", "CR", "LD", "NL", "RG"];
    let Some(first) = frame.body.first().and_then(|line| line.cells.first()) else { return false };
    let head = frame.inner(first.column).trim();
    let unnamed = head.is_empty() || head.starts_with("Unnamed") || head == "...1";
    let begin = |text: &str| {
        let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
        text.get(..letters).map(str::to_owned)
    };
    let begins: BTreeSet<Option<String>> = texts(frame, first.column).map(begin).collect();
    let numbered = |text: &str| {
        is_code(text) && text.bytes().filter(u8::is_ascii_digit).count() >= PERSON_DIGITS
    };
    let [Some(letters)] = begins.iter().collect::<Vec<_>>()[..] else { return false };
    let different: BTreeSet<&str> = texts(frame, first.column).collect();
    unnamed
        && (1..=4).contains(&letters.len())
        && !REGIONS.contains(&letters.as_str())
        && different.len() >= ROWS
        && texts(frame, first.column).count() == frame.body.len()
        && texts(frame, first.column).all(numbered)
        && frame.heads.len() >= 2
        && !frame.heads.values().any(|heads| describes(heads))
}

/// Digits that the code of a person has at least.
const PERSON_DIGITS: usize = 3;

/// Whether a column counts the rows: 0, 1, 2 … or 1, 2, 3 …, a number on each.
pub(super) fn numbers_rows(frame: &Framed<'_>, column: u32) -> bool {
    let numbers: Option<Vec<f64>> = frame
        .body
        .iter()
        .map(|line| line.cell(column)?.number().map(|printed| printed.number.value))
        .collect();
    numbers.is_some_and(|numbers| counts_rows(&numbers))
}

/// Whether heads say what is counted, averaged or estimated. `Q1` beside other questions is one.
fn describes(heads: &[String]) -> bool {
    let question = |head: &str| {
        let rest = head.trim().trim_start_matches(['q', 'Q']);
        rest.starts_with(|c: char| c.is_ascii_digit()) && rest.len() < head.trim().len()
    };
    heads.iter().any(|head| !question(head) && persons::is_statistic(head))
}

/// Words for one person of a study.
const PERSON: [&str; 16] = [
    "subject",
    "subjects",
    "participant",
    "respondent",
    "respondents",
    "deelnemer",
    "person",
    "persoon",
    "patient",
    "pupil",
    "leerling",
    "student",
    "client",
    "cliënt",
    "proefpersoon",
    "casus",
];

/// Words for another unit of study, or for its place in a list.
const UNIT: [&str; 13] = [
    "obs",
    "observation",
    "unit",
    "case",
    "household",
    "huishouden",
    "bedrijf",
    "firm",
    "nr",
    "volgnr",
    "volgnummer",
    "rownr",
    "row",
];

/// Whether a head names the persons that took part: `subject`, `participant_id`.
pub(super) fn names_persons(head: &str) -> bool {
    const WITH: [&str; 8] = ["id", "nr", "no", "code", "number", "nummer", "key", "pseudonym"];
    let lower = head.to_lowercase();
    let persons = words::of(&lower).filter(|word| PERSON.contains(word)).count();
    persons == 1 && words::of(&lower).all(|word| PERSON.contains(&word) || WITH.contains(&word))
}

/// Whether a head names one unit of study and nothing else.
fn names_a_unit(head: &str) -> bool {
    let head = head.trim().to_lowercase();
    PERSON.contains(&head.as_str()) || UNIT.contains(&head.as_str())
}

/// Whether a text can be the code of a person: digits, perhaps with letters.
fn is_code(text: &str) -> bool {
    text.len() <= 20
        && text.bytes().any(|byte| byte.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

fn texts<'f>(frame: &'f Framed<'_>, column: u32) -> impl Iterator<Item = &'f str> {
    frame.body.iter().filter_map(move |line| Some(line.cell(column)?.text.as_str()))
}

/// Whether the first column numbers units, under a word for one (`obs`, `respondent`), and what
/// stands beside it are their attributes: no labels, and a class that few numbers stand for.
pub(super) fn are_numbered(frame: &Framed<'_>) -> bool {
    let Some((first, head)) = frame.heads.first_key_value() else { return false };
    let rows = frame.body.len();
    let units = head.last().is_some_and(|head| names_a_unit(head));
    if !units || rows < ROWS || texts(frame, *first).count() < rows {
        return false;
    }
    let numbers = texts(frame, *first).all(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    let others = || frame.heads.keys().filter(|column| *column != first);
    let counted = others().any(|column| {
        frame.head(*column).iter().any(|head| words::measure(head) == Some(Measure::Count))
    });
    let labelled = others().any(|column| {
        frame.body.iter().filter_map(|line| line.cell(*column)).any(|cell| cell.is_text())
    });
    let classes = others().any(|column| {
        let whole =
            texts(frame, *column).all(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
        let different: BTreeSet<&str> = texts(frame, *column).collect();
        whole && different.len() <= rows / 4
    });
    let distinct: Vec<&str> = texts(frame, *first).collect();
    numbers && !labelled && !counted && classes && others().count() >= 2 && are_distinct(&distinct)
}

/// Whether the columns of a block hold answers: nearly all of them, and five at least, whole numbers
/// of a few kinds only, as a questionnaire has.
pub(super) fn answer(frame: &Framed<'_>) -> bool {
    let mut columns: BTreeMap<u32, Option<BTreeSet<&str>>> = BTreeMap::new();
    for cell in frame.cells() {
        let kinds = columns.entry(cell.column).or_insert_with(|| Some(BTreeSet::new()));
        let Some(seen) = kinds else { continue };
        let is_whole = cell.number().is_none_or(|printed| printed.number.decimals == 0);
        if is_whole && (seen.len() < KINDS || seen.contains(cell.text.as_str())) {
            seen.insert(cell.text.as_str());
        } else {
            *kinds = None;
        }
    }
    let answers = columns.values().filter(|kinds| kinds.is_some()).count();
    columns.len() >= 5 && answers.saturating_mul(10) >= columns.len().saturating_mul(9)
}
