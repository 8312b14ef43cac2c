//! Tables with one row, and graphs with one point, for each unit.

use crate::facts::{Drawing, Graph, Role, Table, UnitRecords};
use crate::finding::Finding;
use crate::policy::Level;
use crate::route::Procedure;
use crate::rules::guideline::layout::observations;
use crate::rules::{Case, Family, Rule};
use std::collections::BTreeSet;

/// Also in what is hidden, because it leaves all the same. In doubt where only the number of rows or
/// points says so, which is that of the observations.
pub(crate) struct Microdata;

impl Rule for Microdata {
    fn slug(&self) -> &'static str {
        "microdata"
    }

    fn family(&self) -> Family {
        Family::Content
    }

    fn text(&self) -> &'static str {
        include_str!("microdata.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        for entry in case.candidate.entries.iter().filter(|entry| entry.role != Role::Unwanted) {
            for table in &entry.tables {
                let finding = case.finding(self, &table.place);
                findings.extend(match table.unit_records {
                    Some(UnitRecords::Perhaps) => {
                        Some(finding.variant("perhaps").at_most(Level::Review))
                    }
                    Some(_) => Some(finding),
                    None if entry.role.counts() => observed_rows(case, table).map(|rows| {
                        finding.variant("observations").at_most(Level::Review).count(rows)
                    }),
                    None => None,
                });
            }
            // In output light such a graph is refused whatever it shows.
            let shown = entry.graphs.iter().filter(|_| case.asked != Procedure::Light);
            for graph in shown.filter(|_| entry.role.counts()) {
                if let Some(points) = observed_points(graph) {
                    let finding = case.finding(self, &graph.place).variant("points");
                    findings.push(finding.at_most(Level::Review).count(points));
                }
            }
        }
    }
}

/// So many rows are by no chance as many as the observations.
const ROWS: u64 = 20;

/// So many points are more than the ornaments of a graph.
const POINTS: u64 = 50;

/// The number of rows of a table that names none of them and counts nothing, where it is the number of
/// observations that its title, its file or a text about its file states.
fn observed_rows(case: &Case<'_>, table: &Table) -> Option<u64> {
    let cells = &table.body.cells;
    let rows: BTreeSet<u32> = cells.iter().map(|cell| cell.row).collect();
    let rows = u64::try_from(rows.len()).unwrap_or(u64::MAX);
    if rows < ROWS || table.count_cells > 0 || !table.body.complete || names_rows(table) {
        return None;
    }
    let file = table.place.names().next().unwrap_or_default().to_lowercase();
    let mut statements = case.candidate.entries.iter().flat_map(|entry| &entry.statements);
    let titled = table.title.as_deref().and_then(observations);
    let stated = titled.is_some_and(|number| u64::try_from(number) == Ok(rows))
        || statements.any(|statement| {
            statement.observations == rows
                && (statement.place.path() == table.place.path() || statement.words.contains(&file))
        });
    stated.then_some(rows)
}

/// Whether words or numbers that differ label the rows of a table; a running number names none.
fn names_rows(table: &Table) -> bool {
    let labels: Vec<String> = table.body.rows.iter().map(|row| row.words.join(" ")).collect();
    let different: BTreeSet<&str> = labels.iter().map(String::as_str).collect();
    let first = labels.first().and_then(|label| label.parse::<u64>().ok());
    let mut numbers = first.filter(|first| *first < 2).into_iter().flat_map(|first| first..);
    let counted = labels.iter().all(|label| label.parse().ok() == numbers.next());
    let worded = labels.iter().any(|label| label.contains(char::is_alphabetic));
    worded || !counted && different.len() == labels.len()
}

