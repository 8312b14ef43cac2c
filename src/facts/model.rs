//! Fitted models: one estimation column of a regression table, one estimation block in a log.

use crate::place::Place;

/// One fitted model.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// The column or the block that holds its estimates.
    pub place: Place,
    /// What it is called: `(1)`, the dependent variable, the command.
    pub label: Option<String>,
    /// The number of observations it was fitted on, where stated.
    pub observations: Option<u64>,
    /// The number of estimated coefficients that are printed, the constant included.
    pub coefficients: u64,
    /// Residual degrees of freedom, where printed.
    pub residual_degrees: Option<u64>,
    /// Whether a printed R² is exactly 1.
    pub perfect_fit: bool,
    /// Whether a person who opens the file does not see it.
    pub hidden: bool,
}

impl Model {
    /// A model of which nothing is known yet but where it stands.
    #[must_use]
    pub fn at(place: Place, hidden: bool) -> Self {
        Self {
            place,
            label: None,
            observations: None,
            coefficients: 0,
            residual_degrees: None,
            perfect_fit: false,
            hidden,
        }
    }
}
