//! Microdata by what happened: a claim, an order, a stay in each row, with its number, day and amount.
//!
//! Administrations export an event a row, and the number of the case returns for each of its events.
//! Series by region have a number and a day as well, but few regions for many days.

use super::Suspect;
use super::told::Told;
use crate::facts::Measure;
use crate::recognise::tables::sheet::{Kind, Said};
use crate::recognise::words;
use std::collections::HashSet;

/// Rows from which cases count as a sign.
const ROWS: usize = 20;

/// Whether each row is an event of a case.
pub(super) fn are_rows(block: &Suspect<'_, '_>) -> bool {
    let rows = block.frame.body.len();
    rows >= ROWS
        && block.tells(Told::Case)
        && block.told_columns(Told::Case).any(|texts| number_cases(texts, rows))
        && (block.heads().any(|head| words::measure(head) == Some(Measure::Money))
            || have_days(block))
}

/// Whether texts are the numbers of many cases.
fn number_cases(texts: &[&str], rows: usize) -> bool {
    let is_number = |text: &&str| {
        let text = text.trim();
        let digit = text.bytes().any(|byte| byte.is_ascii_digit());
        let apart = |c: char| matches!(c, '-' | '/' | '_' | '.');
        digit && text.len() <= 24 && text.chars().all(|c| c.is_ascii_alphanumeric() || apart(c))
    };
    let different: HashSet<&str> = texts.iter().copied().collect();
    texts.len().saturating_mul(10) >= rows.saturating_mul(9)
        && texts.iter().all(is_number)
        && different.len().saturating_mul(3) >= rows
}

/// Whether a column has a day on most rows.
fn have_days(block: &Suspect<'_, '_>) -> bool {
    let rows = block.frame.body.len();
    block.columns.iter().any(|column| {
        let cells = block.frame.body.iter().filter_map(|line| line.cell(column.column));
        let days = cells.filter(|cell| has_day(cell)).count();
        days.saturating_mul(5) >= rows.saturating_mul(4)
    })
}

fn has_day(cell: &Said) -> bool {
    cell.kind == Kind::Date || is_day(&cell.text)
}

/// Whether a text begins with a day: `2008-12-01`, `1/12/2008 10:31`.
pub(super) fn is_day(text: &str) -> bool {
    let day = text.trim().split([' ', 'T']).next().unwrap_or_default();
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let digits = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let short = |part: &str| part.len() <= 2;
    parts.iter().all(digits)
        && match parts.as_slice() {
            [year, month, day] if year.len() == 4 => short(month) && short(day),
            [day, month, year] => short(day) && short(month) && year.len() == 4,
            _ => false,
        }
}
