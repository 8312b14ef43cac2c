//! Text on its way: from bytes and numbers to signs, and to where the group that it stands in is for.

use super::Reader;
use crate::formats::flow::raised;
use crate::formats::rtf::state::Goal;

/// Letters of this size, in half points, cannot be read.
const TINY: i32 = 4;

impl Reader<'_, '_> {
    /// A byte of text, or half a byte of a file.
    pub(super) fn byte(&mut self, byte: u8) {
        if matches!(self.state.goal, Goal::Picture | Goal::Object) {
            self.files.digit(byte);
        } else if self.skip > 0 {
            self.skip = self.skip.saturating_sub(1);
        } else if self.state.goal != Goal::Nothing {
            self.bytes.push(byte);
        }
    }

    /// Decodes the bytes of text that were gathered.
    pub(super) fn decode(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let of_font = self.fonts.get(&self.state.font).and_then(|font| font.encoding);
        let text = of_font.unwrap_or(self.encoding).decode_without_bom_handling(&bytes).0;
        self.text(&text);
    }

    /// Decoded text, by what the group is for.
    pub(super) fn text(&mut self, text: &str) {
        match self.state.goal {
            Goal::Nothing | Goal::Picture | Goal::Object => {}
            Goal::Colours => text.matches(';').for_each(|_| self.colour()),
            Goal::Fonts | Goal::Property(_) | Goal::Field => self.words.push_str(text),
            Goal::Unseen => self.unseen.push_str(text),
            Goal::Text => self.shown(text),
        }
    }

    /// Text of the document, by how it looks.
    fn shown(&mut self, text: &str) {
        let state = self.state;
        let monospaced = self.fonts.get(&state.font).is_some_and(|font| font.monospaced);
        let white = self.whites.get(state.colour).copied().unwrap_or(false) && !state.ground;
        // Heads of tables are white on a ground that the table gives.
        let white = white && state.level == 0;
        let Some(story) = self.stories.last_mut() else { return };
        if state.deleted {
            story.removed.push_str(text);
        } else if state.hidden || white || state.size <= TINY {
            story.hidden.push_str(text);
        } else {
            if !text.trim().is_empty() {
                story.printed = Some(story.printed.unwrap_or(true) && monospaced);
            }
            if state.raised {
                story.seen.extend(text.chars().map(raised));
            } else {
                story.seen.push_str(text);
            }
        }
    }

    /// A sign that is written by its number in UTF-16.
    pub(super) fn sign(&mut self, value: i32) {
        self.skip = self.state.stand_ins;
        let unit = u16::try_from(value & 0xffff).unwrap_or(0);
        let units = match self.half.take() {
            Some(first) => vec![first, unit],
            None if (0xd800..0xdc00).contains(&unit) => {
                self.half = Some(unit);
                return;
            }
            None => vec![unit],
        };
        let text = String::from_utf16_lossy(&units);
        self.text(&text);
    }
}
