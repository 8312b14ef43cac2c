//! Microdata: whether a block holds one row per unit instead of results about units.
//!
//! The best sign is a column of keys: long numbers with leading zeros, or codes under the name of
//! an identifying variable, a different one on each row. Tables by municipality, branch or country
//! have names and codes too, but few digits and a number of units beside them. The numbers that R
//! and pandas write before the rows are no labels. Where no number tells of keys, the heads do: names of
//! persons and companies, what describes them, when they answered, what happened to them. Values that
//! nothing names and nothing orders leave doubt.

mod answers;
mod cases;
mod companies;
mod cut_short;
mod listed;
mod numbered;
mod persons;
mod respondents;
mod suspect;
mod told;
mod unnamed;

use super::frame::Framed;
use crate::facts::{Measure, UnitRecords};
use crate::recognise::Knowledge;
use crate::recognise::conventions::Convention;
use crate::recognise::words;
use std::collections::{BTreeSet, HashSet};
use suspect::{Column, Suspect};

/// Rows from which a column of different keys counts as a sign.
const KEY_ROWS: usize = 20;

/// Rows from which a column under the name of an identifying variable counts as a sign.
const NAMED_ROWS: usize = 3;

/// A sign of microdata.
struct Sign {
    /// The convention that it shows.
    convention: Convention,
    says: UnitRecords,
    shows: fn(&Suspect<'_, '_>) -> bool,
}

/// All signs, the surest first, those that leave doubt last.
const SIGNS: [Sign; 27] = [
    sign("records/identifying-head", UnitRecords::IdentifierColumn, has_identifying_head),
    sign("records/keys", UnitRecords::Keys, has_keys),
    sign("records/list-of-codes", UnitRecords::NamedUnits, lists_codes),
    sign("records/named-units", UnitRecords::NamedUnits, names_units),
    sign("records/names-and-addresses", UnitRecords::NamedUnits, |block| {
        persons::are_named(block.frame)
    }),
    sign("records/numbered-units", UnitRecords::NamedUnits, |block| {
        respondents::are_numbered(block.frame)
    }),
    sign("records/persons-that-return", UnitRecords::NamedUnits, |block| {
        !block.counts && respondents::return_on_rows(block.frame)
    }),
    sign("records/numbered-answers", UnitRecords::RowsWithoutLabels, |block| {
        !block.counts && respondents::answer_on_numbered_rows(block.frame)
    }),
    sign("records/attributes-of-persons", UnitRecords::PersonsAttributes, |block| {
        persons::are_rows(block.frame, &labels(block.frame))
    }),
    sign("records/codes-as-row-names", UnitRecords::NamedUnits, |block| {
        !block.counts && respondents::name_rows_by_codes(block.frame)
    }),
    sign("records/without-labels", UnitRecords::RowsWithoutLabels, |block| {
        unlabelled(block.frame, &labels(block.frame))
    }),
    sign("records/names-of-persons", UnitRecords::NamedUnits, listed::are_persons),
    sign("records/what-persons-said", UnitRecords::NamedUnits, listed::are_spoken),
    sign("records/numbered-persons", UnitRecords::PersonsAttributes, numbered::are_persons),
    sign(
        "records/persons-in-words",
        UnitRecords::PersonsAttributes,
        numbered::are_persons_in_words,
    ),
    sign("records/frame-cut-short", UnitRecords::PersonsAttributes, cut_short::are_units),
    sign("records/ranked-companies", UnitRecords::NamedUnits, companies::are_ranked),
    sign("records/times-of-answers", UnitRecords::Events, answers::have_times),
    sign("records/cases", UnitRecords::Events, cases::are_rows),
    sign("records/may-be-first-rows", UnitRecords::Perhaps, numbered::may_be_first),
    sign("records/may-be-answers", UnitRecords::Perhaps, answers::may_have_times),
    sign("records/may-be-persons", UnitRecords::Perhaps, listed::may_be_persons),
    sign("records/may-be-sentences", UnitRecords::Perhaps, answers::may_be_sentences),
    sign("records/may-return", UnitRecords::Perhaps, answers::may_return),
    sign("records/may-be-companies", UnitRecords::Perhaps, companies::may_be_named),
    sign("records/may-be-residuals", UnitRecords::Perhaps, unnamed::may_be_residuals),
    sign("records/may-be-unnamed", UnitRecords::Perhaps, unnamed::may_be_units),
];

