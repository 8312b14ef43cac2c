//! The project file: what holds for every export of one project, so that nobody has to type it.

use super::failure::Failure;
use serde::Deserialize;
use std::path::Path;
use voorcheck::policy::{Name, PolicyError};

/// What `voorcheck.toml` may say; what is typed goes before it.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Project {
    /// Whether the project may hand in for checking after the fact.
    pub(super) after_allowed: Option<bool>,
    /// The language of the report.
    pub(super) language: Option<ProjectLanguage>,
    /// The edition of the rules.
    pub(super) edition: Option<Name>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum ProjectLanguage {
    Nl,
    En,
}

/// Reads the project file that was named; an empty one where none was.
pub(super) fn read(path: Option<&Path>) -> Result<Project, Failure> {
    let Some(path) = path else { return Ok(Project::default()) };
    let text = super::check::read_text(path)?;
    toml::from_str(&text).map_err(|error| {
        Failure::Refused(Some(path.to_owned()), PolicyError::from_toml(&text, &error))
    })
}
