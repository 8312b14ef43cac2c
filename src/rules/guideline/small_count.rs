//! Numbers of units that are too small to publish.

mod cells;
mod models;

use super::study::Study;
use crate::facts::{Entry, Measure, Model, Nature, Printed, Role, SightingKind, Table, TableKind};
use crate::finding::Finding;
use crate::place::Place;
use crate::rules::{Case, Family, Rule};
use cells::Small;
use std::collections::{BTreeMap, BTreeSet};

/// A count from 1 to the minimum less one, also behind a model or a graph or in a text, and markers that tell one.
pub(crate) struct SmallCount;

impl Rule for SmallCount {
    fn slug(&self) -> &'static str {
        "small-count"
    }

    fn family(&self) -> Family {
        Family::Guideline
    }

    fn text(&self) -> &'static str {
        include_str!("small_count.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let minimum = case.policy.thresholds.minimum_count;
        let (models, others): (Vec<&Study<'_>>, Vec<_>) =
            super::tables(case).partition(|study| study.table.kind == TableKind::Model);
        for study in others {
            let (table, small) = (study.table, Small::of(study, minimum));
            if small.counts > 0 {
                let finding = case.finding(self, &table.place).count(small.counts);
                findings.push(finding.allowed(minimum).related(small.places));
            }
            if small.markers > 0 {
                let finding = case.finding(self, &table.place).count(small.markers);
                findings.push(finding.allowed(minimum).variant("marker"));
            }
        }
        // The other counts in a table of coefficients are the observations of its models.
        let observed: Vec<&Model> = super::entries(case)
            .flat_map(|entry| &entry.models)
            .filter(|model| !model.hidden && model.observations.is_some())
            .collect();
        for study in models {
            let small = models::small(study, &observed, minimum);
            if small.counts > 0 {
                let finding = case.finding(self, &study.table.place).count(small.counts);
                findings.push(finding.allowed(minimum).related(small.places));
            }
        }
        let few = |model: &Model, _: Option<&Table>| {
            model.observations.filter(|number| (1..minimum).contains(number))
        };
        let finding = |place: &Place, least: u64| {
            let finding = case.finding(self, place).variant("observations").allowed(minimum);
            finding.confidential(least)
        };
        super::find_models(case, few, finding, findings);
        self.check_texts(case, findings);
        self.check_graphs(case, findings);
    }
}

impl SmallCount {
    /// Counts in running text, in printed lines outside any table, and in the lines around the
    /// tables of a sheet.
    fn check_texts(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let minimum = case.policy.thresholds.minimum_count;
        for entry in super::entries(case) {
            let in_lines = small_in_text(entry, minimum);
            let told: BTreeSet<u64> = in_lines.iter().map(|(value, _)| *value).collect();
            let around = small_around_tables(entry, minimum);
            let around = around.into_iter().filter(|(value, _)| !told.contains(value));
            for (value, place) in in_lines.iter().copied().chain(around) {
                let finding = case.finding(self, place).variant("text");
                findings.push(finding.confidential(value).allowed(minimum));
            }
        }
    }

    /// Graphs that state too few observations by themselves: what stands in the text around them is
    /// found as text.
    fn check_graphs(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let minimum = case.policy.thresholds.minimum_graph_observations;
        let graphs = super::entries(case).flat_map(|entry| &entry.graphs);
        for graph in graphs.filter(|graph| !graph.hidden) {
            let Some(value) = graph.observations.filter(|number| (1..minimum).contains(number))
            else {
                continue;
            };
            let around = |entry: &&Entry| graph.place.lies_in(&entry.place);
            let said = super::entries(case)
                .filter(around)
                .flat_map(|entry| small_in_text(entry, minimum))
                .any(|(said, _)| said == value);
            if !said {
                let finding = case.finding(self, &graph.place).variant("graph");
                findings.push(finding.confidential(value).allowed(minimum));
            }
        }
    }
}

/// The counts that the lines of an entry state and that are too small. A text without any result is
/// taken for documentation, in which every number is one too many; a small one is small all the same.
fn small_in_text(entry: &Entry, minimum: u64) -> Vec<(u64, &Place)> {
    let is_said = |kind: SightingKind| match kind {
        SightingKind::CountInText => true,
        SightingKind::PastedCount => entry.role == Role::Documentation,
        _ => false,
    };
    let said = entry.sightings.iter().filter(|sighting| is_said(sighting.kind));
    let small = |value: &u64| (1..minimum).contains(value);
    said.filter_map(|sighting| Some((sighting.value.filter(small)?, &sighting.place))).collect()
}

