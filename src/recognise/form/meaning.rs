//! What the answers of a form come to: whether it is filled in, whether it explains, how much it
//! says there is; and which answers are its own where it is known what the blank form says.

use super::wording::says_nothing;
use super::{files, questions};
use crate::facts::{Form, FormState, Question, Stated, Topic};
use std::collections::BTreeSet;

/// Whether a form is filled in.
///
/// Forms have questions that need no answer, and some are answered in print: one answer in four
/// questions will do, and so will three answers. A form whose questions are not understood is
/// filled in when anything but a title and instructions is in it.
pub(super) fn is_filled(asked: &[Question], loose: &[String], files: &[String]) -> bool {
    let answers: usize = asked.iter().map(|question| question.answers.len()).sum();
    let enough = answers.saturating_mul(4) >= asked.len() || answers >= 3;
    (answers > 0 && enough) || !files.is_empty() || (asked.is_empty() && !loose.is_empty())
}

/// Whether something is written as an explanation; none where none is asked.
pub(super) fn explained(asked: &[Question]) -> Option<bool> {
    let mut asks = asked.iter().filter(|q| q.topic == Some(Topic::Explanation)).peekable();
    asks.peek()?;
    Some(asks.flat_map(|question| &question.answers).any(|answer| !says_nothing(answer)))
}

/// How much the form says there is of each; the first question that is answered with a number.
pub(super) fn stated(asked: &[Question]) -> Stated {
    let numbers = |words: &[&str]| {
        let about = |question: &&Question| {
            let text = questions::words(&question.text);
            question.topic == Some(Topic::Numbers) && text.split(' ').any(|w| words.contains(&w))
        };
        asked.iter().filter(about).find_map(total)
    };
    Stated {
        tables: numbers(&["tabellen", "tables"]),
        models: numbers(&["modellen", "models", "regressies", "regressions"]),
        graphs: numbers(&["figuren", "figures", "grafieken", "graphs"]),
    }
}

/// What the answers to a question add up to: each is a number, perhaps with what it is a number of.
fn total(question: &Question) -> Option<u64> {
    const DIGITS: usize = 6;
    if question.answers.is_empty() {
        return None;
    }
    question.answers.iter().try_fold(0_u64, |sum, answer| {
        let (first, rest) = answer.trim().split_once(' ').unwrap_or((answer.trim(), ""));
        let alone = first.len() <= DIGITS && !rest.contains(|c: char| c.is_ascii_digit());
        sum.checked_add(first.parse().ok().filter(|_| alone)?)
    })
}

/// A form held against the blank one: what is printed there is no answer, and the questions there
/// that have no answer here are open.
pub(super) fn against(mut form: Form, blank: &Form) -> Form {
    if form.state == FormState::Unread {
        return form;
    }
    let printed: BTreeSet<(String, String)> = blank
        .questions
        .iter()
        .flat_map(|question| question.answers.iter().map(move |answer| (question, answer)))
        .map(|(question, answer)| (questions::words(&question.text), spaced(answer)))
        .collect();
    for question in &mut form.questions {
        let key = questions::words(&question.text);
        question.answers.retain(|answer| !printed.contains(&(key.clone(), spaced(answer))));
    }
    let loose: BTreeSet<String> = blank.loose.iter().map(|text| spaced(text)).collect();
    form.loose.retain(|text| !loose.contains(&spaced(text)));
    let own = form.questions.iter().flat_map(|question| &question.answers).chain(&form.loose);
    let named: BTreeSet<String> = own.flat_map(|text| files::names(text)).collect();
    form.files.retain(|name| named.contains(name));
    if form.state == FormState::Filled && !is_filled(&form.questions, &form.loose, &form.files) {
        form.state = FormState::Blank;
    }
    form.explained = explained(&form.questions);
    form.stated = stated(&form.questions);
    let answered: BTreeSet<String> = form
        .questions
        .iter()
        .filter(|question| !question.answers.is_empty())
        .map(|question| questions::words(&question.text))
        .collect();
    let is_open = |question: &&Question| !answered.contains(&questions::words(&question.text));
    form.open = blank.questions.iter().filter(is_open).cloned().collect();
    form
}

/// A text with one space where there are several.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
