//! Claims about the texts of the rules that need the rules themselves.

use super::{Rule, Text};
use crate::finding::Finding;
use crate::language::Language;

/// Panics where the message of a finding names something that the finding does not carry.
pub(crate) fn all_placeholders_are_filled(rule: &dyn Rule, finding: &Finding) {
    let values = finding.arguments(false);
    for language in [Language::Dutch, Language::English] {
        let text = Text::read(rule.text(), language);
        if let Some(variant) = finding.variant {
            assert!(text.messages.contains_key(variant), "{} has no {variant}", rule.slug());
        }
        for key in ["measured", "allowed", "count", "name", "detail"] {
            for part in [text.message(finding.variant), text.title, text.advice(finding.variant)] {
                let wanted = part.contains(&format!("{{{key}}}"));
                assert!(!wanted || values.contains_key(key), "{}: {key}", rule.slug());
            }
        }
    }
}