const fn sign(name: &'static str, says: UnitRecords, shows: fn(&Suspect<'_, '_>) -> bool) -> Sign {
    Sign { convention: Convention::named(name), says, shows }
}

/// The conventions of this room.
pub(super) fn conventions() -> impl Iterator<Item = Convention> {
    SIGNS.iter().map(|sign| sign.convention)
}

/// Why a block seems to hold one row per unit; none where it does not.
pub(super) fn of(frame: &Framed<'_>, knowledge: Knowledge<'_>) -> Option<UnitRecords> {
    let block = Suspect::of(frame, knowledge);
    let mut signs = SIGNS.iter().filter(|sign| knowledge.conventions.include(sign.convention));
    signs.find(|sign| (sign.shows)(&block)).map(|sign| sign.says)
}

/// An identifying variable of the rules heads a column.
fn has_identifying_head(block: &Suspect<'_, '_>) -> bool {
    block.columns.iter().any(|column| column.identifying && column.texts.len() >= NAMED_ROWS)
}

/// A column of long numbers or hashes, a different one on each row.
fn has_keys(block: &Suspect<'_, '_>) -> bool {
    block.columns.iter().filter(|column| !column.checks_files).any(|Column { texts, .. }| {
        let keys = || texts.iter().filter(|text| is_key(text)).count();
        texts.len() >= KEY_ROWS
            && keys().saturating_mul(10) >= texts.len().saturating_mul(9)
            && are_distinct(texts)
    })
}

/// A list of the codes of persons tells who took part, whatever stands beside them.
fn lists_codes(block: &Suspect<'_, '_>) -> bool {
    block.columns.iter().any(|Column { texts, names_unit, .. }| {
        *names_unit
            && !block.counts
            && texts.len() >= KEY_ROWS
            && are_codes(texts)
            && are_distinct(texts)
    })
}

/// A column names units, a different one on each row, with values and no numbers of units beside it.
fn names_units(block: &Suspect<'_, '_>) -> bool {
    // What a unit is called by has no blanks; `Linear model` below *Key* is no unit.
    let spaced = |texts: &[&str]| texts.iter().filter(|text| text.trim().contains(' ')).count();
    block.columns.iter().any(|Column { texts, names_unit, .. }| {
        *names_unit
            && spaced(texts).saturating_mul(2) <= texts.len()
            && texts.len() == block.frame.body.len()
            && !block.counts
            && texts.len() >= NAMED_ROWS
            && columns_of_values(block.frame, texts.len())
            && are_distinct(texts)
    })
}

/// The columns that only tell the units apart: keys, and the numbers of the rows, which R and
/// pandas write as the first column. An age that differs on each row is an attribute.
pub(super) fn keys(frame: &Framed) -> BTreeSet<u32> {
    let labels = labels(frame);
    let names_unit = |column: &u32| {
        let head = frame.head(*column).last();
        head.is_some_and(|head| words::measure(head) == Some(Measure::Identifier))
    };
    let first = frame.stubs.first().filter(|column| !labels.contains(column));
    let numbered = frame.heads.keys().next().filter(|_| respondents::are_numbered(frame));
    first
        .into_iter()
        .chain(numbered)
        .chain(frame.heads.keys().filter(|column| names_unit(column)))
        .copied()
        .collect()
}

