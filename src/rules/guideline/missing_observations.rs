//! Statistics without the number of observations behind them.

use super::holds;
use super::layout::{Layout, states_observations};
use crate::facts::{BodyCell, Drawing, Graph, Measure, Model, Printed, Table, TableKind};
use crate::finding::Finding;
use crate::rules::{Case, Family, Rule};
use std::collections::BTreeSet;

/// No count in the table, in a table beside it with the same labels, or in the title; none with a graph.
pub(crate) struct MissingObservations;

impl Rule for MissingObservations {
    fn slug(&self) -> &'static str {
        "missing-observations"
    }

    fn family(&self) -> Family {
        Family::Guideline
    }

    fn text(&self) -> &'static str {
        include_str!("missing_observations.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        if !case.guidelines_hold() {
            return;
        }
        self.check_graphs(case, findings);
        for entry in case.counted() {
            let labels: Vec<BTreeSet<String>> = entry
                .tables
                .iter()
                .filter(|table| has_counts(table))
                .map(|table| Layout::of(table).labels())
                .collect();
            let shown: Vec<&Table> = entry.tables.iter().filter(|table| !table.hidden).collect();
            let is_beside = |number: usize| {
                [number.checked_sub(1), number.checked_add(1)]
                    .into_iter()
                    .flatten()
                    .filter_map(|beside| shown.get(beside))
                    .any(|beside| is_line_of_counts(beside))
            };
            // Where background information gives the numbers, another rule holds them together.
            let asked = if case.company.background.is_some() { &[][..] } else { &shown };
            for (number, table) in asked.iter().enumerate() {
                let count = unsupported(table, &labels);
                if count > 0 && !is_beside(number) {
                    findings.push(case.finding(self, &table.place).count(count));
                }
            }
            // The number may stand in the table that shows the model, or on the line below it.
            let tells = |(number, table): (usize, &&Table)| {
                table.count_cells > 0
                    || is_beside(number)
                    || table.title.as_deref().is_some_and(states_observations)
                    || Layout::of(table).headings_state_observations()
            };
            let mut telling: Option<Vec<&Table>> = None;
            let mut is_told = |model: &Model| {
                let all = || shown.iter().enumerate().filter(|at| tells(*at)).map(|(_, t)| *t);
                let telling = telling.get_or_insert_with(|| all().collect());
                telling.iter().any(|table| holds(table, model))
            };
            let silent: Vec<_> = entry
                .models
                .iter()
                .filter(|model| !model.hidden)
                .filter(|model| model.observations.is_none() && model.residual_degrees.is_none())
                .filter(|model| !is_told(model))
                .map(|model| &model.place)
                .collect();
            if let Some(first) = silent.iter().min() {
                let count = u64::try_from(silent.len()).unwrap_or(u64::MAX);
                findings.push(case.finding(self, first).variant("models").count(count));
            }
        }
    }
}

impl MissingObservations {
    /// Graphs that state none, all of one file together. A chart beside a table of counts shows these. Of
    /// output that is named light the rules for light ask it.
    fn check_graphs(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        for entry in case.counted().filter(|_| !case.named_light()) {
            let counts = entry.tables.iter().any(|table| !table.hidden && has_counts(table));
            let charted = |graph: &Graph| counts && matches!(graph.drawing, Drawing::Chart { .. });
            let silent =
                |graph: &&Graph| !graph.hidden && graph.observations.is_none() && !charted(graph);
            let silent: Vec<&Graph> = entry.graphs.iter().filter(silent).collect();
            if let Some(first) = silent.iter().map(|graph| &graph.place).min() {
                let count = u64::try_from(silent.len()).unwrap_or(u64::MAX);
                findings.push(case.finding(self, first).variant("graphs").count(count));
            }
        }
    }
}

/// Whether a table is one line of numbers of units: what stands with a table beside it, rather than
/// a table about groups of its own.
fn is_line_of_counts(table: &Table) -> bool {
    let rows: BTreeSet<u32> = table.body.cells.iter().map(|cell| cell.row).collect();
    has_counts(table) && rows.len() == 1
}

/// Whether a table holds numbers of units.
fn has_counts(table: &Table) -> bool {
    table.count_cells > 0 && table.kind != TableKind::Model
}

