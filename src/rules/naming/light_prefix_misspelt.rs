//! Names that mean output light and do not say it the way it is recognised.

use crate::finding::Finding;
use crate::rules::{Case, Family, Rule};

/// The word is there, but the name does not begin with the prefix of the edition.
pub(crate) struct LightPrefixMisspelt;

impl Rule for LightPrefixMisspelt {
    fn slug(&self) -> &'static str {
        "light-prefix-misspelt"
    }

    fn family(&self) -> Family {
        Family::Naming
    }

    fn text(&self) -> &'static str {
        include_str!("light_prefix_misspelt.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        if let Some(written) = misspelt(case) {
            findings.push(case.finding(self, &case.place()).measured(written));
        }
    }
}

/// The piece of the name that means the prefix and is written in another way.
///
/// At the begin any spelling in letters counts when the word ends there; further on, where `light`
/// can be an ordinary word, only capitals do.
pub(super) fn misspelt(case: &Case<'_>) -> Option<String> {
    let prefix = case.edition.names.light_prefix.as_str();
    let word = prefix.trim_matches(|c: char| !c.is_alphanumeric());
    let name = case.candidate.name.as_str();
    if case.named_light() || word.is_empty() {
        return None;
    }
    for (start, _) in name.char_indices() {
        let (Some(before), Some(rest)) = (name.get(..start), name.get(start..)) else { continue };
        let (Some(written), Some(after)) = (rest.get(..word.len()), rest.get(word.len()..)) else {
            continue;
        };
        let at_begin = !before.chars().any(char::is_alphanumeric);
        let spelt = written == word || (at_begin && written.eq_ignore_ascii_case(word));
        let stands_alone = !before.ends_with(char::is_alphanumeric)
            && !after.starts_with(|c: char| {
                c.is_uppercase() || (c.is_lowercase() && (!at_begin || written != word))
            });
        if spelt && stands_alone {
            let separator = after.chars().next().filter(|c| !c.is_alphanumeric() && *c != '.');
            let lead = if at_begin { before } else { before.get(start - 1..).unwrap_or("") };
            return Some(format!(
                "{lead}{written}{}",
                separator.map(String::from).unwrap_or_default()
            ));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    fn found(name: &str) -> Option<String> {
        let found = Fixture::of(vec![entry("tabel.xlsx")]).named(name).find(&LightPrefixMisspelt);
        found.first().map(|finding| match &finding.measured {
            Some(crate::finding::Quantity::Public(text)) => text.clone(),
            _ => String::new(),
        })
    }

    #[test]
    fn catches_other_spellings_at_the_begin() {
        assert_eq!(found("light_output.zip").as_deref(), Some("light_"));
        assert_eq!(found("LIGHT-output.zip").as_deref(), Some("LIGHT-"));
        assert_eq!(found("_LIGHT_output.zip").as_deref(), Some("_LIGHT_"));
        assert_eq!(found("Light output.zip").as_deref(), Some("Light "));
        assert_eq!(found("LIGHToutput.zip").as_deref(), Some("LIGHT"));
        assert_eq!(found("LIGHT.zip").as_deref(), Some("LIGHT"));
    }

    #[test]
    fn catches_the_word_in_capitals_further_on() {
        assert_eq!(found("output_LIGHT.zip").as_deref(), Some("_LIGHT"));
    }

    #[test]
    fn does_not_catch_the_right_name_or_other_words() {
        for name in ["LIGHT_output.zip", "lighthouse.zip", "highlight.zip", "output_light.zip"] {
            assert_eq!(found(name), None, "{name}");
        }
    }
}
