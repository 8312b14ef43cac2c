//! Names, values and remarks that matter to disclosure, wherever they stand.

use crate::place::Place;

/// Something seen in a text, a heading, a name or a property; what is seen more often in one entry
/// is one sighting, where it stands first (a number: where the smallest one stands).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sighting {
    /// Where it stands.
    pub place: Place,
    /// What it is.
    pub kind: SightingKind,
    /// What it is called, safe to print: the variable, the data set. Never a value.
    pub name: String,
    /// How often it stands there; at least 1.
    pub count: u64,
    /// Of a number of units: the smallest one seen.
    pub value: Option<u64>,
}

/// What can be seen in texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SightingKind {
    /// The name of an identifying variable.
    IdentifierName,
    /// A value that identifies a unit.
    IdentifierValue,
    /// A number of units written in program text or documentation.
    PastedCount,
    /// A number of units in running text or a printed log line outside any table.
    CountInText,
    /// Results that were saved with program text.
    SavedOutput,
    /// A cause-of-death data set or variable.
    CauseOfDeath,
    /// A health data set.
    HealthData,
}
