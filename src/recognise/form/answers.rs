//! Reads a form: its questions, and what stands in the place of their answers.

use super::Piece;
use super::files;
use super::questions::{self, Asked, Family};
use std::collections::BTreeSet;

/// What was read in a form.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// Families of questions that it asks.
    pub(super) families: BTreeSet<Family>,
    /// Names of files in its answers.
    pub(super) files: Vec<String>,
    /// Whether something is written as an explanation; none where none is asked.
    pub(super) explained: Option<bool>,
    questions: usize,
    answers: usize,
    /// Lines that are neither question nor instruction and belong to no question.
    loose: usize,
    /// The question that still waits for its answer.
    open: Option<Asked>,
    /// The questions that head the columns of the table being read.
    columns: Vec<(u32, Asked)>,
}

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

    /// Whether it is filled in.
    ///
    /// Forms have questions that need no answer, and some are answered in print: one answer in four
    /// questions will do, and so will three answers. A form whose questions are not understood is
    /// filled in when anything but a title and instructions is in it.
    pub(super) fn is_filled(&self) -> bool {
        let enough = self.answers.saturating_mul(4) >= self.questions || self.answers >= 3;
        (self.answers > 0 && enough)
            || !self.files.is_empty()
            || (self.questions == 0 && self.loose > 0)
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
                    self.ask(*asked);
                    self.columns.push((piece.column, *asked));
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
                self.ask(question);
                self.open = Some(question);
                continue;
            }
            let Some(answer) = answer(&piece.text) else { continue };
            // `Question | Yes | Explanation`: the column may ask for something of its own.
            let heading = self.heading(piece.column);
            if let Some(Asked::Known(Family::Explanation)) = heading {
                self.answer(Asked::Known(Family::Explanation), answer);
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
                    self.loose = self.loose.saturating_add(1);
                    self.name_files(text);
                }
            }
        }
    }

    fn heading(&self, column: u32) -> Option<Asked> {
        self.columns.iter().find(|(at, _)| *at == column).map(|(_, asked)| *asked)
    }

    fn ask(&mut self, asked: Asked) {
        if let Asked::Known(family) = asked {
            self.families.insert(family);
            if family == Family::Explanation {
                self.explained.get_or_insert(false);
            }
        }
        if asked != Asked::Heading {
            self.questions = self.questions.saturating_add(1);
        }
    }

    fn answer(&mut self, asked: Asked, text: &str) {
        // The addressee is printed on the form.
        if asked == Asked::Heading || text.to_lowercase().contains("@cbs.nl") {
            return;
        }
        self.answers = self.answers.saturating_add(1);
        if asked == Asked::Known(Family::Explanation) && !says_nothing(text) {
            self.explained = Some(true);
        }
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
        && (rest.starts_with(' ') || questions::family(&question).is_some());
    if is_question && !rest.trim().is_empty() {
        return vec![part(&question), part(rest)];
    }
    vec![part(&piece.text)]
}

/// The text as an answer; none where it only marks the place of one.
fn answer(text: &str) -> Option<&str> {
    let text = text.trim();
    if text.contains(['☒', '☑', '✓', '✔', '✗', '✘']) || has_cross(text) {
        return Some(text);
    }
    let words = questions::words(text);
    let options: Vec<&str> = words.split(' ').collect();
    let all_options = options.len() > 1
        && options.iter().all(|word| {
            matches!(
                *word,
                "ja" | "nee" | "nvt" | "yes" | "no" | "na" | "of" | "or" | "n" | "v" | "t"
            )
        });
    let bare = !text.chars().any(char::is_alphanumeric);
    let stand_in = words.chars().all(|c| matches!(c, 'x' | 'd' | 'm' | 'j' | 'y' | ' '))
        && words.chars().count() > 2;
    let said = words == "n v t" || words == "n a";
    let empty = bare || (all_options && !said) || stand_in || is_prompt(text);
    (!empty).then_some(text)
}

/// Whether a box drawn with brackets is crossed: `[x] ja  [ ] nee`.
fn has_cross(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.contains("[x]") || lower.contains("(x)")
}

/// Whether an office program or the maker of the form asks for something to be written here.
fn is_prompt(text: &str) -> bool {
    const BEGINS: [&str; 24] = [
        "klik",
        "tik hier",
        "kies een",
        "selecteer",
        "vul hier",
        "vul in",
        "typ hier",
        "geef hier",
        "beschrijf hier",
        "hier invullen",
        "in te vullen",
        "click",
        "tap here",
        "choose",
        "select",
        "enter",
        "fill in",
        "type here",
        "your answer",
        "insert",
        "tekst invoeren",
        "uw antwoord",
        "indien van toepassing",
        "if applicable",
    ];
    let lower = text.to_lowercase();
    let wrapped = [('(', ')'), ('[', ']'), ('<', '>'), ('{', '}')]
        .iter()
        .any(|(open, close)| text.starts_with(*open) && text.ends_with(*close));
    let box_alone = text.starts_with(['☐', '□', '❑']);
    wrapped || box_alone || BEGINS.iter().any(|begin| lower.starts_with(begin))
}

/// Whether running text tells how the form is to be filled in.
fn is_instruction(text: &str) -> bool {
    const BEGINS: [&str; 34] = [
        "vul ",
        "geef ",
        "beschrijf",
        "vermeld",
        "noem",
        "licht ",
        "let op",
        "indien ",
        "hier ",
        "graag ",
        "dit formulier",
        "u ",
        "bijv",
        "voeg ",
        "gebruik",
        "stuur",
        "lever ",
        "alle ",
        "optioneel",
        "verplicht",
        "maximaal",
        "fill",
        "please",
        "give",
        "describe",
        "state",
        "if ",
        "note",
        "this form",
        "you ",
        "e.g",
        "optional",
        "required",
        "use ",
    ];
    let lower = text.trim().to_lowercase();
    BEGINS.iter().any(|begin| lower.starts_with(begin)) || is_example(&lower)
}

/// Whether the text gives an example of an answer.
fn is_example(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["bijv.", "bijvoorbeeld", "bv.", "e.g.", "for example", "voorbeeld:", "example:"]
        .iter()
        .any(|sign| lower.contains(sign))
}

/// Whether an explanation is only said to be absent.
fn says_nothing(text: &str) -> bool {
    const NOTHING: [&str; 12] = [
        "nvt",
        "n v t",
        "na",
        "n a",
        "geen",
        "nee",
        "no",
        "none",
        "niet van toepassing",
        "not applicable",
        "geen toelichting",
        "geen opmerkingen",
    ];
    NOTHING.contains(&questions::words(text).as_str())
}

fn is_ordinal(text: &str) -> bool {
    let digits = text.trim_end_matches(['.', ')']);
    digits.chars().all(|c| c.is_ascii_digit()) || digits.chars().count() == 1
}
