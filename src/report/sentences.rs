//! The sentences of a finding, filled from the finding and the policy.

use super::{Judged, Report, Style, words};
use crate::facts::Slot;
use crate::finding::Finding;
use crate::language::Language;
use crate::policy::{Edition, Policy};
use crate::route;
use crate::rules::{self, Text, fill};
use std::collections::BTreeMap;

/// What a finding says in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentences {
    /// A few words that name the bad thing.
    pub title: String,
    /// What was found.
    pub message: String,
    /// Why it matters.
    pub why: String,
    /// What to do.
    pub advice: String,
}

/// The sentences of a finding.
#[must_use]
pub fn sentences(finding: &Finding, report: &Report, style: Style) -> Sentences {
    let Some(rule) = rules::find(finding.rule) else {
        return Sentences {
            title: finding.rule.to_owned(),
            message: String::new(),
            why: String::new(),
            advice: String::new(),
        };
    };
    let text = Text::read(rule.text(), style.language);
    let mut values = constants(&report.policy, &report.edition);
    values.extend(finding.arguments(style.show_values));
    if let Some(detail) = values.get_mut("detail") {
        *detail = words::located(detail, style.language);
    }
    Sentences {
        title: filled(text.title, &values),
        message: filled(text.message(finding.variant), &values),
        why: filled(text.why, &values),
        advice: filled(text.advice(finding.variant), &values),
    }
}

/// What stands in the way of output light besides the quota: the titles of the rules.
pub(super) fn obstacles(judged: &Judged, report: &Report, language: Language) -> Vec<String> {
    let values = constants(&report.policy, &report.edition);
    let slugs = judged.verdict.obstacles.iter().filter(|slug| **slug != "light-over-quota");
    slugs
        .filter_map(|slug| rules::find(slug))
        .map(|rule| fill(Text::read(rule.text(), language).title, &values))
        .collect()
}

/// A text of a rule with its values, on one line: where its lines end says nothing.
pub(super) fn filled(text: &str, values: &BTreeMap<&'static str, String>) -> String {
    fill(&text.split_whitespace().collect::<Vec<_>>().join(" "), values)
}

/// The values of the policy for the placeholders of the rules' texts.
#[must_use]
pub fn constants(policy: &Policy, edition: &Edition) -> BTreeMap<&'static str, String> {
    let thresholds = &policy.thresholds;
    let folder =
        |slot| route::folder(slot, edition).unwrap_or(edition.folders.before.as_str()).to_owned();
    BTreeMap::from([
        ("minimum", thresholds.minimum_count.to_string()),
        ("minimum_less_one", thresholds.minimum_count.saturating_sub(1).to_string()),
        ("graph_minimum", thresholds.minimum_graph_observations.to_string()),
        ("dominance", thresholds.dominance_percent.to_string()),
        ("group_share", thresholds.group_share_percent.to_string()),
        ("degrees_of_freedom", thresholds.degrees_of_freedom.to_string()),
        ("light_tables", edition.light.tables.to_string()),
        ("light_cells", edition.light.cells.to_string()),
        ("light_count_cells", edition.light.count_cells.to_string()),
        ("light_models", edition.light.models.to_string()),
        ("light_graphs", edition.light.graphs.to_string()),
        ("before_folder", folder(Slot::Before)),
        ("after_folder", folder(Slot::After)),
        ("background_folder", folder(Slot::Background)),
        ("light_prefix", edition.names.light_prefix.to_string()),
        ("background_mark", edition.names.background_mark.to_string()),
        ("form_name", edition.form.name.to_string()),
        ("form_place", edition.form.place.to_string()),
    ])
}
