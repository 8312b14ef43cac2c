//! Smallest and largest values, which belong to single units.

use crate::facts::{Measure, Printed};
use crate::finding::Finding;
use crate::place::Place;
use crate::rules::{Case, Family, Rule};

/// Minimum, maximum and range, by the headings of the table.
pub(crate) struct MinimumMaximum;

impl Rule for MinimumMaximum {
    fn slug(&self) -> &'static str {
        "minimum-maximum"
    }

    fn family(&self) -> Family {
        Family::Guideline
    }

    fn text(&self) -> &'static str {
        include_str!("minimum_maximum.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        for table in super::tables(case).map(|study| study.table) {
            let extremes = table.body.cells.iter().filter(|cell| {
                matches!(cell.measure, Measure::Minimum | Measure::Maximum | Measure::Range)
                    && cell.printed != Printed::Suppressed
            });
            let places: Vec<Place> = extremes.map(|cell| table.cell(cell)).collect();
            let count = u64::try_from(places.len()).unwrap_or(u64::MAX);
            if count > 0 {
                let named = places.into_iter().take(NAMED).collect();
                findings.push(case.finding(self, &table.place).count(count).related(named));
            }
        }
    }
}

/// How many cells are named beside their table.
const NAMED: usize = 50;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    fn found(measure: Measure, printed: &str) -> Vec<Option<u64>> {
        let entry = results(&[("kolom", measure)], &[("loon", &[printed]), ("uren", &[printed])]);
        Fixture::of(vec![entry]).find(&MinimumMaximum).iter().map(|found| found.count).collect()
    }

    #[test]
    fn catches_minima_and_maxima_once_for_each_table() {
        assert_eq!(found(Measure::Minimum, "12"), [Some(2)]);
        assert_eq!(found(Measure::Maximum, "120000"), [Some(2)]);
    }

    #[test]
    fn does_not_catch_percentiles_or_what_is_suppressed() {
        assert_eq!(found(Measure::Percentile, "12"), []);
        assert_eq!(found(Measure::Maximum, "."), []);
    }
}
