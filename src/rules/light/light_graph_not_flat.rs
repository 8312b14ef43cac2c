//! Graphs of output light that keep the data behind them.

use crate::facts::Drawing;
use crate::finding::Finding;
use crate::route::Procedure;
use crate::rules::{Case, Family, Rule};

/// Charts, vector drawings and interactive figures; flat is a picture of pixels.
pub(crate) struct LightGraphNotFlat;

impl Rule for LightGraphNotFlat {
    fn slug(&self) -> &'static str {
        "light-graph-not-flat"
    }

    fn family(&self) -> Family {
        Family::Light
    }

    fn text(&self) -> &'static str {
        include_str!("light_graph_not_flat.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        if case.asked != Procedure::Light {
            return;
        }
        for graph in case.counted().flat_map(|entry| &entry.graphs).filter(|graph| !graph.hidden) {
            let finding = case.finding(self, &graph.place);
            match graph.drawing {
                Drawing::Raster => {}
                Drawing::Vector { marks, .. } => {
                    findings.push(finding.variant("vector").count(marks));
                }
                Drawing::Chart { points } => findings.push(finding.variant("chart").count(points)),
                Drawing::Interactive => findings.push(finding.variant("interactive")),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::facts::{Entry, Graph};

    fn found(drawing: Drawing) -> Vec<Finding> {
        let mut figure = entry("figuur.svg");
        let place = figure.place.clone();
        figure.graphs.push(Graph {
            place,
            drawing,
            observations: None,
            preview: None,
            hidden: false,
        });
        Fixture::of(vec![Entry { ..figure }]).asked(Procedure::Light).find(&LightGraphNotFlat)
    }

    #[test]
    fn catches_charts_and_vector_drawings() {
        assert_eq!(found(Drawing::Vector { marks: 812, dots: 0 })[0].count, Some(812));
        assert_eq!(found(Drawing::Chart { points: 12 })[0].variant, Some("chart"));
    }

    #[test]
    fn does_not_catch_pixels() {
        assert_eq!(found(Drawing::Raster), []);
    }
}
