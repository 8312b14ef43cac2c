//! Why a rules file is refused: where, and what was expected there.

use super::position::Position;
use std::fmt;
use thiserror::Error;

/// A rules file that is refused. The texts for the researcher are made in `language`.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PolicyError {
    /// A key or a value that does not fit.
    #[error("line {line}, column {column}: {expected}")]
    Value {
        /// Counted from 1.
        line: usize,
        /// Counted from 1, in characters.
        column: usize,
        /// What was expected there.
        expected: Expected,
    },
    /// An edition that the file names as its default and does not hold; with those that it holds.
    #[error("{0}: no edition {1:?}")]
    UnknownDefault(Position, String, Vec<String>),
    /// An edition that was asked for and that the rules do not hold; with those that they hold.
    #[error("no edition {0:?}")]
    UnknownEdition(String, Vec<String>),
    /// A block for a rule that this program does not have.
    #[error("{0}: no rule {1:?}")]
    UnknownRule(Position, String),
    /// A rule of this program without a block; with the place where the blocks begin.
    #[error("{0}: rule {1:?} has no block")]
    MissingRule(Position, &'static str),
    /// Not UTF-8 from there on.
    #[error("{0}: not text")]
    NotText(Position),
    /// More bytes than a rules file may have; with the place where that many end.
    #[error("{0}: longer than {1} bytes")]
    TooLong(Position, usize),
}

/// What was expected at a place in a rules file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// A text that is not empty.
    Name,
    /// A regular expression.
    Pattern,
    /// A whole number of 1 or more.
    PositiveNumber,
    /// A whole number from 1 to 100.
    Percentage,
    /// A day, as 2026-03-12.
    Date,
    /// This key and that one cannot both hold.
    Agreement(String, String),
    /// Columns, rows or cells of a sheet: `B`, `7`, `B2:B9`.
    Cells,
    /// One of these words or keys; with what stands there.
    OneOf(String, Vec<String>),
    /// This key, which is missing.
    Key(String),
    /// Another kind of value, such as a number where a text stands; in the words of the reader.
    Kind(String),
    /// A key that does not stand here yet.
    NewKey,
    /// The notation of toml: quotes, brackets, equals signs; in the words of its reader.
    Other(String),
}

impl PolicyError {
    /// From an error of the toml reader on this text.
    #[must_use]
    pub fn from_toml(text: &str, error: &toml::de::Error) -> Self {
        let start = error.span().map_or(0, |span| span.start);
        Self::at(text, start, Expected::read(error.message()))
    }

    /// From the byte of this text at which something else was expected.
    #[must_use]
    pub fn at(text: &str, start: usize, expected: Expected) -> Self {
        let before = text.as_bytes().get(..start).unwrap_or(text.as_bytes());
        let Position { line, column } = Position::behind(before);
        Self::Value { line, column, expected }
    }
}

impl Expected {
    /// Reads back what a message of the toml reader expects.
    fn read(message: &str) -> Self {
        for own in [
            Self::Name,
            Self::Pattern,
            Self::PositiveNumber,
            Self::Percentage,
            Self::Date,
            Self::Cells,
        ] {
            if message == own.to_string() {
                return own;
            }
        }
        let quoted: Vec<String> =
            message.split('`').skip(1).step_by(2).map(str::to_owned).collect();
        let mut words = quoted.into_iter();
        if message.starts_with("unknown ") {
            let found = words.next().unwrap_or_default();
            return Self::OneOf(found, words.collect());
        }
        if message.starts_with("missing field") {
            return Self::Key(words.next().unwrap_or_default());
        }
        if message.starts_with("duplicate key") {
            return Self::NewKey;
        }
        let is_kind = message.starts_with("invalid type") || message.starts_with("invalid value");
        if let Some((_, wanted)) = message.split_once(", expected ").filter(|_| is_kind) {
            return Self::Kind(wanted.lines().next().unwrap_or_default().to_owned());
        }
        if message.starts_with("data did not match any variant") {
            return Self::Kind("level".to_owned());
        }
        Self::Other(message.lines().next().unwrap_or_default().to_owned())
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name => f.write_str("expected a text that is not empty"),
            Self::Pattern => f.write_str("expected a regular expression"),
            Self::PositiveNumber => f.write_str("expected a whole number of 1 or more"),
            Self::Percentage => f.write_str("expected a whole number from 1 to 100"),
            Self::Date => f.write_str("expected a date such as 2026-03-12"),
            Self::Agreement(own, other) => write!(f, "`{own}` contradicts `{other}`"),
            Self::Cells => f.write_str("expected columns, rows or cells of a sheet"),
            Self::OneOf(found, keys) => write!(f, "`{found}` is not one of: {}", keys.join(", ")),
            Self::Key(key) => write!(f, "`{key}` is missing"),
            Self::Kind(wanted) => write!(f, "expected {wanted}"),
            Self::NewKey => f.write_str("this key stands here twice"),
            Self::Other(message) => f.write_str(message),
        }
    }
}
