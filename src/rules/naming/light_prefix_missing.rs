//! Output that could be light and is not named so.

use crate::finding::Finding;
use crate::route::Procedure;
use crate::rules::{Case, Family, Rule};

/// Says what the name would gain.
pub(crate) struct LightPrefixMissing;

impl Rule for LightPrefixMissing {
    fn slug(&self) -> &'static str {
        "light-prefix-missing"
    }

    fn family(&self) -> Family {
        Family::Naming
    }

    fn text(&self) -> &'static str {
        include_str!("light_prefix_missing.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        if case.route.procedure == Procedure::Light
            && !case.named_light()
            && super::light_prefix_misspelt::misspelt(case).is_none()
        {
            findings.push(case.finding(self, &case.place()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    #[test]
    fn notes_output_that_fits_light() {
        let fitting = Fixture::of(vec![entry("tabel.xlsx")]).routed(Procedure::Light);
        assert_eq!(fitting.find(&LightPrefixMissing).len(), 1);
    }

    #[test]
    fn does_not_note_output_that_is_named_so_or_goes_elsewhere() {
        let named = Fixture::of(vec![entry("tabel.xlsx")]).asked(Procedure::Light);
        assert_eq!(named.named("LIGHT_output.zip").find(&LightPrefixMissing), []);
        let other = Fixture::of(vec![entry("tabel.xlsx")]).asked(Procedure::After);
        assert_eq!(other.find(&LightPrefixMissing), []);
    }
}
