//! The project file: what holds for every export of one project, so that nobody has to type it.
//!
//! Only the text is read here; where the file lies and what is typed in its stead is the business of
//! the command line. A key that is not known, a value that makes no sense and two keys that
//! contradict each other are refused with their line and column.

mod after;
mod values;

pub use after::{AlwaysBefore, Permission};

use crate::language::Language;
use crate::policy::{Expected, Name, Pattern, PolicyError};
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::PathBuf;
use toml::Spanned;

/// What a project file says; what is typed goes before it.
#[derive(Debug, Clone, Default)]
pub struct Project {
    /// What is said about checking after the fact.
    pub after: Permission,
    /// Whether the project uses health data, so that the next morning is not assured for light.
    pub health_data: bool,
    /// The language of the report.
    pub language: Option<Language>,
    /// The edition of the rules.
    pub edition: Option<Name>,
    /// Names of identifying variables besides those of the rules.
    pub identifiers: Vec<Pattern>,
    /// Where the control form lies that is not filled in, as written: a path from the folder of the
    /// project file on.
    pub blank_form: Option<PathBuf>,
}

/// The keys of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Keys {
    after_allowed: Option<Spanned<bool>>,
    #[serde(default, deserialize_with = "values::date")]
    after_confirmed: Option<Spanned<Date>>,
    #[serde(default)]
    always_before: BTreeSet<AlwaysBefore>,
    #[serde(default)]
    health_data: bool,
    language: Option<LanguageKey>,
    edition: Option<Name>,
    #[serde(default)]
    identifiers: Vec<Pattern>,
    blank_form: Option<Name>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum LanguageKey {
    Nl,
    En,
}

impl Project {
    /// Reads the text of a project file.
    ///
    /// # Errors
    /// A key that is not known, a value that makes no sense, keys that contradict each other.
    pub fn parse(text: &str) -> Result<Self, PolicyError> {
        let keys: Keys =
            toml::from_str(text).map_err(|error| PolicyError::from_toml(text, &error))?;
        keys.contradiction().map_or(Ok(()), |(start, own, other)| {
            let expected = Expected::Agreement(own.to_owned(), other.to_owned());
            Err(PolicyError::at(text, start, expected))
        })?;
        Ok(Self {
            after: Permission {
                allowed: keys.after_allowed.map(Spanned::into_inner),
                confirmed: keys.after_confirmed.map(Spanned::into_inner),
                always_before: keys.always_before,
            },
            health_data: keys.health_data,
            language: keys.language.map(|key| match key {
                LanguageKey::Nl => Language::Dutch,
                LanguageKey::En => Language::English,
            }),
            edition: keys.edition,
            identifiers: keys.identifiers,
            blank_form: keys.blank_form.map(|path| PathBuf::from(path.as_str())),
        })
    }

    /// A project file with every key explained and none of them in force.
    #[must_use]
    pub fn draft(language: Language) -> &'static str {
        language.pick(include_str!("project/draft_nl.toml"), include_str!("project/draft_en.toml"))
    }
}

