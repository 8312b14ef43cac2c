//! Numbers of units that are too small to publish.

use super::layout::Layout;
use crate::facts::{Bound, Entry, Measure, Printed, Sighting, SightingKind, Table, TableKind};
use crate::finding::Finding;
use crate::place::Place;
use crate::rules::{Case, Family, Rule};

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
        for table in super::tables(case).filter(|table| table.kind != TableKind::Model) {
            let small = Small::of(table, minimum);
            if small.counts > 0 {
                let finding = case.finding(self, &table.place).count(small.counts);
                findings.push(finding.allowed(minimum).related(small.places));
            }
            if small.markers > 0 {
                let finding = case.finding(self, &table.place).count(small.markers);
                findings.push(finding.allowed(minimum).variant("marker"));
            }
        }
        // The counts in a table of coefficients are the observations of its models.
        for model in super::models(case) {
            if let Some(observations) =
                model.observations.filter(|number| (1..minimum).contains(number))
            {
                let finding = case.finding(self, &model.place).variant("observations");
                findings.push(finding.confidential(observations).allowed(minimum));
            }
        }
        self.check_texts(case, findings);
        self.check_graphs(case, findings);
    }
}

impl SmallCount {
    /// Counts in running text and in printed lines outside any table.
    fn check_texts(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let minimum = case.policy.thresholds.minimum_count;
        for sighting in super::entries(case).flat_map(|entry| &entry.sightings) {
            if let Some(value) = small_in_text(sighting, minimum) {
                let finding = case.finding(self, &sighting.place).variant("text");
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
            let path = graph.place.path();
            let around = |entry: &&Entry| {
                let rest = path.strip_prefix(entry.place.path());
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('!'))
            };
            let said = super::entries(case)
                .filter(around)
                .flat_map(|entry| &entry.sightings)
                .any(|sighting| small_in_text(sighting, minimum) == Some(value));
            if !said {
                let finding = case.finding(self, &graph.place).variant("graph");
                findings.push(finding.confidential(value).allowed(minimum));
            }
        }
    }
}

/// A count that a text states and that is too small.
fn small_in_text(sighting: &Sighting, minimum: u64) -> Option<u64> {
    let value = sighting.value.filter(|value| (1..minimum).contains(value))?;
    (sighting.kind == SightingKind::CountInText).then_some(value)
}

/// How many places are named beside the table.
const NAMED: usize = 50;

/// What is small in a table.
#[derive(Default)]
struct Small {
    counts: u64,
    markers: u64,
    places: Vec<Place>,
}

impl Small {
    fn of(table: &Table, minimum: u64) -> Self {
        let mut small = Self::default();
        let least = minimum as f64;
        let mut layout = None;
        for cell in table.body.cells.iter().filter(|cell| cell.measure == Measure::Count) {
            match cell.printed {
                Printed::Number { value, .. } if (1.0..least).contains(&value) => {
                    // A small number of thousands is no small number.
                    let layout = layout.get_or_insert_with(|| Layout::of(table));
                    if layout.scale(cell) * value < least {
                        small.counts = small.counts.saturating_add(1);
                        if small.places.len() < NAMED {
                            small.places.push(table.cell(cell));
                        }
                    }
                }
                Printed::Bounded(bound, value) if tells(bound, value, least) => {
                    small.markers = small.markers.saturating_add(1);
                }
                _ => {}
            }
        }
        let further = table.body.further_counts.iter();
        small.counts = further
            .filter(|(value, _)| (1..minimum).contains(&u64::from(**value)))
            .fold(small.counts, |sum, (_, number)| sum.saturating_add(*number));
        small
    }
}

/// Whether a marker tells more than that a count is below the minimum: `<5` does, `<10` does not,
/// `<1` is nothing but zero.
fn tells(bound: Bound, value: f64, least: f64) -> bool {
    match bound {
        Bound::Below => value > 1.0 && value < least,
        Bound::AtMost => value >= 1.0 && value < least - 1.0,
        Bound::Above | Bound::AtLeast => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::facts::{Drawing, Graph};
    use crate::policy::Level;
    use crate::rules::{ContentKind, Procedure};

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
        let place = crate::place::Place::entry("verslag.docx!image1.png");
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
    fn does_not_hold_for_background_information() {
        let background = counts(&["7"]).content(ContentKind::Background);
        assert_eq!(background.find(&SmallCount), []);
    }
}
