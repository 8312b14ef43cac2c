//! Graphs of output light of which the number of observations is not clear, or too small.

use crate::facts::Graph;
use crate::finding::Finding;
use crate::place::Place;
use crate::policy::Level;
use crate::route::Procedure;
use crate::rules::{Case, Family, Rule};

/// Not stated: once for the whole candidate; below the minimum: for each graph, and never light.
pub(crate) struct LightGraphObservations;

impl Rule for LightGraphObservations {
    fn slug(&self) -> &'static str {
        "light-graph-observations"
    }

    fn family(&self) -> Family {
        Family::Light
    }

    fn text(&self) -> &'static str {
        include_str!("light_graph_observations.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        if case.asked != Procedure::Light {
            return;
        }
        let minimum = case.policy.thresholds.minimum_graph_observations;
        let graphs: Vec<&Graph> =
            case.counted().flat_map(|entry| &entry.graphs).filter(|graph| !graph.hidden).collect();
        let unstated: Vec<Place> = graphs
            .iter()
            .filter(|graph| graph.observations.is_none())
            .map(|graph| graph.place.clone())
            .collect();
        if !unstated.is_empty() {
            let count = u64::try_from(unstated.len()).unwrap_or(u64::MAX);
            findings.push(case.finding(self, &case.place()).count(count).related(unstated));
        }
        for graph in graphs {
            if let Some(observations) = graph.observations.filter(|number| *number < minimum) {
                let finding = case.finding(self, &graph.place).variant("few").level(Level::Fail);
                findings.push(finding.confidential(observations).allowed(minimum));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::facts::Drawing;

    fn found(observations: &[Option<u64>]) -> Vec<(Level, Option<u64>)> {
        let mut figures = entry("figuren.docx");
        for number in observations {
            let (place, drawing) = (figures.place.clone(), Drawing::Raster);
            figures.graphs.push(Graph {
                place,
                drawing,
                observations: *number,
                preview: None,
                hidden: false,
            });
        }
        let light = Fixture::of(vec![figures]).asked(Procedure::Light);
        light.find(&LightGraphObservations).iter().map(|f| (f.level, f.count)).collect()
    }

    #[test]
    fn asks_once_for_all_graphs_that_do_not_state_it() {
        assert_eq!(found(&[None, Some(1043), None]), [(Level::Review, Some(2))]);
    }

    #[test]
    fn refuses_a_graph_of_nine_observations_and_not_of_ten() {
        assert_eq!(found(&[Some(9), Some(10)]), [(Level::Fail, None)]);
    }
}