/// The numbers of observations that the titles and notes of a sheet state and that are too small:
/// those that no table, model or graph of the sheet shows as its own. One for each number.
fn small_around_tables(entry: &Entry, minimum: u64) -> BTreeMap<u64, &Place> {
    // What a row of units says is no note.
    let of_units = entry.tables.iter().any(|table| table.unit_records.is_some());
    if entry.nature != Nature::Sheet || of_units {
        return BTreeMap::new();
    }
    let in_tables =
        entry.tables.iter().flat_map(|table| &table.body.cells).filter_map(|cell| {
            match (cell.measure, cell.printed) {
                (Measure::Count, Printed::Number { value, .. }) => Some(value as u64),
                _ => None,
            }
        });
    let in_headings = entry.tables.iter().flat_map(cells::stated_by_headings);
    let in_models = entry.models.iter().filter_map(|model| model.observations);
    let in_graphs = entry.graphs.iter().filter_map(|graph| graph.observations);
    let shown: BTreeSet<u64> =
        in_tables.chain(in_headings).chain(in_models).chain(in_graphs).collect();
    let small = entry.statements.iter().filter(|statement| {
        (1..minimum).contains(&statement.observations) && !shown.contains(&statement.observations)
    });
    small.map(|statement| (statement.observations, &statement.place)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::facts::{Drawing, Graph};
    use crate::policy::Level;
    use crate::route::{ContentKind, Procedure};

    fn counts(values: &[&str]) -> Fixture {
        let rows: Vec<(&str, &[&str])> = values.chunks(1).map(|value| ("regio", value)).collect();
        Fixture::of(vec![results(&[("Aantal", Measure::Count)], &rows)])
    }

    #[test]
    fn catches_a_count_of_seven_and_fails_it_after_the_fact() {
        assert_eq!(counts(&["7", "40"]).levels(&SmallCount), [Level::Review]);
        let after = counts(&["7", "40"]).asked(Procedure::After);
        assert_eq!(after.levels(&SmallCount), [Level::Fail]);
    }

    #[test]
    fn finds_one_for_each_table_with_the_number_of_cells() {
        assert_eq!(counts(&["7", "1", "9", "10"]).find(&SmallCount)[0].count, Some(3));
    }

    #[test]
    fn catches_a_marker_below_five_and_not_one_below_ten() {
        assert_eq!(counts(&["<5"]).find(&SmallCount)[0].variant, Some("marker"));
        assert_eq!(counts(&["<10", "<1"]).find(&SmallCount), []);
    }

    #[test]
    fn does_not_catch_zero_ten_or_a_suppressed_count() {
        assert_eq!(counts(&["0", "10", "."]).find(&SmallCount), []);
    }

    #[test]
    fn does_not_catch_a_small_number_of_thousands() {
        let mut entry = results(&[("Aantal (x 1 000)", Measure::Count)], &[("mannen", &["7.3"])]);
        assert_eq!(Fixture::of(vec![entry.clone()]).find(&SmallCount), []);
        entry.tables[0].body.columns[0].words = vec!["Aantal".into()];
        assert_eq!(Fixture::of(vec![entry]).find(&SmallCount).len(), 1);
    }

    #[test]
    fn does_not_catch_a_small_mean() {
        let entry = results(&[("Gemiddelde", Measure::Mean)], &[("mannen", &["7"])]);
        assert_eq!(Fixture::of(vec![entry]).find(&SmallCount), []);
    }

    #[test]
    fn catches_a_model_on_nine_observations_and_a_count_in_a_text() {
        let models = vec![model(Some(9), 2), model(Some(10), 2), model(None, 2)];
        let mut log = Entry { models, ..entry("model.log") };
        assert_eq!(Fixture::of(vec![log.clone()]).find(&SmallCount).len(), 1);
        log.models.clear();
        for value in [7, 1043] {
            let mut seen = sighting("model.log", SightingKind::CountInText, "n");
            seen.value = Some(value);
            log.sightings.push(seen);
        }
        assert_eq!(Fixture::of(vec![log]).find(&SmallCount).len(), 1);
    }

    #[test]
    fn catches_a_graph_on_nine_observations_once() {
        let place = crate::place::Place::entry("verslag.docx").inside("image1.png");
        let graph = |observations| Graph {
            place: place.clone(),
            drawing: Drawing::Raster,
            observations,
            preview: None,
            hidden: false,
        };
        let figure = |observations| Entry {
            place: place.clone(),
            graphs: vec![graph(observations)],
            ..entry("verslag.docx")
        };
        let fixture = Fixture::of(vec![figure(Some(9)), figure(Some(10)), figure(None)]);
        let found = fixture.find(&SmallCount);
        assert_eq!(found.iter().map(|one| one.variant).collect::<Vec<_>>(), [Some("graph")]);
        // Its caption says the same.
        let mut caption = sighting("verslag.docx", SightingKind::CountInText, "n");
        caption.value = Some(9);
        let text = Entry { sightings: vec![caption], ..entry("verslag.docx") };
        let found = Fixture::of(vec![text, figure(Some(9))]).find(&SmallCount);
        assert_eq!(found.iter().map(|one| one.variant).collect::<Vec<_>>(), [Some("text")]);
    }

    #[test]
    fn catches_a_heading_that_states_seven_observations() {
        let rows: [(&str, &[&str]); 1] = [("% man", &["44", "50"])];
        let columns = [("Groep A (N=7)", Measure::Percent), ("Groep B (N=450)", Measure::Percent)];
        let found = Fixture::of(vec![results(&columns, &rows)]).find(&SmallCount);
        assert_eq!(found.iter().map(|one| one.count).collect::<Vec<_>>(), [Some(1)]);
    }

    #[test]
    fn catches_seven_observations_in_a_note_of_a_sheet_once() {
        let rows: [(&str, &[&str]); 2] = [("mannen", &["12.5"]), ("vrouwen", &["13.5"])];
        let mut entry = results(&[("Gemiddelde", Measure::Mean)], &rows);
        let statement = |observations| crate::facts::Statement {
            place: entry.place.clone(),
            words: format!("n = {observations}"),
            observations,
        };
        entry.statements = vec![statement(7), statement(70)];
        let found = Fixture::of(vec![entry.clone()]).find(&SmallCount);
        assert_eq!(found.iter().map(|one| one.variant).collect::<Vec<_>>(), [Some("text")]);
        // The note says of a row what stands in it.
        let columns = [("Gemiddelde", Measure::Mean), ("n", Measure::Count)];
        let rows: [(&str, &[&str]); 1] = [("mannen", &["12.5", "7"])];
        entry.tables = results(&columns, &rows).tables;
        let found = Fixture::of(vec![entry]).find(&SmallCount);
        assert_eq!(found.iter().map(|one| one.variant).collect::<Vec<_>>(), [None]);
    }

    #[test]
    fn catches_a_small_count_in_a_text_that_explains() {
        let mut seen = sighting("toelichting.txt", SightingKind::PastedCount, "n");
        seen.value = Some(7);
        let found = |role| {
            let entry = Entry { sightings: vec![seen.clone()], ..of_role("toelichting.txt", role) };
            Fixture::of(vec![entry]).find(&SmallCount).len()
        };
        assert_eq!((found(Role::Documentation), found(Role::Script)), (1, 0));
    }

    #[test]
    fn does_not_catch_averages_under_a_word_for_units() {
        let found = |values: [&str; 3]| {
            let rows = values.map(|value| ("regio", vec![value]));
            let rows: Vec<(&str, &[&str])> =
                rows.iter().map(|(label, values)| (*label, values.as_slice())).collect();
            let entry = results(&[("Kinderen", Measure::Count)], &rows);
            Fixture::of(vec![entry]).find(&SmallCount).len()
        };
        assert_eq!(found(["1.8", "2.1", "1.7"]), 0);
        assert_eq!(found(["7.4", "212.1", "1301.7"]), 1, "weighted numbers of units");
    }

    #[test]
    fn does_not_hold_for_background_information() {
        let background = counts(&["7"]).content(ContentKind::Background);
        assert_eq!(background.find(&SmallCount), []);
    }
}
