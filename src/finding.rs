//! A finding: a rule, a place, what was measured there and what is allowed.

use crate::place::Place;
use crate::policy::Level;
use std::collections::BTreeMap;

/// What a rule found at one place. Its sentences are made from the rule's text when it is reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The slug of the rule.
    pub rule: &'static str,
    /// How grave it is.
    pub level: Level,
    /// The gravest that it can be, under whatever procedure: what is not certain is for review.
    pub at_most: Level,
    /// Where it is.
    pub place: Place,
    /// Other places that belong to it.
    pub related: Vec<Place>,
    /// Which of the rule's messages says it; none for the plain one.
    pub variant: Option<&'static str>,
    /// What was measured.
    pub measured: Option<Quantity>,
    /// What is allowed.
    pub allowed: Option<String>,
    /// How many cells, rows or files there are of it at this place.
    pub count: Option<u64>,
    /// What it is called: a file, a sheet, a variable; safe to print.
    pub name: Option<String>,
    /// A short extra: other names, a limit with its value, an equation in cell addresses.
    pub detail: Option<String>,
    /// The reason that the researcher declares for it, which makes a note of it; safe to print.
    pub explained: Option<String>,
}

/// Something that was measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Quantity {
    /// A number about the candidate: a share, a number of cells. May be shown.
    Public(String),
    /// A value out of the candidate: shown only where values are asked for.
    Confidential(String),
}

impl Finding {
    /// A finding with nothing but rule, level and place.
    #[must_use]
    pub fn new(rule: &'static str, level: Level, place: &Place) -> Self {
        Self {
            rule,
            level,
            at_most: Level::Fail,
            place: place.clone(),
            related: Vec::new(),
            variant: None,
            measured: None,
            allowed: None,
            count: None,
            name: None,
            detail: None,
            explained: None,
        }
    }

    /// With another level than the rule usually has.
    #[must_use]
    pub fn level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// Never graver than this, under whatever procedure.
    #[must_use]
    pub fn at_most(mut self, level: Level) -> Self {
        self.at_most = level;
        self.level = self.level.min(level);
        self
    }

    /// With one of the rule's other messages.
    #[must_use]
    pub fn variant(mut self, variant: &'static str) -> Self {
        self.variant = Some(variant);
        self
    }

    /// With a measured number that may be shown.
    #[must_use]
    pub fn measured(mut self, measured: impl ToString) -> Self {
        self.measured = Some(Quantity::Public(measured.to_string()));
        self
    }

    /// With a value out of the candidate.
    #[must_use]
    pub fn confidential(mut self, value: impl ToString) -> Self {
        self.measured = Some(Quantity::Confidential(value.to_string()));
        self
    }

    /// With what is allowed.
    #[must_use]
    pub fn allowed(mut self, allowed: impl ToString) -> Self {
        self.allowed = Some(allowed.to_string());
        self
    }

    /// With a number of cells, rows or files.
    #[must_use]
    pub fn count(mut self, count: u64) -> Self {
        self.count = Some(count);
        self
    }

    /// With a name.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// With a short extra.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// With other places that belong to it.
    #[must_use]
    pub fn related(mut self, related: Vec<Place>) -> Self {
        self.related = related;
        self
    }

    /// The values for the placeholders of the rule's text.
    #[must_use]
    pub fn arguments(&self, show_values: bool) -> BTreeMap<&'static str, String> {
        let mut arguments = BTreeMap::new();
        let measured = match &self.measured {
            Some(Quantity::Public(text)) => Some(text.clone()),
            Some(Quantity::Confidential(text)) if show_values => Some(text.clone()),
            Some(Quantity::Confidential(_)) => Some("…".to_owned()),
            None => None,
        };
        for (key, value) in [
            ("measured", measured),
            ("allowed", self.allowed.clone()),
            ("count", self.count.map(|count| count.to_string())),
            ("name", self.name.clone()),
            ("detail", self.detail.clone()),
        ] {
            if let Some(value) = value {
                arguments.insert(key, value);
            }
        }
        arguments
    }
}
