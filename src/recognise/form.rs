//! The control form: whether an entry is it, whether it is filled in, which files it names.
//!
//! The form is known by its name and by what it asks. CBS changes the form now and then and
//! researchers rename it, so neither a fixed name nor a fixed layout is relied on: a form has a
//! title of its own and questions about the project, the researcher, the files, the numbers of
//! tables and figures, the guidelines, and an explanation; each topic that is found
//! is one sign. An answer is what stands in the place of an answer: beside or below its question.

mod files;
mod meaning;
mod phrases;
mod questions;
mod reading;
mod wording;

use super::{Found, Knowledge};
use crate::content::{Content, Nature, Value};
use crate::facts::{Form, FormState, Topic};
use crate::place::Place;
use reading::Reading;
use std::collections::BTreeSet;

/// Keeps the first texts of an entry, in which a form would show itself.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    items: Vec<Vec<Piece>>,
    letters: usize,
}

/// A text with the column in which it stands; a line of text is one piece in column 0.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    column: u32,
    text: String,
}

/// A form has a few pages: what lies beyond these limits is not looked at.
const MOST_ITEMS: usize = 2_000;
const MOST_LETTERS: usize = 128 * 1024;

/// Characters of one text that are kept: an answer is known by its begin.
const MOST_OF_ONE: usize = 1_000;

impl Sheet {
    /// Looks at a piece of content and keeps its texts.
    pub(super) fn see(&mut self, content: &Content) {
        if self.items.len() >= MOST_ITEMS || self.letters >= MOST_LETTERS {
            return;
        }
        let pieces: Vec<Piece> = match content {
            Content::Row(row) => row
                .cells
                .iter()
                .map(|cell| Piece { column: cell.column, text: shown(&cell.value) })
                .filter(|piece| !piece.text.trim().is_empty())
                .collect(),
            // Fields that are set apart by tabs or spaces stand beside each other, as cells do.
            Content::Line(line) => (0..)
                .zip(fields(&line.text))
                .map(|(column, text)| Piece { column, text: clipped(text) })
                .collect(),
            // An empty item ends a table.
            Content::Grid(_) | Content::Passage(_) => {
                self.items.push(Vec::new());
                return;
            }
            _ => return,
        };
        if !pieces.is_empty() {
            self.letters = pieces
                .iter()
                .fold(self.letters, |letters, piece| letters.saturating_add(piece.text.len()));
            self.items.push(pieces);
        }
    }

    /// What the entry says as a control form; none where it is none.
    ///
    /// By its name it is one unless it holds results and asks nothing. By its content it is one
    /// when it has the title and asks about two topics, or without the title all four that
    /// together make a form: who, which files, what is in them, and why that is safe.
    pub(super) fn form(
        &self,
        place: &Place,
        nature: Nature,
        knowledge: Knowledge<'_>,
        found: &Found,
    ) -> Option<Form> {
        let form_name = knowledge.form_name;
        let by_name = names_form(place.path(), form_name);
        let written = matches!(nature, Nature::Document | Nature::Sheet | Nature::Text);
        let may_be_one = written || (by_name && nature == Nature::Unknown);
        if !may_be_one {
            return None;
        }
        let titled = self.is_titled(form_name);
        let is_form = |topics: &BTreeSet<Topic>| {
            let asks = |topic: Topic| topics.contains(&topic);
            let signs = topics.len();
            if by_name {
                let results =
                    found.tables.iter().any(|table| table.cells > 0) || !found.models.is_empty();
                !results || titled || signs >= 2
            } else {
                nature != Nature::Text
                    && ((titled && signs >= 2)
                        || ((asks(Topic::Project) || asks(Topic::Person))
                            && asks(Topic::Files)
                            && (asks(Topic::Numbers) || asks(Topic::Guidelines))
                            && asks(Topic::Explanation)))
            }
        };
        // Most entries do not hold the words of a form: they are not read as one.
        if !is_form(&reading::mentioned(&self.items)) {
            return None;
        }
        let reading = Reading::of(&self.items);
        if !is_form(&reading.questions.iter().filter_map(|question| question.topic).collect()) {
            return None;
        }
        let Reading { questions, loose, files, .. } = reading;
        let state = match meaning::is_filled(&questions, &loose, &files) {
            true => FormState::Filled,
            false if found.gaps.is_empty() && nature != Nature::Unknown => FormState::Blank,
            false => FormState::Unread,
        };
        let form = Form {
            place: place.clone(),
            state,
            explained: meaning::explained(&questions).filter(|_| state != FormState::Unread),
            stated: meaning::stated(&questions),
            files,
            questions,
            loose,
            open: Vec::new(),
        };
        Some(match knowledge.blank_form {
            Some(blank) => meaning::against(form, blank),
            None => form,
        })
    }

    /// Whether one of its first texts is the title of the form.
    fn is_titled(&self, form_name: &str) -> bool {
        const FIRST: usize = 12;
        const LONGEST: usize = 100;
        let mut texts = self.items.iter().take(FIRST).flatten().map(|piece| piece.text.as_str());
        texts.any(|text| {
            // No number names anything.
            let has_words = text.bytes().any(|byte| !byte.is_ascii() || byte.is_ascii_alphabetic());
            has_words && text.chars().count() <= LONGEST && names_form(text, form_name)
        })
    }
}

/// What the form is called besides the name that the rules give it, without spaces and signs.
const NAMES: [&str; 7] = [
    "outputcontroleformulier",
    "controleformulier",
    "outputcontrolform",
    "outputcheckform",
    "outputcheckingform",
    "outputcheckformulier",
    "outputformulier",
];

/// Whether the last part of a path, or a title, names the form: whatever its case, its signs and
/// what stands before or after (`Outputcontroleformulier_2024-03 (1).docx`).
fn names_form(path: &str, form_name: &str) -> bool {
    let name = questions::letters(path.rsplit(['/', '!']).next().unwrap_or(path));
    let given = questions::letters(form_name);
    (!given.is_empty() && name.contains(&given)) || NAMES.iter().any(|known| name.contains(known))
}

/// A value as a text in which an answer can be seen.
fn shown(value: &Value) -> String {
    match value {
        Value::Number(number, _) => number.to_string(),
        Value::Text(text) => clipped(text),
        // Its content does not matter: a date was filled in.
        Value::Date => "1-1".to_owned(),
        Value::Truth(true) => "ja".to_owned(),
        Value::Truth(false) | Value::Error => String::new(),
    }
}

fn fields(line: &str) -> impl Iterator<Item = &str> {
    line.split('\t').flat_map(|field| field.split("   ")).filter(|field| !field.trim().is_empty())
}

fn clipped(text: &str) -> String {
    if text.len() <= MOST_OF_ONE {
        return text.to_owned();
    }
    text.chars().take(MOST_OF_ONE).collect()
}

#[cfg(test)]
mod tests;
