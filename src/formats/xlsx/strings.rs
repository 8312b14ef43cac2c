//! Shared strings: the texts of a workbook, kept once and named by number.

use super::super::flow::{STRUCK, joins_numbers, raised};
use super::super::ooxml::Office;
use super::super::sheets::texts;
use super::super::xml::{Piece, Tag, Xml};
use crate::content::{HiddenKind, Sink, holds_digit};
use crate::gap::Reason;
use crate::place::Place;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};

/// The texts of a workbook, one after another in one run of memory.
#[derive(Debug, Default)]
pub(super) struct Strings {
    text: String,
    /// Where each text ends.
    ends: Vec<u32>,
    /// For each text a bit: whether a cell has shown it.
    used: Vec<AtomicU64>,
    /// Readings beside texts that name a number: only East Asian programs show them.
    readings: Vec<String>,
}

/// Readings beside texts that are kept.
const MOST_READINGS: usize = 1_000;

impl Strings {
    /// Reads the shared strings; what the part says about their number is not believed.
    ///
    /// # Errors
    /// The part is damaged, or the texts are longer than `whole_bytes`.
    pub(super) fn read(office: &Office, part: &str) -> Result<Self, Reason> {
        let mut strings = Self::default();
        let most = office.limits().whole_bytes.min(u64::from(u32::MAX));
        let mut xml = office.xml(part)?;
        loop {
            let is_text = match xml.next()? {
                Piece::Start(tag) => tag.name() == "si",
                Piece::Eof => {
                    strings.used.resize_with(strings.ends.len().div_ceil(64), AtomicU64::default);
                    return Ok(strings);
                }
                _ => false,
            };
            if is_text {
                let reading = rich_text(&mut xml, &mut strings.text)?;
                let told = holds_digit(&reading);
                if told && strings.readings.len() < MOST_READINGS {
                    strings.readings.push(reading);
                }
                // An end takes four bytes of its own: many empty texts take memory too.
                let bytes = strings.text.len() as u64 + 4 * strings.ends.len() as u64;
                if bytes > most {
                    return Err(Reason::limit("whole_bytes", office.limits().whole_bytes));
                }
                strings.ends.push(u32::try_from(strings.text.len()).unwrap_or(u32::MAX));
            }
        }
    }

    /// The text of that number, for a cell.
    pub(super) fn get(&self, number: usize) -> Option<&str> {
        let text = self.text(number);
        let bit = 1_u64 << (number % 64);
        if let Some(used) = self.used.get(number / 64)
            && used.load(Ordering::Relaxed) & bit == 0
        {
            used.fetch_or(bit, Ordering::Relaxed);
        }
        text
    }

    /// Delivers the texts with numbers that no cell has shown, once all sheets were read. Some programs
    /// write the same text many times, and one of them is shown.
    pub(super) fn deliver_unseen(&self, place: &Place, most: u64, sink: &mut dyn Sink) {
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        let is_used = |number: usize| {
            let used = self.used.get(number / 64);
            used.is_none_or(|used| used.load(Ordering::Relaxed) & (1 << (number % 64)) != 0)
        };
        let all = || (0..self.ends.len()).filter_map(|number| Some((number, self.text(number)?)));
        let unused = all().filter(|(number, _)| !is_used(*number)).map(|(_, text)| text);
        let mut unseen: BTreeSet<&str> =
            unused.filter(|text| holds_digit(text)).take(most).collect();
        if !unseen.is_empty() {
            for (_, text) in all().filter(|(number, _)| is_used(*number)) {
                unseen.remove(text);
            }
        }
        let readings = self.readings.iter().map(String::as_str);
        let texts: Vec<String> = readings.chain(unseen).map(str::to_owned).collect();
        texts::unseen(place, HiddenKind::OrphanPart, texts, sink);
    }

    fn text(&self, number: usize) -> Option<&str> {
        let end = usize::try_from(*self.ends.get(number)?).ok()?;
        let start = match number.checked_sub(1) {
            Some(before) => usize::try_from(*self.ends.get(before)?).ok()?,
            None => 0,
        };
        self.text.get(start..end)
    }
}

