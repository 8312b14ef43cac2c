//! Released results that rest on too few units, as the background information says.

use super::evidence::Evidence;
use crate::finding::Finding;
use crate::place::{Range, address};
use crate::rules::{Case, Family, Rule};

/// How many cells are named.
const NAMED: usize = 3;

/// How many places are named beside the table.
const RELATED: usize = 50;

/// A count below the minimum behind a released cell; what is withheld in the output may be small.
pub(crate) struct BackgroundSmallCount;

impl Rule for BackgroundSmallCount {
    fn slug(&self) -> &'static str {
        "background-small-count"
    }

    fn family(&self) -> Family {
        Family::Guideline
    }

    fn text(&self) -> &'static str {
        include_str!("background_small_count.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let Some(background) = case.company.background else { return };
        let evidence = Evidence::of(background);
        let limit = i64::try_from(case.policy.thresholds.minimum_count).unwrap_or(i64::MAX);
        for table in super::tables(case) {
            let behind = evidence.behind(table);
            let broken: Vec<_> =
                behind.counts.iter().filter(|support| support.value < limit).collect();
            if broken.is_empty() {
                continue;
            }
            let count = u64::try_from(broken.len()).unwrap_or(u64::MAX);
            let named: Vec<String> = broken
                .iter()
                .take(NAMED)
                .map(|support| {
                    let own = address(support.cell.0, support.cell.1);
                    format!("{own} ← {}", support.place)
                })
                .collect();
            let places = broken
                .iter()
                .take(RELATED)
                .map(|support| table.place.cells(Range::cell(support.cell.0, support.cell.1)));
            findings.push(
                case.finding(self, &table.place)
                    .count(count)
                    .detail(named.join("; "))
                    .related(places.collect()),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::facts::Measure;

    fn found(released: [&str; 2], counts: [&str; 2]) -> Option<String> {
        let table = |head: (&str, Measure), values: [&str; 2]| {
            let (men, women) = ([values[0]], [values[1]]);
            results(&[head], &[("mannen", &men[..]), ("vrouwen", &women[..])])
        };
        let output = table(("Gemiddeld inkomen", Measure::Mean), released);
        let background = Fixture::of(vec![table(("n", Measure::Count), counts)]);
        let fixture = Fixture::of(vec![output]).with_background(background);
        fixture.find(&BackgroundSmallCount).first().and_then(|found| found.detail.clone())
    }

    #[test]
    fn catches_a_mean_of_nine_units() {
        let found = found(["12.5", "13.5"], ["400", "9"]);
        assert_eq!(found.as_deref(), Some("B3 ← tabel.xlsx!Blad1!B3"));
    }

    #[test]
    fn does_not_catch_ten_units_or_a_cell_that_is_withheld() {
        assert_eq!(found(["12.5", "13.5"], ["400", "10"]), None);
        assert_eq!(found(["12.5", "."], ["400", "3"]), None);
    }
}