/// How many points a graph keeps, where they are about as many as the observations that it states:
/// legends and signs add a few, and a few lie outside what is shown. A chart keeps exactly as many.
fn observed_points(graph: &Graph) -> Option<u64> {
    let observations = graph.observations.filter(|number| *number >= POINTS)?;
    let tenth = observations / 10;
    match graph.drawing {
        Drawing::Vector { dots, .. } => {
            let least = observations.saturating_sub(tenth);
            let most = observations.saturating_add(tenth).saturating_add(POINTS / 2);
            (least..=most).contains(&dots).then_some(dots)
        }
        Drawing::Chart { points } => (points == observations).then_some(points),
        Drawing::Raster | Drawing::Interactive => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::facts::{Entry, Measure};

    #[test]
    fn catches_rows_of_units_also_when_hidden() {
        let mut entry = results(&[("Aantal", Measure::Count)], &[("mannen", &["40"])]);
        entry.tables[0].unit_records = Some(UnitRecords::Keys);
        entry.tables[0].hidden = true;
        assert_eq!(Fixture::of(vec![entry]).find(&Microdata).len(), 1);
    }

    #[test]
    fn catches_in_doubt_what_a_person_has_to_look_at() {
        let mut entry = results(&[("Aantal", Measure::Count)], &[("mannen", &["40"])]);
        entry.tables[0].unit_records = Some(UnitRecords::Perhaps);
        let findings = Fixture::of(vec![entry]).find(&Microdata);
        assert_eq!(
            findings.iter().map(|finding| finding.level).collect::<Vec<_>>(),
            [Level::Review]
        );
    }

    /// A table of two measured columns with so many rows, under this title.
    fn measured(rows: u32, title: &str, labels: bool) -> Vec<Level> {
        let values: Vec<String> = (0..rows).map(|row| format!("{}.5", row * 37 % 61)).collect();
        let cells: Vec<[&str; 2]> = values.iter().map(|value| [value.as_str(); 2]).collect();
        let label = if labels { "regio" } else { "" };
        let rows: Vec<(&str, &[&str])> = cells.iter().map(|row| (label, &row[..])).collect();
        let columns = [("leeftijd", Measure::Quantity), ("loon", Measure::Money)];
        let mut entry = results(&columns, &rows);
        entry.tables[0].title = Some(title.into());
        if !labels {
            entry.tables[0].body.rows.clear();
        }
        Fixture::of(vec![entry]).levels(&Microdata)
    }

    #[test]
    fn catches_as_many_rows_as_the_observations_that_are_stated() {
        assert_eq!(measured(40, "Leeftijd en loon (N = 40)", false), [Level::Review]);
        let rows: Vec<(&str, &[&str])> = vec![("", &["0.31", "2.5"]); 40];
        let columns = [("resid", Measure::Other), ("fitted", Measure::Other)];
        let mut listed = results(&columns, &rows);
        listed.tables[0].body.rows.clear();
        let mut form = of_role("formulier.docx", Role::Form);
        form.statements.push(crate::facts::Statement {
            place: form.place.clone(),
            words: "bestand: tabel.xlsx; omschrijving: residuen, n = 40".into(),
            observations: 40,
        });
        let found = |form: Entry| Fixture::of(vec![listed.clone(), form]).levels(&Microdata);
        assert_eq!(found(form.clone()), [Level::Review]);
        form.statements[0].words = "bestand: anders.xlsx; n = 40".into();
        assert_eq!(found(form), []);
    }

    #[test]
    fn does_not_catch_other_numbers_of_rows_or_rows_with_names() {
        assert_eq!(measured(40, "Leeftijd en loon (N = 41)", false), []);
        assert_eq!(measured(40, "Leeftijd en loon (N = 40)", true), []);
        assert_eq!(measured(12, "Leeftijd en loon (N = 12)", false), []);
    }

    fn drawn(drawing: Drawing, observations: u64, asked: Procedure) -> Vec<Option<u64>> {
        let mut figure = entry("figuur.svg");
        let place = figure.place.clone();
        let observations = Some(observations);
        figure.graphs.push(Graph { place, drawing, observations, preview: None, hidden: false });
        let found = Fixture::of(vec![figure]).asked(asked).find(&Microdata);
        assert!(found.iter().all(|finding| finding.level == Level::Review));
        found.iter().map(|finding| finding.count).collect()
    }

    #[test]
    fn catches_as_many_points_as_observations() {
        let scatter = Drawing::Vector { marks: 12_400, dots: 3007 };
        assert_eq!(drawn(scatter, 3000, Procedure::After), [Some(3007)]);
        assert_eq!(drawn(scatter, 3000, Procedure::Light), [], "told by the rules for light");
        assert_eq!(drawn(Drawing::Chart { points: 800 }, 800, Procedure::Before), [Some(800)]);
    }

    #[test]
    fn does_not_catch_curves_maps_and_bars() {
        let drawings = [
            Drawing::Vector { marks: 6000, dots: 4 },
            Drawing::Vector { marks: 9000, dots: 342 },
            Drawing::Chart { points: 156 },
            Drawing::Raster,
        ];
        for drawing in drawings {
            assert_eq!(drawn(drawing, 3000, Procedure::After), []);
        }
    }

    #[test]
    fn does_not_catch_a_table_of_groups() {
        let entry = results(&[("Aantal", Measure::Count)], &[("Aa en Hunze", &["40"])]);
        assert_eq!(Fixture::of(vec![entry]).find(&Microdata), []);
    }
}
