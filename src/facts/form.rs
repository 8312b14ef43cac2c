//! What the output control form says.

use crate::place::Place;

/// A control form that was found in the candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The entry.
    pub place: Place,
    /// Whether it is filled in.
    pub state: FormState,
    /// Names of files that it mentions, in its own order.
    pub files: Vec<String>,
    /// Whether something is written where it asks for an explanation; none where it does not ask.
    pub explained: Option<bool>,
    /// How many tables, models and graphs it says there are.
    pub stated: Stated,
    /// What it asks and what is answered, in its own order.
    pub questions: Vec<Question>,
    /// What is written on it and answers no question.
    pub loose: Vec<String>,
    /// Questions of the blank form that have no answer of their own here; none where it is not
    /// known what the blank form looks like.
    pub open: Vec<Question>,
}

/// Whether a form is filled in, as far as a program can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FormState {
    /// Something was filled in.
    Filled,
    /// Questions without an answer.
    Blank,
    /// The form could not be read.
    Unread,
}

/// A question of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// As it stands on the form.
    pub text: String,
    /// What it is about, where that is understood.
    pub topic: Option<Topic>,
    /// What stands in the place of its answer; several below the heading of a column.
    pub answers: Vec<String>,
}

/// What a question of a form is about; a form asks about several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// Which project it is for.
    Project,
    /// Who offers the output.
    Person,
    /// Which files are offered.
    Files,
    /// How many tables, figures, cells or models they hold.
    Numbers,
    /// What they show, about whom, from which data.
    Subject,
    /// Whether the guidelines are kept.
    Guidelines,
    /// Why there is no risk where they are not.
    Explanation,
}

/// Numbers that a form states; none where it does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stated {
    /// Tables.
    pub tables: Option<u64>,
    /// Models.
    pub models: Option<u64>,
    /// Graphs.
    pub graphs: Option<u64>,
}
