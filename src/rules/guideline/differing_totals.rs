//! Totals of one population that differ by a few units.

use super::layout::{Layout, plain};
use super::structure::{Along, Counts, Slot};
use crate::facts::Table;
use crate::finding::Finding;
use crate::place::{Place, Range};
use crate::rules::{Case, Family, Rule};
use std::collections::BTreeSet;

/// Grand totals of tables with the same title, or without one and with the same labels along a side.
pub(crate) struct DifferingTotals;

impl Rule for DifferingTotals {
    fn slug(&self) -> &'static str {
        "differing-totals"
    }

    fn family(&self) -> Family {
        Family::Guideline
    }

    fn text(&self) -> &'static str {
        include_str!("differing_totals.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let minimum = case.policy.thresholds.minimum_count;
        let mut totals: Vec<Total> = super::tables(case).filter_map(Total::of).collect();
        totals.sort_by_key(|total| total.value);
        let mut pairs = Vec::new();
        for (index, total) in totals.iter().enumerate() {
            for other in totals.iter().skip(index.saturating_add(1)).take(NEAREST) {
                let differ = other.value.abs_diff(total.value);
                if differ >= minimum {
                    break;
                }
                if differ > 0 && total.is_of_the_population_of(other) {
                    let mut places = [&total.place, &other.place];
                    places.sort();
                    pairs.push(places);
                }
            }
        }
        pairs.sort();
        for [first, second] in pairs {
            let finding = case.finding(self, first).related(vec![second.clone()]);
            findings.push(finding.detail(format!("{first}, {second}")));
        }
    }
}

/// So many totals next in size are compared with each.
const NEAREST: usize = 200;

/// Smaller populations differ by a few units whatever they are.
const SMALLEST: i64 = 100;

/// The printed grand total of a table, and what the table is about.
struct Total {
    value: i64,
    place: Place,
    title: String,
    rows: BTreeSet<String>,
    columns: BTreeSet<String>,
}

impl Total {
    /// The cell that is the total along every direction in which the table adds up.
    fn of(table: &Table) -> Option<Self> {
        let counts = Counts::of(table)?;
        let layout = Layout::of(table);
        // The total of totals is no part of another one.
        let last = |along: Along| -> Option<usize> {
            let relations = counts.relations(along, &layout);
            let is_part =
                |total: usize| relations.iter().any(|relation| relation.parts.contains(&total));
            let mut tops =
                relations.iter().map(|relation| relation.total).filter(|total| !is_part(*total));
            tops.next().filter(|_| tops.next().is_none())
        };
        let only = |places: usize| (places == 1).then_some(0);
        let (row, column) = match (last(Along::Columns), last(Along::Rows)) {
            (Some(row), Some(column)) => (row, column),
            (Some(row), None) => (row, only(counts.columns.len())?),
            (None, Some(column)) => (only(counts.rows.len())?, column),
            (None, None) => return None,
        };
        let Slot::Known(value) = counts.at(row, column) else { return None };
        let (row, column) = (*counts.rows.get(row)?, *counts.columns.get(column)?);
        let words = |of: Vec<&[String]>| -> BTreeSet<String> {
            of.into_iter().map(|words| plain(&words.join(" "))).collect()
        };
        (value >= SMALLEST).then(|| Self {
            value,
            place: table.place.cells(Range::cell(row, column)),
            title: plain(table.title.as_deref().unwrap_or("")),
            rows: words(counts.rows.iter().map(|row| layout.row(*row)).collect()),
            columns: words(counts.columns.iter().map(|column| layout.column(*column)).collect()),
        })
    }

    /// Whether two tables are about the same units, as far as their words tell.
    fn is_of_the_population_of(&self, other: &Self) -> bool {
        let same =
            |own: &BTreeSet<String>, others: &BTreeSet<String>| own.len() > 2 && own == others;
        if self.title.is_empty() || other.title.is_empty() {
            same(&self.rows, &other.rows) || same(&self.columns, &other.columns)
        } else {
            self.title == other.title
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::facts::Measure;

    fn with_totals(totals: [&str; 2], labels: [&str; 2]) -> Vec<Finding> {
        let mut entry = entry("tabel.xlsx");
        for (sheet, (total, label)) in totals.into_iter().zip(labels).enumerate() {
            let part: i64 = total.parse::<i64>().unwrap() - 60;
            let part = part.to_string();
            let rows: [(&str, &[&str]); 3] =
                [(label, &[&part]), ("elders", &["60"]), ("Totaal", &[total])];
            let mut table = table(&[("n", Measure::Count)], &rows);
            let place = Place::entry("tabel.xlsx").part(&format!("Blad{}", sheet + 1));
            table.place = place.cells(Range::cell(0, 0));
            entry.tables.push(table);
        }
        Fixture::of(vec![entry]).find(&DifferingTotals)
    }

    #[test]
    fn catches_totals_that_differ_by_three() {
        let found = with_totals(["1040", "1043"], ["hier", "hier"]);
        let detail = found[0].detail.as_deref();
        assert_eq!(detail, Some("tabel.xlsx!Blad1!B4, tabel.xlsx!Blad2!B4"));
    }

    #[test]
    fn does_not_catch_equal_totals_or_a_difference_of_ten() {
        assert_eq!(with_totals(["1040", "1040"], ["hier", "hier"]), []);
        assert_eq!(with_totals(["1040", "1050"], ["hier", "hier"]), []);
    }

    #[test]
    fn does_not_compare_tables_about_something_else() {
        assert_eq!(with_totals(["1040", "1043"], ["hier", "daar"]), []);
    }
}
