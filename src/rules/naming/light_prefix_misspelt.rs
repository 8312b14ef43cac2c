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

/// The piece of the name that means the prefix and is written in another way, with the signs around
/// it that a reader takes for a part of it.
pub(super) fn misspelt(case: &Case<'_>) -> Option<String> {
    let name = case.candidate.name.as_str();
    let meant = case.edition.meant_as_light(name)?;
    let (before, after) = (name.get(..meant.start)?, name.get(meant.end..)?);
    let at_begin = !before.chars().any(char::is_alphanumeric);
    let lead = match before.chars().next_back() {
        _ if at_begin => before.to_owned(),
        sign => sign.filter(|sign| !sign.is_alphanumeric()).map(String::from).unwrap_or_default(),
    };
    let tail = after.chars().next().filter(|sign| !sign.is_alphanumeric() && *sign != '.');
    let tail = tail.map(String::from).unwrap_or_default();
    Some(format!("{lead}{}{tail}", name.get(meant)?))
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
    fn catches_slips_of_the_keyboard_and_the_words_output_light() {
        assert_eq!(found("LIGTH_output.zip").as_deref(), Some("LIGTH_"));
        assert_eq!(found("output_light.zip").as_deref(), Some("_light"));
        assert_eq!(found("Outputlight_inkomen.zip").as_deref(), Some("Outputlight_"));
    }

    #[test]
    fn does_not_catch_the_right_name_or_other_words() {
        for name in ["LIGHT_output.zip", "lighthouse.zip", "highlight.zip", "tabel_light.zip"] {
            assert_eq!(found(name), None, "{name}");
        }
    }
}
