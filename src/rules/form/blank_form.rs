//! A control form that is not filled in.

use crate::facts::{Form, FormState, Topic};
use crate::finding::Finding;
use crate::policy::Level;
use crate::route::ContentKind;
use crate::rules::{Case, Family, Rule};

/// The form is there, and no other one is filled in; or it is filled in but for some questions,
/// where it is known what the blank form asks.
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
        let filled = forms.iter().filter(|form| form.state == FormState::Filled);
        findings.extend(filled.filter_map(|form| self.open(case, form)));
    }
}

impl BlankForm {
    /// The questions that were left open. An explanation is asked for only where the output departs
    /// from the guidelines, and a question that is not understood may need no answer.
    fn open(&self, case: &Case<'_>, form: &Form) -> Option<Finding> {
        let open = form.open.iter().filter(|asked| asked.topic != Some(Topic::Explanation));
        let open: Vec<_> = open.collect();
        let first = open.first()?;
        let understood = open.iter().any(|question| question.topic.is_some());
        let level = if understood { Level::Review } else { Level::Note };
        let name = first.text.trim().trim_end_matches([':', '?', '*', ' ']);
        let finding = case.finding(self, &form.place).variant("open").level(level);
        Some(finding.name(name).count(open.len() as u64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use super::super::tests::form;
    use crate::facts::Question;

    #[test]
    fn catches_a_blank_form() {
        let fixture = Fixture::of(vec![form(FormState::Blank, &[])]);
        assert_eq!(fixture.find(&BlankForm).len(), 1);
    }

    fn left_open(topics: &[Option<Topic>]) -> Vec<(Level, Option<u64>)> {
        let mut entry = form(FormState::Filled, &["tabel.xlsx"]);
        let question = |topic: &Option<Topic>| Question {
            text: "Vraag:".into(),
            topic: *topic,
            answers: Vec::new(),
        };
        entry.form.as_mut().unwrap().open = topics.iter().map(question).collect();
        Fixture::of(vec![entry]).find(&BlankForm).iter().map(|f| (f.level, f.count)).collect()
    }

    #[test]
    fn catches_questions_that_were_left_open() {
        let project = Some(Topic::Project);
        assert_eq!(left_open(&[project, None]), [(Level::Review, Some(2))]);
        assert_eq!(left_open(&[None]), [(Level::Note, Some(1))]);
        assert_eq!(left_open(&[Some(Topic::Explanation)]), []);
    }

    #[test]
    fn does_not_catch_a_filled_form_with_a_blank_one_beside_it() {
        let forms = vec![form(FormState::Blank, &[]), form(FormState::Filled, &[])];
        assert_eq!(Fixture::of(forms).find(&BlankForm), []);
    }
}