impl Keys {
    /// The first key that contradicts another one: where it stands, its name, the other.
    fn contradiction(&self) -> Option<(usize, &'static str, &'static str)> {
        let allowed = self.after_allowed.as_ref();
        let start = |allowed: &Spanned<bool>| allowed.span().start;
        match allowed {
            Some(allowed) if *allowed.as_ref() && !self.always_before.is_empty() => {
                Some((start(allowed), "after_allowed = true", "always_before"))
            }
            Some(allowed) if !*allowed.as_ref() && self.after_confirmed.is_some() => {
                Some((start(allowed), "after_allowed = false", "after_confirmed"))
            }
            _ => None,
        }
        .or_else(|| {
            let confirmed = self.after_confirmed.as_ref()?;
            let always = !self.always_before.is_empty();
            always.then(|| (confirmed.span().start, "after_confirmed", "always_before"))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn refusal(text: &str) -> (usize, usize, Expected) {
        match Project::parse(text) {
            Err(PolicyError::Value { line, column, expected }) => (line, column, expected),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn reads_every_key() {
        let project = Project::parse(
            "after_allowed = true\nafter_confirmed = 2026-03-12\nhealth_data = true\n\
             language = 'en'\nedition = 'cbs-en'\n\
             identifiers = ['respnr', 'casus_\\w+']\nblank_form = 'K:\\leeg.docx'\n",
        )
        .unwrap();
        assert_eq!(project.after.allowed, Some(true));
        assert_eq!(project.after.confirmed, Some(date(2026, 3, 12)));
        assert!(project.health_data && project.identifiers[1].is_match("CASUS_ID"));
        assert_eq!(project.language, Some(Language::English));
        assert_eq!(project.edition.unwrap().as_str(), "cbs-en");
        assert_eq!(project.blank_form.unwrap(), PathBuf::from("K:\\leeg.docx"));
        let always = Project::parse("always_before = ['outside-eu', 'cause-of-death']").unwrap();
        assert_eq!(always.after.always_before.len(), 2);
    }

    #[test]
    fn a_date_may_stand_between_quotes_and_must_be_one() {
        let confirmed = |value: &str| Project::parse(&format!("after_confirmed = {value}"));
        assert_eq!(confirmed("'2026-03-12'").unwrap().after.confirmed, Some(date(2026, 3, 12)));
        for wrong in ["'12 maart'", "'2026-02-30'", "2026-03-12T10:00:00", "20260312"] {
            assert_eq!(refusal(&format!("after_confirmed = {wrong}")).2, Expected::Date, "{wrong}");
        }
    }

    #[test]
    fn refuses_unknown_keys_and_reasons_with_their_place() {
        let (line, column, expected) = refusal("language = 'nl'\n  healt_data = true\n");
        assert_eq!((line, column), (2, 3));
        assert!(matches!(expected, Expected::OneOf(found, _) if found == "healt_data"));
        let (line, column, expected) = refusal("always_before = ['no-reason']");
        assert_eq!((line, column), (1, 18));
        assert!(matches!(expected, Expected::OneOf(_, known) if known.len() == 2));
    }

    #[test]
    fn refuses_keys_that_contradict_each_other() {
        for (text, line, column) in [
            ("always_before = ['outside-eu']\nafter_allowed = true", 2, 17),
            ("after_confirmed = 2026-03-12\nafter_allowed = false", 2, 17),
            ("always_before = ['outside-eu']\nafter_confirmed = 2026-03-12", 2, 19),
        ] {
            let (at, column_at, expected) = refusal(text);
            assert!(matches!(expected, Expected::Agreement(..)), "{expected:?}");
            assert_eq!((at, column_at), (line, column), "{text}");
        }
        assert!(Project::parse("always_before = []\nafter_allowed = true").is_ok());
    }

    #[test]
    fn the_drafts_are_in_force_in_nothing_and_explain_every_key() {
        for language in [Language::Dutch, Language::English] {
            let draft = Project::draft(language);
            let empty = Project::parse(draft).unwrap();
            assert_eq!((empty.after, empty.language), (Permission::default(), None));
            let is_key = |line: &&str| line.starts_with('#') && !line.starts_with("# ");
            let keys: Vec<&str> =
                draft.lines().filter(is_key).filter_map(|line| line.strip_prefix('#')).collect();
            // Each key is an example that is right by itself.
            for key in &keys {
                Project::parse(key).unwrap();
            }
            let names: Vec<&str> =
                keys.iter().filter_map(|line| line.split(" = ").next()).collect();
            let Expected::OneOf(_, known) = refusal("x = 1").2 else { panic!("x is no key") };
            assert!(known.iter().all(|key| names.contains(&key.as_str())), "{known:?}");
        }
    }
}
