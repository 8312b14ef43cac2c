//! Groups of which nearly everyone, or no one, is in one category.

use super::answers;
use super::borrowed::Borrowed;
use super::layout::{Layout, names_missing};
use super::percentages::distributions::{Spread, telling};
use super::structure::{Along, Counts, Slot};
use super::study::{Study, Tables};
use crate::facts::{Measure, Printed, Table, TableKind};
use crate::finding::Finding;
use crate::place::{Place, Range};
use crate::policy::Level;
use crate::rules::{Case, Family, Rule};
use std::collections::BTreeSet;

/// A count, or a percentage among those that make up a whole, above the largest share of its row or column total; empty and full categories to review.
pub(crate) struct GroupDisclosure;

impl Rule for GroupDisclosure {
    fn slug(&self) -> &'static str {
        "group-disclosure"
    }

    fn family(&self) -> Family {
        Family::Guideline
    }

    fn text(&self) -> &'static str {
        include_str!("group_disclosure.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let share = i64::try_from(case.policy.thresholds.group_share_percent).unwrap_or(100);
        // The numbers of observations of models are no categories of each other.
        for study in super::tables(case).filter(|study| study.table.kind != TableKind::Model) {
            let table = study.table;
            let mut groups = Groups::of(study, share);
            groups.add_borrowed(study, case.tables, share);
            if !groups.nearly.is_empty() {
                let count = u64::try_from(groups.nearly.len()).unwrap_or(u64::MAX);
                let finding = case.finding(self, &table.place).count(count);
                findings.push(
                    finding.allowed(format!("{share}%")).related(groups.nearly.places(table)),
                );
            }
            if !groups.wholly.is_empty() {
                let count = u64::try_from(groups.wholly.len()).unwrap_or(u64::MAX);
                let finding = case.finding(self, &table.place).count(count).variant("extreme");
                findings.push(finding.at_most(Level::Review).related(groups.wholly.places(table)));
            }
        }
    }
}

/// How many places are named beside the table.
const NAMED: usize = 50;

/// Cells, by row and column of the sheet.
#[derive(Default)]
struct Cells(BTreeSet<(u32, u32)>);

impl Cells {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn len(&self) -> usize {
        self.0.len()
    }

    fn places(&self, table: &Table) -> Vec<Place> {
        let cells = self.0.iter().take(NAMED);
        cells.map(|(row, column)| table.place.cells(Range::cell(*row, *column))).collect()
    }
}

/// The cells of a table that tell something of everyone in their row or column.
#[derive(Default)]
struct Groups {
    /// Above the largest share, but not all.
    nearly: Cells,
    /// Nobody, or everybody.
    wholly: Cells,
}

impl Groups {
    /// By the counts of a table; where these say nothing, by percentages that add up.
    fn of(study: &Study<'_>, share: i64) -> Self {
        let Study { table, layout, counts, .. } = study;
        let mut groups = Self::default();
        if let Some(counts) = counts {
            groups.add_counts(counts, layout, share, compares_columns(table));
        }
        if groups.nearly.is_empty() && groups.wholly.is_empty() {
            for (cell, spread) in telling(table, layout, share) {
                let cells = match spread {
                    Spread::Wholly => &mut groups.wholly,
                    Spread::Nearly => &mut groups.nearly,
                };
                cells.0.insert(cell);
            }
        }
        groups
    }

    /// By totals that another table prints of all categories of this one.
    fn add_borrowed(&mut self, study: &Study<'_>, tables: &Tables<'_>, share: i64) {
        let Some(own) = study.labelled() else { return };
        // Only what adds up is known to be all.
        let complete = tables.borrow(own, 0).into_iter().filter(|borrowed| {
            borrowed.by_number && borrowed.lender.table().kind != TableKind::Model
        });
        for Borrowed { along, parts, totals, .. } in complete {
            for (line, (total, _)) in totals {
                for part in &parts {
                    self.add(own.counts, &study.layout, (along, line, *part), total, share);
                }
            }
        }
        self.nearly.0.retain(|cell| !self.wholly.0.contains(cell));
    }

    /// By totals that are printed, and by those of categories that are everyone by their names.
    fn add_counts(&mut self, counts: &Counts, layout: &Layout<'_>, share: i64, compared: bool) {
        for along in Along::BOTH {
            let relations = counts.relations(along, layout);
            let pairs = answers::pairs(counts, along, layout).into_iter().filter(|pair| {
                !(compared && along == Along::Rows)
                    && relations.iter().all(|one| pair.iter().all(|at| !one.parts.contains(at)))
            });
            let pairs: Vec<[usize; 2]> = pairs.collect();
            for line in 0..counts.size(along).0 {
                let value = |place: usize| counts.in_line(along, line, place).known();
                for relation in relations {
                    let Some(total) = value(relation.total) else { continue };
                    for part in &relation.parts {
                        self.add(counts, layout, (along, line, *part), total, share);
                    }
                }
                for pair in &pairs {
                    let [Some(one), Some(other)] = pair.map(value) else { continue };
                    for part in pair {
                        let total = one.saturating_add(other);
                        self.add(counts, layout, (along, line, *part), total, share);
                    }
                }
            }
        }
        self.nearly.0.retain(|cell| !self.wholly.0.contains(cell));
    }

