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
