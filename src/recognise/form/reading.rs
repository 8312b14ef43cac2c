//! Reads a form: its questions, and what stands in the place of their answers.

use super::Piece;
use super::files;
use super::questions::{self, Asked};
use super::wording::{answer, is_example, is_instruction, is_ordinal};
use crate::facts::{Question, Topic};
use std::collections::BTreeSet;

/// What was read in a form.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// What it asks, with what is answered.
    pub(super) questions: Vec<Question>,
    /// Lines that are neither question nor instruction and belong to no question.
    pub(super) loose: Vec<String>,
    /// Names of files in its answers.
    pub(super) files: Vec<String>,
    /// The question that still waits for its answer.
    open: Option<Open>,
    /// The questions that head the columns of the table being read.
    columns: Vec<(u32, Open)>,
}

/// A question that takes answers.
#[derive(Debug, Clone, Copy)]
struct Open {
    asked: Asked,
    /// Which one it is of those that were read; none for what asks nothing.
    number: Option<usize>,
}

const EXPLANATION: Asked = Asked::Known(Topic::Explanation);

/// Names of files kept of one form.
const MOST_FILES: usize = 1_000;

impl Reading {
    /// Reads the texts of a form in their order; an empty item ends a table.
    pub(super) fn of(items: &[Vec<Piece>]) -> Self {
        let mut reading = Self::default();
        for item in items {
            let pieces: Vec<Piece> = item.iter().flat_map(split).collect();
            reading.row(&pieces);
        }
        reading
    }

    fn row(&mut self, pieces: &[Piece]) {
        if pieces.is_empty() {
            self.columns.clear();
            return;
        }
        let asked: Vec<Option<Asked>> =
            pieces.iter().map(|piece| questions::asked(&piece.text)).collect();
        let labels = pieces.iter().filter(|piece| questions::is_label(&piece.text)).count();
        if labels >= 2 && labels.saturating_mul(2) > pieces.len() {
            self.columns.clear();
            for (piece, asked) in pieces.iter().zip(&asked) {
                if let Some(asked) = asked {
                    let head = self.ask(*asked, &piece.text);
                    self.columns.push((piece.column, head));
                }
            }
            self.open = None;
        } else if asked.first().is_some_and(Option::is_some) {
            self.questions_with_answers(pieces, &asked);
        } else {
            self.below_headings(pieces);
        }
    }

    /// A row that begins with a question: what follows answers it, up to the next question.
    fn questions_with_answers(&mut self, pieces: &[Piece], asked: &[Option<Asked>]) {
        for (index, (piece, asked)) in pieces.iter().zip(asked).enumerate() {
            let question = asked.filter(|_| index == 0 || questions::is_label(&piece.text));
            if let Some(question) = question {
                self.open = Some(self.ask(question, &piece.text));
                continue;
            }
            let Some(answer) = answer(&piece.text) else { continue };
            // `Question | Yes | Explanation`: the column may ask for something of its own.
            let heading = self.heading(piece.column);
            if let Some(heading) = heading.filter(|head| head.asked == EXPLANATION) {
                self.answer(heading, answer);
            } else if let Some(open) = self.open.take() {
                self.answer(open, answer);
            }
        }
    }

    /// A row without a question: answers below headings, or text that answers what was asked last.
    fn below_headings(&mut self, pieces: &[Piece]) {
        for (index, piece) in pieces.iter().enumerate() {
            let Some(text) = answer(&piece.text).filter(|_| !is_instruction(&piece.text)) else {
                continue;
            };
            // The rows of an empty table are often numbered.
            let is_row_number = index == 0 && text.len() <= 3 && is_ordinal(text);
            let heading = self.heading(piece.column).filter(|_| pieces.len() > 1 || index > 0);
            match (heading, self.open) {
                (Some(_), _) if is_row_number => {}
                (Some(heading), _) => self.answer(heading, text),
                (None, Some(open)) => {
                    self.open = None;
                    self.answer(open, text);
                }
                (None, None) if self.heading(piece.column).is_some() && !is_row_number => {
                    if let Some(heading) = self.heading(piece.column) {
                        self.answer(heading, text);
                    }
                }
                (None, None) => {
                    self.loose.push(text.to_owned());
                    self.name_files(text);
                }
            }
        }
    }

    fn heading(&self, column: u32) -> Option<Open> {
        self.columns.iter().find(|(at, _)| *at == column).map(|(_, head)| *head)
    }

    fn ask(&mut self, asked: Asked, text: &str) -> Open {
        let topic = match asked {
            Asked::Known(topic) => Some(topic),
            Asked::Unknown => None,
            Asked::Heading => return Open { asked, number: None },
        };
        let number = self.questions.len();
        self.questions.push(Question { text: text.to_owned(), topic, answers: Vec::new() });
        Open { asked, number: Some(number) }
    }

    fn answer(&mut self, to: Open, text: &str) {
        let question = to.number.and_then(|number| self.questions.get_mut(number));
        // The addressee is printed on the form.
        let Some(question) = question.filter(|_| !text.to_lowercase().contains("@cbs.nl")) else {
            return;
        };
        question.answers.push(text.to_owned());
        self.name_files(text);
    }

    fn name_files(&mut self, text: &str) {
        if is_example(text) {
            return;
        }
        for name in files::names(text) {
            if self.files.len() < MOST_FILES && !self.files.contains(&name) {
                self.files.push(name);
            }
        }
    }
}

/// The topics that the texts could ask about, wherever they stand: those that a form does ask about
/// are among them.
pub(super) fn mentioned(items: &[Vec<Piece>]) -> BTreeSet<Topic> {
    let mut topics = BTreeSet::new();
    for piece in items.iter().flatten() {
        if piece.text.contains(':') {
            topics.extend(split(piece).iter().filter_map(|part| questions::topic(&part.text)));
        } else {
            topics.extend(questions::topic(&piece.text));
        }
    }
    topics
}

/// A text that holds a question and its answer, `Projectnummer: 1234`, as two.
fn split(piece: &Piece) -> Vec<Piece> {
    const LONGEST_QUESTION: usize = 120;
    let part = |text: &str| Piece { column: piece.column, text: text.trim().to_owned() };
    let Some((question, rest)) = piece.text.split_once(':') else {
        return vec![part(&piece.text)];
    };
    let question = format!("{question}:");
    let is_question = question.chars().count() <= LONGEST_QUESTION
        && files::names(&question).is_empty()
        && (rest.starts_with(' ') || questions::topic(&question).is_some());
    if is_question && !rest.trim().is_empty() {
        return vec![part(&question), part(rest)];
    }
    vec![part(&piece.text)]
}
