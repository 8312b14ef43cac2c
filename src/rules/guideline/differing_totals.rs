//! Totals of one population that differ by a few units.

mod nested;
mod outputs;
mod totals;

use crate::finding::Finding;
use crate::place::Place;
use crate::policy::Level;
use crate::rules::{Case, Family, Rule};
pub use outputs::Outputs;
use std::collections::{BTreeMap, BTreeSet};
use totals::{Likeness, Total, near, totals};

/// Grand totals of tables with the same title, or without one and with the same labels along a
/// side, also in other output of the same call; groups of which one lies in the other; and models in
/// one file on nearly as many observations as each other or as a table.
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
        if !case.guidelines_hold() {
            return;
        }
        let minimum = case.policy.thresholds.minimum_count;
        let own = totals(case.candidate, case.tables);
        let mut pairs = Pairs::of(&own, minimum);
        if let Some(outputs) = case.company.outputs {
            pairs.add_others(&own, outputs, case.company.number, minimum);
        }
        for (first, others) in together(pairs.certain) {
            let named: Vec<String> = std::iter::once(first)
                .chain(others.iter().copied().take(NAMED))
                .map(Place::to_string)
                .collect();
            let finding = case.finding(self, first).detail(named.join(", "));
            findings.push(finding.related(others.into_iter().cloned().collect()));
        }
        self.check_groups(case, findings);
        for mut alike in pairs.likely.into_values() {
            alike.sort();
            let Some([first, second]) = alike.first().copied() else { continue };
            let count = u64::try_from(alike.len()).unwrap_or(u64::MAX);
            findings.push(
                case.finding(self, first)
                    .variant("models")
                    .at_most(Level::Review)
                    .count(count)
                    .detail(format!("{first}, {second}"))
                    .related(vec![second.clone()]),
            );
        }
    }
}

impl DifferingTotals {
    /// Groups of which one lies in the other but for a few units, those of one table together.
    fn check_groups(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let minimum = case.policy.thresholds.minimum_count;
        let mut by_table: BTreeMap<Place, Vec<[Place; 2]>> = BTreeMap::new();
        for pairs in nested::find(super::tables(case), minimum) {
            let places = pairs.iter().map(|pair| pair.map(|cell| cell.place()));
            let table = pairs.first().map(|[cell, _]| cell.table_place());
            by_table.entry(table.unwrap_or_else(|| Place::entry(""))).or_default().extend(places);
        }
        for (table, pairs) in by_table {
            let Some([first, second]) = pairs.first() else { continue };
            let count = u64::try_from(pairs.len()).unwrap_or(u64::MAX);
            let related = pairs.iter().flatten().take(RELATED).cloned().collect();
            findings.push(
                case.finding(self, &table)
                    .variant("groups")
                    .at_most(Level::Review)
                    .count(count)
                    .detail(format!("{first}, {second}"))
                    .related(related),
            );
        }
    }
}

/// How many places are named beside a table.
const RELATED: usize = 50;

/// How many totals are named beside the first.
const NAMED: usize = 3;

/// So many totals next in size are compared with each.
const NEAREST: usize = 200;

/// Two places whose totals differ by a few units, in order; that of the candidate itself before one of
/// other output.
type Pair<'t> = [&'t Place; 2];

/// The pairs of totals that differ by a few units.
#[derive(Default)]
struct Pairs<'t> {
    /// The words say that they are about the same units.
    certain: Vec<Pair<'t>>,
    /// Only the file that they stand in and their size say so; by file.
    likely: BTreeMap<&'t str, Vec<Pair<'t>>>,
}

impl<'t> Pairs<'t> {
    /// Compares totals of one candidate.
    fn of(totals: &'t [Total], minimum: u64) -> Self {
        let mut pairs = Self::default();
        for (index, total) in totals.iter().enumerate() {
            let larger = totals.get(index.saturating_add(1)..).unwrap_or_default();
            for other in near(larger, total.value, minimum).take(NEAREST) {
                if other.value == total.value {
                    continue;
                }
                let mut places = [&total.place, &other.place];
                places.sort();
                match total.is_of_the_population_of(other) {
                    Some(Likeness::Words) => pairs.certain.push(places),
                    Some(Likeness::File) => {
                        pairs.likely.entry(total.place.path()).or_default().push(places);
                    }
                    None => {}
                }
            }
        }
        pairs
    }

    /// Compares them with those of other output of the call; the candidate itself has that number.
    fn add_others(
        &mut self,
        totals: &'t [Total],
        outputs: &'t Outputs<'_>,
        own: usize,
        minimum: u64,
    ) {
        for total in totals {
            let near = outputs.near(total, own, minimum).take(NEAREST);
            let alike = near.filter(|other| {
                other.value != total.value
                    && matches!(total.is_of_the_population_of(other), Some(Likeness::Words))
            });
            self.certain.extend(alike.map(|other| [&total.place, &other.place]));
        }
    }
}

/// The pairs by the first total of a population, so that each population is told once: the totals of
/// a pair that hangs together with an earlier one are told there.
fn together<'t>(mut pairs: Vec<Pair<'t>>) -> BTreeMap<&'t Place, BTreeSet<&'t Place>> {
    pairs.sort();
    let mut first_of: BTreeMap<&Place, &Place> = BTreeMap::new();
    let mut groups: BTreeMap<&Place, BTreeSet<&Place>> = BTreeMap::new();
    for [one, other] in pairs {
        let first = first_of.get(one).or_else(|| first_of.get(other)).copied().unwrap_or(one);
        let group = groups.entry(first).or_default();
        for place in [one, other] {
            first_of.entry(place).or_insert(first);
            if place != first {
                group.insert(place);
            }
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::facts::Measure;
    use crate::place::Range;

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

    #[test]
    fn catches_a_total_that_differs_from_one_in_other_output_of_the_call() {
        let total = |total: &'static str, part: &'static str, name: &str| {
            let rows: [(&str, &[&str]); 3] =
                [("hier", &[part]), ("elders", &["60"]), ("Totaal", &[total])];
            Fixture::of(vec![results(&[("n", Measure::Count)], &rows)]).named(name)
        };
        let found = total("1040", "980", "a.zip")
            .beside(total("1043", "983", "b.zip"))
            .beside(total("1046", "986", "c.zip"))
            .find(&DifferingTotals);
        let details: Vec<_> = found.iter().filter_map(|found| found.detail.as_deref()).collect();
        let own = "tabel.xlsx!Blad1!B4";
        assert_eq!(details, [format!("{own}, b.zip!{own}, c.zip!{own}")]);
    }

    #[test]
    fn reviews_models_of_one_file_that_differ_by_a_few_observations() {
        let mut log = entry("model.log");
        log.models = vec![model(Some(1204), 4), model(Some(1201), 5), model(Some(900), 4)];
        let after = Fixture::of(vec![log]).asked(crate::route::Procedure::After);
        let found = after.find(&DifferingTotals);
        assert_eq!((found.len(), found[0].variant), (1, Some("models")));
        assert_eq!(found[0].level, Level::Review);
    }
}
