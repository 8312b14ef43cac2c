//! Released results of which the background information does not give the counts.

use super::evidence::Evidence;
use crate::finding::Finding;
use crate::place::Range;
use crate::rules::{Case, Family, Rule};

/// How many places are named beside the table.
const NAMED: usize = 50;

/// For each released table: cells that need a number of observations and have none, here or there.
pub(crate) struct BackgroundMissing;

impl Rule for BackgroundMissing {
    fn slug(&self) -> &'static str {
        "background-missing"
    }

    fn family(&self) -> Family {
        Family::Guideline
    }

    fn text(&self) -> &'static str {
        include_str!("background_missing.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let Some(background) = case.company.background else { return };
        let evidence = Evidence::of(background);
        for study in super::tables(case) {
            let (table, behind) = (study.table, evidence.behind(study));
            for column in &behind.unread {
                findings.push(case.finding(self, column).variant("share"));
            }
            if behind.without.is_empty() {
                continue;
            }
            let count = u64::try_from(behind.without.len()).unwrap_or(u64::MAX);
            let finding = case.finding(self, &table.place).count(count);
            let places = behind.without.iter().take(NAMED);
            let places = places.map(|(row, column)| table.place.cells(Range::cell(*row, *column)));
            findings.push(if behind.without.len() == behind.needing {
                finding.variant("table")
            } else {
                finding.related(places.collect())
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::facts::Measure;

    const MEANS: [(&str, Measure); 1] = [("Gemiddeld inkomen", Measure::Mean)];
    const COUNTS: [(&str, Measure); 1] = [("n", Measure::Count)];

    fn found(background: &[(&str, &[&str])]) -> Vec<(Option<&'static str>, Option<u64>)> {
        let released: [(&str, &[&str]); 2] = [("mannen", &["12.5"]), ("vrouwen", &["13.5"])];
        Fixture::of(vec![results(&MEANS, &released)])
            .with_background(Fixture::of(vec![results(&COUNTS, background)]))
            .find(&BackgroundMissing)
            .iter()
            .map(|finding| (finding.variant, finding.count))
            .collect()
    }

    #[test]
    fn catches_cells_and_whole_tables_without_a_count() {
        assert_eq!(found(&[("mannen", &["400"])]), [(None, Some(1))]);
        assert_eq!(found(&[("Groningen", &["400"])]), [(Some("table"), Some(2))]);
    }

    #[test]
    fn does_not_catch_cells_that_are_counted_in_the_background_information() {
        assert_eq!(found(&[("vrouwen", &["5"]), ("mannen", &["400"])]), []);
    }

    #[test]
    fn does_not_catch_a_total_that_is_called_otherwise_in_the_background_information() {
        for total in ["Totaal", "Total", "Alle personen"] {
            let released: [(&str, &[&str]); 2] = [("mannen", &["12.5"]), ("Totaal", &["13.5"])];
            let background: [(&str, &[&str]); 2] = [("mannen", &["400"]), (total, &["800"])];
            let background = Fixture::of(vec![results(&COUNTS, &background)]);
            let output = Fixture::of(vec![results(&MEANS, &released)]);
            assert_eq!(output.with_background(background).find(&BackgroundMissing), [], "{total}");
        }
    }

    #[test]
    fn does_not_ask_for_what_the_output_says_itself() {
        let columns = [MEANS[0], COUNTS[0]];
        let released = results(&columns, &[("mannen", &["12.5", "400"])]);
        let background = Fixture::of(vec![results(&COUNTS, &[("elders", &["40"])])]);
        let fixture = Fixture::of(vec![released]).with_background(background);
        assert_eq!(fixture.find(&BackgroundMissing), []);
    }

    #[test]
    fn says_which_column_of_largest_contributors_it_does_not_understand() {
        let output = results(&[("Omzet", Measure::Money)], &[("bouw", &["1250"])]);
        let found = |share| {
            let columns = [COUNTS[0], ("Dominantie (%)", Measure::Percent)];
            let background = results(&columns, &[("bouw", &["40", share])]);
            let fixture =
                Fixture::of(vec![output.clone()]).with_background(Fixture::of(vec![background]));
            let found = fixture.find(&BackgroundMissing);
            found.iter().map(|finding| finding.variant).collect::<Vec<_>>()
        };
        assert_eq!(found("512.3"), [Some("share")]);
        assert_eq!(found("12.3"), []);
    }

    #[test]
    fn asks_nothing_where_there_is_no_background_information() {
        let released = results(&MEANS, &[("mannen", &["12.5"])]);
        assert_eq!(Fixture::of(vec![released]).find(&BackgroundMissing), []);
    }
}
