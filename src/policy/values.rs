//! Values of `rules.toml` that can make no sense, refused where they are read.

use super::error::Expected;
use serde::de::{Deserialize, Deserializer, Error};
use std::fmt;

/// A name that is not empty: of a folder, a prefix, a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name(String);

impl Name {
    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        if text.trim().is_empty() || text.chars().any(char::is_control) {
            return Err(D::Error::custom(Expected::Name));
        }
        Ok(Self(text))
    }
}

/// A whole number of 1 or more.
pub(super) fn at_least_one<'de, D: Deserializer<'de>>(from: D) -> Result<u64, D::Error> {
    let value = i64::deserialize(from)?;
    u64::try_from(value)
        .ok()
        .filter(|value| *value > 0)
        .ok_or_else(|| D::Error::custom(Expected::PositiveNumber))
}

/// A percentage from 1 to 100.
pub(super) fn percent<'de, D: Deserializer<'de>>(from: D) -> Result<u64, D::Error> {
    let value = i64::deserialize(from)?;
    u64::try_from(value)
        .ok()
        .filter(|value| (1..=100).contains(value))
        .ok_or_else(|| D::Error::custom(Expected::Percentage))
}
