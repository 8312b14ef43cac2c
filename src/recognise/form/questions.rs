//! What control forms ask, in Dutch and English, by topic.

use super::phrases::{self, HEADINGS, PHRASES, PREPRINTED};
use crate::facts::Topic;

/// What a text is as a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// A question about a known topic.
    Known(Topic),
    /// A question: it ends as one.
    Unknown,
    /// The heading of a column, or a question that the form answers itself.
    Heading,
}

/// What a text asks; none where it is no question.
///
/// A question is short, and ends in `:` or `?` or begins with words that forms ask with.
pub(super) fn asked(text: &str) -> Option<Asked> {
    const LONGEST_QUESTION: usize = 300;
    const LONGEST_LABEL: usize = 70;
    let text = text.trim();
    let length = text.chars().count();
    let ends = text.ends_with([':', '?', '*']);
    // Most cells of a sheet are numbers, and no question begins with one.
    if !ends && !text.chars().any(char::is_alphabetic) {
        return None;
    }
    if length == 0 || length > LONGEST_QUESTION || !super::files::names(text).is_empty() {
        return None;
    }
    let words = words(text);
    if HEADINGS.contains(&words.as_str()) || PREPRINTED.iter().any(|known| begins(&words, known)) {
        return Some(Asked::Heading);
    }
    if !ends && length > LONGEST_LABEL {
        return None;
    }
    // `1a. Projectnummer` asks for the project; `Toelichting bij project` for an explanation.
    let begun = phrases::beginning_like(&words).find(|(_, phrase)| begins(&words, phrase));
    let held = || {
        let of_topic = |(topic, phrases): &(Topic, &[&str])| {
            phrases.iter().any(|phrase| holds(&words, phrase)).then_some(*topic)
        };
        PHRASES.iter().find_map(of_topic).map_or(Asked::Unknown, Asked::Known)
    };
    begun.map(|(topic, _)| Asked::Known(topic)).or_else(|| ends.then(held))
}

/// Whether the text is nothing but known words of a question: it may stand beside another one.
pub(super) fn is_label(text: &str) -> bool {
    if text.trim().ends_with(':') || !text.chars().any(char::is_alphabetic) {
        return text.trim().ends_with(':');
    }
    let label = words(text);
    HEADINGS.contains(&label.as_str())
        || phrases::beginning_like(&label).any(|(_, phrase)| phrase == label)
}

/// The topic of the question, also in a sentence that merely speaks of it.
pub(super) fn topic(text: &str) -> Option<Topic> {
    match asked(text) {
        Some(Asked::Known(topic)) => Some(topic),
        _ => None,
    }
}

/// The letters and digits of a text, in lower case.
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The words of a text in lower case with one space between, without a number before them.
pub(super) fn words(text: &str) -> String {
    let spaced: String = text
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .flat_map(char::to_lowercase)
        .collect();
    let mut words: Vec<&str> = spaced.split_whitespace().collect();
    let is_number = |word: &str| word.len() <= 3 && word.starts_with(|c: char| c.is_ascii_digit());
    while words.len() > 1 && words.first().is_some_and(|word| is_number(word)) {
        words.remove(0);
    }
    words.join(" ")
}

fn begins(words: &str, phrase: &str) -> bool {
    words.strip_prefix(phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

fn holds(words: &str, phrase: &str) -> bool {
    words.match_indices(phrase).any(|(at, _)| {
        let (before, from) = words.split_at(at);
        (before.is_empty() || before.ends_with(' ')) && begins(from, phrase)
    })
}