/// The columns with labels that are more than a number of the row.
fn labels(frame: &Framed<'_>) -> BTreeSet<u32> {
    let numbers_rows = |column: &u32| {
        let mut seen = BTreeSet::new();
        frame.body.iter().all(|line| {
            line.cell(*column).is_some_and(|cell| {
                let digits = cell.text.bytes().all(|byte| byte.is_ascii_digit());
                digits && seen.insert(cell.text.as_str())
            })
        })
    };
    frame.stubs.iter().copied().filter(|column| !numbers_rows(column)).collect()
}

/// Rows from which a block without any label counts as a sign.
const UNLABELLED_ROWS: usize = 100;

/// Rows that no list of results without labels has.
const MANY_ROWS: usize = 1000;

/// Whether a block holds many rows of whole numbers that nothing names and nothing tells apart:
/// results have labels, attributes of units have not. So many rows are enough, whatever they hold.
fn unlabelled(frame: &Framed<'_>, labels: &BTreeSet<u32>) -> bool {
    if frame.body.len() >= MANY_ROWS && labels.is_empty() {
        return true;
    }
    if frame.body.len() < UNLABELLED_ROWS || !labels.is_empty() || frame.heads.len() < 3 {
        return false;
    }
    if respondents::answer(frame) || return_in_columns(frame) {
        return true;
    }
    let mut seen = BTreeSet::new();
    let (mut repeated, mut whole, mut all) = (0_usize, 0_usize, 0_usize);
    for line in &frame.body {
        let row: Vec<&str> = line
            .cells
            .iter()
            .filter(|cell| frame.is_body(cell))
            .map(|cell| cell.text.as_str())
            .collect();
        repeated += usize::from(!seen.insert(row));
        for number in line.cells.iter().filter_map(|cell| cell.number()) {
            all += 1;
            whole += usize::from(number.number.decimals == 0);
        }
    }
    repeated.saturating_mul(20) >= frame.body.len() && whole.saturating_mul(2) >= all
}

/// Rows and columns from which values that return in most columns are attributes of units.
const MEASURED: (usize, usize) = (300, 5);

/// Whether many rows without labels hold values that return in most columns, as prices and classes of
/// units do, and no head is a statistic.
fn return_in_columns(frame: &Framed<'_>) -> bool {
    let (rows, columns) = (frame.body.len(), frame.heads.len());
    let statistic = || frame.heads.values().flatten().any(|head| persons::is_statistic(head));
    if rows < MEASURED.0 || columns < MEASURED.1 || statistic() {
        return false;
    }
    let returns = |column: &&u32| {
        let texts = frame.body.iter().filter_map(|line| line.cell(**column));
        let different: HashSet<&str> = texts.map(|cell| cell.text.as_str()).collect();
        different.len().saturating_mul(4) <= rows
    };
    frame.heads.keys().filter(returns).count().saturating_mul(2) >= columns
}

/// Whether nearly all texts differ. It is asked last, because it takes the longest.
fn are_distinct(texts: &[&str]) -> bool {
    let different: HashSet<&str> = texts.iter().copied().collect();
    different.len().saturating_mul(20) >= texts.len().saturating_mul(19)
}

/// Whether all texts are codes of letters and digits: `TSH0001`.
fn are_codes(texts: &[&str]) -> bool {
    let is_code = |text: &&str| {
        let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        letters > 0 && digits >= 3 && text.len() <= 20 && !text.contains(' ')
    };
    texts.iter().all(is_code)
}

/// Whether a text is a key of persons: nine or more digits with a leading zero among them, or 12
/// and 32 characters as households and addresses have.
fn is_key(text: &str) -> bool {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    (digits && text.len() >= 9)
        || ((text.len() == 12 || text.len() == 32)
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && text.bytes().any(|byte| byte.is_ascii_digit()))
}

/// Whether there is more than one column beside the key; on many rows one is enough.
fn columns_of_values(frame: &Framed<'_>, rows: usize) -> bool {
    let fewest = if rows >= UNLABELLED_ROWS { 2 } else { 3 };
    frame.body.iter().all(|line| line.cells.len() >= fewest)
}
