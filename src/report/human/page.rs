//! A page of text: paragraphs that fit its width, and colours where they are wanted.

use crate::printable::safe;
use crate::report::Style;
use anstyle::{AnsiColor, Effects};
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// The text of a report as it grows.
pub(super) struct Page {
    text: String,
    width: usize,
    colour: bool,
}

/// How a piece of text stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// As all other text.
    Plain,
    /// A heading or a name.
    Bold,
    /// It is good.
    Good,
    /// Look at it.
    Warn,
    /// It is not good.
    Bad,
    /// Less important.
    Dim,
}

impl Page {
    pub(super) fn new(style: Style) -> Self {
        Self { text: String::new(), width: style.width.max(40), colour: style.colour }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// A line as it is.
    pub(super) fn line(&mut self, ink: Ink, text: &str) {
        // Words of the candidate may stand in it.
        let text = safe(text.trim_end());
        if self.colour && ink != Ink::Plain && !text.is_empty() {
            let style = ink.style();
            self.text.push_str(&format!("{style}{text}{style:#}"));
        } else {
            self.text.push_str(&text);
        }
        self.text.push('\n');
    }

    /// An empty line.
    pub(super) fn gap(&mut self) {
        self.text.push('\n');
    }

    /// The heading of a section.
    pub(super) fn heading(&mut self, title: &str) {
        self.gap();
        self.line(Ink::Bold, title);
        self.rule('-');
    }

    /// A line across the page.
    pub(super) fn rule(&mut self, mark: char) {
        let rule: String = std::iter::repeat_n(mark, self.width).collect();
        self.line(Ink::Dim, &rule);
    }

    /// A paragraph that begins with a word that stands out and a mark; its other lines stand below
    /// the text.
    pub(super) fn marked(&mut self, ink: Ink, word: &str, mark: &str, text: &str) {
        let start = self.text.len();
        self.paragraph(Ink::Plain, &format!("{word}{mark}"), text);
        let begins = self.text.get(start..).is_some_and(|written| written.starts_with(word));
        if self.colour && ink != Ink::Plain && begins {
            let style = ink.style();
            let end = start.saturating_add(word.len());
            self.text.replace_range(start..end, &format!("{style}{word}{style:#}"));
        }
    }

    /// A paragraph that begins with a mark, such as a number; its other lines stand below the text.
    pub(super) fn paragraph(&mut self, ink: Ink, mark: &str, text: &str) {
        let indent = " ".repeat(mark.width());
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let options = textwrap::Options::new(self.width)
            .initial_indent(mark)
            .subsequent_indent(&indent)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        for line in textwrap::wrap(&words, options) {
            self.line(ink, &line);
        }
    }
}

impl Ink {
    fn style(self) -> anstyle::Style {
        let style = anstyle::Style::new();
        match self {
            Self::Plain => style,
            Self::Bold => style.bold(),
            Self::Good => style.bold().fg_color(Some(AnsiColor::Green.into())),
            Self::Warn => style.bold().fg_color(Some(AnsiColor::Yellow.into())),
            Self::Bad => style.bold().fg_color(Some(AnsiColor::Red.into())),
            Self::Dim => style.effects(Effects::DIMMED),
        }
    }
}

/// A text of at most so many columns; the middle of a longer one is left out, because begin and
/// end of a path tell most.
pub(super) fn shortened(text: &str, columns: usize) -> String {
    const DOTS: &str = "...";
    if text.width() <= columns {
        return text.to_owned();
    }
    let room = columns.saturating_sub(DOTS.len());
    let tail_room = room.saturating_mul(2) / 3;
    let mut used = 0usize;
    let mut tail: Vec<char> = text
        .chars()
        .rev()
        .take_while(|letter| {
            used = used.saturating_add(letter.width().unwrap_or(0));
            used <= tail_room
        })
        .collect();
    tail.reverse();
    let mut used = 0usize;
    let head: String = text
        .chars()
        .take_while(|letter| {
            used = used.saturating_add(letter.width().unwrap_or(0));
            used <= room.saturating_sub(tail_room)
        })
        .collect();
    format!("{head}{DOTS}{}", tail.into_iter().collect::<String>())
}

/// A text with spaces behind it up to so many columns.
pub(super) fn left(text: &str, columns: usize) -> String {
    let text = shortened(text, columns);
    let space = " ".repeat(columns.saturating_sub(text.width()));
    text + &space
}

/// A text with spaces before it up to so many columns; never cut.
pub(super) fn right(text: &str, columns: usize) -> String {
    " ".repeat(columns.saturating_sub(text.width())) + text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_path_keeps_its_begin_and_its_end() {
        let short = shortened("map/onderzoek/resultaten/tabellen 2023.xlsx", 24);
        assert_eq!(short.width(), 24);
        assert!(short.starts_with("map/") && short.ends_with("2023.xlsx"), "{short}");
        assert_eq!(left("één", 5), "één  ");
        assert_eq!(right("12", 4), "  12");
    }
}
