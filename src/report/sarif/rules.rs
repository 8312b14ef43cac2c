//! The rules as SARIF describes them: once in the language of the report, and translated.

use super::code;
use crate::language::Language;
use crate::policy::Level;
use crate::report::Report;
use crate::report::catalogue::{basis_name, each};
use crate::report::sentences::{constants, filled};
use crate::rules::{RULES, Rule, Text};
use serde::Serialize;

/// The program, or its texts in another language.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Component {
    name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    semantic_version: Option<&'static str>,
    language: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    translation_metadata: Option<TranslationMetadata>,
    #[serde(skip_serializing_if = "Option::is_none")]
    associated_component: Option<Associated>,
    contents: Vec<&'static str>,
    rules: Vec<Descriptor>,
}

#[derive(Serialize)]
struct TranslationMetadata {
    name: &'static str,
}

#[derive(Serialize)]
struct Associated {
    name: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    short_description: Plain,
    full_description: Plain,
    help: Marked,
    #[serde(skip_serializing_if = "Option::is_none")]
    default_configuration: Option<Configuration>,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<Properties>,
}

#[derive(Serialize)]
struct Plain {
    text: String,
}

#[derive(Serialize)]
struct Marked {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Properties {
    tags: [&'static str; 1],
    clause: String,
    basis: &'static str,
    before: &'static str,
    after: &'static str,
}

const NAME: &str = env!("CARGO_PKG_NAME");

impl Component {
    /// The program, with its rules in the language of the report.
    pub(super) fn driver(report: &Report, language: Language) -> Self {
        Self {
            name: NAME,
            version: Some(env!("CARGO_PKG_VERSION")),
            semantic_version: Some(env!("CARGO_PKG_VERSION")),
            language: code(language),
            translation_metadata: None,
            associated_component: None,
            contents: vec!["localizedData", "nonLocalizedData"],
            rules: RULES
                .iter()
                .map(|rule| Descriptor::of(*rule, report, language).with_level(*rule, report))
                .collect(),
        }
    }

    /// The texts of the rules in another language.
    pub(super) fn translation(report: &Report, language: Language) -> Self {
        Self {
            name: NAME,
            version: None,
            semantic_version: None,
            language: code(language),
            translation_metadata: Some(TranslationMetadata {
                name: language.pick("voorcheck in het Nederlands", "voorcheck in English"),
            }),
            associated_component: Some(Associated { name: NAME }),
            contents: vec!["localizedData"],
            rules: RULES.iter().map(|rule| Descriptor::of(*rule, report, language)).collect(),
        }
    }
}

impl Descriptor {
    /// The texts of a rule.
    fn of(rule: &dyn Rule, report: &Report, language: Language) -> Self {
        let text = Text::read(rule.text(), language);
        let values = constants(&report.policy, &report.edition);
        let [title, what, why, now] =
            [text.title, text.what, text.why, text.advice(None)].map(|text| filled(text, &values));
        Self {
            id: rule.slug(),
            short_description: Plain { text: title },
            help: help(&why, &now, language),
            full_description: Plain { text: what },
            default_configuration: None,
            properties: None,
        }
    }

    /// With what the policy says of it, which is the same in every language.
    fn with_level(self, rule: &dyn Rule, report: &Report) -> Self {
        let Some(policy) = report.policy.rules.get(rule.slug()) else { return self };
        let (before, after) = each(policy.level);
        Self {
            default_configuration: Some(Configuration { level: level(before) }),
            properties: Some(Properties {
                tags: [rule.family().name()],
                clause: policy.clause.to_string(),
                basis: basis_name(policy.basis),
                before: before.name(),
                after: after.name(),
            }),
            ..self
        }
    }
}

fn help(why: &str, now: &str, language: Language) -> Marked {
    let (why_head, now_head) = language.pick(("Waarom", "Wat nu"), ("Why", "What now"));
    Marked {
        text: format!("{why_head}: {why}\n\n{now_head}: {now}"),
        markdown: format!("**{why_head}** {why}\n\n**{now_head}** {now}"),
    }
}

/// A level as SARIF calls it.
fn level(level: Level) -> &'static str {
    match level {
        Level::Fail => "error",
        Level::Review => "warning",
        Level::Note => "note",
    }
}
