//! Scripts in output light.

use crate::facts::Role;
use crate::finding::Finding;
use crate::route::Procedure;
use crate::rules::{Case, Family, Rule};

/// Light is for tables, model outcomes and graphs only.
pub(crate) struct LightHasScript;

impl Rule for LightHasScript {
    fn slug(&self) -> &'static str {
        "light-has-script"
    }

    fn family(&self) -> Family {
        Family::Light
    }

    fn text(&self) -> &'static str {
        include_str!("light_has_script.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        if case.asked == Procedure::Light {
            for entry in case.entries(Role::Script) {
                findings.push(case.finding(self, &entry.place).name(entry.place.path()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    #[test]
    fn catches_a_script_in_light_only() {
        let found = |procedure| {
            let script = of_role("analyse.do", Role::Script);
            Fixture::of(vec![script]).asked(procedure).find(&LightHasScript).len()
        };
        assert_eq!((found(Procedure::Light), found(Procedure::Before)), (1, 0));
    }
}
