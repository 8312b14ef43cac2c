//! Lines of text, as any kind of file may hold them.

use crate::place::Place;

/// The begin of a run of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassageHead {
    /// Where the text stands; lines are counted within it.
    pub place: Place,
    /// Whether a person who opens the file does not see it.
    pub hidden: bool,
}

/// A line of text; in a document, a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Counted from 1 within the file (in a document: within the passage).
    pub number: u64,
    /// The text without its line end.
    pub text: String,
    /// What the line is to its file.
    pub kind: LineKind,
}

/// Whether a text holds a digit: words alone give nothing away, a number may.
#[must_use]
pub fn holds_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

/// What a line is to its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineKind {
    /// Running text: a paragraph, a heading, a caption.
    Prose,
    /// Text whose columns matter, as printed by a program.
    Printed,
    /// Program text without its comments.
    Code,
    /// A comment in program text.
    Comment,
    /// Results that were saved with program text.
    SavedOutput,
}
