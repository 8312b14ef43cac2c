//! Tables in grids.

use super::passages::Passages;
use super::{Found, Knowledge};
use crate::content::{GridFoot, GridHead, Row};

/// Takes grids row by row and finds the tables in them.
pub(super) struct Grids<'a> {
    knowledge: Knowledge<'a>,
    head: Option<GridHead>,
    rows: Vec<Row>,
}

impl<'a> Grids<'a> {
    pub(super) fn new(knowledge: Knowledge<'a>) -> Self {
        Self { knowledge, head: None, rows: Vec::new() }
    }

    pub(super) fn begin(&mut self, head: GridHead, around: &Passages<'_>) {
        let _ = (around.recent(), self.knowledge);
        self.head = Some(head);
    }

    pub(super) fn row(&mut self, row: Row) {
        self.rows.push(row);
    }

    pub(super) fn end(&mut self, _foot: GridFoot, _found: &mut Found) {
        self.rows.clear();
        self.head = None;
    }

    pub(super) fn finish(&mut self, _found: &mut Found) {}
}
