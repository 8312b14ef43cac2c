//! What every command stands on: the project file, the language, the rules and the edition.

use super::failure::Failure;
use super::input::read_text;
use super::options::GroundsChoice;
use super::project::{self, Found};
use std::path::{Path, PathBuf};
use voorcheck::Rulebook;
use voorcheck::facts::Form;
use voorcheck::language::Language;
use voorcheck::package::safe;
use voorcheck::policy::{Name, Policy};
use voorcheck::rules;

/// The project file, the language, the rules and the edition of one call.
pub(super) struct Grounds {
    pub(super) found: Found,
    pub(super) language: Language,
    policy: Policy,
    source: String,
    edition: Option<String>,
    shown: Option<String>,
    blank_form: Option<Form>,
}

impl Grounds {
    /// Reads what was typed, and the project file of the candidates; what is typed goes first.
    pub(super) fn read(
        choice: &GroundsChoice,
        candidates: &[PathBuf],
        language: Language,
    ) -> Result<Self, Failure> {
        let GroundsChoice { rules: choice, project } = choice;
        let found = project::read(project.as_deref(), candidates)?;
        let language = match choice.language {
            None => found.project.language.unwrap_or(language),
            Some(_) => language,
        };
        let (mut policy, source) = load(choice.rules.as_deref())?;
        policy.identifiers.names.extend(found.project.identifiers.iter().cloned());
        let of_project = found.project.edition.as_ref().map(Name::as_str);
        let edition = choice.edition.as_deref().or(of_project).map(str::to_owned);
        let shown = found.shown();
        let mut grounds =
            Self { found, language, policy, source, edition, shown, blank_form: None };
        let blank_form = grounds.found.blank_form(grounds.rulebook()?.knowledge())?;
        grounds.blank_form = blank_form;
        Ok(grounds)
    }

    /// What candidates are judged by.
    pub(super) fn rulebook(&self) -> Result<Rulebook<'_>, Failure> {
        let edition = self.policy.edition(self.edition.as_deref());
        Ok(Rulebook {
            policy: &self.policy,
            edition: edition.map_err(|error| Failure::Refused(None, error))?,
            source: &self.source,
            project: self.shown.as_deref(),
            blank_form: self.blank_form.as_ref(),
        })
    }
}

/// The rules in a file, or the built-in ones, and what to call their source.
pub(super) fn load(path: Option<&Path>) -> Result<(Policy, String), Failure> {
    let refused = |error| Failure::Refused(path.map(Path::to_owned), error);
    let (policy, source) = match path {
        Some(path) => {
            let text = read_text(path)?;
            let source = safe(&path.to_string_lossy());
            (Policy::parse(&text).map_err(refused)?, source)
        }
        None => (Policy::built_in().map_err(refused)?, "built-in".to_owned()),
    };
    rules::accept(&policy).map_err(refused)?;
    Ok((policy, source))
}
