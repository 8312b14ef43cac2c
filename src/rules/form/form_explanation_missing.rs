//! Output that departs from the guidelines and a form that does not explain why.

use crate::facts::Form;
use crate::finding::Finding;
use crate::policy::Level;
use crate::rules::{Case, Family, Rule};
use std::collections::BTreeSet;

/// Only where the form asks for an explanation and nothing is written there.
pub(crate) struct FormExplanationMissing;

impl Rule for FormExplanationMissing {
    fn slug(&self) -> &'static str {
        "form-explanation-missing"
    }

    fn family(&self) -> Family {
        Family::Form
    }

    fn text(&self) -> &'static str {
        include_str!("form_explanation_missing.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let forms: Vec<&Form> = super::forms(case).collect();
        let asked_in_vain = forms.iter().find(|form| form.explained == Some(false));
        let explained = forms.iter().any(|form| form.explained == Some(true));
        let Some(form) = asked_in_vain.filter(|_| case.guidelines_hold() && !explained) else {
            return;
        };
        let rules: BTreeSet<&str> = case
            .guideline_findings()
            .filter(|finding| finding.level >= Level::Review)
            .map(|finding| finding.rule)
            .collect();
        if !rules.is_empty() {
            let rules = rules.into_iter().collect::<Vec<_>>().join(", ");
            findings.push(case.finding(self, &form.place).detail(rules));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use super::super::tests::form;
    use crate::facts::{FormState, Measure};

    fn found(count: &str, explained: Option<bool>) -> usize {
        let table = results(&[("Aantal", Measure::Count)], &[("mannen", &[count])]);
        let mut entry = form(FormState::Filled, &["tabel.xlsx"]);
        entry.form.as_mut().unwrap().explained = explained;
        Fixture::of(vec![table, entry]).find(&FormExplanationMissing).len()
    }

    #[test]
    fn catches_a_small_count_without_an_explanation() {
        assert_eq!(found("7", Some(false)), 1);
    }

    #[test]
    fn does_not_catch_an_explanation_a_form_that_does_not_ask_or_compliant_output() {
        assert_eq!(found("7", Some(true)) + found("7", None) + found("70", Some(false)), 0);
    }
}
