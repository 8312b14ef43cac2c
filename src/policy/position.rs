//! Where something stands in a rules file, so that a refusal can point at it.

use serde::Deserialize;
use serde::de::IgnoredAny;
use std::collections::BTreeMap;
use std::fmt;
use toml::Spanned;

/// A line and a column, both counted from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character within it.
    pub column: usize,
}

impl Position {
    /// The position behind these bytes, which may break off within a character or be no text.
    #[must_use]
    pub fn behind(bytes: &[u8]) -> Self {
        let line = bytes.iter().filter(|byte| **byte == b'\n').count();
        let last = bytes.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
        // The bytes of UTF-8 that only go on with a character begin with the bits 10.
        let characters = last.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count();
        Self { line: line.saturating_add(1), column: characters.saturating_add(1) }
    }
}

impl Default for Position {
    fn default() -> Self {
        Self { line: 1, column: 1 }
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// Where those things stand that are only found wrong once the whole file was read.
#[derive(Debug, Clone, Default)]
pub(super) struct Positions {
    /// The name of the default edition.
    pub(super) default_edition: Position,
    /// The first block of a rule.
    pub(super) rules: Position,
    /// The block of each rule.
    pub(super) blocks: BTreeMap<String, Position>,
}

impl Positions {
    /// In a text that was read as a rules file.
    pub(super) fn of(text: &str) -> Self {
        #[derive(Deserialize)]
        struct Marked {
            default_edition: Spanned<IgnoredAny>,
            rules: Spanned<BTreeMap<Spanned<String>, IgnoredAny>>,
        }
        let Ok(marked) = toml::from_str::<Marked>(text) else { return Self::default() };
        let lines = Lines::of(text);
        let rules = lines.position(marked.rules.span().start);
        let blocks = marked.rules.into_inner().into_keys();
        Self {
            default_edition: lines.position(marked.default_edition.span().start),
            rules,
            blocks: blocks
                .map(|slug| (lines.position(slug.span().start), slug.into_inner()))
                .map(|(position, slug)| (slug, position))
                .collect(),
        }
    }
}

/// Where the lines of a text begin.
struct Lines<'t> {
    text: &'t [u8],
    begins: Vec<usize>,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Self {
        let behind = text.match_indices('\n').map(|(at, _)| at.saturating_add(1));
        Self { text: text.as_bytes(), begins: [0].into_iter().chain(behind).collect() }
    }

    /// The position of the byte at that place.
    fn position(&self, at: usize) -> Position {
        let line = self.begins.partition_point(|begin| *begin <= at);
        let begin = line.checked_sub(1).and_then(|last| self.begins.get(last));
        let before = begin.and_then(|begin| self.text.get(*begin..at)).unwrap_or_default();
        Position { line, ..Position::behind(before) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn behind(bytes: &[u8]) -> (usize, usize) {
        let position = Position::behind(bytes);
        (position.line, position.column)
    }

    #[test]
    fn columns_count_characters_and_not_bytes() {
        assert_eq!(behind(b""), (1, 1));
        assert_eq!(behind("één\ntwéé".as_bytes()), (2, 5));
        assert_eq!(behind(b"a\r\n"), (2, 1));
    }

    #[test]
    fn points_at_the_key_of_each_block() {
        let text = "default_edition = 'x'\n[rules.een]\na = 1\n[rules]\ntwee = 2\n";
        let positions = Positions::of(text);
        assert_eq!(positions.default_edition, Position { line: 1, column: 19 });
        assert_eq!(positions.blocks["een"], Position { line: 2, column: 8 });
        assert_eq!(positions.blocks["twee"], Position { line: 5, column: 1 });
    }
}
