//! Percentages and shares that come down to too few units.

use super::percentages::{Of, Reading};
use super::structure::Slot;
use crate::facts::TableKind;
use crate::finding::Finding;
use crate::place::Range;
use crate::rules::{Case, Family, Rule};

/// By the number of units beside them: both the part and the remainder count.
pub(crate) struct SmallProportion;

impl Rule for SmallProportion {
    fn slug(&self) -> &'static str {
        "small-proportion"
    }

    fn family(&self) -> Family {
        Family::Guideline
    }

    fn text(&self) -> &'static str {
        include_str!("small_proportion.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let minimum = i64::try_from(case.policy.thresholds.minimum_count).unwrap_or(i64::MAX);
        for study in super::tables(case).filter(|study| study.table.kind != TableKind::Model) {
            let table = study.table;
            let small: Vec<_> = study
                .readings()
                .iter()
                .filter(|reading| is_small(reading, minimum))
                .map(|reading| table.place.cells(Range::cell(reading.cell.0, reading.cell.1)))
                .collect();
            if !small.is_empty() {
                let count = u64::try_from(small.len()).unwrap_or(u64::MAX);
                let finding = case.finding(self, &table.place).count(count).allowed(minimum);
                findings.push(finding.related(small.into_iter().take(NAMED).collect()));
            }
        }
    }
}

/// How many places are named beside the table.
const NAMED: usize = 50;

/// Whether a percentage stands for too few units, or leaves too few. A part that is printed as a
/// count, and a base that is small itself, are found as small counts.
fn is_small(reading: &Reading, minimum: i64) -> bool {
    let small = |units: i64| (1..minimum).contains(&units);
    let of = reading.of_units();
    if !reading.is_part() || of < minimum {
        return false;
    }
    match reading.of {
        Of::Part { count: Slot::Known(part), .. } => small(of.saturating_sub(part)),
        Of::Part { .. } | Of::Base(_) => {
            let part = reading.nearest();
            small(part) || small(of.saturating_sub(part))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::facts::Measure;

    fn found(first: (&str, Measure), rows: &[(&str, &[&str])]) -> Vec<Option<u64>> {
        let columns = [first, ("% werkend", Measure::Percent)];
        let fixture = Fixture::of(vec![results(&columns, rows)]);
        fixture.find(&SmallProportion).iter().map(|found| found.count).collect()
    }

    #[test]
    fn catches_twelve_percent_of_fifty_and_its_remainder() {
        let rows: [(&str, &[&str]); 3] =
            [("a", &["50", "12"]), ("b", &["50", "88"]), ("c", &["500", "12"])];
        assert_eq!(found(("n", Measure::Count), &rows), [Some(2)]);
    }

    #[test]
    fn does_not_catch_exactly_ten_units() {
        let rows: [(&str, &[&str]); 2] = [("a", &["302", "3.3"]), ("b", &["500", "60.0"])];
        assert_eq!(found(("n", Measure::Count), &rows), []);
    }

    #[test]
    fn does_not_catch_growth_and_differences_between_groups() {
        for heading in ["% groei", "Jaarmutatie (%)", "verschil in procentpunt", "% growth"] {
            let columns = [("n", Measure::Count), (heading, Measure::Percent)];
            let rows: [(&str, &[&str]); 2] = [("a", &["500", "1.0"]), ("b", &["400", "0.5"])];
            let entry = results(&columns, &rows);
            assert_eq!(Fixture::of(vec![entry]).find(&SmallProportion), [], "{heading}");
        }
    }

    #[test]
    fn catches_what_a_count_leaves_of_the_total_that_its_own_percentage_gives() {
        let mut entry = results(
            &[("Behandeld", Measure::Count)],
            &[("Werkend", &["497"]), ("Man", &["240"]), ("N", &["500"])],
        );
        for (cell, percent) in entry.tables[0].body.cells.iter_mut().zip([99.4, 48.0]) {
            if let crate::facts::Printed::Number { percent: of_cell, .. } = &mut cell.printed {
                *of_cell = Some(percent);
            }
        }
        let found = Fixture::of(vec![entry]).find(&SmallProportion);
        assert_eq!(found.iter().map(|one| one.count).collect::<Vec<_>>(), [Some(1)]);
    }

    #[test]
    fn does_not_catch_percentages_without_a_number_of_units() {
        let rows: [(&str, &[&str]); 2] = [("a", &["3.1", "0.2"]), ("b", &["4.2", "0.3"])];
        assert_eq!(found(("Gemiddelde", Measure::Mean), &rows), []);
    }
}
