//! Texts that stand beside the cells of a sheet.

use crate::content::{Content, HiddenKind, Line, LineKind, PassageHead, Sink, holds_digit};
use crate::place::Place;

/// Delivers texts that stand beside the cells: tips, prompts, alternative texts.
///
/// Nobody sees them on opening the sheet. Words alone give nothing away; a number may.
pub(in crate::formats) fn tips(place: &Place, texts: Vec<String>, sink: &mut dyn Sink) {
    let count = texts.iter().filter(|text| holds_digit(text)).count() as u64;
    sink.hidden(place, HiddenKind::Text, count);
    passage(place, true, texts, sink);
}

/// Delivers texts that nobody sees on opening the sheet, whatever is in them, and how many they are.
pub(in crate::formats) fn unseen(
    place: &Place,
    what: HiddenKind,
    texts: Vec<String>,
    sink: &mut dyn Sink,
) {
    sink.hidden(place, what, texts.len() as u64);
    passage(place, true, texts, sink);
}

/// Delivers texts as a passage, line by line.
pub(in crate::formats) fn passage(
    place: &Place,
    hidden: bool,
    texts: Vec<String>,
    sink: &mut dyn Sink,
) {
    if texts.iter().all(|text| text.trim().is_empty()) {
        return;
    }
    sink.take(Content::Passage(PassageHead { place: place.clone(), hidden }));
    let mut number = 0;
    for text in &texts {
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            number += 1;
            let text = line.to_owned();
            sink.take(Content::Line(Line { number, text, kind: LineKind::Prose }));
        }
    }
    sink.take(Content::PassageEnd);
}
