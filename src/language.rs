//! The two languages of the program, and the choice between them.

pub mod phrases;
pub mod refusals;

/// A language of the reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Language {
    /// Dutch: the language of the rules.
    #[default]
    Dutch,
    /// English.
    English,
}

impl Language {
    /// The language of a locale such as `en-GB` or `nl_NL.UTF-8`; Dutch where it is neither.
    #[must_use]
    pub fn of_locale(locale: &str) -> Self {
        if locale.to_ascii_lowercase().starts_with("en") { Self::English } else { Self::Dutch }
    }

    /// The one of two texts that is in this language.
    #[must_use]
    pub fn pick<T>(self, dutch: T, english: T) -> T {
        match self {
            Self::Dutch => dutch,
            Self::English => english,
        }
    }
}
