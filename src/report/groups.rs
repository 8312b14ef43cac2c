//! Findings put together by rule, the gravest first.

use super::{Report, Sentences, Style, sentences};
use crate::finding::Finding;
use crate::policy::Level;
use crate::rules::RULES;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The findings of a candidate by rule and level.
pub(super) struct Groups<'a> {
    groups: Vec<Group<'a>>,
}

/// What one rule found at one level.
pub(super) struct Group<'a> {
    /// The slug.
    pub(super) rule: &'static str,
    /// How grave it is.
    pub(super) level: Level,
    /// Each finding with its sentences; at least one.
    pub(super) findings: Vec<(&'a Finding, Sentences)>,
}

impl<'a> Groups<'a> {
    pub(super) fn new(findings: &'a [Finding], report: &Report, style: Style) -> Self {
        let mut by_rule: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for finding in findings {
            let order = RULES.iter().position(|rule| rule.slug() == finding.rule);
            by_rule
                .entry((Reverse(finding.level), speaks_of_others(finding), order, finding.rule))
                .or_default()
                .push((finding, sentences(finding, report, style)));
        }
        let groups = by_rule
            .into_iter()
            .map(|((Reverse(level), _, _, rule), findings)| Group { rule, level, findings })
            .collect();
        Self { groups }
    }

    /// All of them.
    pub(super) fn all(&self) -> &[Group<'a>] {
        &self.groups
    }

    /// Those that must be dealt with before handing in, each thing once.
    pub(super) fn to_do(&self) -> impl Iterator<Item = &Group<'a>> {
        let has = |rule| self.groups.iter().any(|group| group.rule == rule);
        // That output changes or goes to another folder is one choice, not two tasks.
        let is_choice = has("after-not-compliant");
        let is_told = move |group: &&Group<'_>| is_choice && group.rule == "wrong-folder";
        self.groups.iter().filter(move |group| group.level >= Level::Review && !is_told(group))
    }

    /// The number under which the first screen lists a rule, counted from 1.
    pub(super) fn number(&self, group: &Group<'_>) -> Option<usize> {
        self.to_do()
            .position(|known| known.rule == group.rule && known.level == group.level)
            .map(|index| index.saturating_add(1))
    }
}

/// Whether a finding asks for an explanation of others: it comes behind them, because where they are
/// mended nothing is left to explain.
fn speaks_of_others(finding: &Finding) -> bool {
    finding.rule == "form-explanation-missing"
}

impl Group<'_> {
    /// The few words that name the bad thing.
    pub(super) fn title(&self) -> &str {
        self.findings.first().map_or(self.rule, |(_, said)| said.title.as_str())
    }

    /// What to do.
    pub(super) fn advice(&self) -> &str {
        self.findings.first().map_or("", |(_, said)| said.advice.as_str())
    }

    /// Why it matters.
    pub(super) fn why(&self) -> &str {
        self.findings.first().map_or("", |(_, said)| said.why.as_str())
    }
}