/// How a run of a rich text looks, as far as it matters to the numbers in it.
#[derive(Default)]
struct Run {
    /// Raised, as a note mark is.
    raised: bool,
    struck: bool,
    /// Whether the run before it is struck out.
    follows_struck: bool,
}

impl Run {
    /// Takes a run or one of its properties.
    fn take(&mut self, tag: Tag<'_>) {
        let value = || tag.attribute("val").unwrap_or_default();
        match tag.name() {
            "r" => *self = Self { follows_struck: self.struck, ..Self::default() },
            "vertAlign" => self.raised = value() == "superscript",
            "strike" => self.struck = !matches!(value().as_ref(), "0" | "false"),
            _ => {}
        }
    }

    /// Appends the text of the run.
    fn write(&mut self, piece: &str, text: &mut String, start: usize) {
        let before = text.get(start..).unwrap_or_default();
        if std::mem::replace(&mut self.follows_struck, self.struck) != self.struck
            && joins_numbers(before, piece)
        {
            text.push_str(STRUCK);
        }
        if self.raised {
            text.extend(piece.chars().map(raised));
        } else {
            text.push_str(piece);
        }
    }
}

/// Appends the text of the open element `si` or `is`: its runs joined, without the phonetic signs
/// that East Asian texts carry beside them, which are the answer. Control characters written
/// `_x000D_` are resolved.
pub(super) fn rich_text(xml: &mut Xml<'_>, text: &mut String) -> Result<String, Reason> {
    let mut depth = 1_u32;
    let mut in_text = false;
    let mut phonetic = None;
    let mut reading = String::new();
    let mut run = Run::default();
    let start = text.len();
    while depth > 0 {
        match xml.next()? {
            Piece::Start(tag) => {
                depth = depth.saturating_add(1);
                match tag.name() {
                    "t" => in_text = true,
                    "rPh" if phonetic.is_none() => phonetic = Some(depth),
                    _ => run.take(tag),
                }
            }
            Piece::Text(piece) if in_text && phonetic.is_none() => run.write(piece, text, start),
            Piece::Text(piece) if in_text && phonetic.is_some() => reading.push_str(piece),
            Piece::Text(_) => {}
            Piece::End(name) => {
                if name == "t" {
                    in_text = false;
                }
                if phonetic == Some(depth) {
                    phonetic = None;
                }
                depth = depth.saturating_sub(1);
            }
            Piece::Eof => return Err(Reason::Damaged),
        }
    }
    if text.get(start..).is_some_and(|new| new.contains("_x")) {
        let resolved = resolve(text.get(start..).unwrap_or_default());
        text.truncate(start);
        text.push_str(&resolved);
    }
    Ok(reading)
}

/// Resolves `_x0033_`, the way in which sheets write characters that XML cannot hold.
fn resolve(text: &str) -> String {
    let mut resolved = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_x") {
        resolved.push_str(before);
        let code = after.get(..4).filter(|_| after.get(4..5) == Some("_"));
        let character =
            code.and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32);
        if let Some(character) = character {
            resolved.push(character);
            rest = after.get(5..).unwrap_or_default();
        } else {
            resolved.push_str("_x");
            rest = after;
        }
    }
    resolved.push_str(rest);
    resolved
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Content;

    #[test]
    fn resolves_characters_written_by_their_number() {
        assert_eq!(resolve("_x0033_ a_x000D_b _xyz _x12"), "3 a\rb _xyz _x12");
    }

    #[test]
    fn does_not_pass_over_texts_that_no_cell_shows() {
        let strings = Strings {
            text: "2020Zuid n = 32020noot".to_owned(),
            ends: vec![4, 14, 18, 22],
            used: vec![AtomicU64::default()],
            readings: Vec::new(),
        };
        assert_eq!(strings.get(0), Some("2020"));
        let mut content = Vec::new();
        strings.deliver_unseen(&Place::entry("a.xlsx"), 10, &mut content);
        let lines: Vec<_> = content
            .iter()
            .filter_map(|piece| match piece {
                Content::Line(line) => Some(line.text.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!(lines, ["Zuid n = 3"]);
    }
}
