//! Heads by which the columns of a regression table are told apart: `(1)`, `Employed (2)`, or the terms of
//! models that are a row each.

use super::frame::Framed;
use crate::recognise::models;

/// Whether the innermost heads end in the numbers of models, from the first to the last: `Employee (1)`.
pub(super) fn end_in_numbers(frame: &Framed<'_>) -> bool {
    let heads = frame.heads.iter().filter(|(column, _)| !frame.stubs.contains(column));
    let inner = heads.filter_map(|(_, head)| head.last());
    let number = |head: &String| {
        let (words, number) = head.trim().strip_suffix(')')?.rsplit_once('(')?;
        number.parse::<usize>().ok().filter(|_| words.contains(char::is_alphabetic))
    };
    let numbers: Option<Vec<usize>> = inner.map(number).collect();
    numbers
        .is_some_and(|numbers| numbers.len() >= 2 && numbers.iter().copied().eq(1..=numbers.len()))
}

/// Whether the constant of a model heads a column: then the terms stand beside each other, and each row
/// is a model.
pub(super) fn names_constant(frame: &Framed<'_>) -> bool {
    let inner = frame.heads.values().filter_map(|head| head.last());
    inner.filter(|head| models::is_constant(head)).count() == 1
}

/// `(1)`, `(2)`: heads of models.
pub(super) fn is_numbered(head: &str) -> bool {
    head.trim().strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).is_some_and(|number| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}
