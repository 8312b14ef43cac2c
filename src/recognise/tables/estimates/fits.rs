//! How well a model fits, in a table beside that of its coefficients.
//!
//! Convention: SPSS and jamovi print one regression as several tables, under titles that are always
//! the same. The models of those without coefficients wait until the file ends: where it shows as many
//! models by their coefficients, they are these.

use crate::facts::Model;
use crate::recognise::Found;

/// What such tables are called, in lower case.
const TITLES: [&str; 11] = [
    "model summary",
    "model fit measures",
    "model fitting information",
    "omnibus tests of model coefficients",
    "step summary",
    "likelihood ratio tests",
    "goodness-of-fit",
    "goodness of fit",
    "pseudo r-square",
    "hosmer and lemeshow test",
    "overall model test",
];

/// Whether a table under this title tells of the fit of models that another one estimates.
pub(in crate::recognise::tables) fn are_of_fit(title: Option<&str>, models: &[Model]) -> bool {
    let title = title.map(|title| title.trim().to_lowercase());
    let named = title.is_some_and(|title| TITLES.iter().any(|begin| title.starts_with(begin)));
    // Under `Std. Error of the Estimate` stands a number, too.
    named && models.iter().all(|model| model.coefficients <= 1)
}

/// Adds the models of which tables told only the fit, table by table, but for those that are estimated
/// elsewhere in the file.
pub(in crate::recognise::tables) fn settle(waiting: Vec<Vec<Model>>, found: &mut Found) {
    let estimated = found.models.iter().filter(|model| model.coefficients > 0).count();
    let others = waiting.into_iter().filter(|models| models.len() > estimated);
    found.models.extend(others.flatten());
}
