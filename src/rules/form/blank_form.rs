//! A control form that is not filled in.

use crate::facts::{Form, FormState};
use crate::finding::Finding;
use crate::rules::{Case, ContentKind, Family, Rule};

/// The form is there, and no other one is filled in.
pub(crate) struct BlankForm;

impl Rule for BlankForm {
    fn slug(&self) -> &'static str {
        "blank-form"
    }

    fn family(&self) -> Family {
        Family::Form
    }

    fn text(&self) -> &'static str {
        include_str!("blank_form.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        if case.content != ContentKind::Output {
            return;
        }
        let forms: Vec<&Form> = super::forms(case).collect();
        if forms.iter().all(|form| form.state == FormState::Blank) {
            findings.extend(forms.iter().map(|form| case.finding(self, &form.place)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use super::super::tests::form;

    #[test]
    fn catches_a_blank_form() {
        let fixture = Fixture::of(vec![form(FormState::Blank, &[])]);
        assert_eq!(fixture.find(&BlankForm).len(), 1);
    }

    #[test]
    fn does_not_catch_a_filled_form_with_a_blank_one_beside_it() {
        let forms = vec![form(FormState::Blank, &[]), form(FormState::Filled, &[])];
        assert_eq!(Fixture::of(forms).find(&BlankForm), []);
    }
}
