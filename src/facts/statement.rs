//! What a text states about the number of observations behind something.

use crate::place::Place;

/// A line, or a row of a form, that states a number of observations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Where it stands.
    pub place: Place,
    /// Its words in lower case, as far as they are needed to see what it is about. A text of the
    /// candidate.
    pub words: String,
    /// The smallest number of observations that it states.
    pub observations: u64,
}
