//! The commands that tell about the rules: one explained, all listed.

use super::exit::Exit;
use super::failure::Failure;
use super::grounds::load;
use super::options::{ListFormat, RulesChoice};
use super::output;
use voorcheck::language::{Language, refusals};
use voorcheck::report::{catalogue, catalogue_json, explanation};
use voorcheck::rules::{self, RULES};

/// Explains one rule.
pub(super) fn one(name: &str, choice: &RulesChoice, language: Language) -> Result<Exit, Failure> {
    let (policy, _) = load(choice.rules.as_deref())?;
    let (_, edition) =
        policy.edition(choice.edition.as_deref()).map_err(|error| Failure::Refused(None, error))?;
    let Some(rule) = rules::find(name) else {
        let slugs = || RULES.iter().map(|rule| rule.slug());
        let near: Vec<String> = match refusals::nearest(name, slugs()) {
            Some(near) => vec![near.to_owned()],
            None => slugs().filter(|slug| slug.contains(name)).map(str::to_owned).collect(),
        };
        return Err(Failure::UnknownRule(name.to_owned(), near));
    };
    output::print(&explanation(rule, &policy, edition, language))
}

/// Lists every rule.
pub(super) fn all(
    format: ListFormat,
    choice: &RulesChoice,
    language: Language,
) -> Result<Exit, Failure> {
    let (policy, _) = load(choice.rules.as_deref())?;
    let edition =
        policy.edition(choice.edition.as_deref()).map_err(|error| Failure::Refused(None, error))?;
    let text = match format {
        ListFormat::Human => catalogue(&policy, edition.1, language),
        ListFormat::Json => {
            catalogue_json(&policy, edition, language).map_err(|_| Failure::Unforeseen)?
        }
    };
    match format {
        ListFormat::Human => output::print(&text),
        ListFormat::Json => output::print_exactly(&text),
    }
}
