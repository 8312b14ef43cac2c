//! What can be handed in, and the ways of handing it in.

use crate::facts::Slot;
use jiff::civil::Date;

/// What a candidate holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ContentKind {
    /// Results.
    Output,
    /// Background information to output, never released.
    Background,
    /// Only scripts and documentation.
    Syntax,
    /// A question to CBS about the data.
    Question,
}

/// Whether a project may hand in for checking after the fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AfterTheFact {
    /// It may.
    Allowed,
    /// The export folder has no folder for it, and nobody said that it may.
    NoFolder,
    /// It may not, by what the researcher says.
    Denied(Denial),
}

/// Why a project may not hand in for checking after the fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Denial {
    /// The researcher says so.
    Stated,
    /// The institution lies outside the European Union.
    OutsideEu,
    /// The project uses cause-of-death files.
    CauseOfDeath,
    /// The confirmation of CBS is of this later day.
    Until(Date),
}

/// The ways of handing in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Procedure {
    /// Output light: small, checked before release by the next morning.
    Light,
    /// Checked before release.
    Before,
    /// Checked after the fact.
    After,
    /// Background information to output that is checked after the fact.
    Background,
}

impl ContentKind {
    /// The name in reports; scripts rely on it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Output => "output",
            Self::Background => "background",
            Self::Syntax => "syntax",
            Self::Question => "question",
        }
    }
}

impl Procedure {
    /// The name in reports; scripts rely on it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Before => "before",
            Self::After => "after",
            Self::Background => "background",
        }
    }

    /// The subfolder of the export folder that belongs to it.
    #[must_use]
    pub fn slot(self) -> Slot {
        match self {
            Self::Light | Self::Before => Slot::Before,
            Self::After => Slot::After,
            Self::Background => Slot::Background,
        }
    }
}
