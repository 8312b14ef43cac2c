//! Groups of which one lies in the other, by the numbers that a file prints of both.
//!
//! Convention: the same labels return, in another table or in a further block of the same one. Where no
//! number of the one group is larger than that of the other, some large ones are equal and others
//! differ by a few units, the second group is the first one without these few: what holds of them can
//! be worked out.

use crate::facts::{Table, TableKind};
use crate::place::{Place, Range};
use crate::rules::guideline::layout::plain;
use crate::rules::guideline::study::Study;
use std::collections::{BTreeMap, BTreeSet};

/// A group has so many numbers of units, at least.
const FEWEST: usize = 8;

/// So many numbers of two groups are equal and no small ones, so that it is no chance.
const EQUAL: usize = 3;

/// So many groups under the same labels are compared with each other.
const MOST: usize = 60;

/// Two cells of two groups.
pub(super) type Pair<'t> = [Cell<'t>; 2];

/// A cell of a table.
#[derive(Clone, Copy)]
pub(super) struct Cell<'t> {
    table: &'t Table,
    at: (u32, u32),
}

/// The numbers of units of a group, by the words of their row and column.
type Group<'t> = BTreeMap<(String, String), (i64, Cell<'t>)>;

impl Cell<'_> {
    /// Where it stands.
    pub(super) fn place(&self) -> Place {
        self.table.place.cells(Range::cell(self.at.0, self.at.1))
    }

    /// Where its table stands.
    pub(super) fn table_place(&self) -> Place {
        self.table.place.clone()
    }
}

/// For each two groups of which one lies in the other: the cells that differ by fewer units than the
/// minimum.
pub(super) fn find<'t>(
    tables: impl Iterator<Item = &'t Study<'t>>,
    minimum: u64,
) -> Vec<Vec<Pair<'t>>> {
    let mut alike: BTreeMap<Vec<(String, String)>, Vec<Group<'t>>> = BTreeMap::new();
    for study in tables.filter(|study| study.table.kind != TableKind::Model) {
        for group in groups(study) {
            alike.entry(group.keys().cloned().collect()).or_default().push(group);
        }
    }
    let mut found = Vec::new();
    for groups in alike.values() {
        for (index, one) in groups.iter().enumerate().take(MOST) {
            let others = groups.iter().take(MOST).skip(index.saturating_add(1));
            found.extend(others.filter_map(|other| nested(one, other, minimum)));
        }
    }
    found
}

/// The groups of a table: one for each run of rows in which no label returns.
fn groups<'t>(study: &'t Study<'t>) -> Vec<Group<'t>> {
    let Study { table, layout, counts, .. } = study;
    let Some(counts) = counts else { return Vec::new() };
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut group = Group::new();
    let mut labels = BTreeSet::new();
    for (index, row) in counts.rows.iter().enumerate() {
        let label = layout.row(*row).last().map(|word| plain(word)).unwrap_or_default();
        if !labels.insert(label.clone()) {
            labels = BTreeSet::from([label.clone()]);
            groups.push(std::mem::take(&mut group));
        }
        for (place, column) in counts.columns.iter().enumerate() {
            if let Some(value) = counts.at(index, place).known() {
                let head = plain(&layout.column(*column).join(" "));
                let cell = Cell { table, at: (*row, *column) };
                group.insert((label.clone(), head), (value, cell));
            }
        }
    }
    groups.push(group);
    groups.retain(|group| group.len() >= FEWEST);
    groups
}

/// The cells that differ by a few units, where one group lies in the other.
fn nested<'t>(one: &Group<'t>, other: &Group<'t>, minimum: u64) -> Option<Vec<Pair<'t>>> {
    let least = i64::try_from(minimum).unwrap_or(i64::MAX);
    let (mut more, mut fewer, mut equal) = (false, false, 0_usize);
    let mut close = Vec::new();
    for ((own, cell), (others, across)) in one.values().zip(other.values()) {
        more |= own > others;
        fewer |= own < others;
        // Most groups lie beside each other, which shows at their first numbers.
        if more && fewer {
            return None;
        }
        equal = equal.saturating_add(usize::from(own == others && *own >= least));
        let apart = own.abs_diff(*others);
        if (1..minimum).contains(&apart) && own.min(others) >= &least {
            close.push([*cell, *across]);
        }
    }
    (more != fewer && equal >= EQUAL && !close.is_empty()).then_some(close)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Measure;
    use crate::rules::fixture::table;
    use crate::rules::guideline::study::Tables;

    fn found(rows: &[(&str, &[&str])]) -> Vec<usize> {
        let columns = ["Noord", "Zuid"].map(|word| (word, Measure::Count));
        let table = table(&columns, rows);
        let tables = Tables::studied(std::iter::once(&table));
        find(tables.all().iter(), 10).iter().map(Vec::len).collect()
    }

    const ALL: [(&str, &[&str]); 4] = [
        ("N", &["2140", "1980"]),
        ("getest", &["310", "280"]),
        ("opgenomen", &["57", "61"]),
        ("overleden", &["31", "24"]),
    ];

    #[test]
    fn catches_a_group_without_three_of_another() {
        let adults: [(&str, &[&str]); 4] = [
            ("N", &["1840", "1720"]),
            ("getest", &["290", "261"]),
            ("opgenomen", &["57", "61"]),
            ("overleden", &["28", "24"]),
        ];
        assert_eq!(found(&[ALL, adults].concat()), [1]);
    }

    #[test]
    fn does_not_catch_groups_beside_each_other() {
        let others: [(&str, &[&str]); 4] = [
            ("N", &["2137", "2005"]),
            ("getest", &["310", "280"]),
            ("opgenomen", &["52", "66"]),
            ("overleden", &["31", "24"]),
        ];
        assert_eq!(found(&[ALL, others].concat()), [0_usize; 0]);
        assert_eq!(found(&[ALL, ALL].concat()), [0_usize; 0]);
    }
}
