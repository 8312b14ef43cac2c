//! Models that follow their observations too closely.

use super::degrees;
use crate::facts::{Model, Table};
use crate::finding::Finding;
use crate::place::Place;
use crate::rules::{Case, Family, Rule};

/// Residual degrees of freedom below the threshold: as printed, as observations less coefficients, or
/// as R² and adjusted R² tell them.
pub(crate) struct FewDegreesOfFreedom;

impl Rule for FewDegreesOfFreedom {
    fn slug(&self) -> &'static str {
        "few-degrees-of-freedom"
    }

    fn family(&self) -> Family {
        Family::Guideline
    }

    fn text(&self) -> &'static str {
        include_str!("few_degrees_of_freedom.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let threshold = case.policy.thresholds.degrees_of_freedom;
        let few = |model: &Model, table: Option<&Table>| {
            degrees::residual(model, table).filter(|degrees| *degrees < threshold)
        };
        let finding = |place: &Place, least: u64| {
            case.finding(self, place).allowed(threshold).confidential(least)
        };
        super::find_models(case, few, finding, findings);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::facts::{Entry, Measure};

    fn found(model: Model) -> usize {
        let entry = Entry { models: vec![model], ..entry("model.log") };
        Fixture::of(vec![entry]).find(&FewDegreesOfFreedom).len()
    }

    #[test]
    fn catches_nine_degrees_and_not_ten() {
        assert_eq!((found(model(Some(13), 4)), found(model(Some(14), 4))), (1, 0));
    }

    #[test]
    fn tells_of_the_models_of_one_table_once() {
        let mut entry = results(&[("(1)", Measure::Coefficient)], &[("leeftijd", &["0.3"])]);
        let first = entry.tables[0].cell(&entry.tables[0].body.cells[0]);
        let at = |model: Model| Model { place: first.clone(), ..model };
        entry.models =
            vec![at(model(Some(13), 4)), at(model(Some(12), 4)), at(model(Some(900), 4))];
        let found = Fixture::of(vec![entry]).find(&FewDegreesOfFreedom);
        assert_eq!(found.iter().map(|one| one.count).collect::<Vec<_>>(), [Some(2)]);
    }

    #[test]
    fn takes_printed_degrees_before_counted_ones() {
        assert_eq!(found(Model { residual_degrees: Some(3), ..model(Some(900), 4) }), 1);
        assert_eq!(found(Model { residual_degrees: Some(30), ..model(Some(9), 4) }), 0);
    }

    #[test]
    fn does_not_guess_where_nothing_is_stated() {
        assert_eq!(found(model(None, 4)), 0);
    }
}
