//! What the researcher declares about the candidate in a file beside it, and what came of it.

use super::Counted;
use crate::place::Place;

/// One statement of the researcher.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration {
    /// What it is about; for other bytes than it was written for, the entry.
    pub place: Place,
    /// What it says.
    pub claim: Claim,
    /// The reason that the researcher gives. A text of the researcher, safe to print.
    pub why: String,
    /// What came of it.
    pub fate: Fate,
}

/// What a statement says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claim {
    /// All that is declared about one file.
    File,
    /// What stands at the place.
    Piece(Piece),
    /// The finding of this rule at the place is explained in the control form.
    Explained(String),
}

/// What can be declared to stand at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Piece {
    /// A table of numbers of units.
    Counts,
    /// A table of statistics.
    Statistics,
    /// Fitted models.
    Model,
    /// A graph.
    Graph,
    /// None of these.
    Nothing,
}

/// What came of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// The file has other bytes than those that it was written for.
    Stale,
    /// There is no such file, or nothing at the place to say it of.
    NothingThere,
    /// It says what was found without it.
    Agrees,
    /// It says something else than what was found, and gives no reason.
    NoReason,
    /// It is about something that no statement may change: what is hidden, and records of units.
    Protected,
    /// The table is too large to be cut in pieces.
    TooLarge,
    /// How many cells there are can neither be counted nor read off the place.
    NoFigures,
    /// It changed the facts: what was counted there before and what is counted now.
    Applied {
        /// What was counted before.
        before: Counted,
        /// What is counted now.
        after: Counted,
    },
    /// It explains a finding; whether there is one, the rules know.
    Explains,
}

impl Piece {
    /// All of them, as they are written in declarations.
    pub const NAMES: [(&'static str, Self); 5] = [
        ("counts", Self::Counts),
        ("statistics", Self::Statistics),
        ("model", Self::Model),
        ("graph", Self::Graph),
        ("nothing", Self::Nothing),
    ];

    /// The name in declarations and reports; scripts rely on it.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, piece)| *piece == self).map_or("", |(name, _)| name)
    }
}

impl Declaration {
    /// Whether it explains what this rule found at this place.
    #[must_use]
    pub fn explains(&self, rule: &str, place: &Place) -> bool {
        self.fate == Fate::Explains
            && self.place == *place
            && matches!(&self.claim, Claim::Explained(explained) if explained == rule)
    }
}
