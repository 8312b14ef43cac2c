//! The cells of a regression table, model by model.

use crate::facts::BodyCell;

/// The cells of one model, with its name where it has one.
pub(super) struct Group<'c> {
    pub(super) label: Option<String>,
    pub(super) cells: Vec<&'c BodyCell>,
}
