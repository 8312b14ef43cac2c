//! Whether the first record of a delimited text leaves out the head of the names of its rows.

use std::collections::BTreeSet;

/// Whether the names of the rows have no head, as R's `write.table` writes them: every record has one
/// field more than the first, and the first fields all differ. A sign at the end of each row makes a
/// field more too, but an empty one.
#[derive(Default)]
pub(super) struct RowNames {
    /// The fields of the first record, if it holds no number.
    heads: Option<usize>,
    names: BTreeSet<String>,
    records: usize,
    /// Records that have another number of fields, an empty name or an empty end.
    others: usize,
}

impl RowNames {
    pub(super) fn add(&mut self, fields: &[String]) {
        self.records = self.records.saturating_add(1);
        if self.records == 1 {
            self.heads = (!fields.iter().any(|f| begins_like_a_number(f))).then_some(fields.len());
            return;
        }
        let level = self.heads.and_then(|heads| heads.checked_add(1)) == Some(fields.len());
        let filled = |field: Option<&String>| field.is_some_and(|text| !text.trim().is_empty());
        let mut named = || fields.first().is_some_and(|name| self.names.insert(name.clone()));
        if !(level && filled(fields.first()) && filled(fields.last()) && named()) {
            self.others = self.others.saturating_add(1);
        }
    }

    pub(super) fn are_without_head(&self) -> bool {
        self.heads.is_some_and(|heads| heads > 1) && self.records > 1 && self.others == 0
    }
}

/// Whether a field begins like a number.
pub(super) fn begins_like_a_number(field: &str) -> bool {
    let digits = field.trim_start_matches(['-', '+', '(', '[', '<', '>', '=', '.', ',', ' ', '€']);
    digits.starts_with(|c: char| c.is_ascii_digit())
}
