//! What the title of a table says that it is about.

use super::layout::plain;
use crate::facts::Table;

/// What a title says a table is about, and in which years.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Subject {
    words: String,
    years: Vec<String>,
}

impl Subject {
    /// The subject of a table; nothing where it has no title.
    pub(super) fn of(table: &Table) -> Self {
        Self::of_title(&plain(table.title.as_deref().unwrap_or("")))
    }

    /// What a title says a table is about, and in which years: its words before *naar* or *by*, without
    /// the number of the table. `Tabel 1: banen naar sector, 2023` and `Tabel 2: banen naar regio, 2023`
    /// are about the same jobs.
    pub(super) fn of_title(title: &str) -> Self {
        let words = || title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let is_year =
            |word: &&str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        let numbers = |word: &&str| matches!(*word, "tabel" | "table");
        let is_number = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
        let mut about = words().skip_while(numbers).skip_while(is_number).peekable();
        let mut subject = Vec::new();
        while let Some(word) = about.next_if(|word| !matches!(*word, "naar" | "by" | "per")) {
            subject.push(word);
        }
        // Without such a word all of the title is its subject.
        let mut years: Vec<String> = words().filter(is_year).map(str::to_owned).collect();
        years.sort();
        Self { words: subject.join(" "), years }
    }

    /// Whether the title says what it is about.
    pub(super) fn is_told(&self) -> bool {
        !self.words.is_empty()
    }

    /// Whether two tables are about the same; without a title nothing says so.
    pub(super) fn is_that_of(&self, other: &Self) -> bool {
        self.is_told() && self == other
    }
}
