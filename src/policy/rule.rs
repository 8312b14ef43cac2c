//! How grave the findings of a rule are, and where the rule comes from.

use super::values::Name;
use serde::Deserialize;

/// Level and clause of one rule.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RulePolicy {
    /// How grave a finding is.
    pub level: Levels,
    /// Where the rule comes from: document and section.
    pub clause: Name,
    /// How sure it is that CBS says so.
    pub basis: Basis,
}

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Good to know; hands nothing back.
    Note,
    /// A person must look at it.
    Review,
    /// Not as it stands.
    Fail,
}

/// How grave a finding is under each procedure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Levels {
    /// The same under all.
    Same(Level),
    /// Checked before release, and checked after the fact.
    Each {
        /// Checked before release; also for light, background information, syntax and questions.
        before: Level,
        /// Checked after the fact.
        after: Level,
    },
}

/// How sure it is that CBS says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The document that the edition follows.
    Source,
    /// Another public page of CBS.
    PublicPage,
    /// What researchers and universities say of CBS's rule; the guidelines decide.
    RuleOfThumb,
    /// The craft of packing files; no text of CBS.
    Craft,
}

impl Level {
    /// The name in reports; scripts rely on it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Review => "review",
            Self::Fail => "fail",
        }
    }
}
