//! Output light in the folder for checking after the fact.

use crate::facts::Slot;
use crate::finding::Finding;
use crate::rules::{Case, Family, Rule};

/// The name asks for light, the folder for something that light cannot have.
pub(crate) struct LightAfter;

impl Rule for LightAfter {
    fn slug(&self) -> &'static str {
        "light-after"
    }

    fn family(&self) -> Family {
        Family::Placing
    }

    fn text(&self) -> &'static str {
        include_str!("light_after.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        if case.named_light() && case.candidate.location.slot == Some(Slot::After) {
            findings.push(case.finding(self, &case.place()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    #[test]
    fn catches_light_in_the_folder_for_after_only() {
        let light = |slot| {
            let fixture = Fixture::of(vec![entry("tabel.xlsx")]).named("LIGHT_output.zip");
            fixture.in_folder(slot).find(&LightAfter).len()
        };
        assert_eq!((light(Slot::After), light(Slot::Before)), (1, 0));
    }
}
