//! Models that are nothing but the table of their groups.

use super::degrees;
use crate::facts::{Model, Table};
use crate::finding::Finding;
use crate::place::Place;
use crate::rules::{Case, Family, Rule};

/// A perfect fit, or as many coefficients as observations.
pub(crate) struct SaturatedModel;

impl Rule for SaturatedModel {
    fn slug(&self) -> &'static str {
        "saturated-model"
    }

    fn family(&self) -> Family {
        Family::Guideline
    }

    fn text(&self) -> &'static str {
        include_str!("saturated_model.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let exact = |model: &Model, table: Option<&Table>| {
            (model.perfect_fit || degrees::residual(model, table) == Some(0)).then_some(0)
        };
        let finding = |place: &Place, _| case.finding(self, place);
        super::find_models(case, exact, finding, findings);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::facts::Entry;

    fn found(model: Model) -> usize {
        let entry = Entry { models: vec![model], ..entry("model.log") };
        Fixture::of(vec![entry]).find(&SaturatedModel).len()
    }

    #[test]
    fn catches_a_perfect_fit_and_a_model_without_degrees_of_freedom() {
        assert_eq!(found(Model { perfect_fit: true, ..model(None, 4) }), 1);
        assert_eq!(found(model(Some(12), 12)), 1);
    }

    #[test]
    fn does_not_catch_an_ordinary_model() {
        assert_eq!(found(model(Some(900), 4)), 0);
    }
}
