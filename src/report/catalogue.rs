//! The rules themselves: one explained, or all of them listed.

use super::sentences::{constants, filled};
use crate::language::Language;
use crate::policy::{Basis, Edition, Level, Levels, Policy, RulePolicy};
use crate::printable::ascii_json;
use crate::rules::{Family, RULES, Rule, Text, fill};
use serde::Serialize;
use std::fmt::Write as _;

/// Columns of a page.
const WIDTH: usize = 80;

/// What a rule is about, why, and what to do, with the thresholds in force.
#[must_use]
pub fn explanation(
    rule: &dyn Rule,
    policy: &Policy,
    edition: &Edition,
    language: Language,
) -> String {
    let text = Text::read(rule.text(), language);
    let values = constants(policy, edition);
    let mut page = String::new();
    let _ = writeln!(page, "{}\n{}\n", rule.slug(), fill(text.title, &values));
    let sections = [
        (language.pick("Wat", "What"), text.what),
        (language.pick("Waarom", "Why"), text.why),
        (language.pick("Wat nu", "What now"), text.advice(None)),
    ];
    for (heading, body) in sections {
        let _ = writeln!(page, "{heading}");
        for paragraph in fill(body, &values).split("\n\n") {
            let words = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
            let options = textwrap::Options::new(WIDTH)
                .initial_indent("  ")
                .subsequent_indent("  ")
                .word_splitter(textwrap::WordSplitter::NoHyphenation);
            let _ = writeln!(page, "{}\n", textwrap::fill(&words, options));
        }
    }
    if let Some(rule) = policy.rules.get(rule.slug()) {
        let rows = [
            (language.pick("Niveau", "Level"), levels(rule.level, language)),
            (language.pick("Vindplaats", "Clause"), rule.clause.to_string()),
            (language.pick("Zekerheid", "Certainty"), basis(rule.basis, language).to_owned()),
        ];
        for (label, value) in rows {
            let _ = writeln!(page, "{label:<11} {value}");
        }
    }
    page
}

/// Every rule by family: name, level, clause.
#[must_use]
pub fn catalogue(policy: &Policy, edition: &Edition, language: Language) -> String {
    let values = constants(policy, edition);
    let mut page = String::new();
    for family in Family::ALL {
        let rules: Vec<_> = RULES.iter().filter(|rule| rule.family() == family).collect();
        if rules.is_empty() {
            continue;
        }
        let _ = writeln!(page, "{}", family_name(family, language));
        for rule in rules {
            let title = fill(Text::read(rule.text(), language).title, &values);
            let _ = writeln!(page, "  {:<26} {title}", rule.slug());
            if let Some(rule) = policy.rules.get(rule.slug()) {
                let _ =
                    writeln!(page, "  {:26} {}; {}", "", levels(rule.level, language), rule.clause);
            }
        }
        page.push('\n');
    }
    let _ = writeln!(
        page,
        "{}",
        language.pick(
            "Uitleg van een regel: voorcheck explain NAAM",
            "To explain a rule: voorcheck explain NAME"
        )
    );
    page
}

#[derive(Serialize)]
struct CatalogueJson<'a> {
    schema_version: u32,
    edition: &'a str,
    rules: Vec<RuleJson<'a>>,
}

#[derive(Serialize)]
struct RuleJson<'a> {
    rule: &'static str,
    family: &'static str,
    level: LevelsJson,
    clause: &'a str,
    basis: &'static str,
    title: String,
    what: String,
    why: String,
    advice: String,
}

#[derive(Serialize)]
struct LevelsJson {
    before: &'static str,
    after: &'static str,
}

/// Every rule as JSON, with its texts in one language.
///
/// # Errors
/// None in practice: every key is a text.
pub fn catalogue_json(
    policy: &Policy,
    edition: (&str, &Edition),
    language: Language,
) -> Result<String, serde_json::Error> {
    let (name, edition) = edition;
    let values = constants(policy, edition);
    let one = |rule: &'static dyn Rule| -> Option<RuleJson<'_>> {
        let RulePolicy { level, clause, basis } = policy.rules.get(rule.slug())?;
        let text = Text::read(rule.text(), language);
        let (before, after) = each(*level);
        Some(RuleJson {
            rule: rule.slug(),
            family: rule.family().name(),
            level: LevelsJson { before: before.name(), after: after.name() },
            clause: clause.as_str(),
            basis: basis_name(*basis),
            title: filled(text.title, &values),
            what: filled(text.what, &values),
            why: filled(text.why, &values),
            advice: filled(text.advice(None), &values),
        })
    };
    let rules = RULES.iter().copied().filter_map(one).collect();
    let document =
        CatalogueJson { schema_version: super::json::SCHEMA_VERSION, edition: name, rules };
    serde_json::to_string_pretty(&document).map(|json| ascii_json(&json) + "\n")
}

/// What a rule rests on, as scripts know it.
pub(super) fn basis_name(basis: Basis) -> &'static str {
    match basis {
        Basis::Source => "source",
        Basis::PublicPage => "public-page",
        Basis::RuleOfThumb => "rule-of-thumb",
        Basis::Craft => "craft",
    }
}

/// The level before release and the level after the fact.
pub(super) fn each(levels: Levels) -> (Level, Level) {
    match levels {
        Levels::Same(level) => (level, level),
        Levels::Each { before, after } => (before, after),
    }
}

fn levels(levels: Levels, language: Language) -> String {
    let name = |level: Level| match level {
        Level::Note => language.pick("goed om te weten", "good to know"),
        Level::Review => language.pick("nakijken", "look at it"),
        Level::Fail => language.pick("moet anders", "must change"),
    };
    match each(levels) {
        (before, after) if before == after => name(before).to_owned(),
        (before, after) => language.pick(
            format!("vooraf: {}; achteraf: {}", name(before), name(after)),
            format!("before: {}; after the fact: {}", name(before), name(after)),
        ),
    }
}

fn basis(basis: Basis, language: Language) -> &'static str {
    match basis {
        Basis::Source => language.pick("het document van CBS zelf", "the document of CBS itself"),
        Basis::PublicPage => {
            language.pick("een andere openbare pagina van CBS", "another public page of CBS")
        }
        Basis::RuleOfThumb => language.pick(
            "vuistregel; de Outputrichtlijnen van CBS beslissen",
            "rule of thumb; CBS's Outputrichtlijnen decide",
        ),
        Basis::Craft => {
            language.pick("zorgvuldigheid; geen tekst van CBS", "good practice; no text of CBS")
        }
    }
}

fn family_name(family: Family, language: Language) -> &'static str {
    match family {
        Family::Package => language.pick("De zip als pakket", "The zip as a package"),
        Family::Naming => language.pick("De naam", "The name"),
        Family::Placing => language.pick("De map", "The folder"),
        Family::Light => language.pick("Output light", "Light output"),
        Family::Form => language.pick("Het formulier", "The form"),
        Family::Content => language.pick("De inhoud", "The content"),
        Family::Hidden => language.pick("Wat niet te zien is", "What is not seen"),
        Family::Guideline => language.pick("De richtlijnen", "The guidelines"),
    }
}