/// The cells of a table that need a number of observations where none is stated; none where
/// another table of the file gives numbers for half of its labels.
fn unsupported(table: &Table, others: &[BTreeSet<String>]) -> u64 {
    let stated = table.title.as_deref().is_some_and(states_observations);
    if has_counts(table) || table.kind == TableKind::Model || stated {
        return 0;
    }
    let layout = Layout::of(table);
    // In an analysis of variance the degrees of freedom say how many there are.
    let analysed = table.body.cells.iter().any(|cell| cell.measure == Measure::DegreesOfFreedom);
    let cells = table.body.cells.iter().filter(|cell| {
        let needs =
            cell.measure.needs_observations() && matches!(cell.printed, Printed::Number { .. });
        let of_units = |cell: &BodyCell| {
            cell.measure != Measure::Percent || !layout.is_change(cell.row, cell.column)
        };
        needs && of_units(cell) && !(analysed && cell.measure == Measure::Variance)
    });
    let count = u64::try_from(cells.count()).unwrap_or(u64::MAX);
    if count == 0 {
        return 0;
    }
    let own = layout.labels();
    let beside = others.iter().any(|labels| {
        !own.is_empty() && own.intersection(labels).count().saturating_mul(2) >= own.len()
    });
    if beside || layout.headings_state_observations() { 0 } else { count }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::facts::{Entry, Measure};

    fn means() -> Entry {
        let rows: [(&str, &[&str]); 2] = [("mannen", &["12.5"]), ("vrouwen", &["13.5"])];
        results(&[("Gemiddelde", Measure::Mean)], &rows)
    }

    fn found(entry: Entry) -> Vec<Option<u64>> {
        let found = Fixture::of(vec![entry]).find(&MissingObservations);
        found.iter().map(|finding| finding.count).collect()
    }

    #[test]
    fn catches_means_without_a_number_anywhere() {
        assert_eq!(found(means()), [Some(2)]);
    }

    #[test]
    fn does_not_catch_means_with_a_number_in_the_table_or_the_title() {
        let rows: [(&str, &[&str]); 1] = [("mannen", &["12.5", "400"])];
        let columns = [("Gemiddelde", Measure::Mean), ("n", Measure::Count)];
        assert_eq!(found(results(&columns, &rows)), []);
        let mut titled = means();
        titled.tables[0].title = Some("Lonen (n = 1 043)".into());
        assert_eq!(found(titled), []);
    }

    #[test]
    fn does_not_catch_means_of_groups_that_are_counted_in_another_table() {
        let mut entry = means();
        let rows: [(&str, &[&str]); 2] = [("mannen", &["400"]), ("vrouwen", &["500"])];
        entry.tables.push(table(&[("Aantal", Measure::Count)], &rows));
        assert_eq!(found(entry), []);
    }

    #[test]
    fn does_not_catch_means_under_a_line_that_counts_them() {
        let mut entry = means();
        let line: [(&str, &[&str]); 1] = [("", &["400", "12"])];
        let columns = [("n", Measure::Count), ("n missing", Measure::Count)];
        entry.tables.insert(0, table(&columns, &line));
        assert_eq!(found(entry), []);
    }

    #[test]
    fn does_not_catch_mean_squares_beside_their_degrees_of_freedom() {
        let rows: [(&str, &[&str]); 2] = [("regio", &["3", "12.5"]), ("Residuals", &["96", "0.4"])];
        let columns = [("Df", Measure::DegreesOfFreedom), ("Mean Sq", Measure::Variance)];
        assert_eq!(found(results(&columns, &rows)), []);
    }

    #[test]
    fn does_not_catch_a_model_that_prints_its_degrees_of_freedom() {
        let model = Model { residual_degrees: Some(900), ..model(None, 4) };
        assert_eq!(found(Entry { models: vec![model], ..entry("model.log") }), []);
    }

    #[test]
    fn catches_graphs_without_a_number_but_not_in_output_named_light() {
        let mut figures = entry("figuren.docx");
        for observations in [None, Some(1043), None] {
            figures.graphs.push(Graph {
                place: figures.place.clone(),
                drawing: Drawing::Raster,
                observations,
                preview: None,
                hidden: false,
            });
        }
        assert_eq!(found(figures.clone()), [Some(2)]);
        let mut charts = figures.clone();
        for graph in &mut charts.graphs {
            graph.drawing = Drawing::Chart { points: 12 };
        }
        assert_eq!(found(charts.clone()), [Some(2)]);
        let rows: [(&str, &[&str]); 2] = [("mannen", &["400"]), ("vrouwen", &["500"])];
        charts.tables.push(table(&[("Aantal", Measure::Count)], &rows));
        assert_eq!(found(charts), []);
        let light = Fixture::of(vec![figures]).named("LIGHT_figuren.zip");
        assert_eq!(light.find(&MissingObservations), []);
    }

    #[test]
    fn catches_a_model_that_does_not_state_them() {
        let entry = Entry { models: vec![model(None, 4)], ..entry("model.log") };
        assert_eq!(found(entry), [Some(1)]);
    }
}
