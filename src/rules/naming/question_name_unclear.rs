//! A question to CBS whose name does not say that it is one.

use crate::finding::Finding;
use crate::route::ContentKind;
use crate::rules::{Case, Family, Rule};

/// The document asks that a question can clearly be recognised where it lies (Exportmap).
pub(crate) struct QuestionNameUnclear;

/// Words in a name by which a question is recognised.
const WORDS: [&str; 3] = ["vraag", "vragen", "question"];

impl Rule for QuestionNameUnclear {
    fn slug(&self) -> &'static str {
        "question-name-unclear"
    }

    fn family(&self) -> Family {
        Family::Naming
    }

    fn text(&self) -> &'static str {
        include_str!("question_name_unclear.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let name = case.candidate.name.to_lowercase();
        let is_clear = WORDS.iter().any(|word| name.contains(word));
        if case.content == ContentKind::Question && !is_clear {
            findings.push(case.finding(self, &case.place()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    fn question(name: &str) -> Fixture {
        Fixture::of(vec![entry("tekst.docx")]).named(name).content(ContentKind::Question)
    }

    #[test]
    fn catches_a_question_that_is_named_like_anything() {
        assert_eq!(question("output.zip").find(&QuestionNameUnclear).len(), 1);
    }

    #[test]
    fn does_not_catch_a_question_that_says_so_or_anything_else() {
        assert_eq!(question("Vraag over koppelen.docx").find(&QuestionNameUnclear), []);
        assert_eq!(question("our_QUESTIONS.zip").find(&QuestionNameUnclear), []);
        let output = Fixture::of(vec![entry("tabel.xlsx")]).named("output.zip");
        assert_eq!(output.find(&QuestionNameUnclear), []);
    }
}