    /// Adds a part of a line where it tells something of everyone in the line.
    fn add(
        &mut self,
        counts: &Counts,
        layout: &Layout<'_>,
        (along, line, part): (Along, usize, usize),
        total: i64,
        share: i64,
    ) {
        let Slot::Known(value) = counts.in_line(along, line, part) else { return };
        let (row, column) = match along {
            Along::Rows => (line, part),
            Along::Columns => (part, line),
        };
        let (Some(row), Some(column)) = (counts.rows.get(row), counts.columns.get(column)) else {
            return;
        };
        let category = match along {
            Along::Rows => layout.column(*column),
            Along::Columns => layout.row(*row),
        };
        // A group of nobody discloses nothing.
        if total > 0 && (value == 0 || value == total) {
            // Nor does it that nothing is unknown of a group.
            if !category.last().is_some_and(|word| names_missing(word)) {
                self.wholly.0.insert((*row, *column));
            }
        } else if value.saturating_mul(100) > total.saturating_mul(share) {
            self.nearly.0.insert((*row, *column));
        }
    }
}

/// Whether the columns of a table are groups that it compares, each with its own percentages or by a
/// test: then no column is a category of its row.
fn compares_columns(table: &Table) -> bool {
    table.body.cells.iter().any(|cell| {
        matches!(cell.measure, Measure::PValue | Measure::Percent | Measure::TestStatistic)
            || matches!(cell.printed, Printed::Number { percent: Some(_), .. })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::route::Procedure;

    fn counts(rows: &[(&str, &[&str])]) -> Fixture {
        let columns = ["wel", "niet", "Totaal"].map(|word| (word, Measure::Count));
        Fixture::of(vec![results(&columns, rows)])
    }

    #[test]
    fn catches_a_category_of_ninety_one_percent_and_not_of_ninety() {
        let above = counts(&[("a", &["91", "9", "100"]), ("b", &["40", "60", "100"])]);
        assert_eq!(above.find(&GroupDisclosure)[0].count, Some(1));
        let at = counts(&[("a", &["90", "10", "100"]), ("b", &["40", "60", "100"])]);
        assert_eq!(at.find(&GroupDisclosure), []);
    }

    #[test]
    fn only_reviews_empty_and_full_categories_also_after_the_fact() {
        let full = counts(&[("a", &["100", "0", "100"]), ("b", &["40", "60", "100"])]);
        let found = full.asked(Procedure::After).find(&GroupDisclosure);
        assert_eq!((found[0].variant, found[0].level), (Some("extreme"), Level::Review));
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn does_not_catch_the_larger_of_two_groups_that_are_compared() {
        let columns = [("nee", Measure::Count), ("ja", Measure::Count), ("p", Measure::PValue)];
        let rows: [(&str, &[&str]); 2] =
            [("jong", &["960", "40", "0.03"]), ("oud", &["850", "55", ""])];
        assert_eq!(Fixture::of(vec![results(&columns, &rows)]).find(&GroupDisclosure), []);
    }

    #[test]
    fn does_not_catch_a_group_of_which_nothing_is_unknown() {
        let columns = ["ja", "nee", "Onbekend", "Totaal"].map(|word| (word, Measure::Count));
        let rows: [(&str, &[&str]); 2] =
            [("a", &["40", "60", "0", "100"]), ("b", &["55", "70", "25", "150"])];
        assert_eq!(Fixture::of(vec![results(&columns, &rows)]).find(&GroupDisclosure), []);
    }

    #[test]
    fn catches_nearly_everyone_of_yes_and_no_without_a_printed_total() {
        let rows: [(&str, &[&str]); 3] =
            [("ja", &["960", "450"]), ("nee", &["40", "500"]), ("oordeel", &["70", "80"])];
        let columns = ["Noord", "Zuid"].map(|word| (word, Measure::Count));
        let found = Fixture::of(vec![results(&columns, &rows)]).find(&GroupDisclosure);
        assert_eq!(found.iter().map(|one| one.count).collect::<Vec<_>>(), [Some(1)]);
    }

    #[test]
    fn catches_percentages_that_say_it_without_any_count() {
        let columns = ["% wel", "% niet"].map(|word| (word, Measure::Percent));
        let rows: [(&str, &[&str]); 2] = [("a", &["100", "0"]), ("b", &["40", "60"])];
        let found = Fixture::of(vec![results(&columns, &rows)]).find(&GroupDisclosure);
        assert_eq!((found[0].variant, found[0].count), (Some("extreme"), Some(2)));
    }

    #[test]
    fn does_not_catch_counts_without_a_total() {
        let columns = ["2019", "2020", "2021"].map(|word| (word, Measure::Count));
        let rows: [(&str, &[&str]); 2] = [("a", &["990", "20", "31"]), ("b", &["5000", "20", "7"])];
        assert_eq!(Fixture::of(vec![results(&columns, &rows)]).find(&GroupDisclosure), []);
    }
}
