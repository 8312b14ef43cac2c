//! Texts that stand beside the cells of a sheet.

use crate::content::{Content, HiddenKind, Line, LineKind, PassageHead, Sink, holds_digit};
use crate::gap::Reason;
use crate::place::Place;
use crate::policy::Limits;

/// How much is held of the texts that stand beside the cells, in two lists.
#[derive(Debug, Default)]
pub(in crate::formats) struct Kept {
    counted: [usize; 2],
    bytes: u64,
}

impl Kept {
    /// Weighs what was added to the lists.
    ///
    /// # Errors
    /// All together is more than what is held whole.
    pub(in crate::formats) fn weigh(
        &mut self,
        lists: [&Vec<String>; 2],
        limits: &Limits,
    ) -> Result<(), Reason> {
        for (list, counted) in lists.into_iter().zip(&mut self.counted) {
            for text in list.get(*counted..).unwrap_or_default() {
                self.bytes = self.bytes.saturating_add(text.len() as u64);
            }
            *counted = list.len();
        }
        match self.bytes > limits.whole_bytes {
            true => Err(Reason::limit("whole_bytes", limits.whole_bytes)),
            false => Ok(()),
        }
    }
}

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
