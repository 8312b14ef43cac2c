//! What could not be read, and why: a gap is shown, and never passes as sound.

use crate::place::Place;

/// A place that was not read, or not read whole.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gap {
    /// Where the reading stopped.
    pub place: Place,
    /// Why it stopped.
    pub reason: Reason,
}

/// Why something was not read; the report says it in the researcher's language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The bytes break the rules of their format (bad checksum, truncated, contradictory).
    Damaged,
    /// The operating system does not give it: no permission, another program holds it, a network
    /// that is gone.
    Withheld,
    /// Nothing is in it although its name promises something.
    Empty,
    /// A password is needed.
    Encrypted,
    /// A limit of `rules.toml` was reached.
    Limit(Limit),
    /// Packed or written in a way that this program does not read.
    Unsupported,
    /// The kind of file is not known.
    UnknownType,
    /// Not a text although it should be one (NUL bytes, control characters, unknown encoding).
    NotText,
    /// A picture that seems to hold a table or printed results: nothing in it can be counted.
    PictureOfResults,
    /// Pages without a text layer (scans), or text whose layout cannot be followed.
    NoTextLayer,
    /// So many numbers on a page stand in no table and no sentence that was understood.
    NumbersLeft(u64),
    /// A formula whose result was not saved with it.
    FormulaWithoutValue,
    /// Only the researcher says that something stands there: it counts as declared, and nothing of it
    /// was seen.
    OnlyDeclared,
    /// The reader of this format gave up in a way that nobody foresaw.
    ReaderFailed,
}

/// A limit of `[limits]` in `rules.toml`, with its value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Limit {
    /// The key in `[limits]`.
    pub name: &'static str,
    /// The value in force.
    pub value: u64,
}

impl Gap {
    /// A gap at a place.
    #[must_use]
    pub fn new(place: &Place, reason: Reason) -> Self {
        Self { place: place.clone(), reason }
    }
}

impl Reason {
    /// A limit was reached.
    #[must_use]
    pub fn limit(name: &'static str, value: u64) -> Self {
        Self::Limit(Limit { name, value })
    }
}
