//! Withheld counts that follow from what is printed.

use super::recovery::{Recovery, WORK, recover};
use super::study::Study;
use crate::finding::Finding;
use crate::place::{Place, Range};
use crate::policy::Level;
use crate::rules::{Case, Family, Rule};

/// From totals and subtotals, percentages, and other tables of the same population.
pub(crate) struct RecoverableCell;

impl Rule for RecoverableCell {
    fn slug(&self) -> &'static str {
        "recoverable-cell"
    }

    fn family(&self) -> Family {
        Family::Guideline
    }

    fn text(&self) -> &'static str {
        include_str!("recoverable_cell.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let enough = i64::try_from(case.policy.thresholds.minimum_count).unwrap_or(i64::MAX);
        let mut work = WORK;
        for study in super::tables(case) {
            if let Some(recovery) = recover(study, case.tables, enough, &mut work) {
                self.report(case, study, &recovery, findings);
            }
        }
    }
}

/// How many cells are named.
const NAMED: usize = 3;

/// How many places are named beside the table.
const RELATED: usize = 50;

impl RecoverableCell {
    /// One finding for each of: known exactly, known but for a few values, not found out.
    fn report(
        &self,
        case: &Case<'_>,
        study: &Study<'_>,
        recovery: &Recovery,
        findings: &mut Vec<Finding>,
    ) {
        let table = study.table;
        let number = |cells: usize| u64::try_from(cells).unwrap_or(u64::MAX);
        let place = |(row, column): (u32, u32)| table.place.cells(Range::cell(row, column));
        let finding = |cells: Vec<Place>, count: usize| {
            case.finding(self, &table.place).count(number(count)).related(cells)
        };
        // Only what is exact is certain to break the guideline.
        let to_review = |finding: Finding| finding.at_most(Level::Review);
        let Recovery { exact, bounded, undetermined } = recovery;
        if !exact.is_empty() {
            let places = exact.iter().take(RELATED).map(|cell| place(cell.cell)).collect();
            let follows: Vec<&str> =
                exact.iter().take(NAMED).map(|cell| cell.follows.as_str()).collect();
            let values: Vec<String> = exact
                .iter()
                .take(RELATED)
                .map(|cell| format!("{} = {}", study.address(cell.cell), cell.value))
                .collect();
            let found = finding(places, exact.len())
                .detail(follows.join("; "))
                .confidential(values.join(", "));
            // A nought could have been printed: at worst it says of a group that nobody is in it.
            let noughts = exact.iter().all(|cell| cell.value == 0);
            findings.push(if noughts { to_review(found) } else { found });
        }
        if !bounded.is_empty() {
            let places = bounded.iter().take(RELATED).map(|cell| place(*cell)).collect();
            let named: Vec<String> =
                bounded.iter().take(NAMED).map(|cell| study.address(*cell)).collect();
            let found = finding(places, bounded.len()).variant("bounded");
            findings.push(to_review(found.detail(named.join(", "))));
        }
        if !undetermined.is_empty() {
            let places = undetermined.iter().take(RELATED).map(|cell| place(*cell)).collect();
            findings.push(to_review(finding(places, undetermined.len()).variant("undetermined")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::facts::{Measure, Printed};
    use crate::route::Procedure;

    fn counts(rows: &[(&str, &[&str])]) -> Fixture {
        let columns = ["x", "y", "Totaal"].map(|word| (word, Measure::Count));
        Fixture::of(vec![results(&columns, rows)])
    }

    #[test]
    fn catches_a_cell_that_is_the_total_less_the_rest() {
        let one = counts(&[
            ("a", &["40", ".", "47"]),
            ("b", &["20", "30", "50"]),
            ("c", &["11", "12", "23"]),
        ]);
        let found = one.asked(Procedure::After).find(&RecoverableCell);
        assert_eq!(found[0].detail.as_deref(), Some("C2 = D2 − B2"));
        assert_eq!(found[0].level, Level::Fail);
    }

    #[test]
    fn catches_a_cell_that_follows_only_from_several_sums() {
        let rows: [(&str, &[&str]); 4] = [
            ("a", &[".", ".", "47"]),
            ("b", &[".", "30", "50"]),
            ("c", &["100", "200", "300"]),
            ("Totaal", &["127", "270", "397"]),
        ];
        assert_eq!(counts(&rows).find(&RecoverableCell)[0].count, Some(3));
    }

    #[test]
    fn catches_a_cell_that_is_left_empty() {
        let rows: [(&str, &[&str]); 3] =
            [("a", &["40", "", "47"]), ("b", &["20", "30", "50"]), ("c", &["11", "12", "23"])];
        let found = counts(&rows).find(&RecoverableCell);
        assert_eq!(found[0].detail.as_deref(), Some("C2 = D2 − B2"));
    }

    #[test]
    fn does_not_catch_an_empty_cell_for_nought_or_for_a_total() {
        let nought: [(&str, &[&str]); 3] =
            [("a", &["40", "", "40"]), ("b", &["20", "30", "50"]), ("c", &["11", "12", "23"])];
        assert_eq!(counts(&nought).find(&RecoverableCell), []);
        let total: [(&str, &[&str]); 3] =
            [("a", &["40", "7", ""]), ("b", &["20", "30", "50"]), ("c", &["11", "12", "23"])];
        assert_eq!(counts(&total).find(&RecoverableCell), []);
    }

    #[test]
    fn does_not_take_a_cell_that_holds_something_else_for_an_empty_one() {
        let columns = ["a", "b", "Totaal"].map(|word| (word, Measure::Count));
        let rows: [(&str, &[&str]); 3] = [
            ("x", &["120", "230", "350"]),
            ("y", &["140", "260", "400"]),
            ("z", &["150", "3.5", "410"]),
        ];
        let mut entry = results(&columns, &rows);
        let other = entry.tables[0]
            .body
            .cells
            .iter_mut()
            .find(|cell| matches!(cell.printed, Printed::Number { value, .. } if value == 3.5));
        other.unwrap().measure = Measure::Index;
        assert_eq!(Fixture::of(vec![entry]).find(&RecoverableCell), []);
    }

    #[test]
    fn reviews_a_withheld_nought() {
        let rows: [(&str, &[&str]); 3] =
            [("a", &["40", ".", "40"]), ("b", &["20", "30", "50"]), ("c", &["11", "12", "23"])];
        let found = counts(&rows).asked(Procedure::After).find(&RecoverableCell);
        assert_eq!((found.len(), found[0].level), (1, Level::Review));
    }

    #[test]
    fn catches_a_cell_below_a_subtotal() {
        let columns = [("n", Measure::Count)];
        let rows: [(&str, &[&str]); 8] = [
            ("Noord A", &["40"]),
            ("Noord B", &["."]),
            ("Noord C", &["30"]),
            ("Subtotaal Noord", &["75"]),
            ("Zuid A", &["50"]),
            ("Zuid B", &["60"]),
            ("Subtotaal Zuid", &["110"]),
            ("Totaal", &["185"]),
        ];
        let found = Fixture::of(vec![results(&columns, &rows)]).find(&RecoverableCell);
        assert_eq!(found[0].detail.as_deref(), Some("B3 = B5 − B2 − B4"));
    }

    #[test]
    fn does_not_catch_four_cells_in_a_square() {
        let rows: [(&str, &[&str]); 4] = [
            ("a", &[".", ".", "60"]),
            ("b", &[".", ".", "50"]),
            ("c", &["100", "200", "300"]),
            ("Totaal", &["150", "260", "410"]),
        ];
        assert_eq!(counts(&rows).find(&RecoverableCell), []);
    }

    #[test]
    fn reviews_cells_of_which_few_values_are_possible() {
        let rows: [(&str, &[&str]); 4] = [
            ("a", &[".", ".", "6"]),
            ("b", &["30", "20", "50"]),
            ("c", &["100", "200", "300"]),
            ("d", &["10", "20", "30"]),
        ];
        let found = counts(&rows).asked(Procedure::After).find(&RecoverableCell);
        assert_eq!((found[0].variant, found[0].level), (Some("bounded"), Level::Review));
    }

    #[test]
    fn catches_a_cell_whose_percentage_is_printed() {
        let columns = [("n", Measure::Count), ("%", Measure::Percent)];
        let rows: [(&str, &[&str]); 4] = [
            ("a", &["50", "50.0"]),
            ("b", &[".", "7.0"]),
            ("c", &[".", "43.0"]),
            ("Totaal", &["100", "100.0"]),
        ];
        let found = Fixture::of(vec![results(&columns, &rows)]).find(&RecoverableCell);
        assert_eq!(found[0].detail.as_deref(), Some("B3 ← C3; B4 ← C4"));
    }

    #[test]
    fn catches_a_cell_that_another_table_prints() {
        let columns = [("n", Measure::Count)];
        let withheld = [("a", "50"), ("b", "."), ("c", "43"), ("d", "61")];
        let printed = [("a", "50"), ("b", "7"), ("c", "43"), ("d", "61")];
        let table = |cells: [(&'static str, &'static str); 4], sheet: &str| {
            let rows = cells.map(|(label, value)| (label, vec![value]));
            let rows: Vec<(&str, &[&str])> =
                rows.iter().map(|(label, values)| (*label, values.as_slice())).collect();
            let mut table = crate::rules::fixture::table(&columns, &rows);
            table.place = Place::entry("tabel.xlsx").part(sheet).cells(Range::cell(0, 0));
            table
        };
        let mut entry = entry("tabel.xlsx");
        entry.tables = vec![table(withheld, "Blad1"), table(printed, "Blad2")];
        let found = Fixture::of(vec![entry]).find(&RecoverableCell);
        assert_eq!(found.len(), 1);
        assert!(found[0].detail.as_deref().unwrap().contains("Blad2"));
    }

    #[test]
    fn names_the_line_and_the_number_on_it_where_the_table_stands_in_a_text() {
        let rows: [(&str, &[&str]); 3] =
            [("a", &["40", ".", "47"]), ("b", &["20", "30", "50"]), ("c", &["11", "12", "23"])];
        let mut fixture = counts(&rows);
        let table = &mut fixture.candidate.entries[0].tables[0];
        table.place = Place::entry("analyse.log").at(crate::place::Spot::Lines(1, 4));
        let found = fixture.find(&RecoverableCell);
        let equation = "line 2, number 2 = line 2, number 3 − line 2, number 1";
        assert_eq!(found[0].detail.as_deref(), Some(equation));
    }

    #[test]
    fn does_not_catch_a_cell_without_any_total() {
        let columns = [("n", Measure::Count)];
        let rows: [(&str, &[&str]); 3] = [("a", &["50"]), ("b", &["."]), ("c", &["43"])];
        assert_eq!(Fixture::of(vec![results(&columns, &rows)]).find(&RecoverableCell), []);
    }
}
